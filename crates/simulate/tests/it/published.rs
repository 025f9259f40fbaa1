//! What plans publish is met to the unit.

use simulate::{Selector, count};

use crate::{pack, small_nation};

#[test]
fn every_published_value_of_the_plan_is_met_by_the_ledger() {
    let nation = small_nation();
    assert_eq!(nation.unmet, []);
    let pack = pack();
    let mut checked = 0;
    for task in &pack.tasks["plan-2023-2024"] {
        for value in task.achievement.iter().flat_map(|achievement| &achievement.value) {
            let (Some(number), Some(counted)) = (value.number, &value.count) else { continue };
            let selector = Selector::read(counted).unwrap();
            let found = count(&selector, &nation.activities, &nation.deliverables);
            assert_eq!(found.to_string(), number.to_string(), "{} {}", task.no, value.id);
            checked += 1;
        }
    }
    assert!(checked > 90, "only {checked} values were checked");
}

#[test]
fn targets_that_were_not_reached_stay_out_of_reach() {
    let nation = small_nation();
    for task in &pack().tasks["plan-2023-2024"] {
        for target in &task.target {
            let (Some(value), Some(counted)) = (target.value, &target.count) else { continue };
            let found = count(&Selector::read(counted).unwrap(), &nation.activities, &nation.deliverables);
            assert!(f64::from(u32::try_from(found).unwrap()) < value, "{}: {found} of {value}", target.id);
        }
    }
}
