//! Renders a document as an editable Word file: real styles, a real table of contents, footnotes, page numbers.

mod body;
mod contents;
mod line;
mod package;
mod picture;
mod table;

use crate::ReportError;
use crate::document::Document;

/// The document as the bytes of a `.docx` file; the same document gives the same bytes.
pub(crate) fn docx(document: &Document) -> Result<Vec<u8>, ReportError> {
    package::pack(document, body::build(document))
}
