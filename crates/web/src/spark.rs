//! The small line of a board row: values of all years against their targets.

use measure::IndicatorResult;

const WIDTH: f64 = 192.0;
const HEIGHT: f64 = 40.0;
const MARGIN: f64 = 5.0;

/// Coordinates for the template.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Spark {
    /// Points of the value's line: `0,30 40,20`.
    pub values: String,
    /// Points of the target's line.
    pub targets: String,
    /// The newest value.
    pub dot: Option<(String, String)>,
}

impl Spark {
    /// Of one indicator, where there is anything to draw.
    pub fn of(result: &IndicatorResult) -> Option<Self> {
        let first = result.years.first()?.year;
        let span = f64::from((result.years.last()?.year - first).max(1));
        let numbers = || result.years.iter().flat_map(|year| [year.value, year.target]).flatten();
        let low = numbers().fold(f64::INFINITY, f64::min);
        let high = numbers().fold(f64::NEG_INFINITY, f64::max);
        if !low.is_finite() {
            return None;
        }
        let range = if high > low { high - low } else { 1.0 };
        let at = |year: i32, value: f64| {
            let x = MARGIN + f64::from(year - first) / span * (WIDTH - 2.0 * MARGIN);
            let y = HEIGHT - MARGIN - (value - low) / range * (HEIGHT - 2.0 * MARGIN);
            (format!("{x:.1}"), format!("{y:.1}"))
        };
        let values: Vec<_> = result.years.iter().filter_map(|y| Some(at(y.year, y.value?))).collect();
        let targets: Vec<_> = result.years.iter().filter_map(|y| Some(at(y.year, y.target?))).collect();
        Some(Self { values: joined(&values), targets: joined(&targets), dot: values.last().cloned() })
    }
}

fn joined(points: &[(String, String)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}
