//! What every kind of definition tells the loader: its kind, its id and where it is kept.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::{
    Act, ActivityType, Catalogue, Classifier, Deadline, DeadlineWords, Demarcation, Fund, ImportMapping, IndexModel,
    Indicator, InstrumentDefinition, Kind, Milestone, PlanRow, PolicyDocument, Project, Protocol, ReportWords, Role,
    Standard, Study, Task, Unit,
};

/// A definition that is read from a file, or from one element of a list in a file.
pub(crate) trait Definition: DeserializeOwned {
    /// Its kind.
    const KIND: Kind;

    /// Its id among definitions of its kind.
    fn id(&self) -> String;

    /// Puts it into the catalogue; `folder` is the last folder of its file.
    fn keep(self, catalogue: &mut Catalogue, folder: &str);
}

macro_rules! kept_by_id {
    ($($kind:ident: $type:ident in $map:ident),* $(,)?) => {$(
        impl Definition for $type {
            const KIND: Kind = Kind::$kind;

            fn id(&self) -> String {
                self.id.clone()
            }

            fn keep(self, catalogue: &mut Catalogue, _: &str) {
                catalogue.$map.insert(self.id.clone(), self);
            }
        }
    )*};
}

macro_rules! kept_in_order {
    ($($kind:ident: $type:ident in $list:ident),* $(,)?) => {$(
        impl Definition for $type {
            const KIND: Kind = Kind::$kind;

            fn id(&self) -> String {
                self.id.clone()
            }

            fn keep(self, catalogue: &mut Catalogue, _: &str) {
                catalogue.$list.push(self);
            }
        }
    )*};
}

kept_by_id! {
    Classifier: Classifier in classifiers,
    Unit: Unit in units,
    ActivityType: ActivityType in activity_types,
    Role: Role in roles,
    Indicator: Indicator in indicators,
    Policy: PolicyDocument in policies,
    Project: Project in projects,
    Index: IndexModel in indices,
    Fund: Fund in funds,
    Report: ReportWords in reports,
    Import: ImportMapping in imports,
}

kept_in_order! {
    Standard: Standard in standards,
    Study: Study in studies,
    Act: Act in acts,
    Milestone: Milestone in milestones,
    Deadline: Deadline in deadlines,
}

impl Definition for Protocol {
    const KIND: Kind = Kind::Protocol;

    fn id(&self) -> String {
        self.id.clone()
    }

    fn keep(mut self, catalogue: &mut Catalogue, _: &str) {
        for (place, analysis) in self.analysis.iter_mut().enumerate() {
            analysis.place = place;
        }
        catalogue.protocols.insert(self.id.clone(), self);
    }
}

impl Definition for Demarcation {
    const KIND: Kind = Kind::Demarcation;

    fn id(&self) -> String {
        "demarcation".to_owned()
    }

    fn keep(self, catalogue: &mut Catalogue, _: &str) {
        catalogue.demarcation = Some(self);
    }
}

impl Definition for Task {
    const KIND: Kind = Kind::Task;

    fn id(&self) -> String {
        format!("{}/{}", self.plan, self.no)
    }

    fn keep(self, catalogue: &mut Catalogue, _: &str) {
        catalogue.tasks.entry(self.plan.clone()).or_default().push(self);
    }
}

impl Definition for PlanRow {
    const KIND: Kind = Kind::Row;

    fn id(&self) -> String {
        self.id.clone()
    }

    fn keep(self, catalogue: &mut Catalogue, folder: &str) {
        catalogue.rows.entry(folder.to_owned()).or_default().push(self);
    }
}

impl Definition for InstrumentDefinition {
    const KIND: Kind = Kind::Instrument;

    fn id(&self) -> String {
        format!("{}/{}", self.id, self.version)
    }

    fn keep(self, catalogue: &mut Catalogue, _: &str) {
        catalogue.instrument_definitions.push(Arc::new(self));
    }
}

impl Definition for DeadlineWords {
    const KIND: Kind = Kind::DeadlineWords;

    fn id(&self) -> String {
        "words".to_owned()
    }

    fn keep(self, catalogue: &mut Catalogue, _: &str) {
        catalogue.deadline_words = self;
    }
}
