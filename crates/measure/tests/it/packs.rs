//! The packs of the project hold what their own tests say.

use catalogue::Findings;

use crate::office::pack;

#[tokio::test]
async fn every_query_of_the_latvian_pack_runs_and_its_tests_hold() {
    let findings = Findings(measure::check(&pack("lv")).await.unwrap());
    assert!(findings.0.is_empty(), "{findings}");
}

#[tokio::test]
async fn every_query_of_the_second_pack_runs_and_its_tests_hold() {
    let findings = Findings(measure::check(&pack("iowa")).await.unwrap());
    assert!(findings.0.is_empty(), "{findings}");
}
