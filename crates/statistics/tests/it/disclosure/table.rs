use statistics::{
    Error,
    disclosure::{CellStatus, Feasible, Protected, Relation, Rule, Table as Counts, audit, protect},
};

use crate::reference_data::{Dice, Table, close};

/// Returners of 2015 by age (rows: 25-34, 35-44, 45-54, 55 and older, under 25) and race (columns: as in the file).
fn iowa() -> Option<Counts> {
    let data = Table::reference("sdc_iowa_fy2015_returned_age_race.csv")?;
    let counts = data.numbers("Freq");
    let rows: Vec<Vec<u64>> = (0..5).map(|age| (0..5).map(|race| counts[race * 5 + age] as u64).collect()).collect();
    Some(Counts::two_way(&rows).unwrap())
}

/// `GaussSuppression::SuppressSmallCounts`: largest count hidden, zeros protected, primary and all hidden cells; and the least
/// feasible width of a primary cell (`HiGHS`).
const PATTERNS: [(u64, bool, usize, usize, u64); 6] = [
    (3, false, 2, 4, 5),
    (5, false, 5, 11, 12),
    (10, false, 6, 11, 12),
    (3, true, 7, 12, 2),
    (5, true, 10, 14, 2),
    (10, true, 11, 14, 2),
];

/// The narrowest interval of a sensitive cell to a reader who does not know the rule.
fn least_plain_width(table: &Counts, got: &Protected) -> f64 {
    let plain = audit(table, &got.hidden());
    let primary = plain.iter().filter(|feasible| got.status[feasible.cell] == CellStatus::Primary);
    primary.map(Feasible::width).fold(f64::INFINITY, f64::min)
}

#[test]
fn no_more_cells_are_hidden_than_by_gauss_suppression_and_none_can_be_worked_out() {
    let Some(table) = iowa() else { return };
    for (most, zeros, primary, hidden, width) in PATTERNS {
        let rule = Rule { threshold: most + 1, zeros };
        assert_eq!(rule.primary(&table).len(), primary);
        let got = protect(&table, rule, width).unwrap();
        assert!(got.hidden().len() <= hidden, "at most {most}, zeros {zeros}: {} > {hidden}", got.hidden().len());
        assert!(least_plain_width(&table, &got) >= width as f64, "{got:?}");
        assert!(got.least_width().unwrap() >= (width.min(rule.threshold) - 1) as f64, "{got:?}");
        assert_eq!(got.status.iter().filter(|status| **status == CellStatus::Primary).count(), primary);
        for feasible in &got.audit {
            let count = table.cells()[feasible.cell] as f64;
            assert!(feasible.lower <= count + 1e-9 && count <= feasible.upper + 1e-9);
        }
        eprintln!("at most {most}, zeros {zeros}: {} hidden (reference {hidden})", got.hidden().len());
    }
}

#[test]
fn hiding_small_counts_alone_hides_nothing_as_in_the_reference() {
    let Some(table) = iowa() else { return };
    for (most, cells) in [(3, 2), (5, 5), (10, 6)] {
        let primary = Rule { threshold: most + 1, zeros: false }.primary(&table);
        let feasible = audit(&table, &primary);
        assert_eq!(feasible.len(), cells);
        assert!(feasible.iter().all(Feasible::is_disclosed));
    }
}

/// scipy 1.17.1 `linprog` (`HiGHS`) on the pattern of `GaussSuppression` for counts up to 5, as (row, column, lower, upper)
/// with 5 for a total.
#[test]
fn feasible_intervals_are_those_of_highs() {
    let Some(table) = iowa() else { return };
    let expected = [
        (5, 0, 23.0, 45.0),
        (5, 1, 0.0, 22.0),
        (0, 0, 0.0, 22.0),
        (0, 1, 0.0, 22.0),
        (2, 0, 0.0, 12.0),
        (2, 2, 48.0, 60.0),
        (2, 3, 0.0, 12.0),
        (3, 2, 1.0, 13.0),
        (3, 3, 0.0, 12.0),
        (4, 0, 0.0, 12.0),
        (4, 3, 11.0, 23.0),
    ];
    let hidden: Vec<usize> = expected.iter().map(|(row, column, ..)| row * 6 + column).collect();
    for (got, (.., lower, upper)) in audit(&table, &hidden).iter().zip(expected) {
        close(got.lower, lower);
        close(got.upper, upper);
    }
}

#[test]
fn random_tables_are_protected_and_the_audit_never_excludes_the_truth() {
    let mut dice = Dice(2001);
    for _ in 0..40 {
        let (height, width) = (3 + (dice.uniform() * 4.0) as usize, 3 + (dice.uniform() * 4.0) as usize);
        let rows: Vec<Vec<u64>> =
            (0..height).map(|_| (0..width).map(|_| (dice.uniform().powi(3) * 60.0) as u64 + 1).collect()).collect();
        let table = Counts::two_way(&rows).unwrap();
        let rule = Rule { threshold: 5, zeros: false };
        let got = protect(&table, rule, 5).unwrap();
        assert!(got.least_width().is_none_or(|width| width >= 4.0));
        assert!(least_plain_width(&table, &got) >= 5.0);
        for feasible in &got.audit {
            let count = table.cells()[feasible.cell] as f64;
            assert!(feasible.lower <= count && count <= feasible.upper);
        }
        // Nothing hidden is needless: publishing any complementary cell narrows a primary one too far. (Where the rule's ends
        // made all intervals wider, one more step of width is what is needed.)
        let need = least_plain_width(&table, &got).min(6.0);
        let hidden = got.hidden();
        for &cell in hidden.iter().filter(|cell| got.status[**cell] == CellStatus::Complementary) {
            let fewer: Vec<usize> = hidden.iter().copied().filter(|other| *other != cell).collect();
            let narrow = audit(&table, &fewer)
                .iter()
                .any(|feasible| got.status[feasible.cell] == CellStatus::Primary && feasible.width() < need);
            assert!(narrow, "cell {cell} of {rows:?}");
        }
    }
}

/// The least and greatest value of each hidden cell over every table with the published sums and counts up to 9.
fn counted_out(table: &Counts, hidden: &[usize]) -> Vec<(u64, u64)> {
    let mut range = vec![(u64::MAX, 0); hidden.len()];
    for trial in 0..10_u64.pow(hidden.len() as u32) {
        let mut cells = table.cells().to_vec();
        for (digit, &cell) in (0..).zip(hidden) {
            cells[cell] = trial / 10_u64.pow(digit) % 10;
        }
        if let Ok(possible) = Counts::new(cells, table.relations().to_vec()) {
            for (range, &cell) in range.iter_mut().zip(hidden) {
                *range = (range.0.min(possible.cells()[cell]), range.1.max(possible.cells()[cell]));
            }
        }
    }
    range
}

#[test]
fn the_audit_agrees_with_counting_every_possibility_out() {
    let mut dice = Dice(17);
    let mut compared = 0;
    for _ in 0..40 {
        let rows: Vec<Vec<u64>> = (0..3).map(|_| (0..3).map(|_| (dice.uniform() * 4.0) as u64).collect()).collect();
        let table = Counts::two_way(&rows).unwrap();
        let mut hidden: Vec<usize> = (0..9).map(|i| i / 3 * 4 + i % 3).filter(|_| dice.chance(0.6)).collect();
        hidden.truncate(5);
        for (got, (least, most)) in audit(&table, &hidden).iter().zip(counted_out(&table, &hidden)) {
            close(got.lower, least as f64);
            close(got.upper, most as f64);
            compared += 1;
        }
    }
    assert!(compared > 100);
}

/// A cube of 2 x 2 x 2 with all sums along one side, and a hierarchy of two regions in a country.
#[test]
fn other_shapes_of_tables_are_audited_alike() {
    let mut dice = Dice(23);
    for _ in 0..20 {
        let mut cells: Vec<u64> = (0..8).map(|_| (dice.uniform() * 4.0) as u64).collect();
        let mut relations = Vec::new();
        for side in [1, 2, 4] {
            for corner in (0..8).filter(|corner| corner & side == 0) {
                relations.push(Relation { total: cells.len(), parts: vec![corner, corner | side] });
                cells.push(cells[corner] + cells[corner | side]);
            }
        }
        let cube = Counts::new(cells, relations).unwrap();
        // All sums along two sides are known, half of those along the third are not.
        let hidden = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17];
        for feasible in audit(&cube, &hidden) {
            let count = cube.cells()[feasible.cell] as f64;
            assert!(feasible.lower <= count && count <= feasible.upper && feasible.upper <= 9.0);
        }
        let hidden = [0, 1, 2, 3, 16];
        for (got, (least, most)) in audit(&cube, &hidden).iter().zip(counted_out(&cube, &hidden)) {
            close(got.lower, least as f64);
            close(got.upper, most as f64);
        }
        let counts: Vec<u64> = (0..4).map(|_| (dice.uniform() * 3.0) as u64).collect();
        let (north, south) = (counts[0] + counts[1], counts[2] + counts[3]);
        let tree = Counts::new(
            [&counts[..], &[north, south, north + south]].concat(),
            vec![
                Relation { total: 4, parts: vec![0, 1] },
                Relation { total: 5, parts: vec![2, 3] },
                Relation { total: 6, parts: vec![4, 5] },
            ],
        )
        .unwrap();
        let hidden = [0, 1, 2, 4, 5];
        let (got, expected) = (audit(&tree, &hidden), counted_out(&tree, &hidden));
        for (got, (least, most)) in got.iter().zip(expected) {
            close(got.lower, least as f64);
            close(got.upper, most as f64);
        }
    }
}

#[test]
fn a_complement_without_its_total_protects_and_with_it_does_not() {
    // Returned 3, not returned 97: with the total published, hiding both is no protection beyond the sum.
    let linked = Counts::new(vec![3, 97, 100], vec![Relation { total: 2, parts: vec![0, 1] }]).unwrap();
    assert!(audit(&linked, &[0])[0].is_disclosed());
    let both = audit(&linked, &[0, 1]);
    assert_eq!((both[0].lower, both[0].upper), (0.0, 100.0));
    let free = Counts::new(vec![3, 97], vec![]).unwrap();
    assert!(audit(&free, &[0])[0].upper.is_infinite());
}

#[test]
fn tables_that_do_not_add_up_or_are_too_small_are_refused() {
    let wrong = Counts::new(vec![1, 2, 4], vec![Relation { total: 2, parts: vec![0, 1] }]).unwrap_err();
    assert_eq!(wrong, Error::NotAdditive { relation: 0 });
    assert!(matches!(Counts::two_way(&[vec![1, 2], vec![3]]), Err(Error::Lengths { .. })));
    // A single cell equal to its total: whoever sees both hidden knows that both are small.
    let fixed = Counts::new(vec![1, 0, 1], vec![Relation { total: 2, parts: vec![0, 1] }]).unwrap();
    assert!(matches!(protect(&fixed, Rule { threshold: 4, zeros: false }, 4), Err(Error::Unprotectable { .. })));
}
