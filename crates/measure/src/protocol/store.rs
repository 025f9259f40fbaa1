//! Where studies that were run are kept: one sealed file each, named after the as-of day and its content.

use std::fs;
use std::path::{Path, PathBuf};

use super::{SavedStudy, StudyRun, sealed};
use crate::MeasureError;

/// Digits of the hash in a name.
const DIGITS: usize = 12;

/// Folder of the studies that analysts saved.
const SAVED: &str = ".saved";

/// A folder of studies that were run: `<protocol or key of a choice>/<as-of>-<first digits of the hash>.json`, and of choices
/// that were saved: `.saved/<key>.json`.
#[derive(Debug, Clone)]
pub struct StudyShelf {
    folder: PathBuf,
}

impl StudyShelf {
    /// The shelf in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Keeps a run and says its name. The same run gives the same name and the same bytes, so nothing is kept twice.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn keep(&self, run: &StudyRun) -> Result<String, MeasureError> {
        let name = format!("{}-{}", run.provenance.as_of, &sealed::seal(run)[..DIGITS]);
        sealed::write(&self.folder.join(run.key()), &name, run)?;
        Ok(name)
    }

    /// Names of a study's runs, newest as-of day first, and among those the one kept last.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn names(&self, study: &str) -> Result<Vec<String>, MeasureError> {
        let folder = self.folder.join(study);
        let mut found = Vec::new();
        for name in sealed::names(&folder)? {
            let path = folder.join(format!("{name}.json"));
            let kept = fs::metadata(&path).and_then(|metadata| metadata.modified());
            let kept = kept.map_err(|source| MeasureError::File { path, source })?;
            found.push((name.get(..10).unwrap_or_default().to_owned(), kept, name));
        }
        found.sort_by(|a, b| b.cmp(a));
        Ok(found.into_iter().map(|(_, _, name)| name).collect())
    }

    /// Takes a run and proves that it was not changed; none where there is none of that name.
    ///
    /// # Errors
    /// The file cannot be read, was changed, or was made by a version with other names.
    pub fn take(&self, study: &str, name: &str) -> Result<Option<StudyRun>, MeasureError> {
        if !self.names(study)?.iter().any(|known| known == name) {
            return Ok(None);
        }
        let path = self.folder.join(study).join(format!("{name}.json"));
        sealed::read(&path, "the result was changed after the study was run; run it again").map(Some)
    }

    /// Enters a study that an analyst saved; the one of the same choice that is there already stays as it is.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn save(&self, study: &SavedStudy) -> Result<(), MeasureError> {
        match self.saved(&study.key())? {
            Some(_) => Ok(()),
            None => sealed::write(&self.folder.join(SAVED), &study.key(), study),
        }
    }

    /// Keeps what the author of a saved study did with it.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn revise(&self, study: &SavedStudy) -> Result<(), MeasureError> {
        sealed::write(&self.folder.join(SAVED), &study.key(), study)
    }

    /// The saved study of this key.
    ///
    /// # Errors
    /// The file cannot be read, or was changed.
    pub fn saved(&self, key: &str) -> Result<Option<SavedStudy>, MeasureError> {
        let folder = self.folder.join(SAVED);
        if !sealed::names(&folder)?.iter().any(|known| known == key) {
            return Ok(None);
        }
        let path = folder.join(format!("{key}.json"));
        sealed::read(&path, "the study was changed after it was saved; restore it from its backup").map(Some)
    }

    /// Every saved study, the newest first.
    ///
    /// # Errors
    /// As for [`StudyShelf::saved`].
    pub fn all_saved(&self) -> Result<Vec<SavedStudy>, MeasureError> {
        let mut found = Vec::new();
        for key in sealed::names(&self.folder.join(SAVED))? {
            found.extend(self.saved(&key)?);
        }
        found.sort_by_key(|study| std::cmp::Reverse((study.at, study.key())));
        Ok(found)
    }
}
