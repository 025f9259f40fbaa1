//! Where studies that were run are kept: one sealed file each, named after the as-of day and its content.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::StudyRun;
use crate::MeasureError;

/// Digits of the hash in a name.
const DIGITS: usize = 12;

/// A folder of studies that were run: `<protocol>/<as-of>-<first digits of the hash>.json`.
#[derive(Debug, Clone)]
pub struct StudyShelf {
    folder: PathBuf,
}

/// A file of the shelf.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    /// SHA-256 (hex) of the run as compact JSON.
    hash: String,
    run: StudyRun,
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
        let sealed = Sealed { hash: hash(run), run: run.clone() };
        let name = format!("{}-{}", run.provenance.as_of, &sealed.hash[..DIGITS]);
        let folder = self.folder.join(&run.protocol);
        let (path, unfinished) = (folder.join(format!("{name}.json")), folder.join(format!(".{name}.unfinished")));
        let in_file = |source| MeasureError::File { path: path.clone(), source };
        let mut text = serde_json::to_string_pretty(&sealed).map_err(|error| in_file(error.into()))?;
        text.push('\n');
        fs::create_dir_all(&folder).map_err(in_file)?;
        fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, &path)).map_err(in_file)?;
        Ok(name)
    }

    /// Names of a protocol's runs, newest as-of day first, and among those the one kept last.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn names(&self, protocol: &str) -> Result<Vec<String>, MeasureError> {
        let folder = self.folder.join(protocol);
        let in_folder = |source| MeasureError::File { path: folder.clone(), source };
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(&folder).map_err(in_folder)? {
            let entry = entry.map_err(in_folder)?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let Some(name) = file.strip_suffix(".json").filter(|name| !name.starts_with('.')) else { continue };
            let kept = entry.metadata().and_then(|metadata| metadata.modified()).map_err(in_folder)?;
            found.push((name.get(..10).unwrap_or_default().to_owned(), kept, name.to_owned()));
        }
        found.sort_by(|a, b| b.cmp(a));
        Ok(found.into_iter().map(|(_, _, name)| name).collect())
    }

    /// Takes a run and proves that it was not changed; none where there is none of that name.
    ///
    /// # Errors
    /// The file cannot be read, was changed, or was made by a version with other names.
    pub fn take(&self, protocol: &str, name: &str) -> Result<Option<StudyRun>, MeasureError> {
        let path = self.folder.join(protocol).join(format!("{name}.json"));
        if !self.names(protocol)?.iter().any(|known| known == name) {
            return Ok(None);
        }
        let unusable = |problem: String| MeasureError::Snapshot { path: path.clone(), problem };
        let text = fs::read(&path).map_err(|source| MeasureError::File { path: path.clone(), source })?;
        let sealed: Sealed = serde_json::from_slice(&text).map_err(|error| unusable(error.to_string()))?;
        if hash(&sealed.run) != sealed.hash {
            return Err(unusable("the result was changed after the study was run; run it again".to_owned()));
        }
        Ok(Some(sealed.run))
    }
}

fn hash(run: &StudyRun) -> String {
    let content = serde_json::to_vec(run).expect("a run has only text and numbers");
    hex::encode(Sha256::digest(content))
}
