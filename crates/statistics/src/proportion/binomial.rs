//! A proportion with its interval.

use crate::{Error, Interval, Level, distribution::beta};

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    /// Those with the property.
    pub count: u64,
    /// All.
    pub of: u64,
    /// Count over all.
    pub share: f64,
    /// Its interval.
    pub interval: Interval,
}

/// Wilson's score interval (Wilson 1927), without continuity correction: the interval to publish. It is the pure formula
/// at every count; Hmisc's `binconf` replaces bounds at 1 and n - 1 and is not Wilson there.
///
/// # Errors
/// Nobody is counted, or the count exceeds the total.
pub fn wilson(count: u64, of: u64, level: Level) -> Result<Proportion, Error> {
    let (x, n) = checked(count, of)?;
    let z = level.z();
    let share = x / n;
    let centre = x + z * z / 2.0;
    let half = z * (x * (1.0 - share) + z * z / 4.0).sqrt();
    let interval = Interval {
        lower: if count == 0 { 0.0 } else { (centre - half) / (n + z * z) },
        upper: if count == of { 1.0 } else { (centre + half) / (n + z * z) },
    };
    Ok(Proportion { count, of, share, interval })
}

/// The exact interval of Clopper & Pearson (1934), from quantiles of the beta distribution: never covers less than its
/// level, and is therefore wide in small groups.
///
/// # Errors
/// Nobody is counted, or the count exceeds the total.
pub fn clopper_pearson(count: u64, of: u64, level: Level) -> Result<Proportion, Error> {
    let (x, n) = checked(count, of)?;
    let tail = level.tail();
    let interval = Interval {
        lower: if count == 0 { 0.0 } else { beta::quantile(x, n - x + 1.0, tail) },
        upper: if count == of { 1.0 } else { beta::upper_quantile(x + 1.0, n - x, tail) },
    };
    Ok(Proportion { count, of, share: x / n, interval })
}

fn checked(count: u64, of: u64) -> Result<(f64, f64), Error> {
    if of == 0 {
        return Err(Error::Empty { what: "a proportion" });
    }
    if count > of {
        return Err(Error::OutOfRange { what: "count", value: count as f64, from: 0.0, to: of as f64 });
    }
    Ok((count as f64, of as f64))
}
