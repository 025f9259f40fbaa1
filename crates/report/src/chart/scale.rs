//! From values to places in the picture.

/// Vertical scale from zero (or below, where values are negative) to a round number above the highest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// Lowest value shown.
    pub(crate) low: f64,
    /// Distance of grid lines.
    pub(crate) step: f64,
    /// Number of steps.
    pub(crate) steps: u32,
}

impl Scale {
    /// The scale that holds all these values; zero is always on it.
    pub(crate) fn holding(values: impl Iterator<Item = f64>) -> Self {
        Self::in_parts(values, 4.0)
    }

    /// The same in about half as many to so many parts.
    pub(crate) fn in_parts(values: impl Iterator<Item = f64>, parts: f64) -> Self {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let span = if high > low { high - low } else { 1.0 };
        let step = round_step(span / parts);
        let low = (low / step).floor() * step;
        let mut steps = 1;
        while low + step * f64::from(steps) < high {
            steps += 1;
        }
        Self { low, step, steps }
    }

    /// Share of the height, 0 at the bottom.
    pub(crate) fn share(self, value: f64) -> f64 {
        (value - self.low) / (self.step * f64::from(self.steps))
    }

    /// Values of the grid lines.
    pub(crate) fn lines(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |line| self.low + self.step * f64::from(line))
    }
}

/// The next of 1, 2, 5, 10, 20, 50… that is not below `rough`.
fn round_step(rough: f64) -> f64 {
    let magnitude = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * magnitude).find(|step| *step >= rough).unwrap_or(rough)
}
