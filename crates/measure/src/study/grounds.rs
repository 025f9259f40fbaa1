//! What a comparison rests on: why it may not be headlined, the balance of the groups, and what could explain it away.

use statistics::effect::{
    BalanceRow, Comparison, Refusal as Reason, RiskRatio, Verdict, e_value, risk_ratio_of_difference,
};
use statistics::regression::{Errors, linear};
use statistics::{Error, Interval, Level};

use super::part::{Cell, Part, Shape};

pub(super) static REASONS: Shape = Shape::of("why_not", &["reason", "covariate", "value", "allowed"]);
pub(super) static BALANCE: Shape = Shape::of(
    "balance",
    &[
        "covariate",
        "mean_treated",
        "mean_compared",
        "difference_before",
        "difference_after",
        "variance_ratio_before",
        "variance_ratio_after",
    ],
);
pub(super) static SENSITIVITY: Shape = Shape::of("sensitivity", &["e_value", "e_value_of_interval"]);

/// Why an estimate must not be headlined.
pub(super) fn reasons(verdict: &Verdict) -> Part {
    let mut part = Part::new(&REASONS);
    let Verdict::Refused(refusals) = verdict else { return part };
    for refusal in refusals {
        let (reason, covariate, value, allowed) = match refusal {
            Reason::Imbalance { covariate, difference, allowed } => {
                ("imbalance", Cell::text(covariate), *difference, *allowed)
            }
            Reason::SmallGroup { treated: true, effective, needed } => {
                ("few_took_part", Cell::Nothing, *effective, *needed)
            }
            Reason::SmallGroup { treated: false, effective, needed } => {
                ("few_compared", Cell::Nothing, *effective, *needed)
            }
            Reason::Unmatched { share, allowed } => ("unmatched", Cell::Nothing, *share, *allowed),
        };
        part.push(vec![Cell::Code(reason), covariate, Cell::Number(value), Cell::Number(allowed)]);
    }
    part
}

/// A number, or 0 where it is no more than rounding leaves of a size.
fn without_noise(value: f64, size: f64) -> f64 {
    /// Below this part of the size there are no digits left.
    const NOISE: f64 = 1e-12;
    if value.abs() < NOISE * size { 0.0 } else { value }
}

/// How alike the groups are.
pub(super) fn balance(rows: &[BalanceRow]) -> Part {
    let mut part = Part::new(&BALANCE);
    for row in rows {
        let size = row.mean_treated.abs().max(row.mean_compared.abs());
        part.push(vec![
            Cell::text(&row.name),
            Cell::Number(without_noise(row.mean_treated, size)),
            Cell::Number(without_noise(row.mean_compared, size)),
            Cell::Number(without_noise(row.difference_before, 1.0)),
            Cell::Number(without_noise(row.difference_after, 1.0)),
            Cell::number(row.variance_ratio_before),
            Cell::number(row.variance_ratio_after),
        ]);
    }
    part
}

/// How strong something unmeasured would have to be: from the ratio of risks where the outcome is yes or no, otherwise from
/// the difference in standard deviations of the outcome (`VanderWeele` & Ding 2017). Nothing where a risk is 0.
pub(super) fn sensitivity(
    comparison: &Comparison<'_>,
    risk_ratio: Option<RiskRatio>,
    value: f64,
    interval: Interval,
) -> Result<Part, Error> {
    let mut part = Part::new(&SENSITIVITY);
    let spread = linear(comparison.outcome(), &[], None, Errors::Model, Level::P95)?.deviation;
    let ratio = |value: f64| risk_ratio_of_difference(value / spread);
    let (estimate, interval) = match risk_ratio {
        Some(risk) => (risk.ratio, risk.interval),
        None if comparison.is_yes_or_no() || spread <= 0.0 => return Ok(part),
        None => (ratio(value), interval.map(ratio)),
    };
    let found = e_value(estimate, interval)?;
    part.push(vec![Cell::Number(found.of_estimate), Cell::Number(found.of_interval)]);
    Ok(part)
}
