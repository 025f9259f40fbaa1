//! Whether the items of an instrument measure one thing, and how they are answered.

use statistics::Level;
use statistics::reliability::{alpha, item_table, reversed};

use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

static SCALE: Shape = Shape::of(
    "scale",
    &[
        "items",
        "rows",
        "alpha",
        "standard_error",
        "lower",
        "upper",
        "standardised",
        "lambda6",
        "average_correlation",
        "mean",
        "deviation",
    ],
);
static ITEMS: Shape = Shape::of(
    "items",
    &[
        "item",
        "mean",
        "deviation",
        "total_correlation",
        "corrected_correlation",
        "rest_correlation",
        "alpha_without",
        "missing",
    ],
);
static ANSWERS: Shape = Shape::of("answers", &["item", "answer", "count", "of", "share", "lower", "upper"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&SCALE, &ITEMS, &ANSWERS];

/// Items with more distinct answers than this have no table of answers.
const FEW: usize = 12;

/// A question about reliability.
#[derive(Debug, Clone, Default)]
pub struct Reliability {
    /// A column for each item.
    pub items: Vec<String>,
    /// Items keyed the other way.
    pub reverse: Vec<String>,
}

impl Reliability {
    /// Answers it from a file. Alpha uses the rows with every item; each item's answers are counted over all rows.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        if let Some(stranger) = self.reverse.iter().find(|item| !self.items.contains(item)) {
            let problem = format!("`{stranger}` is to be reversed but is not among the items");
            return Err(StudyError::question(file, problem, "name it in --items too"));
        }
        let named = self.items.join("`, `");
        let refusal = Refusal::about(file, &[("items", Some(&named))]);
        let requests: Vec<Request> = self.items.iter().map(|item| Request::number(item)).collect();
        let mut frame = file.read(&requests, Missing::Keep)?;
        let given: Vec<Vec<f64>> = (0..requests.len()).map(|at| frame.numbers(at)).collect();
        let rows = given.first().map_or(0, Vec::len);
        let whole: Vec<usize> = (0..rows).filter(|row| given.iter().all(|item| !item[*row].is_nan())).collect();
        let mut count = frame.count().clone();
        count.used = whole.len() as u64;
        let mut result = StudyResult::of("reliability", file, &count);
        result.set("level", Cell::Share(Level::P95.get()));
        self.fill(&given, &whole, &mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    fn fill(&self, given: &[Vec<f64>], whole: &[usize], result: &mut StudyResult) -> Result<(), statistics::Error> {
        let answered = || given.iter().flatten().copied().filter(|answer| !answer.is_nan());
        let (least, most) = (answered().fold(f64::INFINITY, f64::min), answered().fold(f64::NEG_INFINITY, f64::max));
        if !self.reverse.is_empty() {
            result.set("reversed", Cell::Text(self.reverse.join(", ")));
            result.set("reversed_between", Cell::Text(format!("{least}…{most}")));
        }
        let keyed: Vec<Vec<f64>> = self
            .items
            .iter()
            .zip(given)
            .map(|(name, item)| {
                let answers: Vec<f64> = whole.iter().map(|row| item[*row]).collect();
                if self.reverse.contains(name) { reversed(&answers, least, most) } else { answers }
            })
            .collect();
        let columns: Vec<&[f64]> = keyed.iter().map(Vec::as_slice).collect();
        let scale = alpha(&columns, Level::P95)?;
        let mut part = Part::new(&SCALE);
        part.push(vec![
            Cell::count(self.items.len()),
            Cell::count(scale.rows),
            Cell::Number(scale.value),
            Cell::Number(scale.standard_error),
            Cell::Number(scale.interval.lower),
            Cell::Number(scale.interval.upper),
            Cell::Number(scale.standardised),
            Cell::Number(scale.lambda6),
            Cell::Number(scale.average_correlation),
            Cell::Number(scale.mean),
            Cell::Number(scale.deviation),
        ]);
        result.add(part);
        let (mut items, mut answers) = (Part::new(&ITEMS), Part::new(&ANSWERS));
        for ((name, item), statistics) in self.items.iter().zip(given).zip(&scale.items) {
            items.push(vec![
                Cell::text(name),
                Cell::Number(statistics.mean),
                Cell::Number(statistics.deviation),
                Cell::Number(statistics.total_correlation),
                Cell::Number(statistics.corrected_correlation),
                Cell::Number(statistics.rest_correlation),
                Cell::number(statistics.alpha_without),
                Cell::count(item.iter().filter(|answer| answer.is_nan()).count()),
            ]);
            answers_of(name, item, &mut answers)?;
        }
        result.add(items);
        result.add(answers);
        if scale.items.iter().any(|item| item.rest_correlation < 0.0) {
            result.cautions.push("against-the-scale");
        }
        Ok(())
    }
}

fn answers_of(name: &str, item: &[f64], part: &mut Part) -> Result<(), statistics::Error> {
    let mut levels: Vec<f64> = item.iter().copied().filter(|answer| !answer.is_nan()).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    if levels.len() > FEW {
        return Ok(());
    }
    let code = |answer: &f64| {
        let place = levels.partition_point(|level| level < answer);
        (!answer.is_nan()).then(|| u32::try_from(place).expect("few answers"))
    };
    let codes: Vec<Option<u32>> = item.iter().map(code).collect();
    let table = item_table(&codes, u32::try_from(levels.len()).expect("few answers"), Level::P95)?;
    let given = levels.iter().map(|level| Cell::Text(level.to_string())).zip(&table.answers);
    for (answer, proportion) in given.chain([(Cell::Code("missing"), &table.missing)]) {
        part.push(vec![
            Cell::text(name),
            answer,
            Cell::Count(proportion.count),
            Cell::Count(proportion.of),
            Cell::Share(proportion.share),
            Cell::Share(proportion.interval.lower),
            Cell::Share(proportion.interval.upper),
        ]);
    }
    Ok(())
}
