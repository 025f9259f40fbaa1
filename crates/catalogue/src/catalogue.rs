//! The whole of a pack, read and checked: the one immutable value the other rooms work with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::{
    Act, ActivityType, Classifier, Demarcation, Findings, Fund, ImportMapping, Indicator, Milestone, Pack, PlanRow,
    PolicyDocument, Project, ReportWords, Role, Standard, Study, Task, Unit,
};

/// Every definition of one pack, keyed by id, checked as a whole.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Folder it was read from.
    pub folder: PathBuf,
    /// Head of the pack.
    pub pack: Pack,
    /// Code lists.
    pub classifiers: BTreeMap<String, Classifier>,
    /// Counted nouns.
    pub units: BTreeMap<String, Unit>,
    /// Kinds of ledger entries.
    pub activity_types: BTreeMap<String, ActivityType>,
    /// Roles.
    pub roles: BTreeMap<String, Role>,
    /// Indicators.
    pub indicators: BTreeMap<String, Indicator>,
    /// Guidelines and plans.
    pub policies: BTreeMap<String, PolicyDocument>,
    /// Tasks by plan id, in printed order.
    pub tasks: BTreeMap<String, Vec<Task>>,
    /// Rows by plan id, in printed order.
    pub rows: BTreeMap<String, Vec<PlanRow>>,
    /// Projects.
    pub projects: BTreeMap<String, Project>,
    /// External funds.
    pub funds: BTreeMap<String, Fund>,
    /// The demarcation rule, where the pack has one.
    pub demarcation: Option<Demarcation>,
    /// International instruments, in printed order.
    pub standards: Vec<Standard>,
    /// Register of studies.
    pub studies: Vec<Study>,
    /// Legal acts that are tracked.
    pub acts: Vec<Act>,
    /// Dated milestones.
    pub milestones: Vec<Milestone>,
    /// Words of reports.
    pub reports: BTreeMap<String, ReportWords>,
    /// Import mappings.
    pub imports: BTreeMap<String, ImportMapping>,
    /// SHA-256 (hex) of every definition file, by path relative to the folder.
    pub hashes: BTreeMap<String, String>,
    /// SHA-256 (hex) over all of them: the pack's fingerprint.
    pub fingerprint: String,
}

impl Catalogue {
    /// Reads and checks the pack in `folder`.
    ///
    /// # Errors
    /// Every finding at once, each with file, line and remedy; a pack with findings never starts.
    pub fn load(folder: &Path) -> Result<Self, Findings> {
        let _ = folder;
        todo!()
    }

    /// The task named by a policy measure reference such as `plan-2023-2024/1.3`.
    #[must_use]
    pub fn task(&self, reference: &str) -> Option<&Task> {
        let (plan, no) = reference.split_once('/')?;
        self.tasks.get(plan)?.iter().find(|task| task.no == no)
    }

    /// Words of a code in `lang`; the code itself where the list does not have it.
    #[must_use]
    pub fn word<'a>(&'a self, classifier: &str, code: &'a str, lang: &str) -> &'a str {
        self.classifiers.get(classifier).and_then(|list| list.code(code)).map_or(code, |code| code.name.get(lang))
    }
}
