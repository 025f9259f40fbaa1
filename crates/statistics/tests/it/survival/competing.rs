//! Competing risks against R's survival 3.5.3 (`survfit`) and cmprsk 2.2-11 (`cuminc`).

use statistics::survival::{
    FollowUp, GrayTest, Groups, Incidence, IncidenceVariance, Scale, Weights, cumulative_incidence, gray_test,
    kaplan_meier, log_rank,
};
use statistics::{Error, Level};

use super::{expected, iowa};
use crate::reference_data::{Dice, close, close_to};

fn incidences(follow_up: &FollowUp<'_>, groups: &Groups<'_>, variance: IncidenceVariance) -> Vec<Incidence> {
    cumulative_incidence(follow_up, groups, variance, Scale::LogLog, Level::P95).unwrap()
}

#[test]
fn incidences_and_their_errors_are_survfits() {
    let Some(iowa) = iowa() else { return };
    let follow_up = FollowUp::new(&iowa.censored_time, &iowa.censored_status).unwrap();
    let incidence =
        incidences(&follow_up, &Groups::one(iowa.censored_time.len()), IncidenceVariance::Greenwood).remove(0);
    let states = expected::AJ_IOWA_OVERALL_PSTATE;
    let errors = expected::AJ_IOWA_OVERALL_SE;
    for (i, time) in [365.0, 730.0, 1000.0].into_iter().enumerate() {
        for cause in [1, 2] {
            let point = incidence.at(time, cause).unwrap().unwrap();
            close(point.incidence, states[i][cause]);
            close(point.standard_error, errors[i][cause]);
            assert!(point.interval.unwrap().contains(point.incidence));
        }
        let index = incidence.table().time().partition_point(|&t| t <= time) - 1;
        close(incidence.survival()[index], states[i][0]);
    }
}

#[test]
fn incidences_by_sex_with_grays_variance_are_cumincs() {
    let Some(iowa) = iowa() else { return };
    let follow_up = FollowUp::new(&iowa.complete_time, &iowa.complete_status).unwrap();
    let groups = Groups::new(&iowa.complete_male, 2).unwrap();
    let results = incidences(&follow_up, &groups, IncidenceVariance::Gray);
    let estimates = expected::CUMINC_IOWA_BY_SEX_EST;
    let variances = expected::CUMINC_IOWA_BY_SEX_VAR;
    for (row, (sex, cause)) in [(0, 1), (1, 1), (0, 2), (1, 2)].into_iter().enumerate() {
        for (i, time) in [365.0, 730.0, 1000.0].into_iter().enumerate() {
            let point = results[sex].at(time, cause).unwrap().unwrap();
            close(point.incidence, estimates[row][i]);
            close(point.standard_error * point.standard_error, variances[row][i]);
        }
    }
}

#[test]
fn grays_test_is_cumincs() {
    let Some(iowa) = iowa() else { return };
    let follow_up = FollowUp::new(&iowa.complete_time, &iowa.complete_status).unwrap();
    let groups = Groups::new(&iowa.complete_male, 2).unwrap();
    let statistics = expected::CUMINC_IOWA_BY_SEX_GRAY_STAT;
    for (cause, expected) in [1, 2].into_iter().zip(statistics) {
        let test = gray_test(&follow_up, &groups, None, cause).unwrap();
        close(test.chi_square, expected);
        assert_eq!(test.degrees, 1);
    }
    let second = gray_test(&follow_up, &groups, None, 2).unwrap();
    close(second.p_value, 0.00464629993690058);
    // cmprsk gives 1.1e-16 for the first cause, all that 1 − pchisq can; the tail itself goes on.
    let first = gray_test(&follow_up, &groups, None, 1).unwrap();
    assert!(first.p_value < 1.2e-16 && first.p_value > 1e-17, "{}", first.p_value);
}

#[test]
fn incidences_and_survival_sum_to_1_and_naive_estimates_are_larger() {
    let Some(iowa) = iowa() else { return };
    let (time, status) = (&iowa.censored_time, &iowa.censored_status);
    let groups = Groups::new(&iowa.cohort, 6).unwrap();
    let follow_up = FollowUp::new(time, status).unwrap();
    let any = kaplan_meier(&follow_up, &groups, Scale::LogLog, Level::P95).unwrap();
    let first: Vec<u8> = status.iter().map(|status| u8::from(*status == 1)).collect();
    let naive = kaplan_meier(&FollowUp::new(time, &first).unwrap(), &groups, Scale::LogLog, Level::P95).unwrap();
    for (group, incidence) in incidences(&follow_up, &groups, IncidenceVariance::Greenwood).iter().enumerate() {
        for index in 0..incidence.table().time().len() {
            let sum = incidence.incidence(index, 1) + incidence.incidence(index, 2) + incidence.survival()[index];
            close_to(sum, 1.0, 1e-12);
            close_to(incidence.survival()[index], any[group].survival()[index], 1e-12);
            assert!(1.0 - naive[group].survival()[index] >= incidence.incidence(index, 1) - 1e-12);
        }
    }
}

#[test]
fn tied_times_give_the_same_incidence_every_time() {
    // lifelines 0.30.3 moves tied times at random and is off by up to 1.6e-3; counting them moves nothing.
    let (time, event) = ([1.0, 1.0, 1.0, 2.0, 2.0, 3.0], [1, 2, 0, 1, 2, 1]);
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let incidence = incidences(&follow_up, &Groups::one(6), IncidenceVariance::Greenwood).remove(0);
    // By hand: 1/6 + 4/6 · 1/3 + 4/6 · 1/3 · 1.
    close(incidence.at(3.0, 1).unwrap().unwrap().incidence, 11.0 / 18.0);
    close(incidence.at(3.0, 2).unwrap().unwrap().incidence, 7.0 / 18.0);
}

#[test]
fn greenwoods_variance_is_the_infinitesimal_jackknife() {
    // The derivative of the incidence with respect to each row's weight, by central differences of weighted estimates.
    let mut dice = Dice(88);
    let rows = 60;
    let time: Vec<f64> = (0..rows).map(|_| (dice.uniform() * 12.0).ceil()).collect();
    let event: Vec<u8> = (0..rows).map(|_| (dice.uniform() * 3.0) as u8).collect();
    let weighted = |weights: &[f64]| {
        let (mut survival, mut incidence) = (1.0, 0.0);
        for day in 1..=9 {
            let sum =
                |keep: &dyn Fn(usize) -> bool| (0..rows).filter(|&row| keep(row)).map(|row| weights[row]).sum::<f64>();
            let day = f64::from(day);
            let at_risk = sum(&|row| time[row] >= day);
            let own = sum(&|row| time[row] == day && event[row] == 1);
            let all = sum(&|row| time[row] == day && event[row] > 0);
            incidence += survival * own / at_risk;
            survival *= 1.0 - all / at_risk;
        }
        incidence
    };
    let mut variance = 0.0;
    for row in 0..rows {
        let mut weights = vec![1.0; rows];
        weights[row] = 1.0 + 1e-4;
        let up = weighted(&weights);
        weights[row] = 1.0 - 1e-4;
        variance += ((up - weighted(&weights)) / 2e-4).powi(2);
    }
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let point =
        incidences(&follow_up, &Groups::one(rows), IncidenceVariance::Greenwood)[0].at(9.0, 1).unwrap().unwrap();
    close_to(point.standard_error, variance.sqrt(), 1e-6);
}

#[test]
fn without_other_causes_grays_scores_are_those_of_the_log_rank_test() {
    let mut dice = Dice(3);
    let time: Vec<f64> = (0..200).map(|_| dice.uniform()).collect();
    let event: Vec<u8> = (0..200).map(|_| u8::from(dice.chance(0.6))).collect();
    let group: Vec<u32> = (0..200).map(|row| row % 3).collect();
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let groups = Groups::new(&group, 3).unwrap();
    let gray = gray_test(&follow_up, &groups, None, 1).unwrap();
    let log_rank = log_rank(&follow_up, &groups, None, Weights::Equal).unwrap();
    for g in 0..3 {
        close_to(gray.score[g], log_rank.observed[g] - log_rank.expected[g], 1e-9);
    }
    assert!((gray.chi_square / log_rank.chi_square - 1.0).abs() < 0.1);
}

#[test]
fn strata_add_up_and_the_order_of_groups_does_not_matter() {
    let mut dice = Dice(31);
    let time: Vec<f64> = (0..400).map(|_| (dice.uniform() * 50.0).ceil()).collect();
    let event: Vec<u8> = (0..400).map(|_| (dice.uniform() * 3.0) as u8).collect();
    let group: Vec<u32> = (0..400).map(|_| (dice.uniform() * 3.0) as u32).collect();
    let turned: Vec<u32> = group.iter().map(|group| (group + 1) % 3).collect();
    let stratum: Vec<u32> = (0..400).map(|row| u32::from(row >= 200)).collect();
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let strata = Groups::new(&stratum, 2).unwrap();
    let test = |group: &[u32]| gray_test(&follow_up, &Groups::new(group, 3).unwrap(), Some(&strata), 1).unwrap();
    let whole = test(&group);
    close(test(&turned).chi_square, whole.chi_square);
    let part = |range: std::ops::Range<usize>| -> GrayTest {
        let follow_up = FollowUp::new(&time[range.clone()], &event[range.clone()]).unwrap();
        gray_test(&follow_up, &Groups::new(&group[range], 3).unwrap(), None, 1).unwrap()
    };
    let (first, second) = (part(0..200), part(200..400));
    for i in 0..9 {
        close(whole.variance[i], first.variance[i] + second.variance[i]);
    }
}

#[test]
fn grays_test_rejects_equal_incidences_as_often_as_it_says_and_intervals_cover() {
    // 2,000 samples of 300 in two groups alike; cause 1 has hazard 1, cause 2 hazard ½, censoring ½.
    let mut dice = Dice(1);
    let truth = (1.0 - (-1.5_f64 * 0.8).exp()) / 1.5;
    let (mut rejected, mut covered) = (0, 0);
    for _ in 0..2000 {
        let (mut time, mut event) = (vec![], vec![]);
        for _ in 0..300 {
            let first = -dice.uniform().ln() / 2.0;
            time.push(first);
            let kind = dice.uniform();
            event.push(if kind < 0.5 {
                1
            } else if kind < 0.75 {
                2
            } else {
                0
            });
        }
        let follow_up = FollowUp::new(&time, &event).unwrap();
        let group: Vec<u32> = (0..300).map(|row| row % 2).collect();
        rejected += i32::from(gray_test(&follow_up, &Groups::new(&group, 2).unwrap(), None, 1).unwrap().p_value < 0.05);
        let incidence = &incidences(&follow_up, &Groups::one(300), IncidenceVariance::Greenwood)[0];
        covered += i32::from(incidence.at(0.8, 1).unwrap().unwrap().interval.unwrap().contains(truth));
    }
    let share = f64::from(rejected) / 2000.0;
    assert!((0.035..0.065).contains(&share), "rejected {share}");
    let share = f64::from(covered) / 2000.0;
    assert!((0.935..0.965).contains(&share), "covered {share}");
}

#[test]
fn an_unknown_cause_and_late_entry_are_refused() {
    let (time, event) = ([1.0, 2.0, 3.0, 4.0], [1, 2, 0, 1]);
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let groups = Groups::new(&[0, 1, 0, 1], 2).unwrap();
    assert_eq!(gray_test(&follow_up, &groups, None, 3).unwrap_err(), Error::UnknownCause { cause: 3, causes: 2 });
    let late = follow_up.with_entry(&[0.0, 1.0, 0.0, 0.0]).unwrap();
    assert!(matches!(gray_test(&late, &groups, None, 1), Err(Error::LateEntry { .. })));
    assert!(matches!(gray_test(&follow_up, &Groups::one(4), None, 1), Err(Error::OneGroup { .. })));
}
