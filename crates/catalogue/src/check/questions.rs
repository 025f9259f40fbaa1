//! What protocols ask: numbers and lists that fit the question, and the rules of alarms.

use std::collections::BTreeMap;

use super::Check;
use crate::{Alarm, Analysis, Ask, Kind, Origin};

impl Check<'_> {
    pub(super) fn ask(&mut self, place: &Origin, ask: &Ask) {
        match ask {
            Ask::Windows { months, headline, .. } => {
                let rising = months.windows(2).all(|pair| pair[0] < pair[1]);
                if months.is_empty() || !rising || months[0] == 0 {
                    let remedy = "write at least one number of months, smallest first, as in [6, 12, 24, 36]";
                    self.find(&place.key("months"), "these are no windows", remedy);
                }
                if let Some(headline) = headline.filter(|headline| !months.contains(headline)) {
                    let problem = format!("{headline} is none of the windows");
                    self.find(&place.key("headline"), problem, "name one of `months`");
                }
            }
            Ask::Effect { method, covariates, factors, .. } => {
                self.one_of(&place.key("method"), "method", method, &Ask::METHODS);
                if covariates.is_empty() && factors.is_empty() {
                    let remedy = "name `covariates` or `factors`; without any there are no people alike";
                    self.find(place, "nothing makes the groups comparable", remedy);
                }
            }
            Ask::Steps { order, groups, .. } => {
                self.differ("step", order.iter().enumerate().map(|(at, step)| (step.as_str(), place.nth("order", at))));
                if order.len() == 1 || groups.is_some_and(|groups| groups < 2) {
                    let remedy = "name the steps from the lowest in `order`, or at least 2 `groups` of a score";
                    self.find(place, "one step is no scale", remedy);
                }
                if groups.is_some() && !order.is_empty() {
                    let remedy = "keep `order` for bands, or `groups` for a score";
                    self.find(&place.key("groups"), "steps in an order are not put into groups", remedy);
                }
            }
            Ask::Expected { probability, strata, standard, .. } => {
                if probability.is_some() != strata.is_empty() {
                    let remedy = "name either a column of probabilities as `probability` or columns of `strata`";
                    self.find(place, "what is expected has no one source", remedy);
                }
                if probability.is_some() && standard.is_some() {
                    let remedy = "keep `standard` for `strata`";
                    self.find(&place.key("standard"), "foretold probabilities need no standard", remedy);
                }
            }
            Ask::Errors { by, .. } if by.is_empty() => {
                self.find(place, "there are no groups to compare", "name columns of groups in `by`");
            }
            Ask::Agreement { raters, scale } => {
                self.one_of(&place.key("scale"), "scale", scale, &Ask::SCALES);
                self.at_least_two(place, "raters", raters);
            }
            Ask::Reliability { items, reverse } => {
                self.at_least_two(place, "items", items);
                for (index, item) in reverse.iter().enumerate().filter(|(_, item)| !items.contains(item)) {
                    let known = items.iter().map(String::as_str);
                    self.unknown_word(&place.nth("reverse", index), "item", item, known, "name it in `items` too");
                }
            }
            Ask::Index { model, opening, closing, .. } => self.index(place, model, [opening, closing]),
            Ask::Completeness { items, .. } => self.at_least_two(place, "items", items),
            _ => {}
        }
    }

    /// Every dimension of the model has its column at both ends, and nothing else has.
    fn index(&mut self, place: &Origin, model: &str, ends: [&BTreeMap<String, String>; 2]) {
        self.refer(&place.key("model"), Kind::Index, model);
        let Some(known) = self.catalogue.indices.get(model) else { return };
        for (key, columns) in ["opening", "closing"].into_iter().zip(ends) {
            let place = place.key(key);
            for id in columns.keys().filter(|id| known.dimension(id).is_none()) {
                let ids = known.dimension.iter().map(|dimension| dimension.id.as_str());
                let otherwise = format!("name a dimension of indices/{model}.toml, or remove it");
                self.unknown_word(&place.key(id.clone()), "dimension", id, ids, &otherwise);
            }
            for dimension in known.dimension.iter().filter(|dimension| !columns.contains_key(&dimension.id)) {
                let problem = format!("dimension `{}` of index `{model}` has no column in `{key}`", dimension.id);
                let remedy = "name one; where the record does not hold it, a column that is null for everybody";
                self.find(&place, problem, remedy);
            }
        }
    }

    fn at_least_two(&mut self, place: &Origin, key: &'static str, columns: &[String]) {
        self.differ("column", columns.iter().enumerate().map(|(at, one)| (one.as_str(), place.nth(key, at))));
        if columns.len() < 2 {
            self.find(&place.key(key), format!("`{key}` has fewer than two columns"), "name at least two");
        }
    }

    pub(super) fn alarms(&mut self, place: &Origin, analysis: &Analysis) {
        let all = analysis.alarm.iter().enumerate();
        self.differ("alarm", all.clone().map(|(at, alarm)| (alarm.id.as_str(), place.nth("alarm", at).key("id"))));
        for (index, alarm) in all {
            let place = place.nth("alarm", index);
            self.plain(&place.key("id"), &alarm.id);
            if alarm.below.is_some() == alarm.above.is_some() {
                let remedy = "give the limit once: `below = 0.05` or `above = 0.05`";
                self.find(&place, format!("alarm `{}` has no one limit", alarm.id), remedy);
            }
            for (lang, text) in &alarm.rule.0 {
                for name in Alarm::places(text) {
                    self.one_of(&place.key("rule").key(lang.clone()), "placeholder", name, &Alarm::LIMITS);
                }
            }
        }
    }
}
