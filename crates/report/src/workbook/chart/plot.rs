//! Curves and points of studies: two numeric axes, or names along one of them.

use rust_xlsxwriter::{
    Chart as Office, ChartAxis, ChartAxisLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFormat,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartSeries, ChartType,
};

use super::{bordered, column, head, letters, push, stroke};
use crate::chart::{Axis, COLOURS, Form, GREY, INK, Mark, Marks, Plot, Scale, colour, count};
use crate::words::Words;
use crate::workbook::{Column, Kind, Sheet, Value};

/// Dashes that tell lines apart without colour, in the order of [`COLOURS`].
const DASHES: [ChartLineDashType; COLOURS.len()] = [
    ChartLineDashType::Solid,
    ChartLineDashType::Dash,
    ChartLineDashType::RoundDot,
    ChartLineDashType::DashDot,
    ChartLineDashType::SquareDot,
    ChartLineDashType::LongDash,
];

/// Signs of points that tell groups apart without colour, as pictures on pages have them.
const SIGNS: [ChartMarkerType; COLOURS.len()] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Square,
    ChartMarkerType::Triangle,
    ChartMarkerType::Diamond,
    ChartMarkerType::X,
    ChartMarkerType::PlusSign,
];

/// Sets of points stand so far apart, as a share of the axis.
const ASIDE: f64 = 0.012;

/// Points of a line that stand closer than this share of an axis are one to the eye, and Word is slow with many.
const APART: f64 = 1.0 / 400.0;

/// Lines of the grid, at most.
const MOST_LINES: f64 = 12.0;

/// The numbers and the chart that shows them.
pub(super) fn office(plot: &Plot, lang: &str) -> (Sheet, Office) {
    let mut drawing = Drawing {
        plot,
        words: Words::of_studies(lang),
        sheet: Sheet::new(Words::new(lang).say("chart-numbers"), Vec::new()),
        series: Vec::new(),
    };
    let mut office = match (&*plot.x.names, &*plot.y.names) {
        ([], []) => drawing.across(),
        (names, []) => drawing.over(Office::new_line(), names),
        (_, names) => drawing.over(Office::new_bar(), names),
    };
    if plot.marks.iter().filter(|marks| !marks.name.is_empty()).count() == 0 {
        office.legend().set_hidden();
    }
    (drawing.sheet, office)
}

struct Drawing<'a> {
    plot: &'a Plot,
    words: Words,
    sheet: Sheet,
    series: Vec<Drawn>,
}

/// A line or a set of points: where its numbers are and how it looks.
struct Drawn {
    x: usize,
    y: usize,
    /// Columns of what is to be added and taken away for its interval.
    interval: Option<(usize, usize)>,
    look: Look,
}

enum Look {
    Line(usize),
    Limit(usize),
    Dots(usize),
    Reference,
}

impl Drawing<'_> {
    /// Points and lines over two numeric axes.
    fn across(&mut self) -> Office {
        let scales = self.plot.scales();
        let lines = self.plot.marks.iter().filter(|marks| marks.form != Form::Dots);
        let drawn =
            |marks: &Marks| corners(&seen(&marks.points, scales), marks.form == Form::Steps, |mark| mark.x, true);
        let longest = lines.map(|marks| drawn(marks).len()).max().unwrap_or(0);
        for (at, marks) in self.plot.marks.iter().enumerate() {
            match marks.form {
                Form::Dots => self.dots(at, marks, scales.0),
                Form::Steps | Form::Line => self.line(marks, scales, longest),
            }
        }
        if let Some((from, to)) = self.plot.reference {
            let name = self.words.say("chart-reference");
            let (x, y) = (self.put(&self.plot.x, [from.0, to.0]), self.put_named(&name, &self.plot.y, [from.1, to.1]));
            self.series.push(Drawn { x, y, interval: None, look: Look::Reference });
        }
        let mut office = Office::new(ChartType::ScatterStraightWithMarkers);
        for drawn in &self.series {
            push(&mut office, self.drawn(drawn));
        }
        axis(office.x_axis(), &self.plot.x, Some(scales.0), false);
        axis(office.y_axis(), &self.plot.y, Some(scales.1), true);
        office
    }

    /// Points over names, as marks; or bars beside names.
    fn over(&mut self, mut office: Office, names: &[String]) -> Office {
        let bars = !self.plot.y.names.is_empty();
        let (named, measured) = if bars { (&self.plot.y, &self.plot.x) } else { (&self.plot.x, &self.plot.y) };
        let labels = self.column(&named.name, Kind::Words, names.iter().map(|name| Value::from(name.as_str())));
        for marks in &self.plot.marks {
            let of = |value: &dyn Fn(&Mark) -> f64| {
                let mut values = vec![Value::Empty; names.len()];
                for mark in &marks.points {
                    let stands = if bars { mark.y } else { mark.x };
                    if let Some(place) = (0..names.len()).find(|place| (count(*place) - stands).abs() < 0.5) {
                        values[place] = Value::Number(value(mark));
                    }
                }
                values
            };
            let kind = kind(measured);
            let name = if marks.name.is_empty() { &measured.name } else { &marks.name };
            let measured = |mark: &Mark| if bars { mark.x } else { mark.y };
            let y = self.column(name, kind, of(&measured));
            let interval = marks.points.iter().any(|mark| mark.interval.is_some()).then(|| {
                let up = self.column(&self.words.say("chart-above"), kind, of(&|mark| above(mark, measured(mark))));
                (up, self.column(&self.words.say("chart-below"), kind, of(&|mark| below(mark, measured(mark)))))
            });
            let series = if bars {
                let mut series = self.named(labels, y);
                series.set_format(&mut framed(marks.look));
                self.bars_of(&mut series, interval, marks.look);
                series
            } else {
                self.drawn(&Drawn { x: labels, y, interval, look: Look::Dots(marks.look) })
            };
            push(&mut office, series);
        }
        // The horizontal axis of bars is that of their values.
        let has_intervals = self.plot.marks.iter().flat_map(|marks| &marks.points).any(|mark| mark.interval.is_some());
        let held = (bars && has_intervals).then(|| self.plot.scales().0);
        axis(office.x_axis(), &self.plot.x, held, bars);
        axis(office.y_axis(), &self.plot.y, None, !bars);
        if let Some(((limit, _), _)) = self.plot.reference.filter(|_| bars) {
            let most = self.plot.scales().0;
            // A line of the grid stands where the limit is, unless the lines would be too many.
            if most.step * f64::from(most.steps) <= MOST_LINES * limit {
                office.x_axis().set_major_unit(limit);
            }
        }
        office
    }

    fn dots(&mut self, at: usize, marks: &Marks, scale: Scale) {
        let values = |of: fn(&Mark) -> f64| marks.points.iter().map(of).collect::<Vec<_>>();
        // Sets of points stand a little apart, so that none hides another.
        let aside = ASIDE * scale.step * f64::from(scale.steps) * self.plot.aside(at);
        let x = self.put(&self.plot.x, marks.points.iter().map(|mark| mark.x + aside));
        let y = self.put_named(&marks.name, &self.plot.y, values(|mark| mark.y));
        let interval = marks.points.iter().any(|mark| mark.interval.is_some()).then(|| {
            let up = self.put_named(&self.words.say("chart-above"), &self.plot.y, values(|mark| above(mark, mark.y)));
            (up, self.put_named(&self.words.say("chart-below"), &self.plot.y, values(|mark| below(mark, mark.y))))
        });
        self.series.push(Drawn { x, y, interval, look: Look::Dots(marks.look) });
    }

    /// A line and the two lines of its interval. All lines have as many values, the last one again and again: `LibreOffice`
    /// leaves out the shorter ones.
    fn line(&mut self, marks: &Marks, scales: (Scale, Scale), longest: usize) {
        let at = marks.look;
        let corners = |points: &[Mark], steps: bool, value: fn(&Mark) -> f64, places: bool| {
            let mut values = corners(points, steps, value, places);
            if let Some(last) = values.last().copied() {
                values.resize(longest, last);
            }
            values
        };
        let seen = seen(&marks.points, scales);
        let steps = marks.form == Form::Steps;
        let x = self.put(&self.plot.x, corners(&seen, steps, |mark| mark.x, true));
        let y = self.put_named(&marks.name, &self.plot.y, corners(&seen, steps, |mark| mark.y, false));
        self.series.push(Drawn { x, y, interval: None, look: Look::Line(at) });
        let known: Vec<Mark> = seen.into_iter().filter(|mark| mark.interval.is_some()).collect();
        if known.is_empty() {
            return;
        }
        let x = self.put(&self.plot.x, corners(&known, steps, |mark| mark.x, true));
        let limit = |key: &str, of: fn(&Mark) -> f64| {
            let whose = if marks.name.is_empty() { &self.plot.y.name } else { &marks.name };
            (self.words.say_with(key, &[("name", whose)]), corners(&known, steps, of, false))
        };
        let limits = [
            limit("chart-lower", |mark| mark.interval.map_or(mark.y, |interval| interval.0)),
            limit("chart-upper", |mark| mark.interval.map_or(mark.y, |interval| interval.1)),
        ];
        for (name, values) in limits {
            let y = self.put_named(&name, &self.plot.y, values);
            self.series.push(Drawn { x, y, interval: None, look: Look::Limit(at) });
        }
    }

    /// One series of the chart, drawn as it looks.
    fn drawn(&self, drawn: &Drawn) -> ChartSeries {
        let mut series = self.named(drawn.x, drawn.y);
        let mut marker = ChartMarker::new();
        marker.set_none();
        match drawn.look {
            Look::Line(at) => {
                series.set_format(stroke(colour(at), 1.75).set_dash_type(DASHES[at % DASHES.len()]));
            }
            Look::Limit(at) => {
                let mut line = stroke(colour(at), 0.5);
                series.set_format(line.set_transparency(30)).delete_from_legend(true);
            }
            Look::Dots(at) => {
                marker.set_type(SIGNS[at % SIGNS.len()]).set_size(7).set_format(&mut framed(at));
                series.set_format(ChartFormat::new().set_no_line());
            }
            Look::Reference => {
                let mut line = stroke(INK, 1.0);
                series.set_format(line.set_dash_type(ChartLineDashType::RoundDot)).delete_from_legend(true);
            }
        }
        series.set_marker(&marker);
        if let Look::Dots(at) = drawn.look {
            self.bars_of(&mut series, drawn.interval, at);
        }
        series
    }

    /// Gives a series its intervals: columns of what is to be added and taken away.
    fn bars_of(&self, series: &mut ChartSeries, interval: Option<(usize, usize)>, look: usize) {
        let Some((up, down)) = interval else { return };
        let mut bars = ChartErrorBars::new();
        let (up, down) = (column(&self.sheet, up), column(&self.sheet, down));
        bars.set_type(ChartErrorBarsType::Custom(up, down)).set_end_cap(false);
        if self.plot.is_sideways() {
            bars.set_format(&mut stroke(INK, 1.25));
            series.set_x_error_bars(&bars);
        } else {
            bars.set_format(&mut stroke(colour(look), 1.25));
            series.set_y_error_bars(&bars);
        }
    }

    /// A series under the head of its column.
    fn named(&self, x: usize, y: usize) -> ChartSeries {
        let mut series = ChartSeries::new();
        series.set_categories(&column(&self.sheet, x)).set_values(&column(&self.sheet, y));
        series.set_name(&head(&self.sheet, y));
        series
    }

    fn put(&mut self, axis: &Axis, values: impl IntoIterator<Item = f64>) -> usize {
        self.put_named("", axis, values)
    }

    /// A column of numbers of an axis under a name of its own, or that of the axis.
    fn put_named(&mut self, name: &str, axis: &Axis, values: impl IntoIterator<Item = f64>) -> usize {
        let name = if name.is_empty() { &axis.name } else { name };
        self.column(name, kind(axis), values.into_iter().map(Value::Number))
    }

    /// Adds a column to the sheet; shorter ones end with empty cells.
    fn column(&mut self, name: &str, kind: Kind, values: impl IntoIterator<Item = Value>) -> usize {
        let at = self.sheet.columns.len();
        self.sheet.columns.push(Column::new(name, if kind == Kind::Words { 36.0 } else { 16.0 }, kind));
        let values: Vec<Value> = values.into_iter().collect();
        while self.sheet.rows.len() < values.len() {
            self.sheet.rows.push(vec![Value::Empty; at]);
        }
        let values = values.into_iter().chain(std::iter::repeat(Value::Empty));
        for (row, value) in self.sheet.rows.iter_mut().zip(values) {
            row.push(value);
        }
        at
    }
}

/// A sign in the colour of its series; hollow ones do not show in every program.
fn framed(at: usize) -> ChartFormat {
    bordered(colour(at), &stroke(colour(at), 1.5))
}

fn above(mark: &Mark, value: f64) -> f64 {
    mark.interval.map_or(0.0, |interval| (interval.1 - value).max(0.0))
}

fn below(mark: &Mark, value: f64) -> f64 {
    mark.interval.map_or(0.0, |interval| (value - interval.0).max(0.0))
}

/// The points an eye can tell apart, the first and the last among them.
fn seen(points: &[Mark], (x, y): (Scale, Scale)) -> Vec<Mark> {
    let mut seen: Vec<Mark> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let near = seen.last().is_some_and(|last| {
            (x.share(point.x) - x.share(last.x)).abs() < APART && (y.share(point.y) - y.share(last.y)).abs() < APART
        });
        if !near || at + 1 == points.len() {
            seen.push(*point);
        }
    }
    seen
}

/// Values of a line's points; of steps the old height holds until the new place.
fn corners(points: &[Mark], steps: bool, value: impl Fn(&Mark) -> f64, places: bool) -> Vec<f64> {
    let Some(first) = points.first().filter(|_| steps) else { return points.iter().map(value).collect() };
    let pairs = points.windows(2).flat_map(|pair| {
        let corner = if places { &pair[1] } else { &pair[0] };
        [value(corner), value(&pair[1])]
    });
    std::iter::once(value(first)).chain(pairs).collect()
}

/// The greatest distance of lines on which every marked value lies.
fn between(marked: &[f64]) -> Option<f64> {
    let divisor = |a: f64, b: f64| {
        let (mut a, mut b) = (a, b);
        while b >= 1.0 {
            (a, b) = (b, a % b);
        }
        a
    };
    marked.iter().copied().reduce(divisor)
}

fn kind(axis: &Axis) -> Kind {
    if axis.share { Kind::Share } else { Kind::Number }
}

fn axis(office: &mut ChartAxis, axis: &Axis, scale: Option<Scale>, has_grid: bool) {
    office.set_name(axis.name.as_str()).set_name_font(letters().set_default_bold(false)).set_font(&letters());
    if let Some(scale) = scale {
        let high = scale.low + scale.step * f64::from(scale.steps);
        office.set_min(scale.low).set_max(high).set_major_unit(scale.step);
    }
    if let Some(unit) = between(&axis.marked) {
        let last = axis.marked.iter().copied().fold(0.0, f64::max);
        office.set_min(0.0).set_max(last + unit).set_major_unit(unit);
    }
    if axis.names.is_empty() {
        office.set_num_format(if axis.share { "0%" } else { "General" });
    } else {
        office.set_label_interval(1);
    }
    office.set_label_position(ChartAxisLabelPosition::Low);
    office.set_major_gridlines(has_grid);
    if has_grid {
        office.set_major_gridlines_line(&stroke(GREY, 0.5));
    }
}
