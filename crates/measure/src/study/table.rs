//! A table of counts that may be published: small cells hidden, and others so that nobody can compute them.

use statistics::Error;
use statistics::disclosure::{CellStatus, Rule, Table as Counts, protect};

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static TABLE: Shape = Shape::of("table", &["row", "column", "count", "status"]);
static HIDDEN: Shape = Shape::of("hidden_cells", &["row", "column", "at_least", "at_most"]);

/// Cells, sums included, up to which a table is protected in seconds.
const MOST_CELLS: usize = 12_000;

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
        let width = across.names.len() + 1;
        if (rows.names.len() + 1) * width > MOST_CELLS {
            let problem = format!(
                "a table of {} rows and {} columns has more than {MOST_CELLS} cells, totals included",
                rows.names.len(),
                across.names.len()
            );
            return Err(StudyError::question(file, problem, "join categories, or make several tables with --where"));
        }
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
        // The head of the answer says how many rows were used, and people know how many there are in all.
        let grand = table.cells().len() - 1;
        let table = table.with_known(&[grand]);
        let rule = Rule { threshold: self.threshold, zeros: self.zeros };
        let all = table.cells()[grand];
        if rule.hides(all) {
            let problem =
                format!("the whole table counts {all}, which is itself to be hidden below {}", self.threshold);
            return Err(StudyError::question(file, problem, "widen the table, or do not publish it"));
        }
        let name = |names: &[String], at: usize| names.get(at).map_or(Cell::Code("total"), |name| Cell::text(name));
        let place = |cell: usize| [name(&rows.names, cell / width), name(&across.names, cell % width)];
        let protected = protect(&table, rule, self.threshold).map_err(|error| {
            let Error::Unprotectable { cell } = error else { return refusal.of(error) };
            let [row, column] = place(cell);
            let problem = format!("the cell of `{}` and `{}` cannot be protected", row.words(), column.words());
            StudyError::question(file, problem, "the table is too small: join rows or columns, or do not publish it")
                .known_as("unprotectable", &[])
        })?;

        let mut result = StudyResult::of("table", file, frame.count());
        result.set("threshold", Cell::Count(self.threshold));
        result.set("zeros", Cell::Code(if self.zeros { "protected" } else { "shown" }));
        let mut part = Part::new(&TABLE);
        for (cell, (&count, &status)) in table.cells().iter().zip(&protected.status).enumerate() {
            let [row, column] = place(cell);
            // One mark for all hidden cells: which of them are small would give counts away.
            let (count, status) = match status {
                CellStatus::Published => (Cell::Count(count), "published"),
                CellStatus::Primary | CellStatus::Complementary => (Cell::Nothing, "hidden"),
            };
            part.push(vec![row, column, count, Cell::Code(status)]);
        }
        result.add(part);
        let mut hidden = Part::new(&HIDDEN);
        for known in &protected.audit {
            let [row, column] = place(known.cell);
            hidden.push(vec![row, column, Cell::Number(known.lower), Cell::Number(known.upper)]);
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
