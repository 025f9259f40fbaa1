//! Why a measurement could not be made.

use std::path::PathBuf;

/// Why measuring failed.
#[derive(Debug, thiserror::Error)]
pub enum MeasureError {
    /// A snapshot file is missing or not what its manifest says.
    #[error("snapshot {path}: {problem}")]
    Snapshot {
        /// Folder or file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// A sealed file was changed, or one before it is missing.
    #[error("{path}: {problem}")]
    Sealed {
        /// File.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// No such definition.
    #[error("no {what} `{id}` in the pack; {remedy}")]
    Unknown {
        /// `indicator`, `project`…
        what: &'static str,
        /// Id asked for.
        id: String,
        /// Nearest ids.
        remedy: String,
    },
    /// A definition's query does not run.
    #[error("{file}: the query does not run: {problem}")]
    Query {
        /// Definition file.
        file: String,
        /// What the engine says.
        problem: String,
    },
    /// An extract would make somebody known, or cannot be made.
    #[error("nothing is released: {0}")]
    Release(String),
    /// The record refused or did not answer.
    #[error("could not read the record")]
    Record(#[from] record::RecordError),
    /// A file could not be read or written.
    #[error("could not use {path}")]
    File {
        /// File.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The analytical engine failed.
    #[error("could not compute")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl MeasureError {
    /// An error of the analytical engine.
    pub(crate) fn engine(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Engine(Box::new(error))
    }
}
