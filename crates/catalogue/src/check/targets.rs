//! Promised values, and the ledger counts that answer them.

use chrono::Datelike;

use super::Check;
use crate::{Comparator, Kind, LedgerCount, LedgerWhat, Origin, PolicyDocument, Target, TargetKind};

impl Check<'_> {
    /// `document` is the plan that makes the promise.
    pub(super) fn target(&mut self, place: &Origin, target: &Target, document: Option<&PolicyDocument>) {
        self.refer(&place.key("unit"), Kind::Unit, &target.unit);
        let trend = matches!(target.comparator, Comparator::Increase | Comparator::Stable);
        let figureless = trend || matches!(target.kind, TargetKind::Milestone | TargetKind::Trend);
        if target.value.is_none() && !figureless && target.anomaly.is_empty() {
            let remedy =
                "write `value`, compare with `increase` or `stable`, or say in `[[anomaly]]` why none is printed";
            self.find(place, format!("target `{}` has no value to compare with", target.id), remedy);
        }
        if target.kind == TargetKind::Trend && !trend {
            let problem = format!("target `{}` is a trend but is compared with a value", target.id);
            self.find(&place.key("kind"), problem, "write `comparator = \"increase\"` or `\"stable\"`");
        }
        let exceptions =
            target.exception.iter().map(|(year, value)| (place.key("exception").key(year.clone()), *value));
        for (place, value) in target.value.map(|value| (place.key("value"), value)).into_iter().chain(exceptions) {
            if target.kind == TargetKind::Percent && value > 100.0 {
                self.find(&place, format!("{value} percent is more than all"), "write 100 or less, or another `kind`");
            } else if value < 0.0 {
                self.find(&place, format!("the promised value {value} is below zero"), "write zero or more");
            }
        }
        for key in target.exception.keys() {
            let place = place.key("exception").key(key.clone());
            let (Some(year), Some(document)) = (self.year(&place, key), document) else { continue };
            let (from, to) = (document.from.year(), document.to.year());
            if !(from..=to).contains(&year) {
                let problem = format!("{year} lies outside the period {from}–{to} of `{}`", document.id);
                self.find(&place, problem, "mend the year");
            }
        }
        if let (Some(deadline), Some(document)) = (target.deadline, document)
            && deadline < document.from
        {
            let problem = format!("the deadline {deadline} comes before `{}` begins on {}", document.id, document.from);
            self.find(&place.key("deadline"), problem, "mend the day");
        }
        if let Some(count) = &target.count {
            self.count(&place.key("count"), count);
        }
    }

    pub(super) fn count(&mut self, place: &Origin, count: &LedgerCount) {
        if count.what == LedgerWhat::Deliverables {
            self.codes(place, "types", "deliverable-kind", &count.types);
        } else {
            for (index, id) in count.types.iter().enumerate() {
                self.refer(&place.nth("types", index), Kind::ActivityType, id);
            }
        }
        let headcount = count.what == LedgerWhat::Headcount;
        let list = if headcount { "headcount-kind" } else { "participant-role" };
        for (index, role) in count.roles.iter().enumerate() {
            let place = place.nth("roles", index);
            self.code(&place, list, role);
            if count.what != LedgerWhat::Deliverables {
                self.can_take_part(&place, role, count);
            }
        }
        if let Some(agency) = &count.agency {
            self.agency(&place.key("agency"), agency);
        }
        if let Some(project) = &count.project {
            self.refer(&place.key("project"), Kind::Project, project);
        }
        if let Some(topic) = &count.topic {
            self.code(&place.key("topic"), "topic", topic);
        }
    }

    /// A role that none of the counted types allows would count nothing for ever.
    fn can_take_part(&mut self, place: &Origin, role: &str, count: &LedgerCount) {
        let types: Option<Vec<_>> = count.types.iter().map(|id| self.catalogue.activity_types.get(id)).collect();
        let Some(types) = types.filter(|types| !types.is_empty()) else { return };
        let headcount = count.what == LedgerWhat::Headcount;
        let allowed = types.iter().any(|activity| {
            if headcount { activity.headcounts.contains_key(role) } else { activity.roles.contains_key(role) }
        });
        if !allowed {
            let names = count.types.join("`, `");
            let key = if headcount { "headcounts" } else { "roles" };
            let problem = format!("`{role}` does not occur in activity type `{names}`, so this counts nothing");
            self.find(place, problem, format!("name one of the type's `{key}` or add it there"));
        }
    }
}
