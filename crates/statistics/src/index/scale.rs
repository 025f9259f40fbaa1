//! Scales relative to the units compared, for league tables: they change whenever a unit joins or leaves, which fixed
//! goalposts ([`super::Transform::Linear`]) do not.

use crate::Error;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// 0 for the worst unit, 1 for the best.
///
/// # Errors
/// A value is missing, or all are the same.
pub fn min_max(values: &[f64], direction: Direction) -> Result<Vec<f64>, Error> {
    Error::not_empty("a scale", values.len())?;
    Error::all_numbers("value", values)?;
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if least >= most {
        return Err(Error::NoVariation { what: "the indicator among the units" });
    }
    let (worst, best) = if direction == Direction::Up { (least, most) } else { (most, least) };
    Ok(values.iter().map(|value| (value - worst) / (best - worst)).collect())
}

/// Standard deviations (n - 1) from the mean, positive where better.
///
/// # Errors
/// Fewer than two values, a missing one, or all the same.
pub fn standardised(values: &[f64], direction: Direction) -> Result<Vec<f64>, Error> {
    Error::all_numbers("value", values)?;
    if values.len() < 2 {
        return Err(Error::TooFew { what: "units", have: values.len(), need: 2 });
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    if deviation == 0.0 {
        return Err(Error::NoVariation { what: "the indicator among the units" });
    }
    let sign = if direction == Direction::Up { 1.0 } else { -1.0 };
    Ok(values.iter().map(|value| sign * (value - mean) / deviation).collect())
}
