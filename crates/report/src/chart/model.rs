//! What a chart shows.

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
