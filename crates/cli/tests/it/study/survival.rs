//! Time to event against R's survival 3.5.3 and cmprsk 2.2.11.

use super::{answer, close, close_to, copied, reference, refused, row, rows};
use crate::tilts::Site;

const ROSSI: [&str; 4] = ["--time", "week", "--status", "arrest"];

fn rossi(study: &str, more: &[&str]) -> serde_json::Value {
    answer(&[&[study, copied("rossi.csv").as_str()], &ROSSI[..], more].concat())
}

#[test]
fn the_curve_is_survfits() {
    let answer = rossi("survival", &["--at", "10,30,52"]);
    // survfit(Surv(week, arrest) ~ 1, conf.type = "log-log")
    for (time, survival, error, lower, upper) in [
        ("10.0", 0.965_277_777_777_778, 0.008_808_217_636_443_57, 0.943_064_597_959_99, 0.978_920_997_066_601),
        ("30.0", 0.861_111_111_111_111, 0.016_638_779_824_728_3, 0.824_786_540_369_562, 0.890_407_816_067_143),
        ("52.0", 0.736_111_111_111_111, 0.021_205_101_980_958_8, 0.691_859_715_796_487, 0.775_063_183_374_674),
    ] {
        let point = row(&answer, "at", &[("time", time), ("group", "everybody")]);
        close(&point["survival"], survival);
        close(&point["standard_error"], error);
        close(&point["lower"], lower);
        close(&point["upper"], upper);
    }
    assert_eq!(answer["rows"]["used"], 432);
    assert_eq!(answer["missing"]["week"], 0);
    assert_eq!(answer["settings"]["interval"], "log-log");
    assert_eq!(rows(&answer, "curve", &[]).len(), 49);
}

#[test]
fn groups_are_compared_as_survdiff_does() {
    let answer = rossi("survival", &["--group", "fin", "--at", "26"]);
    // survfit and survdiff(Surv(week, arrest) ~ fin)
    close(&row(&answer, "at", &[("group", "0")])["survival"], 0.851_851_851_851_852);
    close(&row(&answer, "at", &[("group", "1")])["upper"], 0.931_725_794_095_636);
    let test = row(&answer, "tests", &[("test", "log_rank")]);
    close(&test["chi_square"], 3.837_569_576_549_05);
    close(&test["p"], 0.050_116_117_409_005_7);
    let counts = row(&answer, "log_rank_counts", &[("group", "1")]);
    close(&counts["expected"], 58.425_557_231_590_4);
}

#[test]
fn quantiles_and_restricted_means_are_survfits() {
    let answer = rossi("survival", &["--quantiles", ".1,.25", "--rmst", "52"]);
    let tenth = row(&answer, "quantiles", &[("share", "0.1")]);
    assert_eq!((&tenth["time"], &tenth["lower"], &tenth["upper"]), (&23.0.into(), &18.0.into(), &27.0.into()));
    let quarter = row(&answer, "quantiles", &[("share", "0.25")]);
    assert_eq!((&quarter["time"], quarter["upper"].is_null()), (&50.0.into(), true));
    let mean = row(&answer, "restricted_means", &[]);
    close(&mean["mean"], 45.854_166_666_666_7);
    close(&mean["standard_error"], 0.608_509_352_265_362);
}

#[test]
fn hazard_ratios_are_coxphs() {
    let answer = rossi("cox", &["--covariates", "fin,age,race,wexp,mar,paro,prio"]);
    // coxph(Surv(week, arrest) ~ fin + age + race + wexp + mar + paro + prio, ties = "efron"), then cox.zph, concordance
    for (name, coefficient, error, ratio) in [
        ("fin", -0.379_422_166_871_205, 0.191_379_480_712_809, 0.684_256_681_179_724),
        ("age", -0.057_437_743_013_761_5, 0.021_999_470_627_953_8, 0.944_180_670_399_674),
        ("prio", 0.091_497_079_351_121_2, 0.028_648_550_073_470_6, 1.095_813_576_201_17),
    ] {
        let one = row(&answer, "coefficients", &[("covariate", name)]);
        close_to(&one["estimate"], coefficient, 1e-9);
        close_to(&one["standard_error"], error, 1e-9);
        close_to(&one["hazard_ratio"], ratio, 1e-9);
    }
    close_to(&row(&answer, "model_tests", &[("test", "likelihood_ratio")])["chi_square"], 33.265_945_801_570_8, 1e-9);
    close_to(&row(&answer, "proportional_hazards", &[("covariate", "age")])["p"], 0.014_518_462_710_310_1, 1e-7);
    let model = row(&answer, "model", &[]);
    close(&model["concordance"], 0.640_329_247_099_714);
    assert_eq!(model["events"], 114);
    assert_eq!(answer["cautions"][0], "not-proportional");
}

#[test]
fn a_factor_is_compared_with_the_level_that_was_named() {
    let first = rossi("cox", &["--covariates", "age", "--factors", "race"]);
    let second = rossi("cox", &["--covariates", "age", "--factors", "race=1"]);
    let estimate = |answer: &serde_json::Value, name: &str| {
        row(answer, "coefficients", &[("covariate", name)])["estimate"].as_f64().expect("a number")
    };
    assert!((estimate(&first, "race=1") + estimate(&second, "race=0")).abs() < 1e-10);
    let problem = refused(&[&["cox", copied("rossi.csv").as_str()], &ROSSI[..], &["--factors", "race=2"]].concat());
    assert!(problem.contains("no level `2`") && problem.contains("0, 1"), "{problem}");
}

/// Follow-up of the Iowa releases cut at a day that depends on the row, as the reference computation cut it.
const CUT: [&str; 6] = [
    "--time",
    "least(time, 365 + (id * 7919) % 1000)",
    "--status",
    "case when time <= 365 + (id * 7919) % 1000 then status else 0 end",
    "--causes",
    "1,2",
];

#[test]
fn incidences_and_grays_test_are_cuminc_s() {
    let Some(iowa) = reference("iowa_releases.csv") else { return };
    let male_or_not = ["--where", "sex in ('Female', 'Male')", "--group", "sex", "--at", "365,730,1000"];
    let answer = answer(&[&["incidence", iowa.as_str()], &CUT[..], &male_or_not].concat());
    // cuminc(t2, s2, sex); timepoints(365, 730, 1000)
    for (group, cause, time, incidence) in [
        ("Female", "1", "365.0", 0.051_811_919_736_448),
        ("Male", "1", "1000.0", 0.207_724_343_767_795),
        ("Male", "2", "730.0", 0.105_262_227_196_385),
    ] {
        let point = row(&answer, "at", &[("group", group), ("cause", cause), ("time", time)]);
        close(&point["incidence"], incidence);
        assert!(point["overstated"].as_f64().is_some_and(|more| more > 0.0), "censoring other causes overstates");
    }
    close_to(&row(&answer, "gray_tests", &[("cause", "1")])["chi_square"], 68.643_854_285_957_6, 1e-9);
    close_to(&row(&answer, "gray_tests", &[("cause", "2")])["p"], 0.004_646_299_936_900_58, 1e-9);
}

#[test]
fn people_read_the_answer_in_either_language_and_see_it() {
    let site = Site::empty();
    let file = copied("rossi.csv");
    let say = |more: &[&str]| {
        site.run(&[&["study", "survival", file.as_str()], &ROSSI[..], &["--group", "fin"], more].concat()).well()
    };
    let latvian = say(&[]);
    assert!(latvian.contains("Izmantotas 432 no 432 rindām.") && latvian.contains("3,838"), "{latvian}");
    let english = say(&["--lang", "en"]);
    assert!(english.contains("432 of 432 rows used.") && english.contains("3.838"), "{english}");
    let picture = say(&["--format", "svg"]);
    assert!(picture.starts_with("<svg") && picture.contains("<title>Laiks līdz notikumam: rossi.csv"), "{picture}");
    assert!(picture.contains("Riska grupā") && picture.matches("class=\"chart-line\"").count() == 2);
    let table = say(&["--format", "csv"]);
    assert!(table.starts_with("table,group,rows,events,"), "{table}");
    assert!(table.contains("tests,log_rank,3.8375695765"), "{table}");
}
