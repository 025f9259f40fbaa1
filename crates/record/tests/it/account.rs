//! Accounts, signing in, sessions.

use record::{AccountId, AuditFilter, NewAccount, Page, Problem, SignIn};

use crate::base::{Base, admin, at, on_both, planner, problem, protection_officer};

on_both! {
    a_password_lets_in_and_a_wrong_one_does_not
    five_failures_are_followed_by_a_growing_delay
    unknown_names_are_throttled_and_never_logged
    a_session_ends_after_idle_time
    a_session_ends_when_the_account_is_closed
    what_is_stored_gives_no_session_and_no_password
    an_own_password_is_changed_by_who_knows_the_present_one
    accounts_are_checked
    only_managers_see_accounts
}

fn new(name: &str) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        display_name: "Politikas plānotāja".to_owned(),
        role: "planner".to_owned(),
        agency: "tm".to_owned(),
        unit: String::new(),
        password: "correct horse".to_owned(),
        salt: [7; 16],
    }
}

async fn made(base: &Base) -> AccountId {
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let id = change.accounts(&[new("Planner")]).await.unwrap()[0];
    change.commit().await.unwrap();
    id
}

async fn a_password_lets_in_and_a_wrong_one_does_not(base: Base) {
    let id = made(&base).await;
    let now = at("2024-06-03T08:00:00Z");
    let SignIn::Welcome(account) = base.record.sign_in(" planner ", "correct horse", now).await.unwrap() else {
        panic!("not let in")
    };
    assert_eq!((account.id, account.name.as_str(), account.role.as_str()), (id, "Planner", "planner"));
    assert_eq!(base.record.sign_in("planner", "wrong horse", now).await.unwrap(), SignIn::Wrong);
    assert_eq!(base.record.sign_in("", "", now).await.unwrap(), SignIn::Wrong);
    let filter = AuditFilter { verb: Some("sign-in".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let told: Vec<_> = log.rows.iter().map(|entry| (entry.account.as_str(), entry.detail.as_deref())).collect();
    assert_eq!(told, [("", Some("wrong")), ("Planner", Some("wrong")), ("Planner", Some("welcome"))]);
}

async fn an_own_password_is_changed_by_who_knows_the_present_one(base: Base) {
    let id = made(&base).await;
    let now = at("2024-06-03T08:00:00Z");
    base.record.start_session(id, &[3; 32], "csrf", now).await.unwrap();
    let own = record::Actor { at: now, account: "Planner".to_owned(), ..planner() };
    let change = async |present: &str, new: &str| base.record.change_own_password(&own, present, new, [8; 16]).await;
    assert_eq!(change("wrong horse", "battery staple").await.unwrap(), SignIn::Wrong);
    let (field, found) = problem(change("correct horse", "short").await);
    assert_eq!((field.as_str(), found), ("0.password", Problem::TooShort { found: 5, least: 8 }));
    assert!(matches!(change("correct horse", "battery staple").await.unwrap(), SignIn::Welcome(_)));
    assert_eq!(base.count("session").await, 0, "every session ended");
    assert_eq!(base.record.sign_in("planner", "correct horse", now).await.unwrap(), SignIn::Wrong);
    assert!(matches!(base.record.sign_in("planner", "battery staple", now).await.unwrap(), SignIn::Welcome(_)));
}

async fn five_failures_are_followed_by_a_growing_delay(base: Base) {
    made(&base).await;
    let mut now = at("2024-06-03T08:00:00Z");
    for _ in 0..5 {
        assert_eq!(base.record.sign_in("planner", "wrong", now).await.unwrap(), SignIn::Wrong);
    }
    let throttled = async |now| match base.record.sign_in("planner", "correct horse", now).await.unwrap() {
        SignIn::Throttled(until) => until,
        other => panic!("not throttled: {other:?}"),
    };
    assert_eq!(throttled(now).await, at("2024-06-03T08:00:30Z"));
    now = at("2024-06-03T08:00:31Z");
    assert_eq!(base.record.sign_in("planner", "wrong", now).await.unwrap(), SignIn::Wrong);
    assert_eq!(throttled(now).await, at("2024-06-03T08:01:31Z"));
    now = at("2024-06-03T08:01:31Z");
    assert!(matches!(base.record.sign_in("planner", "correct horse", now).await.unwrap(), SignIn::Welcome(_)));
    assert_eq!(base.record.sign_in("planner", "wrong", now).await.unwrap(), SignIn::Wrong);
    assert!(matches!(base.record.sign_in("planner", "correct horse", now).await.unwrap(), SignIn::Welcome(_)));
}

async fn unknown_names_are_throttled_and_never_logged(base: Base) {
    let now = at("2024-06-03T08:00:00Z");
    for _ in 0..5 {
        assert_eq!(base.record.sign_in("my secret password", "x", now).await.unwrap(), SignIn::Wrong);
    }
    assert!(matches!(base.record.sign_in("My secret password", "x", now).await.unwrap(), SignIn::Throttled(_)));
    let log = base.record.audit(&protection_officer(), &AuditFilter::default(), Page::default()).await.unwrap();
    assert!(log.rows.iter().all(|entry| !format!("{entry:?}").contains("secret")));
    // Old failures are forgotten.
    let later = at("2024-06-04T08:00:01Z");
    assert_eq!(base.record.sign_in("my secret password", "x", later).await.unwrap(), SignIn::Wrong);
}

async fn a_session_ends_after_idle_time(base: Base) {
    let id = made(&base).await;
    base.record.start_session(id, &[9; 32], "csrf secret", at("2024-06-03T08:00:00Z")).await.unwrap();
    let session = base.record.session(&[9; 32], 30, at("2024-06-03T08:29:00Z")).await.unwrap().unwrap();
    assert_eq!((session.account.id, session.csrf.as_str()), (id, "csrf secret"));
    let session = base.record.session(&[9; 32], 30, at("2024-06-03T08:58:00Z")).await.unwrap().unwrap();
    assert_eq!(session.seen_at, at("2024-06-03T08:29:00Z"));
    assert_eq!(base.record.session(&[8; 32], 30, at("2024-06-03T08:58:00Z")).await.unwrap(), None);
    assert_eq!(base.record.session(&[9; 32], 30, at("2024-06-03T09:29:00Z")).await.unwrap(), None);
    assert_eq!(base.count("session").await, 0);
    base.record.start_session(id, &[9; 32], "csrf", at("2024-06-03T10:00:00Z")).await.unwrap();
    base.record.end_session(&[9; 32], at("2024-06-03T10:01:00Z")).await.unwrap();
    assert_eq!(base.record.session(&[9; 32], 30, at("2024-06-03T10:01:00Z")).await.unwrap(), None);
}

async fn a_session_ends_when_the_account_is_closed(base: Base) {
    let id = made(&base).await;
    let now = at("2024-06-03T08:00:00Z");
    base.record.start_session(id, &[9; 32], "csrf", now).await.unwrap();
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    change.set_password(id, "another horse", [8; 16]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.session(&[9; 32], 30, now).await.unwrap(), None);
    assert!(matches!(base.record.sign_in("planner", "another horse", now).await.unwrap(), SignIn::Welcome(_)));
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    change.set_active(id, false).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.sign_in("planner", "another horse", now).await.unwrap(), SignIn::Wrong);
}

async fn what_is_stored_gives_no_session_and_no_password(base: Base) {
    let id = made(&base).await;
    base.record.start_session(id, &[9; 32], "csrf", at("2024-06-03T08:00:00Z")).await.unwrap();
    let db = base.raw().await;
    let backend = sea_orm::ConnectionTrait::get_database_backend(&db);
    let sql = "SELECT token_hash, password FROM session JOIN account ON account.id = account_id";
    let row = sea_orm::ConnectionTrait::query_one_raw(&db, sea_orm::Statement::from_string(backend, sql));
    let row = row.await.unwrap().unwrap();
    let token: String = row.try_get("", "token_hash").unwrap();
    let password: String = row.try_get("", "password").unwrap();
    assert_ne!(token, "09".repeat(32));
    assert_eq!(token.len(), 64);
    assert!(password.starts_with("argon2id$8$1$07070707"), "{password}");
}

async fn accounts_are_checked(base: Base) {
    made(&base).await;
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let cases = [
        ("name", new("  ")),
        ("name", new("PLANNER")),
        ("role", NewAccount { role: "planer".to_owned(), ..new("b") }),
        ("agency", NewAccount { agency: "vpd".to_owned(), ..new("c") }),
        ("unit", NewAccount { unit: "nowhere".to_owned(), ..new("d") }),
        ("password", NewAccount { password: "short".to_owned(), ..new("e") }),
    ];
    for (field, account) in cases {
        assert_eq!(problem(change.accounts(&[account]).await).0, format!("0.{field}"));
    }
    let blank = problem(change.accounts(&[new(" \t")]).await).1;
    assert_eq!(blank, Problem::Required);
}

async fn only_managers_see_accounts(base: Base) {
    made(&base).await;
    let names: Vec<_> = base.record.accounts(&admin()).await.unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Planner"]);
    assert!(base.record.accounts(&planner()).await.is_err());
    let mut change = base.record.change(&planner(), "manage", None).await.unwrap();
    assert!(change.accounts(&[new("other")]).await.is_err());
}
