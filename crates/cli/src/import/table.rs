//! Rows of a CSV or XLSX file as text, one at a time.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom};
use std::path::Path;

use calamine::{Data, Reader as _};

use crate::failure::Failure;

/// A table file, opened: its head and the rows after it.
pub struct Table {
    /// Column names of the first row.
    pub head: Vec<String>,
    rows: Rows,
}

enum Rows {
    Csv(Box<csv::StringRecordsIntoIter<BufReader<File>>>),
    Sheet(std::vec::IntoIter<Vec<String>>, u64),
}

/// One row: line of the file and its values in the order of the head.
pub type Line = (u64, Vec<String>);

impl Table {
    /// Opens a `.csv` (comma or semicolon, UTF-8) or `.xlsx` file.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        if !path.is_file() {
            return Err(Failure::input(format!("{} is not a file; nothing was recorded.", path.display())));
        }
        let table = match path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
            Some("csv") => Self::csv(path)?,
            Some("xlsx") => Self::sheet(path)?,
            _ => {
                return Err(Failure::input(format!("{}: only .csv and .xlsx files can be read.", path.display())));
            }
        };
        if table.head.iter().all(String::is_empty) {
            return Err(Failure::input(format!("{}: the first row must name the columns.", path.display())));
        }
        Ok(table)
    }

    fn csv(path: &Path) -> Result<Self, Failure> {
        let mut file = BufReader::new(File::open(path)?);
        let mut first = Vec::new();
        file.read_until(b'\n', &mut first)?;
        file.seek(SeekFrom::Start(if first.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }))?;
        let count = |sign: char| String::from_utf8_lossy(&first).matches(sign).count();
        let delimiter = if count(';') > count(',') { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).has_headers(true).from_reader(file);
        let head = reader.headers().map_err(|error| unreadable(path, &error))?.iter().map(str::to_owned).collect();
        Ok(Self { head, rows: Rows::Csv(Box::new(reader.into_records())) })
    }

    fn sheet(path: &Path) -> Result<Self, Failure> {
        let broken = |why: &dyn std::fmt::Display| {
            Failure::input(format!("{}: not a readable workbook ({why}); save it again as .xlsx.", path.display()))
        };
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook(path).map_err(|error: calamine::XlsxError| broken(&error))?;
        let sheet =
            book.worksheet_range_at(0).ok_or_else(|| broken(&"it has no sheet"))?.map_err(|error| broken(&error))?;
        let mut rows = sheet.rows().map(|row| row.iter().map(cell_text).collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = rows.collect();
        Ok(Self { head, rows: Rows::Sheet(rows.into_iter(), 1) })
    }

    /// The next row that is not empty, or why it cannot be read.
    pub fn next_row(&mut self) -> Option<Result<Line, (u64, String)>> {
        loop {
            let row = match &mut self.rows {
                Rows::Csv(records) => match records.next()? {
                    Ok(record) => {
                        let line = record.position().map_or(0, csv::Position::line);
                        (line, record.iter().map(str::to_owned).collect::<Vec<_>>())
                    }
                    Err(error) => {
                        let line = error.position().map_or(0, csv::Position::line);
                        return Some(Err((line, csv_problem(&error))));
                    }
                },
                Rows::Sheet(rows, line) => {
                    *line += 1;
                    (*line, rows.next()?)
                }
            };
            if row.1.iter().any(|value| !value.is_empty()) {
                return Some(Ok(row));
            }
        }
    }
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        other => other.to_string().trim().to_owned(),
    }
}

fn unreadable(path: &Path, error: &csv::Error) -> Failure {
    Failure::input(format!("{}: {}", path.display(), csv_problem(error)))
}

fn csv_problem(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the file is not UTF-8; save it again as CSV UTF-8".to_owned(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} values, the head {expected_len}; look for a missing or unquoted delimiter")
        }
        _ => error.to_string(),
    }
}
