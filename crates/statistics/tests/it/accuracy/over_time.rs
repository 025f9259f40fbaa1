//! Accuracy over time against scikit-survival 0.28.0.

use statistics::{
    Error, Level,
    accuracy::{
        auc,
        over_time::{brier_curve, dynamic_auc, uno_c},
    },
    survival::FollowUp,
};

use crate::reference_data::{Dice, Table, close, close_to};

/// survival 3.5.3 `coxph(…, ties = "efron")`: fin, age, race, wexp, mar, paro, prio.
const COEFFICIENTS: [f64; 7] = [
    -0.379422166871205,
    -0.0574377430137615,
    0.313899785949302,
    -0.149795697222782,
    -0.43370387669025,
    -0.0848710829908305,
    0.0914970793511212,
];

struct Men {
    week: Vec<f64>,
    arrest: Vec<bool>,
    score: Vec<f64>,
}

impl Men {
    fn read() -> Self {
        let data = Table::copied("rossi.csv");
        let columns = ["fin", "age", "race", "wexp", "mar", "paro", "prio"].map(|name| data.numbers(name));
        let score =
            (0..432).map(|row| columns.iter().zip(COEFFICIENTS).map(|(column, b)| column[row] * b).sum()).collect();
        Self { week: data.numbers("week"), arrest: data.flags("arrest"), score }
    }

    /// Predicted survival at a time, with Breslow's baseline of the uncensored data.
    fn survival(&self, time: f64) -> Vec<f64> {
        let mut hazard = 0.0;
        for (week, _) in self.week.iter().zip(&self.arrest).filter(|(week, arrest)| **arrest && **week <= time) {
            let at_risk: f64 =
                self.week.iter().zip(&self.score).filter(|(w, _)| *w >= week).map(|(_, s)| s.exp()).sum();
            hazard += 1.0 / at_risk;
        }
        self.score.iter().map(|score| (-hazard * score.exp()).exp()).collect()
    }
}

/// Areas and their mean, errors and their mean.
type Expected<'a> = (&'a [f64], f64, &'a [f64], f64);

fn compare(follow_up: &FollowUp, men: &Men, times: &[f64], (areas, mean, errors, integrated): Expected) {
    let got = dynamic_auc(follow_up, &men.score, times).unwrap();
    for (at, expected) in got.at.iter().zip(areas) {
        close(at.area, *expected);
    }
    close(got.mean.unwrap(), mean);
    let columns: Vec<Vec<f64>> = times.iter().map(|&time| men.survival(time)).collect();
    let curve = brier_curve(follow_up, &columns.iter().map(Vec::as_slice).collect::<Vec<_>>(), times).unwrap();
    for ((_, error), expected) in curve.at.iter().zip(errors) {
        close(*error, *expected);
    }
    close(curve.integrated.unwrap(), integrated);
}

/// `concordance_index_ipcw(tau=51)`, `cumulative_dynamic_auc`, `brier_score`, `integrated_brier_score`, followed for 51.5 weeks.
#[test]
fn without_early_censoring_every_number_is_that_of_scikit_survival() {
    let men = Men::read();
    let time: Vec<f64> = men.week.iter().map(|week| week.min(51.5)).collect();
    let event: Vec<u8> =
        men.week.iter().zip(&men.arrest).map(|(week, arrest)| u8::from(*arrest && *week < 52.0)).collect();
    let follow_up = FollowUp::new(&time, &event).unwrap();
    close(uno_c(&follow_up, &men.score, Some(51.0)).unwrap(), 0.6437908496732027);
    let areas = [0.5857402912621359, 0.6200029394473838, 0.6533537336006472, 0.6655561829474873];
    let errors = [0.04296074344766922, 0.10448703510315482, 0.14262781274839714, 0.17562133027792856];
    let expected = (&areas[..], 0.6339689625377124, &errors[..], 0.11774084025719468);
    compare(&follow_up, &men, &[13.0, 26.0, 39.0, 51.0], expected);
}

/// The same functions with the man of row i (from 0) leaving at week 20 + (7919 i mod 45), or 50.5, at the latest.
#[test]
fn with_censoring_every_number_is_that_of_scikit_survival() {
    let men = Men::read();
    let leaves = |row: usize| ((20 + row * 7919 % 45) as f64).min(50.5);
    let time: Vec<f64> = (0..432).map(|row| men.week[row].min(leaves(row))).collect();
    let event: Vec<u8> = (0..432).map(|row| u8::from(men.arrest[row] && men.week[row] <= leaves(row))).collect();
    let follow_up = FollowUp::new(&time, &event).unwrap();
    close(uno_c(&follow_up, &men.score, Some(35.0)).unwrap(), UNO_35);
    close(uno_c(&follow_up, &men.score, Some(50.0)).unwrap(), UNO_50);
    compare(&follow_up, &men, &[10.0, 20.0, 30.0, 45.0], (&AREAS, MEAN, &ERRORS, INTEGRATED));
}

#[test]
fn when_nobody_is_censored_the_area_at_a_time_is_the_plain_area() {
    let mut dice = Dice(2007);
    let score: Vec<f64> = (0..300).map(|_| (dice.normal() * 3.0).round()).collect();
    let time: Vec<f64> =
        score.iter().map(|score| (-dice.uniform().ln() * (-0.2 * score).exp() * 50.0).ceil()).collect();
    let event = vec![1; 300];
    let follow_up = FollowUp::new(&time, &event).unwrap();
    let outcome: Vec<bool> = time.iter().map(|&time| time <= 30.0).collect();
    let got = dynamic_auc(&follow_up, &score, &[30.0]).unwrap();
    close(got.at[0].area, auc(&score, &outcome, Level::P95).unwrap().area);
    close_to(got.mean.unwrap(), got.at[0].area, 1e-12);
    // A coin's prediction has an error of a quarter whatever happens.
    let coin = vec![0.5; 300];
    close(brier_curve(&follow_up, &[&coin], &[30.0]).unwrap().at[0].1, 0.25);
}

/// scikit-survival 0.28.0 counts pairs one by one; so does this.
#[test]
fn unos_c_is_the_weighted_share_of_pairs() {
    let mut dice = Dice(2011);
    let score: Vec<f64> = (0..120).map(|_| (dice.uniform() * 6.0).floor()).collect();
    let time: Vec<f64> = (0..120).map(|_| (dice.uniform() * 20.0).ceil()).collect();
    let event: Vec<u8> = (0..120).map(|_| u8::from(dice.chance(0.6))).collect();
    let chance = |until: f64| -> f64 {
        (1..=until as u32)
            .map(|t| {
                let t = f64::from(t);
                let count =
                    |event_is: u8| time.iter().zip(&event).filter(|(x, e)| **x == t && **e == event_is).count() as f64;
                let at_risk = time.iter().filter(|x| **x >= t).count() as f64 - count(1);
                if at_risk > 0.0 { 1.0 - count(0) / at_risk } else { 1.0 }
            })
            .product()
    };
    let (mut right, mut pairs) = (0.0, 0.0);
    for i in (0..120).filter(|&i| event[i] == 1 && time[i] < 18.0) {
        let weight = chance(time[i]).powi(-2);
        for j in (0..120).filter(|&j| time[j] > time[i] || (time[j] == time[i] && event[j] == 0)) {
            pairs += weight;
            right += weight
                * if score[i] > score[j] {
                    1.0
                } else if score[i] == score[j] {
                    0.5
                } else {
                    0.0
                };
        }
    }
    close(uno_c(&FollowUp::new(&time, &event).unwrap(), &score, Some(18.0)).unwrap(), right / pairs);
}

#[test]
fn what_cannot_be_known_is_refused() {
    let (time, event, score) = ([1.0, 2.0, 3.0, 4.0], [1, 0, 1, 0], [4.0, 3.0, 2.0, 1.0]);
    let follow_up = FollowUp::new(&time, &event).unwrap();
    assert!(matches!(dynamic_auc(&follow_up, &score, &[0.5]), Err(Error::NoEvents { .. })));
    assert!(matches!(dynamic_auc(&follow_up, &score, &[9.0]), Err(Error::BeyondFollowUp { .. })));
    assert!(matches!(dynamic_auc(&follow_up, &score, &[3.0, 2.0]), Err(Error::OutOfRange { .. })));
    assert!(matches!(dynamic_auc(&follow_up, &score[..2], &[2.0]), Err(Error::Lengths { .. })));
    assert!(matches!(brier_curve(&follow_up, &[&[0.5, 2.0, 0.1, 0.1]], &[2.0]), Err(Error::OutOfRange { .. })));
    assert!(matches!(brier_curve(&follow_up, &[&[0.5; 4]], &[9.0]), Err(Error::BeyondFollowUp { .. })));
    let nothing = FollowUp::new(&time, &[0; 4]).unwrap();
    assert!(matches!(uno_c(&nothing, &score, None), Err(Error::NoEvents { .. })));
    let entry = [0.5, 0.5, 0.5, 0.5];
    let late = FollowUp::new(&time, &event).unwrap().with_entry(&entry).unwrap();
    assert!(matches!(uno_c(&late, &score, None), Err(Error::NotOffered { .. })));
}

const UNO_35: f64 = 0.6569508192165873;
const UNO_50: f64 = 0.6559873048333413;
const AREAS: [f64; 4] = [0.5919264588329336, 0.6432912212504049, 0.6419811130853396, 0.6790577610621714];
const MEAN: f64 = 0.6493445637121148;
const ERRORS: [f64; 4] = [0.03325008657836688, 0.08075569050860211, 0.11406303672729183, 0.1659141983218022];
const INTEGRATED: f64 = 0.104112908128072;
