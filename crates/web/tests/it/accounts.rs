//! Accounts through their pages, and everybody's own password.

use axum::http::StatusCode;

use crate::office::Office;
use crate::site::{PASSWORD, Site, Visitor, operator};

#[tokio::test]
async fn an_account_is_made_lets_in_gets_a_new_password_and_is_closed() {
    let site = Site::open().await;
    let administrator = site.signed_in("administrator").await;
    administrator.get("/accounts").await.says("Izveidot kontu");
    let new = [
        ("act", "add"),
        ("about", "0"),
        ("name", "laura.kalna"),
        ("display_name", "Laura Kalna"),
        ("role", "probation-officer"),
        ("agency", ""),
        ("unit", "vpd-riga"),
    ];
    let made = administrator.post("/accounts", &new).await;
    assert_eq!(made.status, StatusCode::OK);
    made.says("laura.kalna");
    let first = password(&made.body);
    let laura = site.visitor();
    assert_eq!(entered(&laura, &first).await, StatusCode::SEE_OTHER);
    laura.get("/work").await.says("Mans darbs");
    assert_eq!(laura.get("/accounts").await.status, StatusCode::FORBIDDEN);

    let taken = administrator.post("/accounts", &new).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    taken.says("href=\"#add-0-name\"");
    taken.says("value=\"Laura Kalna\"");

    let found = administrator.get("/accounts?q=laura").await;
    let href = found.body.split("href=\"/accounts/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = format!("/accounts/{href}");
    administrator.get(&page).await;
    let second = password(&administrator.post(&page, &[("act", "password")]).await.body);
    assert_ne!(first, second);
    assert_eq!(entered(&laura, &first).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(entered(&laura, &second).await, StatusCode::SEE_OTHER);
    administrator.post(&page, &[("act", "close")]).await.says("slēgts");
    assert_eq!(entered(&site.visitor(), &second).await, StatusCode::UNPROCESSABLE_ENTITY);
    administrator.post(&page, &[("act", "open")]).await.says("atvērts");
    assert_eq!(entered(&site.visitor(), &second).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_own_password_needs_the_present_one_twice_the_same_new_one_and_ends_the_session() {
    let site = Site::open().await;
    let planner = site.signed_in("planner").await;
    planner.get("/password").await.says("Mana parole");
    let typed = |present: &'static str, new: &'static str, again: &'static str| {
        [("present", present), ("new", new), ("again", again)]
    };
    planner.post("/password", &typed(PASSWORD, "upes-krasts", "upes-krasti")).await.says("nav vienādas");
    planner.post("/password", &typed("cita parole", "upes-krasts", "upes-krasts")).await.says("nav pareiza");
    let changed = planner.post("/password", &typed(PASSWORD, "upes-krasts", "upes-krasts")).await;
    assert_eq!((changed.status, changed.location()), (StatusCode::SEE_OTHER, "/sign-in?changed=1"));
    planner.get(changed.location()).await.says("Parole nomainīta");
    assert_eq!(
        planner.post("/sign-in", &[("name", "planner"), ("password", PASSWORD)]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let again = planner.post("/sign-in", &[("name", "planner"), ("password", "upes-krasts")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_head_gives_a_case_to_a_member_of_staff_and_takes_it_back() {
    let office = Office::open().await;
    let head = office.as_staff("sandra").await;
    let page = format!("/people/{}", office.people[0].0);
    let before = head.get(&page).await;
    before.says("Persona nav neviena darbinieka lietu sarakstā.");
    assert!(!before.body.contains(">Anna</option>"), "contact persons are given otherwise");
    let ilze = office.account("ilze");
    let given = head.post(&page, &[("act", "give-case"), ("about", "0"), ("account", &ilze)]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let after = head.get(&page).await;
    after.says("<th scope=\"row\">Ilze</th>");
    // Staff of another prison are out of reach, whatever the form says.
    let liga = office.account("liga");
    let refused = head.post(&page, &[("act", "give-case"), ("about", "0"), ("account", &liga)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    head.get(&page).await;
    let taken = head.post(&page, &[("act", "take-case"), ("about", "0"), ("account", &ilze)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    head.get(&page).await.says("Persona nav neviena darbinieka lietu sarakstā.");
}

#[tokio::test]
async fn a_head_hands_the_people_of_a_closed_account_over() {
    let office = Office::open().await;
    let (ilze, zane) = (office.staff["ilze"], office.staff["zane"]);
    let sandra = Office::actor("sandra", "unit-head");
    let mut change = office.site.record().change(&sandra, "write", None).await.unwrap();
    change.assign(ilze, &office.people[..3]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = office.site.record().change(&operator("administrator"), "manage", None).await.unwrap();
    change.set_active(ilze, false).await.unwrap();
    change.commit().await.unwrap();

    let head = office.as_staff("sandra").await;
    head.get("/work").await.says("Nodot lietas, kuru darbinieka konts ir slēgts: Ilze, 3 personas");
    let list = head.get("/caseloads").await;
    list.says("slēgts");
    let page = format!("/caseloads/{}", ilze.0);
    list.says(&format!("href=\"{page}\""));
    let open = head.get(&page).await;
    open.says("Nododiet tās citiem.");
    assert_eq!(open.body.matches(" checked>").count(), 3, "everybody is ticked");
    assert!(!open.body.contains(">Ilze</option>"));
    let refused = head.post(&page, &[("to", &zane.0.to_string())]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Atzīmējiet vismaz vienu personu.");
    let picked = office.people[..2].iter().map(|one| one.0.to_string()).collect::<Vec<_>>();
    let nobody = head.post(&page, &[("pick", &picked[0])]).await;
    nobody.says("href=\"#to\"");
    assert_eq!(nobody.body.matches(" checked>").count(), 1, "what was ticked stays");
    let moved = [("pick", picked[0].as_str()), ("pick", &picked[1]), ("to", &zane.0.to_string())];
    let sent = head.post(&page, &moved).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, &*format!("{page}?handed-over=2")));
    head.get(sent.location()).await.says("Nodotas 2 personas.");
    head.post(&page, &moved).await.says("2 atzīmēto personu šajā sarakstā vairs nav");
    let anna = [("pick", &*office.people[2].0.to_string()), ("to", &*office.staff["anna"].0.to_string())];
    head.post(&page, &anna).await.says("href=\"#to\"");

    let last = [("pick", &*office.people[2].0.to_string()), ("to", "nobody")];
    let sent = head.post(&page, &last).await;
    let empty = head.get(sent.location()).await;
    empty.says("Izņemta 1 persona.");
    empty.says("Lietu sarakstā nav nevienas personas.");

    let token = office.site.token("sandra").await;
    let visitor = office.site.visitor();
    let caseloads = visitor.get_as(&token, "/api/v1/caseloads").await;
    caseloads.says(
        "\"name\":\"Zane\",\"role\":\"specialist\",\"unit\":\"rigas-centralcietums\",\"active\":true,\"people\":2",
    );
    assert!(!caseloads.body.contains("Ilze"), "an empty caseload of a closed account is nobody's concern");
    let people = visitor.get_as(&token, &format!("/api/v1/caseloads/{}", zane.0)).await;
    assert_eq!(people.body.matches("\"person\":").count(), 2);
    let ilze = office.as_staff("zane").await.get("/caseloads").await;
    assert_eq!(ilze.status, StatusCode::FORBIDDEN);
}

/// The password shown on a page.
fn password(page: &str) -> String {
    page.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned()
}

async fn entered(visitor: &Visitor, password: &str) -> StatusCode {
    visitor.get("/sign-in").await;
    visitor.post("/sign-in", &[("name", "laura.kalna"), ("password", password)]).await.status
}
