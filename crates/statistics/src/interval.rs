//! A confidence interval and the level it is given at.

use crate::{Error, distribution::normal};

/// How sure an interval is meant to be, strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// The usual 95 %.
    pub const P95: Self = Self(0.95);

    /// A level such as 0.95.
    ///
    /// # Errors
    /// The level is not strictly between 0 and 1.
    pub fn new(level: f64) -> Result<Self, Error> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(Error::OutOfRange { what: "confidence level", value: level, from: 0.0, to: 1.0 })
        }
    }

    /// The level as a number, such as 0.95.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// What each of the two tails holds, such as 0.025.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The normal deviate that leaves [`Level::tail`] above it, such as 1.96.
    #[must_use]
    pub fn z(self) -> f64 {
        normal::half_width(self.0)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::P95
    }
}

/// A lower and an upper bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound.
    pub upper: f64,
}

impl Interval {
    /// Estimate ± z · standard error.
    #[must_use]
    pub fn around(estimate: f64, standard_error: f64, level: Level) -> Self {
        let half = level.z() * standard_error;
        Self { lower: estimate - half, upper: estimate + half }
    }

    /// The same interval cut to a range that the quantity cannot leave.
    #[must_use]
    pub fn within(self, lower: f64, upper: f64) -> Self {
        Self { lower: self.lower.clamp(lower, upper), upper: self.upper.clamp(lower, upper) }
    }

    /// The interval of a monotone increasing function of the quantity.
    #[must_use]
    pub fn map(self, function: impl Fn(f64) -> f64) -> Self {
        Self { lower: function(self.lower), upper: function(self.upper) }
    }

    /// Whether the value lies between the bounds, bounds included.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Upper less lower bound.
    #[must_use]
    pub fn width(self) -> f64 {
        self.upper - self.lower
    }
}
