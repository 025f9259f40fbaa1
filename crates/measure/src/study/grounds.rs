//! What a comparison rests on: why it may not be headlined, the balance of the groups, and what could explain it away.

use statistics::effect::{BalanceRow, Comparison, Refusal as Reason, Verdict, e_value, risk_ratio_of_difference};
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

/// How alike the groups are.
pub(super) fn balance(rows: &[BalanceRow]) -> Part {
    let mut part = Part::new(&BALANCE);
    for row in rows {
        part.push(vec![
            Cell::text(&row.name),
            Cell::Number(row.mean_treated),
            Cell::Number(row.mean_compared),
            Cell::Number(row.difference_before),
            Cell::Number(row.difference_after),
            Cell::number(row.variance_ratio_before),
            Cell::number(row.variance_ratio_after),
        ]);
    }
    part
}

/// How strong something unmeasured would have to be, from the difference in standard deviations of the outcome.
pub(super) fn sensitivity(comparison: &Comparison<'_>, value: f64, interval: Interval) -> Result<Part, Error> {
    let mut part = Part::new(&SENSITIVITY);
    let spread = linear(comparison.outcome(), &[], None, Errors::Model, Level::P95)?.deviation;
    if spread > 0.0 {
        let ratio = |value: f64| risk_ratio_of_difference(value / spread);
        let found = e_value(ratio(value), interval.map(ratio))?;
        part.push(vec![Cell::Number(found.of_estimate), Cell::Number(found.of_interval)]);
    }
    Ok(part)
}
