//! The counts of a table, and which row of the file is counted in which cell.

use super::Table;
use crate::file::{DataFile, FileRows, Levels, Missing, Request, RowCount};
use crate::release::PublishedCell;
use crate::study::StudyError;
use crate::study::columns::Columns;

/// Counts by the values of two columns.
pub(super) struct Counted {
    /// Values that are rows.
    pub rows: Vec<String>,
    /// Values that are columns.
    pub columns: Vec<String>,
    /// Counts, row by row.
    pub counts: Vec<Vec<u64>>,
    /// What became of the file's rows.
    pub used: RowCount,
    codes: [Vec<u32>; 2],
    values: Option<Vec<f64>>,
    places: FileRows,
}

/// A row of the file that is counted.
pub(super) struct Counting {
    /// Its place in the file, counted from 1.
    pub place: usize,
    /// Row and column of its cell.
    pub cell: (u32, u32),
    /// How much it counts.
    pub count: u64,
}

impl Table {
    /// Counts the rows of a file.
    ///
    /// # Errors
    /// The file cannot be read, or has values that are no counts.
    pub(super) fn counted(&self, file: &DataFile) -> Result<Counted, StudyError> {
        let mut columns = Columns::new();
        let rows = columns.ask(Request::levels(&self.rows));
        let across = columns.ask(Request::levels(&self.columns));
        let value = columns.ask_if(self.value.as_deref(), Request::number);
        let missing = if self.missing_as.is_some() { Missing::Keep } else { Missing::LeaveOut };
        let mut frame = file.read(columns.requests(), missing)?;
        let (mut rows, mut across) = (frame.levels(rows), frame.levels(across));
        if let Some(name) = &self.missing_as {
            for (column, levels) in [(&self.rows, &mut rows), (&self.columns, &mut across)] {
                name_missing(levels, name).map_err(|()| {
                    let problem = format!("column `{column}` has the value `{name}` already");
                    StudyError::question(file, problem, "choose another name with --missing-as")
                })?;
            }
        }
        let values = value.map(|value| frame.numbers(value));
        if let Some(wrong) = values.iter().flatten().find(|value| !is_count(**value)) {
            let column = self.value.as_deref().unwrap_or_default();
            let wrong =
                if wrong.is_nan() { "no value in some row".to_owned() } else { format!("{wrong}, which is no count") };
            let problem = format!("column `{column}` has {wrong}");
            return Err(StudyError::question(file, problem, "use a column of whole numbers from 0 on"));
        }
        let mut counted = Counted {
            counts: vec![vec![0; across.names.len()]; rows.names.len()],
            rows: rows.names,
            columns: across.names,
            used: frame.count().clone(),
            codes: [rows.codes, across.codes],
            values,
            places: frame.rows().clone(),
        };
        for at in 0..counted.codes[0].len() {
            let (row, column) = counted.cell(at);
            counted.counts[row as usize][column as usize] += counted.count(at);
        }
        Ok(counted)
    }
}

/// Makes missing values a level of their own, the last.
fn name_missing(levels: &mut Levels, name: &str) -> Result<(), ()> {
    if levels.names.iter().any(|known| known == name) {
        return Err(());
    }
    let code = u32::try_from(levels.names.len()).expect("fewer levels than codes");
    let mut any = false;
    for missing in levels.codes.iter_mut().filter(|code| **code == Levels::NONE) {
        (*missing, any) = (code, true);
    }
    if any {
        levels.names.push(name.to_owned());
    }
    Ok(())
}

impl Counted {
    /// Whether the values of a cell are among those counted.
    pub fn has(&self, cell: &PublishedCell) -> bool {
        let known = |names: &[String], name: &Option<String>| name.as_ref().is_none_or(|name| names.contains(name));
        known(&self.rows, &cell.row) && known(&self.columns, &cell.column)
    }

    /// The rows of the file that are counted.
    pub fn countings(&self) -> impl Iterator<Item = Counting> {
        (0..self.codes[0].len()).map(|at| Counting {
            place: self.places.place(at),
            cell: self.cell(at),
            count: self.count(at),
        })
    }

    fn cell(&self, at: usize) -> (u32, u32) {
        (self.codes[0][at], self.codes[1][at])
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a count")]
    fn count(&self, at: usize) -> u64 {
        self.values.as_ref().map_or(1, |values| values[at] as u64)
    }
}

fn is_count(value: f64) -> bool {
    (0.0..9e15).contains(&value) && (value - value.round()).abs() == 0.0
}
