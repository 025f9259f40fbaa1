//! Finding a person: names in any order, with or without marks, with typing errors; codes; days of birth.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use record::PersonMatch;

use super::PURPOSE;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;
use crate::words::Words;

const MOST: u64 = 50;

#[derive(Template)]
#[template(path = "pages/people/search/page.html")]
struct View {
    page: Shell,
    wanted: String,
    /// None before anything is asked.
    found: Option<Vec<Hit>>,
    summary: String,
    more: bool,
    may_register: bool,
}

#[derive(Debug)]
struct Hit {
    href: String,
    name: String,
    born: String,
    code: String,
    asks_purpose: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let words = visit.words();
    let wanted = query.get("q").map_or("", |text| text.trim()).to_owned();
    let found = if wanted.is_empty() {
        None
    } else {
        Some(visit.app().record().find_people(&visit.actor(PURPOSE), &wanted, MOST).await?)
    };
    let count = found.as_ref().map_or(0, Vec::len) as u64;
    page(&View {
        page: Shell::new(&visit, &words.t("people")),
        summary: words.count("people-found", count),
        more: count == MOST,
        may_register: visit.may("write", "person"),
        found: found.map(|found| found.into_iter().map(|one| hit(one, words)).collect()),
        wanted,
    })
}

fn hit(one: PersonMatch, words: Words) -> Hit {
    Hit {
        href: format!("/people/{}", one.id.0),
        name: one.name,
        born: one.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        code: one.code_tail.map(|tail| words.with("code-tail", &[("tail", tail.into())])).unwrap_or_default(),
        asks_purpose: one.asks_purpose,
    }
}
