//! The cases behind one year of an indicator: pseudonyms for those who may, counts by reason for everybody else.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Catalogue, Indicator, Sees};
use measure::Case;
use record::{DataUse, Paged};

use super::passport::count_shown;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, asked_page};
use crate::pages::board::newest_complete;
use crate::shown;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

const ROWS_A_PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "pages/indicators/cases/page.html")]
struct View {
    page: Shell,
    id: String,
    year: i32,
    years: Vec<i32>,
    found: String,
    /// Reason and number; the counted ones first.
    reasons: Vec<(String, String)>,
    columns: Vec<String>,
    cases: Vec<Line>,
    persons: bool,
    pages: Pages,
}

#[derive(Debug)]
struct Line {
    key: String,
    person: String,
    date: String,
    counts: String,
    numerator: String,
    boundary: bool,
    columns: Vec<String>,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let catalogue = visit.app().catalogue();
    let indicator = catalogue.indicators.get(&id).ok_or(Trouble::NotFound)?;
    let result = super::measured(&visit, indicator, &BTreeMap::new()).await?;
    let asked = query.get("year").and_then(|year| year.parse().ok());
    let newest = || newest_complete(&result).map(|year| year.year);
    let year = asked.or_else(newest).ok_or(Trouble::NotFound)?;
    let value = result.years.iter().find(|value| value.year == year).ok_or(Trouble::NotFound)?;
    let (sees, words) = (visit.sees("indicator"), visit.words());
    let below = catalogue.pack.suppress_below;
    let mut reasons = vec![(words.t("case-counts"), count_shown(value.denominator, below, sees, words))];
    reasons.extend(value.excluded.iter().map(|(reason, count)| {
        (super::reason_words(indicator, reason, words.lang), count_shown(*count, below, sees, words))
    }));
    let cases = if sees == Sees::Persons { behind(&visit, &id, year).await? } else { Vec::new() };
    let asked = asked_page(query.get("page").map(String::as_str), ROWS_A_PAGE);
    let first = usize::try_from((asked.number - 1).saturating_mul(asked.size)).unwrap_or(usize::MAX);
    let shown_cases: Vec<&Case> = cases.iter().skip(first).take(asked.size.try_into().unwrap_or(100)).collect();
    let total = cases.len() as u64;
    if sees == Sees::Persons {
        remember(&visit, &id, year, shown_cases.len(), cases.len()).await?;
    }
    let paged = Paged { rows: Vec::<()>::new(), total, page: asked };
    let year_text = year.to_string();
    let name = format!("{} {}", indicator.id, indicator.name.get(words.lang));
    let title = words.with("cases-of", &[("id", indicator.id.clone().into()), ("year", year_text.clone().into())]);
    page(&View {
        page: Shell::new(&visit, &title).under("/", words.t("board")).under(format!("/indicators/{id}"), name),
        years: result.years.iter().map(|year| year.year).collect(),
        year,
        found: words.count("cases-found", total),
        reasons,
        columns: columns(indicator, words),
        cases: shown_cases.into_iter().map(|case| line(case, indicator, catalogue, words)).collect(),
        persons: sees == Sees::Persons,
        pages: Pages::around(&paged, &format!("/indicators/{id}/cases"), &[("year", &year_text)], words),
        id,
    })
}

/// Leaves the entry in the audit log of cases opened one by one.
pub(crate) async fn remember(visit: &Visit, id: &str, year: i32, opened: usize, of: usize) -> Result<(), Trouble> {
    let detail = format!("cases of {year} opened: {opened} of {of}");
    let used = DataUse { verb: "read", resource: "indicator", persons: true, subject: id, detail };
    Ok(visit.app().record().use_data(&visit.actor("reporting"), &used).await?)
}

async fn behind(visit: &Visit, id: &str, year: i32) -> Result<Vec<Case>, Trouble> {
    Ok(visit.app().measured().engine.cases(id, Some(year), &BTreeMap::new()).await?)
}

fn columns(indicator: &Indicator, words: Words) -> Vec<String> {
    indicator.query.breakdown.iter().map(|column| column.name.get(words.lang).to_owned()).collect()
}

fn line(case: &Case, indicator: &Indicator, catalogue: &Catalogue, words: Words) -> Line {
    let column = |breakdown: &catalogue::Breakdown| {
        let value = case.columns.get(&breakdown.column).map_or("", String::as_str);
        match breakdown.classifier.as_deref() {
            Some("activity-type") => {
                catalogue.activity_types.get(value).map_or(value, |kind| kind.name.get(words.lang)).to_owned()
            }
            Some(classifier) => catalogue.word(classifier, value, words.lang).to_owned(),
            None => value.to_owned(),
        }
    };
    Line {
        key: case.case_key.chars().take(10).collect(),
        person: case.person_key.as_deref().unwrap_or("–").chars().take(10).collect(),
        date: shown::day(case.date, words.lang),
        counts: case
            .reason
            .as_deref()
            .map_or_else(|| words.t("case-counts"), |reason| super::reason_words(indicator, reason, words.lang)),
        numerator: catalogue::wording::number(case.numerator, 2, words.lang),
        boundary: case.boundary,
        columns: indicator.query.breakdown.iter().map(column).collect(),
    }
}
