//! External funds, their indicators, and the demarcation rule.

use std::collections::BTreeSet;

use super::Check;
use crate::{Kind, Origin};

impl Check<'_> {
    pub(super) fn funds(&mut self) {
        let catalogue = self.catalogue;
        let mut indicators = Vec::new();
        for fund in catalogue.funds.values() {
            let origin = self.origin(Kind::Fund, &fund.id);
            self.codes(&origin, "traits", "qualifying-trait", &fund.traits);
            for (index, indicator) in fund.indicator.iter().enumerate() {
                let place = origin.nth("indicator", index);
                self.refer(&place.key("unit"), Kind::Unit, &indicator.unit);
                indicators.push((indicator.id.as_str(), place.key("id")));
            }
        }
        self.differ("EU indicator", indicators);
        if let Some(demarcation) = &catalogue.demarcation {
            let place = self.origin(Kind::Demarcation, "demarcation").key("sql");
            self.parameters(&place, &demarcation.sql, &BTreeSet::from(["within_days"]));
        }
    }

    /// An EU indicator that one of the funds has.
    pub(super) fn eu_indicator(&mut self, place: &Origin, id: &str) {
        let funds = &self.catalogue.funds;
        let incomplete = self.unread(Kind::Fund) || self.catalogue.broken.iter().any(|(kind, _)| *kind == Kind::Fund);
        let mut known = funds.values().flat_map(|fund| &fund.indicator).map(|indicator| indicator.id.as_str());
        if !incomplete && !known.any(|known| known == id) {
            let known = funds.values().flat_map(|fund| &fund.indicator).map(|indicator| indicator.id.as_str());
            self.unknown_word(place, "EU indicator", id, known, "add it as `[[fund.indicator]]` in funds.toml");
        }
    }
}
