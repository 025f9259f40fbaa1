//! How strong something unmeasured would have to be to explain an effect away (`VanderWeele` & Ding 2017).

use crate::{Error, Interval};

/// Strengths of unmeasured confounding, on the scale of risk ratios.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EValue {
    /// What would move the estimate to "no effect": both the association with taking part and with the outcome would have
    /// to be at least this strong.
    pub of_estimate: f64,
    /// What would move the interval to include "no effect"; 1 where it already does.
    pub of_interval: f64,
}

/// The E-value of a risk ratio with its interval.
///
/// # Errors
/// The ratio or a bound is not a positive number, or the ratio lies outside the interval.
pub fn e_value(risk_ratio: f64, interval: Interval) -> Result<EValue, Error> {
    for value in [risk_ratio, interval.lower, interval.upper] {
        if value <= 0.0 || value.is_nan() {
            return Err(Error::OutOfRange { what: "risk ratio", value, from: 0.0, to: f64::INFINITY });
        }
    }
    if !interval.contains(risk_ratio) {
        return Err(Error::OutOfRange {
            what: "risk ratio",
            value: risk_ratio,
            from: interval.lower,
            to: interval.upper,
        });
    }
    // A protective ratio is turned round.
    let away = |ratio: f64| {
        let ratio = if ratio < 1.0 { 1.0 / ratio } else { ratio };
        ratio + (ratio * (ratio - 1.0)).sqrt()
    };
    let nearest = if risk_ratio >= 1.0 { interval.lower } else { interval.upper };
    let crossed = interval.contains(1.0);
    Ok(EValue { of_estimate: away(risk_ratio), of_interval: if crossed { 1.0 } else { away(nearest) } })
}

/// The risk ratio to use for an odds ratio: itself where the outcome is rare (under 15 %), its root where it is common.
#[must_use]
pub fn risk_ratio_of_odds_ratio(odds_ratio: f64, rare: bool) -> f64 {
    if rare { odds_ratio } else { odds_ratio.sqrt() }
}

/// The risk ratio to use for a hazard ratio: itself where the outcome is rare, (1 - 0.5^√h) / (1 - 0.5^√(1/h)) otherwise.
#[must_use]
pub fn risk_ratio_of_hazard_ratio(hazard_ratio: f64, rare: bool) -> f64 {
    if rare {
        return hazard_ratio;
    }
    (1.0 - 0.5_f64.powf(hazard_ratio.sqrt())) / (1.0 - 0.5_f64.powf((1.0 / hazard_ratio).sqrt()))
}

/// The risk ratio to use for a difference of means in standard deviations: exp(0.91 d).
#[must_use]
pub fn risk_ratio_of_difference(standardised: f64) -> f64 {
    (0.91 * standardised).exp()
}
