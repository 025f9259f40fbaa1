//! Packs and small snapshots for the tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::Catalogue;
use chrono::NaiveDate;
use measure::{Engine, Snapshot};

/// The project's own folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A pack of the project.
pub fn pack(id: &str) -> Arc<Catalogue> {
    match Catalogue::load(&workspace().join("definitions").join(id)) {
        Ok(catalogue) => Arc::new(catalogue),
        Err(findings) => panic!("pack {id} has findings:\n{findings}"),
    }
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write days as 2024-12-31")
}

/// An engine on tables written as CSV.
pub async fn engine(catalogue: &Arc<Catalogue>, as_of: &str, tables: &[(&str, &str)]) -> Engine {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = Snapshot::from_tables(folder.path(), catalogue, day(as_of), tables).unwrap();
    Engine::open(Arc::clone(catalogue), snapshot).await.unwrap()
}
