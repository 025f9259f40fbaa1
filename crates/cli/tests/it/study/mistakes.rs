//! Files and questions that cannot be answered: each refusal says what is true and what mends it.

use super::{answer, close, refused, row, rows};
use crate::tilts::Site;

fn says(problem: &str, parts: &[&str]) {
    for part in parts {
        assert!(problem.contains(part), "`{part}` is not in: {problem}");
    }
}

#[test]
fn causes_are_named_once_and_are_events() {
    let site = Site::empty();
    let file = site.file("a.csv", "t,s\n1,1\n2,2\n3,0\n4,1\n");
    let asked = |causes: &str| refused(&["incidence", &file, "--time", "t", "--status", "s", "--causes", causes]);
    says(&asked("1,1"), &["cause `1` is named twice"]);
    says(&asked("1,0"), &["`0` in column `s` is what rows have whose follow-up ended without an event"]);
}

#[test]
fn a_name_that_two_columns_have_is_refused_where_it_is_used() {
    let site = Site::empty();
    let file = site.file("a.csv", "t,s,t,x\n1,1,9,0\n2,0,9,1\n3,1,9,1\n");
    says(&refused(&["survival", &file, "--time", "t", "--status", "s"]), &["two of its columns are named `t`"]);
    let used = ["survival", &file, "--time", "x", "--status", "s", "--where", "t > 1"];
    says(&refused(&used), &["two of its columns are named `t`"]);
    assert_eq!(answer(&["survival", &file, "--time", "x", "--status", "s", "--where", "x > 0"])["rows"]["used"], 2);
}

#[test]
fn rows_are_named_as_a_reader_of_the_file_counts_them() {
    let site = Site::empty();
    let file = site.file("a.csv", "t,s,e,x\n,1,0,1\n5,1,0,2\n4,0,6,1\n-3,1,0,3\n");
    let asked = ["survival", &file, "--time", "t", "--status", "s"];
    says(&refused(&asked), &["row 4 is -3"]);
    let late = [&asked[..], &["--entry", "e", "--where", "t > 0"]].concat();
    says(&refused(&late), &["row 3 enters at 6 and leaves at 4"]);
    let endless = site.file("b.csv", "t,s\n1,1\ninf,0\n");
    says(
        &refused(&["survival", &endless, "--time", "t", "--status", "s"]),
        &["row 2 has `inf`", "the value is infinite"],
    );
}

#[test]
fn nothing_explains_itself() {
    let site = Site::empty();
    let file = site.file("a.csv", "y,t,x\n1,1,2\n0,0,1\n1,1,3\n0,0,4\n");
    let effect = ["effect", &file, "--outcome", "y", "--treatment", "t", "--method", "ipw", "--covariates"];
    says(&refused(&[&effect[..], &["x,y"]].concat()), &["column `y` is the outcome and among what explains it"]);
    says(&refused(&[&effect[..], &["x,t"]].concat()), &["column `t` is the treatment"]);
    let regression = ["regression", &file, "--outcome", "y", "--family", "gaussian", "--factors", "y"];
    says(&refused(&regression), &["column `y` is the outcome"]);
    let cox = ["cox", &file, "--time", "x", "--status", "y", "--covariates", "y"];
    says(&refused(&cox), &["column `y` is the status"]);
}

#[test]
fn coefficients_that_a_constant_rater_leaves_without_meaning_are_left_out() {
    let site = Site::empty();
    let file = site.file("a.csv", "a,b\n1,1\n1,2\n1,1\n1,2\n1,1\n");
    let answer = answer(&["agreement", &file, "--raters", "a,b", "--scale", "ordinal"]);
    assert!(rows(&answer, "agreement", &[("coefficient", "cohen")]).is_empty());
    close(&row(&answer, "agreement", &[("coefficient", "percent_agreement")])["value"], 0.6);
    assert!(answer["cautions"].as_array().is_some_and(|all| all.iter().any(|one| one == "constant-rater")), "{answer}");
    let alike = site.file("b.csv", "a,b\n1,1\n1,1\n1,1\n");
    says(&refused(&["agreement", &alike, "--raters", "a,b", "--scale", "nominal"]), &["no variation in"]);
}

#[test]
fn ranks_may_be_words_in_an_order() {
    let site = Site::empty();
    let words = site.file("a.csv", "a,b\nlow,low\nlow,mid\nhigh,high\nmid,high\nhigh,mid\nlow,low\n");
    let numbers = site.file("b.csv", "a,b\n1,1\n1,2\n3,3\n2,3\n3,2\n1,1\n");
    let [plain, counted] = [&words, &numbers].map(|file| ["agreement", file, "--raters", "a,b", "--scale", "ordinal"]);
    says(&refused(&plain), &["--order"]);
    let ordered = answer(&[&plain[..], &["--order", "low,mid,high"]].concat());
    let counted = answer(&counted);
    for name in ["cohen_linear", "krippendorff", "kendall_w"] {
        let value = |answer| row(answer, "agreement", &[("coefficient", name)])["value"].clone();
        close(&value(&ordered), value(&counted).as_f64().expect("a number"));
    }
    says(&refused(&[&plain[..], &["--order", "low,mid"]].concat()), &["level `high` is not in the order"]);
}

#[test]
fn kappas_of_numbers_weigh_by_their_distance() {
    let site = Site::empty();
    let file = site.file("a.csv", "a,b\n1,1\n1,2\n2,2\n2,10\n10,10\n10,2\n1,1\n2,1\n");
    let linear = |scale: &str| {
        let answer = answer(&["agreement", &file, "--raters", "a,b", "--scale", scale]);
        row(&answer, "agreement", &[("coefficient", "cohen_linear")])["value"].as_f64().expect("a number")
    };
    // 1 − (18/9/8) / (222/64/9)
    assert!((linear("interval") - (1.0 - 0.25 / (222.0 / 576.0))).abs() < 1e-12);
    assert!((linear("interval") - linear("ordinal")).abs() > 0.01);
}

#[test]
fn damaged_csv_files_are_described_with_row_and_remedy() {
    let site = Site::empty();
    let path = site.file("a.csv", "");
    let asked = |bytes: &[u8]| {
        std::fs::write(&path, bytes).expect("the site takes files");
        refused(&["survival", &path, "--time", "t", "--status", "s"])
    };
    says(&asked(b"t,s\n1,1\n2,0,7\n"), &["row 2 below the heading has 3 values where the heading names 2 columns"]);
    says(&asked(b"t,s,n\n1,1,a\n2,0,\"b\n3,1,c\n"), &["a quotation mark that opens in row 2", "never closed"]);
    says(&asked(b"t,s,n\n1,1,a\n2,0,\xe2\xe3\n"), &["row 2 below the heading is not in UTF-8", "CSV UTF-8"]);
    says(&asked(b"\xff\xfet\0,\0s\0\n\0"), &["it is in UTF-16"]);
    says(&asked(b"t,s\n"), &["it has none below the heading"]);
    says(&asked(b"t,s\n,1\n,0\n"), &["each of its 2 rows lacks a value"]);
    let parquet = site.file("a.parquet", "t,s\n1,1\n");
    says(&refused(&["survival", &parquet, "--time", "t", "--status", "s"]), &["it is no Parquet file"]);
}

#[test]
fn options_that_make_no_sense_or_would_be_ignored_are_refused() {
    let site = Site::empty();
    let file = site.file("a.csv", "y,t,x,g\n1,1,2,Male\n0,0,1,Female\n1,1,3,Male\n0,0,4,Female\n");
    let accuracy = ["accuracy", &file, "--outcome", "y", "--score", "x", "--threshold"];
    says(&refused(&[&accuracy[..], &["NaN"]].concat()), &["write a finite number"]);
    let table = ["table", &file, "--rows", "y", "--columns", "t", "--threshold", "-1"];
    says(&refused(&table), &["write a whole number from 1 on"]);
    let effect = ["effect", &file, "--outcome", "x", "--treatment", "t", "--factors", "g", "--method"];
    says(&refused(&[&effect[..], &["match", "--caliper", "-1"]].concat()), &["write a number above 0"]);
    says(&refused(&[&effect[..], &["ipw", "--caliper", "1"]].concat()), &["`--caliper` is for `--method match`"]);
    says(&refused(&[&effect[..], &["ipw", "--seed", "1"]].concat()), &["--bootstrap"]);
    let fine_gray = ["cox", &file, "--time", "x", "--status", "y", "--covariates", "t", "--fine-gray", "1", "--robust"];
    says(&refused(&fine_gray), &["leave out --strata, --ties and --robust"]);
    let typo = ["regression", &file, "--outcome", "x", "--family", "gaussian", "--factors", "g=Mal"];
    says(&refused(&typo), &["did you mean `Male`?"]);
    let huge = site.file("huge.csv", "t,s,x\n1,1,1e300\n2,0,1\n3,1,2\n");
    let cox = ["cox", &huge, "--time", "t", "--status", "s", "--covariates", "x"];
    says(&refused(&cox), &["column `x` has 1e300, which is too large"]);
}

#[test]
fn groups_in_which_nothing_happened_have_curves_and_no_test() {
    let site = Site::empty();
    let file = site.file("a.csv", "t,s,g\n1,0,a\n2,0,b\n3,0,a\n4,0,b\n");
    let answer = answer(&["survival", &file, "--time", "t", "--status", "s", "--group", "g"]);
    assert_eq!(rows(&answer, "groups", &[]).len(), 2);
    assert!(answer["cautions"].as_array().is_some_and(|all| all.iter().any(|one| one == "no-events")), "{answer}");
}

#[test]
fn yes_or_no_outcomes_have_the_e_value_of_the_ratio_of_risks() {
    let site = Site::empty();
    let mut text = "y,t,x\n".to_owned();
    for (t, happened) in [(1, 203), (0, 51)] {
        text.extend((0..1000).map(|row| format!("{},{t},{}\n", u8::from(row < happened), row % 2)));
    }
    let file = site.file("a.csv", &text);
    let asked = ["effect", &file, "--outcome", "y", "--treatment", "t", "--covariates", "x", "--method", "ipw"];
    let answer = answer(&asked);
    let e_value = row(&answer, "sensitivity", &[])["e_value"].as_f64().expect("a number");
    // 0.203 against 0.051: RR 3.98 + √(3.98 · 2.98)
    assert!((e_value - 7.42).abs() < 0.02, "{e_value}");
}
