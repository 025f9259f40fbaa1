//! Why a file cannot be used as it is: each message says what would mend it.

use std::path::PathBuf;

use catalogue::nearest;

/// Why a file's columns could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file {path}; check the name")]
    Absent {
        /// The file.
        path: PathBuf,
    },
    /// The file is not CSV or Parquet, or is damaged.
    #[error("{path} cannot be read as CSV or Parquet: {problem}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong and how to mend it.
        problem: String,
    },
    /// A column that the file does not have.
    #[error("{path} has no column `{column}`; {remedy}")]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// The column asked for.
        column: String,
        /// The nearest names.
        remedy: String,
    },
    /// A value that is not what the column must hold.
    #[error("{path}: column `{column}` must hold {needed}, but row {row} has `{value}`; {remedy}")]
    WrongValue {
        /// The file.
        path: PathBuf,
        /// The column.
        column: String,
        /// What it must hold.
        needed: &'static str,
        /// The first row with such a value, counted from 1 without the heading.
        row: u64,
        /// The value.
        value: String,
        /// How to mend it.
        remedy: String,
    },
    /// The formula is not one, or does not fit the file.
    #[error("`{formula}` cannot be used on {path}: {problem}")]
    Formula {
        /// The file.
        path: PathBuf,
        /// The condition or value.
        formula: String,
        /// What is wrong.
        problem: String,
    },
    /// No row is left.
    #[error("no row of {path} is left: {} lacks a value ({missing}); fill them in or leave the column out", all_of(*.in_file, *.considered))]
    NoRows {
        /// The file.
        path: PathBuf,
        /// Rows in the file.
        in_file: u64,
        /// Rows that meet the condition.
        considered: u64,
        /// Columns with missing values and how many.
        missing: String,
    },
    /// The condition, or the file itself, leaves nothing.
    #[error("no row of {path} is left: {}", none_of(*.in_file))]
    NoneMeets {
        /// The file.
        path: PathBuf,
        /// Rows in the file.
        in_file: u64,
    },
}

impl FileError {
    /// A column that is not among those known.
    pub(crate) fn no_column<'a>(path: &std::path::Path, column: &str, known: impl Iterator<Item = &'a str>) -> Self {
        /// More names than this do not help.
        const SHOWN: usize = 30;
        let known: Vec<&str> = known.collect();
        let mut remedy = match nearest(column, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? "),
            None => String::new(),
        };
        remedy.push_str(if remedy.is_empty() { "its columns are " } else { "Its columns are " });
        remedy.push_str(&known[..known.len().min(SHOWN)].join(", "));
        remedy.push_str(if known.len() > SHOWN { " …" } else { "." });
        Self::NoColumn { path: path.to_owned(), column: column.to_owned(), remedy }
    }
}

/// Which rows lack a value: all, or all that meet the condition.
fn all_of(in_file: u64, considered: u64) -> String {
    if in_file == considered {
        format!("each of its {in_file} rows")
    } else {
        format!("it has {in_file} rows, {considered} meet the condition, and each of those")
    }
}

/// Why nothing is left to be considered.
fn none_of(in_file: u64) -> String {
    match in_file {
        0 => "it has none below the heading; check that it was written to its end".to_owned(),
        rows => format!("it has {rows} rows and none meets the condition; widen the condition"),
    }
}
