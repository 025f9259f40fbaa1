//! One indicator: value, chart, years, readings, breakdowns, exclusions, the official passport, and where it comes from.

mod view;

pub(crate) use view::{count_shown, provenance};

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};

use crate::layout::{Answer, Shell, page};
use crate::trouble::Trouble;
use crate::visit::Visit;
use view::{Breakdown, Exclusions, Facts, Passport, Reading, YearRow};

#[derive(Template)]
#[template(path = "pages/indicators/passport/page.html")]
struct View {
    page: Shell,
    id: String,
    outcome: String,
    method: String,
    facts: Facts,
    chart: Option<String>,
    chart_title: String,
    years: Vec<YearRow>,
    readings: Vec<Reading>,
    /// Another reading than the official one is shown.
    other_reading: bool,
    breakdown_year: String,
    breakdowns: Vec<Breakdown>,
    exclusions: Exclusions,
    boundary: bool,
    passport: Passport,
    sql: String,
    provenance: Vec<(String, String)>,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let catalogue = visit.app().catalogue();
    let indicator = catalogue.indicators.get(&id).ok_or(Trouble::NotFound)?;
    let readings = super::readings(indicator, &query)?;
    let result = super::measured(&visit, indicator, &readings).await?;
    let words = visit.words();
    let name = format!("{} {}", indicator.id, indicator.name.get(words.lang));
    let chart = report::chart::of_indicator(catalogue, &result, words.lang);
    let (breakdown_year, breakdowns) = view::breakdowns(indicator, &result, &query, catalogue, words);
    page(&View {
        page: Shell::new(&visit, &name).under("/", words.t("board")),
        outcome: view::outcome(indicator, catalogue, words),
        method: indicator.method.get(words.lang).to_owned(),
        facts: view::facts(indicator, &result, catalogue, words),
        chart_title: chart.as_ref().map(|chart| chart.title.clone()).unwrap_or_default(),
        chart: chart.map(|chart| report::chart::svg(&chart, words.lang)),
        years: view::years(indicator, &result, words),
        readings: view::readings(indicator, &result, words),
        other_reading: !readings.is_empty(),
        breakdown_year,
        breakdowns,
        exclusions: view::exclusions(indicator, &result, catalogue.pack.suppress_below, visit.sees("indicator"), words),
        boundary: indicator.query.boundary.is_some(),
        passport: view::passport(indicator, words),
        sql: indicator.query.sql.trim().to_owned(),
        provenance: view::provenance(&result.provenance, words),
        id,
    })
}
