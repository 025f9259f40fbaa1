//! Files that say whether they were changed: content with a hash of its own.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::MeasureError;

/// Content under its seal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed<H, C> {
    /// SHA-256 (hex) of the content as compact JSON.
    hash: H,
    run: C,
}

/// The seal of a content.
pub(crate) fn seal(content: &impl Serialize) -> String {
    let content = serde_json::to_vec(content).expect("sealed content has only text and numbers");
    hex::encode(Sha256::digest(content))
}

/// Writes content under its seal; readers find all of it or nothing.
pub(crate) fn write(folder: &Path, name: &str, content: &impl Serialize) -> Result<(), MeasureError> {
    put(folder, name, content, |unfinished, path| fs::rename(unfinished, path))
}

/// The same where there is nothing of that name yet; what another process wrote meanwhile is not replaced.
pub(crate) fn write_new(folder: &Path, name: &str, content: &impl Serialize) -> Result<(), MeasureError> {
    put(folder, name, content, |unfinished, path| {
        // A link, unlike a new name, never takes the place of a file.
        let placed = fs::hard_link(unfinished, path).or_else(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Err(error),
            // Some shares know no links.
            _ => fs::read(unfinished)
                .and_then(|text| OpenOptions::new().write(true).create_new(true).open(path)?.write_all(&text)),
        });
        fs::remove_file(unfinished)?;
        placed
    })
}

fn put(
    folder: &Path,
    name: &str,
    content: &impl Serialize,
    place: impl FnOnce(&Path, &Path) -> io::Result<()>,
) -> Result<(), MeasureError> {
    let unfinished = folder.join(format!(".{name}.{}.unfinished", std::process::id()));
    let path = folder.join(format!("{name}.json"));
    let in_file = |source| MeasureError::File { path: path.clone(), source };
    let sealed = Sealed { hash: seal(content), run: content };
    let mut text = serde_json::to_string_pretty(&sealed).map_err(|error| in_file(error.into()))?;
    text.push('\n');
    fs::create_dir_all(folder).map_err(in_file)?;
    fs::write(&unfinished, text).and_then(|()| place(&unfinished, &path)).map_err(in_file)
}

/// Reads sealed content and proves that it was not changed; `remedy` says what to do where it was.
pub(crate) fn read<C: Serialize + DeserializeOwned>(path: &Path, remedy: &str) -> Result<C, MeasureError> {
    let unusable = |problem: String| MeasureError::Sealed { path: path.to_owned(), problem };
    let text = fs::read(path).map_err(|source| MeasureError::File { path: path.to_owned(), source })?;
    let sealed: Sealed<String, C> =
        serde_json::from_slice(&text).map_err(|error| unusable(format!("{remedy} ({error})")))?;
    if seal(&sealed.run) == sealed.hash { Ok(sealed.run) } else { Err(unusable(remedy.to_owned())) }
}

/// Names of the sealed files in a folder, which need not exist.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, MeasureError> {
    let in_folder = |source| MeasureError::File { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(in_folder)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let file = entry.map_err(in_folder)?.file_name().to_string_lossy().into_owned();
        found.extend(file.strip_suffix(".json").filter(|name| !name.starts_with('.')).map(str::to_owned));
    }
    found.sort();
    Ok(found)
}
