//! Contact persons through their pages: caseloads, assigning, handing over, sessions and concerns.

use axum::http::StatusCode;
use record::{ContactGround, PersonId};

use crate::office::{Office, PRISON, asked, pairs};

#[tokio::test]
async fn twelve_people_get_contact_persons_three_sessions_are_held_and_a_concern_is_answered() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    let overview = head.get("/contacts").await;
    overview.says("12 personām nav kontaktpersonas");
    overview.says("ieviests 01.07.2025");
    overview.says("nav ieviests");
    let after = office.assign_everybody(&head, "2025-07-01").await;
    after.says("Kontaktpersona norīkota 12 personām.");
    after.says("Kontaktpersona ir visiem");
    // Nine have room with neither: each takes six.
    let overview = head.get("/contacts").await;
    assert_eq!(overview.body.matches("6 no 9").count(), 2, "{}", overview.body);

    let anna = office.as_staff("anna").await;
    let work = anna.get("/work").await;
    work.says("Manas personas");
    assert_eq!(work.body.matches("/contact\">Jānis Kalns").count(), 6);
    let mine = mine(&office, "anna").await;
    let page = format!("/people/{}/contact", mine[0].0);
    for (on, concern) in [("2025-07-08", ""), ("2025-07-22", ""), ("2025-08-05", "Nomākts, neēd.")] {
        let form = anna.get(&page).await;
        let note: [(&str, &str); 10] = [
            ("act", "note"),
            ("about", &about(&form, "note")),
            ("version", "1"),
            ("on", on),
            ("held", "yes"),
            ("delivery", "in-person"),
            ("minutes", "30"),
            ("words", "Runājām par ģimeni."),
            ("to-role", if concern.is_empty() { "" } else { "specialist" }),
            ("concern", concern),
        ];
        let sent = anna.post(&page, &note).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let read = anna.get(&page).await;
    assert_eq!(read.body.matches("Runājām par ģimeni.").count(), 3);
    read.says("klātienē, 30 minūšu");
    read.says("Vēl neviens nav pārņēmis");
    // Three sessions of six people in five weeks are told to the head.
    head.get("/contacts?from=2025-07-01&until=2025-08-05").await.says("<td class=\"t-num\">3</td>");

    let ilze = office.as_staff("ilze").await;
    ilze.get("/work").await.says("Atbildēt uz bažām");
    let concerns = ilze.get("/concerns").await;
    concerns.says("Nomākts, neēd.");
    let id = about(&concerns, "take");
    ilze.post("/concerns", &[("act", "take"), ("about", &id), ("version", "1")]).await;
    ilze.get("/concerns").await.says("Pārņēma ilze");
    let blank = ilze.post("/concerns", &[("act", "answer"), ("about", &id), ("version", "2"), ("answer", " ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = [("act", "answer"), ("about", id.as_str()), ("version", "2"), ("answer", "Pieteikts psihologam.")];
    assert_eq!(ilze.post("/concerns", &answer).await.location(), "/concerns?saved=1");
    ilze.get("/concerns").await.says("Nevienas bažas negaida atbildi.");
    anna.get(&page).await.says("Pieteikts psihologam.");
}

/// People of a contact person.
async fn mine(office: &Office, name: &str) -> Vec<PersonId> {
    let actor = Office::actor("sandra", "unit-head");
    let rows = office.site.record().contact_caseload_of(&actor, office.staff[name]).await.unwrap();
    rows.into_iter().map(|row| row.person).collect()
}

/// What a small form of a page is about.
fn about(page: &crate::site::Answer, act: &str) -> String {
    let form = page.body.split_once(&format!("name=\"act\" value=\"{act}\"")).map_or("", |(_, rest)| rest);
    let rest = form.split_once("name=\"about\" value=\"").map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_choice_against_the_recommendation_needs_words_and_comes_back_as_typed() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    let page = head.get("/contacts/assign").await;
    page.says("mazākā noslodze: 0 no 9");
    page.says("tikpat liela noslodze (0 no 9)");
    let one = office.people[0].0.to_string();
    let field = format!("to-{one}");
    let other = if page.chosen(&field) == office.account("anna") { "juris" } else { "anna" };
    let account = office.account(other);
    let (one, to, account) = (one.as_str(), field.as_str(), account.as_str());
    let form = |words: &'static str| {
        let asked = [("unit", PRISON), ("row", one), ("pick", one), (to, account), ("from", "2025-07-01")];
        [&asked[..], &[("every", "21"), ("words", words)]].concat()
    };
    let refused = head.post("/contacts/assign", &form("")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("izvēlēta cita, nevis ieteiktā kontaktpersona; ierakstiet pamatojumu");
    assert_eq!(refused.chosen(&field), account);
    refused.says("name=\"every\" type=\"number\" value=\"21\"");
    refused.says("value=\"2025-07-01\"");
    assert_eq!(head.post("/contacts/assign", &form("zina valodu")).await.status, StatusCode::SEE_OTHER);
    let actor = Office::actor("sandra", "unit-head");
    let told = office.site.record().contacts_of(&actor, office.people[0]).await.unwrap();
    assert_eq!((told[0].account, told[0].every_days), (office.staff[other], 21));
    assert_eq!(told[0].ground, ContactGround::Chosen("zina valodu".to_owned()));
}

#[tokio::test]
async fn what_is_wrong_with_the_form_is_said_at_every_field() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    head.get("/contacts/assign").await;
    let one = office.people[0].0.to_string();
    let refused =
        head.post("/contacts/assign", &[("unit", PRISON), ("row", &one), ("from", "rīt"), ("every", "reti")]).await;
    refused.says("Atzīmējiet vismaz vienu personu.");
    refused.says("id=\"from-error\"");
    refused.says("value=\"rīt\"");
    refused.says("“reti” nav vesels skaitlis");
    // Nobody but those of the form is shown.
    assert_eq!(refused.body.matches("name=\"row\"").count(), 1);
}

#[tokio::test]
async fn who_was_assigned_meanwhile_is_said_and_nothing_is_written() {
    let office = Office::open().await;
    let (head, other) = (office.as_staff("sandra").await, office.as_staff("sandra").await);
    let page = head.get("/contacts/assign").await;
    let fields = asked(&page, &office.people, "2025-07-01");
    let seen = other.get("/contacts/assign").await;
    let first = asked(&seen, &office.people[..1], "2025-07-01");
    assert_eq!(other.post("/contacts/assign", &pairs(&first)).await.status, StatusCode::SEE_OTHER);
    let refused = head.post("/contacts/assign", &pairs(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("1 atzīmētajai personai kontaktpersonu tikmēr norīkojis kāds cits");
    assert_eq!(refused.body.matches("name=\"row\"").count(), 11);
    refused.says("11 personām nav kontaktpersonas");
}

#[tokio::test]
async fn a_leaver_hands_everybody_over() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    office.assign_everybody(&head, "2025-07-01").await;
    let leaves = mine(&office, "juris").await;
    let page = format!("/contacts/workers/{}", office.account("juris"));
    let form = head.get(&page).await;
    // Anna has room for three more; for the others nobody can be recommended.
    form.says("mazākā noslodze: 8 no 9");
    form.says("Neviens nav brīvs");
    let anna = office.account("anna");
    let mut fields = asked(&form, &leaves, "2025-07-01");
    for (name, value) in &mut fields {
        if name.starts_with("to-") {
            value.clone_from(&anna);
        }
    }
    fields.extend(
        [("act", "handover"), ("on", "2026-06-29"), ("reason", "staff-left")]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let refused = head.post(&format!("{page}/handover"), &pairs(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("ierakstiet pamatojumu");
    assert_eq!(refused.chosen("reason"), "staff-left");
    fields.push(("words".to_owned(), "uz laiku vairāk par deviņiem".to_owned()));
    let sent = head.post(&format!("{page}/handover"), &pairs(&fields)).await;
    assert_eq!(sent.location(), format!("{page}?moved=6"));
    head.get(sent.location()).await.says("Nodotas 6 personas.");
    assert_eq!(mine(&office, "anna").await.len(), 12);
    head.get("/contacts").await.says("12 no 9");
    // Sent once more, the moves are nobody's any longer.
    let again = head.post(&format!("{page}/handover"), &pairs(&fields)).await;
    again.says("6 atzīmētajām personām kontaktpersonu tikmēr nomainījis kāds cits");
}

#[tokio::test]
async fn settings_changed_meanwhile_come_back_with_what_was_typed() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    let page = format!("/contacts/workers/{}", office.account("anna"));
    head.get(&page).await;
    let settings = |capacity: &'static str| {
        [
            ("act", "settings"),
            ("version", "1"),
            ("capacity", capacity),
            ("kind", "leave"),
            ("absent-from", "2026-06-20"),
        ]
    };
    assert_eq!(head.post(&page, &settings("12")).await.status, StatusCode::SEE_OTHER);
    head.get("/contacts").await.says("atvaļinājums, 20.06.2026–…");
    let refused = head.post(&page, &settings("15")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("šos datus mainīja kāds cits");
    refused.says("0 no 12");
    refused.says("name=\"capacity\" type=\"number\" value=\"15\"");
    assert_eq!(refused.hidden("version"), "2");
    let odd = head.post(&page, &[("act", "settings"), ("version", "2"), ("capacity", "daudz")]).await;
    odd.says("id=\"capacity-error\"");
    // Who is away is not recommended, and it is said why.
    head.get("/contacts/assign").await.says("Anna: prombūtnē, beigas nav zināmas");
}

#[tokio::test]
async fn the_contact_person_of_one_person_is_changed_ended_and_marked() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    office.assign_everybody(&head, "2025-07-01").await;
    let one = mine(&office, "anna").await[0];
    let page = format!("/people/{}/contact", one.0);
    let form = head.get(&page).await;
    let change = |to: String, words: &'static str| {
        [
            ("act".to_owned(), "change".to_owned()),
            ("about".to_owned(), about(&form, "change")),
            ("version".to_owned(), "1".to_owned()),
            ("to".to_owned(), to),
            ("reason".to_owned(), "relationship".to_owned()),
            ("on".to_owned(), "2026-06-01".to_owned()),
            ("words".to_owned(), words.to_owned()),
        ]
    };
    let juris = office.account("juris");
    assert_eq!(head.post(&page, &pairs(&change(juris.clone(), ""))).await.status, StatusCode::SEE_OTHER);
    // The same form again: somebody has been faster.
    let again = head.post(&page, &pairs(&change(juris, "vēlreiz"))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says("kontaktpersonu tikmēr nomainījis kāds cits");
    again.says("Jūsu ierakstītais teksts:");
    let form = head.get(&page).await;
    form.says("Juris");
    let end: [(&str, &str); 5] = [
        ("act", "end"),
        ("about", &about(&form, "end")),
        ("version", "1"),
        ("on", "2025-01-01"),
        ("reason", "transferred"),
    ];
    let refused = head.post(&page, &end).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Pēdējā diena: norādiet 01.06.2026 vai vēlāku dienu");
    let frequency = [("act", "frequency"), ("about", end[1].1), ("version", "1"), ("every", "7")];
    assert_eq!(head.post(&page, &frequency).await.status, StatusCode::SEE_OTHER);
    let stale = head.post(&page, &[end[0], end[1], end[2], ("on", "2026-06-20"), end[4]]).await;
    stale.says("ziņas par kontaktpersonu mainīja kāds cits");
    let ended = head.post(&page, &[end[0], end[1], ("version", "2"), ("on", "2026-06-20"), end[4]]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let id = one.0.to_string();
    let mark = [("act", "complex"), ("about", id.as_str()), ("words", "Ilgstošs konflikts.")];
    assert_eq!(head.post(&page, &mark).await.status, StatusCode::SEE_OTHER);
    let assign = head.get(&format!("/contacts/assign?person={id}")).await;
    assign.says("Sarežģīta lieta: Ilgstošs konflikts.");
    assert_eq!(assign.chosen(&format!("to-{id}")), "");
}

#[tokio::test]
async fn contact_persons_see_their_own_people_and_assign_nobody() {
    let office = Office::open().await;
    office.assign_everybody(&office.as_staff("sandra").await, "2025-07-01").await;
    let anna = office.as_staff("anna").await;
    let (own, other) = (mine(&office, "anna").await[0].0, mine(&office, "juris").await[0].0);
    assert_eq!(anna.get(&format!("/people/{own}/contact")).await.status, StatusCode::OK);
    assert_eq!(anna.get(&format!("/people/{other}/contact")).await.status, StatusCode::NOT_FOUND);
    for path in ["/contacts", "/contacts/assign", "/contacts/workers/1", "/qualifications"] {
        assert_eq!(anna.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let page = format!("/people/{own}/contact");
    let form = anna.get(&page).await;
    assert!(!form.body.contains("value=\"end\"") && !form.body.contains("value=\"complex\""));
    let end = [("act", "end"), ("about", "1"), ("version", "1"), ("on", "2026-06-01"), ("reason", "mistake")];
    assert_eq!(anna.post(&page, &end).await.status, StatusCode::FORBIDDEN);
    // A specialist reads sessions and assigns nobody.
    let ilze = office.as_staff("ilze").await;
    let read = ilze.get(&page).await;
    assert_eq!(read.status, StatusCode::OK);
    assert!(!read.body.contains("value=\"note\"") && !read.body.contains("value=\"end\""));
    ilze.get(&format!("/people/{own}")).await.says(&format!("href=\"{page}\""));
    // Elsewhere in the agency the purpose is asked for first, and sessions stay out of sight with it.
    let liga = office.as_staff("liga").await;
    let asked = liga.get(&page).await;
    asked.says("id=\"purpose\"");
    assert!(!asked.body.contains("Kalns"));
    assert_eq!(liga.get(&format!("{page}?purpose=casework")).await.status, StatusCode::NOT_FOUND);
    let person = liga.get(&format!("/people/{own}?purpose=casework")).await;
    assert!(person.body.contains("Kalns") && !person.body.contains(&format!("href=\"{page}")));
    assert_eq!(office.site.as_analyst().await.get(&page).await.status, StatusCode::FORBIDDEN);
    assert_eq!(office.site.as_analyst().await.get("/concerns").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_that_is_refused_comes_back_with_everything_typed() {
    let office = Office::open().await;
    office.assign_everybody(&office.as_staff("sandra").await, "2025-07-01").await;
    let anna = office.as_staff("anna").await;
    let page = format!("/people/{}/contact", mine(&office, "anna").await[0].0);
    let form = anna.get(&page).await;
    let note: [(&str, &str); 10] = [
        ("act", "note"),
        ("about", &about(&form, "note")),
        ("version", "1"),
        ("on", "2026-07-01"),
        ("held", "no"),
        ("delivery", "phone"),
        ("minutes", "15"),
        ("words", "Persona bija tiesā."),
        ("to-role", "psychologist"),
        ("concern", "Baidās no kameras biedra."),
    ];
    let refused = anna.post(&page, &note).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("šī diena vēl nav pienākusi");
    refused.says("<details id=\"form-note-");
    refused.says(">Persona bija tiesā.</textarea>");
    refused.says(">Baidās no kameras biedra.</textarea>");
    let id = about(&refused, "note");
    assert_eq!(refused.chosen(&format!("note-{id}-to-role")), "psychologist");
    assert_eq!(refused.chosen(&format!("note-{id}-held")), "no");
    // A concern without words stops the session too: nothing is half written.
    let wordless = [
        note[0],
        note[1],
        note[2],
        ("on", "2026-06-20"),
        note[4],
        note[5],
        note[6],
        note[7],
        note[8],
        ("concern", " "),
    ];
    anna.post(&page, &wordless).await.says("Bažas: norādiet vērtību.");
    assert!(!anna.get(&page).await.body.contains("<p>Persona bija tiesā."));
}

#[tokio::test]
async fn an_answer_to_a_concern_somebody_else_answered_is_not_lost() {
    let office = Office::open().await;
    office.assign_everybody(&office.as_staff("sandra").await, "2025-07-01").await;
    let anna = office.as_staff("anna").await;
    let one = mine(&office, "anna").await[0].0;
    let page = format!("/people/{one}/contact");
    anna.get(&page).await;
    let id = one.to_string();
    let raise = [("act", "concern"), ("about", id.as_str()), ("to-role", "specialist"), ("concern", "Nomākts.")];
    assert_eq!(anna.post(&page, &raise).await.status, StatusCode::SEE_OTHER);
    let (ilze, zane) = (office.as_staff("ilze").await, office.as_staff("zane").await);
    let seen = zane.get("/concerns").await;
    let concern = about(&seen, "take");
    let answer =
        |words: &'static str| [("act", "answer"), ("about", concern.as_str()), ("version", "1"), ("answer", words)];
    ilze.get("/concerns").await;
    assert_eq!(ilze.post("/concerns", &answer("Runāju ar viņu.")).await.status, StatusCode::SEE_OTHER);
    let late = zane.post("/concerns", &answer("Es arī runāju.")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.says("Es arī runāju.");
    late.says("pārņēma vai atbildēja kāds cits");
    // Another prison's specialists do not see it.
    let other = office.as_staff("liga").await.get("/concerns").await;
    assert!(!other.body.contains("Nomākts."));
}
