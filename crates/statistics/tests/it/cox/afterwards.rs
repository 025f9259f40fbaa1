//! What is asked of a fit: baseline, prediction, proportionality, concordance; against R's survival 3.5.3.

use statistics::Level;
use statistics::cox::{Covariates, Cox, Ties, TimeScale};
use statistics::regression::Covariate;
use statistics::survival::{FollowUp, Groups, concordance};

use super::fit::rossi_fit;
use super::{columns_of, expected};
use crate::reference_data::{Dice, close, close_to};
use crate::survival::iowa;

#[test]
fn the_baseline_hazard_is_basehazs() {
    let baseline = rossi_fit(Ties::Efron).baseline().remove(0);
    let hazard = expected::COX_ROSSI_BASEHAZ_CUMHAZ;
    for (i, time) in [10.0, 20.0, 30.0, 40.0, 52.0].into_iter().enumerate() {
        let at = baseline.time.partition_point(|&t| t <= time) - 1;
        close(baseline.hazard[at], hazard[i]);
    }
}

#[test]
fn predictions_for_two_persons_are_survfits() {
    let fit = rossi_fit(Ties::Efron);
    let baseline = fit.baseline().remove(0);
    let survival = expected::COX_ROSSI_PREDICT_SURV;
    let error = expected::COX_ROSSI_PREDICT_SE;
    for (i, time) in [26.0, 52.0].into_iter().enumerate() {
        for (j, fin) in [0.0, 1.0].into_iter().enumerate() {
            let person = [fin, 25.0, 1.0, 0.0, 0.0, 1.0, 3.0];
            let prediction = fit.predict(&baseline, &person, time, Level::P95).unwrap().unwrap();
            close(prediction.survival, survival[i][j]);
            close(prediction.standard_error, error[i][j]);
            assert!(prediction.interval.contains(prediction.survival));
        }
    }
    assert_eq!(fit.predict(&baseline, &[0.0; 7], 53.0, Level::P95).unwrap(), None);
    assert!(fit.predict(&baseline, &[0.0; 6], 26.0, Level::P95).is_err());
}

#[test]
fn proportional_hazards_are_tested_as_in_cox_zph() {
    let tests = rossi_fit(Ties::Efron).proportional_hazards(TimeScale::KaplanMeier);
    let chi_square = expected::COX_ROSSI_ZPH_CHISQ;
    let p_value = expected::COX_ROSSI_ZPH_P;
    for (j, test) in tests.covariates.iter().chain([&tests.global]).enumerate() {
        let test = test.unwrap();
        close(test.chi_square, chi_square[j]);
        close(test.p_value, p_value[j]);
        assert_eq!(test.degrees, if j == 7 { 7 } else { 1 });
    }
}

#[test]
fn an_effect_that_changes_with_time_is_found_on_every_scale() {
    let mut dice = Dice(12);
    let group: Vec<f64> = (0..2000).map(|row| f64::from(row % 2)).collect();
    // Hazards cross: 1 against time-increasing 2t.
    let time: Vec<f64> = (group.iter())
        .map(|group| if *group > 0.0 { (-dice.uniform().ln()).sqrt() } else { -dice.uniform().ln() })
        .collect();
    let covariates = Covariates::new(&[Covariate::new("group", &group)]).unwrap();
    let follow_up = FollowUp::new(&time, &[1; 2000]).unwrap();
    let fit = Cox::new(&follow_up, &covariates).fit().unwrap();
    for scale in [TimeScale::KaplanMeier, TimeScale::Identity, TimeScale::Log] {
        assert!(fit.proportional_hazards(scale).global.unwrap().p_value < 1e-6);
    }
}

#[test]
fn concordance_counts_and_error_are_those_of_r() {
    let result = rossi_fit(Ties::Efron).concordance().unwrap();
    close(result.c, 0.640329247099714);
    close(result.standard_error, 0.0266581227726475);
    assert_eq!((result.concordant, result.discordant, result.tied_score), (27_242, 15_291, 49));
    assert_eq!((result.tied_time, result.tied_both), (111, 0));
    let exact = rossi_fit(Ties::Exact).concordance().unwrap();
    let [value, error] = expected::COX_ROSSI_EXACT_CONCORDANCE;
    close(exact.c, value);
    close(exact.standard_error, error);
}

#[test]
fn concordance_among_26_017_is_that_of_r() {
    let Some(iowa) = iowa() else { return };
    let columns = iowa.covariates();
    let names = ["male", "25-34", "35-44", "45-54", "55+", "target"];
    let covariates = Covariates::new(&columns_of(&names, &columns)).unwrap();
    let follow_up = FollowUp::new(&iowa.complete_time, &iowa.complete_status).unwrap();
    let result = Cox::new(&follow_up, &covariates).fit().unwrap().concordance().unwrap();
    let [value, error] = expected::COX_IOWA_EFRON_CONCORDANCE;
    close(result.c, value);
    close(result.standard_error, error);
}

#[test]
fn concordance_is_what_counting_every_pair_gives_with_late_entry_and_strata() {
    let mut dice = Dice(77);
    let rows = 200;
    let exit: Vec<f64> = (0..rows).map(|_| (dice.uniform() * 20.0).floor() + 1.0).collect();
    let entry: Vec<f64> = exit.iter().map(|exit| (exit * dice.uniform() * 0.9).floor()).collect();
    let event: Vec<u8> = (0..rows).map(|_| u8::from(dice.chance(0.6))).collect();
    let score: Vec<f64> = (0..rows).map(|_| (dice.uniform() * 8.0).floor()).collect();
    let stratum: Vec<u32> = (0..rows).map(|row| row as u32 % 2).collect();
    let (mut right, mut all) = (vec![0.0; rows], vec![0.0; rows]);
    for i in (0..rows).filter(|&i| event[i] == 1) {
        for j in (0..rows).filter(|&j| stratum[j] == stratum[i]) {
            let later = exit[j] > exit[i] || (exit[j] == exit[i] && event[j] == 0);
            if later && entry[j] < exit[i] {
                let credit = if score[i] > score[j] {
                    1.0
                } else if score[i] == score[j] {
                    0.5
                } else {
                    0.0
                };
                for row in [i, j] {
                    right[row] += credit;
                    all[row] += 1.0;
                }
            }
        }
    }
    let pairs: f64 = all.iter().sum::<f64>() / 2.0;
    let share = right.iter().sum::<f64>() / 2.0 / pairs;
    let variance: f64 = right.iter().zip(&all).map(|(right, all)| ((right - share * all) / pairs).powi(2)).sum();
    let follow_up = FollowUp::new(&exit, &event).unwrap().with_entry(&entry).unwrap();
    let result = concordance(&follow_up, Some(&Groups::new(&stratum, 2).unwrap()), &score).unwrap();
    close(result.c, share);
    close(result.standard_error, variance.sqrt());
    let reversed: Vec<f64> = score.iter().map(|score| -score).collect();
    let mirrored = concordance(&follow_up, Some(&Groups::new(&stratum, 2).unwrap()), &reversed).unwrap();
    close_to(mirrored.c, 1.0 - share, 1e-12);
}
