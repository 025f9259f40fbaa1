//! A site on a fresh record with a small snapshot, and visitors who carry their cookies.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use catalogue::Catalogue;
use chrono::{DateTime, TimeDelta, Utc};
use measure::release::ReleaseLedger;
use measure::{Snapshot, StudyShelf, Taking};
use record::{
    Actor, AuditFilter, Keys, NewAccount, NewCustody, NewOrganisation, NewPerson, NewToken, Page, PasswordCost,
    Purpose, Record,
};
use tower::ServiceExt as _;
use web::{App, Edge, Measured, Measuring, Settings};

pub const PASSWORD: &str = "a long enough password";

thread_local! {
    static CLOCK: Cell<DateTime<Utc>> = Cell::new("2026-06-30T08:00:00Z".parse().unwrap());
    static DRAWN: Cell<u8> = const { Cell::new(0) };
}

/// Lets time pass for this test.
pub fn wait(minutes: i64) {
    CLOCK.with(|clock| clock.set(clock.get() + TimeDelta::minutes(minutes)));
}

fn now() -> DateTime<Utc> {
    CLOCK.with(Cell::get)
}

fn random() -> [u8; 32] {
    let drawn = DRAWN.with(|drawn| drawn.replace(drawn.get() + 1));
    std::array::from_fn(|at| drawn.wrapping_mul(31).wrapping_add(u8::try_from(at).unwrap()))
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn pack() -> Catalogue {
    Catalogue::load(&workspace().join("definitions/lv")).unwrap_or_else(|findings| panic!("{findings}"))
}

/// A running site.
pub struct Site {
    router: Router,
    record: Arc<Record>,
    folder: tempfile::TempDir,
}

impl Site {
    /// Verb, purpose and detail of the entries about a resource, the newest first.
    pub async fn logged(&self, noun: &str) -> Vec<(String, String, String)> {
        let filter = AuditFilter { noun: Some(noun.to_owned()), ..AuditFilter::default() };
        let log = self.record().audit(&operator("dpo"), &filter, Page::default()).await.unwrap();
        log.rows.into_iter().map(|entry| (entry.verb, entry.purpose, entry.detail.unwrap_or_default())).collect()
    }

    pub async fn open() -> Self {
        Self::open_on(async |_| {}).await
    }

    /// With more in the record than people and organisations.
    pub async fn open_on(more: impl AsyncFnOnce(&Record)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("tilts.sqlite").display());
        let catalogue = Arc::new(pack());
        let keys = Keys { encryption: [1; 32], lookup: [2; 32] };
        let record = Record::open(&url, keys, Arc::clone(&catalogue)).await.unwrap();
        let record = Arc::new(record.with_password_cost(PasswordCost::LEAST));
        fill(&record, &catalogue).await;
        more(&record).await;
        let into = folder.path().join("snapshots");
        let as_of = "2026-06-30".parse().unwrap();
        let taking = Taking { into: &into, as_of, purpose: "reporting", pseudonym_key: [3; 32] };
        let snapshot = Snapshot::take(&record, &operator("analyst"), &taking, &mut |_, _| {}).await.unwrap();
        let measured = Measured::of(Arc::clone(&catalogue), snapshot).await.unwrap();
        let settings =
            Settings { idle_minutes: 30, secure_cookies: true, simulated: true, requests_per_minute: 1_000_000 };
        let measuring = Measuring {
            into: into.clone(),
            pseudonym_key: [3; 32],
            as_of: Some(as_of),
            shelf: StudyShelf::at(&folder.path().join("studies")),
            releases: ReleaseLedger::at(&folder.path().join("releases")),
            program: "tilts of the test",
        };
        let app = App::new(Arc::clone(&record), catalogue, measured, measuring, Edge { now, random }, settings);
        Self { router: web::router(app), record, folder }
    }

    /// The record behind the pages.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What was handed out.
    pub fn releases(&self) -> ReleaseLedger {
        ReleaseLedger::at(&self.folder.path().join("releases"))
    }

    /// The studies that were run and saved.
    pub fn shelf(&self) -> StudyShelf {
        StudyShelf::at(&self.folder.path().join("studies"))
    }

    pub fn visitor(&self) -> Visitor {
        Visitor { router: self.router.clone(), cookies: RefCell::default(), csrf: RefCell::default() }
    }

    /// A token of the account named like the role.
    pub async fn token(&self, role: &str) -> String {
        let accounts = self.record.accounts(&operator("administrator")).await.unwrap();
        let account = accounts.iter().find(|account| account.name == role).unwrap().id;
        let mut change = self.record.change(&operator("administrator"), "manage", None).await.unwrap();
        let until = "2027-06-30".parse().unwrap();
        let new = NewToken { account, system: "Testi".to_owned(), until, secret: [5; 32] };
        let id = change.make_token(&new).await.unwrap();
        change.commit().await.unwrap();
        id.written(&[5; 32])
    }

    /// Signed in with the account named like the role.
    pub async fn signed_in(&self, role: &str) -> Visitor {
        let visitor = self.visitor();
        visitor.get("/sign-in").await;
        let answer = visitor.post("/sign-in", &[("name", role), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        visitor
    }

    pub async fn as_planner(&self) -> Visitor {
        self.signed_in("planner").await
    }

    pub async fn as_organiser(&self) -> Visitor {
        self.signed_in("organiser").await
    }

    pub async fn as_analyst(&self) -> Visitor {
        self.signed_in("analyst").await
    }

    pub async fn as_protection_officer(&self) -> Visitor {
        self.signed_in("dpo").await
    }
}

pub fn operator(role: &str) -> Actor {
    Actor {
        account: format!("test:{role}"),
        role: role.to_owned(),
        agency: String::new(),
        unit: String::new(),
        purpose: Purpose::new("administration"),
        at: now(),
    }
}

async fn fill(record: &Record, catalogue: &Catalogue) {
    let one = |id: &str, name: &str, kind: &str, parent: Option<&str>, agency: Option<&str>| NewOrganisation {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        parent: parent.map(str::to_owned),
        agency: agency.map(str::to_owned),
        ..NewOrganisation::default()
    };
    let organisations = [
        one("ievp", "Ieslodzījuma vietu pārvalde", "prison-service", None, Some("ievp")),
        one("jelgavas-cietums", "Jelgavas cietums", "prison", Some("ievp"), Some("ievp")),
        one("vpd-riga", "Rīgas nodaļa", "probation-unit", None, Some("vpd")),
        one("ngo-tilts", "Biedrība “Tilts”", "ngo", None, None),
    ];
    let mut change = record.change(&operator("administrator"), "manage", None).await.unwrap();
    change.organisations(&organisations).await.unwrap();
    let account = |role: &catalogue::Role| NewAccount {
        name: role.id.clone(),
        display_name: role.name.get("lv").to_owned(),
        role: role.id.clone(),
        agency: role.agency.clone().unwrap_or_else(|| "ievp".to_owned()),
        unit: match role.id.as_str() {
            "organiser" => "jelgavas-cietums".to_owned(),
            "probation-officer" => "vpd-riga".to_owned(),
            _ => String::new(),
        },
        password: PASSWORD.to_owned(),
        salt: [7; 16],
    };
    let accounts: Vec<NewAccount> = catalogue.roles.values().map(account).collect();
    change.accounts(&accounts).await.unwrap();
    change.commit().await.unwrap();
    let mut change = record.change(&operator("importer"), "import", None).await.unwrap();
    let person = |given: &str, family: &str| NewPerson {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        born_on: Some("1985-03-15".parse().unwrap()),
        employer_agency: Some("ievp".to_owned()),
        simulated: true,
        ..NewPerson::default()
    };
    let all = [person("Ērika", "Bērziņa"), person("Jānis", "Ozols"), person("Erika", "Berzina")];
    let people = change.people(&all).await.unwrap();
    let stay = NewCustody {
        person: people[0],
        legal_status: "sentenced".to_owned(),
        from: "2026-01-12".parse().unwrap(),
        unit: "jelgavas-cietums".to_owned(),
        regime: None,
    };
    change.custody(&[stay]).await.unwrap();
    change.commit().await.unwrap();
}

/// Somebody with a browser: keeps cookies, and the token of the last form seen.
pub struct Visitor {
    router: Router,
    cookies: RefCell<BTreeMap<String, String>>,
    csrf: RefCell<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).map_or("", |location| location.to_str().unwrap())
    }

    #[track_caller]
    pub fn says(&self, words: &str) {
        assert!(self.body.contains(words), "`{words}` is not in:\n{}", self.body);
    }

    /// Value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        self.after(&format!("name=\"{name}\" value=\""))
    }

    /// What is chosen in a list.
    pub fn chosen(&self, id: &str) -> String {
        let list =
            self.body.split_once(&format!("<select class=\"govuk-select\" id=\"{id}\"")).map_or("", |(_, rest)| rest);
        let list = list.split("</select>").next().unwrap_or_default();
        let chosen = list.split("<option value=\"").find(|option| option.contains(" selected"));
        chosen.and_then(|option| option.split('"').next()).unwrap_or_default().to_owned()
    }

    fn after(&self, start: &str) -> String {
        let rest = self.body.split_once(start).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

impl Visitor {
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Asks with a token, as another system does.
    pub async fn get_as(&self, token: &str, path: &str) -> Answer {
        let request = Request::get(path).header("authorization", format!("Bearer {token}"));
        self.send(request.header("tilts-purpose", "casework"), Body::empty()).await
    }

    /// Sends a form with the token of the last form seen.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.borrow().clone();
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        self.post_bare(path, &all).await
    }

    /// Sends a form as it is.
    pub async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body.join("&"))).await
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(COOKIE, cookies.join("; ")).body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.borrow_mut().insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        let csrf = answer.hidden("csrf");
        if !csrf.is_empty() {
            self.csrf.replace(csrf);
        }
        answer
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    })
}
