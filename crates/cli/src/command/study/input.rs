//! Where the rows of a study come from: a file, or a table of a snapshot.

use std::path::{Path, PathBuf};

use clap::Args;
use measure::file::DataFile;

use crate::failure::Failure;

/// The snapshot that is meant where no folder is named.
const NEWEST: &str = "newest";

/// Options that say which rows.
#[derive(Debug, Args)]
pub struct Input {
    /// CSV or Parquet file; the first row of a CSV file names the columns
    #[arg(required_unless_present = "snapshot", conflicts_with = "snapshot")]
    file: Option<PathBuf>,
    /// Read a table of a snapshot instead: the newest one, or that in FOLDER
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, default_missing_value = NEWEST, requires = "table")]
    snapshot: Option<PathBuf>,
    /// Table of the snapshot
    #[arg(long, value_name = "NAME", requires = "snapshot")]
    table: Option<String>,
    /// Use only rows that meet this condition in SQL, for example "age >= 18 and sex = 'v'"
    #[arg(long = "where", value_name = "CONDITION")]
    condition: Option<String>,
}

impl Input {
    /// Opens it; a snapshot is proven to be unchanged first.
    pub fn open(&self, home: &Path) -> Result<DataFile, Failure> {
        let path = match (&self.file, &self.snapshot) {
            (Some(file), _) => file.clone(),
            (None, folder) => table(home, folder.as_deref(), self.table.as_deref())?,
        };
        Ok(DataFile::open(&path)?.only(self.condition.as_deref()))
    }
}

fn table(home: &Path, folder: Option<&Path>, name: Option<&str>) -> Result<PathBuf, Failure> {
    let snapshot = match folder.filter(|folder| *folder != Path::new(NEWEST)) {
        Some(folder) => measure::Snapshot::open(folder)?,
        None => measure::Snapshot::newest(&home.join("snapshots"))?
            .ok_or_else(|| Failure::input("there is no snapshot yet; take one with `tilts snapshot`."))?,
    };
    let name = name.unwrap_or_default();
    let known = || snapshot.manifest.tables.iter().map(|table| table.name.as_str());
    if known().any(|table| table == name) {
        return Ok(snapshot.folder.join(format!("{name}.parquet")));
    }
    Err(no_such("the snapshot has no table", name, "Its tables are", known()))
}

/// The failure of a name that is none of `all`: the problem, the nearest name, and all there are.
pub(super) fn no_such<'a>(
    problem: &str,
    name: &str,
    listed: &str,
    all: impl Iterator<Item = &'a str> + Clone,
) -> Failure {
    let near = catalogue::nearest(name, all.clone()).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
    let all = all.collect::<Vec<_>>().join(", ");
    Failure::input(format!("{problem} `{name}`; {near}{listed} {all}."))
}
