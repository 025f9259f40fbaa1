//! Curves and points over a numeric axis as SVG: survival, incidence, ROC, calibration, balance.

use std::fmt::Write as _;

use catalogue::wording;

use super::look::{AXIS, COLOURS, FONT, GRID, TEXT, colour};
use super::scale::Scale;
use crate::html::escape;
use crate::study::whole;

const WIDTH: f64 = 720.0;
const PLOT_BOTTOM: f64 = 360.0;
const LEAST_LEFT: f64 = 76.0;
const LETTER: f64 = 7.0;
/// Grid lines of an axis, at most.
const PARTS: f64 = 8.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 58.0;
const LINE: f64 = 20.0;
/// The axis goes on behind the last value that is marked, since sets of points stand beside it.
const BEYOND: f64 = 1.04;
/// Sets of points stand so far apart.
const ASIDE: f64 = 11.0;

/// Dashes that tell lines apart without colour, in the order of [`COLOURS`].
const DASHES: [&str; COLOURS.len()] = ["", "8 3", "3 3", "10 3 3 3", "2 5", "14 4"];

/// A picture with two numeric axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// One sentence that says what is shown.
    pub title: String,
    /// What a reader who does not see the picture needs to know.
    pub description: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// Lines and points.
    pub marks: Vec<Marks>,
    /// A line that means "no effect" or "as foretold", from corner to corner of these values.
    pub reference: Option<((f64, f64), (f64, f64))>,
    /// Numbers under the horizontal axis.
    pub below: Option<Below>,
}

/// An axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What it measures.
    pub name: String,
    /// Values are shares, printed as percentages.
    pub share: bool,
    /// Names of the places 0, 1, 2 … instead of numbers.
    pub names: Vec<String>,
    /// Values that are marked; round ones where none are given.
    pub marked: Vec<f64>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// Its name in the legend.
    pub name: String,
    /// How it is drawn.
    pub form: Form,
    /// Its colour, dashes and sign: the same for the same group in every picture.
    pub look: usize,
    /// Its points, from left to right.
    pub points: Vec<Mark>,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Level until the next point, as probabilities over time are.
    Steps,
    /// Straight from point to point.
    Line,
    /// Points with their intervals.
    Dots,
}

/// One point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where.
    pub x: f64,
    /// How high.
    pub y: f64,
    /// Its interval: of what is measured, which is across where the vertical axis has names.
    pub interval: Option<(f64, f64)>,
}

/// A value of the horizontal axis and the number under it; `None` where it is not known or may not be shown.
pub type Under = (f64, Option<u64>);

/// Numbers under the axis, such as those at risk.
#[derive(Debug, Clone, PartialEq)]
pub struct Below {
    /// What they are.
    pub title: String,
    /// A row for each series: its name, and numbers at values of the horizontal axis, the same in every row.
    pub rows: Vec<(String, Vec<Under>)>,
}

/// The picture with title and description; text stays text. Show a table with the same values beside it.
#[must_use]
pub fn plot_svg(plot: &Plot, lang: &str) -> String {
    let (x, y) = plot.scales();
    let bottom = PLOT_BOTTOM.max(TOP + LINE * (count(plot.y.names.len()) + 1.0));
    let mut drawing = Drawing { plot, lang, x, y, left: left(plot), bottom, out: String::new() };
    drawing.draw();
    drawing.out
}

impl Plot {
    /// The scales of both axes, which hold every point, its interval and the line of reference.
    pub(crate) fn scales(&self) -> (Scale, Scale) {
        let sideways = self.is_sideways();
        let marks = || self.marks.iter().flat_map(|marks| &marks.points);
        let across = marks().flat_map(|mark| if sideways { limits(mark.x, mark) } else { [mark.x; 3] });
        let up = marks().flat_map(|mark| if sideways { [mark.y; 3] } else { limits(mark.y, mark) });
        let reference = self.reference.into_iter().flat_map(|(from, to)| [from, to]);
        let corners: Vec<(f64, f64)> = reference.collect();
        // Names along the axis need room on both sides.
        let edges = (!self.x.names.is_empty()).then(|| [-0.5, count(self.x.names.len()) - 0.5]);
        let marked = self.x.marked.iter().map(|value| value * BEYOND);
        let across = across.chain(edges.into_iter().flatten()).chain(marked);
        let across = across.chain(corners.iter().map(|corner| corner.0));
        let up = up.chain(corners.iter().map(|corner| corner.1));
        let scale =
            |values: &mut dyn Iterator<Item = f64>| Scale::in_parts(values.filter(|value| value.is_finite()), PARTS);
        (scale(&mut { across }), scale(&mut { up }))
    }

    /// Whether what is measured lies along the horizontal axis, with names beside the vertical one.
    pub(crate) fn is_sideways(&self) -> bool {
        !self.y.names.is_empty()
    }

    /// How far from its place a set of points stands so that sets do not lie on each other: whole numbers around 0.
    pub(crate) fn aside(&self, at: usize) -> f64 {
        let is_set = |marks: &&Marks| marks.form == Form::Dots;
        if self.is_sideways() || !self.x.names.is_empty() || !is_set(&&self.marks[at]) {
            return 0.0;
        }
        let (before, all) = (self.marks[..at].iter().filter(is_set).count(), self.marks.iter().filter(is_set).count());
        count(before) - (count(all) - 1.0) / 2.0
    }
}

/// A value and its interval.
fn limits(value: f64, mark: &Mark) -> [f64; 3] {
    let (low, high) = mark.interval.unwrap_or((value, value));
    [value, low, high]
}

/// Colour and dashes of a series.
fn look(at: usize) -> (String, &'static str) {
    (format!("#{:06x}", colour(at)), DASHES[at % DASHES.len()])
}

/// Room for the longest name beside the vertical axis.
fn left(plot: &Plot) -> f64 {
    let below = plot.below.iter().flat_map(|below| &below.rows).map(|(name, _)| name);
    let longest = plot.y.names.iter().chain(below).map(|name| name.chars().count()).max().unwrap_or(0);
    LEAST_LEFT.max(LETTER * count(longest) + 40.0).min(WIDTH / 2.0)
}

struct Drawing<'a> {
    plot: &'a Plot,
    lang: &'a str,
    x: Scale,
    y: Scale,
    left: f64,
    bottom: f64,
    out: String,
}

impl Drawing<'_> {
    fn draw(&mut self) {
        let (title, description) = (escape(&self.plot.title), escape(&self.plot.description));
        let below = self.plot.below.as_ref().map_or(0, |below| below.rows.len() + 1);
        // Further rows of the legend stand above the picture.
        let above = LINE * count(self.legend_rows().1 - 1);
        let (top, height) = (0.0 - above, self.bottom + 52.0 + LINE * count(below) + above);
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {WIDTH} {height}\" width=\"{WIDTH}\" \
             height=\"{height}\" {FONT} role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n\
             <desc>{description}</desc>\n<rect y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
        ));
        self.axes();
        if let Some((from, to)) = self.plot.reference {
            let (x1, y1, x2, y2) = (self.at_x(from.0), self.at_y(from.1), self.at_x(to.0), self.at_y(to.1));
            self.put(format_args!(
                "<line {AXIS} stroke-dasharray=\"2 4\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>\n"
            ));
        }
        for (at, marks) in self.plot.marks.iter().enumerate() {
            match marks.form {
                Form::Dots => self.dots(at, marks),
                Form::Steps | Form::Line => self.line(marks),
            }
        }
        self.legend();
        self.below();
        self.out.push_str("</svg>\n");
    }

    fn axes(&mut self) {
        let (left, right, bottom, name_y) = (self.left, WIDTH - RIGHT, self.bottom, self.bottom + 40.0);
        let (x_name, y_name) = (escape(&self.plot.x.name), escape(&self.plot.y.name));
        self.put(format_args!(
            "<text {TEXT} x=\"{left}\" y=\"{:.1}\">{y_name}</text>\n\
             <text {TEXT} x=\"{right}\" y=\"{name_y}\" text-anchor=\"end\">{x_name}</text>\n",
            TOP - 12.0
        ));
        let lines: Vec<f64> = if self.plot.y.names.is_empty() {
            self.y.lines().collect()
        } else {
            (0..self.plot.y.names.len()).map(count).collect()
        };
        for value in lines {
            let y = self.at_y(value);
            let look = if value == 0.0 && self.plot.y.names.is_empty() { AXIS } else { GRID };
            let (label, text_x, text_y) = (self.label(&self.plot.y, value), left - 8.0, y + 4.0);
            self.put(format_args!(
                "<line {look} x1=\"{left}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text {TEXT} x=\"{text_x}\" y=\"{text_y:.1}\" text-anchor=\"end\">{label}</text>\n"
            ));
        }
        let axis = &self.plot.x;
        let places: Vec<f64> = match (axis.names.is_empty(), axis.marked.is_empty()) {
            (false, _) => (0..axis.names.len()).map(count).collect(),
            (true, false) => axis.marked.clone(),
            (true, true) => self.x.lines().collect(),
        };
        for value in places {
            let (x, end, text_y) = (self.at_x(value), bottom + 5.0, bottom + 20.0);
            let label = self.label(&self.plot.x, value);
            self.put(format_args!(
                "<line {AXIS} x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{bottom}\" y2=\"{end}\"/>\
                 <text {TEXT} x=\"{x:.1}\" y=\"{text_y}\" text-anchor=\"middle\">{label}</text>\n"
            ));
        }
    }

    fn line(&mut self, marks: &Marks) {
        let (colour, dash) = look(marks.look);
        let steps = marks.form == Form::Steps;
        let limits: Vec<(f64, f64, f64)> =
            marks.points.iter().filter_map(|mark| mark.interval.map(|(low, high)| (mark.x, low, high))).collect();
        if !limits.is_empty() {
            let upper = self.path(limits.iter().map(|limit| (limit.0, limit.2)), steps);
            let lower = self.path(limits.iter().map(|limit| (limit.0, limit.1)), steps);
            let back = lower.trim_start_matches('M').rsplit(" L").collect::<Vec<_>>().join(" L");
            self.put(format_args!(
                "<path class=\"chart-band\" fill=\"{colour}\" fill-opacity=\"0.12\" d=\"{upper} L{back} Z\"/>\n"
            ));
        }
        let path = self.path(marks.points.iter().map(|mark| (mark.x, mark.y)), steps);
        self.put(format_args!(
            "<path class=\"chart-line\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" \
             stroke-dasharray=\"{dash}\" d=\"{path}\"/>\n"
        ));
    }

    /// A path; points that would fall on one spot of the picture are left out.
    fn path(&self, points: impl Iterator<Item = (f64, f64)>, steps: bool) -> String {
        let mut path = String::new();
        let mut before: Option<(f64, f64)> = None;
        let mut left_out: Option<(f64, f64)> = None;
        for point in points {
            let (x, y) = (self.at_x(point.0), self.at_y(point.1));
            let Some((old_x, old_y)) = before else {
                let _ = write!(path, "M{x:.1} {y:.1}");
                before = Some((x, y));
                continue;
            };
            if (x - old_x).abs() < 0.3 && (y - old_y).abs() < 0.3 {
                left_out = Some((x, y));
                continue;
            }
            if steps {
                let _ = write!(path, " L{x:.1} {old_y:.1}");
            }
            let _ = write!(path, " L{x:.1} {y:.1}");
            (before, left_out) = (Some((x, y)), None);
        }
        if let Some((x, y)) = left_out {
            let _ = write!(path, " L{x:.1} {y:.1}");
        }
        path
    }

    fn dots(&mut self, at: usize, marks: &Marks) {
        let (colour, _) = look(marks.look);
        for mark in &marks.points {
            let (x, y) = (self.at_x(mark.x) + ASIDE * self.plot.aside(at), self.at_y(mark.y));
            if let Some((low, high)) = mark.interval {
                let (x1, x2, y1, y2) = if self.plot.is_sideways() {
                    (self.at_x(low), self.at_x(high), y, y)
                } else {
                    (x, x, self.at_y(low), self.at_y(high))
                };
                self.put(format_args!(
                    "<line class=\"chart-limits\" stroke=\"{colour}\" stroke-width=\"1.5\" x1=\"{x1:.1}\" x2=\"{x2:.1}\" \
                     y1=\"{y1:.1}\" y2=\"{y2:.1}\"/>\n"
                ));
            }
            self.sign("chart-dot", marks.look, x, y);
        }
    }

    /// The sign of a point, which tells groups apart without colour.
    fn sign(&mut self, class: &str, at: usize, x: f64, y: f64) {
        let (colour, _) = look(at);
        let path = match at % COLOURS.len() {
            0 => {
                return self.put(format_args!(
                    "<circle class=\"{class}\" fill=\"{colour}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\"/>\n"
                ));
            }
            1 => "m-4 -4h8v8h-8z",
            2 => "m0 -5l5 9h-10z",
            3 => "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
            4 => "m-4 -4l8 8m0 -8l-8 8",
            _ => "m0 -5v10m-5 -5h10",
        };
        self.put(format_args!(
            "<path class=\"{class}\" fill=\"{colour}\" stroke=\"{colour}\" stroke-width=\"1.5\" \
             d=\"M{x:.1} {y:.1}{path}\"/>\n"
        ));
    }

    /// Names of series with their place and row, and how many rows they take.
    fn legend_rows(&self) -> (Vec<(usize, f64, usize)>, usize) {
        let (mut x, mut row) = (self.left, 0);
        let mut places = Vec::new();
        for (at, marks) in self.plot.marks.iter().enumerate().filter(|(_, marks)| !marks.name.is_empty()) {
            let wide = 32.0 + LETTER * count(marks.name.chars().count()) + 20.0;
            if !places.is_empty() && x + wide > WIDTH {
                (x, row) = (self.left.min(WIDTH / 6.0), row + 1);
            }
            places.push((at, x, row));
            x += wide;
        }
        (places, row + 1)
    }

    fn legend(&mut self) {
        let (places, rows) = self.legend_rows();
        for (at, x, row) in places {
            let marks = &self.plot.marks[at];
            let ((colour, dash), name, form, at) = (look(marks.look), escape(&marks.name), marks.form, marks.look);
            let (end, text_x, y) = (x + 26.0, x + 32.0, 18.0 - LINE * count(rows - 1 - row));
            let text_y = y + 4.0;
            if form == Form::Dots {
                self.sign("chart-key", at, x + 20.0, y);
            } else {
                self.put(format_args!(
                    "<line stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" x1=\"{x:.0}\" \
                     x2=\"{end:.0}\" y1=\"{y:.0}\" y2=\"{y:.0}\"/>\n"
                ));
            }
            self.put(format_args!("<text {TEXT} x=\"{text_x:.0}\" y=\"{text_y:.0}\">{name}</text>\n"));
        }
    }

    fn below(&mut self) {
        let Some(below) = self.plot.below.clone() else { return };
        let mut y = self.bottom + 58.0;
        self.put(format_args!("<text {TEXT} x=\"8\" y=\"{y}\">{}</text>\n", escape(&below.title)));
        for (name, numbers) in &below.rows {
            y += LINE;
            self.put(format_args!("<text {TEXT} x=\"8\" y=\"{y}\">{}</text>\n", escape(name)));
            for (value, number) in numbers.iter().filter_map(|(value, number)| Some((value, (*number)?))) {
                let (x, number) = (self.at_x(*value), whole(number, self.lang));
                self.put(format_args!("<text {TEXT} x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{number}</text>\n"));
            }
        }
    }

    fn label(&self, axis: &Axis, value: f64) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places are small whole numbers")]
        let name = axis.names.get(value.max(0.0).round() as usize);
        escape(&match name {
            Some(name) => name.clone(),
            None if axis.share => wording::percent(value * 100.0, 1, self.lang),
            None => wording::number(value, 3, self.lang),
        })
    }

    fn at_x(&self, value: f64) -> f64 {
        self.left + (WIDTH - self.left - RIGHT) * self.x.share(value)
    }

    fn at_y(&self, value: f64) -> f64 {
        if self.plot.is_sideways() {
            // Names stand at equal distances, with room above the first and below the last.
            let places = count(self.plot.y.names.len());
            return self.bottom - (self.bottom - TOP) * (value + 0.5) / places;
        }
        self.bottom - (self.bottom - TOP) * self.y.share(value)
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("a string takes every write");
    }
}

/// So many as a number of the axis.
pub(crate) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).expect("a picture holds few things"))
}
