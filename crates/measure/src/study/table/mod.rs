//! A table of counts that may be published: small cells hidden, and others so that nobody can compute them.

mod counted;
mod earlier;

use statistics::Error;
use statistics::disclosure::{CellStatus, Feasible, Rule, Table as Counts, protect};

use self::counted::Counted;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, RowCount};
use crate::release::{PublishedCell, PublishedTable};

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
    /// What rows without a value in one of both columns are counted as; they are left out where nothing is named.
    pub missing_as: Option<String>,
}

/// Cells as they may be published, and what a reader can know of those hidden.
struct Protected {
    cells: Vec<PublishedCell>,
    audit: Vec<Feasible>,
}

/// A table that may be published, and its cells for the ledger.
#[derive(Debug, Clone)]
pub struct Publishable {
    /// The answer.
    pub answer: StudyResult,
    /// Its cells, totals included, as they are published.
    pub cells: Vec<PublishedCell>,
    /// What became of the file's rows. That is for the analyst alone: a total that the table does not count would tell what is
    /// not in it.
    pub rows: RowCount,
}

impl Table {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let counted = self.counted(file)?;
        let protected = self.protected(file, &counted)?;
        Ok(self.answer(file, &counted.used, &protected))
    }

    /// The same, where the table tells no small count together with what was published before from rows like these.
    ///
    /// # Errors
    /// As for [`Table::of`]; or it would tell some, and the error names them.
    pub fn of_beside(&self, file: &DataFile, published: &[PublishedTable]) -> Result<Publishable, StudyError> {
        let counted = self.counted(file)?;
        let protected = self.protected(file, &counted)?;
        let mut answer = self.answer(file, &counted.used, &protected);
        let used = counted.used.used;
        let rows = std::mem::replace(
            &mut answer.rows,
            RowCount { in_file: used, considered: used, used, missing: Vec::new() },
        );
        answer.cautions.extend(self.beside(file, counted, &protected.cells, published)?);
        Ok(Publishable { answer, cells: protected.cells, rows })
    }

    fn rule(&self) -> Rule {
        Rule { threshold: self.threshold, zeros: self.zeros }
    }

    fn protected(&self, file: &DataFile, counted: &Counted) -> Result<Protected, StudyError> {
        if (counted.rows.len() + 1) * counted.width() > MOST_CELLS {
            let problem = format!(
                "a table of {} rows and {} columns has more than {MOST_CELLS} cells, totals included",
                counted.rows.len(),
                counted.columns.len()
            );
            return Err(StudyError::question(file, problem, "join categories, or make several tables with --where"));
        }
        let about =
            [("rows", Some(self.rows.as_str())), ("columns", Some(&self.columns)), ("value", self.value.as_deref())];
        let refusal = Refusal::about(file, &about);
        let table = Counts::two_way(&counted.counts).map_err(|error| refusal.of(error))?;
        // The head of the answer says how many rows were used, and people know how many there are in all.
        let grand = table.cells().len() - 1;
        // Where 0 is shown, a 0 that protects others would protect nothing if everybody knows that it must be one.
        let zeros = table.cells().iter().enumerate().filter(|(_, count)| **count == 0 && !self.zeros);
        let known: Vec<usize> = zeros.map(|(cell, _)| cell).chain([grand]).collect();
        let table = table.with_known(&known);
        let all = table.cells()[grand];
        if self.rule().hides(all) {
            let problem =
                format!("the whole table counts {all}, which is itself to be hidden below {}", self.threshold);
            return Err(StudyError::question(file, problem, "widen the table, or do not publish it"));
        }
        let protected = protect(&table, self.rule(), self.threshold).map_err(|error| {
            let Error::Unprotectable { cell } = error else { return refusal.of(error) };
            let [row, column] = counted.place(cell).map(|name| name.map_or("total", String::as_str));
            let problem = format!("the cell of `{row}` and `{column}` cannot be protected");
            StudyError::question(file, problem, "the table is too small: join rows or columns, or do not publish it")
                .known_as("unprotectable", &[])
        })?;
        let cells = table.cells().iter().zip(&protected.status).enumerate().map(|(cell, (&count, &status))| {
            let [row, column] = counted.place(cell).map(Option::<&String>::cloned);
            // One mark for all hidden cells: which of them are small would give counts away.
            PublishedCell { row, column, count: (status == CellStatus::Published).then_some(count) }
        });
        Ok(Protected { cells: cells.collect(), audit: protected.audit })
    }

    fn answer(&self, file: &DataFile, used: &RowCount, protected: &Protected) -> StudyResult {
        let mut result = StudyResult::of("table", file, used);
        result.set("threshold", Cell::Count(self.threshold));
        result.set("zeros", Cell::Code(if self.zeros { "protected" } else { "shown" }));
        let place = |cell: usize| {
            let PublishedCell { row, column, .. } = &protected.cells[cell];
            [row, column].map(|name| name.as_ref().map_or(Cell::Code("total"), |name| Cell::text(name)))
        };
        let mut part = Part::new(&TABLE);
        for (at, cell) in protected.cells.iter().enumerate() {
            let [row, column] = place(at);
            let (count, status) =
                cell.count.map_or((Cell::Nothing, "hidden"), |count| (Cell::Count(count), "published"));
            part.push(vec![row, column, count, Cell::Code(status)]);
        }
        result.add(part);
        let mut hidden = Part::new(&HIDDEN);
        for known in &protected.audit {
            let [row, column] = place(known.cell);
            hidden.push(vec![row, column, Cell::Number(known.lower), Cell::Number(known.upper)]);
        }
        result.add(hidden);
        result
    }
}

impl Counted {
    /// Columns, the total among them.
    fn width(&self) -> usize {
        self.columns.len() + 1
    }

    /// The row and column of a cell; none is a total.
    fn place(&self, cell: usize) -> [Option<&String>; 2] {
        [self.rows.get(cell / self.width()), self.columns.get(cell % self.width())]
    }
}
