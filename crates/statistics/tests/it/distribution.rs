//! Distributions against 60-digit arithmetic (mpmath 1.x: `erfc`, `gammainc`, `betainc`, sums of exact terms).

use statistics::distribution::{beta, binomial, chi_square, f_ratio, gamma, normal, poisson, student_t};

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are whole in the table")]
fn compute(name: &str, x: &[f64]) -> f64 {
    let count = |i: usize| x[i] as u64;
    match name {
        "normal cdf" => normal::cdf(x[0]),
        "normal quantile" => normal::quantile(x[0]),
        "chi-square cdf" => chi_square::cdf(x[0], x[1]),
        "chi-square survival" => chi_square::survival(x[0], x[1]),
        "beta cdf" => beta::cdf(x[0], x[1], x[2]),
        "beta survival" => beta::survival(x[0], x[1], x[2]),
        "t two-sided" => student_t::two_sided(x[0], x[1]),
        "f cdf" => f_ratio::cdf(x[0], x[1], x[2]),
        "f survival" => f_ratio::survival(x[0], x[1], x[2]),
        "poisson probability" => poisson::probability(count(0), x[1]),
        "poisson cdf" => poisson::cdf(count(0), x[1]),
        "poisson survival" => poisson::survival(count(0), x[1]),
        "binomial probability" => binomial::probability(count(0), count(1), x[2]),
        "binomial cdf" => binomial::cdf(count(0), count(1), x[2]),
        "binomial survival" => binomial::survival(count(0), count(1), x[2]),
        _ => panic!("unknown function {name}"),
    }
}

#[test]
fn every_tail_keeps_its_digits() {
    for &(name, arguments, expected) in EXPECTED {
        let got = compute(name, arguments);
        let error = if expected == 0.0 { got.abs() } else { (got / expected - 1.0).abs() };
        // Where the exponent itself is some hundreds, its last bit is worth as many units of the result.
        let allowed: f64 = if expected.abs() < 1e-60 { 5e-13 } else { 1e-13 };
        assert!(error < allowed, "{name} {arguments:?}: {got:e}, not {expected:e} (relative error {error:e})");
    }
}

#[test]
fn quantiles_undo_their_probabilities() {
    for p in [1e-100, 1e-30, 1e-9, 0.001, 0.025, 0.2, 0.5] {
        for shape in [0.5, 1.0, 2.5, 40.0, 3000.0] {
            close(gamma::cdf(shape, gamma::quantile(shape, p)), p, "gamma", shape);
            close(gamma::survival(shape, gamma::upper_quantile(shape, p)), p, "upper gamma", shape);
        }
        for (a, b) in [(0.5, 0.5), (3.0, 9.0), (200.0, 1.0), (700.0, 800.0)] {
            close(beta::cdf(a, b, beta::quantile(a, b, p)), p, "beta", a);
        }
        for df in [3.0, 12.0, 400.0] {
            close(student_t::cdf(df, student_t::quantile(df, p)), p, "t", df);
            close(f_ratio::cdf(df, 7.0, f_ratio::quantile(df, 7.0, p)), p, "F", df);
        }
    }
}

fn close(got: f64, expected: f64, name: &str, parameter: f64) {
    // A rounded quantile moves its probability by (slope × x / p) units; 2000 of them in the worst line of this table.
    assert!((got / expected - 1.0).abs() < 1e-12, "{name} {parameter}: {got:e} for {expected:e}");
}

#[test]
fn familiar_quantiles_are_exact() {
    // Roots found with 40 digits (mpmath findroot).
    let rows = [
        (normal::half_width(0.95), 1.959_963_984_540_054),
        (chi_square::quantile(1.0, 0.95), 3.841_458_820_694_124),
        (student_t::quantile(5.0, 0.975), 2.570_581_835_636_315_5),
        (f_ratio::quantile(3.0, 10.0, 0.95), 3.708_264_819_046_844_5),
        (beta::quantile(3.0, 8.0, 0.025), 0.066_739_511_177_734_47),
    ];
    for (got, expected) in rows {
        assert!((got / expected - 1.0).abs() < 1e-13, "{got} {expected}");
    }
    assert_eq!(poisson::quantile(60.5, 0.975), Some(76));
    assert_eq!(binomial::quantile(100, 0.3, 0.5), Some(30));
}

#[test]
fn the_edges_are_limits_or_not_a_number() {
    assert_eq!(normal::quantile(0.0).to_bits(), f64::NEG_INFINITY.to_bits());
    assert!(normal::quantile(1.5).is_nan());
    assert_eq!(chi_square::survival(3.0, 0.0).to_bits(), 1.0_f64.to_bits());
    assert_eq!(chi_square::survival(3.0, f64::INFINITY).to_bits(), 0.0_f64.to_bits());
    assert!(beta::cdf(-1.0, 2.0, 0.5).is_nan());
    assert_eq!(binomial::cdf(10, 10, 0.3).to_bits(), 1.0_f64.to_bits());
    assert_eq!(poisson::quantile(3.0, 1.0), None);
}

/// (function, arguments, value).
#[expect(clippy::excessive_precision, clippy::unreadable_literal, reason = "digits as mpmath printed them")]
const EXPECTED: &[(&str, &[f64], f64)] = &[
    ("normal cdf", &[-37.5], 4.6053530095819548438e-308),
    ("normal cdf", &[-20.0], 2.7536241186062336951e-89),
    ("normal cdf", &[-8.0], 6.2209605742717841235e-16),
    ("normal cdf", &[-3.0], 0.0013498980316300945267),
    ("normal cdf", &[-1.0], 0.15865525393145705141),
    ("normal cdf", &[-0.1], 0.46017216272297101633),
    ("normal cdf", &[0.0], 0.5),
    ("normal cdf", &[0.5], 0.69146246127401310364),
    ("normal cdf", &[1.959963984540054], 0.97499999999999998912),
    ("normal cdf", &[5.0], 0.99999971334842812081),
    ("normal quantile", &[1e-300], -37.047096299361199237),
    ("normal quantile", &[1e-100], -21.273453560965324294),
    ("normal quantile", &[1e-20], -9.2623400897984075796),
    ("normal quantile", &[1e-05], -4.2648907939228246102),
    ("normal quantile", &[0.001], -3.0902323061678135354),
    ("normal quantile", &[0.025], -1.9599639845400542118),
    ("normal quantile", &[0.3], -0.52440051270804081597),
    ("normal quantile", &[0.5], 0.0),
    ("normal quantile", &[0.8], 0.8416212335729143638),
    ("normal quantile", &[0.975], 1.9599639845400538556),
    ("normal quantile", &[0.999999], 4.7534243088170877657),
    ("chi-square cdf", &[1.0, 3.841458820694124], 0.94999999999999994256),
    ("chi-square survival", &[1.0, 3.841458820694124], 0.050000000000000057435),
    ("chi-square cdf", &[1.0, 1e-08], 0.000079788455947305776488),
    ("chi-square survival", &[1.0, 1e-08], 0.99992021154405269422),
    ("chi-square cdf", &[1.0, 700.0], 1.0),
    ("chi-square survival", &[1.0, 700.0], 2.9902269751246203369e-154),
    ("chi-square cdf", &[2.0, 5.0], 0.91791500137610120483),
    ("chi-square survival", &[2.0, 5.0], 0.08208499862389879517),
    ("chi-square cdf", &[3.0, 0.01], 0.00026516505865560983697),
    ("chi-square survival", &[3.0, 0.01], 0.99973483494134439016),
    ("chi-square cdf", &[4.0, 171.3], 1.0),
    ("chi-square survival", &[4.0, 171.3], 5.5010575960682022226e-36),
    ("chi-square cdf", &[5.0, 1300.0], 1.0),
    ("chi-square survival", &[5.0, 1300.0], 6.3873752344737113864e-279),
    ("chi-square cdf", &[19.0, 10.0], 0.047054202413378147534),
    ("chi-square survival", &[19.0, 10.0], 0.95294579758662185247),
    ("chi-square cdf", &[19.0, 100.0], 0.99999999999946444392),
    ("chi-square survival", &[19.0, 100.0], 5.3555607504351190408e-13),
    ("chi-square cdf", &[200.0, 150.0], 0.0033524414981869918897),
    ("chi-square survival", &[200.0, 150.0], 0.99664755850181300811),
    ("chi-square cdf", &[200.0, 600.0], 1.0),
    ("chi-square survival", &[200.0, 600.0], 1.4110215102111521394e-41),
    ("chi-square cdf", &[2000.0, 2000.0], 0.5042052441802155085),
    ("chi-square survival", &[2000.0, 2000.0], 0.4957947558197844915),
    ("chi-square cdf", &[2000.0, 2600.0], 0.99999999999999999813),
    ("chi-square survival", &[2000.0, 2600.0], 1.8736155715785551242e-18),
    ("beta cdf", &[0.5, 0.5, 0.3], 0.36901011956554537504),
    ("beta survival", &[0.5, 0.5, 0.3], 0.63098988043445462496),
    ("beta cdf", &[2.0, 3.0, 0.001], 5.9920030000000002493e-6),
    ("beta survival", &[2.0, 3.0, 0.001], 0.999994007997),
    ("beta cdf", &[2.0, 3.0, 0.999], 0.999999996003),
    ("beta survival", &[2.0, 3.0, 0.999], 3.9970000000000106475e-9),
    ("beta cdf", &[10.0, 1.0, 0.5], 0.0009765625),
    ("beta survival", &[10.0, 1.0, 0.5], 0.9990234375),
    ("beta cdf", &[50.0, 70.0, 0.2], 3.7178550203852636961e-8),
    ("beta survival", &[50.0, 70.0, 0.2], 0.99999996282144979615),
    ("beta cdf", &[50.0, 70.0, 0.9], 1.0),
    ("beta survival", &[50.0, 70.0, 0.9], 4.7438774862123701496e-39),
    ("beta cdf", &[1000.0, 10.0, 0.95], 3.5764798797398769224e-13),
    ("beta survival", &[1000.0, 10.0, 0.95], 0.99999999999964235201),
    ("beta cdf", &[1500.0, 1500.0, 0.5], 0.5),
    ("beta survival", &[1500.0, 1500.0, 0.5], 0.5),
    ("beta cdf", &[0.5, 200.0, 0.1], 0.99999999991292225601),
    ("beta survival", &[0.5, 200.0, 0.1], 8.707774398967444223e-11),
    ("t two-sided", &[1.0, 1.0], 0.5),
    ("t two-sided", &[1.0, 1000000.0], 6.3661977236736913648e-7),
    ("t two-sided", &[3.0, 0.001], 0.999264894969460938),
    ("t two-sided", &[5.0, 2.5705818366147395], 0.049999999940633562128),
    ("t two-sided", &[10.0, -4.0], 0.0025183326247366922637),
    ("t two-sided", &[30.0, 50.0], 1.8715417659222712596e-30),
    ("t two-sided", &[499.0, 1.96], 0.050551902884100294804),
    ("t two-sided", &[10000.0, 8.0], 1.3821208729065382054e-15),
    ("f survival", &[1.0, 10.0, 4.96], 0.050087650566468190323),
    ("f cdf", &[1.0, 10.0, 4.96], 0.94991234943353180968),
    ("f survival", &[3.0, 7.0, 100.0], 4.1304221013833550941e-6),
    ("f cdf", &[3.0, 7.0, 100.0], 0.99999586957789861664),
    ("f survival", &[5.0, 1000.0, 2.2], 0.052252830892769658333),
    ("f cdf", &[5.0, 1000.0, 2.2], 0.94774716910723034167),
    ("f survival", &[20.0, 30.0, 0.1], 0.9999992113105866855),
    ("f cdf", &[20.0, 30.0, 0.1], 7.8868941331449573304e-7),
    ("f survival", &[2.0, 2.0, 100000.0], 9.9999000009999900001e-6),
    ("f cdf", &[2.0, 2.0, 100000.0], 0.99999000009999900001),
    ("poisson probability", &[0.0, 0.5], 0.6065306597126334236),
    ("poisson cdf", &[0.0, 0.5], 0.6065306597126334236),
    ("poisson survival", &[0.0, 0.5], 0.3934693402873665764),
    ("poisson probability", &[3.0, 0.001], 1.6650008330556250901e-10),
    ("poisson cdf", &[3.0, 0.001], 0.99999999999995836665),
    ("poisson survival", &[3.0, 0.001], 4.1633347218254839621e-14),
    ("poisson probability", &[81.0, 60.5], 0.0019237846286302202753),
    ("poisson cdf", &[81.0, 60.5], 0.99510376884315102151),
    ("poisson survival", &[81.0, 60.5], 0.0048962311568489784858),
    ("poisson probability", &[10.0, 60.0], 1.4590848790870316175e-15),
    ("poisson cdf", &[10.0, 60.0], 1.7442356546422336335e-15),
    ("poisson survival", &[10.0, 60.0], 0.99999999999999825576),
    ("poisson probability", &[200.0, 100.0], 4.7169706027926173994e-19),
    ("poisson cdf", &[200.0, 100.0], 0.99999999999999999954),
    ("poisson survival", &[200.0, 100.0], 4.626179470195772881e-19),
    ("poisson probability", &[1000.0, 1000.5], 0.012613035146196574777),
    ("poisson cdf", &[1000.0, 1000.5], 0.50210232422301754319),
    ("poisson survival", &[1000.0, 1000.5], 0.49789767577698245681),
    ("binomial probability", &[0.0, 10.0, 0.1], 0.34867844009999997849),
    ("binomial cdf", &[0.0, 10.0, 0.1], 0.34867844009999997849),
    ("binomial survival", &[0.0, 10.0, 0.1], 0.65132155990000002151),
    ("binomial probability", &[10.0, 10.0, 0.1], 1.0000000000000005551e-10),
    ("binomial cdf", &[10.0, 10.0, 0.1], 1.0),
    ("binomial survival", &[10.0, 10.0, 0.1], 0.0),
    ("binomial probability", &[3.0, 20.0, 0.5], 0.001087188720703125),
    ("binomial cdf", &[3.0, 20.0, 0.5], 0.00128841400146484375),
    ("binomial survival", &[3.0, 20.0, 0.5], 0.99871158599853515625),
    ("binomial probability", &[90.0, 100.0, 0.2], 2.3009347945200529457e-51),
    ("binomial cdf", &[90.0, 100.0, 0.2], 1.0),
    ("binomial survival", &[90.0, 100.0, 0.2], 6.4792327350829777467e-53),
    ("binomial probability", &[500.0, 1000.0, 0.48], 0.011327071894764490397),
    ("binomial cdf", &[500.0, 1000.0, 0.48], 0.90274600864038653154),
    ("binomial survival", &[500.0, 1000.0, 0.48], 0.097253991359613468464),
    ("binomial probability", &[2.0, 100000.0, 1e-05], 0.18394064028968904746),
    ("binomial cdf", &[2.0, 100000.0, 1e-05], 0.91969952263563935322),
    ("binomial survival", &[2.0, 100000.0, 1e-05], 0.080300477364360646779),
    ("binomial probability", &[51000.0, 100000.0, 0.5], 5.1946592098893009379e-12),
    ("binomial cdf", &[51000.0, 100000.0, 0.5], 0.99999999987575885729),
    ("binomial survival", &[51000.0, 100000.0, 0.5], 1.2424114270745559327e-10),
];
