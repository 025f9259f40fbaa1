//! Instruments: codes they use are in the lists, roles and qualifications exist, what is used is sealed.

use std::sync::Arc;

use super::Check;
use super::seal::Seal;
use crate::{Instrument, InstrumentDefinition, InstrumentState, Item, Kind, Origin};

impl Check<'_> {
    pub(super) fn instruments(&mut self) {
        let catalogue = self.catalogue;
        for definition in &catalogue.instrument_definitions {
            let origin = self.origin(Kind::Instrument, &format!("{}/{}", definition.id, definition.version));
            self.instrument(&origin, definition);
        }
        for instrument in catalogue.instruments.values().flat_map(|versions| versions.values()) {
            self.seal(instrument);
        }
    }

    fn instrument(&mut self, origin: &Origin, definition: &Arc<InstrumentDefinition>) {
        let folder = origin.file.split('/').nth(1).unwrap_or_default();
        if folder != definition.id {
            let problem = format!("id `{}` is not the name of its folder", definition.id);
            self.find(&origin.key("id"), problem, format!("write `id = \"{folder}\"` or rename the folder"));
        }
        self.code(&origin.key("id"), "instrument", &definition.id);
        self.code(&origin.key("kind"), "instrument-kind", &definition.kind);
        for (index, agency) in definition.agencies.iter().enumerate() {
            self.agency(&origin.nth("agencies", index), agency);
        }
        if let Some(topic) = &definition.topic {
            self.refer(&origin.key("topic"), Kind::Classifier, topic);
        }
        for (index, role) in definition.seen_by.iter().enumerate() {
            self.refer(&origin.nth("seen_by", index), Kind::Role, role);
        }
        let used_by = origin.key("used_by");
        for (index, role) in definition.used_by.roles.iter().enumerate() {
            self.refer(&used_by.nth("roles", index), Kind::Role, role);
        }
        if let Some(qualification) = &definition.used_by.qualification {
            self.code(&used_by.key("qualification"), "qualification", qualification);
        }
        self.codes(&origin.key("applies"), "sex", "sex", &definition.applies.sex);
        self.states(origin, definition);
        for (index, item) in definition.item.iter().enumerate() {
            let place = origin.nth("item", index);
            if let Some(from) = &item.from {
                self.one_of(&place.key("from"), "place in the record", from, &Item::FROM);
            }
            if let Some(need) = &item.need {
                self.code(&place.key("need").key("area"), "need", &need.area);
            }
        }
        for (index, score) in definition.score.iter().enumerate() {
            if let Some(need) = &score.need {
                self.code(&origin.nth("score", index).key("need").key("area"), "need", &need.area);
            }
        }
        for (index, domain) in definition.domain.iter().enumerate() {
            if let Some(need) = &domain.need {
                self.code(&origin.nth("domain", index).key("need").key("area"), "need", &need.area);
            }
        }
    }

    fn states(&mut self, origin: &Origin, definition: &InstrumentDefinition) {
        if definition.state.is_empty() {
            self.find(&origin.key("state"), "the instrument has no state", "add `[[state]]` with `is` and `from`");
        }
        for (index, pair) in definition.state.windows(2).enumerate() {
            if pair[1].from < pair[0].from {
                let problem = format!("the state of {} stands after the later one of {}", pair[1].from, pair[0].from);
                self.find(&origin.nth("state", index + 1).key("from"), problem, "list states oldest first");
            }
        }
        if definition.test.is_empty() {
            self.find(origin, "the instrument has no test", "add `[[test]]` with answers and what they must give");
        }
    }

    /// A version in practice is sealed, and what is sealed still means the same.
    fn seal(&mut self, instrument: &Instrument) {
        let definition = &instrument.definition;
        let origin = self.origin(Kind::Instrument, &format!("{}/{}", definition.id, definition.version));
        let in_practice = definition.state.iter().any(|state| state.is == InstrumentState::InPractice);
        let unsealed = "the instrument is in practice, but this version is not sealed against change";
        let (id, version, next) = (&definition.id, definition.version, definition.version + 1);
        self.sealed(
            &origin,
            definition.sealed.as_deref(),
            &Seal {
                hash: &instrument.hash,
                unsealed: in_practice.then_some(unsealed),
                changed: format!("version {version} was sealed, but what it asks or how it scores has changed since"),
                remedy: format!("take the change back and write it as instruments/{id}/{next}.toml"),
            },
        );
    }
}
