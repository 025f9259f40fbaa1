//! The explorer: choosing people, files, cases for a purpose, saving; what those see who see counts; leadership; releases.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use record::{NewCustody, NewPerson, NewStay, Record, StayRelease};

use crate::site::{Site, Visitor, operator};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Sixty people released in 2021 and forty in 2022; in each year every fourth is back after a hundred days. Three are from
/// a second prison.
pub async fn releases(record: &Record) {
    let mut change = record.change(&operator("importer"), "import", None).await.unwrap();
    let prison = record::NewOrganisation {
        id: "ilguciema-cietums".to_owned(),
        name: "Iļģuciema cietums".to_owned(),
        kind: "prison".to_owned(),
        parent: Some("ievp".to_owned()),
        agency: Some("ievp".to_owned()),
        ..record::NewOrganisation::default()
    };
    change.organisations(&[prison]).await.unwrap();
    let person = |number: u64| NewPerson {
        given_name: "Jānis".to_owned(),
        family_name: format!("Kalns {number:03}"),
        sex: Some(if number.is_multiple_of(2) { "male" } else { "female" }.to_owned()),
        born_on: Some(day(&format!("{}-06-01", 1960 + number % 40))),
        simulated: true,
        ..NewPerson::default()
    };
    let people = change.people(&(0..100).map(person).collect::<Vec<_>>()).await.unwrap();
    let mut stays = Vec::new();
    for (number, person) in (0_u64..100).zip(people) {
        let on = day(if number < 60 { "2021-03-01" } else { "2022-03-01" }) + Days::new(number % 60);
        let unit = if number < 3 { "ilguciema-cietums" } else { "jelgavas-cietums" };
        let stay = |from, release| NewStay {
            custody: NewCustody {
                person,
                legal_status: "sentenced".to_owned(),
                from,
                unit: unit.to_owned(),
                regime: Some("closed".to_owned()),
            },
            moves: Vec::new(),
            release,
        };
        stays.push(stay(day("2019-01-07"), Some(StayRelease { on, kind: "full-term".to_owned() })));
        if number % 4 == 0 {
            stays.push(stay(on + Days::new(100), None));
        }
    }
    change.stays(&stays).await.unwrap();
    change.commit().await.unwrap();
}

async fn site() -> Site {
    Site::open_on(releases).await
}

/// What the audit log has about studies, newest first: verb, purpose, detail.
const YEAR: &str = "/explore?study=recidivism&outcome=return&only.released_in=2021";

#[tokio::test]
async fn an_analyst_chooses_people_and_sees_what_became_of_them() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let page = analyst.get(YEAR).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 25 (no ");
    page.says("nav izvēlēts");
    page.says("/explore/files/curve.svg?study=recidivism&#38;outcome=return&#38;only.released_in=2021");
    page.says("value=\"2021\" checked");
    let english = analyst.get(&format!("{YEAR}&lang=en")).await;
    english.says("Of 100 people released, 25 were back in custody within two years (");
    assert!(!english.body.contains('⟦') && !page.body.contains('⟦'), "words are missing");
}

#[tokio::test]
async fn groups_are_compared_in_words_that_say_no_more_than_the_interval() {
    let site = site().await;
    let page = site.as_analyst().await.get("/explore?study=recidivism&outcome=return&by=released_in&lang=lv").await;
    page.says("Grupa “2022”: dati neļauj pateikt, vai tādu cilvēku ir vairāk vai mazāk nekā grupā “2021”");
    page.says("Grupu starpības");
    page.says("Ko dati ļauj teikt");
    page.says("logranga");
}

#[tokio::test]
async fn every_study_and_question_opens_in_both_languages_and_is_light() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    for study in ["continuity", "employment-release", "employment-supervision", "programme-effect", "recidivism"] {
        for lang in ["lv", "en"] {
            let page = analyst.get(&format!("/explore?study={study}&lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK, "{study}");
            assert!(!page.body.contains('⟦'), "{study} lacks words:\n{}", page.body);
            assert!(page.body.len() < 60 * 1024, "{study}: {} bytes", page.body.len());
        }
    }
    for asked in ["study=none", "study=recidivism&outcome=none", "study=recidivism&by=ended_by"] {
        let status = analyst.get(&format!("/explore?{asked}")).await.status;
        assert!(status == StatusCode::NOT_FOUND || status == StatusCode::BAD_REQUEST, "{asked}: {status}");
    }
}

#[tokio::test]
async fn what_is_seen_comes_as_word_table_and_picture() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let query = YEAR.trim_start_matches("/explore");
    for (file, kind, begins) in [
        ("section.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"),
        ("return.csv", "text/csv; charset=utf-8", "table,by,group,months"),
        ("curve.svg", "image/svg+xml", "<svg"),
    ] {
        let answer = analyst.get(&format!("/explore/files/{file}{query}")).await;
        assert_eq!((answer.status, answer.headers["content-type"].to_str().unwrap()), (StatusCode::OK, kind));
        assert!(answer.body.starts_with(begins), "{file}");
    }
}

#[tokio::test]
async fn cases_open_for_a_stated_purpose_that_the_audit_log_keeps() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let query = YEAR.trim_start_matches("/explore");
    let asks = analyst.get(&format!("/explore/cases{query}")).await;
    asks.says("id=\"purpose\"");
    asks.says("name=\"only.released_in\" value=\"2021\"");
    assert_eq!(site.logged("study").await, [], "nothing was shown, so nothing is entered");
    let cases = analyst.get(&format!("/explore/cases{query}&purpose=research")).await;
    cases.says("60 ");
    cases.says("pseidonīmi");
    assert!(!cases.body.contains("Kalns") && !cases.body.contains("href=\"/people/"), "nobody is named");
    let (verb, purpose, detail) = site.logged("study").await.remove(0);
    assert_eq!((&*verb, &*purpose), ("read", "research"));
    assert!(detail.contains("cases opened: 60 of 60"), "{detail}");
    let left_out = analyst.get(&format!("/explore/cases{query}&purpose=research&state=not_chosen")).await;
    left_out.says("40 ");
}

#[tokio::test]
async fn cases_behind_an_indicator_leave_an_entry_too() {
    let site = site().await;
    let page = site.as_analyst().await.get("/indicators/1.1/cases?year=2021").await;
    let rows = page.body.matches("<th scope=\"row\" class=\"t-mono\">").count();
    let (verb, purpose, detail) = site.logged("indicator").await.remove(0);
    assert_eq!((&*verb, &*purpose), ("read", "reporting"));
    assert!(rows > 50, "{rows} rows");
    assert!(detail.starts_with(&format!("cases of 2021 opened: {rows} of ")), "{detail}; {rows} rows on the page");
}

#[tokio::test]
async fn those_who_see_counts_see_no_cases_no_small_groups_and_save_nothing() {
    let site = site().await;
    let planner = site.as_planner().await;
    let page = planner.get(YEAR).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 25");
    assert!(!page.body.contains("/explore/cases") && !page.body.contains("/explore/save"));
    assert_eq!(planner.get("/explore/cases?study=recidivism&purpose=research").await.status, StatusCode::FORBIDDEN);
    assert_eq!(planner.post("/explore/save", &[("study", "recidivism")]).await.status, StatusCode::FORBIDDEN);
    // Three people of the second prison, and everybody but those three.
    for unit in ["ilguciema-cietums", "jelgavas-cietums"] {
        let few = planner.get(&format!("/explore?study=recidivism&outcome=return&only.unit={unit}")).await;
        few.says("Par maz cilvēku.");
        assert!(!few.body.contains("t-figures"), "no count is told");
        let file = format!("/explore/files/return.csv?study=recidivism&outcome=return&only.unit={unit}");
        assert_eq!(planner.get(&file).await.status, StatusCode::FORBIDDEN);
    }
    let officer = site.as_protection_officer().await;
    assert_eq!(officer.get("/explore").await.status, StatusCode::FORBIDDEN);
}

async fn save(visitor: &Visitor, fields: &[(&str, &str)]) -> crate::site::Answer {
    let choice = [("study", "recidivism"), ("outcome", "return"), ("only.released_in", "2021")];
    visitor.post("/explore/save", &[&choice, fields].concat()).await
}

#[tokio::test]
async fn a_choice_is_saved_as_a_study_that_runs_again_to_the_same_result() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    analyst.get(YEAR).await;
    let refused = save(&analyst, &[("name", "2021. gada atbrīvotie"), ("remark", ""), ("purpose", "research")]).await;
    refused.says("href=\"#remark\"");
    let long = "ļ".repeat(301);
    let too_long = save(&analyst, &[("name", &long), ("remark", "x"), ("purpose", "research")]).await;
    too_long.says("Pētījuma nosaukums: ne garāk par 300 zīmēm.");
    refused.says("value=\"2021. gada atbrīvotie\"");
    let saved =
        save(&analyst, &[("name", "2021. gada atbrīvotie"), ("remark", "gada pārskatam"), ("purpose", "research")])
            .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let study = saved.location().to_owned();
    let page = analyst.get(&study).await;
    page.says("2021. gada atbrīvotie");
    page.says("gada pārskatam");
    page.says(
        "Izvēle saglabāta pēc tam, kad dati bija redzēti; tas ir izpētes rezultāts, nevis iepriekš noteikts pētījums.",
    );
    page.says("Atgriešanās ieslodzījumā: cik ilgi bez tā");
    assert_eq!(page.body.matches("<li>Atgriešanās ieslodzījumā</li>").count(), 1);
    assert!(!page.body.contains("15.12.2025"), "the deadline is that of the protocol");
    assert!(!page.body.contains("<dd>analyst</dd>"), "a person saved it, no account");
    let again = save(&analyst, &[("name", "Cits nosaukums"), ("remark", "citam"), ("purpose", "research")]).await;
    again.says("Šāda izvēle jau saglabāta kā “2021. gada atbrīvotie”.");
    again.says(&format!("href=\"{study}\""));
    again.says("value=\"Cits nosaukums\"");
    let first = page.body.split(&format!("{study}/results/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let run = analyst.post(&format!("{study}/run"), &[]).await;
    assert_eq!(run.location(), format!("{study}/results/{first}"), "the same snapshot gives the same result");
    let log = site.logged("study").await;
    assert_eq!(log.len(), 2);
    assert!(log[1].2.starts_with("gada pārskatam; saved as `2021. gada atbrīvotie`"), "{log:?}");
    let planner = site.as_planner().await;
    planner.get("/studies").await.says(&format!("href=\"{study}\""));
    let result = planner.get(&format!("{study}/results/{first}")).await;
    result.says("Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 25");
    result.says("Izvēle saglabāta pēc tam, kad dati bija redzēti");
    let word = planner.get(&format!("{study}/results/{first}/section.docx")).await;
    assert!(word.body.starts_with("PK"));
}

#[tokio::test]
async fn running_a_protocol_leaves_an_audit_entry() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    analyst.get("/studies/recidivism").await;
    let run = analyst.post("/studies/recidivism/run", &[]).await;
    assert_eq!(run.status, StatusCode::SEE_OTHER);
    let (verb, purpose, detail) = site.logged("study").await.remove(0);
    assert_eq!((&*verb, &*purpose), ("write", "reporting"));
    assert!(detail.starts_with("run on snapshot "), "{detail}");
}

#[tokio::test]
async fn leadership_reads_the_newest_whole_year_what_changed_and_how_sure_it_is() {
    let site = site().await;
    let planner = site.as_planner().await;
    let page = planner.get("/leadership").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Divu gadu laikā no 100 atbrīvotajiem ieslodzījumā atgriezās 25,0 (");
    page.says("2021. gadā bija 25,0 no 100. Vai tagad ir vairāk vai mazāk, dati neļauj pateikt");
    page.says("Skaitlis ir zināms tikai ļoti aptuveni");
    page.says("href=\"/studies/recidivism\"");
    let english = planner.get("/leadership?lang=en").await;
    english.says("Of 100 people released, 25.0 were back in custody within two years (");
    assert!(!english.body.contains('⟦') && !page.body.contains('⟦'));
}

#[tokio::test]
async fn the_protection_officer_sees_what_was_handed_out_and_others_do_not() {
    let site = Site::open().await;
    let officer = site.as_protection_officer().await;
    let page = officer.get("/releases").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Nekas nav izsniegts");
    assert_eq!(site.as_planner().await.get("/releases").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_an_address_cannot_ask_for_is_named() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let page = analyst.get("/explore?study=recidivism&outcome=return&only.released_in=zzz").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    page.says("“zzz” nav starp vērtībām “Atbrīvošanas gads”.");
    assert!(!page.body.contains("t-figures"), "nothing is answered");
    let reversed = analyst.get("/explore?study=recidivism&set.released_from=2023&set.released_to=2019").await;
    reversed.says("Gadi ir apmainīti: “Pirmais atbrīvošanas gads” ir vēlāks nekā “Pēdējais atbrīvošanas gads”.");
    let file = "/explore/files/return.csv?study=recidivism&outcome=return&only.released_in=zzz";
    assert_eq!(analyst.get(file).await.status, StatusCode::BAD_REQUEST);
    page.says("bez robežas");
}

#[tokio::test]
async fn a_choice_of_nobody_is_refused_in_the_language_of_the_page() {
    let site = site().await;
    let analyst = site.as_analyst().await;
    let asked = "/explore?study=recidivism&outcome=return&only.released_in=2021&set.released_from=2022";
    let page = analyst.get(asked).await;
    assert!(!page.body.contains("no row of"), "{}", page.body);
    let asked = "/explore?study=recidivism&outcome=causes-of-return&only.released_in=2021";
    let page = analyst.get(asked).await;
    page.says("Atbildes nav.");
    page.says("Nevienam no izvēlētajiem gadījumiem “Kā beidzās novērošana” nav “atgriezās par jaunu nodarījumu”.");
    assert!(!page.body.contains("no row has"));
}
