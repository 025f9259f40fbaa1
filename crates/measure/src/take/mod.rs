//! Takes a snapshot of the record: pages through the export and writes one table after another.

mod age;
mod assessment;
mod casework;
mod ledger;
mod organisation_tree;
mod pages;
mod person;
mod plan;
mod pseudonym;
mod register;
mod release;
mod section;

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use catalogue::Catalogue;
use chrono::NaiveDate;
use record::{ActivityId, Actor, Export, PersonId, Record};

pub(crate) use organisation_tree::{OrganisationTree, Unit};

use crate::rows::{Rows, write};
use crate::schema::{TABLES, table};
use crate::snapshot::{Manifest, TableEntry};
use crate::{MeasureError, Snapshot, Taking};
pub(crate) use pseudonym::Pseudonyms;

/// A snapshot in the making.
struct Take<'a> {
    export: Export<'a>,
    catalogue: &'a Catalogue,
    as_of: NaiveDate,
    pseudonyms: Pseudonyms,
    tree: OrganisationTree,
    folder: &'a Path,
    progress: &'a mut (dyn FnMut(&str, u64) + Send),
    entries: Vec<TableEntry>,
    /// People in the tables written so far.
    seen: HashSet<PersonId>,
    /// Activities after the as-of day.
    later: HashSet<ActivityId>,
    record_from: Option<NaiveDate>,
    simulated: bool,
}

/// Takes a snapshot; see [`Snapshot::take`].
pub(crate) async fn take(
    record: &Record,
    actor: &Actor,
    taking: &Taking<'_>,
    progress: &mut (dyn FnMut(&str, u64) + Send),
) -> Result<Snapshot, MeasureError> {
    let export = record.export(actor).await?;
    let folder = Unfinished::begin(taking.into)?;
    let catalogue = record.catalogue();
    let organisations = export.organisations().await?;
    let mut take = Take {
        export,
        catalogue,
        as_of: taking.as_of,
        pseudonyms: Pseudonyms::new(&taking.pseudonym_key, taking.purpose),
        tree: OrganisationTree::new(organisations.iter().map(Unit::from), catalogue),
        folder: &folder.path,
        progress,
        entries: Vec::new(),
        seen: HashSet::new(),
        later: HashSet::new(),
        record_from: None,
        simulated: false,
    };
    take.organisations(&organisations)?;
    take.custody().await?;
    take.releases().await?;
    take.sections().await?;
    take.facts().await?;
    take.assessments().await?;
    take.plans().await?;
    take.contacts().await?;
    take.activities().await?;
    take.participations().await?;
    take.headcounts().await?;
    take.registers().await?;
    take.people().await?;
    let Take { export, mut entries, record_from, simulated, .. } = take;
    export.finish().await?;
    entries.sort_by_key(|entry| TABLES.iter().position(|table| table.name == entry.name));
    let manifest = Manifest {
        pack: catalogue.pack.id.clone(),
        pack_version: catalogue.pack.version.clone(),
        pack_fingerprint: catalogue.fingerprint.clone(),
        as_of: taking.as_of,
        purpose: taking.purpose.to_owned(),
        record_from,
        simulated,
        tables: entries,
        hash: String::new(),
    };
    folder.finish(taking.into, manifest)
}

impl Take<'_> {
    /// Writes a finished table.
    fn write(&mut self, rows: Rows) -> Result<(), MeasureError> {
        self.entries.push(write(self.folder, rows)?);
        Ok(())
    }

    fn rows(name: &str) -> Rows {
        Rows::new(table(name).expect("the schema has every table that is taken"))
    }

    /// Whether something of that day belongs to the snapshot.
    fn known(&self) -> impl Fn(NaiveDate) -> bool + Copy + use<> {
        let as_of = self.as_of;
        move |day| day <= as_of
    }

    /// The day, unless it is after the as-of day.
    fn past(&self, day: Option<NaiveDate>) -> Option<NaiveDate> {
        day.filter(|day| *day <= self.as_of)
    }

    /// Remembers that the record had begun on `day`.
    fn began(&mut self, day: NaiveDate) {
        self.record_from = Some(self.record_from.map_or(day, |from| from.min(day)));
    }

    /// Pseudonym of a person who is in the snapshot.
    fn person_key(&mut self, person: PersonId) -> String {
        self.seen.insert(person);
        self.pseudonyms.of("person", person.0)
    }
}

/// A folder that is removed again unless the snapshot in it is finished.
pub(crate) struct Unfinished {
    pub(crate) path: std::path::PathBuf,
}

impl Unfinished {
    /// A new folder inside `into`, hidden from those who look for snapshots.
    pub(crate) fn begin(into: &Path) -> Result<Self, MeasureError> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = into.join(format!(".unfinished-{}-{number}", std::process::id()));
        let in_path = |source| MeasureError::File { path: path.clone(), source };
        if path.exists() {
            fs::remove_dir_all(&path).map_err(in_path)?;
        }
        fs::create_dir_all(&path).map_err(in_path)?;
        Ok(Self { path })
    }

    /// Seals the manifest and moves the folder to its place; a snapshot that is there already is the same one.
    pub(crate) fn finish(self, into: &Path, manifest: Manifest) -> Result<Snapshot, MeasureError> {
        let manifest = manifest.sealed();
        let folder = into.join(manifest.folder_name());
        manifest.write(&self.path)?;
        if folder.exists() {
            manifest.write(&folder)?;
        } else {
            fs::rename(&self.path, &folder).map_err(|source| MeasureError::File { path: folder.clone(), source })?;
        }
        Ok(Snapshot { folder, manifest })
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if self.path.exists() && fs::remove_dir_all(&self.path).is_err() {
            tracing::warn!(snapshot.folder = %self.path.display(), "an unfinished snapshot could not be removed");
        }
    }
}
