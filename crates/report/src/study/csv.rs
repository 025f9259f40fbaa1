//! Answers of studies as CSV: every digit, decimal points, one block per table with an empty line between.

use measure::study::{Cell, StudyResult};

use crate::ReportError;

/// The tables of an answer, one below the other; the first column names the table.
///
/// # Errors
/// Never in practice: a table in memory takes every row.
pub fn study_csv(result: &StudyResult) -> Result<Vec<u8>, ReportError> {
    let mut out = Vec::new();
    for (at, part) in result.parts.iter().enumerate() {
        if at > 0 {
            out.push(b'\n');
        }
        let mut writer = csv::Writer::from_writer(&mut out);
        writer.write_record(["table"].iter().chain(part.shape.columns))?;
        for row in &part.rows {
            writer.write_record([part.shape.name.to_owned()].into_iter().chain(row.iter().map(exact)))?;
        }
        writer.flush().map_err(csv::Error::from)?;
    }
    Ok(out)
}

fn exact(cell: &Cell) -> String {
    match cell {
        Cell::Nothing | Cell::Hidden => String::new(),
        Cell::Count(count) => count.to_string(),
        Cell::Number(value) | Cell::Share(value) | Cell::Points(value) | Cell::P(value) => (value + 0.0).to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Code(code) => (*code).to_owned(),
    }
}
