//! Curves against R's survival 3.5.3 (`survfit`), unless said otherwise beside the number.

use statistics::Level;
use statistics::survival::{Curve, FollowUp, Groups, Scale, kaplan_meier, nelson_aalen};

use super::{Rossi, expected, iowa};
use crate::reference_data::{Dice, close};

fn rossi_curve(scale: Scale) -> Curve {
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    kaplan_meier(&follow_up, &Groups::one(432), scale, Level::P95).unwrap().remove(0)
}

#[test]
fn the_curve_and_its_five_intervals_are_survfits() {
    let at = [10.0, 20.0, 30.0, 40.0, 50.0, 52.0];
    let survival = expected::KM_ROSSI_LOGLOG_SURV;
    let error = expected::KM_ROSSI_LOGLOG_SE;
    let scales = [
        (Scale::LogLog, expected::KM_ROSSI_LOGLOG_LOWER, expected::KM_ROSSI_LOGLOG_UPPER),
        (Scale::Log, expected::KM_ROSSI_LOG_LOWER, expected::KM_ROSSI_LOG_UPPER),
        (Scale::Plain, expected::KM_ROSSI_PLAIN_LOWER, expected::KM_ROSSI_PLAIN_UPPER),
        (Scale::Arcsin, expected::KM_ROSSI_ARCSIN_LOWER, expected::KM_ROSSI_ARCSIN_UPPER),
    ];
    for (scale, lower, upper) in scales {
        let curve = rossi_curve(scale);
        for (i, &time) in at.iter().enumerate() {
            let point = curve.at(time).unwrap();
            close(point.survival, survival[i]);
            close(point.standard_error, error[i]);
            close(point.interval.unwrap().lower, lower[i]);
            close(point.interval.unwrap().upper, upper[i]);
        }
    }
}

#[test]
fn the_logit_interval_is_symmetric_in_the_log_odds() {
    let point = rossi_curve(Scale::Logit).at(30.0).unwrap();
    let odds = |p: f64| (p / (1.0 - p)).ln();
    let distance = Level::P95.z() * point.standard_error / (point.survival * (1.0 - point.survival));
    let interval = point.interval.unwrap();
    close(odds(interval.lower), odds(point.survival) - distance);
    close(odds(interval.upper), odds(point.survival) + distance);
}

#[test]
fn numbers_at_risk_and_events_are_survfits() {
    let curve = rossi_curve(Scale::LogLog);
    let at_risk: Vec<u32> = [10.0, 20.0, 30.0, 40.0, 50.0, 52.0].map(|t| curve.at(t).unwrap().at_risk).into();
    assert_eq!(at_risk, [418, 397, 374, 351, 325, 322]);
    let events: Vec<u64> = [10.0, 20.0, 30.0, 40.0, 50.0, 52.0].map(|t| curve.at(t).unwrap().events).into();
    assert_eq!(events, [15, 40, 60, 85, 110, 114]);
    assert_eq!(curve.at(52.0).unwrap().censored, 318);
}

#[test]
fn every_step_of_the_full_curve_is_survfits() {
    let curve = rossi_curve(Scale::LogLog);
    let time = expected::KM_ROSSI_FULL_CURVE_TIME;
    let at_risk = expected::KM_ROSSI_FULL_CURVE_N_RISK;
    let survival = expected::KM_ROSSI_FULL_CURVE_SURV;
    let error = expected::KM_ROSSI_FULL_CURVE_SE;
    let lower = expected::KM_ROSSI_FULL_CURVE_LOWER;
    let upper = expected::KM_ROSSI_FULL_CURVE_UPPER;
    assert_eq!(curve.table().time(), time);
    for i in 0..time.len() {
        assert_eq!(f64::from(curve.table().at_risk()[i]), at_risk[i]);
        close(curve.survival()[i], survival[i]);
        close(curve.standard_error(i), error[i]);
        close(curve.interval(i).unwrap().lower, lower[i]);
        close(curve.interval(i).unwrap().upper, upper[i]);
    }
}

#[test]
fn groups_have_their_own_curves() {
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let groups = Groups::new(&rossi.fin, 2).unwrap();
    let curves = kaplan_meier(&follow_up, &groups, Scale::LogLog, Level::P95).unwrap();
    let survival = expected::KM_ROSSI_BY_FIN_SURV;
    let error = expected::KM_ROSSI_BY_FIN_SE;
    let lower = expected::KM_ROSSI_BY_FIN_LOWER;
    let upper = expected::KM_ROSSI_BY_FIN_UPPER;
    for i in 0..8 {
        let point = curves[i / 4].at([13.0, 26.0, 39.0, 52.0][i % 4]).unwrap();
        close(point.survival, survival[i]);
        close(point.standard_error, error[i]);
        close(point.interval.unwrap().lower, lower[i]);
        close(point.interval.unwrap().upper, upper[i]);
    }
}

#[test]
fn the_cumulative_hazard_is_survfits() {
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let hazard = &nelson_aalen(&follow_up, &Groups::one(432), Level::P95).unwrap()[0];
    let expected = expected::NELSON_AALEN_ROSSI_CUMHAZ;
    let errors = expected::NELSON_AALEN_ROSSI_SE;
    for (i, time) in [10.0, 20.0, 30.0, 40.0, 52.0].into_iter().enumerate() {
        let (value, error) = hazard.at(time).unwrap();
        close(value, expected[i]);
        close(error, errors[i]);
    }
    let interval = hazard.interval(3).unwrap();
    close(interval.lower * interval.upper, hazard.hazard()[3] * hazard.hazard()[3]);
}

#[test]
fn quantiles_have_the_times_and_limits_of_survfit() {
    let curve = rossi_curve(Scale::LogLog);
    let expected = [(0.1, 23.0, 18.0, Some(27.0)), (0.2, 42.0, 35.0, Some(49.0)), (0.25, 50.0, 43.0, None)];
    for (share, time, lower, upper) in expected {
        let quantile = curve.quantile(share).unwrap();
        assert_eq!(quantile.time, Some(time));
        assert_eq!(quantile.lower, Some(lower));
        assert_eq!(quantile.upper, upper);
    }
    assert_eq!(curve.quantile(0.5).unwrap().time, None);
}

#[test]
fn a_flat_stretch_at_the_level_gives_its_middle() {
    let follow_up = FollowUp::new(&[1.0, 2.0, 4.0, 8.0], &[1, 1, 1, 0]).unwrap();
    let curve = &kaplan_meier(&follow_up, &Groups::one(4), Scale::Log, Level::P95).unwrap()[0];
    assert_eq!(curve.quantile(0.5).unwrap().time, Some(3.0));
    assert_eq!(curve.quantile(0.75).unwrap().time, Some(6.0));
}

#[test]
fn the_restricted_mean_and_its_difference_are_survfits() {
    let mean = rossi_curve(Scale::LogLog).restricted_mean(52.0).unwrap();
    close(mean.mean, 45.8541666666667);
    close(mean.standard_error, 0.608509352265362);
    let rossi = Rossi::read();
    let follow_up = FollowUp::new(&rossi.week, &rossi.arrest).unwrap();
    let curves = kaplan_meier(&follow_up, &Groups::new(&rossi.fin, 2).unwrap(), Scale::LogLog, Level::P95).unwrap();
    let means: Vec<_> = curves.iter().map(|curve| curve.restricted_mean(52.0).unwrap()).collect();
    let difference = means[1].less(&means[0]).unwrap();
    close(difference.estimate, 2.04166666666666);
    close(difference.standard_error, 1.21304799850357);
}

#[test]
fn without_censoring_the_curve_is_the_proportion_even_with_events_on_day_0() {
    let Some(iowa) = iowa() else { return };
    let groups = Groups::new(&iowa.cohort, 6).unwrap();
    let follow_up = FollowUp::new(&iowa.time, &iowa.status).unwrap();
    let curves = kaplan_meier(&follow_up, &groups, Scale::LogLog, Level::P95).unwrap();
    for (cohort, curve) in curves.iter().enumerate() {
        for time in [0.0, 365.0, 730.0, 1094.0] {
            let rows = (0..iowa.time.len()).filter(|&row| groups.of(row) == cohort);
            let returned = rows.filter(|&row| iowa.status[row] > 0 && iowa.time[row] <= time).count();
            let share = 1.0 - returned as f64 / groups.sizes()[cohort] as f64;
            close(curve.at(time).unwrap().survival, share);
        }
    }
}

#[test]
fn iowa_cohorts_have_survfits_curves_with_and_without_censoring() {
    let Some(iowa) = iowa() else { return };
    let groups = Groups::new(&iowa.cohort, 6).unwrap();
    let full = (
        &iowa.time,
        &iowa.status,
        [365.0, 730.0, 1094.0],
        [
            expected::KM_IOWA_BY_COHORT_SURV,
            expected::KM_IOWA_BY_COHORT_SE,
            expected::KM_IOWA_BY_COHORT_LOWER,
            expected::KM_IOWA_BY_COHORT_UPPER,
        ],
    );
    let censored = (
        &iowa.censored_time,
        &iowa.censored_status,
        [365.0, 730.0, 1000.0],
        [
            expected::KM_IOWA_PSEUDOCENS_SURV,
            expected::KM_IOWA_PSEUDOCENS_SE,
            expected::KM_IOWA_PSEUDOCENS_LOWER,
            expected::KM_IOWA_PSEUDOCENS_UPPER,
        ],
    );
    for (time, status, at, [survival, error, lower, upper]) in [full, censored] {
        let follow_up = FollowUp::new(time, status).unwrap();
        let curves = kaplan_meier(&follow_up, &groups, Scale::LogLog, Level::P95).unwrap();
        for i in 0..18 {
            let point = curves[i / 3].at(at[i % 3]).unwrap();
            close(point.survival, survival[i]);
            close(point.standard_error, error[i]);
            close(point.interval.unwrap().lower, lower[i]);
            close(point.interval.unwrap().upper, upper[i]);
        }
    }
}

#[test]
fn late_entry_counts_only_those_under_observation() {
    // By hand: at 3 rows 0, 1 and 2 are at risk; at 5 rows 1, 2 and 3; at 6 rows 2, 3 and 4.
    let (entry, exit) = ([0.0, 1.0, 2.0, 3.0, 5.0], [3.0, 5.0, 6.0, 8.0, 9.0]);
    for scale in [1.0, 0.25] {
        let (entry, exit) = (entry.map(|t| t * scale), exit.map(|t| t * scale));
        let follow_up = FollowUp::new(&exit, &[1, 1, 1, 0, 1]).unwrap().with_entry(&entry).unwrap();
        let curve = &kaplan_meier(&follow_up, &Groups::one(5), Scale::Log, Level::P95).unwrap()[0];
        let point = curve.at(6.0 * scale).unwrap();
        close(point.survival, (2.0 / 3.0_f64).powi(3));
        close(point.standard_error, point.survival * (3.0_f64 * (1.0 / 6.0)).sqrt());
        assert_eq!(curve.at(2.5 * scale).unwrap().at_risk, 3);
        assert_eq!(curve.at(0.5 * scale).unwrap().at_risk, 1);
        assert_eq!(curve.at(7.0 * scale).unwrap().at_risk, 2);
    }
}

#[test]
fn counting_days_and_sorting_times_give_the_same_tables() {
    let mut dice = Dice(7);
    let rows = 300_000;
    let days: Vec<f64> = (0..rows).map(|_| (dice.uniform() * 700.0).floor() + 1.0).collect();
    let event: Vec<u8> = (0..rows).map(|_| (dice.uniform() * 3.0) as u8).collect();
    let group: Vec<u32> = (0..rows).map(|_| (dice.uniform() * 5.0) as u32).collect();
    let entry: Vec<f64> = days.iter().map(|day| (day * dice.uniform()).floor()).collect();
    // The same times in units of 3/8 of a day are not whole: they are sorted instead of counted.
    let (scaled, scaled_entry): (Vec<f64>, Vec<f64>) =
        days.iter().zip(&entry).map(|(day, entry)| (day * 0.375, entry * 0.375)).unzip();
    let groups = Groups::new(&group, 5).unwrap();
    let counted = FollowUp::new(&days, &event).unwrap();
    let sorted = FollowUp::new(&scaled, &event).unwrap();
    for late in [false, true] {
        let counted = if late { counted.with_entry(&entry).unwrap() } else { counted };
        let sorted = if late { sorted.with_entry(&scaled_entry).unwrap() } else { sorted };
        let curves = kaplan_meier(&counted, &groups, Scale::LogLog, Level::P95).unwrap();
        let others = kaplan_meier(&sorted, &groups, Scale::LogLog, Level::P95).unwrap();
        for (curve, other) in curves.iter().zip(&others) {
            assert_eq!(curve.survival(), other.survival());
            assert_eq!(curve.table().at_risk(), other.table().at_risk());
            assert_eq!(curve.table().censored(), other.table().censored());
        }
    }
}

#[test]
fn the_order_of_rows_and_the_unit_of_time_change_nothing() {
    let rossi = Rossi::read();
    let reversed: Vec<f64> = rossi.week.iter().rev().map(|week| week * 0.1).collect();
    let arrest: Vec<u8> = rossi.arrest.iter().rev().copied().collect();
    let follow_up = FollowUp::new(&reversed, &arrest).unwrap();
    let curve = kaplan_meier(&follow_up, &Groups::one(432), Scale::LogLog, Level::P95).unwrap().remove(0);
    let original = rossi_curve(Scale::LogLog);
    assert_eq!(curve.survival(), original.survival());
    close(curve.restricted_mean(5.2).unwrap().mean, original.restricted_mean(52.0).unwrap().mean * 0.1);
    close(curve.quantile(0.2).unwrap().time.unwrap(), 4.2);
}

#[test]
fn intervals_cover_the_truth_as_often_as_they_say() {
    // 2,000 samples of 100, exponential with a third censored; the share at t = 1 is e^−1. Monte Carlo error is 0.5 %.
    let mut dice = Dice(2027);
    let truth = (-1.0_f64).exp();
    let mut covered = [0; 5];
    let scales = [Scale::LogLog, Scale::Log, Scale::Plain, Scale::Logit, Scale::Arcsin];
    let mut mean_covered = 0;
    for _ in 0..2000 {
        let sample: Vec<(f64, u8)> = (0..100)
            .map(|_| {
                let (event, censoring) = (-dice.uniform().ln(), -2.0 * dice.uniform().ln());
                if event <= censoring { (event, 1) } else { (censoring, 0) }
            })
            .collect();
        let (time, event): (Vec<f64>, Vec<u8>) = sample.into_iter().unzip();
        let follow_up = FollowUp::new(&time, &event).unwrap();
        for (scale, covered) in scales.into_iter().zip(&mut covered) {
            let curve = &kaplan_meier(&follow_up, &Groups::one(100), scale, Level::P95).unwrap()[0];
            *covered += i32::from(curve.at(1.0).unwrap().interval.unwrap().contains(truth));
            if scale == Scale::LogLog {
                mean_covered += i32::from(curve.restricted_mean(1.0).unwrap().interval.contains(1.0 - truth));
            }
        }
    }
    for (scale, covered) in scales.iter().zip(covered) {
        let share = f64::from(covered) / 2000.0;
        assert!((0.93..0.965).contains(&share), "{scale:?} covers {share}");
    }
    let share = f64::from(mean_covered) / 2000.0;
    assert!((0.93..0.965).contains(&share), "the restricted mean's interval covers {share}");
}
