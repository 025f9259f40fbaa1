//! How far the means and their change depend on the weights: under many others, and without each dimension in turn.

use catalogue::IndexModel;
use statistics::index::{Change, MeanSensitivity, Model, sensitivity_of_means};

use crate::study::part::{Cell, Part, Shape};

pub(super) static WEIGHTS: Shape =
    Shape::of("index_weights", &["end", "pairs", "own", "drawn_low", "drawn_middle", "drawn_high", "same_sign"]);
pub(super) static WITHOUT: Shape = Shape::of("index_without", &["dimension", "pairs", "opening", "closing", "change"]);

/// Each weight is drawn between half and one and a half times its own.
pub(super) const SPREAD: f64 = 0.5;
/// Draws: percentiles of a thousand hardly move with the seed.
pub(super) const DRAWS: u32 = 1000;

/// Both tables, of everybody; none where nobody has a change.
pub(super) fn weights(
    model: &IndexModel,
    arithmetic: &Model,
    changes: &[Change],
    seed: u64,
) -> Result<Option<[Part; 2]>, statistics::Error> {
    let pairs = changes.iter().filter(|one| one.value.is_some()).count();
    if pairs == 0 {
        return Ok(None);
    }
    let means = sensitivity_of_means(arithmetic, changes, SPREAD, DRAWS, seed)?;
    Ok(Some([drawn(&means, pairs), without(model, &means, pairs)]))
}

fn drawn(means: &MeanSensitivity, pairs: usize) -> Part {
    let mut part = Part::new(&WEIGHTS);
    let same_sign = Cell::Share(means.same_sign);
    let rows = [
        ("opening", means.opening, Cell::Nothing),
        ("closing", means.closing, Cell::Nothing),
        ("change", means.change, same_sign),
    ];
    for (end, spread, same_sign) in rows {
        let mut row = vec![Cell::Code(end), Cell::count(pairs), Cell::Number(spread.own)];
        row.extend(spread.drawn.map(Cell::Number));
        row.push(same_sign);
        part.push(row);
    }
    part
}

fn without(model: &IndexModel, means: &MeanSensitivity, pairs: usize) -> Part {
    let mut part = Part::new(&WITHOUT);
    for (dimension, ends) in model.dimension.iter().zip(&means.without) {
        let mut row = vec![Cell::text(&dimension.id), Cell::count(pairs)];
        row.extend(ends.map_or([const { Cell::Nothing }; 2], |ends| ends.map(Cell::Number)));
        row.push(Cell::number(ends.map(|[before, after]| after - before)));
        part.push(row);
    }
    part
}
