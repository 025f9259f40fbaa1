//! Questions other rooms ask of a catalogue, and the places their own findings point to.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::{
    Catalogue, Code, Finding, Instrument, InstrumentState, KeyPath, Kind, Origin, PlanRow, Task, TaskStatus, Text,
};

impl Catalogue {
    /// Stands in for a classifier where codes are ids of activity types.
    pub const ACTIVITY_TYPE: &str = "activity-type";

    /// The task named by a policy measure reference such as `plan-2023-2024/1.3`.
    #[must_use]
    pub fn task(&self, reference: &str) -> Option<&Task> {
        let (plan, no) = reference.split_once('/')?;
        self.tasks.get(plan)?.iter().find(|task| task.no == no)
    }

    /// Tasks of a plan by their state; each list in printed order.
    #[must_use]
    pub fn tasks_by_status(&self, plan: &str) -> BTreeMap<TaskStatus, Vec<&Task>> {
        let mut by_status: BTreeMap<TaskStatus, Vec<&Task>> = BTreeMap::new();
        for task in self.tasks.get(plan).into_iter().flatten() {
            by_status.entry(task.status).or_default().push(task);
        }
        by_status
    }

    /// The row with this id, whatever its plan.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&PlanRow> {
        self.rows.values().flatten().find(|row| row.id == id)
    }

    /// The code of a list, whatever its dates.
    #[must_use]
    pub fn code(&self, classifier: &str, code: &str) -> Option<&Code> {
        self.classifiers.get(classifier)?.code(code)
    }

    /// The code of a list, where it may be used on `day`.
    #[must_use]
    pub fn code_on(&self, classifier: &str, code: &str, day: NaiveDate) -> Option<&Code> {
        self.code(classifier, code).filter(|code| code.valid_on(day))
    }

    /// Words of a code in `lang`; the code itself where the list does not have it. Besides classifiers,
    /// [`Self::ACTIVITY_TYPE`] gives the names of activity types.
    #[must_use]
    pub fn word<'a>(&'a self, classifier: &str, code: &'a str, lang: &str) -> &'a str {
        let name = match classifier {
            Self::ACTIVITY_TYPE => self.activity_types.get(code).map(|activity| &activity.name),
            _ => self.code(classifier, code).map(|code| &code.name),
        };
        name.map_or(code, |name| name.get(lang))
    }

    /// Name of an agency or other institution: code of `pack.agency` or of classifier `institution`.
    #[must_use]
    pub fn institution(&self, code: &str) -> Option<&Text> {
        self.pack.agency.get(code).or_else(|| self.code("institution", code).map(|code| &code.name))
    }

    /// One version of an instrument.
    #[must_use]
    pub fn instrument(&self, id: &str, version: u32) -> Option<&Instrument> {
        self.instruments.get(id)?.get(&version)
    }

    /// The version of an instrument to begin a new assessment with on `day`: the newest that is in use (not withdrawn, and
    /// begun at all).
    #[must_use]
    pub fn instrument_on(&self, id: &str, day: NaiveDate) -> Option<&Instrument> {
        let usable = |instrument: &&Instrument| {
            instrument.state_on(day).is_some_and(|state| state != InstrumentState::Withdrawn)
        };
        self.instruments.get(id)?.values().rev().find(usable)
    }

    /// Where a definition stands; the id of a task is `plan-2023-2024/1.3`.
    #[must_use]
    pub fn origin(&self, kind: Kind, id: &str) -> Option<&Origin> {
        self.origins.get(&(kind, id.to_owned()))
    }

    /// The file a definition stands in, under the pack's folder.
    #[must_use]
    pub fn source_file(&self, kind: Kind, id: &str) -> Option<PathBuf> {
        self.origin(kind, id).map(|origin| self.folder.join(origin.file.as_ref()))
    }

    /// SHA-256 (hex) of the file a definition stands in.
    #[must_use]
    pub fn hash_of(&self, kind: Kind, id: &str) -> Option<&str> {
        self.hashes.get(self.origin(kind, id)?.file.as_ref()).map(String::as_str)
    }

    /// Line of the key at `key_path` (`query.sql`, `test[0].expect[1]`) in a file of the pack, counted from 1; of the
    /// nearest table above it where it is not written, 1 where there is no such file.
    #[must_use]
    pub fn locate(&self, file: &str, key_path: &str) -> usize {
        self.documents.get(file).map_or(1, |document| document.line(&KeyPath::from(key_path)))
    }

    /// A finding about the value at `key_path` below a definition.
    #[must_use]
    pub fn finding(&self, kind: Kind, id: &str, key_path: &str, problem: String, remedy: String) -> Finding {
        self.finding_within(kind, id, key_path, 0, problem, remedy)
    }

    /// A finding about one line (counted from 1) of the long text at `key_path` below a definition, such as an SQL query.
    #[must_use]
    pub fn finding_within(
        &self,
        kind: Kind,
        id: &str,
        key_path: &str,
        line: usize,
        problem: String,
        remedy: String,
    ) -> Finding {
        let Some(origin) = self.origin(kind, id) else {
            return Finding { file: kind.home().into(), line: 1, problem, remedy };
        };
        let path = origin.at.join(key_path);
        let line = self.documents.get(origin.file.as_ref()).map_or(1, |document| match line {
            0 => document.line(&path),
            within => document.line_within(&path, within),
        });
        Finding { file: origin.file.as_ref().into(), line, problem, remedy }
    }

    /// Line of an origin.
    pub(crate) fn line(&self, origin: &Origin) -> usize {
        self.documents.get(origin.file.as_ref()).map_or(1, |document| document.line(&origin.at))
    }
}
