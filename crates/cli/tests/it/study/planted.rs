//! The study of programmes on simulated nations: an effect that was planted is found, and none where none was.

use serde_json::Value;

use crate::tilts::Site;

/// The same nation but for how much less often people return after a programme; what the study finds of it.
fn found(ratio: &str) -> Value {
    let site = Site::empty();
    let home = site.path("nation").display().to_string();
    let nation = ["demo", "--build-only", "--data", &home, "--seed", "11", "--scale", "0.3"];
    site.run(&[&nation[..], &["--after-programme", ratio]].concat()).well();
    let out = site.run(&["--home", &home, "study", "run", "programme-effect", "--format", "json"]).well();
    serde_json::from_str(&out).expect("the run is JSON")
}

/// Estimate and limits of an analysis, whether it may be headlined or not.
fn difference(run: &Value, analysis: &str) -> [f64; 3] {
    let answer = &run["answers"][analysis];
    let rows = answer["estimate"].as_array().or_else(|| answer["estimate_not_for_headlines"].as_array());
    let row = &rows.unwrap_or_else(|| panic!("{analysis} has no estimate: {answer}"))[0];
    ["value", "lower", "upper"].map(|column| row[column].as_f64().expect("a number"))
}

#[test]
fn a_planted_effect_is_recovered_and_none_is_found_where_none_was() {
    let (planted, without) = (found("0.25"), found("1"));
    // Of men who took no part about 4 in 10 are back within two years. At a quarter of the hazard 1 in 8 would be: 0.28 fewer.
    // Some of those without a recorded programme had one, so a little less is found.
    let [value, lower, upper] = difference(&planted, "two-years");
    assert!(upper < 0.0, "the planted effect is not seen: {value} [{lower}, {upper}]");
    assert!(lower < -0.22 && (-0.38..=-0.12).contains(&value), "{value} [{lower}, {upper}]");
    for analysis in ["two-years", "one-year"] {
        let [value, lower, upper] = difference(&without, analysis);
        assert!(
            lower < 0.0 && 0.0 < upper,
            "{analysis} finds an effect that nobody planted: {value} [{lower}, {upper}]"
        );
    }
    let cautions = without["answers"]["two-years"]["cautions"].to_string();
    assert!(cautions.contains("unmeasured"), "{cautions}");
}

#[test]
fn a_ratio_that_is_none_is_refused() {
    let site = Site::empty();
    let home = site.path("nation").display().to_string();
    let arguments = ["demo", "--build-only", "--data", &home, "--scale", "0.02", "--after-programme", "0"];
    let said = site.run(&arguments).refused();
    assert!(said.contains("the ratio of return after a programme is 0"), "{said}");
}
