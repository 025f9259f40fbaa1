use statistics::{
    Error, Level,
    proportion::{chi_squared, equal_proportions, fisher, mantel_haenszel, trend},
};

use crate::reference_data::{Table, close, close_to};

const P95: Level = Level::P95;

/// R 4.2.2: `prop.test(x1095, n)`, `prop.trend.test(x1095, n)` on the Iowa cohorts.
#[test]
fn cohorts_differ_and_rise_as_r_says() {
    let counts = [1127, 1162, 1510, 1605, 1623, 1654];
    let of = [3716, 3917, 4740, 4687, 4586, 4374];
    let groups: Vec<(u64, u64)> = counts.into_iter().zip(of).collect();
    let test = equal_proportions(&groups).unwrap();
    close(test.statistic, 93.4152260943282);
    close(test.degrees_of_freedom, 5.0);
    close(test.p, 1.28664219313329e-18);
    let test = trend(&groups, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).unwrap();
    close(test.statistic, 87.5005777557209);
    close(test.p, 8.42551842959333e-21);
    // Scores on another scale are the same trend.
    close(trend(&groups, &[2010.0, 2011.0, 2012.0, 2013.0, 2014.0, 2015.0]).unwrap().statistic, 87.5005777557209);
}

/// scipy 1.17.1: `chi2_contingency(correction=False)`.
#[test]
fn a_table_is_tested_as_in_scipy() {
    let test = chi_squared(&[vec![10, 20, 30], vec![6, 9, 17]]).unwrap();
    close(test.statistic, 0.27157465150403504);
    close(test.p, 0.873028283380073);
    close(test.smallest_expected, 5.565217391304348);
}

/// p: R 4.2.2 `fisher.test`. Odds ratio and interval: scipy 1.17.1, because R's search stops at 1e-4 (0.05788, 0.000962).
#[test]
fn fishers_test_is_exact_to_the_last_digits() {
    let got = fisher([[3, 7], [9, 1]], P95).unwrap();
    close(got.p, 0.0197666110978804);
    close_to(got.odds_ratio, 0.057907118811168716, 1e-9);
    close_to(got.interval.lower, 0.0009543441913468108, 1e-9);
    close_to(got.interval.upper, 0.7209215198653702, 1e-9);
}

#[test]
fn fishers_bounds_leave_the_tail_they_promise() {
    // The lower bound's odds ratio makes at least 3 as likely as the tail: turning the table round gives reciprocals.
    let got = fisher([[3, 7], [9, 1]], P95).unwrap();
    let turned = fisher([[9, 1], [3, 7]], P95).unwrap();
    close_to(got.interval.lower, 1.0 / turned.interval.upper, 1e-9);
    close_to(got.odds_ratio, 1.0 / turned.odds_ratio, 1e-9);
    let edge = fisher([[5, 0], [0, 5]], P95).unwrap();
    assert!(edge.odds_ratio.is_infinite() && edge.interval.upper.is_infinite());
    // 2 of the 252 tables are this extreme.
    close(edge.p, 2.0 / 252.0);
}

/// R 4.2.2: `mantelhaen.test(table(target_population, returned, fy_released), correct = FALSE)`; its interval is NA there
/// (integer overflow) unless the table is made of doubles.
#[test]
fn the_common_odds_ratio_keeps_its_interval_at_26_000_rows() {
    let Some(data) = Table::reference("iowa_releases.csv") else { return };
    let (target, returned, year) =
        (data.texts("target_population"), data.flags("returned"), data.numbers("fy_released"));
    let mut tables = [[[0_u64; 2]; 2]; 6];
    for i in 0..year.len() {
        tables[(year[i] - 2010.0) as usize][usize::from(target[i] == "Yes")][usize::from(returned[i])] += 1;
    }
    let got = mantel_haenszel(&tables, false, P95).unwrap();
    close(got.odds_ratio, 1.77289460397625);
    close(got.interval.lower, 1.67740353338525);
    close(got.interval.upper, 1.87382178125303);
    close(got.statistic, 414.934497231403);
    close(got.p, 3.09049905401224e-92);
}

#[test]
fn counts_far_beyond_32_bits_do_not_overflow() {
    let table = [[3_000_000_000, 5_000_000_000], [2_000_000_000, 6_000_000_000]];
    let got = mantel_haenszel(&[table, table], false, P95).unwrap();
    close(got.odds_ratio, 1.8);
    assert!(got.interval.lower > 1.79 && got.interval.upper < 1.81);
}

#[test]
fn one_table_has_its_own_odds_ratio() {
    let got = mantel_haenszel(&[[[10, 20], [30, 15]]], true, P95).unwrap();
    close(got.odds_ratio, 10.0 * 15.0 / (20.0 * 30.0));
}

#[test]
fn tables_that_cannot_vary_are_refused() {
    assert!(matches!(chi_squared(&[vec![1, 2], vec![0, 0]]), Err(Error::NoVariation { .. })));
    assert!(matches!(chi_squared(&[vec![1, 2], vec![3]]), Err(Error::Lengths { .. })));
    assert!(matches!(trend(&[(0, 10), (0, 20)], &[1.0, 2.0]), Err(Error::NoVariation { .. })));
    assert!(matches!(trend(&[(1, 10), (5, 20)], &[1.0, f64::NAN]), Err(Error::NotANumber { row: 1, .. })));
    assert!(matches!(fisher([[0, 0], [3, 4]], P95), Err(Error::NoVariation { .. })));
    assert!(matches!(mantel_haenszel(&[[[0, 0], [3, 4]]], false, P95), Err(Error::NoVariation { .. })));
}
