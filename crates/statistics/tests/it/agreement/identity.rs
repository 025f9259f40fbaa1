use statistics::{
    Error, Level,
    agreement::{Scale, Weights, cohen, fleiss, gwet_ac1, krippendorff},
};

use crate::reference_data::{Dice, close};

const P95: Level = Level::P95;

#[test]
fn raters_who_agree_on_everybody_have_one_everywhere() {
    let codes = [0, 1, 2, 1, 0, 2, 2];
    for weights in [Weights::Plain, Weights::Linear, Weights::Quadratic] {
        close(cohen(&codes, &codes, weights, P95).unwrap().value, 1.0);
    }
    let got = fleiss(&[&codes, &codes, &codes]).unwrap();
    close(got.value, 1.0);
    close(got.conger, 1.0);
    let given: Vec<Option<u32>> = codes.iter().copied().map(Some).collect();
    close(gwet_ac1(&[&given, &given], 3, P95).unwrap().value, 1.0);
    let values: Vec<f64> = codes.iter().map(|&code| f64::from(code)).collect();
    for scale in [Scale::Nominal, Scale::Ordinal, Scale::Interval, Scale::Ratio] {
        close(krippendorff(&[&values, &values], scale).unwrap(), 1.0);
    }
}

#[test]
fn a_single_code_for_everybody_is_refused_instead_of_divided_by_zero() {
    let codes = [1, 1, 1];
    assert!(matches!(cohen(&codes, &codes, Weights::Plain, P95), Err(Error::NoVariation { .. })));
    assert!(matches!(fleiss(&[&codes, &codes]), Err(Error::NoVariation { .. })));
    assert!(matches!(krippendorff(&[&[1.0, 1.0], &[1.0, 1.0]], Scale::Nominal), Err(Error::NoVariation { .. })));
    assert!(matches!(fleiss(&[&codes]), Err(Error::TooFew { have: 1, need: 2, .. })));
    assert!(matches!(cohen(&codes, &codes[..2], Weights::Plain, P95), Err(Error::Lengths { .. })));
    assert!(matches!(krippendorff(&[&[1.0, f64::NAN], &[f64::NAN, 1.0]], Scale::Nominal), Err(Error::TooFew { .. })));
}

/// Where nearly everybody gets one code, kappa is near 0 although raters hardly differ (Gwet 2008); AC1 is not.
#[test]
fn ac1_does_not_collapse_where_a_code_is_rare() {
    let first: Vec<u32> = (0..100).map(|row| u32::from(row < 3)).collect();
    let second: Vec<u32> = (0..100).map(|row| u32::from((3..6).contains(&row))).collect();
    let kappa = cohen(&first, &second, Weights::Plain, P95).unwrap();
    assert!(kappa.observed > 0.93 && kappa.value < 0.0);
    let given = |codes: &[u32]| codes.iter().copied().map(Some).collect::<Vec<_>>();
    assert!(gwet_ac1(&[&given(&first), &given(&second)], 2, P95).unwrap().value > 0.9);
}

#[test]
fn people_rated_once_widen_nothing_but_the_margins() {
    let first = [Some(0), Some(1), Some(1), Some(0), None];
    let second = [Some(0), Some(1), Some(0), Some(0), Some(1)];
    let got = gwet_ac1(&[&first, &second], 2, P95).unwrap();
    close(got.observed, 0.75);
    // Shares of code 1 per person: 0, 1, 1/2, 0, 1.
    close(got.expected, 2.0 * 0.5 * 0.5);
    assert!(matches!(gwet_ac1(&[&first, &second], 1, P95), Err(Error::TooFew { .. })));
    assert!(matches!(gwet_ac1(&[&[Some(7), Some(1)], &[Some(0), Some(1)]], 2, P95), Err(Error::OutOfRange { .. })));
}

/// Two raters who see the truth with 80 % and guess otherwise over two even codes: kappa is 0.64. The interval is for large
/// samples: of 150 people it covers 93 % only.
#[test]
fn kappas_interval_covers_the_true_kappa() {
    let mut dice = Dice(1960);
    let covered = (0..2000)
        .filter(|_| {
            let mut see = |truth: u32| if dice.chance(0.8) { truth } else { u32::from(dice.chance(0.5)) };
            let pairs: Vec<(u32, u32)> = (0..1000).map(|row| (see(row % 2), see(row % 2))).collect();
            let (first, second): (Vec<u32>, Vec<u32>) = pairs.into_iter().unzip();
            cohen(&first, &second, Weights::Plain, P95).unwrap().interval.contains(0.64)
        })
        .count();
    assert!((covered as f64 / 2000.0 - 0.95).abs() < 0.015, "{covered}");
}
