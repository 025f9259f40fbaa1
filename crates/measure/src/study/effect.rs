//! How those who took part fared against people like them, with the balance it rests on and when not to headline it.

use statistics::Level;
use statistics::effect::{
    BalanceRow, Comparison, Estimand, Gates, Order, RiskRatio, Verdict, Weighting, bootstrap, caliper, doubly_robust,
    matched_effect, nearest, weighted_effect,
};
use statistics::regression::Covariate;
use statistics::{Error, Interval};

use super::columns::Columns;
use super::error::Refusal;
use super::explained::Explained;
use super::grounds::{BALANCE, REASONS, SENSITIVITY, balance, reasons, sensitivity};
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, Missing, Request};

const OF_ESTIMATE: &[&str] = &["estimate", "value", "standard_error", "p", "lower", "upper"];
static ESTIMATE: Shape = Shape::of("estimate", OF_ESTIMATE);
static WITHHELD: Shape = Shape::of("estimate_not_for_headlines", OF_ESTIMATE);
static GROUPS: Shape = Shape::of("groups", &["group", "rows", "effective_rows", "weighted_mean"]);
/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&ESTIMATE, &WITHHELD, &REASONS, &GROUPS, &BALANCE, &SENSITIVITY];

/// How people alike are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// Nearest neighbours by propensity, at most so many standard deviations away.
    Match {
        /// Standard deviations of the propensity.
        caliper: f64,
    },
    /// Weights from the propensity.
    Ipw,
    /// Overlap weights.
    Overlap,
    /// Weights that balance exactly.
    Entropy,
    /// Weights and outcome models together.
    Aipw,
}

/// A question about those who took part.
#[derive(Debug, Clone)]
pub struct Effect {
    /// Column of the outcome, a number or 0 and 1.
    pub outcome: String,
    /// Column that says who took part.
    pub treatment: String,
    /// What is known of everybody from before.
    pub explained: Explained,
    /// How people alike are found.
    pub method: Method,
    /// For whom; the method's own where none is given.
    pub estimand: Option<Estimand>,
    /// Draws and seed of a bootstrap.
    pub bootstrap: Option<(u32, u64)>,
}

/// One estimate, whatever the method.
struct Found {
    lines: Vec<(&'static str, f64, f64, f64, Interval)>,
    groups: Vec<(&'static str, usize, Option<f64>, Option<f64>)>,
    risk_ratio: Option<RiskRatio>,
    balance: Vec<BalanceRow>,
    verdict: Verdict,
}

impl Effect {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        let estimand = self.whom(file)?;
        if self.outcome == self.treatment {
            let problem = format!("column `{}` is both outcome and treatment", self.outcome);
            return Err(StudyError::question(file, problem, "name two columns"));
        }
        self.explained.is_not(file, &[("outcome", &self.outcome), ("treatment", &self.treatment)])?;
        let mut columns = Columns::new();
        let outcome = columns.ask(Request::number(&self.outcome));
        let treatment = columns.ask(Request::yes_no(&self.treatment));
        let places = self.explained.ask(&mut columns);
        let mut frame = file.read(columns.requests(), Missing::LeaveOut)?;
        let named = self.explained.named();
        let refusal = Refusal::about(
            file,
            &[
                ("outcome", Some(self.outcome.as_str())),
                ("treatment", Some(&self.treatment)),
                ("covariates", Some(&named)),
            ],
        );
        let outcomes = frame.numbers(outcome);
        let treated = frame.truths(treatment);
        let explained = self.explained.take(file, &mut frame, &places)?;
        let covariates: Vec<Covariate<'_>> =
            explained.iter().map(|(name, values)| Covariate::new(name, values)).collect();
        let mut result = StudyResult::of("effect", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        result.set("method", Cell::Code(self.method.name()));
        result.set(
            "estimand",
            Cell::Code(match estimand {
                Estimand::Ate => "ate",
                Estimand::Att => "att",
                Estimand::Ato => "ato",
            }),
        );
        if let Method::Match { caliper } = self.method {
            result.set("caliper", Cell::Number(caliper));
        }
        let is_share = outcomes.iter().all(|value| [0.0, 1.0].contains(value));
        let mut fill = || -> Result<(), Error> {
            let comparison = Comparison::new(&outcomes, &treated, &covariates)?;
            self.fill(&comparison, estimand, is_share, &mut result)
        };
        fill().map_err(|error| refusal.of(error))?;
        Ok(result)
    }

    /// For whom the method estimates.
    fn whom(&self, file: &DataFile) -> Result<Estimand, StudyError> {
        let own = match self.method {
            Method::Match { .. } => Some(Estimand::Att),
            Method::Overlap => Some(Estimand::Ato),
            Method::Ipw | Method::Entropy | Method::Aipw => None,
        };
        match (own, self.estimand) {
            (Some(own), Some(asked)) if own != asked => Err(StudyError::question(
                file,
                "matching estimates for those who took part (att), overlap weights for the overlap (ato)",
                "leave out --estimand or choose another method",
            )),
            (Some(own), _) => Ok(own),
            (None, asked) => Ok(asked.unwrap_or(Estimand::Ate)),
        }
    }

    fn find(&self, comparison: &Comparison<'_>, estimand: Estimand) -> Result<Found, Error> {
        let gates = Gates::default();
        let (treated, compared) = comparison.sizes();
        match self.method {
            Method::Match { caliper: deviations } => {
                let scores = comparison.propensity()?;
                let distance = caliper(&scores, deviations)?;
                let matching = nearest(&scores, comparison.treated(), Some(distance), Order::Largest)?;
                let effect = matched_effect(comparison, &matching, gates, Level::P95)?;
                let line = |name, one: &statistics::regression::Coefficient| {
                    (name, one.estimate, one.standard_error, one.p, one.interval)
                };
                Ok(Found {
                    // The adjusted one leads: the distance left within pairs biases the plain one.
                    lines: vec![line("difference_adjusted", &effect.adjusted), line("difference", &effect.plain)],
                    groups: vec![
                        ("took_part", treated, Some(as_number(effect.pairs)), None),
                        ("compared", compared, Some(as_number(effect.pairs)), None),
                    ],
                    risk_ratio: effect.risk_ratio,
                    balance: effect.balance,
                    verdict: effect.verdict,
                })
            }
            Method::Ipw | Method::Overlap | Method::Entropy => {
                let weighting = if self.method == Method::Entropy { Weighting::Entropy } else { Weighting::Propensity };
                let effect = weighted_effect(comparison, estimand, weighting, gates, Level::P95)?;
                Ok(Found {
                    lines: vec![("difference", effect.estimate, effect.standard_error, effect.p, effect.interval)],
                    groups: vec![
                        ("took_part", treated, Some(effect.effective_treated), Some(effect.mean_treated)),
                        ("compared", compared, Some(effect.effective_compared), Some(effect.mean_compared)),
                    ],
                    risk_ratio: effect.risk_ratio,
                    balance: effect.balance,
                    verdict: effect.verdict,
                })
            }
            Method::Aipw => {
                let effect = doubly_robust(comparison, estimand, gates, Level::P95)?;
                Ok(Found {
                    lines: vec![("difference", effect.estimate, effect.standard_error, effect.p, effect.interval)],
                    groups: vec![("took_part", treated, None, None), ("compared", compared, None, None)],
                    risk_ratio: effect.risk_ratio,
                    balance: effect.balance,
                    verdict: effect.verdict,
                })
            }
        }
    }

    /// `is_share` says that the outcome is yes or no, so that means are shares and their difference is in percentage points.
    fn fill(
        &self,
        comparison: &Comparison<'_>,
        estimand: Estimand,
        is_share: bool,
        result: &mut StudyResult,
    ) -> Result<(), Error> {
        let found = self.find(comparison, estimand)?;
        let apart = if is_share { Cell::Points } else { Cell::Number };
        let mean_of = if is_share { Cell::Share } else { Cell::Number };
        let headline = found.verdict.allows_headline();
        let mut estimates = Part::new(if headline { &ESTIMATE } else { &WITHHELD });
        for (name, value, error, p, interval) in &found.lines {
            estimates.push(vec![
                Cell::Code(name),
                apart(*value),
                apart(*error),
                Cell::P(*p),
                apart(interval.lower),
                apart(interval.upper),
            ]);
        }
        if let Some((runs, seed)) = self.bootstrap {
            let main = |sample: Comparison<'_>| {
                let found = self.find(&sample, estimand)?;
                Ok(found.lines.first().map_or(f64::NAN, |line| line.1))
            };
            let drawn = bootstrap(comparison, runs, seed, Level::P95, main)?;
            result.set("bootstrap", Cell::count(drawn.runs));
            result.set("seed", Cell::Count(seed));
            estimates.push(vec![
                Cell::Code("bootstrap"),
                apart(found.lines[0].1),
                apart(drawn.standard_error),
                Cell::Nothing,
                apart(drawn.interval.lower),
                apart(drawn.interval.upper),
            ]);
        }
        result.add(estimates);
        result.add(reasons(&found.verdict));
        if !headline {
            result.cautions.push("not-for-headlines");
        }
        result.cautions.push("unmeasured");
        let mut groups = Part::new(&GROUPS);
        for (name, rows, effective, mean) in &found.groups {
            let mean = mean.map_or(Cell::Nothing, mean_of);
            groups.push(vec![Cell::Code(name), Cell::count(*rows), Cell::number(*effective), mean]);
        }
        result.add(groups);
        result.add(balance(&found.balance));
        let (_, value, _, _, interval) = found.lines[0];
        result.add(sensitivity(comparison, found.risk_ratio, value, interval)?);
        Ok(())
    }
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Self::Match { .. } => "match",
            Self::Ipw => "ipw",
            Self::Overlap => "overlap",
            Self::Entropy => "entropy",
            Self::Aipw => "aipw",
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn as_number(count: usize) -> f64 {
    count as f64
}
