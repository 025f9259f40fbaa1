//! The share of a yes where some answers are not known: among those known, and its bounds whatever the others are.

use statistics::Level;
use statistics::proportion::wilson;

use super::by::By;
use super::columns::Columns;
use super::differences::DIFFERENCES;
use super::error::Refusal;
use super::event::yes_no_or_missing;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static SHARES: Shape = Shape::of(
    "shares",
    &["by", "group", "cases", "known", "known_share", "count", "share", "lower", "upper", "if_none", "if_all"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&SHARES, &DIFFERENCES];

/// A question about a share.
#[derive(Debug, Clone, Default)]
pub struct Shares {
    /// Column of the answer: yes, no, or empty where it is not known.
    pub outcome: String,
    /// Columns to break down by.
    pub by: Vec<String>,
}

impl Shares {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let outcome = columns.ask(Request::number(&self.outcome));
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let outcomes = frame.numbers(outcome);
        yes_no_or_missing(file, &self.outcome, &outcomes)?;
        let by = By::take(&self.by, &by, &mut frame, outcomes.len());
        let refusal = Refusal::about(file, &[("outcome", Some(&self.outcome))]);
        let mut result = StudyResult::of("shares", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        let mut part = Part::new(&SHARES);
        for group in by.groups() {
            let all = group.rows.len() as u64;
            let known = group.rows.iter().filter(|row| !outcomes[**row].is_nan()).count() as u64;
            let yes = group.rows.iter().filter(|row| outcomes[**row] > 0.5).count() as u64;
            let mut row = vec![group.by, group.name, Cell::Count(all), Cell::Count(known)];
            row.push(Cell::Share(part_of(known, all)));
            row.push(Cell::Count(yes));
            if known > 0 {
                let share = wilson(yes, known, Level::P95).map_err(|error| refusal.of(error))?;
                row.extend([share.share, share.interval.lower, share.interval.upper].map(Cell::Share));
            } else {
                row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            }
            row.extend([part_of(yes, all), part_of(yes + all - known, all)].map(Cell::Share));
            if known < all && !result.cautions.contains(&"not-all-known") {
                result.cautions.push("not-all-known");
            }
            part.push(row);
        }
        result.add(part);
        Ok(result)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn part_of(count: u64, of: u64) -> f64 {
    count as f64 / of as f64
}
