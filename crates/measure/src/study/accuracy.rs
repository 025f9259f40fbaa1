//! How well scores rank people by what happened to them: areas under the ROC curve, thresholds, errors by group.

use statistics::Level;
use statistics::accuracy::{
    Auc, AucComparison, Confusion, Criterion, ErrorRate, Focus, auc, compare_paired, compare_unpaired,
    error_rates_by_group, roc_curve,
};

use super::columns::Columns;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{Event, StudyError, StudyResult};
use crate::file::{DataFile, Levels, Missing, Request};

static AREAS: Shape =
    Shape::of("areas", &["score", "group", "area", "standard_error", "lower", "upper", "positives", "negatives"]);
static COMPARISONS: Shape = Shape::of(
    "comparisons",
    &["first", "second", "difference", "standard_error", "lower", "upper", "statistic", "degrees", "p"],
);
static PARTIAL: Shape = Shape::of("partial_areas", &["score", "from", "to", "area", "corrected"]);
static BEST: Shape = Shape::of("best_thresholds", &["score", "threshold", "sensitivity", "specificity"]);
static RATES: Shape = Shape::of("rates", &["score", "threshold", "rate", "count", "of", "share", "lower", "upper"]);
static GROUP_RATES: Shape = Shape::of(
    "rates_by_group",
    &[
        "score",
        "rate",
        "group",
        "count",
        "of",
        "share",
        "lower",
        "upper",
        "difference",
        "difference_lower",
        "difference_upper",
    ],
);
static CURVE: Shape = Shape::long(
    "curve",
    &["score", "threshold", "true_positives", "false_positives", "sensitivity", "false_positive_rate"],
);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&AREAS, &COMPARISONS, &PARTIAL, &BEST, &RATES, &GROUP_RATES, &CURVE];

/// A question about the validity of scores.
#[derive(Debug, Clone, Default)]
pub struct Accuracy {
    /// Column of what happened.
    pub outcome: String,
    /// Which value of it means that it happened.
    pub event: Event,
    /// Columns of scores; higher is meant to be likelier.
    pub scores: Vec<String>,
    /// Column of groups to compare.
    pub group: Option<String>,
    /// Flag everybody at or above this.
    pub threshold: Option<f64>,
    /// Compare the scores as of the same people.
    pub paired: bool,
    /// Bounds of the specificity of a partial area.
    pub partial: Option<(f64, f64)>,
    /// Whether every threshold is wanted.
    pub whole_curve: bool,
}

impl Accuracy {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        if self.paired && self.scores.len() != 2 {
            let problem = format!("a paired comparison takes two scores, not {}", self.scores.len());
            return Err(StudyError::question(file, problem, "name them as --score first,second"));
        }
        let mut columns = Columns::new();
        let outcome = self.event.ask(&mut columns, &self.outcome);
        let scores: Vec<usize> = self.scores.iter().map(|score| columns.ask(Request::number(score))).collect();
        let group = columns.ask_if(self.group.as_deref(), Request::levels);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let outcomes: Vec<bool> =
            self.event.take(file, &self.outcome, &mut frame, outcome)?.into_iter().map(|cause| cause > 0).collect();
        let scores: Vec<Vec<f64>> = scores.into_iter().map(|at| frame.numbers(at)).collect();
        let groups = group.map(|at| frame.levels(at));

        let named = self.scores.join("`, `");
        let about =
            [("outcome", Some(self.outcome.as_str())), ("score", Some(&named)), ("group", self.group.as_deref())];
        let refusal = Refusal::about(file, &about);
        let mut result = StudyResult::of("accuracy", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        let rows = Rows { question: self, outcomes: &outcomes, scores: &scores, groups: groups.as_ref() };
        rows.fill(&mut result).map_err(|error| refusal.of(error))?;
        Ok(result)
    }
}

/// The rows of a question.
struct Rows<'a> {
    question: &'a Accuracy,
    outcomes: &'a [bool],
    scores: &'a [Vec<f64>],
    groups: Option<&'a Levels>,
}

impl Rows<'_> {
    fn fill(&self, result: &mut StudyResult) -> Result<(), statistics::Error> {
        let (mut areas, mut comparisons) = (Part::new(&AREAS), Part::new(&COMPARISONS));
        let (mut partial, mut best, mut rates) = (Part::new(&PARTIAL), Part::new(&BEST), Part::new(&RATES));
        let (mut by_group, mut curve) = (Part::new(&GROUP_RATES), Part::new(&CURVE));
        for (name, scores) in self.question.scores.iter().zip(self.scores) {
            let whole = auc(scores, self.outcomes, Level::P95)?;
            areas.push(area(name, Cell::Code("everybody"), &whole));
            if let Some(groups) = self.groups {
                self.compare_groups(name, scores, groups, &mut areas, &mut comparisons)?;
            }
            let roc = roc_curve(scores, self.outcomes)?;
            if let Some((from, to)) = self.question.partial {
                let (from, to) = (from.min(to), from.max(to));
                let part = roc.partial(Focus::Specificity, from, to)?;
                partial.push(vec![
                    Cell::text(name),
                    Cell::Share(from),
                    Cell::Share(to),
                    Cell::Number(part.area),
                    Cell::Number(part.corrected),
                ]);
            }
            for threshold in roc.best_thresholds(Criterion::Youden)? {
                best.push(vec![
                    Cell::text(name),
                    Cell::Number(threshold.point.threshold),
                    Cell::Share(threshold.sensitivity),
                    Cell::Share(threshold.specificity),
                ]);
            }
            if let Some(threshold) = self.question.threshold {
                let confusion = Confusion::at_threshold(scores, self.outcomes, threshold)?;
                for rate in ErrorRate::ALL {
                    let (count, of) = confusion.counts(rate);
                    let proportion = confusion.rate(rate, Level::P95);
                    rates.push(vec![
                        Cell::text(name),
                        Cell::Number(threshold),
                        Cell::Code(rate.name()),
                        Cell::Count(count),
                        Cell::Count(of),
                        Cell::share(proportion.as_ref().map(|proportion| proportion.share)),
                        Cell::share(proportion.as_ref().map(|proportion| proportion.interval.lower)),
                        Cell::share(proportion.as_ref().map(|proportion| proportion.interval.upper)),
                    ]);
                }
                if let Some(groups) = self.groups {
                    self.rates_of_groups(name, scores, groups, threshold, &mut by_group)?;
                }
            }
            if self.question.whole_curve {
                for point in &roc.points {
                    curve.push(vec![
                        Cell::text(name),
                        Cell::Number(point.threshold),
                        Cell::Count(point.true_positives),
                        Cell::Count(point.false_positives),
                        Cell::Share(roc.sensitivity(point)),
                        Cell::Share(roc.false_positive_rate(point)),
                    ]);
                }
            }
        }
        if self.question.paired {
            let compared = compare_paired(&self.scores[0], &self.scores[1], self.outcomes, Level::P95)?;
            let [first, second] = [0, 1].map(|at| Cell::text(&self.question.scores[at]));
            comparisons.push(comparison(first, second, &compared));
        } else if self.scores.len() > 1 {
            result.cautions.push("not-compared");
        }
        for part in [areas, comparisons, partial, best, rates, by_group, curve] {
            result.add(part);
        }
        Ok(())
    }

    /// Each group's area, and the first group's against each other's.
    fn compare_groups(
        &self,
        name: &str,
        scores: &[f64],
        groups: &Levels,
        areas: &mut Part,
        comparisons: &mut Part,
    ) -> Result<(), statistics::Error> {
        let mut known: Vec<(usize, Auc)> = Vec::new();
        for group in 0..groups.names.len() {
            let rows: Vec<usize> = (0..scores.len()).filter(|row| groups.codes[*row] as usize == group).collect();
            let own_scores: Vec<f64> = rows.iter().map(|row| scores[*row]).collect();
            let own_outcomes: Vec<bool> = rows.iter().map(|row| self.outcomes[*row]).collect();
            match auc(&own_scores, &own_outcomes, Level::P95) {
                Ok(own) => {
                    areas.push(area(name, Cell::text(&groups.names[group]), &own));
                    known.push((group, own));
                }
                // A group in which it happened to nobody has no area; it is shown with its counts only.
                Err(statistics::Error::OneClass { .. }) => {
                    let happened = own_outcomes.iter().filter(|outcome| **outcome).count();
                    let mut row = vec![Cell::Nothing; AREAS.columns.len()];
                    (row[0], row[1]) = (Cell::text(name), Cell::text(&groups.names[group]));
                    (row[6], row[7]) = (Cell::count(happened), Cell::count(rows.len() - happened));
                    areas.push(row);
                }
                Err(error) => return Err(error),
            }
        }
        let Some(((first, base), others)) = known.split_first() else { return Ok(()) };
        for (group, own) in others {
            if let Ok(compared) = compare_unpaired(*own, *base, Level::P95) {
                let labels = [*group, *first].map(|group| Cell::Text(format!("{name}: {}", groups.names[group])));
                let [second, first] = labels;
                comparisons.push(comparison(second, first, &compared));
            }
        }
        Ok(())
    }

    fn rates_of_groups(
        &self,
        name: &str,
        scores: &[f64],
        groups: &Levels,
        threshold: f64,
        part: &mut Part,
    ) -> Result<(), statistics::Error> {
        let report = error_rates_by_group(scores, self.outcomes, &groups.codes, threshold, 0, Level::P95)?;
        for rate in ErrorRate::ALL {
            for group in &report.groups {
                let (count, of) = group.counts.counts(rate);
                let share = group.rates.get(rate.name());
                let difference = group.differences.get(rate.name());
                part.push(vec![
                    Cell::text(name),
                    Cell::Code(rate.name()),
                    Cell::text(&groups.names[group.group as usize]),
                    Cell::Count(count),
                    Cell::Count(of),
                    Cell::share(share.map(|share| share.share)),
                    Cell::share(share.map(|share| share.interval.lower)),
                    Cell::share(share.map(|share| share.interval.upper)),
                    Cell::points(difference.map(|difference| difference.value)),
                    Cell::points(difference.map(|difference| difference.interval.lower)),
                    Cell::points(difference.map(|difference| difference.interval.upper)),
                ]);
            }
        }
        Ok(())
    }
}

fn area(score: &str, group: Cell, auc: &Auc) -> Vec<Cell> {
    vec![
        Cell::text(score),
        group,
        Cell::Number(auc.area),
        Cell::Number(auc.standard_error),
        Cell::number(auc.interval.map(|interval| interval.lower)),
        Cell::number(auc.interval.map(|interval| interval.upper)),
        Cell::Count(auc.positives),
        Cell::Count(auc.negatives),
    ]
}

fn comparison(first: Cell, second: Cell, compared: &AucComparison) -> Vec<Cell> {
    vec![
        first,
        second,
        Cell::Number(compared.difference),
        Cell::Number(compared.standard_error),
        Cell::Number(compared.interval.lower),
        Cell::Number(compared.interval.upper),
        Cell::Number(compared.statistic),
        Cell::number(compared.degrees_of_freedom),
        Cell::P(compared.p),
    ]
}
