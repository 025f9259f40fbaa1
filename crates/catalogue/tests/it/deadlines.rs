//! When something is due in a case, and the sentences that say why.

use std::collections::BTreeMap;

use catalogue::{CaseEvent, CaseHistory, Due, DueState, Exemption};
use chrono::NaiveDate;

use crate::instrument::LV;
use crate::pack::MiniPack;

fn day(written: &str) -> NaiveDate {
    written.parse().expect("a day")
}

fn event(kind: &str, on: &str) -> CaseEvent {
    CaseEvent { kind: kind.to_owned(), on: day(on), with: BTreeMap::new() }
}

fn assessed(on: &str, kind: &str) -> CaseEvent {
    CaseEvent { with: BTreeMap::from([("kind".to_owned(), kind.to_owned())]), ..event("assessment.completed", on) }
}

fn exempt(kind: &str, from: &str, to: Option<&str>) -> Exemption {
    Exemption { kind: kind.to_owned(), from: day(from), to: to.map(day) }
}

/// One deadline of a case as it stands on `today`.
fn due(id: &str, history: &CaseHistory, today: &str) -> Option<Due> {
    LV.due(history, day(today)).into_iter().find(|due| due.deadline == id)
}

fn placed() -> CaseHistory {
    CaseHistory { events: vec![event("custody.placed", "2024-02-01")], ..CaseHistory::default() }
}

#[test]
fn the_first_assessment_is_due_two_months_after_placement() {
    let due = due("first-assessment", &placed(), "2024-02-10").unwrap();
    assert_eq!((due.on, due.remind_on, due.state), (day("2024-04-01"), day("2024-03-18"), DueState::Pending));
    let why = |lang: &str| due.steps.iter().map(|step| step.sentence(&LV, lang)).collect::<Vec<_>>();
    assert_eq!(
        why("lv"),
        [
            "01.02.2024: persona ievietota ieslodzījuma vietā; no šīs dienas skaita termiņu.",
            "Termiņš ir 2\u{a0}mēneši: līdz 01.04.2024.",
        ]
    );
    assert_eq!(why("en")[1], "The time is 2\u{a0}months: until 1\u{a0}April\u{a0}2024.");
}

#[test]
fn the_day_itself_is_still_in_time_and_the_next_is_not() {
    assert_eq!(due("first-assessment", &placed(), "2024-04-01").unwrap().state, DueState::Pending);
    assert_eq!(due("first-assessment", &placed(), "2024-04-02").unwrap().state, DueState::Overdue);
    let mut history = placed();
    history.events.push(assessed("2024-04-01", "risk-needs"));
    assert_eq!(due("first-assessment", &history, "2024-05-01").unwrap().state, DueState::Done);
    history.events[1].on = day("2024-04-02");
    assert_eq!(due("first-assessment", &history, "2024-05-01").unwrap().state, DueState::DoneLate);
}

#[test]
fn another_kind_of_assessment_fulfils_nothing_and_the_future_is_not_known() {
    let mut history = placed();
    history.events.push(assessed("2024-03-01", "security"));
    assert_eq!(due("first-assessment", &history, "2024-04-02").unwrap().state, DueState::Overdue);
    history.events.push(assessed("2024-04-20", "risk-needs"));
    assert_eq!(due("first-assessment", &history, "2024-04-02").unwrap().state, DueState::Overdue);
    assert!(due("first-assessment", &history, "2024-01-31").is_none(), "nothing has started yet");
}

#[test]
fn an_exemption_holds_a_deadline_up_and_then_moves_it_but_never_earlier() {
    let mut history = placed();
    history.exemptions.push(exempt("health", "2024-03-20", None));
    assert_eq!(due("first-assessment", &history, "2024-04-10").unwrap().state, DueState::Waiting);
    history.exemptions[0].to = Some(day("2024-04-15"));
    let moved = due("first-assessment", &history, "2024-04-20").unwrap();
    assert_eq!((moved.on, moved.state), (day("2024-04-25"), DueState::Pending));
    assert_eq!(
        moved.steps[2].sentence(&LV, "lv"),
        "Šķērslis “veselības stāvoklis” ilga līdz 15.04.2024; termiņš pagarināts līdz 25.04.2024."
    );
    history.exemptions[0].to = Some(day("2024-03-21"));
    assert_eq!(due("first-assessment", &history, "2024-03-25").unwrap().on, day("2024-04-01"));
}

#[test]
fn an_exemption_that_begins_when_it_is_overdue_changes_nothing() {
    let mut history = placed();
    history.exemptions.push(exempt("health", "2024-04-02", Some("2024-06-01")));
    let late = due("first-assessment", &history, "2024-06-10").unwrap();
    assert_eq!((late.on, late.state), (day("2024-04-01"), DueState::Overdue));
    assert!(late.steps[2].sentence(&LV, "en").contains("when the time was over already"));
}

#[test]
fn release_ends_a_deadline_that_was_not_met() {
    let mut history = placed();
    history.events.push(event("custody.released", "2024-03-01"));
    let ended = due("first-assessment", &history, "2024-05-01").unwrap();
    assert_eq!(ended.state, DueState::Stopped);
    assert_eq!(
        ended.steps.last().unwrap().sentence(&LV, "lv"),
        "01.03.2024: persona atbrīvota; termiņš vairs nav jāievēro."
    );
}

#[test]
fn reassessment_depends_on_the_time_left_to_serve() {
    let with_release = |release: Option<&str>| CaseHistory {
        events: vec![assessed("2024-01-15", "risk-needs")],
        release_on: release.map(day),
        ..CaseHistory::default()
    };
    let on = |release| due("reassessment", &with_release(release), "2024-02-01").map(|due| due.on);
    assert_eq!(on(None), Some(day("2025-01-15")), "no release is known");
    assert_eq!(on(Some("2030-01-01")), Some(day("2025-01-15")));
    assert_eq!(on(Some("2024-12-01")), Some(day("2024-07-15")), "under a year left");
    assert_eq!(on(Some("2024-07-20")), Some(day("2024-06-20")), "a month before the release");
    assert_eq!(on(Some("2024-04-10")), None, "three months or less left");
}

#[test]
fn a_review_starts_the_next_one() {
    let mut history = CaseHistory {
        events: vec![event("plan.approved", "2024-01-31"), event("plan.reviewed", "2024-06-30")],
        release_on: Some(day("2026-01-01")),
        ..CaseHistory::default()
    };
    let next = due("plan-review", &history, "2024-07-01").unwrap();
    assert_eq!((next.on, next.state), (day("2024-12-30"), DueState::Pending));
    history.events.pop();
    // Six months after 31 January end in July, which has 31 days.
    assert_eq!(due("plan-review", &history, "2024-07-01").unwrap().on, day("2024-07-31"));
}

#[test]
fn slips_in_deadlines_are_found() {
    let good = "[[deadline]]\nid = \"a\"\nname = { lv = \"a\", en = \"a\" }\nstarts = [{ event = \"begun\" }]\nwithin = \"2 months\"\n\
                satisfied_by = [{ event = \"done\" }]\nsource = { document = \"001\", place = \"x\" }\n";
    let keys = [
        "started",
        "within",
        "time_left",
        "no_release",
        "before_release",
        "extended",
        "not_moved",
        "too_late",
        "waiting",
        "satisfied",
        "stopped",
    ];
    let words =
        keys.iter().map(|key| format!("{key} = {{ lv = \"{{on}}\", en = \"{{on}}\" }}\n")).collect::<Vec<_>>().concat();
    let list = "id = \"case-event\"\nname = { lv = \"x\", en = \"x\" }\n[[code]]\nid = \"begun\"\nname = { lv = \"x\", en = \"x\" }\n[[code]]\nid = \"done\"\nname = { lv = \"x\", en = \"x\" }\n";
    let pack = |text: &str| {
        MiniPack::new()
            .write("classifiers/case-event.toml", list)
            .write("deadlines.toml", &format!("{text}\n[words]\n{words}"))
    };
    pack(good).load().unwrap_or_else(|findings| panic!("{findings}"));
    for (old, new, line, problem) in [
        ("2 months", "two months", 5, "`two months` is no length of time"),
        ("\"begun\"", "\"begin\"", 4, "`begin` is no code of classifier `case-event`"),
        ("within = \"2 months\"\n", "", 1, "the deadline has no time"),
        (
            "within = \"2 months\"",
            "time_left = [{ up_to = \"1 year\", within = \"1 month\" }]",
            5,
            "the last row of `time_left` has a limit",
        ),
    ] {
        let found = pack(&good.replace(old, new)).findings();
        assert!(found[0].starts_with(&format!("deadlines.toml:{line}: {problem}")), "{found:#?}");
    }
    let found = pack(good).edit("deadlines.toml", "started = { lv = \"{on}\"", "started = { lv = \"{om}\"").findings();
    assert_eq!(found, ["deadlines.toml:10: placeholder `om` is not known", "  did you mean `on`?"]);
}
