use statistics::{
    Error,
    disclosure::{Conflict, Ledger, Release, Rule, Sum, told_together},
};

const RULE: Rule = Rule { threshold: 5, zeros: false };

fn release(name: &str, units: &[usize], count: u64) -> Release {
    Release { name: name.to_owned(), subject: "returned".to_owned(), units: units.to_vec(), count }
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.enter(release("all prisons", &[1, 2, 3, 4], 60), RULE).unwrap();
    ledger.enter(release("north", &[1, 2], 25), RULE).unwrap();
    ledger
}

#[test]
fn a_complement_that_leaves_a_few_is_found() {
    // All but prison 4: 60 - 57 leaves 3 in prison 4.
    let conflicts = ledger().conflicts(&release("without 4", &[3, 2, 1], 57), RULE);
    assert_eq!(conflicts, [Conflict::Remainder { with: "all prisons".to_owned(), count: 3 }]);
    assert!(ledger().conflicts(&release("without 4", &[3, 2, 1], 40), RULE).is_empty());
}

#[test]
fn an_overlapping_area_that_leaves_a_few_is_found_either_way_round() {
    let conflicts = ledger().conflicts(&release("prison 1", &[1], 23), RULE);
    assert_eq!(conflicts, [Conflict::Remainder { with: "north".to_owned(), count: 2 }]);
    let conflicts = ledger().conflicts(&release("north and 3", &[1, 2, 3], 29), RULE);
    assert_eq!(conflicts, [Conflict::Remainder { with: "north".to_owned(), count: 4 }]);
}

#[test]
fn a_revision_by_one_person_is_found_and_the_same_number_again_is_not() {
    let conflicts = ledger().conflicts(&release("north, revised", &[2, 1], 26), RULE);
    assert_eq!(conflicts, [Conflict::Revision { of: "north".to_owned(), difference: 1 }]);
    assert!(ledger().conflicts(&release("north again", &[2, 1], 25), RULE).is_empty());
    assert!(ledger().conflicts(&release("north, much later", &[2, 1], 33), RULE).is_empty());
}

#[test]
fn small_counts_zeros_and_contradictions_are_found() {
    let mut small = ledger().conflicts(&release("prison 3", &[3], 4), RULE);
    assert_eq!(small.remove(0), Conflict::Small { count: 4 });
    let whole = ledger().conflicts(&release("prison 1", &[1], 25), Rule { zeros: true, ..RULE });
    assert_eq!(whole, [Conflict::Remainder { with: "north".to_owned(), count: 0 }]);
    let wrong = ledger().conflicts(&release("prison 1", &[1], 80), RULE);
    assert!(wrong.contains(&Conflict::Contradiction { with: "north".to_owned() }));
}

#[test]
fn another_subject_is_not_compared_and_conflicts_are_not_entered() {
    let mut ledger = ledger();
    let other = Release { subject: "employed".to_owned(), ..release("employed, prison 1", &[1], 23) };
    ledger.enter(other, RULE).unwrap();
    let error = ledger.enter(release("prison 1", &[1], 23), RULE).unwrap_err();
    assert_eq!(error, Error::WouldDisclose { name: "prison 1".to_owned(), conflicts: 1 });
    assert_eq!(ledger.releases().len(), 3);
}

fn sum(units: &[usize], published: bool) -> Sum {
    Sum { units: units.to_vec(), published }
}

#[test]
fn three_areas_tell_together_what_no_two_of_them_do() {
    let units = [2, 20, 30];
    let areas = [sum(&[0, 1], true), sum(&[1, 2], true), sum(&[0, 2], true)];
    assert_eq!(told_together(&units, &areas[..2], RULE).unwrap(), []);
    let told = told_together(&units, &areas, RULE).unwrap();
    assert_eq!(told.iter().map(|known| (known.cell, known.lower, known.upper)).collect::<Vec<_>>(), [(0, 2.0, 2.0)]);
}

#[test]
fn a_cell_hidden_in_one_table_and_published_in_another_protects_nothing() {
    // 3 + 17 = 20 with both parts hidden; another table publishes the 17.
    let units = [3, 17];
    let hidden = [sum(&[0], false), sum(&[1], false), sum(&[0, 1], true)];
    assert_eq!(told_together(&units, &hidden, RULE).unwrap(), []);
    let told = told_together(&units, &[&hidden[..], &[sum(&[1], true)]].concat(), RULE).unwrap();
    assert_eq!(told.iter().map(|known| (known.cell, known.is_disclosed())).collect::<Vec<_>>(), [(0, true), (2, true)]);
}

#[test]
fn crossings_of_two_tables_that_stay_open_are_not_told() {
    // Prison by sex and prison by return: within a prison of 40 the crossing is free.
    let units = [4, 16, 6, 14];
    let tables = [sum(&[0, 1], true), sum(&[2, 3], true), sum(&[0, 2], true), sum(&[1, 3], true)];
    assert_eq!(told_together(&units, &tables, RULE).unwrap(), []);
    // Where no woman returned, the one man who did is told by the margin of returns.
    let told = told_together(&[4, 16, 14], &[sum(&[0, 1], true), sum(&[2], true), sum(&[1, 2], true)], RULE).unwrap();
    assert_eq!(told.iter().map(|known| known.cell).collect::<Vec<_>>(), [0]);
    assert!(told_together(&units, &[sum(&[0, 9], true)], RULE).is_err());
}
