use statistics::{
    Error, Level,
    regression::{Covariate, Errors, linear},
};

use super::{Lalonde, covariates};
use crate::reference_data::{close, close_to};

const P95: Level = Level::P95;

fn with_treatment(data: &Lalonde) -> (Vec<&'static str>, Vec<Vec<f64>>) {
    let treated = data.treated.iter().map(|&treated| f64::from(u8::from(treated))).collect();
    ([&["treat"], &data.names[..]].concat(), [vec![treated], data.columns.clone()].concat())
}

/// statsmodels 0.15.0 `OLS`, `WLS` (weights 1, 2, 3, 1, …), `HC0_se` to `HC3_se`, `get_robustcov_results("cluster")`.
#[test]
fn least_squares_and_five_kinds_of_errors_are_those_of_statsmodels() {
    let Some(data) = Lalonde::read() else { return };
    let (names, columns) = with_treatment(&data);
    let covariates = covariates(&names, &columns);
    let fit = |weights: Option<&[f64]>, errors| linear(&data.outcome, &covariates, weights, errors, P95).unwrap();
    let plain = fit(None, Errors::Model);
    for (got, (estimate, error)) in plain.coefficients.iter().zip(ESTIMATES.into_iter().zip(MODEL)) {
        close(got.estimate, estimate);
        close(got.standard_error, error);
    }
    close(plain.r_squared, 0.14776478108614943);
    close(plain.deviation, 6947.9165507518555);
    for (errors, expected) in ROBUST {
        for (got, expected) in fit(None, errors).coefficients.iter().zip(expected) {
            close(got.standard_error, expected);
        }
    }
    let education: Vec<u32> = data.columns[1].iter().map(|years| *years as u32).collect();
    for (got, expected) in fit(None, Errors::Clustered(&education)).coefficients.iter().zip(CLUSTERED) {
        close(got.standard_error, expected);
    }
    let weights: Vec<f64> = (0..data.outcome.len()).map(|row| (1 + row % 3) as f64).collect();
    let weighted = fit(Some(&weights), Errors::Model);
    for (got, (estimate, error)) in weighted.coefficients.iter().zip(WEIGHTED) {
        close(got.estimate, estimate);
        close(got.standard_error, error);
    }
    close(weighted.r_squared, 0.15962012524172908);
}

#[test]
fn a_line_is_found_exactly_far_from_zero() {
    let x: Vec<f64> = (0..50).map(|i| 1e7 + f64::from(i)).collect();
    let y: Vec<f64> =
        x.iter().enumerate().map(|(i, x)| 3.0 * (x - 1e7) + if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
    let fit = linear(&y, &[Covariate::new("x", &x)], None, Errors::Model, P95).unwrap();
    // Σ(x - x̄)(±1) = -25, Σ(x - x̄)² = 50 · (50² - 1) / 12.
    close_to(fit.coefficients[1].estimate, 3.0 - 25.0 / 10412.5, 1e-12);
}

#[test]
fn whole_weights_are_repeated_rows() {
    let x = [1.0, 2.0, 4.0, 7.0, 8.0];
    let y = [2.0, 1.0, 5.0, 6.0, 9.0];
    let weights = [1.0, 3.0, 2.0, 1.0, 2.0];
    let weighted = linear(&y, &[Covariate::new("x", &x)], Some(&weights), Errors::Model, P95).unwrap();
    let repeat = |v: &[f64]| -> Vec<f64> {
        v.iter().zip(weights).flat_map(|(value, times)| vec![*value; times as usize]).collect()
    };
    let (x, y) = (repeat(&x), repeat(&y));
    let repeated = linear(&y, &[Covariate::new("x", &x)], None, Errors::Model, P95).unwrap();
    for (a, b) in weighted.coefficients.iter().zip(&repeated.coefficients) {
        close_to(a.estimate, b.estimate, 1e-13);
    }
}

#[test]
fn bad_weights_and_outcomes_are_refused() {
    let x = [1.0, 2.0, 4.0, 7.0];
    let x = [Covariate::new("x", &x)];
    let y = [2.0, 1.0, f64::INFINITY, 6.0];
    assert_eq!(linear(&y, &x, None, Errors::Model, P95).unwrap_err(), Error::NotANumber { what: "outcome", row: 2 });
    let y = [2.0, 1.0, 5.0, 6.0];
    assert!(matches!(linear(&y, &x, Some(&[1.0, -1.0, 1.0, 1.0]), Errors::Model, P95), Err(Error::OutOfRange { .. })));
    assert!(matches!(linear(&y, &x, Some(&[1.0, 1.0, 0.0, 0.0]), Errors::Model, P95), Err(Error::TooFew { .. })));
    assert!(matches!(
        linear(&y[..2], &[Covariate::new("x", &[1.0, 2.0])], None, Errors::Model, P95),
        Err(Error::TooFew { .. })
    ));
}

const ESTIMATES: [f64; 10] = [
    -1174.1295623290537,
    1548.2438020002207,
    12.977633712800039,
    403.94123085577326,
    1739.540946990741,
    1240.6440820317325,
    406.6208454245744,
    259.8173680423447,
    0.29637744288623036,
    0.2315258757380121,
];
const MODEL: [f64; 10] = [
    2456.313843747224,
    781.279297460113,
    32.48890607487475,
    158.90623814196334,
    1018.519928754779,
    768.7644071445231,
    695.4723227974165,
    847.442052355719,
    0.05827263606139146,
    0.10461988362161903,
];
const CLUSTERED: [f64; 10] = [
    1931.3760010333835,
    466.969441385795,
    20.508764393645937,
    134.58266084029566,
    869.5218656549232,
    826.4075153433954,
    582.4016858646386,
    661.8237777137996,
    0.06688665215078289,
    0.0817262986922525,
];
const ROBUST: [(Errors, [f64; 10]); 4] = [
    (
        Errors::Hc0,
        [
            2519.5771017919915,
            734.5205423585846,
            31.444636214496313,
            159.0830899138794,
            1015.3917363148782,
            690.0769669400045,
            653.1647037343686,
            884.493711910517,
            0.0706871113509322,
            0.11847608236802926,
        ],
    ),
    (
        Errors::Hc1,
        [
            2540.348905069606,
            740.5760491332686,
            31.70387090793718,
            160.3945967719692,
            1023.7627908785381,
            695.7660736529906,
            658.5494997480339,
            891.7856218786723,
            0.07126986738971351,
            0.11945281845374019,
        ],
    ),
    (
        Errors::Hc2,
        [
            2549.783622198679,
            742.1816773150487,
            31.805527379123742,
            161.0938345709153,
            1028.449590702192,
            697.3453648651184,
            659.6257429758285,
            893.1261955589031,
            0.07189727264365288,
            0.1212806428987061,
        ],
    ),
    (
        Errors::Hc3,
        [
            2580.7159752008283,
            749.9867588634901,
            32.17319713320744,
            163.15062597501833,
            1041.7278098404481,
            704.7299076343908,
            666.182432311026,
            901.9426385239127,
            0.07314009663507795,
            0.12422511111091389,
        ],
    ),
];
const WEIGHTED: [(f64, f64); 10] = [
    (-263.2557121742273, 2573.5472511351218),
    (1750.8473906876795, 808.3419581636022),
    (11.84726196738905, 33.599073978557186),
    (328.76538768349, 165.80861782778967),
    (1853.8130242838713, 1034.7687342210459),
    (1302.0062496174564, 800.583692712885),
    (196.58164236753717, 729.5348664590529),
    (-48.76492077261985, 881.9107031398535),
    (0.33685886411710414, 0.06010992866036856),
    (0.25279165268564263, 0.107866089142755),
];
