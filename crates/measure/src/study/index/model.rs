//! From the definition of an index to its arithmetic, and the table that says which model an answer is of.

use catalogue::{IndexJoining, IndexModel, IndexState, IndexTransform};
use statistics::index::{Dimension, Joining, Model, Transform};

use crate::study::part::{Cell, Part, Shape};

pub(super) static MODEL: Shape =
    Shape::of("index_model", &["model", "version", "state", "adopted_by", "joining", "minimum_known", "hash"]);

/// The model as arithmetic.
pub(super) fn arithmetic(model: &IndexModel) -> Model {
    let dimensions = model.dimension.iter().map(|dimension| Dimension {
        key: dimension.id.clone(),
        weight: dimension.weight,
        transform: transform(&dimension.transform),
    });
    Model {
        version: format!("v{}", model.version),
        draft: model.is_draft(),
        dimensions: dimensions.collect(),
        joining: match model.joining {
            IndexJoining::Arithmetic => Joining::Arithmetic,
            IndexJoining::Geometric => Joining::Geometric,
        },
        minimum_known: model.minimum_known,
    }
}

fn transform(transform: &IndexTransform) -> Transform {
    match transform {
        IndexTransform::Share => Transform::Share,
        IndexTransform::Linear(posts) => Transform::Linear { worst: posts.worst, best: posts.best },
        IndexTransform::Steps(steps) => Transform::Steps(steps.iter().map(|step| (step.from, step.counts)).collect()),
    }
}

/// Which model it is, and how far.
pub(super) fn table(model: &IndexModel) -> Part {
    let mut part = Part::new(&MODEL);
    part.push(vec![
        Cell::text(&model.id),
        Cell::Count(model.version.into()),
        Cell::Code(match model.state {
            IndexState::Draft => "draft",
            IndexState::Adopted => "adopted",
        }),
        model.adopted.as_ref().map_or(Cell::Nothing, |adopted| Cell::text(&adopted.by)),
        Cell::Code(match model.joining {
            IndexJoining::Arithmetic => "arithmetic",
            IndexJoining::Geometric => "geometric",
        }),
        Cell::Share(model.minimum_known),
        Cell::text(model.hash.get(..16).unwrap_or_default()),
    ]);
    part
}
