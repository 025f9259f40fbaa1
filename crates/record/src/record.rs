//! The door: opening a record. What can be read stands with its noun, what can be written on [`crate::Change`].

use std::collections::HashSet;
use std::sync::Arc;

use catalogue::Catalogue;

use crate::chain::{Chain, Entry};
use crate::codes::Codes;
use crate::password::PasswordCost;
use crate::person::{NameIndex, Vocabulary};
use crate::storage::Storage;
use crate::{Actor, Keys, Matrix, Problem, RecordError, codes};

/// An open record.
#[derive(Debug)]
pub struct Record {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) storage: Storage,
    pub(crate) keys: Keys,
    pub(crate) matrix: Matrix,
    pub(crate) codes: Codes,
    pub(crate) cost: PasswordCost,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) name_index: NameIndex,
    measures: HashSet<String>,
}

impl Record {
    /// Opens the database at `url` (`sqlite:///path/tilts.sqlite` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// When the database cannot be reached or upgraded, or was made with other keys.
    pub async fn open(url: &str, keys: Keys, catalogue: Arc<Catalogue>) -> Result<Self, RecordError> {
        let storage = Storage::open(url, &keys).await?;
        let tasks = catalogue.tasks.iter().flat_map(|(plan, tasks)| tasks.iter().map(move |task| (plan, &task.no)));
        let rows = catalogue.rows.iter().flat_map(|(plan, rows)| rows.iter().map(move |row| (plan, &row.id)));
        let measures = tasks.chain(rows).map(|(plan, id)| format!("{plan}/{id}")).collect();
        let record = Self {
            matrix: Matrix::new(&catalogue),
            codes: Codes::new(&catalogue),
            cost: PasswordCost::default(),
            vocabulary: Vocabulary::default(),
            name_index: NameIndex::default(),
            catalogue,
            storage,
            keys,
            measures,
        };
        record.make_all_findable().await?;
        Ok(record)
    }

    /// The same record with another cost of passwords; tests choose the least.
    #[must_use]
    pub fn with_password_cost(self, cost: PasswordCost) -> Self {
        Self { cost, ..self }
    }

    /// Reads the names people are found by, so that the first search need not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remember_names(&self) -> Result<(), RecordError> {
        self.vocabulary.refresh(self.storage.db()).await?;
        self.name_index.refresh(self.storage.db()).await
    }

    /// The pack this record works with.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Writes audit entries of a read or of a sign-in, in one transaction.
    pub(crate) async fn log(&self, actor: &Actor, entries: Vec<Entry>) -> Result<(), RecordError> {
        if entries.is_empty() {
            return Ok(());
        }
        let (tx, _turn) = self.storage.write().await?;
        let chain = Chain::lock(&tx).await?;
        chain.append(&tx, actor, entries).await?;
        Ok(tx.commit().await?)
    }

    /// Whether the pack has the agency.
    pub(crate) fn agency(&self, id: &str) -> Result<(), Problem> {
        codes::entry("agency", id, &self.catalogue.pack.agency).map(drop)
    }

    /// Whether the pack has the project.
    pub(crate) fn project(&self, id: &str) -> Result<&catalogue::Project, Problem> {
        codes::entry("project", id, &self.catalogue.projects)
    }

    /// Whether a plan of the pack has the measure.
    pub(crate) fn measure(&self, id: &str) -> Result<(), Problem> {
        if self.measures.contains(id) {
            return Ok(());
        }
        Err(codes::unknown("measure", id, self.measures.iter().map(String::as_str)))
    }
}
