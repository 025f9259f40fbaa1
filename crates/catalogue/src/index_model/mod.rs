//! `indices/*.toml`: composite indices, such as a coefficient of social inclusion.

mod definition;
mod file;

pub(crate) use definition::LIVING;
pub use definition::{
    Adoption, Goalposts, IndexDimension, IndexJoining, IndexModel, IndexState, IndexStep, IndexTransform,
};
