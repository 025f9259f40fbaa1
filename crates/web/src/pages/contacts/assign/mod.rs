//! Giving people of a unit contact persons: each with the record's recommendation and its grounds, many at once.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{ContactAdvice, NewContact, Page, Paged, PersonId, RecordError, WaitingFilter, WithoutContact};

use super::PURPOSE;
use super::row::{self, Row};
use super::unit::Units;
use crate::field::Input;
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::listing::{Pages, address, asked_page};
use crate::problem::sentence;
use crate::trouble::Trouble;
use crate::visit::Visit;

const ROWS_A_PAGE: u64 = 20;
const HERE: &str = "/contacts/assign";

#[derive(Template)]
#[template(path = "pages/contacts/assign/page.html")]
struct View {
    page: Shell,
    errors: Vec<(String, String)>,
    units: Units,
    name: Input,
    summary: String,
    rows: Vec<Row>,
    /// Address with every box of the page ticked.
    all: String,
    from: Input,
    every: Input,
    words: Input,
    pages: Pages,
}

/// Who is asked about: a page of the unit's people, or those named.
struct Asked {
    unit: String,
    name: String,
    people: Vec<PersonId>,
    page: Page,
}

pub(in crate::pages) async fn choose(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let get = |name: &str| query.get(name).map_or("", String::as_str);
    let person = get("person").parse().ok().map(PersonId);
    let asked = Asked {
        unit: get("unit").to_owned(),
        name: get("q").trim().to_owned(),
        people: person.into_iter().collect(),
        page: asked_page(query.get("page").map(String::as_str), ROWS_A_PAGE),
    };
    let said = get("saved").parse().ok().map(|count: u64| visit.words().count("assigned", count));
    let mut fields = Fields::default();
    let found = found(&visit, &asked).await?;
    if query.contains_key("all") || person.is_some() {
        for one in &found.people.rows {
            fields.0.push(("pick".to_owned(), one.person.0.to_string()));
        }
    }
    shown(&visit, &asked, found, &fields, Vec::new(), said)
}

pub(in crate::pages) async fn assign(visit: Visit, Posted(fields): Posted) -> Answer {
    let asked = Asked {
        unit: fields.get("unit").to_owned(),
        name: fields.get("q").to_owned(),
        people: fields.people("row"),
        page: Page { number: 1, size: ROWS_A_PAGE },
    };
    // Looked at again: what was recommended may have changed, and somebody may have been faster.
    let mut found = found(&visit, &asked).await?;
    if asked.people.is_empty() {
        found.people.rows.clear();
    }
    let new = match requested(&visit, &fields, &found) {
        Ok(new) => new,
        Err(errors) => return shown(&visit, &asked, found, &fields, errors, None),
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    let refused = match change.assign_contacts(&new).await {
        Ok(_) => {
            change.commit().await?;
            let count = new.len().to_string();
            let on = address(HERE, &[("unit", &found.units.here), ("q", &asked.name), ("saved", &count)]);
            return Ok(Redirect::to(&on).into_response());
        }
        Err(RecordError::Invalid { field, problem }) => (field, problem),
        Err(error) => return Err(error.into()),
    };
    drop(change);
    let (field, problem) = refused;
    let (index, field) = field.split_once('.').unwrap_or(("", &field));
    let one = index.parse().ok().and_then(|index: usize| new.get(index));
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let error = match (field, one) {
        ("every_days", _) => ("every".to_owned(), sentence(words.t("contact-frequency"), &problem, catalogue, words)),
        (_, Some(one)) => (row::field_of(one.person), sentence(found.name_of(one.person), &problem, catalogue, words)),
        (_, None) => ("title".to_owned(), sentence(words.t("person-contact"), &problem, catalogue, words)),
    };
    shown(&visit, &asked, found, &fields, vec![error], None)
}

/// The unit's people without a contact person, and whom the record recommends for each.
struct Found {
    units: Units,
    people: Paged<WithoutContact>,
    advice: Vec<ContactAdvice>,
}

impl Found {
    fn name_of(&self, person: PersonId) -> String {
        self.people.rows.iter().find(|one| one.person == person).map(|one| one.name.clone()).unwrap_or_default()
    }
}

async fn found(visit: &Visit, asked: &Asked) -> Result<Found, Trouble> {
    let (record, actor) = (visit.app().record(), visit.actor(PURPOSE));
    let units = Units::of(visit, &asked.unit).await?;
    let name = Some(asked.name.clone()).filter(|name| !name.is_empty() && asked.people.is_empty());
    let filter = WaitingFilter { name, people: asked.people.clone() };
    let people = record.people_without_contact(&actor, &units.here, &filter, asked.page).await?;
    let ids: Vec<PersonId> = people.rows.iter().map(|one| one.person).collect();
    let advice = record.advise_contacts(&actor, &units.here, &ids).await?;
    Ok(Found { units, people, advice })
}

/// The assignments asked for, or everything that is wrong with them.
fn requested(visit: &Visit, fields: &Fields, found: &Found) -> Result<Vec<NewContact>, Vec<(String, String)>> {
    let words = visit.words();
    let mut errors = Vec::new();
    let picked = fields.people("pick");
    if picked.is_empty() {
        let first =
            found.people.rows.first().map_or_else(|| "title".to_owned(), |one| format!("pick-{}", one.person.0));
        errors.push((first, words.t("assign-nobody")));
    }
    let from = fields.get("from").parse().ok();
    if from.is_none() {
        errors.push(("from".to_owned(), words.t("problem-not-a-day")));
    }
    let every = fields.given("every").map(|text| text.parse::<i32>().map_err(|_| text)).transpose();
    if let Err(text) = &every {
        errors.push(("every".to_owned(), words.with("problem-not-a-number", &[("text", text.as_str().into())])));
    }
    let gone = picked.iter().filter(|person| found.people.rows.iter().all(|one| one.person != **person)).count();
    if gone > 0 {
        errors.push(("title".to_owned(), words.count("assign-gone", gone as u64)));
    }
    let mut new = Vec::new();
    for one in found.advice.iter().filter(|one| picked.contains(&one.person)) {
        match row::chosen(one, &found.name_of(one.person), fields, visit) {
            Ok((account, ground)) => new.push(NewContact {
                person: one.person,
                account,
                from: from.unwrap_or_else(|| visit.today()),
                every_days: every.as_ref().ok().copied().flatten(),
                ground,
            }),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(new) } else { Err(errors) }
}

fn shown(
    visit: &Visit,
    asked: &Asked,
    found: Found,
    fields: &Fields,
    errors: Vec<(String, String)>,
    said: Option<String>,
) -> Answer {
    let words = visit.words();
    let picked = fields.people("pick");
    let row = |one: &WithoutContact| {
        let advice = found.advice.iter().find(|advice| advice.person == one.person)?;
        let since = words.with("here-since", &[("day", wording::date(one.here_since, words.lang).into())]);
        let mut row = Row::new(&one.name, vec![since], picked.contains(&one.person), advice, fields, visit);
        row.blame(&errors);
        Some(row)
    };
    let rows = found.people.rows.iter().filter_map(row).collect();
    let error = |id: &str| errors.iter().find(|(at, _)| at == id).map(|(_, why)| why.clone()).unwrap_or_default();
    let today = visit.today().to_string();
    let from = if fields.has("from") { fields.get("from") } else { &today };
    let unit = found.units.here.clone();
    let page_number = asked.page.number.to_string();
    let here = [("unit", unit.as_str()), ("q", asked.name.as_str())];
    let mut page = Shell::new(visit, &words.t("assign")).under("/contacts", words.t("contacts"));
    page.said = said;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = View {
        name: Input::new("q", words.t("assign-name"), "search", &asked.name),
        summary: words.count("assign-waiting", found.people.total),
        all: address(HERE, &[here[0], here[1], ("page", &page_number), ("all", "1")]),
        from: Input { error: error("from"), ..Input::new("from", words.t("contact-first-day"), "date", from) },
        every: Input {
            error: error("every"),
            hint: words.t("contact-every-hint"),
            ..Input::new("every", words.t("contact-every-days"), "number", fields.get("every"))
        },
        words: Input {
            error: error("words"),
            hint: words.t("contact-words-hint"),
            ..Input::new("words", words.t("contact-words"), "text", fields.get("words"))
        },
        pages: Pages::around(&found.people, HERE, &here, words),
        units: found.units,
        rows,
        errors,
        page,
    }
    .render()?;
    Ok((status, Html(html)).into_response())
}
