//! The mean coefficient at opening and at closing, of those about whom enough is known, and the change of those who have both.

use statistics::Level;
use statistics::index::{Change, Score};
use statistics::{Mean, mean};

use crate::study::by::Group;
use crate::study::part::{Cell, Part, Shape};

pub(super) static ENDS: Shape = Shape::of(
    "index_ends",
    &["by", "group", "end", "cases", "known", "too_little_known", "too_little_share", "mean", "lower", "upper"],
);
pub(super) static CHANGE: Shape =
    Shape::of("index_change", &["by", "group", "cases", "pairs", "opening", "closing", "change", "lower", "upper"]);

/// A row for each group and end.
pub(super) fn ends(groups: &[Group], changes: &[Change]) -> Part {
    let mut part = Part::new(&ENDS);
    for group in groups {
        let own = group.rows.iter().map(|row| &changes[*row]);
        let opening: Vec<&Score> = own.clone().map(|one| &one.opening).collect();
        let closing: Vec<&Score> = own.map(|one| &one.closing).collect();
        for (end, scores) in [("opening", opening), ("closing", closing)] {
            let values: Vec<f64> = scores.iter().filter_map(|score| score.value).collect();
            let (cases, known) = (scores.len(), values.len());
            let mut row = vec![group.by.clone(), group.name.clone(), Cell::Code(end)];
            row.extend([Cell::count(cases), Cell::count(known), Cell::count(cases - known)]);
            row.push(Cell::Share(share(cases - known, cases)));
            row.extend(with_interval(mean(&values, Level::P95), 0.0));
            part.push(row);
        }
    }
    part
}

/// A row for each group: like with like, by the dimensions known at both ends of each case.
pub(super) fn change(groups: &[Group], changes: &[Change]) -> Part {
    let mut part = Part::new(&CHANGE);
    for group in groups {
        let alike: Vec<[f64; 2]> = group.rows.iter().filter_map(|row| changes[*row].alike).collect();
        let of = |value: &dyn Fn(&[f64; 2]) -> f64| mean(&alike.iter().map(value).collect::<Vec<_>>(), Level::P95);
        let mut row =
            vec![group.by.clone(), group.name.clone(), Cell::count(group.rows.len()), Cell::count(alike.len())];
        row.push(Cell::number(of(&|[before, _]| *before).map(|mean| mean.value)));
        row.push(Cell::number(of(&|[_, after]| *after).map(|mean| mean.value)));
        row.extend(with_interval(of(&|[before, after]| after - before), -1.0));
        part.push(row);
    }
    part
}

/// The mean with its interval, which ends where values must: at 1, and at 0 or, for a change, -1.
fn with_interval(mean: Option<Mean>, least: f64) -> [Cell; 3] {
    let interval = mean.and_then(|mean| mean.interval);
    [
        Cell::number(mean.map(|mean| mean.value)),
        Cell::number(interval.map(|interval| interval.lower.max(least))),
        Cell::number(interval.map(|interval| interval.upper.min(1.0))),
    ]
}

/// A part of a whole; nothing of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn share(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}
