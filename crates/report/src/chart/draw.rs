//! Draws a chart.

use std::fmt::Write as _;

use catalogue::wording;

use super::look::{AXIS, FONT, GRID, TEXT};
use super::scale::Scale;
use super::{Chart, Point, Role, Series};
use crate::html::escape;
use crate::words::Words;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 120.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 40.0;

const BAR: &str = r##"class="chart-bar" fill="#14507a""##;
const OPEN_BAR: &str =
    r##"class="chart-bar-open" fill="#ffffff" stroke="#14507a" stroke-width="2" stroke-dasharray="4 3""##;
const TARGET: &str = r##"class="chart-target" fill="none" stroke="#a34700" stroke-width="2.5""##;
const MARK: &str = r##"class="chart-mark" fill="#ffffff" stroke="#a34700" stroke-width="2.5""##;
const BASELINE: &str = r##"class="chart-baseline" stroke="#16212b" stroke-width="1.5" stroke-dasharray="2 4""##;
const TEXT_ON_BAR: &str = r##"class="chart-text-on-bar" fill="#ffffff""##;
const SMALL: &str = r##"class="chart-text" fill="#16212b" font-size="12""##;
const TARGET_TEXT: &str = r##"class="chart-target-text" fill="#8a3b00""##;

/// The picture with title and description; text stays text.
///
/// Show a table with the same values below it.
#[must_use]
pub fn svg(chart: &Chart, lang: &str) -> String {
    let mut picture = Picture { chart, lang, scale: scale(chart), years: chart.years(), out: String::new() };
    picture.draw();
    picture.out
}

fn scale(chart: &Chart) -> Scale {
    Scale::holding(chart.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value))
}

struct Picture<'a> {
    chart: &'a Chart,
    lang: &'a str,
    scale: Scale,
    years: Vec<i32>,
    out: String,
}

impl Picture<'_> {
    fn draw(&mut self) {
        let (title, description) = (escape(&self.chart.title), escape(&self.chart.description));
        // No ids inside: several charts stand on one page.
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\" {FONT} role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n\
             <desc>{description}</desc>\n"
        ));
        self.grid();
        for role in [Role::Actual, Role::Baseline, Role::Target] {
            for series in self.chart.series.iter().filter(|series| series.role == role) {
                match role {
                    Role::Actual => self.bars(series),
                    Role::Baseline => self.baseline(series),
                    Role::Target => self.steps(series),
                }
            }
        }
        self.out.push_str("</svg>\n");
    }

    fn grid(&mut self) {
        let unit = escape(&self.chart.unit);
        self.put(format_args!("<text {SMALL} x=\"{LEFT}\" y=\"16\">{unit}</text>\n"));
        for value in self.scale.lines() {
            let y = self.y(value);
            let look = if value == 0.0 { AXIS } else { GRID };
            let label = escape(&wording::number(value, self.chart.decimals, self.lang));
            let (right, text_x, text_y) = (WIDTH - RIGHT, LEFT - 8.0, y + 4.0);
            self.put(format_args!(
                "<line {look} x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text {SMALL} x=\"{text_x}\" y=\"{text_y:.1}\" text-anchor=\"end\">{label}</text>\n"
            ));
        }
        for year in self.years.clone() {
            let (x, y) = (self.x(year), HEIGHT - BOTTOM + 20.0);
            self.put(format_args!("<text {TEXT} x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{year}</text>\n"));
        }
    }

    fn bars(&mut self, series: &Series) {
        let width = (self.slot() * 0.5).min(56.0);
        let open_word = escape(&Words::new(self.lang).say("year-open-mark"));
        for (point, value) in known(series) {
            let (x, y, zero) = (self.x(point.year), self.y(value), self.y(0.0));
            let bar = if point.open { OPEN_BAR } else { BAR };
            let (left, top, height) = (x - width / 2.0, y.min(zero), (zero - y).abs().max(1.0));
            let label = escape(&wording::number(value, self.chart.decimals, self.lang));
            // Inside a bar that has room, so that no forecast is drawn across the number.
            let inside = height > 22.0 && !point.open;
            let (look, above) = if inside { (TEXT_ON_BAR, top + height.min(32.0) - 10.0) } else { (TEXT, top - 8.0) };
            self.put(format_args!(
                "<rect {bar} x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>\
                 <text {look} x=\"{x:.1}\" y=\"{above:.1}\" text-anchor=\"middle\">{label}</text>\n"
            ));
            if point.open {
                let below = HEIGHT - 6.0;
                self.put(format_args!(
                    "<text {SMALL} x=\"{x:.1}\" y=\"{below}\" text-anchor=\"middle\">{open_word}</text>\n"
                ));
            }
        }
        self.label(series, TEXT);
    }

    fn steps(&mut self, series: &Series) {
        let half = self.slot() * 0.5;
        let mut path = String::new();
        for (at, (point, value)) in known(series).enumerate() {
            let (x, y) = (self.x(point.year), self.y(value));
            let verb = if at == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{verb}{:.1} {y:.1} L{:.1} {y:.1} ", x - half, x + half);
        }
        self.put(format_args!("<path {TARGET} d=\"{}\"/>\n", path.trim_end()));
        for (point, value) in known(series) {
            let (x, y) = (self.x(point.year), self.y(value));
            self.put(format_args!("<circle {MARK} cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>\n"));
        }
        self.label(series, TARGET_TEXT);
    }

    fn baseline(&mut self, series: &Series) {
        for (_, value) in known(series) {
            let (y, right) = (self.y(value), WIDTH - RIGHT);
            self.put(format_args!("<line {BASELINE} x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n"));
        }
        self.label(series, TEXT);
    }

    /// The series' name beside its last point, moved where two would cover each other.
    fn label(&mut self, series: &Series, look: &str) {
        let Some((_, value)) = known(series).last() else { return };
        let mut y = self.y(value) + 4.0;
        let actual = self.chart.series.iter().find(|other| other.role == Role::Actual);
        let beside = actual.and_then(|other| known(other).last()).map(|(_, value)| self.y(value) + 4.0);
        if let Some(beside) = beside.filter(|beside| series.role != Role::Actual && (beside - y).abs() < 16.0) {
            y = if y <= beside { beside - 16.0 } else { beside + 16.0 };
        }
        let (x, name) = (WIDTH - RIGHT + 8.0, escape(&series.name));
        self.put(format_args!("<text {look} x=\"{x}\" y=\"{y:.1}\">{name}</text>\n"));
    }

    fn slot(&self) -> f64 {
        let count = u32::try_from(self.years.len().max(1)).expect("a chart has few years");
        (WIDTH - LEFT - RIGHT) / f64::from(count)
    }

    fn x(&self, year: i32) -> f64 {
        let at = self.years.iter().position(|one| *one == year).unwrap_or(0);
        LEFT + self.slot() * (f64::from(u32::try_from(at).expect("a chart has few years")) + 0.5)
    }

    fn y(&self, value: f64) -> f64 {
        let height = HEIGHT - TOP - BOTTOM;
        HEIGHT - BOTTOM - height * self.scale.share(value)
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("a string takes every write");
    }
}

fn known(series: &Series) -> impl Iterator<Item = (&Point, f64)> {
    series.points.iter().filter_map(|point| point.value.map(|value| (point, value)))
}
