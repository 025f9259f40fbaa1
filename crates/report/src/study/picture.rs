//! Pictures of answers: the curve, or the points with intervals, that the study is about.

use catalogue::Ask;
use measure::study::{Cell, Part, StudyResult};

use super::cell::{shown, whole};
use super::in_words::{group_count, only_headline};
use super::table::{heading, unit};
use crate::chart::{Axis, Below, Form, Mark, Marks, Plot, Scale, Under, count, plot_svg};
use crate::words::Words;

/// Numbers at risk are written at about so many places.
const PLACES: f64 = 8.0;

/// More curves than this cannot be told apart.
const MOST_SERIES: usize = 6;

/// The picture of an answer; `None` where the study has none.
#[must_use]
pub fn study_svg(result: &StudyResult, lang: &str) -> Option<String> {
    Some(plot_svg(&study_plot(result, &Words::of_studies(lang), lang)?, lang))
}

/// The picture of an answer to `asked`: of more groups than can be told apart, the window that leads.
#[must_use]
pub fn study_picture(result: &StudyResult, asked: &Ask, lang: &str) -> Option<String> {
    study_svg(&at_a_glance(result, asked), lang)
}

/// The answer as it is drawn.
pub(super) fn at_a_glance(result: &StudyResult, asked: &Ask) -> StudyResult {
    // Everybody is drawn too.
    if group_count(result) < MOST_SERIES { result.clone() } else { only_headline(result, asked) }
}

/// The same before it is drawn.
pub(super) fn study_plot(result: &StudyResult, words: &Words, lang: &str) -> Option<Plot> {
    let picture = Picture { result, words, lang };
    match result.study {
        "survival" => picture.over_time("survival", &["group"]),
        "incidence" => picture.over_time("incidence", &["group", "cause"]),
        "accuracy" => picture.roc(),
        "calibration" => picture.calibration(),
        "effect" => picture.love(),
        "steps" => picture.steps(),
        "windows" | "returns" => picture.windows(),
        _ => None,
    }
}

struct Picture<'a> {
    result: &'a StudyResult,
    words: &'a Words,
    lang: &'a str,
}

impl Picture<'_> {
    /// A probability over time, a curve for each distinct value of the columns `by`.
    fn over_time(&self, value: &str, by: &[&str]) -> Option<Plot> {
        let part = self.result.part("curve")?;
        let mut marks = Vec::new();
        for Series { name, rows, look } in self.series(part, by) {
            let start = if value == "survival" { 1.0 } else { 0.0 };
            let mut points = vec![Mark { x: 0.0, y: start, interval: None }];
            points.extend(Self::points(part, &rows, "time", value, Some(("lower", "upper"))));
            marks.push(Marks { name, form: Form::Steps, look, points });
        }
        if marks.len() > MOST_SERIES {
            return None;
        }
        let last = part.column("time").filter_map(Cell::value).fold(0.0, f64::max);
        // Round places, so that a heading says which day it is.
        let places: Vec<f64> =
            Scale::in_parts([last].into_iter(), PLACES).lines().take_while(|place| *place <= last).collect();
        let below = self.series(part, &["group"]).into_iter().map(|Series { name, rows, .. }| {
            let last = self.last_time(&part.rows[rows[0]][part.shape.place("group")]);
            (name, at_risk(part, &rows, &places, last))
        });
        let y = self.axis(value, true);
        let below = Below { title: self.words.say("at-risk-below"), rows: below.collect() };
        Some(Plot { below: Some(below), ..self.plot(self.axis("time", false), y, marks) })
    }

    /// The ROC curve of each score; the diagonal is chance.
    fn roc(&self) -> Option<Plot> {
        let part = self.result.part("curve")?;
        let marks = self.series(part, &["score"]).into_iter().enumerate().map(|(look, Series { name, rows, .. })| {
            let points = Self::points(part, &rows, "false_positive_rate", "sensitivity", None);
            Marks { name, form: Form::Line, look, points }
        });
        let (x, y) = (self.axis("false_positive_rate", true), self.axis("sensitivity", true));
        Some(Plot { reference: Some(((0.0, 0.0), (1.0, 1.0))), ..self.plot(x, y, marks.collect()) })
    }

    /// What happened against what was foretold; the diagonal is perfect.
    fn calibration(&self) -> Option<Plot> {
        let part = self.result.part("bins")?;
        let rows: Vec<usize> = (0..part.rows.len()).collect();
        let points = Self::points(part, &rows, "predicted", "share", Some(("lower", "upper")));
        let marks = vec![Marks { name: String::new(), form: Form::Dots, look: 0, points }];
        let (x, y) = (self.axis("predicted", true), self.axis("share", true));
        Some(Plot { reference: Some(((0.0, 0.0), (1.0, 1.0))), ..self.plot(x, y, marks) })
    }

    /// How often it happened on each step, with its interval.
    fn steps(&self) -> Option<Plot> {
        let part = self.result.part("steps")?;
        let shares = part.column("share").zip(part.column("lower")).zip(part.column("upper")).enumerate();
        let points = shares.filter_map(|(at, ((share, lower), upper))| {
            Some(Mark { x: count(at), y: share.value()?, interval: lower.value().zip(upper.value()) })
        });
        let marks = vec![Marks { name: String::new(), form: Form::Dots, look: 0, points: points.collect() }];
        let names = part.column("step").map(|cell| cell.words().to_owned()).collect();
        let x = Axis { names, ..self.axis("step", false) };
        Some(self.plot(x, self.axis("share", true), marks))
    }

    /// The share by the length of the window; at one window, a line for each group, where there are too many to tell apart.
    fn windows(&self) -> Option<Plot> {
        let part = self.result.part("windows")?;
        let series = self.series(part, &["group"]);
        if series.len() > MOST_SERIES {
            return self.beside(part, &series);
        }
        let marks = series.into_iter().map(|Series { name, rows, look }| {
            let points = Self::points(part, &rows, "months", "share", Some(("lower", "upper")));
            Marks { name, form: Form::Dots, look, points }
        });
        let marks: Vec<Marks> = marks.filter(|marks| !marks.points.is_empty()).collect();
        let mut marked: Vec<f64> = part.column("months").filter_map(Cell::value).collect();
        marked.sort_by(f64::total_cmp);
        marked.dedup();
        let (x, y) = (Axis { marked, ..self.axis("months", false) }, self.axis("share", true));
        (!marks.is_empty()).then(|| self.plot(x, y, marks))
    }

    /// Groups beside each other at the last window they have, the first at the top.
    fn beside(&self, part: &Part, series: &[Series]) -> Option<Plot> {
        let months = part.shape.place("months");
        let window = part.rows.last()?[months].clone();
        let rows = series.iter().filter_map(|one| {
            let row = one.rows.iter().find(|row| part.rows[**row][months] == window)?;
            let mark = Self::points(part, &[*row], "months", "share", Some(("lower", "upper"))).pop()?;
            Some((one.name.clone(), mark))
        });
        let rows: Vec<(String, Mark)> = rows.collect();
        let places = (0..rows.len()).rev();
        let points = rows.iter().zip(places).map(|((_, mark), place)| Mark { x: mark.y, y: count(place), ..*mark });
        let marks = vec![Marks { name: String::new(), form: Form::Dots, look: 0, points: points.collect() }];
        let name = self.words.say_with("share-in-months", &[("months", &shown(&window, self.words, self.lang))]);
        let x = Axis { name, ..self.axis("share", true) };
        let y = Axis { names: rows.iter().rev().map(|(name, _)| name.clone()).collect(), ..self.axis("group", false) };
        Some(self.plot(x, y, marks))
    }

    /// Each covariate's standardised difference before and after; the line is the most that counts as balanced.
    fn love(&self) -> Option<Plot> {
        let part = self.result.part("balance")?;
        let names: Vec<String> = part.column("covariate").map(|cell| cell.words().to_owned()).collect();
        let marks = [(0, "difference_after"), (1, "difference_before")].map(|(look, column)| {
            let values = part.column(column).enumerate();
            let points = values.filter_map(|(at, cell)| {
                cell.value().map(|value| Mark { x: value.abs(), y: count(at), interval: None })
            });
            Marks { name: self.axis(column, false).name, form: Form::Dots, look, points: points.collect() }
        });
        let last = count(names.len().saturating_sub(1));
        let x = Axis { name: self.words.say("part-balance"), ..self.axis("difference", false) };
        let y = Axis { names, ..self.axis("covariate", false) };
        Some(Plot { reference: Some(((0.1, 0.0), (0.1, last))), ..self.plot(x, y, marks.to_vec()) })
    }

    /// The last day on which anybody of a group was followed.
    fn last_time(&self, group: &Cell) -> Option<f64> {
        let part = self.result.part("groups")?;
        let row = part.rows.iter().find(|row| row[part.shape.place("group")] == *group)?;
        row[part.shape.place("last_time")].value()
    }

    fn plot(&self, x: Axis, y: Axis, marks: Vec<Marks>) -> Plot {
        let file = self.result.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let study = self.words.say(&format!("study-{}", self.result.study));
        let used = whole(self.result.rows.used, self.lang);
        let title = self.words.say_with("picture-title", &[("study", &study), ("file", &file), ("rows", &used)]);
        let names: Vec<&str> = marks.iter().map(|marks| marks.name.as_str()).collect();
        let description = self
            .words
            .say_with("picture-description", &[("x", &x.name), ("y", &y.name), ("series", &names.join(", "))]);
        Plot { title, description, x, y, marks, reference: None, below: None }
    }

    fn axis(&self, column: &str, share: bool) -> Axis {
        Axis { name: self.words.say(&heading(column, unit(self.result))), share, names: Vec::new(), marked: Vec::new() }
    }

    /// Rows by the distinct values of some columns, in the order of the part.
    fn series(&self, part: &Part, by: &[&str]) -> Vec<Series> {
        let places: Vec<usize> = by.iter().map(|column| part.shape.place(column)).collect();
        let mut series: Vec<Series> = Vec::new();
        for (at, row) in part.rows.iter().enumerate() {
            let named: Vec<String> = places.iter().map(|place| shown(&row[*place], self.words, self.lang)).collect();
            let name = named.join(" · ");
            match series.iter_mut().find(|known| known.name == name) {
                Some(known) => known.rows.push(at),
                None => series.push(Series { look: 0, name, rows: vec![at] }),
            }
        }
        let everybody =
            |one: &Series| places.iter().all(|place| part.rows[one.rows[0]][*place] == Cell::Code("everybody"));
        let mut groups: Vec<String> = series.iter().filter(|one| !everybody(one)).map(|one| one.name.clone()).collect();
        // By name, since tables do not agree on the order, and a table may have everybody besides.
        groups.sort();
        let looks = series.iter().map(|one| match groups.iter().position(|name| *name == one.name) {
            Some(place) if !everybody(one) => place + usize::from(by == ["group"]),
            _ => 0,
        });
        let looks: Vec<usize> = looks.collect();
        series.iter_mut().zip(looks).for_each(|(one, look)| one.look = look);
        series
    }

    fn points(part: &Part, rows: &[usize], x: &str, y: &str, limits: Option<(&str, &str)>) -> Vec<Mark> {
        let (x, y) = (part.shape.place(x), part.shape.place(y));
        let limits = limits.map(|(low, high)| (part.shape.place(low), part.shape.place(high)));
        let mark = |at: &usize| {
            let row = &part.rows[*at];
            let interval = limits.and_then(|(low, high)| Some((row[low].value()?, row[high].value()?)));
            Some(Mark { x: row[x].value()?, y: row[y].value()?, interval })
        };
        rows.iter().filter_map(mark).collect()
    }
}

/// Rows of a table that are drawn together.
struct Series {
    name: String,
    rows: Vec<usize>,
    /// Colour and sign; everybody has the first.
    look: usize,
}

/// How many of a group are at risk at these times. Nobody is after the last day of the group; where the curve ends earlier,
/// because what follows is about too few, it is not known.
fn at_risk(part: &Part, rows: &[usize], places: &[f64], last: Option<f64>) -> Vec<Under> {
    let (time, risk) = (part.shape.place("time"), part.shape.place("at_risk"));
    let mut times: Vec<f64> = rows.iter().filter_map(|at| part.rows[*at][time].value()).collect();
    // The times of a second cause begin anew, with the same numbers at risk.
    times.truncate(times.windows(2).take_while(|pair| pair[0] < pair[1]).count() + 1);
    let number = |when: f64| {
        let row = rows[..times.len()].get(times.partition_point(|time| *time < when));
        let known = row.and_then(|row| part.rows[*row][risk].value());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a count")]
        known.map(|number| number as u64).or_else(|| last.is_some_and(|last| when > last).then_some(0))
    };
    places.iter().map(|when| (*when, number(*when))).collect()
}
