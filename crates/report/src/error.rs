//! Why a report could not be made.

/// Why a report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The pack or the board has nothing with this id.
    #[error("no {what} `{id}`; {remedy}")]
    Unknown {
        /// `report`, `plan`, `project`, `indicator`.
        what: &'static str,
        /// Id asked for.
        id: String,
        /// What exists.
        remedy: String,
    },
    /// A sentence of a definition does not fit its values; `tilts check` says where.
    #[error("sentence of {place} cannot be composed: {problem}")]
    Sentence {
        /// Task and achievement.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// A workbook could not be written.
    #[error("could not write the workbook")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A text document could not be written.
    #[error("could not write the document")]
    Document(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A table could not be written.
    #[error("could not write the table")]
    Table(#[from] csv::Error),
}

impl ReportError {
    /// A text document could not be written because of this.
    pub(crate) fn document(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Document(Box::new(error))
    }

    /// Nothing with `id`; `known` is what exists.
    pub(crate) fn unknown<'a>(what: &'static str, id: &str, known: impl Iterator<Item = &'a String>) -> Self {
        let known: Vec<&str> = known.map(String::as_str).collect();
        let remedy = match catalogue::nearest(id, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "there is none".to_owned(),
            None => format!("there are {}", known.join(", ")),
        };
        Self::Unknown { what, id: id.to_owned(), remedy }
    }
}
