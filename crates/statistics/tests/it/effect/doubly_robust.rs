use statistics::{
    Error, Level,
    effect::{Estimand, Gates, bootstrap, doubly_robust},
};

use super::lalonde;
use crate::reference_data::{close, close_to};

const P95: Level = Level::P95;

/// R 4.2.2 (estimates, error from the influence function alone); stacked estimating equations with numerical derivatives
/// (1e-8). The influence function alone gives 926.155 for the ATE: too small.
#[test]
fn estimates_and_errors_are_those_of_the_stacked_equations() {
    let estimate = |estimand| lalonde(|comparison| doubly_robust(&comparison, estimand, Gates::default(), P95));
    let Some(ate) = estimate(Estimand::Ate) else { return };
    close(ate.estimate, 469.639973586302);
    close(ate.by_outcome_models, 1074.9085413954);
    close(ate.standard_error_of_known_models, 926.155079933718);
    close_to(ate.standard_error, 1180.4488230139211, 1e-8);
    let att = estimate(Estimand::Att).unwrap();
    close(att.estimate, 1226.54374055432);
    close_to(att.standard_error, 801.6234535064972, 1e-8);
    // R 4.2.2, with n instead of n - 1 below.
    close(att.standard_error_of_known_models * (613.0_f64 / 614.0).sqrt(), 813.41623559167);
    // statsmodels 0.15.0 `ra_att`.
    close(att.by_outcome_models, 1647.5832524410462);
}

/// R 4.2.2, 2,000 draws: 1279.67, -1923.9 to 2979.2; two runs of 2,000 differ by some 2 %.
#[test]
fn the_bootstrap_agrees_with_another_one_and_repeats_itself() {
    let draw = |runs, seed| {
        lalonde(|comparison| {
            bootstrap(&comparison, runs, seed, P95, |sample| {
                doubly_robust(&sample, Estimand::Ate, Gates::default(), P95).map(|effect| effect.estimate)
            })
        })
    };
    let Some(got) = draw(2000, 1) else { return };
    close_to(got.standard_error, 1279.67156951051, 0.06);
    assert!((got.interval.lower + 1923.9).abs() < 250.0 && (got.interval.upper - 2979.2).abs() < 250.0, "{got:?}");
    assert_eq!(draw(50, 7), draw(50, 7));
    assert_ne!(draw(50, 7), draw(50, 8));
}

#[test]
fn what_is_not_offered_is_refused_with_what_is() {
    let Some(error) =
        lalonde(|comparison| Ok(doubly_robust(&comparison, Estimand::Ato, Gates::default(), P95).unwrap_err()))
    else {
        return;
    };
    assert!(error.to_string().contains("use overlap weights"), "{error}");
    let failing = lalonde(|comparison| {
        Ok(bootstrap(&comparison, 20, 1, P95, |_| Err(Error::Empty { what: "anything" })).unwrap_err())
    });
    assert_eq!(failing.unwrap(), Error::Unstable { failed: 20, runs: 20 });
}
