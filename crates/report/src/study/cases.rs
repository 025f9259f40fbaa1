//! Cases of a study as CSV.

use crate::ReportError;

/// One line for the columns and one for each case.
///
/// # Errors
/// Never in practice: a table in memory takes every row.
pub fn cases_csv(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, ReportError> {
    let mut out = Vec::new();
    let mut writer = csv::Writer::from_writer(&mut out);
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush().map_err(csv::Error::from)?;
    drop(writer);
    Ok(out)
}
