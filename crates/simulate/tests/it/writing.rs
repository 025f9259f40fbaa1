//! The nation in the record.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use record::{ActivityFilter, Actor, AuditFilter, Keys, Page, Purpose, Record};
use simulate::{Settings, SimulateError, Stage, Summary, make_accounts, simulate};
use tempfile::TempDir;

use crate::{day, pack, small};

fn instant() -> DateTime<Utc> {
    "2026-07-01T08:00:00Z".parse().unwrap()
}

async fn open(folder: &TempDir) -> Record {
    let url = format!("sqlite://{}", folder.path().join("nation.sqlite").display());
    let keys = Keys { encryption: [3; 32], lookup: [5; 32] };
    Record::open(&url, keys, Arc::clone(&pack())).await.unwrap()
}

fn actor(role: &str) -> Actor {
    Actor {
        account: role.to_owned(),
        role: role.to_owned(),
        agency: "tm".to_owned(),
        unit: String::new(),
        purpose: Purpose::new("reporting"),
        at: instant(),
    }
}

/// The small nation, written.
async fn written(folder: &TempDir) -> (Record, Summary) {
    let record = open(folder).await;
    let summary = simulate(&record, &small(), instant(), &mut |_, _, _| {}).await.unwrap();
    (record, summary)
}

#[tokio::test]
async fn the_record_takes_the_nation_and_says_that_it_is_simulated() {
    let folder = tempfile::tempdir().unwrap();
    let (record, summary) = written(&folder).await;
    let page = Page { number: 1, size: 25 };
    let ledger = record.activities(&actor("planner"), &ActivityFilter::default(), page).await.unwrap();
    assert_eq!(ledger.total, summary.activities);
    assert!(ledger.rows.iter().all(|row| row.simulated));
    assert_eq!(record.organisations(&actor("planner")).await.unwrap().len() as u64, summary.organisations);
    let audit = record.audit(&actor("dpo"), &AuditFilter::default(), page).await.unwrap();
    assert!(audit.rows.iter().all(|entry| entry.purpose == "simulation"), "{:?}", audit.rows);
    let verdict = record.verify_audit(&actor("dpo")).await.unwrap();
    assert_eq!(verdict.faults, []);
}

#[tokio::test]
async fn progress_is_told_stage_by_stage_until_each_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let record = open(&folder).await;
    let told = Mutex::new(Vec::new());
    simulate(&record, &small(), instant(), &mut |stage, done, total| {
        assert!(done <= total);
        told.lock().unwrap().push((stage, done, total));
    })
    .await
    .unwrap();
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted_by_key(|(stage, _, _)| *stage));
    for stage in [Stage::Imagining, Stage::People, Stage::Custody, Stage::Facts, Stage::Activities, Stage::Registers] {
        let last = told.iter().rfind(|(told, _, _)| *told == stage).unwrap();
        assert_eq!(last.1, last.2, "{stage:?}");
    }
}

#[tokio::test]
async fn every_role_of_the_pack_gets_an_account_that_can_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let (record, summary) = written(&folder).await;
    let mut number = 0;
    let salt = || {
        number += 1;
        [number; 16]
    };
    let made = make_accounts(&record, &summary, "a long enough demo password", salt, instant()).await.unwrap();
    let names: Vec<&str> = made.iter().map(|account| account.name.as_str()).collect();
    let pack = pack();
    let roles: Vec<&str> = pack.roles.keys().map(String::as_str).collect();
    assert_eq!(names[..roles.len()], roles);
    // Colleagues come after them.
    assert!(made[roles.len()..].iter().all(|account| roles.contains(&account.role.as_str())));
    assert!(made.len() > roles.len());
    let sign_in = record.sign_in("planner", "a long enough demo password", instant()).await.unwrap();
    assert!(matches!(sign_in, record::SignIn::Welcome(account) if account.role == "planner"));
}

#[tokio::test]
async fn settings_that_make_no_nation_are_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let record = open(&folder).await;
    let today = instant().date_naive();
    let refused =
        async |settings: Settings| simulate(&record, &settings, instant(), &mut |_, _, _| {}).await.unwrap_err();
    let tomorrow = refused(Settings { until: today.succ_opt().unwrap(), ..small() }).await;
    assert!(matches!(tomorrow, SimulateError::Future { .. }), "{tomorrow}");
    let backwards = refused(Settings { from: day(2026, 6, 30), ..small() }).await;
    assert!(matches!(backwards, SimulateError::Period { .. }), "{backwards}");
    let nothing = refused(Settings { scale: 0.0, ..small() }).await;
    assert!(matches!(nothing, SimulateError::Scale(_)), "{nothing}");
    assert_eq!(record.organisations(&actor("planner")).await.unwrap(), []);
}

#[tokio::test]
#[ignore = "writes the whole country; takes about a minute"]
async fn the_whole_country_is_as_big_as_it_should_be() {
    let folder = tempfile::tempdir().unwrap();
    let record = open(&folder).await;
    let settings = Settings { scale: 1.0, ..small() };
    let summary = simulate(&record, &settings, instant(), &mut |_, _, _| {}).await.unwrap();
    let Summary { people, stays, sections, facts, activities, participations, .. } = summary;
    println!(
        "{people} people, {stays} stays, {sections} sections, {facts} facts, {activities} activities, {participations} participations"
    );
    assert_eq!(summary.unmet, []);
    let nation = simulate::Nation::imagine(&pack(), &settings).unwrap();
    let supported = persons_of(&nation, "4.3.4.7", &["prisoner", "remand-prisoner", "relative", "support-person"]);
    assert!((700..=1700).contains(&supported), "{supported} persons supported by the project");
    for (what, found, least, most) in [
        ("people", people, 25_000, 45_000),
        ("stays", stays, 15_000, 30_000),
        ("sections", sections, 50_000, 80_000),
        ("facts", facts, 100_000, 200_000),
        ("activities", activities, 30_000, 50_000),
        ("participations", participations, 200_000, 400_000),
    ] {
        assert!((least..=most).contains(&found), "{found} {what}");
    }
}

/// Distinct persons present in these roles at a project's entries, training of staff apart.
fn persons_of(nation: &simulate::Nation, project: &str, roles: &[&str]) -> usize {
    let entries = nation.activities.iter().filter(|one| one.project.as_deref() == Some(project));
    let present = entries.flat_map(|one| &one.participations).filter(|one| one.attended);
    present.filter(|one| roles.contains(&one.role.as_str())).filter_map(|one| one.person).collect::<HashSet<_>>().len()
}
