//! People: codes, names, search.

use record::{NewPerson, PersonalCode, PersonalCodeError, Problem, RecordError};

use crate::base::{Base, admin, day, on_both, open, person, planner, problem};

on_both! {
    a_person_is_found_by_code_and_by_name_without_marks
    a_code_is_not_readable_in_the_database
    a_second_person_with_the_same_code_is_refused
    people_are_found_by_external_key_and_code_in_one_go
    a_birth_date_in_the_future_is_refused
    a_role_that_sees_counts_opens_nobody
    words_with_wildcards_find_nobody
    a_person_is_revised_at_the_version_that_was_read
}

fn with_code(code: &str) -> NewPerson {
    NewPerson {
        code: Some(PersonalCode::parse(code).unwrap()),
        external_key: Some(format!("key {code}")),
        born_on: Some(day("1985-03-15")),
        ..person("Ēriks", "Bērziņš-Kļava")
    }
}

async fn a_person_is_found_by_code_and_by_name_without_marks(base: Base) {
    let mut change = base.change().await;
    let id = change.people(&[with_code("150385-10009"), person("Anna", "Ozola")]).await.unwrap()[0];
    change.commit().await.unwrap();
    for words in ["150385-10009", "15038510009", "berzins", "KĻAVA eriks", "Ērik"] {
        let found = base.record.find_people(&admin(), words, 10).await.unwrap();
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].id, id);
        assert_eq!(found[0].name, "Ēriks Bērziņš-Kļava");
        assert_eq!(found[0].birth_year, Some(1985));
        assert_eq!(found[0].code_tail.as_deref(), Some("0009"));
    }
    let code = PersonalCode::parse("150385-10009").unwrap();
    assert_eq!(base.record.person_by_code(&admin(), &code).await.unwrap(), Some(id));
    let opened = base.record.person(&admin(), id).await.unwrap();
    assert_eq!(opened.code.as_deref(), Some("150385-10009"));
    // A record opened again reads what was written before.
    let again = open(&base.url).await.person(&admin(), id).await.unwrap();
    assert_eq!(again, opened);
}

async fn a_code_is_not_readable_in_the_database(base: Base) {
    let mut change = base.change().await;
    change.people(&[with_code("150385-10009"), with_code("325035-11782")]).await.unwrap();
    change.commit().await.unwrap();
    let db = base.raw().await;
    let rows = sea_orm::ConnectionTrait::query_all_raw(
        &db,
        sea_orm::Statement::from_string(
            sea_orm::ConnectionTrait::get_database_backend(&db),
            "SELECT code_sealed, code_hash FROM person ORDER BY id",
        ),
    )
    .await
    .unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        let sealed: Vec<u8> = row.try_get("", "code_sealed").unwrap();
        let hash: String = row.try_get("", "code_hash").unwrap();
        for code in ["15038510009", "32503511782"] {
            assert!(!sealed.windows(11).any(|window| window == code.as_bytes()));
            assert!(!hash.contains(code));
        }
    }
}

async fn a_second_person_with_the_same_code_is_refused(base: Base) {
    let mut change = base.change().await;
    change.people(&[with_code("150385-10009")]).await.unwrap();
    let again = NewPerson { external_key: None, ..with_code("150385-10009") };
    let (field, found) = problem(change.people(&[person("Anna", "Ozola"), again]).await);
    assert_eq!(field, "1.code");
    assert_eq!(found, Problem::Taken { noun: "person", id: String::new() });
}

async fn people_are_found_by_external_key_and_code_in_one_go(base: Base) {
    let mut change = base.change().await;
    let ids = change.people(&[with_code("150385-10009"), with_code("325035-11782")]).await.unwrap();
    let keys = ["key 325035-11782", "none", "key 150385-10009"];
    let found = change.person_ids_by_external_key(&keys).await.unwrap();
    assert_eq!(found, [Some(ids[1]), None, Some(ids[0])]);
    let (first, unknown) = (PersonalCode::parse("150385-10009").unwrap(), PersonalCode::parse("330000-00000").unwrap());
    assert_eq!(change.person_ids_by_code(&[&unknown, &first]).await.unwrap(), [None, Some(ids[0])]);
}

async fn a_birth_date_in_the_future_is_refused(base: Base) {
    let unborn = NewPerson { born_on: Some(day("2024-06-04")), ..person("Anna", "Ozola") };
    let (field, found) = problem(base.change().await.people(&[unborn]).await);
    assert_eq!((field.as_str(), found), ("0.born_on", Problem::InFuture { on: day("2024-06-04") }));
}

async fn a_role_that_sees_counts_opens_nobody(base: Base) {
    let id = base.person("Anna", "Ozola").await;
    let opened = base.record.person(&planner(), id).await;
    assert!(matches!(opened, Err(RecordError::Forbidden(_))));
    let found = base.record.find_people(&planner(), "ozola", 5).await;
    assert_eq!(found.unwrap_err().to_string(), "role `planner` may not read person here");
}

async fn words_with_wildcards_find_nobody(base: Base) {
    base.person("Anna", "Ozola").await;
    assert!(base.record.find_people(&admin(), "%", 5).await.unwrap().is_empty());
    assert!(base.record.find_people(&admin(), "_ %", 5).await.unwrap().is_empty());
}

async fn a_person_is_revised_at_the_version_that_was_read(base: Base) {
    let mut change = base.change().await;
    let ids = change.people(&[with_code("150385-10009"), with_code("325035-11782")]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = base.change().await;
    let married = NewPerson { family_name: "Liepa".to_owned(), external_key: None, ..with_code("150385-10009") };
    change.revise_person(ids[0], 1, &married).await.unwrap();
    change.commit().await.unwrap();
    let found = base.record.find_people(&admin(), "liepa", 5).await.unwrap();
    assert_eq!((found[0].id, found[0].code_tail.as_deref()), (ids[0], Some("0009")));
    let mut change = base.change().await;
    assert_eq!(change.person_ids_by_external_key(&["key 150385-10009"]).await.unwrap(), [Some(ids[0])]);
    let stale = change.revise_person(ids[0], 1, &married).await.unwrap_err();
    assert!(matches!(stale, RecordError::Stale { noun: "person", version: 2, .. }));
    let (field, _) = problem(change.revise_person(ids[1], 1, &married).await);
    assert_eq!(field, "0.code");
}

#[test]
fn codes_of_the_old_form_need_a_date_a_century_and_a_check_digit() {
    let why = |text: &str| PersonalCode::parse(text).unwrap_err();
    assert_eq!(PersonalCode::parse(" 150385 - 10009 ").unwrap().shown(), "150385-10009");
    assert_eq!(why("150385-1000"), PersonalCodeError::Length);
    assert_eq!(why("150385-1000x"), PersonalCodeError::Length);
    assert_eq!(why("310285-10009"), PersonalCodeError::Date);
    assert_eq!(why("150385-30009"), PersonalCodeError::Century);
    assert_eq!(why("150385-10008"), PersonalCodeError::CheckDigit);
    assert!(PersonalCode::confirmed("150385-10008").is_ok());
}

#[test]
fn codes_of_the_new_form_carry_no_date_and_their_check_digit_is_advice() {
    for (text, fits) in [("325035-11782", true), ("325035-11783", false), ("399999-99999", false)] {
        let code = PersonalCode::parse(text).unwrap();
        assert!(code.is_new_form());
        assert_eq!(code.check_digit_fits(), fits, "{text}");
    }
    // 31 is a day of the month, so this is the old form.
    assert!(!PersonalCode::confirmed("311285-10000").unwrap().is_new_form());
}

#[test]
fn a_code_does_not_show_in_debug_output() {
    let code = PersonalCode::parse("150385-10009").unwrap();
    assert_eq!(format!("{:?}", with_code(code.digits()).code), "Some(PersonalCode(…))");
}
