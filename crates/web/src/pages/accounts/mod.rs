//! Accounts: who may sign in; making one, a new password, letting somebody in no longer; and everybody's own password.

mod account;
mod own;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use catalogue::Role;
use record::{Account, NewAccount, Paged, RecordError};

use crate::field::{Choice, Input};
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::listing::{Pages, asked_page};
use crate::problem::sentence;
use crate::shown;
use crate::small_form::{Refused, SmallForm, bring_back};
use crate::visit::Visit;
pub(in crate::pages) use account::{change, show as one};
pub(in crate::pages) use own::{show as own, write as write_own};

/// Why accounts are read: code of classifier `purpose`.
const PURPOSE: &str = "administration";
/// Accounts on a page.
const SIZE: u64 = 50;

#[derive(Template)]
#[template(path = "pages/accounts/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    /// The account just made and its password, shown this once.
    made: Option<(String, String)>,
    add: SmallForm,
    wanted: String,
    lines: Vec<Line>,
    pages: Pages,
}

#[derive(Debug)]
struct Line {
    href: String,
    name: String,
    display_name: String,
    role: String,
    place: String,
    active: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    page(&visit, &query, None, None).await
}

pub(in crate::pages) async fn act(visit: Visit, Posted(fields): Posted) -> Answer {
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let (at, why) = match made(&visit, &fields).await {
        Ok(made) => return page(&visit, &BTreeMap::new(), None, Some(made)).await,
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = place(&field);
            (at, sentence(words.t(label), &problem, catalogue, words))
        }
        Err(error) => return Err(error.into()),
    };
    page(&visit, &BTreeMap::new(), Some(Refused { fields: &fields, at, why }), None).await
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "display_name" => ("display_name", "account-person"),
        "role" => ("role", "role"),
        "agency" => ("agency", "account-agency"),
        "unit" => ("unit", "unit"),
        _ => ("name", "account-name"),
    }
}

/// Makes the account; its name and password.
async fn made(visit: &Visit, fields: &Fields) -> Result<(String, String), RecordError> {
    let password = password(visit);
    let name = fields.must("name")?;
    let role = fields.must("role")?;
    // A role of one agency says which; otherwise it is chosen.
    let of_role = visit.app().catalogue().roles.get(&role).and_then(|role| role.agency.clone());
    let new = NewAccount {
        name: name.clone(),
        display_name: fields.must("display_name")?,
        role,
        agency: of_role.map_or_else(|| fields.must("agency"), Ok)?,
        unit: fields.get("unit").to_owned(),
        password: password.clone(),
        salt: salt(visit),
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "manage", None).await?;
    change.accounts(&[new]).await?;
    change.commit().await?;
    Ok((name, password))
}

/// A password of 80 random bits that can be read out.
fn password(visit: &Visit) -> String {
    /// Without characters that look alike.
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789-";
    let random = visit.app().random();
    random[..16].iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// A salt for the hash of a password.
fn salt(visit: &Visit) -> [u8; 16] {
    let mut salt = [0; 16];
    salt.copy_from_slice(&visit.app().random()[..16]);
    salt
}

async fn page(
    visit: &Visit,
    query: &BTreeMap<String, String>,
    refused: Option<Refused<'_>>,
    made: Option<(String, String)>,
) -> Answer {
    let words = visit.words();
    let accounts = visit.app().record().accounts(&visit.actor(PURPOSE)).await?;
    let units = visit.organisations().await?;
    let wanted = query.get("q").map_or("", |text| text.trim());
    let key = wanted.to_lowercase();
    let fits = |one: &&Account| {
        [&one.name, &one.display_name, &one.role].iter().any(|text| text.to_lowercase().contains(&key))
    };
    let found: Vec<&Account> = accounts.iter().filter(fits).collect();
    let asked = asked_page(query.get("page").map(String::as_str), SIZE);
    let skip = usize::try_from((asked.number - 1).saturating_mul(asked.size)).unwrap_or(usize::MAX);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let unit = |id: &str| shown::unit(&units, id);
    let lines = found.iter().skip(skip).take(size).map(|one| line(one, &unit, visit)).collect();
    let paged = Paged::<()> { rows: Vec::new(), total: found.len() as u64, page: asked };
    let pages = Pages::around(&paged, "/accounts", &[("q", wanted)], words);
    let named = units.iter().filter(|unit| unit.data.agency.is_some());
    let mut add = form(named.map(|unit| (unit.data.id.clone(), unit.data.name.clone())), visit);
    let mut errors = Vec::new();
    if let Some(Refused { fields, at, why }) = refused {
        let to = bring_back(std::iter::once(&mut add), fields, at, &why);
        errors.push((to.unwrap_or_else(|| "title".to_owned()), why));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shell = Shell::new(visit, &words.t("accounts"));
    let view = View { page: shell, errors, made, add, wanted: wanted.to_owned(), lines, pages };
    Ok((status, Html(view.render()?)).into_response())
}

fn form(units: impl Iterator<Item = (String, String)>, visit: &Visit) -> SmallForm {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let role = |(id, role): (&String, &Role)| (id.clone(), role.name.get(words.lang).to_owned());
    let mut roles: Vec<_> = catalogue.roles.iter().map(role).collect();
    roles.sort_by(|one, other| one.1.cmp(&other.1));
    let agencies = catalogue.pack.agency.iter().map(|(id, name)| (id.clone(), name.get(words.lang).to_owned()));
    let choices = vec![
        Choice::new("role", words.t("role"), words.t("choose"), roles, ""),
        Choice {
            hint: words.t("account-agency-hint"),
            ..Choice::new("agency", words.t("account-agency"), words.t("account-by-role"), agencies, "")
        },
        Choice::new("unit", words.t("unit"), words.t("account-whole-agency"), units, ""),
    ];
    let inputs = vec![
        Input::new("name", words.t("account-name"), "text", ""),
        Input::new("display_name", words.t("account-person"), "text", ""),
    ];
    SmallForm::new("add", "do-make-account", &0, words, choices, inputs)
}

fn line(one: &Account, unit: &dyn Fn(&str) -> String, visit: &Visit) -> Line {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let agency = catalogue.pack.agency.get(&one.agency).map_or(one.agency.as_str(), |name| name.get(lang));
    Line {
        href: format!("/accounts/{}", one.id.0),
        name: one.name.clone(),
        display_name: one.display_name.clone(),
        role: visit.role_name(&one.role),
        place: if one.unit.is_empty() { agency.to_owned() } else { unit(&one.unit) },
        active: one.active,
    }
}
