//! What a chart shows.

use super::plot::Plot;

/// A chart of a document, whichever format draws it.
#[derive(Debug, Clone)]
pub(crate) enum Picture {
    /// Yearly values.
    Years(Chart),
    /// Curves and points.
    Plot(Box<Plot>),
}

/// Yearly values with their targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// One sentence that says the message.
    pub title: String,
    /// What a reader who does not see the picture needs to know.
    pub description: String,
    /// Unit printed at the axis: `%`, `personas`.
    pub unit: String,
    /// Decimals of values.
    pub decimals: usize,
    /// What is drawn.
    pub series: Vec<Series>,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its label, printed beside the last point.
    pub name: String,
    /// How it is drawn.
    pub role: Role,
    /// Points in order of years.
    pub points: Vec<Point>,
}

/// What a series stands for; decides how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Measured values: bars with their numbers.
    Actual,
    /// Promised values: a stepped line with marks.
    Target,
    /// Value known before the first year: a thin level line.
    Baseline,
}

/// One point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Year.
    pub year: i32,
    /// Value; `None` where nothing is known.
    pub value: Option<f64>,
    /// The year is not complete; drawn hatched and said in words.
    pub open: bool,
}

impl Chart {
    /// The years shown, in order.
    pub(crate) fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.points().map(|point| point.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Whether a value has decimals.
    pub(crate) fn has_fractions(&self) -> bool {
        self.points().filter_map(|point| point.value).any(|value| value.fract() != 0.0)
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.series.iter().flat_map(|series| &series.points)
    }
}

impl Picture {
    /// One sentence that says the message, or what is shown.
    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Years(chart) => &chart.title,
            Self::Plot(plot) => &plot.title,
        }
    }

    /// How many names stand beside the vertical axis.
    pub(crate) fn names_beside(&self) -> usize {
        match self {
            Self::Years(_) => 0,
            Self::Plot(plot) => plot.y.names.len(),
        }
    }

    /// What a reader who does not see the picture needs to know.
    pub(crate) fn description(&self) -> &str {
        match self {
            Self::Years(chart) => &chart.description,
            Self::Plot(plot) => &plot.description,
        }
    }
}
