//! Tokens of other systems.

use chrono::NaiveDate;
use record::{AccountId, AuditFilter, KeptAnswer, NewAccount, NewToken, Page, Problem, RecordError, TokenSignIn};

use crate::base::{Base, admin, at, day, on_both, planner, problem, protection_officer};

on_both! {
    a_token_lets_in_as_its_account_until_its_last_day
    a_revoked_token_and_one_of_a_closed_account_let_nobody_in
    wrong_tokens_are_logged_and_slowed_down_but_the_right_one_is_not
    what_is_stored_gives_no_token
    tokens_are_checked_and_made_by_managers_only
    an_answer_is_kept_with_its_change_and_forgotten_after_a_week
}

const SECRET: [u8; 32] = [9; 32];

async fn account(base: &Base) -> AccountId {
    let new = NewAccount {
        name: "registry".to_owned(),
        display_name: "Reģistrs".to_owned(),
        role: "planner".to_owned(),
        agency: "tm".to_owned(),
        unit: String::new(),
        password: "correct horse".to_owned(),
        salt: [7; 16],
    };
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let id = change.accounts(&[new]).await.unwrap()[0];
    change.commit().await.unwrap();
    id
}

fn token(account: AccountId, until: NaiveDate) -> NewToken {
    NewToken { account, system: "Sodu reģistrs".to_owned(), until, secret: SECRET }
}

async fn made(base: &Base) -> (record::TokenId, AccountId) {
    let account = account(base).await;
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    let id = change.make_token(&token(account, day("2024-12-31"))).await.unwrap();
    change.commit().await.unwrap();
    (id, account)
}

async fn a_token_lets_in_as_its_account_until_its_last_day(base: Base) {
    let (id, _) = made(&base).await;
    let written = id.written(&SECRET);
    let on = |text: &str| base.record.sign_in_token(&written, at(text));
    let TokenSignIn::Welcome(token) = on("2024-12-31T23:59:59Z").await.unwrap() else { panic!("not let in") };
    assert_eq!((token.account.name.as_str(), token.system.as_str()), ("registry", "Sodu reģistrs"));
    assert_eq!(on("2025-01-01T00:00:00Z").await.unwrap(), TokenSignIn::Wrong);
    let known = base.record.tokens(&admin()).await.unwrap();
    assert_eq!(known[0].used_at, Some(at("2024-12-31T23:59:59Z")));
}

async fn a_revoked_token_and_one_of_a_closed_account_let_nobody_in(base: Base) {
    let (id, account) = made(&base).await;
    let written = id.written(&SECRET);
    let now = at("2024-06-03T08:00:00Z");
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    change.set_active(account, false).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.sign_in_token(&written, now).await.unwrap(), TokenSignIn::Wrong);
    let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
    change.set_active(account, true).await.unwrap();
    change.revoke_token(id).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.record.sign_in_token(&written, now).await.unwrap(), TokenSignIn::Wrong);
    assert_eq!(base.record.tokens(&admin()).await.unwrap()[0].revoked.as_ref().unwrap().0, "admin");
}

async fn wrong_tokens_are_logged_and_slowed_down_but_the_right_one_is_not(base: Base) {
    let (id, _) = made(&base).await;
    let now = at("2024-06-03T08:00:00Z");
    for _ in 0..5 {
        assert_eq!(base.record.sign_in_token(&id.written(&[1; 32]), now).await.unwrap(), TokenSignIn::Wrong);
    }
    let TokenSignIn::Throttled(until) = base.record.sign_in_token(&id.written(&[1; 32]), now).await.unwrap() else {
        panic!("not slowed down")
    };
    assert_eq!((until - now).num_seconds(), 30);
    assert!(matches!(base.record.sign_in_token(&id.written(&SECRET), now).await.unwrap(), TokenSignIn::Welcome(_)));
    for nonsense in ["", "tilts", "tilts-1", "tilts-x-00", "tilts-99999999999999999999-00"] {
        assert_eq!(base.record.sign_in_token(nonsense, now).await.unwrap(), TokenSignIn::Wrong, "{nonsense}");
    }
    let filter = AuditFilter { verb: Some("sign-in".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    let wrong = format!("wrong token {}", id.0);
    assert_eq!(log.rows.iter().filter(|entry| entry.detail.as_ref() == Some(&wrong)).count(), 5);
}

async fn what_is_stored_gives_no_token(base: Base) {
    let (id, _) = made(&base).await;
    assert_eq!(base.count("token").await, 1);
    let hash = hex_of_stored(&base).await;
    assert_ne!(hash, id.written(&SECRET).rsplit('-').next().unwrap());
    assert_eq!(hash.len(), 64);
}

async fn hex_of_stored(base: &Base) -> String {
    use sea_orm::{ConnectionTrait as _, Statement};

    let db = base.raw().await;
    let statement = Statement::from_string(db.get_database_backend(), "SELECT secret_hash AS h FROM token");
    db.query_one_raw(statement).await.unwrap().unwrap().try_get("", "h").unwrap()
}

async fn tokens_are_checked_and_made_by_managers_only(base: Base) {
    let account = account(&base).await;
    let refused = async |new: NewToken| {
        let mut change = base.record.change(&admin(), "manage", None).await.unwrap();
        change.make_token(&new).await
    };
    let late = token(account, day("2024-01-01"));
    assert!(matches!(problem(refused(late).await), (field, Problem::Before { .. }) if field == "0.until"));
    let blank = NewToken { system: " ".to_owned(), ..token(account, day("2024-12-31")) };
    assert_eq!(problem(refused(blank).await), ("0.system".to_owned(), Problem::Required));
    let nobody = token(AccountId(999), day("2024-12-31"));
    assert!(matches!(refused(nobody).await, Err(RecordError::Missing("account"))));
    let mut change = base.record.change(&planner(), "manage", None).await.unwrap();
    let forbidden = change.make_token(&token(account, day("2024-12-31"))).await;
    assert!(matches!(forbidden, Err(RecordError::Forbidden(_))));
    drop(change);
    assert!(matches!(base.record.tokens(&planner()).await, Err(RecordError::Forbidden(_))));
}

async fn an_answer_is_kept_with_its_change_and_forgotten_after_a_week(base: Base) {
    let kept = |key: &str| KeptAnswer { key: key.to_owned(), request: "r".to_owned(), answer: "a".to_owned() };
    let mut change = base.change().await;
    change.keep_answer(&kept("dropped")).await.unwrap();
    drop(change);
    let mut change = base.change().await;
    assert_eq!(change.kept_answer("dropped").await.unwrap(), None);
    change.keep_answer(&kept("one")).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.change().await.kept_answer("one").await.unwrap(), Some(kept("one")));
    let mut other = planner();
    assert_eq!(base.record.change(&other, "write", None).await.unwrap().kept_answer("one").await.unwrap(), None);
    other = record::Actor { at: at("2024-06-11T08:00:00Z"), ..admin() };
    let mut change = base.record.change(&other, "write", None).await.unwrap();
    change.keep_answer(&kept("two")).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(base.change().await.kept_answer("one").await.unwrap(), None);
}
