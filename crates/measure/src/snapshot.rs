//! A snapshot: pseudonymised Parquet tables of the record, with a manifest that seals them.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::Catalogue;
use chrono::NaiveDate;
use record::{Actor, Record};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::rows::{Rows, from_csv, hash_of, write};
use crate::schema::TABLES;
use crate::take::{Unfinished, take};
use crate::{MeasureError, Taking};

/// Name of the manifest in a snapshot's folder.
const MANIFEST: &str = "manifest.json";

/// Says what a snapshot holds (`manifest.json` in its folder).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Pack id.
    pub pack: String,
    /// Pack version.
    pub pack_version: String,
    /// Pack fingerprint.
    pub pack_fingerprint: String,
    /// As-of day: nothing later is in it.
    pub as_of: NaiveDate,
    /// Purpose; pseudonyms differ between purposes.
    pub purpose: String,
    /// First day of the record.
    pub record_from: Option<NaiveDate>,
    /// Holds simulated data.
    pub simulated: bool,
    /// Tables in order of the schema.
    pub tables: Vec<TableEntry>,
    /// SHA-256 (hex) over the tables' hashes and the fields above.
    pub hash: String,
}

/// One table of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Table name; the file is `<name>.parquet`.
    pub name: String,
    /// Rows.
    pub rows: u64,
    /// SHA-256 (hex) of the file.
    pub hash: String,
}

/// A snapshot on disk.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Its folder: `<into>/<as-of>-<first 12 digits of the hash>`.
    pub folder: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
}

impl Snapshot {
    /// Takes a snapshot; `progress` is called with table name and rows written so far. Nothing is left behind on error.
    ///
    /// # Errors
    /// When the record refuses or a file cannot be written.
    pub async fn take(
        record: &Record,
        actor: &Actor,
        taking: &Taking<'_>,
        progress: &mut (dyn FnMut(&str, u64) + Send),
    ) -> Result<Self, MeasureError> {
        take(record, actor, taking, progress).await
    }

    /// Makes a snapshot in `into` from tables written by hand as CSV, by table name; for trying definitions out. The
    /// header names some of a table's columns; tables that are not given are empty.
    ///
    /// # Errors
    /// When a table or column is unknown, a value does not fit, or a file cannot be written.
    pub fn from_tables(
        into: &Path,
        catalogue: &Catalogue,
        as_of: NaiveDate,
        tables: &[(&str, &str)],
    ) -> Result<Self, MeasureError> {
        let folder = Unfinished::begin(into)?;
        let mut entries = Vec::new();
        for table in TABLES {
            let rows = match tables.iter().find(|(name, _)| *name == table.name) {
                Some((_, text)) => from_csv(table.name, text).map_err(|problem| MeasureError::Snapshot {
                    path: PathBuf::from(format!("{}.csv", table.name)),
                    problem: format!("line {}: {}; {}", problem.line, problem.problem, problem.remedy),
                })?,
                None => Rows::new(table),
            };
            entries.push(write(&folder.path, rows)?);
        }
        let manifest = Manifest {
            pack: catalogue.pack.id.clone(),
            pack_version: catalogue.pack.version.clone(),
            pack_fingerprint: catalogue.fingerprint.clone(),
            as_of,
            purpose: "trial".to_owned(),
            record_from: None,
            simulated: true,
            tables: entries,
            hash: String::new(),
        };
        folder.finish(into, manifest)
    }

    /// Opens a snapshot and checks its files against the manifest.
    ///
    /// # Errors
    /// When a file is missing or was changed.
    pub fn open(folder: &Path) -> Result<Self, MeasureError> {
        let manifest = Manifest::read(folder)?;
        let changed = |problem: String| MeasureError::Snapshot { path: folder.to_owned(), problem };
        if manifest.clone().sealed().hash != manifest.hash {
            return Err(changed("the manifest was changed after the snapshot was taken".to_owned()));
        }
        for TableEntry { name, hash, .. } in &manifest.tables {
            let path = folder.join(format!("{name}.parquet"));
            let found = hash_of(&path).map_err(|source| MeasureError::File { path: path.clone(), source })?;
            if found != *hash {
                return Err(changed(format!("table `{name}` was changed after the snapshot was taken")));
            }
        }
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// The newest snapshot in a folder of snapshots (by as-of day, then by the order they were taken).
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn newest(folder: &Path) -> Result<Option<Self>, MeasureError> {
        let in_folder = |source| MeasureError::File { path: folder.to_owned(), source };
        let mut newest = None;
        if !folder.exists() {
            return Ok(None);
        }
        for entry in fs::read_dir(folder).map_err(in_folder)? {
            let entry = entry.map_err(in_folder)?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let Ok(written) = fs::metadata(entry.path().join(MANIFEST)).and_then(|file| file.modified()) else {
                continue;
            };
            if hidden {
                continue;
            }
            let key = (Manifest::read(&entry.path())?.as_of, written, entry.path());
            if newest.as_ref().is_none_or(|newest| *newest < key) {
                newest = Some(key);
            }
        }
        newest.map(|(_, _, path)| Self::open(&path)).transpose()
    }
}

impl Manifest {
    /// Whether the snapshot has the table.
    pub(crate) fn has(&self, table: &str) -> bool {
        self.tables.iter().any(|entry| entry.name == table)
    }

    /// The same manifest with its hash.
    pub(crate) fn sealed(mut self) -> Self {
        self.hash = String::new();
        let content = serde_json::to_vec(&self).expect("a manifest has only text, numbers and days");
        self.hash = hex::encode(Sha256::digest(content));
        self
    }

    /// Name of its folder: `2024-12-31-0123456789ab`.
    pub(crate) fn folder_name(&self) -> String {
        format!("{}-{}", self.as_of, self.hash.get(..12).unwrap_or(&self.hash))
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), MeasureError> {
        let path = folder.join(MANIFEST);
        let mut text = serde_json::to_string_pretty(self).expect("a manifest has only text, numbers and days");
        text.push('\n');
        fs::write(&path, text).map_err(|source| MeasureError::File { path, source })
    }

    fn read(folder: &Path) -> Result<Self, MeasureError> {
        let path = folder.join(MANIFEST);
        let text = fs::read_to_string(&path).map_err(|source| MeasureError::File { path: path.clone(), source })?;
        serde_json::from_str(&text)
            .map_err(|error| MeasureError::Snapshot { path, problem: format!("the manifest cannot be read: {error}") })
    }
}
