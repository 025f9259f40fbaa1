//! Supervision through the page of a person: an officer sets conditions, plans meetings, records them and a breach.

use axum::http::StatusCode;
use record::{NewSection, PersonId};

use crate::site::{Site, Visitor, operator};

const PERSON: &str = "/people/2";

/// An officer with one supervised person.
async fn officer() -> (Site, Visitor) {
    let site = Site::open().await;
    let new = NewSection {
        person: PersonId(2),
        function: "supervision".to_owned(),
        basis: "suspended-sentence".to_owned(),
        unit: "vpd-riga".to_owned(),
        opened_on: "2026-02-02".parse().unwrap(),
        closed_on: None,
        closing_reason: None,
        employed_at_opening: None,
        employed_at_closing: None,
    };
    let mut change = site.record().change(&operator("importer"), "import", None).await.unwrap();
    change.sections(&[new]).await.unwrap();
    change.commit().await.unwrap();
    let accounts = site.record().accounts(&operator("administrator")).await.unwrap();
    let own = accounts.iter().find(|account| account.name == "probation-officer").unwrap().id;
    let mut change = site.record().change(&operator("importer"), "write", None).await.unwrap();
    change.assign(own, &[PersonId(2)]).await.unwrap();
    change.commit().await.unwrap();
    let officer = site.signed_in("probation-officer").await;
    (site, officer)
}

async fn sent(officer: &Visitor, act: &str, about: &str, fields: &[(&str, &str)]) {
    officer.get(PERSON).await;
    let all = [&[("act", act), ("about", about)], fields].concat();
    let answer = officer.post(PERSON, &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

#[tokio::test]
async fn an_officer_keeps_conditions_meetings_and_breaches_of_a_section() {
    let (_site, officer) = officer().await;
    let page = officer.get(PERSON).await;
    page.says("Noteikt nosacījumu vai pienākumu: uzraudzība");
    let curfew = [("kind", "curfew"), ("set_by", "court"), ("words", "no 22.00 līdz 6.00"), ("from", "2026-02-03")];
    sent(&officer, "set-condition", "1", &curfew).await;
    let plan =
        [("officer", "probation-officer"), ("delivery", "in-person"), ("from", "2026-02-09"), ("every_days", "14")];
    sent(&officer, "plan-contacts", "1", &plan).await;
    let page = officer.get(PERSON).await;
    page.says("Noteiktā laikā būt dzīvesvietā");
    page.says("Tikšanās reizi 14 dienās, klātienē, tiekas Probācijas speciālists; nākamā – 09.02.2026.");
    officer.get("/work").await.says("Tikties ar probācijas klientu");
    let met = [("held", "yes"), ("delivery", "in-person"), ("on", "2026-02-10"), ("words", "Darbs un mājoklis")];
    sent(&officer, "record-meeting", "1", &met).await;
    officer.get(PERSON).await.says("nākamā – 24.02.2026.");
    let breach = [("condition", "1"), ("answer", "warning"), ("on", "2026-02-12"), ("words", "Nebija mājās")];
    sent(&officer, "record-breach", "1", &breach).await;
    sent(&officer, "end-condition", "1", &[("version", "1"), ("ending", "lifted"), ("on", "2026-03-02")]).await;
    let page = officer.get(PERSON).await;
    page.says("izteikts rakstisks brīdinājums");
    page.says("02.03.2026, atcelts");
    page.says("Nosacījums vai pienākums izbeidzies");
}

#[tokio::test]
async fn a_meeting_ahead_of_time_comes_back_as_typed_with_what_is_wrong() {
    let (_site, officer) = officer().await;
    officer.get(PERSON).await;
    let ahead = [
        ("act", "record-meeting"),
        ("about", "1"),
        ("held", "yes"),
        ("delivery", "phone"),
        ("on", "2099-01-01"),
        ("words", "Runājām par darbu"),
    ];
    let refused = officer.post(PERSON, &ahead).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#record-meeting-1-on\"");
    refused.says("value=\"Runājām par darbu\"");
}
