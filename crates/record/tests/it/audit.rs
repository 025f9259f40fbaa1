//! The audit chain: one entry for every change and every read of a person, and nothing can be taken out of it unseen.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use record::{AuditFault, AuditFilter, DataUse, Page, RecordError};

use crate::base::{Base, actor, admin, day, on_both, open, person, planner, protection_officer};

on_both! {
    every_change_and_every_read_of_a_person_leaves_one_entry
    a_dropped_change_leaves_nothing
    four_writers_keep_one_chain
    the_database_refuses_to_change_an_entry
    a_changed_entry_is_found
    a_removed_entry_is_found
    exchanged_entries_are_found
    a_cut_end_is_found
    an_entry_slipped_in_is_found
    a_killed_import_leaves_nothing
    the_log_is_filtered_by_noun_person_and_day
    only_those_who_may_read_and_verify
    a_use_of_measured_data_is_decided_and_entered
}

async fn verdict(base: &Base) -> record::AuditVerdict {
    base.record.verify_audit(&protection_officer()).await.unwrap()
}

async fn entries(base: &Base, people: usize) {
    for at in 0..people {
        base.person("Anna", &format!("Ozola {at}")).await;
    }
}

async fn tamper(base: &Base, sql: &str) {
    let db = base.raw().await;
    let triggers: &[&str] = if base.url.starts_with("sqlite") {
        &["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]
    } else {
        &["DROP TRIGGER audit_no_update ON audit", "DROP TRIGGER audit_no_delete ON audit"]
    };
    for sql in triggers.iter().chain([&sql]) {
        sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await.unwrap();
    }
}

async fn every_change_and_every_read_of_a_person_leaves_one_entry(base: Base) {
    let before = verdict(&base).await.entries;
    let id = base.person("Anna", "Ozola").await;
    base.record.person(&admin(), id).await.unwrap();
    base.record.find_people(&admin(), "ozola", 5).await.unwrap();
    let log = base.record.audit(&protection_officer(), &AuditFilter::default(), Page::default()).await.unwrap();
    assert_eq!(log.total, before + 3);
    let told: Vec<_> = log.rows[..3].iter().map(|entry| (entry.verb.as_str(), entry.subject.as_deref())).collect();
    assert_eq!(told, [("search", None), ("read", Some("1")), ("write", Some("1"))]);
    assert_eq!(log.rows[0].detail.as_deref(), Some("1 found: 1"));
    assert_eq!((log.rows[1].account.as_str(), log.rows[1].purpose.as_str()), ("admin", "casework"));
    let detail = log.rows[2].detail.as_deref().unwrap();
    assert!(detail.starts_with("person 1; sha256 "), "{detail}");
    assert_eq!(verdict(&base).await.faults, []);
}

async fn a_dropped_change_leaves_nothing(base: Base) {
    let before = verdict(&base).await;
    let mut change = base.change().await;
    change.people(&[person("Anna", "Ozola")]).await.unwrap();
    drop(change);
    assert_eq!(base.count("person").await, 0);
    assert_eq!(verdict(&base).await, before);
    // The next writer is not held up and ids are not lost.
    assert_eq!(base.person("Jānis", "Bērziņš").await.0, 1);
}

async fn four_writers_keep_one_chain(base: Base) {
    // Four records on one database, as four processes would be.
    let mut writers = Vec::new();
    for writer in 0..4 {
        let record = open(&base.url).await;
        writers.push(tokio::spawn(async move {
            for at in 0..10 {
                let mut change = record.change(&admin(), "write", None).await.unwrap();
                change.people(&[person("Anna", &format!("Ozola {writer} {at}"))]).await.unwrap();
                change.commit().await.unwrap();
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let verdict = verdict(&base).await;
    assert_eq!((verdict.entries, verdict.faults), (41, Vec::new()));
    assert_eq!(base.count("person").await, 40);
}

async fn the_database_refuses_to_change_an_entry(base: Base) {
    entries(&base, 1).await;
    let db = base.raw().await;
    for sql in ["UPDATE audit SET account = 'nobody'", "DELETE FROM audit", "DELETE FROM audit_head"] {
        let refused = sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await.unwrap_err().to_string();
        assert!(refused.contains("never"), "{refused}");
    }
    assert_eq!(verdict(&base).await.faults, []);
}

async fn a_changed_entry_is_found(base: Base) {
    entries(&base, 5).await;
    tamper(&base, "UPDATE audit SET account = 'nobody' WHERE seq = 3").await;
    assert_eq!(verdict(&base).await.faults, [AuditFault::Changed { seq: 3 }]);
}

async fn a_removed_entry_is_found(base: Base) {
    entries(&base, 5).await;
    tamper(&base, "DELETE FROM audit WHERE seq IN (3, 4)").await;
    assert_eq!(verdict(&base).await.faults, [AuditFault::Missing { seq: 3 }, AuditFault::Missing { seq: 4 }]);
}

async fn exchanged_entries_are_found(base: Base) {
    entries(&base, 5).await;
    tamper(&base, "UPDATE audit SET seq = -2 WHERE seq = 2").await;
    base.sql("UPDATE audit SET seq = 2 WHERE seq = 4").await;
    base.sql("UPDATE audit SET seq = 4 WHERE seq = -2").await;
    let faults = verdict(&base).await.faults;
    assert_eq!(faults, [2, 3, 4, 5].map(|seq| AuditFault::Reordered { seq }));
}

async fn a_cut_end_is_found(base: Base) {
    entries(&base, 5).await;
    tamper(&base, "DELETE FROM audit WHERE seq > 4").await;
    assert_eq!(verdict(&base).await.faults, [AuditFault::Truncated { expected: 6, found: 4 }]);
}

async fn an_entry_slipped_in_is_found(base: Base) {
    entries(&base, 2).await;
    base.sql(
        "INSERT INTO audit (seq, at, account, role, verb, noun, subject, purpose, detail, previous, hash) \
         SELECT 4, at, account, role, verb, noun, subject, purpose, detail, previous, hash FROM audit WHERE seq = 2",
    )
    .await;
    let faults = verdict(&base).await.faults;
    assert_eq!(faults, [AuditFault::Reordered { seq: 4 }, AuditFault::Truncated { expected: 3, found: 4 }]);
}

async fn a_killed_import_leaves_nothing(base: Base) {
    entries(&base, 2).await;
    let before = verdict(&base).await;
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "audit::import_until_killed", "--ignored", "--nocapture"])
        .env("TILTS_TEST_IMPORT_INTO", &base.url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("half way")), "the import began");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(base.count("person").await, 2);
    assert_eq!(verdict(&base).await, before);
    let again = open(&base.url).await;
    let mut change = again.change(&admin(), "import", None).await.unwrap();
    assert_eq!(change.people(&[person("Jānis", "Bērziņš")]).await.unwrap()[0].0, 3);
    change.commit().await.unwrap();
}

/// The process that [`a_killed_import_leaves_nothing`] kills.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "runs inside another test"]
async fn import_until_killed() {
    let Ok(url) = std::env::var("TILTS_TEST_IMPORT_INTO") else { return };
    let record = open(&url).await;
    let mut change = record.change(&admin(), "import", None).await.unwrap();
    let people: Vec<_> = (0..5000).map(|at| person("Anna", &format!("Ozola {at}"))).collect();
    change.people(&people).await.unwrap();
    println!("half way");
    tokio::time::sleep(std::time::Duration::from_mins(1)).await;
    drop(change);
}

async fn the_log_is_filtered_by_noun_person_and_day(base: Base) {
    entries(&base, 2).await;
    let officer = protection_officer();
    let total = async |filter: AuditFilter| base.record.audit(&officer, &filter, Page::default()).await.unwrap().total;
    let none = AuditFilter::default;
    assert_eq!(total(AuditFilter { noun: Some("person".to_owned()), ..none() }).await, 2);
    assert_eq!(total(AuditFilter { noun: Some("perso".to_owned()), ..none() }).await, 0);
    assert_eq!(total(AuditFilter { subject: Some("2".to_owned()), ..none() }).await, 1);
    assert_eq!(total(AuditFilter { verb: Some("manage".to_owned()), ..none() }).await, 1);
    assert_eq!(total(AuditFilter { from: Some(day("2024-06-03")), to: Some(day("2024-06-03")), ..none() }).await, 3);
    assert_eq!(total(AuditFilter { from: Some(day("2024-06-04")), ..none() }).await, 0);
}

async fn only_those_who_may_read_and_verify(base: Base) {
    let refused = base.record.verify_audit(&planner()).await;
    assert!(matches!(refused, Err(RecordError::Forbidden(_))));
    let unknown = actor("somebody", "no-such-role", "tm", "");
    let refused = base.record.audit(&unknown, &AuditFilter::default(), Page::default()).await;
    assert_eq!(refused.unwrap_err().to_string(), "role `no-such-role` may not read audit here");
}

async fn a_use_of_measured_data_is_decided_and_entered(base: Base) {
    let analyst = actor("analyst", "analyst", "tm", "");
    let used = |verb, persons| DataUse {
        verb,
        resource: "study",
        persons,
        subject: "recidivism-0123abcd",
        detail: "cases opened: 3 of 3".to_owned(),
    };
    let before = verdict(&base).await.entries;
    base.record.use_data(&analyst, &used("read", true)).await.unwrap();
    let refused = base.record.use_data(&planner(), &used("read", true)).await.unwrap_err();
    assert!(matches!(refused, RecordError::Forbidden(_)), "who sees counts opens no cases: {refused}");
    let refused = base.record.use_data(&planner(), &used("write", false)).await.unwrap_err();
    assert!(matches!(refused, RecordError::Forbidden(_)), "{refused}");
    assert_eq!(verdict(&base).await.entries, before + 1, "a refusal shows nothing and enters nothing");
    let log = base.record.audit(&protection_officer(), &AuditFilter::default(), Page::default()).await.unwrap();
    let entry = &log.rows[0];
    assert_eq!((entry.noun.as_str(), entry.subject.as_deref()), ("study", Some("recidivism-0123abcd")));
    assert_eq!(entry.detail.as_deref(), Some("cases opened: 3 of 3"));
}
