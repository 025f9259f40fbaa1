use statistics::{
    Error, Level,
    agreement::{Scale, Weights, cohen, cohen_of_values, fleiss, gwet_ac1, krippendorff, light, percent_agreement},
};

use super::{SIX, coded, slices};
use crate::reference_data::{Table, close, close_to};

const P95: Level = Level::P95;

/// irr 0.84.1 `kappa2`, psych 2.2.9 `cohen.kappa`, statsmodels 0.15.0 `cohens_kappa`.
#[test]
fn cohens_kappa_and_both_its_errors_are_those_of_three_tools() {
    let Some(data) = Table::reference("irr_diagnoses.csv") else { return };
    let raters = coded(&data, &SIX[..2]);
    let got = cohen(&raters[0], &raters[1], Weights::Plain, P95).unwrap();
    close(got.value, 0.651162790697674);
    close(got.z, 6.99647076978209);
    // irr takes 1 - Φ and keeps four digits of 2.62501e-12; scipy 1.17.1 `2 * norm.sf(z)` keeps all.
    close_to(got.p, 2.6249050536964334e-12, 1e-9);
    close_to(got.p, 2.62501131942372e-12, 1e-4);
    close(got.standard_error, 0.0996826561268852);
    close(got.standard_error.powi(2), 0.00993663193251085);
    close(got.standard_error_by_chance, 0.09307017954109957);
    close(got.interval.lower, 0.45578837480568835);
    close(got.interval.upper, 0.8465372065896604);
}

/// irr 0.84.1 `kappa2(weight = "equal")`; squared weights: statsmodels 0.15.0 `cohens_kappa(wt = "quadratic")`.
#[test]
fn weighted_kappas_are_those_of_irr_and_statsmodels() {
    let Some(data) = Table::reference("irr_anxiety.csv") else { return };
    let raters = coded(&data, &SIX[..2]);
    let got = cohen(&raters[0], &raters[1], Weights::Linear, P95).unwrap();
    close(got.value, 0.189189189189189);
    close(got.z, 1.41565884998826);
    close(got.p, 0.156875411933563);
    close(got.standard_error, 0.13129501234709426);
    let got = cohen(&raters[0], &raters[1], Weights::Quadratic, P95).unwrap();
    close(got.value, 0.2967651195499298);
    close(got.standard_error, 0.15700646065360163);
    close(got.standard_error_by_chance, 0.22138410377856219);
    let data = Table::reference("irr_vision.csv").unwrap();
    let eyes = coded(&data, &["r.eye", "l.eye"]);
    let got = cohen(&eyes[0], &eyes[1], Weights::Linear, P95).unwrap();
    close(got.value, 0.652380429500598);
    close(got.z, 80.1395250399847);
}

/// irr 0.84.1 `kappam.fleiss` (also `exact = TRUE`), `kappam.light`; per category by Fleiss' formula, because irr rounds
/// them to three digits.
#[test]
fn fleiss_conger_and_light_are_those_of_irr() {
    let Some(data) = Table::reference("irr_diagnoses.csv") else { return };
    let raters = coded(&data, &SIX);
    let got = fleiss(&slices(&raters)).unwrap();
    close(got.value, 0.430244520060141);
    close(got.z, 17.6518305829914);
    close(got.conger, 0.441808540329333);
    let per_category = [0.2447552447552448, 0.2447552447552448, 0.52, 0.47112727272727273, 0.5661178068239687];
    for (category, (kappa, z)) in
        got.categories.iter().zip(per_category.into_iter().zip([5.192, 5.192, 11.031, 9.994, 12.009]))
    {
        close(category.kappa, kappa);
        // irr prints three digits.
        assert!((category.z - z).abs() < 0.001, "{}", category.z);
    }
    close(light(&slices(&raters)).unwrap(), 0.459412144434595);
    let agreed = percent_agreement(&slices(&raters), P95).unwrap();
    close(agreed.share * 100.0, 16.6666666666667);
}

/// irrCAC 1.0 `gwet.ac1.raw`, which prints five digits; observed and expected agreement in full.
#[test]
fn gwets_coefficient_is_that_of_irrcac() {
    let Some(data) = Table::reference("irr_diagnoses.csv") else { return };
    let raters: Vec<Vec<Option<u32>>> =
        coded(&data, &SIX).into_iter().map(|rater| rater.into_iter().map(Some).collect()).collect();
    let got = gwet_ac1(&slices(&raters), 5, P95).unwrap();
    close(got.observed, 0.555555555555556);
    close(got.expected, 0.195015432098765);
    assert!((got.value - 0.44788).abs() < 5e-6 && (got.standard_error - 0.05566).abs() < 5e-6, "{got:?}");
    let got = gwet_ac1(&slices(&raters[..2]), 5, P95).unwrap();
    close(got.observed, 0.733333333333333);
    close(got.expected, 0.186805555555556);
    assert!((got.value - 0.67208).abs() < 5e-6 && (got.standard_error - 0.10151).abs() < 5e-6, "{got:?}");
}

const SCALES: [Scale; 4] = [Scale::Nominal, Scale::Ordinal, Scale::Interval, Scale::Ratio];

/// Krippendorff (2011): .743 .815 .849 .797; digits from irr 0.84.1, which is right where ratings are missing.
#[test]
fn krippendorffs_published_example_is_reproduced() {
    let data = Table::copied("krippendorff_nmm.csv");
    let units: Vec<Vec<f64>> = (1..=12).map(|unit| data.numbers(&format!("u{unit}"))).collect();
    let raters: Vec<Vec<f64>> = (0..4).map(|rater| units.iter().map(|unit| unit[rater]).collect()).collect();
    let expected = [0.743421052631579, 0.815387503754881, 0.849107142857143, 0.797402774711612];
    for (scale, expected) in SCALES.into_iter().zip(expected) {
        close(krippendorff(&slices(&raters), scale).unwrap(), expected);
    }
}

/// krippendorff 0.9.0 for Python, as the definition has it. irr 0.84.1 gives -0.0324, 0.2218, 0.1631 and 0.1345 here, because
/// it weights pairs wrongly where three raters rated everybody.
#[test]
fn alpha_is_right_for_three_raters_without_missing_ratings() {
    let Some(data) = Table::reference("irr_anxiety.csv") else { return };
    let raters: Vec<Vec<f64>> = SIX[..3].iter().map(|rater| data.numbers(rater)).collect();
    let expected = [-0.023725212464589474, 0.22838694529232206, 0.17009860788863107, 0.14180134056187188];
    let wrong = [-0.032400849858357, 0.221847851608359, 0.163065545243619, 0.134528470566634];
    for ((scale, expected), wrong) in SCALES.into_iter().zip(expected).zip(wrong) {
        let got = krippendorff(&slices(&raters), scale).unwrap();
        close(got, expected);
        assert!((got - wrong).abs() > 0.006);
    }
}

/// The published digits alone suffice to see that three decimals agree.
#[test]
fn alpha_rounds_to_what_krippendorff_printed() {
    let data = Table::copied("krippendorff_nmm.csv");
    let units: Vec<Vec<f64>> = (1..=12).map(|unit| data.numbers(&format!("u{unit}"))).collect();
    let raters: Vec<Vec<f64>> = (0..4).map(|rater| units.iter().map(|unit| unit[rater]).collect()).collect();
    for (scale, printed) in SCALES.into_iter().zip([0.743, 0.815, 0.849, 0.797]) {
        close_to(krippendorff(&slices(&raters), scale).unwrap(), printed, 1e-3);
    }
}

#[test]
fn weights_of_values_go_by_distance_and_weights_of_ranks_by_place() {
    // 1, 2 and 10: off by one place is nearly agreement between 1 and 2, and hardly any between 2 and 10.
    let (first, second) = ([0, 0, 1, 1, 2, 2, 0, 1], [0, 1, 1, 2, 2, 1, 0, 0]);
    let by_place = cohen(&first, &second, Weights::Linear, Level::P95).unwrap();
    let by_value = cohen_of_values(&first, &second, &[1.0, 2.0, 10.0], Weights::Linear, Level::P95).unwrap();
    let even = cohen_of_values(&first, &second, &[10.0, 20.0, 30.0], Weights::Linear, Level::P95).unwrap();
    close(by_place.value, even.value);
    // By hand: observed disagreement (1 + 8 + 8 + 1)/9/8, expected from margins 3, 3, 2 on both sides.
    let observed = 18.0 / 9.0 / 8.0;
    let expected = 2.0 * (9.0 * 1.0 + 6.0 * 9.0 + 6.0 * 8.0) / 64.0 / 9.0;
    close(by_value.value, 1.0 - observed / expected);
}

#[test]
fn a_rater_who_gives_everybody_one_code_has_no_kappa() {
    let (constant, other) = ([1, 1, 1, 1], [0, 1, 1, 0]);
    assert!(matches!(cohen(&constant, &other, Weights::Plain, Level::P95), Err(Error::NoVariation { .. })));
}
