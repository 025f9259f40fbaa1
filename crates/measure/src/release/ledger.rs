//! Ledgers of what left: a folder with a sealed file for each entry, which follows from the one before.

use std::io::ErrorKind;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::MeasureError;
use crate::protocol::sealed;

/// Something that left, as a ledger keeps it.
pub trait Entry: Serialize + DeserializeOwned {
    /// Number: the year and a running number, `2026-001`.
    fn id(&self) -> &str;
    /// Seal of the entry before; empty for the first.
    fn previous(&self) -> &str;
}

/// A folder with a sealed file for each entry.
#[derive(Debug, Clone)]
pub struct Ledger<E> {
    folder: PathBuf,
    of: PhantomData<fn() -> E>,
}

impl<E: Entry> Ledger<E> {
    /// The ledger in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), of: PhantomData }
    }

    /// Every entry, the oldest first.
    ///
    /// # Errors
    /// The folder or an entry cannot be read, an entry was changed, or one before it is missing.
    pub fn all(&self) -> Result<Vec<E>, MeasureError> {
        let mut names = sealed::names(&self.folder)?;
        names.sort_by_key(|name| number(name));
        let mut entries: Vec<E> = Vec::new();
        for name in names {
            let path = self.folder.join(format!("{name}.json"));
            let remedy = "this is no entry of the ledger, or was changed; restore it from its backup, or move away what does not \
                          belong there";
            let entry: E = sealed::read(&path, remedy)?;
            if entry.previous() != entries.last().map(sealed::seal).unwrap_or_default() {
                let problem = "an entry before it is missing or was changed; restore the ledger from its backup";
                return Err(MeasureError::Sealed { path, problem: problem.to_owned() });
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    /// The number of the next entry of a year, and the seal of the newest one, where these are all entries so far. An entry made
    /// meanwhile has the same number, and [`Ledger::enter`] refuses the second.
    #[must_use]
    pub fn after(all: &[E], year: i32) -> (String, String) {
        let number = all.iter().filter(|entry| entry.id().starts_with(&format!("{year}-"))).count() + 1;
        (format!("{year}-{number:03}"), all.last().map(sealed::seal).unwrap_or_default())
    }

    /// Enters what is to leave.
    ///
    /// # Errors
    /// The file cannot be written, or another entry took its number meanwhile.
    pub fn enter(&self, entry: &E) -> Result<(), MeasureError> {
        sealed::write_new(&self.folder, entry.id(), entry).map_err(|error| match error {
            MeasureError::File { source, .. } if source.kind() == ErrorKind::AlreadyExists => MeasureError::Release(
                "another entry was made meanwhile; run the command again, so that this one follows it".to_owned(),
            ),
            error => error,
        })
    }
}

/// The year and the running number of an entry's name; others come last.
fn number(name: &str) -> (u32, u32) {
    let numbers = name.split_once('-').and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)));
    numbers.unwrap_or((u32::MAX, u32::MAX))
}
