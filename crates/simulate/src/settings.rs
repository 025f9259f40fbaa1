//! What one simulation is asked for.

use chrono::NaiveDate;

use crate::SimulateError;

/// Size and time of a nation; the same settings give the same nation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Seed of all randomness.
    pub seed: u64,
    /// First day the nation is told about; stays and sections that are open then have begun earlier.
    pub from: NaiveDate,
    /// Last day anything happens: the day the data are as of.
    pub until: NaiveDate,
    /// Size against the country of the pack: 1.0 is the whole country. What plans publish does not shrink with it.
    pub scale: f64,
    /// Planted ratio of the hazard of return to custody after a programme; the recipe's where none is given.
    pub after_programme: Option<f64>,
}

impl Settings {
    /// The country in full size from 2018 until `until`.
    ///
    /// # Panics
    /// Never: 1 January 2018 is a day.
    #[must_use]
    pub fn new(seed: u64, until: NaiveDate) -> Self {
        let from = NaiveDate::from_ymd_opt(2018, 1, 1).expect("1 January is a day of every year");
        Self { seed, from, until, scale: 1.0, after_programme: None }
    }

    /// The settings, if they make a nation.
    pub(crate) fn checked(&self) -> Result<Self, SimulateError> {
        if self.until <= self.from {
            return Err(SimulateError::Period { from: self.from, until: self.until });
        }
        if !(self.scale > 0.0 && self.scale <= 10.0) {
            return Err(SimulateError::Scale(self.scale));
        }
        if let Some(ratio) = self.after_programme.filter(|ratio| !(0.01..=10.0).contains(ratio)) {
            return Err(SimulateError::Ratio(ratio));
        }
        Ok(*self)
    }
}
