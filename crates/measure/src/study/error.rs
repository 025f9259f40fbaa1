//! Why a study has no answer: the file, the question or the data.

use std::path::PathBuf;

use super::DataFile;
use super::refused::About;
use crate::file::{FileError, FileRows, Frame};

/// Why a study could not be made; always something its reader can mend.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// The file cannot be used as it is.
    #[error(transparent)]
    File(#[from] FileError),
    /// The data do not allow the statistic.
    #[error("{path} ({columns}): {source}")]
    Statistics {
        /// The file.
        path: PathBuf,
        /// The columns, as they were given.
        columns: String,
        /// What forbids it and what would mend it.
        source: statistics::Error,
    },
    /// The question does not fit the data.
    #[error("{path}: {problem}; {remedy}")]
    Question {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        problem: String,
        /// What to ask instead.
        remedy: String,
        /// Code and values, where readers have words for it.
        about: Option<About>,
    },
}

impl StudyError {
    /// The same question, with a code that readers have words for.
    pub(super) fn known_as(self, code: &'static str, values: &[(&'static str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        match self {
            Self::Question { path, problem, remedy, .. } => {
                Self::Question { path, problem, remedy, about: Some((code, values)) }
            }
            other => other,
        }
    }

    /// A question that does not fit.
    pub(super) fn question(file: &DataFile, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Question { path: file.path().to_owned(), problem: problem.into(), remedy: remedy.into(), about: None }
    }
}

/// Puts file and columns before what statistics refuses.
pub(super) struct Refusal<'a> {
    file: &'a DataFile,
    columns: String,
    rows: FileRows,
}

impl<'a> Refusal<'a> {
    /// For these columns of a file, each with what it is used as.
    pub(super) fn about(file: &'a DataFile, columns: &[(&str, Option<&str>)]) -> Self {
        let named = columns.iter().filter_map(|(used_as, column)| column.map(|column| format!("{used_as} `{column}`")));
        Self { file, columns: named.collect::<Vec<_>>().join(", "), rows: FileRows::default() }
    }

    /// Names rows by their place in the file.
    pub(super) fn in_rows_of(self, frame: &Frame) -> Self {
        Self { rows: frame.rows().clone(), ..self }
    }

    /// The refusal as an error of the study; rows are counted as a reader of the file does, from 1 below the heading.
    pub(super) fn of(&self, mut source: statistics::Error) -> StudyError {
        use statistics::Error::{EntryNotBeforeExit, MissingCovariate, NegativeTime, NotANumber};
        if let NegativeTime { row, .. }
        | EntryNotBeforeExit { row, .. }
        | NotANumber { row, .. }
        | MissingCovariate { row, .. } = &mut source
        {
            *row = self.rows.place(*row);
        }
        StudyError::Statistics { path: self.file.path().to_owned(), columns: self.columns.clone(), source }
    }
}
