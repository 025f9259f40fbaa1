//! The packs of this repository.

use std::path::Path;

use catalogue::wording::compose;
use catalogue::{Catalogue, TaskStatus};

fn pack(id: &str) -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../definitions").join(id);
    Catalogue::load(&folder).unwrap_or_else(|findings| panic!("{findings}"))
}

#[test]
fn the_latvian_pack_has_no_findings_and_is_complete() {
    let lv = pack("lv");
    let of_guidelines = lv.indicators.values().filter(|one| one.document == "guidelines-2022-2027");
    assert_eq!((lv.indicators.len(), of_guidelines.count()), (10, 9));
    assert_eq!(lv.policies["guidelines-2022-2027"].outcome.len(), 3);
    assert_eq!(lv.rows["plan-2015-2020"].len(), 83);
    assert_eq!(lv.standards.len(), 22);
    assert_eq!(lv.projects["4.3.4.7"].activity.len(), 10);
    let tasks = &lv.tasks["plan-2023-2024"];
    assert_eq!(tasks.len(), 23);
    assert_eq!(tasks.iter().map(|task| task.achievement.len()).sum::<usize>(), 68);
    let by_status = lv.tasks_by_status("plan-2023-2024");
    let numbers = |status| by_status[&status].iter().map(|task| task.no.as_str()).collect::<Vec<_>>();
    assert_eq!(numbers(TaskStatus::Done), ["3.4", "3.5", "4.1", "4.2", "4.5"]);
    assert_eq!(numbers(TaskStatus::PartiallyDone).len(), 15);
    assert_eq!(numbers(TaskStatus::Started), ["3.6"]);
    assert_eq!(numbers(TaskStatus::NotAssessable), ["2.2", "3.7"]);
}

#[test]
fn every_achievement_of_the_latvian_pack_reads_as_a_sentence_in_both_languages() {
    let lv = pack("lv");
    for achievement in lv.tasks.values().flatten().flat_map(|task| &task.achievement) {
        for lang in ["lv", "en"] {
            let sentence = compose(achievement.sentence.get(lang), &achievement.value, &lv.units, lang).unwrap();
            assert!(!sentence.contains(['{', '}']), "{sentence}");
        }
    }
}

#[test]
fn the_second_pack_has_no_findings() {
    let iowa = pack("iowa");
    assert_eq!(iowa.pack.languages, ["en"]);
    assert!(iowa.imports.contains_key("iowa-releases"));
}
