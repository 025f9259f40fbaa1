use statistics::{
    Error, Level,
    proportion::{clopper_pearson, direct, newcombe, odds_ratio, poisson_rate, rate_ratio, risk_ratio, wilson},
};

use crate::reference_data::{Table, close, close_to};

const P95: Level = Level::P95;

/// R 4.2.2: `binom.test` (exact), `prop.test(correct = FALSE)` (Wilson).
const PROPORTIONS: [(u64, u64, [f64; 2], [f64; 2]); 7] = [
    (0, 10, [0.0, 0.308497107818761], [0.0, 0.277532799862889]),
    (3, 10, [0.0667395111777345, 0.652452850059997], [0.107791267406301, 0.603221852538855]),
    (15, 148, [0.0578440100834486, 0.161650490349479], [0.0623863995307363, 0.160487241723308]),
    (81, 263, [0.252736745585271, 0.367621922601351], [0.255288519878274, 0.3662095769828]),
    (1127, 3716, [0.288528397929615, 0.318347802769002], [0.28871289065797, 0.318259606373261]),
    (1, 20, [0.00126508949794981, 0.248732762772028], [0.00888144880079538, 0.236131193446742]),
    (19, 20, [0.751267237227972, 0.99873491050205], [0.763868806553258, 0.991118551199205]),
];

#[test]
fn wilson_and_exact_intervals_are_those_of_r() {
    for (count, of, exact, score) in PROPORTIONS {
        let got = clopper_pearson(count, of, P95).unwrap();
        close(got.interval.lower, exact[0]);
        close(got.interval.upper, exact[1]);
        let got = wilson(count, of, P95).unwrap();
        close(got.share, count as f64 / of as f64);
        close(got.interval.lower, score[0]);
        close(got.interval.upper, score[1]);
    }
}

/// Hmisc 4.8.0 `binconf(method = "wilson")` gives 0.00256 as the lower bound of 1 of 20 (-log(0.95)/20) and mirrors it at 19.
#[test]
fn wilson_stays_wilson_at_one_and_all_but_one() {
    let one = wilson(1, 20, P95).unwrap().interval;
    assert!((one.lower - 0.002_564_664_719_377_529).abs() > 0.006);
    let all_but_one = wilson(19, 20, P95).unwrap().interval;
    close(one.lower, 1.0 - all_but_one.upper);
    // ... and so Newcombe's published upper bound of 9/10 - 3/10 is 0.8090, not 0.814347.
    close(newcombe((9, 10), (3, 10), P95).unwrap().interval.upper, 0.809017973535488);
}

/// Newcombe (1998), table II, method 10: 0.0524 to 0.3339 and 0.1705 to 0.8090; more digits from R and statsmodels 0.15.0.
#[test]
fn newcombes_differences_are_the_published_ones() {
    for (first, second, expected) in [
        ((56, 70), (48, 80), [0.2, 0.0524314724023649, 0.333872654036906]),
        ((9, 10), (3, 10), [0.6, 0.170522723934503, 0.809017973535488]),
        ((10, 10), (0, 10), [1.0, 0.607509350430524, 1.0]),
        ((1127, 3716), (1654, 4374), [-0.0748604755667972, -0.0953964354278165, -0.054182312500988]),
    ] {
        let got = newcombe(first, second, P95).unwrap();
        close(got.value, expected[0]);
        close(got.interval.lower, expected[1]);
        close(got.interval.upper, expected[2]);
    }
}

/// statsmodels 0.15.0: `confint_proportions_2indep(1654, 4374, 1127, 3716, method="log", compare="ratio")`, `Table2x2`.
#[test]
fn ratios_of_risks_and_odds_are_those_of_statsmodels() {
    let risks = risk_ratio((1654, 4374), (1127, 3716), P95).unwrap();
    close(risks.ratio, 1.2468336532442044);
    close(risks.interval.lower, 1.1721134669453834);
    close(risks.interval.upper, 1.3263171209129427);
    close(risks.p, 2.6221568462053186e-12);
    let odds = odds_ratio((1654, 4374), (1127, 3716), P95).unwrap();
    close(odds.ratio, 1.396930293856673);
    close(odds.interval.lower, 1.2730233706438379);
    close(odds.interval.upper, 1.5328974242692446);
    close(odds.p, 1.7414196722754146e-12);
}

/// R 4.2.2: `poisson.test(81, T = 240.5)` and `poisson.test(c(81, 60), c(240.5, 230.1))`.
#[test]
fn exact_rates_are_those_of_r() {
    let rate = poisson_rate(81, 240.5, P95).unwrap();
    close(rate.per_time, 0.336798336798337);
    close(rate.interval.lower, 0.267466494778151);
    close(rate.interval.upper, 0.418609580790557);
    let ratio = rate_ratio((81, 240.5), (60, 230.1), P95).unwrap();
    close(ratio.ratio, 1.29162162162162);
    close(ratio.interval.lower, 0.913646175268474);
    close(ratio.interval.upper, 1.83477876610541);
    close(ratio.p, 0.151909349956996);
}

#[test]
fn rates_without_events_have_an_upper_bound() {
    // -ln(0.025): nothing seen excludes means above 3.689.
    let rate = poisson_rate(0, 1.0, P95).unwrap();
    close(rate.interval.lower, 0.0);
    close(rate.interval.upper, -(0.025_f64.ln()));
    let ratio = rate_ratio((5, 10.0), (0, 10.0), P95).unwrap();
    assert!(ratio.ratio.is_infinite() && ratio.interval.upper.is_infinite());
    // All five in the first half of the time: 2 · 0.5^5.
    close(ratio.p, 0.0625);
}

/// scipy 1.17.1 (`gamma.ppf`) by Fay & Feuer's formula.
#[test]
fn a_standardised_rate_has_fay_and_feuers_interval() {
    let got = direct(
        &[107, 141, 60, 40, 39, 25],
        &[230_061.0, 329_449.0, 114_920.0, 39_487.0, 14_208.0, 3052.0],
        &[63_986.0, 186_204.0, 82_752.0, 35_001.0, 11_994.0, 2061.0],
        P95,
    )
    .unwrap();
    close(got.crude, 0.0005634750546037417);
    close(got.rate, 0.0006228259960780956);
    close(got.variance, 1.0625585144058149e-09);
    close(got.interval.lower, 0.0005605681238550747);
    close(got.interval.upper, 0.0006907992081438098);
}

#[test]
fn standardising_to_ones_own_make_up_changes_nothing() {
    let people = [100.0, 250.0, 40.0];
    let got = direct(&[10, 30, 1], &people, &people, P95).unwrap();
    close_to(got.rate, got.crude, 1e-15);
    // ... and the interval is the exact Poisson interval of the events.
    let exact = poisson_rate(41, 390.0, P95).unwrap();
    close(got.interval.lower, exact.interval.lower);
    close(got.interval.upper, exact.interval.upper);
}

/// R 4.2.2 on the releases of 2010 to 2015: Wilson by cohort after 365 days.
#[test]
fn shares_returned_in_a_year_are_those_of_r() {
    let Some(data) = Table::reference("iowa_releases.csv") else { return };
    let (time, returned, year) = (data.numbers("time"), data.flags("returned"), data.numbers("fy_released"));
    let lower = [
        0.11773237306984,
        0.119039173669674,
        0.126813745482671,
        0.14129731469223,
        0.139133124037002,
        0.157694946462085,
    ];
    for (cohort, lower) in (2010..).zip(lower) {
        let mine: Vec<usize> = (0..year.len()).filter(|&i| year[i] == f64::from(cohort)).collect();
        let count = mine.iter().filter(|&&i| returned[i] && time[i] <= 365.0).count();
        close(wilson(count as u64, mine.len() as u64, P95).unwrap().interval.lower, lower);
    }
}

#[test]
fn bad_counts_are_answered_with_what_is_wrong() {
    assert_eq!(wilson(0, 0, P95).unwrap_err(), Error::Empty { what: "a proportion" });
    assert!(matches!(clopper_pearson(3, 2, P95), Err(Error::OutOfRange { .. })));
    assert!(matches!(risk_ratio((0, 5), (2, 5), P95), Err(Error::ZeroCell { .. })));
    assert!(matches!(odds_ratio((5, 5), (2, 5), P95), Err(Error::ZeroCell { .. })));
    assert!(matches!(poisson_rate(3, 0.0, P95), Err(Error::OutOfRange { .. })));
    assert!(matches!(rate_ratio((0, 1.0), (0, 1.0), P95), Err(Error::Empty { .. })));
    assert!(matches!(direct(&[1], &[0.0], &[5.0], P95), Err(Error::EmptyGroup { .. })));
    assert!(Level::new(95.0).is_err());
    let sentence = Error::ZeroCell { what: "ratio of proportions" }.to_string();
    assert!(sentence.contains("use the difference"), "{sentence}");
}
