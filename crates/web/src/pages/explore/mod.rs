//! `/explore`: an analyst chooses people by clicking, sees what became of them, opens cases, saves the choice as a study.

pub(super) mod cases;
mod chosen;
pub(super) mod file;
pub(super) mod save;
pub(super) mod show;

pub(in crate::pages) use chosen::{in_words, query_of};
pub(in crate::pages) use save::LONGEST;
