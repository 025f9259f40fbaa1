//! How an item was answered: the share of each answer, and of none.

use crate::{
    Error, Level,
    proportion::{Proportion, wilson},
};

/// One item's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemTable {
    /// Each possible answer's share among those given, in the order of codes.
    pub answers: Vec<Proportion>,
    /// The share of rows without an answer.
    pub missing: Proportion,
}

/// Tabulates an item's answers, coded 0, 1, 2 … up to `answers`.
///
/// # Errors
/// No rows, no answer at all, or a code beyond the instrument's answers.
pub fn item_table(item: &[Option<u32>], answers: u32, level: Level) -> Result<ItemTable, Error> {
    let mut counts = vec![0_u64; answers as usize];
    let mut missing = 0;
    for answer in item {
        match answer {
            None => missing += 1,
            Some(code) => {
                *counts.get_mut(*code as usize).ok_or(Error::OutOfRange {
                    what: "answer",
                    value: f64::from(*code),
                    from: 0.0,
                    to: f64::from(answers) - 1.0,
                })? += 1;
            }
        }
    }
    let given: u64 = counts.iter().sum();
    Ok(ItemTable {
        missing: wilson(missing, given + missing, level)?,
        answers: counts.into_iter().map(|count| wilson(count, given, level)).collect::<Result<_, _>>()?,
    })
}
