//! The whole of a pack, read and checked: the one immutable value the other rooms work with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check;
use crate::document::Document;
use crate::loader::Loader;
use crate::{
    Act, ActivityType, Classifier, Deadline, DeadlineWords, Demarcation, Findings, Fund, ImportMapping, IndexModel,
    Indicator, Instrument, InstrumentDefinition, Kind, Milestone, Origin, Pack, PlanRow, PolicyDocument, Project,
    Protocol, ReportWords, Role, Standard, Study, Task, Unit,
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
    /// Study protocols.
    pub protocols: BTreeMap<String, Protocol>,
    /// Composite indices.
    pub indices: BTreeMap<String, IndexModel>,
    /// Legal acts that are tracked.
    pub acts: Vec<Act>,
    /// Dated milestones.
    pub milestones: Vec<Milestone>,
    /// Words of reports.
    pub reports: BTreeMap<String, ReportWords>,
    /// Import mappings.
    pub imports: BTreeMap<String, ImportMapping>,
    /// Instruments by id and version.
    pub instruments: BTreeMap<String, BTreeMap<u32, Instrument>>,
    /// Deadlines, in printed order.
    pub deadlines: Vec<Deadline>,
    /// Sentences that explain them.
    pub deadline_words: DeadlineWords,
    /// SHA-256 (hex) of every definition file, by path relative to the folder.
    pub hashes: BTreeMap<String, String>,
    /// SHA-256 (hex) over all of them: the pack's fingerprint.
    pub fingerprint: String,
    /// Instruments as written, whether they could be compiled or not.
    pub(crate) instrument_definitions: Vec<Arc<InstrumentDefinition>>,
    /// Files by path, to say on which line something stands.
    pub(crate) documents: BTreeMap<String, Arc<Document>>,
    /// Where each definition stands.
    pub(crate) origins: BTreeMap<(Kind, String), Origin>,
    /// Definitions with an id that could not be read further.
    pub(crate) broken: BTreeSet<(Kind, String)>,
    /// Files that could not be read.
    pub(crate) unread: BTreeSet<String>,
}

impl Catalogue {
    /// Reads and checks the pack in `folder`.
    ///
    /// # Errors
    /// Every finding at once, each with file, line and remedy; a pack with findings never starts.
    pub fn load(folder: &Path) -> Result<Self, Findings> {
        let Loader { catalogue, mut findings, .. } = Loader::read(folder);
        findings.extend(check::findings(&catalogue));
        findings.sort();
        findings.dedup();
        if findings.is_empty() { Ok(catalogue) } else { Err(Findings(findings)) }
    }

    /// Nothing yet, from `folder`.
    pub(crate) fn empty(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            pack: Pack::default(),
            classifiers: BTreeMap::new(),
            units: BTreeMap::new(),
            activity_types: BTreeMap::new(),
            roles: BTreeMap::new(),
            indicators: BTreeMap::new(),
            policies: BTreeMap::new(),
            tasks: BTreeMap::new(),
            rows: BTreeMap::new(),
            projects: BTreeMap::new(),
            funds: BTreeMap::new(),
            demarcation: None,
            standards: Vec::new(),
            studies: Vec::new(),
            protocols: BTreeMap::new(),
            indices: BTreeMap::new(),
            acts: Vec::new(),
            milestones: Vec::new(),
            reports: BTreeMap::new(),
            imports: BTreeMap::new(),
            instruments: BTreeMap::new(),
            deadlines: Vec::new(),
            deadline_words: DeadlineWords::default(),
            instrument_definitions: Vec::new(),
            hashes: BTreeMap::new(),
            fingerprint: String::new(),
            documents: BTreeMap::new(),
            origins: BTreeMap::new(),
            broken: BTreeSet::new(),
            unread: BTreeSet::new(),
        }
    }
}
