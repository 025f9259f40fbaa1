//! Kinds of ledger entries: roles, headcounts that add up, and the fields they ask for.

use super::Check;
use crate::{ActivityType, HeadcountKind, Kind, Origin};

/// Fields a type can ask for.
const FIELDS: [&str; 10] =
    ["topic", "region", "minutes", "profession", "place", "funding", "partner", "theme", "programme", "instrument"];

/// Levels at which a yearly minimum can hold.
const LEVELS: [&str; 4] = ["prison", "region", "unit", "agency"];

impl Check<'_> {
    pub(super) fn activity_types(&mut self) {
        let catalogue = self.catalogue;
        for activity in catalogue.activity_types.values() {
            let origin = self.origin(Kind::ActivityType, &activity.id);
            self.code(&origin.key("group"), "activity-group", &activity.group);
            for (index, agency) in activity.agencies.iter().enumerate() {
                self.agency(&origin.nth("agencies", index), agency);
            }
            for role in activity.roles.keys() {
                self.code(&origin.key("roles").key(role.clone()), "participant-role", role);
            }
            self.codes(&origin, "professions", "profession", &activity.professions);
            for (index, field) in activity.requires.iter().enumerate() {
                self.one_of(&origin.nth("requires", index), "field", field, &FIELDS);
            }
            self.headcounts(&origin, activity);
            if let Some(minimum) = &activity.minimum {
                let place = origin.key("minimum");
                self.one_of(&place.key("per"), "level", &minimum.per, &LEVELS);
                self.codes(&place, "regimes", "regime", &minimum.regimes);
            }
        }
    }

    fn headcounts(&mut self, origin: &Origin, activity: &ActivityType) {
        for (kind, part) in &activity.headcounts {
            let place = origin.key("headcounts").key(kind.clone());
            self.code(&place, "headcount-kind", kind);
            let HeadcountKind::PartOf(whole) = part else { continue };
            if activity.headcounts.get(whole) != Some(&HeadcountKind::Whole) {
                let problem = format!("headcount `{kind}` is part of `{whole}`, which is no whole of this type");
                let remedy = format!("add `{whole} = \"whole\"` or name a headcount that is a whole");
                self.find(&place, problem, remedy);
            }
        }
    }
}
