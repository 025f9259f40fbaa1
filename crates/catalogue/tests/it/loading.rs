//! What a valid pack gives.

use catalogue::{Catalogue, Kind, Scope, Sees, TaskStatus};

use crate::pack::MiniPack;

#[test]
fn a_valid_pack_gives_every_definition() {
    let catalogue = MiniPack::new().load().unwrap_or_else(|findings| panic!("{findings}"));
    assert_eq!(catalogue.pack.languages, ["lv", "en"]);
    assert_eq!(catalogue.indicators["1.2"].target["2023"].to_string(), "13");
    assert_eq!(catalogue.task("plan-2023-2024/1.3").unwrap().status, TaskStatus::PartiallyDone);
    assert_eq!(catalogue.tasks_by_status("plan-2023-2024")[&TaskStatus::PartiallyDone].len(), 1);
    assert_eq!(catalogue.row("P15-4.3-01").unwrap().target[0].exception["2016"].to_string(), "60");
    assert_eq!(catalogue.projects["dari"].from.unwrap().to_string(), "2024-04-03");
    assert_eq!(catalogue.word("prison", "riga", "lv"), "Rīgas Centrālcietums");
    assert!(catalogue.code_on("prison", "riga-1", "2020-12-31".parse().unwrap()).is_some());
    assert!(catalogue.code_on("prison", "riga-1", "2021-01-01".parse().unwrap()).is_none());
    assert_eq!(catalogue.institution("vpd").unwrap().get("en"), "State Probation Service");
    assert!(catalogue.hashes.contains_key("indicators/tests/1.2-section.csv"));
    assert_eq!(catalogue.fingerprint.len(), 64);
}

#[test]
fn the_fingerprint_changes_with_any_file() {
    let print = |pack: &MiniPack| pack.load().unwrap().fingerprint;
    let same = print(&MiniPack::new());
    assert_eq!(print(&MiniPack::new()), same);
    assert_ne!(print(&MiniPack::new().edit("indicators/tests/1.2-section.csv", "s1,p1", "s1,p2")), same);
    assert_ne!(print(&MiniPack::new().edit("roles.toml", "policy planner", "planner")), same);
}

#[test]
fn other_rooms_can_point_at_a_line() {
    let catalogue = MiniPack::new().load().unwrap();
    assert_eq!(catalogue.locate("indicators/1.2.toml", "query.boundary"), 41);
    assert_eq!(catalogue.locate("indicators/1.2.toml", "test[0].expect[0].year"), 56);
    assert_eq!(catalogue.locate("policy/plan-2023-2024/1.3.toml", "achievement[0].value[2].unit"), 38);
    assert_eq!(catalogue.locate("units/core.toml", "unit[1].forms.lv.genitive"), 24);
    let finding =
        catalogue.finding_within(Kind::Indicator, "1.2", "query.sql", 6, "no column `age`".to_owned(), String::new());
    assert_eq!((finding.file.to_str(), finding.line), (Some("indicators/1.2.toml"), 48));
    assert_eq!(catalogue.source_file(Kind::Unit, "percent"), Some(catalogue.folder.join("units/core.toml")));
}

#[test]
fn a_role_may_only_what_it_is_granted() {
    let catalogue = MiniPack::new().load().unwrap();
    let specialist = &catalogue.roles["specialist"];
    let grant = specialist.may("write", "person").next().unwrap();
    assert_eq!((grant.scope, grant.sees), (Scope::OwnUnit, Sees::Persons));
    assert_eq!(specialist.may("export", "person").count(), 0);
    assert_eq!(catalogue.roles["planner"].may("write", "indicator").count(), 0);
}

#[test]
fn activity_types_give_their_words_as_a_code_list_does() {
    let catalogue = MiniPack::new().load().unwrap();
    assert_eq!(catalogue.word(Catalogue::ACTIVITY_TYPE, "family-day", "lv"), "Ģimenes diena");
    assert_eq!(catalogue.word("regime", "closed", "en"), "closed");
    assert_eq!(catalogue.word("regime", "unheard-of", "en"), "unheard-of");
}

#[test]
fn tasks_stand_in_printed_order() {
    let task = std::fs::read_to_string(MiniPack::new().path("policy/plan-2023-2024/1.3.toml")).unwrap();
    let pack = ["1.10", "1.2"].into_iter().fold(MiniPack::new(), |pack, no| {
        pack.write(&format!("policy/plan-2023-2024/{no}.toml"), &task.replacen("\"1.3\"", &format!("\"{no}\""), 1))
    });
    let catalogue = pack.load().unwrap_or_else(|findings| panic!("{findings}"));
    let numbers: Vec<_> = catalogue.tasks["plan-2023-2024"].iter().map(|task| task.no.as_str()).collect();
    assert_eq!(numbers, ["1.2", "1.3", "1.10"]);
}
