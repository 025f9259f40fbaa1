//! Whether the items of an instrument measure one thing, and how they are filled in.

mod alpha;
mod correlation;
mod item;
mod practice;

pub use alpha::{Alpha, ItemStatistics, alpha, reversed};
pub use item::{ItemTable, item_table};
pub use practice::{EntryPractice, entry_practice};
