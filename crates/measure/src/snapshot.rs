//! Takes a snapshot of the record: pseudonymised Parquet tables with a manifest.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use record::{Actor, Record};
use serde::{Deserialize, Serialize};

use crate::MeasureError;

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

/// What to take.
#[derive(Debug, Clone)]
pub struct Taking<'a> {
    /// Folder that gets one folder per snapshot.
    pub into: &'a Path,
    /// As-of day.
    pub as_of: NaiveDate,
    /// Purpose, part of the pseudonym key.
    pub purpose: &'a str,
    /// Secret the pseudonyms are made with.
    pub pseudonym_key: [u8; 32],
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
        let _ = (record, actor, taking, progress);
        todo!()
    }

    /// Opens a snapshot and checks its files against the manifest.
    ///
    /// # Errors
    /// When a file is missing or was changed.
    pub fn open(folder: &Path) -> Result<Self, MeasureError> {
        let _ = folder;
        todo!()
    }

    /// The newest snapshot in a folder of snapshots (by as-of day, then by the order they were taken).
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn newest(folder: &Path) -> Result<Option<Self>, MeasureError> {
        let _ = folder;
        todo!()
    }
}
