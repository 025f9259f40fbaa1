//! `/methods/…`: the pages of `docs/methods`, which say how numbers come about, what they assume and where they come from.

mod book;
pub(super) mod list;
mod markdown;
pub(super) mod method;

pub(super) use book::names;
