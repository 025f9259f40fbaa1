//! The ledger of releases: who got which extract, what for and until when; each entry is sealed and follows from the one before.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::protocol::sealed;
use crate::{MeasureError, Provenance};

/// An extract that left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Number: the year and a running number, `2026-001`.
    pub id: String,
    /// Protocol whose cases it holds.
    pub study: String,
    /// Who got it.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Account that made it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Day after which the recipient must have destroyed it.
    pub expires: NaiveDate,
    /// Columns that others may know, as released.
    pub columns: Vec<String>,
    /// Columns that are to be kept secret.
    pub secret: Vec<String>,
    /// Fewest people who had to share all values.
    pub k: u32,
    /// Fewest values of each secret column among them.
    pub l: u32,
    /// The fewest people who do share all values.
    pub smallest: u64,
    /// Rows.
    pub rows: u64,
    /// Definition and snapshot.
    pub provenance: Provenance,
    /// SHA-256 (hex) of the file.
    pub file_hash: String,
    /// Seal of the entry before; empty for the first.
    pub previous: String,
}

impl Release {
    /// Whether the recipient must have destroyed it by the day.
    #[must_use]
    pub fn is_over(&self, on: NaiveDate) -> bool {
        on > self.expires
    }
}

/// A folder with a sealed file for each release.
#[derive(Debug, Clone)]
pub struct ReleaseLedger {
    folder: PathBuf,
}

impl ReleaseLedger {
    /// The ledger in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Every release, the oldest first.
    ///
    /// # Errors
    /// An entry cannot be read, was changed, or one before it is missing.
    pub fn all(&self) -> Result<Vec<Release>, MeasureError> {
        let mut releases: Vec<Release> = Vec::new();
        for name in sealed::names(&self.folder)? {
            let path = self.folder.join(format!("{name}.json"));
            let release: Release = sealed::read(&path, "the entry was changed; restore it from its backup")?;
            if release.previous != releases.last().map(sealed::seal).unwrap_or_default() {
                let problem = "an entry before it is missing or was changed; restore the ledger from its backup";
                return Err(MeasureError::Snapshot { path, problem: problem.to_owned() });
            }
            releases.push(release);
        }
        Ok(releases)
    }

    /// The number of the next release of a year, and the seal of the newest entry.
    ///
    /// # Errors
    /// As for [`ReleaseLedger::all`].
    pub fn next(&self, year: i32) -> Result<(String, String), MeasureError> {
        let all = self.all()?;
        let number = all.iter().filter(|release| release.id.starts_with(&format!("{year}-"))).count() + 1;
        Ok((format!("{year}-{number:03}"), all.last().map(sealed::seal).unwrap_or_default()))
    }

    /// Enters a release.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn enter(&self, release: &Release) -> Result<(), MeasureError> {
        sealed::write(&self.folder, &release.id, release)
    }
}
