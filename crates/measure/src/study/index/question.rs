//! The question about an index, and how a file answers it.

use catalogue::{IndexJoining, IndexModel};
use statistics::Level;
use statistics::index::{Change, change};

use super::{ends, model, parts, weights};
use crate::file::{DataFile, Frame, Missing, Request};
use crate::study::by::By;
use crate::study::columns::Columns;
use crate::study::error::Refusal;
use crate::study::part::Cell;
use crate::study::{StudyError, StudyResult};

/// A question about a composite index.
#[derive(Debug, Clone)]
pub struct Index {
    /// What it consists of.
    pub model: IndexModel,
    /// The column of each dimension at opening, in the model's order; none where the file does not hold it.
    pub opening: Vec<Option<String>>,
    /// The column of each dimension at closing.
    pub closing: Vec<Option<String>>,
    /// Columns to break down by.
    pub by: Vec<String>,
    /// Seed of the weights that are drawn.
    pub seed: u64,
}

impl Index {
    /// Answers it from a file with a row for each case; empty values are not known.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let [opening, closing] = [&self.opening, &self.closing].map(|names| {
            let ask = |name: &Option<String>| columns.ask_if(name.as_deref(), Request::number);
            names.iter().map(ask).collect::<Vec<_>>()
        });
        let by = By::ask(&self.by, &mut columns);
        if columns.requests().len() == by.len() {
            return Err(StudyError::question(
                file,
                "no dimension has a column",
                "name a column of at least one dimension",
            ));
        }
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let [opening, closing] = [opening, closing].map(|places| values(&places, &mut frame));
        let rows = opening.iter().chain(&closing).flatten().map(Vec::len).next().unwrap_or_default();
        let by = By::take(&self.by, &by, &mut frame, rows);
        let named = self.opening.iter().chain(&self.closing).flatten().cloned().collect::<Vec<_>>().join("`, `");
        let refusal = Refusal::about(file, &[("dimensions", Some(&named))]);
        let mut result = StudyResult::of("index", file, frame.count());
        self.answer(rows, [&opening, &closing], &by, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    fn answer(
        &self,
        rows: usize,
        ends: [&[Option<Vec<f64>>]; 2],
        by: &By,
        result: &mut StudyResult,
    ) -> Result<(), statistics::Error> {
        let arithmetic = model::arithmetic(&self.model);
        let changes = (0..rows)
            .map(|row| change(&arithmetic, &of_row(ends[0], row), &of_row(ends[1], row)))
            .collect::<Result<Vec<Change>, _>>()?;
        result.set("level", Cell::Share(Level::P95.get()));
        result.set("weight_spread", Cell::Share(weights::SPREAD));
        result.set("weight_draws", Cell::Count(weights::DRAWS.into()));
        result.set("seed", Cell::Count(self.seed));
        self.warn(&changes, result);
        let groups = by.groups();
        result.add(model::table(&self.model));
        result.add(ends::ends(&groups, &changes));
        result.add(ends::change(&groups, &changes));
        result.add(parts::parts(&self.model, &groups, &changes));
        for part in weights::weights(&self.model, &arithmetic, &changes, self.seed)?.into_iter().flatten() {
            result.add(part);
        }
        Ok(())
    }

    fn warn(&self, changes: &[Change], result: &mut StudyResult) {
        if self.model.is_draft() {
            result.cautions.push("draft-model");
        }
        if changes.iter().any(|one| one.opening.value.is_none() || one.closing.value.is_none()) {
            result.cautions.push("too-little-known");
        }
        if self.model.joining == IndexJoining::Geometric {
            result.cautions.push("parts-do-not-sum");
        }
    }
}

/// The columns that were asked for, empty values as NaN.
fn values(places: &[Option<usize>], frame: &mut Frame) -> Vec<Option<Vec<f64>>> {
    places.iter().map(|place| place.map(|place| frame.numbers(place))).collect()
}

/// The values of one case in the model's order.
fn of_row(columns: &[Option<Vec<f64>>], row: usize) -> Vec<Option<f64>> {
    columns.iter().map(|column| column.as_ref().map(|values| values[row]).filter(|value| !value.is_nan())).collect()
}
