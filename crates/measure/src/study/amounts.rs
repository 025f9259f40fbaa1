//! Mean with its interval (Student) and quartiles of an amount. Least and greatest are one person's each, so they are not given.

use statistics::{Level, mean, quantile};

use super::by::By;
use super::columns::Columns;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static AMOUNTS: Shape = Shape::of(
    "amounts",
    &["by", "group", "cases", "known", "mean", "lower", "upper", "lower_quartile", "median", "upper_quartile"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&AMOUNTS];

/// A question about an amount.
#[derive(Debug, Clone, Default)]
pub struct Amounts {
    /// Column of the amount; empty: none.
    pub value: String,
    /// Columns to break down by.
    pub by: Vec<String>,
}

impl Amounts {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file does not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let value = columns.ask(Request::number(&self.value));
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let values = frame.numbers(value);
        let by = By::take(&self.by, &by, &mut frame, values.len());
        let mut result = StudyResult::of("amounts", file, frame.count());
        let mut part = Part::new(&AMOUNTS);
        for group in by.groups() {
            let mut known: Vec<f64> =
                group.rows.iter().map(|row| values[*row]).filter(|value| !value.is_nan()).collect();
            known.sort_by(f64::total_cmp);
            let mut row = vec![group.by, group.name, Cell::count(group.rows.len()), Cell::count(known.len())];
            let mean = mean(&known, Level::P95);
            row.push(Cell::number(mean.as_ref().map(|mean| mean.value)));
            let limits = mean.and_then(|mean| mean.interval);
            row.extend([limits.map(|limits| limits.lower), limits.map(|limits| limits.upper)].map(Cell::number));
            if known.len() < group.rows.len() && !result.cautions.contains(&"only-known") {
                result.cautions.push("only-known");
            }
            row.extend([0.25, 0.5, 0.75].map(|share| Cell::number(quantile(&known, share))));
            part.push(row);
        }
        result.add(part);
        Ok(result)
    }
}
