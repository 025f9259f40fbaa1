//! Validity, agreement and reliability against pROC 1.18.0, psych 2.2.9 and published values.

use std::fmt::Write as _;

use super::{answer, close, close_to, copied, reference, refused, row, rows};
use crate::tilts::Site;

#[test]
fn the_area_and_its_interval_are_procs() {
    let Some(nij) = reference("nij_georgia_parole.csv") else { return };
    let answer = answer(&["accuracy", &nij, "--outcome", "recid_3y", "--score", "risk_score", "--group", "male"]);
    // roc(recid_3y, risk_score), ci by DeLong, in all and by sex
    let area = row(&answer, "areas", &[("group", "everybody")]);
    close(&area["area"], 0.603_500_162_591_564);
    close(&area["lower"], 0.595_996_276_761_656);
    close(&area["upper"], 0.611_004_048_421_471);
    close(&row(&answer, "areas", &[("group", "0")])["area"], 0.583_400_598_200_85);
    close(&row(&answer, "areas", &[("group", "1")])["upper"], 0.614_917_576_461_134);
    assert_eq!(rows(&answer, "comparisons", &[]).len(), 1);
}

#[test]
fn two_scores_of_the_same_people_are_compared() {
    let file = copied("rossi.csv");
    let answer =
        answer(&["accuracy", &file, "--outcome", "arrest", "--score", "prio,age", "--paired", "--threshold", "3"]);
    let compared = row(&answer, "comparisons", &[("first", "prio"), ("second", "age")]);
    let area = |score: &str| row(&answer, "areas", &[("score", score)])["area"].as_f64().expect("an area");
    close(&compared["difference"], area("prio") - area("age"));
    // Of 114 arrested 63 had three earlier convictions or more.
    let rate = row(&answer, "rates", &[("score", "prio"), ("rate", "sensitivity")]);
    assert_eq!((&rate["count"], &rate["of"]), (&63.into(), &114.into()));
    let problem = refused(&["accuracy", &file, "--outcome", "arrest", "--score", "prio", "--paired"]);
    assert!(problem.contains("takes two scores"), "{problem}");
}

#[test]
fn intraclass_correlations_are_shrouts_and_fleiss() {
    let file = copied("shrout_fleiss_1979.csv");
    let answer = answer(&["agreement", &file, "--raters", "J1,J2,J3,J4", "--scale", "interval"]);
    // ICC(sf) of psych; the paper prints .17 .29 .71 .44 .62 .91
    for (form, value, lower) in [
        ("icc_1_1", 0.165_741_768_405_476, -0.132_932_324_874_751),
        ("icc_2_1", 0.289_763_779_527_559, 0.018_786_513_374_712),
        ("icc_3_k", 0.909_315_542_377_069, 0.675_674_713_816_305),
    ] {
        let one = row(&answer, "agreement", &[("coefficient", form)]);
        close(&one["value"], value);
        close_to(&one["lower"], lower, 1e-8);
    }
}

#[test]
fn krippendorffs_alpha_takes_missing_ratings() {
    let text = std::fs::read_to_string(copied("krippendorff_nmm.csv")).expect("the file is there");
    let columns: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let mut turned = "unit,r1,r2,r3,r4\n".to_owned();
    for unit in 1..=12 {
        let cells: Vec<&str> = columns.iter().map(|rater| rater[unit]).collect();
        writeln!(turned, "{unit},{}", cells.join(",")).expect("a string takes every write");
    }
    let site = Site::empty();
    let file = site.file("ratings.csv", &turned);
    // Krippendorff (2011): .743 nominal, .815 ordinal, .849 interval, .797 ratio
    for (scale, alpha) in [
        ("nominal", 0.743_421_052_631_579),
        ("ordinal", 0.815_387_503_754_881),
        ("interval", 0.849_107_142_857_143),
        ("ratio", 0.797_402_774_711_612),
    ] {
        let answer = answer(&["agreement", &file, "--raters", "r1,r2,r3,r4", "--scale", scale]);
        close(&row(&answer, "agreement", &[("coefficient", "krippendorff")])["value"], alpha);
        assert_eq!(answer["missing"]["r4"], 1);
        assert_eq!(answer["cautions"][0], "missing-ratings");
    }
}

#[test]
fn alpha_is_psychs_with_an_item_turned_round() {
    let Some(bfi) = reference("bfi_A_N.csv") else { return };
    let answer = answer(&["reliability", &bfi, "--items", "A1,A2,A3,A4,A5", "--reverse", "A1"]);
    // alpha(na.omit(cbind(7 - A1, A2..A5)))
    let scale = row(&answer, "scale", &[]);
    assert_eq!(scale["rows"], 2709);
    close(&scale["alpha"], 0.703_755_894_374_836);
    close(&scale["lambda6"], 0.683_170_316_429_441);
    close(&scale["mean"], 4.643_484_680_693_98);
    let first = row(&answer, "items", &[("item", "A1")]);
    close(&first["mean"], 4.587_670_727_205_61);
    close(&first["alpha_without"], 0.717_972_056_565_048);
}

#[test]
fn calibration_says_how_far_probabilities_are_off() {
    let site = Site::empty();
    // Two bins of 100: foretold 0.2 and 0.6, happened 0.2 and 0.5.
    let mut text = "p,y\n".to_owned();
    for (p, happened) in [("0.2", 20), ("0.6", 50)] {
        for row in 0..100 {
            writeln!(text, "{p},{}", u8::from(row < happened)).expect("a string takes every write");
        }
    }
    let file = site.file("p.csv", &text);
    let answer = answer(&["calibration", &file, "--outcome", "y", "--probability", "p"]);
    close(&row(&answer, "overall", &[("measure", "observed_expected")])["value"], 70.0 / 80.0);
    // (0.2·0.8² + 0.8·0.2² + 0.5·0.4² + 0.5·0.6²) / 2
    close(&row(&answer, "overall", &[("measure", "brier")])["value"], 0.21);
    assert_eq!(rows(&answer, "bins", &[]).len(), 2);
    assert_eq!(answer["cautions"][0], "no-hosmer-lemeshow");
    let picture =
        site.run(&["study", "calibration", &file, "--outcome", "y", "--probability", "p", "--format", "svg"]).well();
    assert_eq!(picture.matches("<circle").count(), 2);
}
