//! Finding people however they are typed, and opening those outside the own caseload.

use record::{Actor, AuditFilter, NewPerson, Page, PersonId, PersonalCode, Purpose, RecordError};

use crate::base::{Base, actor, admin, day, on_both, open, person, protection_officer, specialist_in};
use crate::scope::{account, held};

on_both! {
    typing_errors_and_the_order_of_names_are_forgiven
    the_best_hits_come_first
    days_and_years_of_birth_narrow_a_search
    a_part_of_a_code_is_found_by_those_who_may
    a_revised_name_is_found_and_the_old_one_is_not
    people_recorded_before_the_search_are_found
    words_of_a_dropped_change_are_forgotten
    outside_the_caseload_a_purpose_is_needed
    who_registers_for_the_own_caseload_has_the_person_on_it
    a_caseload_is_searched_by_itself
}

async fn register(base: &Base, people: &[NewPerson]) -> Vec<PersonId> {
    let mut change = base.change().await;
    let ids = change.people(people).await.unwrap();
    change.commit().await.unwrap();
    ids
}

async fn names(base: &Base, actor: &Actor, words: &str) -> Vec<String> {
    base.record.find_people(actor, words, 10).await.unwrap().into_iter().map(|hit| hit.name).collect()
}

async fn typing_errors_and_the_order_of_names_are_forgiven(base: Base) {
    register(&base, &[person("Ēriks", "Bērziņš-Kļava"), person("Kristīne", "Vītoliņa"), person("Jānis", "Ozols")])
        .await;
    for words in
        ["berzins eriks", "ERIKS KLAVA", "bērzinš", "brezins eriks", "klava", "ēr bērz", "Bērziņš, Ēriks", "brziņš"]
    {
        assert_eq!(names(&base, &admin(), words).await, ["Ēriks Bērziņš-Kļava"], "{words}");
    }
    for words in ["vitolina kristine", "Kristine Vitolins", "kristne", "vitloina", "Krisitne"] {
        assert_eq!(names(&base, &admin(), words).await, ["Kristīne Vītoliņa"], "{words}");
    }
    for words in ["kalnins", "berzins kristine", "oz janis kristine", ""] {
        assert_eq!(names(&base, &admin(), words).await, [] as [&str; 0], "{words}");
    }
}

async fn the_best_hits_come_first(base: Base) {
    let people = ["Ozoliņš", "Osols", "Ozols", "Ozola"].map(|family| person("Jānis", family));
    register(&base, &people).await;
    assert_eq!(names(&base, &admin(), "janis ozols").await, ["Jānis Ozols"]);
    let begin_so = ["Jānis Ozola", "Jānis Ozoliņš", "Jānis Ozols"];
    assert_eq!(names(&base, &admin(), "ozol").await, begin_so);
    assert_eq!(base.record.find_people(&admin(), "ozol", 2).await.unwrap().len(), 2);
    // Errors are looked for where nothing is written so.
    assert_eq!(names(&base, &admin(), "janis ozolz").await, begin_so);
    assert_eq!(names(&base, &admin(), "osolz").await, ["Jānis Osols"]);
}

fn born(day_of_birth: &str, code: &str) -> NewPerson {
    NewPerson {
        born_on: Some(day(day_of_birth)),
        code: Some(PersonalCode::parse(code).unwrap()),
        ..person("Anna", "Ozola")
    }
}

async fn days_and_years_of_birth_narrow_a_search(base: Base) {
    let ids = register(&base, &[born("1985-03-15", "150385-10009"), born("1990-01-01", "325035-11782")]).await;
    for (words, found) in [("15.03.1985", 0), ("1990-01-01 ozola", 1), ("ozola 1985", 0), ("anna 1990", 1)] {
        let hits = base.record.find_people(&admin(), words, 10).await.unwrap();
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [ids[found]], "{words}");
    }
}

async fn a_part_of_a_code_is_found_by_those_who_may(base: Base) {
    let ids = register(&base, &[born("1985-03-15", "150385-10009"), born("1990-01-01", "325035-11782")]).await;
    for (words, found) in [("150385", 0), ("-10009", 0), ("1782", 1), ("ozola 11782", 1), ("325035-", 1)] {
        let hits = base.record.find_people(&admin(), words, 10).await.unwrap();
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [ids[found]], "{words}");
    }
    let refused = base.record.find_people(&specialist_in("jelgavas-cietums"), "150385", 10).await.unwrap_err();
    assert_eq!(refused.to_string(), "role `specialist` may not read personal-code here");
    let db = base.raw().await;
    let sql = "SELECT part FROM person_code_part";
    let statement = sea_orm::Statement::from_string(sea_orm::ConnectionTrait::get_database_backend(&db), sql);
    let rows = sea_orm::ConnectionTrait::query_all_raw(&db, statement).await.unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let part: String = row.try_get("", "part").unwrap();
        assert!(part.len() == 16 && !part.contains("150385") && !part.contains("10009"));
    }
}

async fn a_revised_name_is_found_and_the_old_one_is_not(base: Base) {
    let id = register(&base, &[born("1985-03-15", "150385-10009")]).await[0];
    // Both nodes remember the old name.
    let other = open(&base.url).await;
    assert_eq!(names(&base, &admin(), "ozola").await, ["Anna Ozola"]);
    assert_eq!(other.find_people(&admin(), "ozola", 10).await.unwrap().len(), 1);
    let mut change = base.change().await;
    let new = NewPerson { family_name: "Kalniņa".to_owned(), ..born("1985-03-15", "325035-11782") };
    change.revise_person(id, 1, &new).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(names(&base, &admin(), "kalnina").await, ["Anna Kalniņa"]);
    assert_eq!(names(&base, &admin(), "11782").await, ["Anna Kalniņa"]);
    assert_eq!(names(&base, &admin(), "ozola").await, [] as [&str; 0]);
    assert_eq!(names(&base, &admin(), "10009").await, [] as [&str; 0]);
    assert_eq!(other.find_people(&admin(), "kalnina", 10).await.unwrap().len(), 1);
    assert_eq!(other.find_people(&admin(), "ozola", 10).await.unwrap().len(), 0);
}

async fn people_recorded_before_the_search_are_found(base: Base) {
    register(&base, &[born("1985-03-15", "150385-10009"), person("Jānis", "Kalniņš")]).await;
    for table in ["person_name", "person_code_part", "name_word"] {
        base.sql(&format!("DELETE FROM {table}")).await;
    }
    base.sql("DELETE FROM counter WHERE noun IN ('findable-people', 'name-word')").await;
    let again = open(&base.url).await;
    assert_eq!(again.find_people(&admin(), "ozola", 10).await.unwrap().len(), 1);
    assert_eq!(again.find_people(&admin(), "kalnins janis", 10).await.unwrap().len(), 1);
    assert_eq!(again.find_people(&admin(), "150385", 10).await.unwrap().len(), 1);
}

async fn words_of_a_dropped_change_are_forgotten(base: Base) {
    let mut change = base.change().await;
    change.people(&[person("Anna", "Pazudusi")]).await.unwrap();
    drop(change);
    register(&base, &[person("Anna", "Atrasta")]).await;
    assert_eq!(names(&base, &admin(), "pazudusi").await, [] as [&str; 0]);
    assert_eq!(names(&base, &admin(), "atrasta").await, ["Anna Atrasta"]);
    register(&base, &[person("Anna", "Pazudusi")]).await;
    assert_eq!(names(&base, &admin(), "pazudusi").await, ["Anna Pazudusi"]);
}

fn officer() -> Actor {
    actor("officer-1", "probation", "vpd", "vpd-riga")
}

async fn outside_the_caseload_a_purpose_is_needed(base: Base) {
    let (mine, near, far) = (
        held(&base, "Mana", "vpd-riga").await,
        held(&base, "Blakus", "vpd-riga").await,
        held(&base, "Tālu", "jelgavas-cietums").await,
    );
    let account = account(&base, "officer-1", "probation", "vpd").await;
    let mut change = base.change().await;
    change.assign(account, &[mine]).await.unwrap();
    change.commit().await.unwrap();
    let found = base.record.find_people(&officer(), "anna", 10).await.unwrap();
    let asked: Vec<_> = found.iter().map(|hit| (hit.id, hit.asks_purpose)).collect();
    assert_eq!(asked, [(near, true), (mine, false)]);
    base.record.person(&officer(), mine).await.unwrap();
    assert!(matches!(base.record.person(&officer(), near).await, Err(RecordError::PurposeNeeded("person"))));
    assert!(matches!(base.record.person(&officer(), far).await, Err(RecordError::Missing("person"))));
    let told = Actor { purpose: Purpose::stated("supervision", Some("aizvietošana".to_owned())), ..officer() };
    assert_eq!(base.record.person(&told, near).await.unwrap().family_name, "Blakus");
    assert!(matches!(base.record.person(&told, far).await, Err(RecordError::Missing("person"))));
    let unknown = Actor { purpose: Purpose::stated("curiosity", None), ..officer() };
    assert!(matches!(base.record.person(&unknown, near).await, Err(RecordError::PurposeNeeded("person"))));
    let filter =
        AuditFilter { subject: Some(near.0.to_string()), verb: Some("read".to_owned()), ..AuditFilter::default() };
    let log = base.record.audit(&protection_officer(), &filter, Page::default()).await.unwrap();
    assert_eq!(log.total, 1);
    assert_eq!(log.rows[0].purpose, "supervision");
    assert_eq!(log.rows[0].detail.as_deref(), Some("aizvietošana; purpose stated"));
}

async fn who_registers_for_the_own_caseload_has_the_person_on_it(base: Base) {
    account(&base, "officer-1", "probation", "vpd").await;
    let mut change = base.record.change(&officer(), "write", None).await.unwrap();
    let id = change.people(&[person("Jauns", "Klients")]).await.unwrap()[0];
    change.commit().await.unwrap();
    assert_eq!(base.record.person(&officer(), id).await.unwrap().family_name, "Klients");
    assert_eq!(base.count("assignment").await, 1);
}

async fn a_caseload_is_searched_by_itself(base: Base) {
    let ids = register(&base, &[person("Anna", "Mana"), person("Anna", "Cita")]).await;
    let account = account(&base, "officer-2", "officer", "vpd").await;
    let mut change = base.change().await;
    change.assign(account, &ids[..1]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(names(&base, &actor("officer-2", "officer", "vpd", "vpd-riga"), "anan").await, ["Anna Mana"]);
}
