//! Confidence limits of a probability, on the scale on which its estimate is closest to normal.
//!
//! Source: Kalbfleisch & Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed., 1.4; Borgan & Liestøl
//! (1990) for the log-log and arcsine scales. R's `survfit` names them the same way.

use crate::Interval;

/// The scale on which limits are symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// log(−log p): never leaves 0…1, good in small samples.
    #[default]
    LogLog,
    /// log p, cut at 1.
    Log,
    /// p itself, cut at 0 and 1.
    Plain,
    /// log(p/(1−p)).
    Logit,
    /// arcsin √p.
    Arcsin,
}

impl Scale {
    /// The interval around the probability `estimate`, whose logarithm has standard error `log_error`, `z` standard
    /// errors away. `None` at 0 and 1, where nobody or everybody had the event and no scale gives limits.
    #[must_use]
    pub fn interval(self, estimate: f64, log_error: f64, z: f64) -> Option<Interval> {
        if !(estimate > 0.0 && estimate < 1.0) {
            return None;
        }
        let p = estimate;
        let distance = z * log_error;
        let (lower, upper) = match self {
            Self::LogLog => {
                let (centre, distance) = ((-p.ln()).ln(), distance / p.ln());
                ((-(centre - distance).exp()).exp(), (-(centre + distance).exp()).exp())
            }
            Self::Log => (p * (-distance).exp(), (p * distance.exp()).min(1.0)),
            Self::Plain => ((p - p * distance).max(0.0), (p + p * distance).min(1.0)),
            Self::Logit => {
                let (odds, distance) = (p / (1.0 - p), distance / (1.0 - p));
                let (lower, upper) = (odds * (-distance).exp(), odds * distance.exp());
                (lower / (1.0 + lower), if upper.is_finite() { upper / (1.0 + upper) } else { 1.0 })
            }
            Self::Arcsin => {
                let (angle, distance) = (p.sqrt().asin(), 0.5 * distance * (p / (1.0 - p)).sqrt());
                let limit = |angle: f64| angle.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
                (limit(angle - distance), limit(angle + distance))
            }
        };
        Some(Interval { lower, upper })
    }
}
