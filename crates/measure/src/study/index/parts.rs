//! What the change is owed to: each dimension at both ends, how often it is known, and its part.

use catalogue::{IndexJoining, IndexModel};
use statistics::index::{Change, Score};
use statistics::{Level, mean};

use super::ends::share;
use crate::study::by::Group;
use crate::study::part::{Cell, Part, Shape};

pub(super) static PARTS: Shape = Shape::of(
    "index_parts",
    &[
        "by",
        "group",
        "dimension",
        "weight",
        "cases",
        "known_at_opening",
        "opening_share",
        "opening",
        "known_at_closing",
        "closing_share",
        "closing",
        "pairs",
        "part",
    ],
);

/// A row for each group and dimension. The parts of an arithmetic index sum to the group's mean change: a case in which the
/// dimension is not known at both ends gives it nothing. A geometric one has no parts that sum.
pub(super) fn parts(model: &IndexModel, groups: &[Group], changes: &[Change]) -> Part {
    let mut part = Part::new(&PARTS);
    for group in groups {
        let own: Vec<&Change> = group.rows.iter().map(|row| &changes[*row]).collect();
        let pairs: Vec<&Change> = own.iter().copied().filter(|one| one.value.is_some()).collect();
        for (at, dimension) in model.dimension.iter().enumerate() {
            let mut row = vec![group.by.clone(), group.name.clone(), Cell::text(&dimension.id)];
            row.extend([Cell::Share(dimension.weight), Cell::count(own.len())]);
            row.extend(end(&own, at, |one| &one.opening));
            row.extend(end(&own, at, |one| &one.closing));
            row.push(Cell::count(pairs.iter().filter(|one| one.parts[at].is_some()).count()));
            let given: Vec<f64> = pairs.iter().map(|one| one.parts[at].unwrap_or(0.0)).collect();
            let given = mean(&given, Level::P95).filter(|_| model.joining == IndexJoining::Arithmetic);
            row.push(Cell::number(given.map(|given| given.value)));
            part.push(row);
        }
    }
    part
}

/// How often a dimension is known at one end, and its mean there.
fn end(own: &[&Change], at: usize, score: fn(&Change) -> &Score) -> [Cell; 3] {
    let values: Vec<f64> = own.iter().filter_map(|one| score(one).parts[at]).collect();
    [
        Cell::count(values.len()),
        Cell::Share(share(values.len(), own.len())),
        Cell::number(mean(&values, Level::P95).map(|mean| mean.value)),
    ]
}
