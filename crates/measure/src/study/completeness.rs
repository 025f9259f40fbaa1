//! What is left out of an instrument, by item and by who filled it in, and how often everything was answered alike.

use statistics::Level;
use statistics::proportion::wilson;
use statistics::reliability::entry_practice;

use super::by::By;
use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static PRACTICE: Shape = Shape::of(
    "entry_practice",
    &[
        "by",
        "group",
        "cases",
        "answers_asked",
        "answers_missing",
        "share",
        "lower",
        "upper",
        "incomplete",
        "incomplete_share",
        "uniform",
        "uniform_share",
    ],
);
static ITEMS: Shape =
    Shape::of("missing_items", &["item", "answers_asked", "answers_missing", "share", "lower", "upper"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&PRACTICE, &ITEMS];

/// A question about completeness.
#[derive(Debug, Clone, Default)]
pub struct Completeness {
    /// A column for each item; empty where it was asked and not answered.
    pub items: Vec<String>,
    /// Columns of who filled it in.
    pub by: Vec<String>,
}

impl Completeness {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file does not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let mut columns = Columns::new();
        let items: Vec<usize> = self.items.iter().map(|item| columns.ask(Request::levels(item))).collect();
        let by = By::ask(&self.by, &mut columns);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let given: Vec<Vec<Option<u32>>> = items.iter().map(|at| frame.levels(*at).optional()).collect();
        let rows = given.first().map_or(0, Vec::len);
        let by = By::take(&self.by, &by, &mut frame, rows);
        let named = self.items.join("`, `");
        let refusal = Refusal::about(file, &[("items", Some(&named))]);
        let mut result = StudyResult::of("completeness", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        fill(&by, &given, &mut result).map_err(|error| refusal.of(error))?;
        self.of_items(&given, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    fn of_items(&self, given: &[Vec<Option<u32>>], result: &mut StudyResult) -> Result<(), statistics::Error> {
        let mut part = Part::new(&ITEMS);
        for (name, item) in self.items.iter().zip(given) {
            let missing = item.iter().filter(|answer| answer.is_none()).count() as u64;
            let share = wilson(missing, item.len() as u64, Level::P95)?;
            let mut row = vec![Cell::text(name), Cell::count(item.len()), Cell::Count(missing)];
            row.extend([share.share, share.interval.lower, share.interval.upper].map(Cell::Share));
            part.push(row);
        }
        result.add(part);
        Ok(())
    }
}

fn fill(by: &By, given: &[Vec<Option<u32>>], result: &mut StudyResult) -> Result<(), statistics::Error> {
    let mut part = Part::new(&PRACTICE);
    for group in by.groups() {
        let own: Vec<Vec<Option<u32>>> =
            given.iter().map(|item| group.rows.iter().map(|row| item[*row]).collect()).collect();
        let items: Vec<&[Option<u32>]> = own.iter().map(Vec::as_slice).collect();
        for practice in entry_practice(&items, &vec![0; group.rows.len()], Level::P95)? {
            let missing = practice.missing_answers;
            part.push(vec![
                group.by.clone(),
                group.name.clone(),
                Cell::Count(practice.assessments),
                Cell::Count(missing.of),
                Cell::Count(missing.count),
                Cell::Share(missing.share),
                Cell::Share(missing.interval.lower),
                Cell::Share(missing.interval.upper),
                Cell::Count(practice.incomplete.count),
                Cell::Share(practice.incomplete.share),
                Cell::Count(practice.uniform.count),
                Cell::Share(practice.uniform.share),
            ]);
        }
    }
    result.add(part);
    Ok(())
}
