//! How many people stand next to the ends of a range, so that two ranges cannot be subtracted down to a few of them.
//!
//! Numbers are looked at in steps: an end at 40 in steps of ten, one at 45 in steps of five, one at 43 one by one. Next to an
//! end are the people of the nearest step that has any, on either side. Each kind of step is a multiple of the one before; so
//! where an end was found to have enough people beside it, any other such end is either so near that nobody stands between
//! them, or there is a whole step between them, with all its people. `docs/methods/en/choosing.md` has the proof.

use std::collections::{BTreeMap, BTreeSet};

use super::Choice;
use super::cohort::Cohort;
use crate::complaint::Complaint;

/// Widths of steps, each a multiple of the one before.
const STEPS: [i64; 9] = [10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1];

/// People of one group by their number; those whose number is not known stand apart.
type Numbered<'c> = BTreeMap<Option<i64>, BTreeSet<&'c Option<String>>>;

/// The fewest people in a step next to an end of a range, or without a number, among those who are otherwise chosen, in all and
/// in each group compared; none where no range is chosen, or nobody stands there.
pub(super) fn fewest_beside(cohort: &Cohort, choice: &Choice) -> Result<Option<u64>, Complaint> {
    let mut fewest: Option<usize> = None;
    for (column, range) in &choice.ranges {
        let mut rest = choice.clone();
        rest.ranges.remove(column);
        let chosen = cohort.narrowed(&rest)?;
        let cells = chosen.cells();
        let numbers = cells.integers(column)?;
        let groups = match &choice.compare {
            Some(compare) => cells.texts(compare)?,
            None => vec![None; numbers.len()],
        };
        let mut by_group: BTreeMap<Option<&String>, Numbered<'_>> = BTreeMap::new();
        let mut everybody = Numbered::new();
        for (row, number) in numbers.iter().enumerate().filter(|(row, _)| chosen.reasons()[*row].is_none()) {
            let person = &chosen.persons()[row];
            by_group.entry(groups[row].as_ref()).or_default().entry(*number).or_default().insert(person);
            everybody.entry(*number).or_default().insert(person);
        }
        for people in by_group.values().chain([&everybody]) {
            let unknown = people.get(&None).map(BTreeSet::len);
            let found = range.cuts().flat_map(|cut| beside(people, cut)).chain(unknown);
            fewest = fewest.into_iter().chain(found).min();
        }
    }
    Ok(fewest.map(|people| people as u64))
}

/// People of the nearest steps with anybody in them, below a cut and from it on.
fn beside(people: &Numbered<'_>, cut: i64) -> Vec<usize> {
    let step = STEPS.into_iter().find(|step| cut % step == 0).unwrap_or(1);
    let mut steps: BTreeMap<i64, BTreeSet<&Option<String>>> = BTreeMap::new();
    for (number, persons) in people.iter().filter_map(|(number, persons)| Some(((*number)?, persons))) {
        steps.entry((number - cut).div_euclid(step)).or_default().extend(persons.iter().copied());
    }
    let below = steps.range(..0).next_back();
    let above = steps.range(0..).next();
    below.into_iter().chain(above).map(|(_, persons)| persons.len()).collect()
}
