//! `/projects/…`.

pub(super) mod list;
pub(super) mod project;
