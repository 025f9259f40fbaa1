use statistics::disclosure::{Conflict, Feasible, Joint, KnownSum, KnownSums, Overlap, Rule, Sum};

const RULE: Rule = Rule { threshold: 5, zeros: false };

fn number(units: &[usize], count: u64) -> KnownSum {
    KnownSum { units: units.to_vec(), count }
}

/// All four prisons, and the two in the north.
fn known() -> KnownSums {
    KnownSums::of([number(&[1, 2, 3, 4], 60), number(&[2, 1], 25)])
}

fn conflict(with: usize, difference: u64, overlap: Overlap) -> Conflict {
    Conflict { with, difference, overlap }
}

#[test]
fn a_complement_that_leaves_a_few_is_found() {
    // All but prison 4: 60 - 57 leaves 3 in prison 4.
    assert_eq!(known().conflicts(&number(&[3, 2, 1], 57), RULE), [conflict(0, 3, Overlap::Within)]);
    assert_eq!(known().conflicts(&number(&[3, 2, 1], 40), RULE), []);
}

#[test]
fn an_overlapping_area_that_leaves_a_few_is_found_either_way_round() {
    assert_eq!(known().conflicts(&number(&[1], 23), RULE), [conflict(1, 2, Overlap::Within)]);
    assert_eq!(known().conflicts(&number(&[1, 2, 3], 29), RULE), [conflict(1, 4, Overlap::Within)]);
    // Prisons 2 and 3 cross the north without containing it.
    assert_eq!(known().conflicts(&number(&[2, 3], 24), RULE), []);
}

#[test]
fn a_revision_by_one_person_is_found_and_the_same_number_again_is_not() {
    assert_eq!(known().conflicts(&number(&[1, 2], 26), RULE), [conflict(1, 1, Overlap::Same)]);
    assert_eq!(known().conflicts(&number(&[1, 2], 25), RULE), []);
    assert_eq!(known().conflicts(&number(&[1, 2], 33), RULE), []);
    // A part larger than its whole is of data that were mended.
    assert_eq!(known().conflicts(&number(&[1], 80), RULE), []);
}

#[test]
fn where_zeros_tell_a_part_as_large_as_its_whole_is_found() {
    let zeros = Rule { zeros: true, ..RULE };
    assert_eq!(known().conflicts(&number(&[1], 25), zeros), [conflict(1, 0, Overlap::Within)]);
    assert_eq!(known().conflicts(&number(&[1, 2], 25), zeros), [conflict(1, 0, Overlap::Same)]);
    assert_eq!(known().conflicts(&number(&[], 0), zeros), []);
}

fn told_together(units: &[u64], sums: &[Sum], rule: Rule) -> Result<Vec<Feasible>, statistics::Error> {
    Joint::new(units.to_vec(), sums.to_vec())?.told(rule)
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

/// Three areas of 24, 50 and 34 of which one part is published: the group of exactly one less than the threshold is told.
#[test]
fn a_group_of_one_less_than_the_threshold_is_told() {
    // p: 1 of kind a and 3 of kind b; q 20, r 30.
    let units = [1, 3, 20, 30];
    let sums = [sum(&[0, 1, 2], true), sum(&[2, 3], true), sum(&[0, 1, 3], true)];
    let told = told_together(&units, &sums, RULE).unwrap();
    assert_eq!(
        told.iter().map(|known| (known.cell, known.lower, known.upper)).collect::<Vec<_>>(),
        [(0, 0.0, 4.0), (1, 0.0, 4.0)]
    );
}

#[test]
fn what_follows_at_once_and_what_has_nothing_to_do_with_each_other_makes_no_work() {
    // A thousand prisons, each by sex and by return; the crossing of the last is settled by its margins.
    let mut units = [40, 30, 20, 4].repeat(1000);
    units.extend([3, 30]);
    let mut sums = Vec::new();
    for prison in 0..1000 {
        let at = 4 * prison;
        for pair in [[at, at + 1], [at + 2, at + 3], [at, at + 2], [at + 1, at + 3]] {
            sums.push(sum(&pair, true));
        }
    }
    sums.extend([sum(&[4000, 4001], true), sum(&[4001], true)]);
    let joint = Joint::new(units, sums).unwrap();
    assert_eq!(joint.size(RULE), 16);
    assert_eq!(joint.size(Rule { threshold: 2, ..RULE }), 0, "nothing small is open");
    assert_eq!(joint.told(RULE).unwrap().iter().map(|known| known.cell).collect::<Vec<_>>(), [4000]);
}
