//! Comparisons of groups against R's survival 3.5.3 (`survdiff`), unless said otherwise beside the number.

use statistics::survival::{Comparison, FollowUp, Groups, Weights, log_rank};

use super::{Rossi, expected, iowa};
use crate::reference_data::{Dice, close};

fn rossi(weights: Weights) -> Comparison {
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    log_rank(&follow_up, &Groups::new(&rossi.fin, 2).unwrap(), None, weights).unwrap()
}

fn all_close(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        close(*got, *want);
    }
}

#[test]
fn two_groups_compare_as_in_survdiff() {
    let comparison = rossi(Weights::Equal);
    all_close(&comparison.observed, &expected::LOGRANK_ROSSI_FIN_OBS);
    all_close(&comparison.expected, &expected::LOGRANK_ROSSI_FIN_EXP);
    close(comparison.variance[0], 28.3231981651547);
    close(comparison.variance[1], -28.3231981651547);
    close(comparison.chi_square, 3.83756957654905);
    assert_eq!(comparison.degrees, 1);
    close(comparison.p_value, 0.0501161174090057);
}

#[test]
fn peto_petos_weights_compare_as_in_survdiff() {
    let comparison = rossi(Weights::PetoPeto);
    all_close(&comparison.observed, &expected::PETOPETO_ROSSI_FIN_OBS);
    all_close(&comparison.expected, &expected::PETOPETO_ROSSI_FIN_EXP);
    close(comparison.chi_square, 3.74949968221549);
    close(comparison.p_value, 0.0528233205118198);
}

#[test]
fn four_groups_compare_as_in_survdiff() {
    let rossi = Rossi::read();
    let band = |prio: &f64| u32::from(*prio > 0.0) + u32::from(*prio > 2.0) + u32::from(*prio > 4.0);
    let bands: Vec<u32> = rossi.covariate("prio").iter().map(band).collect();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let comparison = log_rank(&follow_up, &Groups::new(&bands, 4).unwrap(), None, Weights::Equal).unwrap();
    all_close(&comparison.observed, &expected::LOGRANK_ROSSI_PRIO4_OBS);
    all_close(&comparison.expected, &expected::LOGRANK_ROSSI_PRIO4_EXP);
    close(comparison.chi_square, 14.6632519370998);
    assert_eq!(comparison.degrees, 3);
    close(comparison.p_value, 0.00212825387967587);
}

#[test]
fn five_age_groups_of_26_017_compare_as_in_survdiff() {
    let Some(iowa) = iowa() else { return };
    let follow_up = FollowUp::new(&iowa.complete_time, &iowa.complete_status).unwrap();
    let groups = Groups::new(&iowa.complete_age, 5).unwrap();
    let comparison = log_rank(&follow_up, &groups, None, Weights::Equal).unwrap();
    assert_eq!(groups.sizes(), [4590, 9554, 6223, 4347, 1303]);
    all_close(&comparison.observed, &expected::LOGRANK_IOWA_AGE5_OBS);
    all_close(&comparison.expected, &expected::LOGRANK_IOWA_AGE5_EXP);
    close(comparison.chi_square, 171.296739697202);
    close(comparison.p_value, 5.5099288054593e-36);
}

#[test]
fn strata_add_up_their_scores_and_variances() {
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let groups = Groups::new(&rossi.fin, 2).unwrap();
    let race = rossi.codes("race");
    let strata = Groups::new(&race, 2).unwrap();
    let stratified = log_rank(&follow_up, &groups, Some(&strata), Weights::Equal).unwrap();
    let (mut score, mut variance) = (0.0, 0.0);
    for stratum in 0..2 {
        let rows: Vec<usize> = (0..432).filter(|&row| race[row] == stratum).collect();
        let week: Vec<f64> = rows.iter().map(|&row| rossi.week[row]).collect();
        let arrest: Vec<u8> = rows.iter().map(|&row| rossi.arrest[row]).collect();
        let fin: Vec<u32> = rows.iter().map(|&row| rossi.fin[row]).collect();
        let part = FollowUp::new(&week, &arrest).unwrap();
        let part = log_rank(&part, &Groups::new(&fin, 2).unwrap(), None, Weights::Equal).unwrap();
        score += part.observed[0] - part.expected[0];
        variance += part.variance[0];
    }
    close(stratified.chi_square, score * score / variance);
}

#[test]
fn a_test_of_equal_groups_rejects_as_often_as_it_says() {
    // 2,000 samples of 60 in three groups that do not differ; Monte Carlo error is 0.5 %.
    let mut dice = Dice(4);
    let mut rejected = 0;
    for _ in 0..2000 {
        let time: Vec<f64> = (0..60).map(|_| (-dice.uniform().ln() * 20.0).ceil()).collect();
        let event: Vec<u8> = (0..60).map(|_| u8::from(dice.chance(0.7))).collect();
        let group: Vec<u32> = (0..60).map(|row| row % 3).collect();
        let follow_up = FollowUp::new(&time, &event).unwrap();
        let comparison = log_rank(&follow_up, &Groups::new(&group, 3).unwrap(), None, Weights::Equal).unwrap();
        rejected += i32::from(comparison.p_value < 0.05);
    }
    let share = f64::from(rejected) / 2000.0;
    assert!((0.035..0.065).contains(&share), "rejected {share}");
}
