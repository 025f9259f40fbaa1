//! Why a study has no answer: the file, the question or the data.

use std::path::PathBuf;

use super::DataFile;
use crate::file::FileError;

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
    },
}

impl StudyError {
    /// A question that does not fit.
    pub(super) fn question(file: &DataFile, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Question { path: file.path().to_owned(), problem: problem.into(), remedy: remedy.into() }
    }
}

/// Puts file and columns before what statistics refuses.
pub(super) struct Refusal<'a> {
    file: &'a DataFile,
    columns: String,
}

impl<'a> Refusal<'a> {
    /// For these columns of a file, each with what it is used as.
    pub(super) fn about(file: &'a DataFile, columns: &[(&str, Option<&str>)]) -> Self {
        let named = columns.iter().filter_map(|(used_as, column)| column.map(|column| format!("{used_as} `{column}`")));
        Self { file, columns: named.collect::<Vec<_>>().join(", ") }
    }

    /// The refusal as an error of the study.
    pub(super) fn of(&self, source: statistics::Error) -> StudyError {
        use statistics::Error::{EntryNotBeforeExit, MissingCovariate, NegativeTime, NotANumber};
        let mut columns = self.columns.clone();
        let names_a_row = matches!(
            source,
            NegativeTime { .. } | EntryNotBeforeExit { .. } | NotANumber { .. } | MissingCovariate { .. }
        );
        if names_a_row {
            columns.push_str("; rows are those used, counted from 0");
        }
        StudyError::Statistics { path: self.file.path().to_owned(), columns, source }
    }
}
