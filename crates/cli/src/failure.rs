//! How a command ends badly: the user's input, or ours.

use std::fmt;
use std::process::ExitCode;

use measure::MeasureError;
use measure::file::FileError;
use measure::study::StudyError;
use record::RecordError;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The input needs mending; the text says what, where and how. Exit code 1.
    Input(String),
    /// Tilts or the machine failed. Exit code 2.
    Ours(anyhow::Error),
}

impl Failure {
    /// The exit code that belongs to it.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(1),
            Self::Ours(_) => ExitCode::from(2),
        }
    }

    /// A failure of the input.
    pub fn input(text: impl Into<String>) -> Self {
        Self::Input(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(text) => write!(f, "{}", text.trim_end()),
            Self::Ours(error) => {
                write!(f, "tilts: {error:#}\nNothing was half done; run `tilts doctor` to see what is wrong.")
            }
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Ours(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Ours(error.into())
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Storage(_) => Self::Ours(error.into()),
            refused => Self::Input(refused.to_string()),
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<MeasureError> for Failure {
    fn from(error: MeasureError) -> Self {
        match error {
            MeasureError::Unknown { .. } | MeasureError::Query { .. } | MeasureError::Release(_) => {
                Self::Input(error.to_string())
            }
            MeasureError::Record(refused) => refused.into(),
            ours => Self::Ours(ours.into()),
        }
    }
}
