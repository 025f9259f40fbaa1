//! How assessors and units fill an instrument in: what they leave out, and whether they answer everything alike.

use std::collections::BTreeMap;

use crate::{
    Error, Level,
    proportion::{Proportion, wilson},
};

/// One assessor's or unit's practice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntryPractice {
    /// The assessor's or unit's code.
    pub group: u32,
    /// Assessments they entered.
    pub assessments: u64,
    /// The share of answers left out.
    pub missing_answers: Proportion,
    /// The share of assessments with any answer left out.
    pub incomplete: Proportion,
    /// The share of assessments whose given answers (two or more) are all the same.
    pub uniform: Proportion,
}

/// Practice per group of assessments; items are columns.
///
/// # Errors
/// No items or no rows, or columns of different length.
pub fn entry_practice(items: &[&[Option<u32>]], groups: &[u32], level: Level) -> Result<Vec<EntryPractice>, Error> {
    Error::not_empty("data-entry practice", items.len())?;
    Error::not_empty("data-entry practice", groups.len())?;
    for item in items {
        Error::same_length("groups", groups.len(), "item", item.len())?;
    }
    // Assessments, missing answers, incomplete assessments, uniform assessments.
    let mut counts: BTreeMap<u32, [u64; 4]> = BTreeMap::new();
    for (row, &group) in groups.iter().enumerate() {
        let given: Vec<u32> = items.iter().filter_map(|item| item[row]).collect();
        let missing = (items.len() - given.len()) as u64;
        let count = counts.entry(group).or_default();
        count[0] += 1;
        count[1] += missing;
        count[2] += u64::from(missing > 0);
        count[3] += u64::from(given.len() > 1 && given.iter().all(|answer| *answer == given[0]));
    }
    counts
        .into_iter()
        .map(|(group, [assessments, missing, incomplete, uniform])| {
            Ok(EntryPractice {
                group,
                assessments,
                missing_answers: wilson(missing, assessments * items.len() as u64, level)?,
                incomplete: wilson(incomplete, assessments, level)?,
                uniform: wilson(uniform, assessments, level)?,
            })
        })
        .collect()
}
