//! Tables as text: CSV for spreadsheets, aligned columns for the terminal.

use crate::ReportError;

/// Excel takes a file without it for the old code page and breaks every Latvian letter.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// CSV as spreadsheets with Latvian settings read it: UTF-8 with byte order mark, fields divided by `;`.
pub(crate) fn csv(head: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, ReportError> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| ReportError::Document(Box::new(error.into_error())))
}

/// Columns aligned with spaces; the columns marked as numbers stand at the right.
pub(crate) fn aligned(head: &[String], numbers: &[bool], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().map(|row| &row[at]).chain([&head[at]]);
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut out = String::new();
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    for row in [head, &rule].into_iter().chain(rows.iter().map(Vec::as_slice)) {
        let cells = row.iter().zip(&widths).zip(numbers).map(|((cell, width), number)| {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            if *number { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
