//! What a snapshot is to be taken of, and into which folder.

use std::path::Path;

use chrono::NaiveDate;

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
