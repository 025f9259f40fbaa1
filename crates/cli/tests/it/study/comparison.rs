//! Regression, comparison with people alike and tables, against R 4.2.2, `MatchIt` 4.7.1 and `GaussSuppression` 1.0.0.

use super::{answer, close_to, reference, refused, row, rows};
use crate::tilts::Site;

const LALONDE: [&str; 8] = [
    "--outcome",
    "re78",
    "--treatment",
    "treat",
    "--covariates",
    "age,educ,married,nodegree,re74,re75",
    "--factors",
    "race=black",
];

#[test]
fn a_logistic_regression_is_glms() {
    let Some(lalonde) = reference("lalonde.csv") else { return };
    let more = ["--outcome", "treat", "--family", "binomial"];
    let answer = answer(&[&["regression", lalonde.as_str()], &more[..], &LALONDE[4..]].concat());
    // glm(treat ~ age + educ + race + married + nodegree + re74 + re75, binomial); race against black
    for (name, coefficient, error) in [
        ("intercept", -1.663_281_597_732_76, 0.970_886_396_784_275),
        ("race=hispan", -2.081_734_120_001_29, 0.367_214_679_445_001),
        ("re74", -7.177_668_643_845_05e-5, 2.874_803_936_275_21e-5),
    ] {
        let one = row(&answer, "odds_ratios", &[("covariate", name)]);
        close_to(&one["estimate"], coefficient, 1e-9);
        close_to(&one["standard_error"], error, 1e-7);
    }
}

#[test]
fn weighting_gives_the_reference_estimate_and_is_not_headlined_where_groups_differ() {
    let Some(lalonde) = reference("lalonde.csv") else { return };
    let answer = answer(&[&["effect", lalonde.as_str()], &LALONDE[..], &["--method", "ipw"]].concat());
    // Hájek weights; stacked estimating equations for the standard error
    let estimate = row(&answer, "estimate_not_for_headlines", &[("estimate", "difference")]);
    close_to(&estimate["value"], 224.676_309_103_941, 1e-8);
    close_to(&estimate["standard_error"], 876.193_191_211_85, 1e-6);
    assert!(answer["estimate"].is_null());
    assert!(!rows(&answer, "why_not", &[("reason", "imbalance")]).is_empty());
    let cautions: Vec<&str> =
        answer["cautions"].as_array().into_iter().flatten().filter_map(|one| one.as_str()).collect();
    assert_eq!(cautions, ["not-for-headlines", "unmeasured"]);
}

#[test]
fn the_caliper_of_matching_is_obeyed() {
    let Some(lalonde) = reference("lalonde.csv") else { return };
    let answer = answer(&[&["effect", lalonde.as_str()], &LALONDE[..], &["--method", "match"]].concat());
    // MatchIt 4.7.1 with caliper = .2: 113 pairs (4.5.1 ignores it and makes 185)
    let group = row(&answer, "groups", &[("group", "took_part")]);
    assert_eq!((&group["rows"], &group["effective_rows"]), (&185.into(), &113.0.into()));
    assert_eq!(answer["settings"]["estimand"], "att");
}

#[test]
fn a_bootstrap_is_the_same_with_the_same_seed() {
    let Some(lalonde) = reference("lalonde.csv") else { return };
    let draw = |seed: &str| {
        let more = ["--method", "entropy", "--estimand", "att", "--bootstrap", "20", "--seed", seed];
        let answer = answer(&[&["effect", lalonde.as_str()], &LALONDE[..], &more[..]].concat());
        let table = if answer["estimate"].is_null() { "estimate_not_for_headlines" } else { "estimate" };
        row(&answer, table, &[("estimate", "bootstrap")])["standard_error"].clone()
    };
    assert_eq!(draw("1"), draw("1"));
    assert_ne!(draw("1"), draw("2"));
}

#[test]
fn a_table_hides_small_cells_and_what_would_give_them_away() {
    let Some(counts) = reference("sdc_iowa_fy2015_returned_age_race.csv") else { return };
    let answer =
        answer(&["table", &counts, "--rows", "age", "--columns", "race", "--value", "Freq", "--threshold", "4"]);
    // GaussSuppression of counts up to 3: two cells for their own sake, four in all, and nothing tells which are which
    let hidden = rows(&answer, "table", &[("status", "hidden")]);
    assert_eq!(hidden.len(), 4);
    assert_eq!(rows(&answer, "hidden_cells", &[]).len(), 4);
    assert!(hidden.iter().all(|cell| cell["count"].is_null()));
    assert_eq!(rows(&answer, "table", &[]).len(), 36);
}

#[test]
fn what_is_published_of_a_table_cannot_be_solved() {
    let site = Site::empty();
    let file = site.file("t.csv", "r,c,n\na,x,5\na,y,5\nb,x,5\nb,y,5\n");
    let asked = ["table", &file, "--rows", "r", "--columns", "c", "--value", "n", "--threshold", "6"];
    let answer = answer(&asked);
    for cell in rows(&answer, "hidden_cells", &[]) {
        // Any a, 10 - a, 10 - a, a with a small count somewhere.
        assert_eq!((cell["at_least"].as_f64(), cell["at_most"].as_f64()), (Some(1.0), Some(9.0)));
    }
    for format in ["table", "csv", "json"] {
        let shown = site.run(&[&["study"], &asked[..], &["--format", format, "--lang", "en"]].concat()).well();
        assert!(shown.contains("hidden") && !shown.contains("small") && !shown.contains("primary"), "{shown}");
    }
    let few = site.file("few.csv", "r,c\na,x\nb,y\n");
    let said = refused(&["table", &few, "--rows", "r", "--columns", "c", "--threshold", "6"]);
    assert!(said.contains("the whole table counts 2"), "{said}");
}

#[test]
fn a_zero_that_everybody_may_know_protects_nothing() {
    let site = Site::empty();
    let asked = ["--rows", "r", "--columns", "c", "--value", "n", "--threshold", "4"];
    // No women in a prison for men: hiding that would not hide its 8 men, and so not the 3 of the other prison.
    let file = site.file("few.csv", "r,c,n\na,f,0\na,m,8\nb,f,5\nb,m,3\nd,f,9\nd,m,7\n");
    let answer = answer(&[&["table", file.as_str()], &asked[..]].concat());
    let zero = rows(&answer, "table", &[("row", "a"), ("column", "f")]);
    assert_eq!(zero[0]["count"].as_u64(), Some(0));
    assert_eq!(rows(&answer, "table", &[("row", "b"), ("column", "m"), ("status", "hidden")]).len(), 1);
}

#[test]
fn a_table_of_a_thousand_rows_is_protected_and_a_larger_one_refused() {
    let site = Site::empty();
    let cells = |rows: usize, columns: usize| -> String {
        let line = |cell: usize| format!("{},{},{}\n", cell / columns, cell % columns, (cell * cell) % 97);
        "r,c,n\n".to_owned() + &(0..rows * columns).map(line).collect::<String>()
    };
    let (large, larger) = (site.file("large.csv", &cells(1000, 10)), site.file("larger.csv", &cells(2000, 10)));
    let asked = |file: &str| {
        ["table", file, "--rows", "r", "--columns", "c", "--value", "n", "--threshold", "5"].map(str::to_owned)
    };
    let answer = answer(&asked(&large).each_ref().map(String::as_str));
    assert_eq!(rows(&answer, "table", &[]).len(), 11_011);
    let said = refused(&asked(&larger).each_ref().map(String::as_str));
    assert!(said.contains("more than 12000 cells") && said.contains("join categories"), "{said}");
}
