//! A table of counts that may be published: small cells hidden, and others so that nobody can compute them.

use statistics::disclosure::{CellStatus, Rule, Table as Counts, protect};

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static TABLE: Shape = Shape::of("table", &["row", "column", "count", "status"]);
static HIDDEN: Shape = Shape::of("hidden_cells", &["row", "column", "status", "at_least", "at_most"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&TABLE, &HIDDEN];

/// A question about counts.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Column whose values are rows.
    pub rows: String,
    /// Column whose values are columns.
    pub columns: String,
    /// Column of counts to add up; each row of the file counts one where none is given.
    pub value: Option<String>,
    /// Counts from 1 to below this are hidden.
    pub threshold: u64,
    /// Whether 0 is hidden too.
    pub zeros: bool,
}

impl Table {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let rows = columns.ask(Request::levels(&self.rows));
        let across = columns.ask(Request::levels(&self.columns));
        let value = columns.ask_if(self.value.as_deref(), Request::number);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let (rows, across) = (frame.levels(rows), frame.levels(across));
        let values = value.map(|value| frame.numbers(value));
        let mut counts = vec![vec![0_u64; across.names.len()]; rows.names.len()];
        for (at, (row, column)) in rows.codes.iter().zip(&across.codes).enumerate() {
            let more = match &values {
                None => 1,
                Some(values) => self.whole(file, values[at])?,
            };
            counts[*row as usize][*column as usize] += more;
        }
        let about =
            [("rows", Some(self.rows.as_str())), ("columns", Some(&self.columns)), ("value", self.value.as_deref())];
        let refusal = Refusal::about(file, &about);
        let table = Counts::two_way(&counts).map_err(|error| refusal.of(error))?;
        let rule = Rule { threshold: self.threshold, zeros: self.zeros };
        let protected = protect(&table, rule, self.threshold).map_err(|error| refusal.of(error))?;

        let mut result = StudyResult::of("table", file, frame.count());
        result.set("threshold", Cell::Count(self.threshold));
        result.set("zeros", Cell::Code(if self.zeros { "protected" } else { "shown" }));
        let width = across.names.len() + 1;
        let name = |names: &[String], at: usize| names.get(at).map_or(Cell::Code("total"), |name| Cell::text(name));
        let place = |cell: usize| [name(&rows.names, cell / width), name(&across.names, cell % width)];
        let mut part = Part::new(&TABLE);
        for (cell, (&count, &status)) in table.cells().iter().zip(&protected.status).enumerate() {
            let [row, column] = place(cell);
            let count = if status == CellStatus::Published { Cell::Count(count) } else { Cell::Nothing };
            part.push(vec![row, column, count, Cell::Code(status_name(status))]);
        }
        result.add(part);
        let mut hidden = Part::new(&HIDDEN);
        for known in &protected.audit {
            let [row, column] = place(known.cell);
            let status = Cell::Code(status_name(protected.status[known.cell]));
            hidden.push(vec![row, column, status, Cell::Number(known.lower), Cell::Number(known.upper)]);
        }
        result.add(hidden);
        Ok(result)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a count")]
    fn whole(&self, file: &DataFile, value: f64) -> Result<u64, StudyError> {
        if (0.0..9e15).contains(&value) && (value - value.round()).abs() == 0.0 {
            return Ok(value as u64);
        }
        let problem = format!("column `{}` has {value}, which is no count", self.value.as_deref().unwrap_or_default());
        Err(StudyError::question(file, problem, "use a column of whole numbers from 0 on"))
    }
}

fn status_name(status: CellStatus) -> &'static str {
    match status {
        CellStatus::Published => "published",
        CellStatus::Primary => "primary",
        CellStatus::Complementary => "complementary",
    }
}
