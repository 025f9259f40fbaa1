//! Somebody else was faster: both texts side by side, and the choice which one holds.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use record::{ActivityId, NewActivity};

use crate::form::Fields;
use crate::layout::{Answer, Shell};
use crate::pages::ledger::PURPOSE;
use crate::pages::ledger::entry::{facts, headcounts};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/ledger/form/stale.html")]
struct View {
    page: Shell,
    id: i64,
    recorded_by: String,
    /// Field, theirs, yours, whether they differ.
    lines: Vec<(String, String, String, bool)>,
    fields: Vec<(String, String)>,
}

pub(super) async fn both(visit: &Visit, id: i64, version: i32, fields: &Fields, mine: &NewActivity) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (record, actor) = (visit.app().record(), visit.actor(PURPOSE));
    let theirs = record.activity(&actor, ActivityId(id)).await?;
    let units = record.organisations(&actor).await.unwrap_or_default();
    let places = record.places(&actor).await.unwrap_or_default();
    let lines_of = |data: &NewActivity| {
        let mut lines = facts(data, catalogue, &units, &places, words);
        lines.extend(headcounts(data, catalogue, words));
        lines.push((words.t("participants"), data.participations.len().to_string()));
        lines
    };
    let (mine, others) = (lines_of(mine), lines_of(&theirs.data));
    let labels = others.iter().chain(mine.iter().filter(|(label, _)| others.iter().all(|(other, _)| other != label)));
    let value = |lines: &[(String, String)], label: &str| {
        lines.iter().find(|(name, _)| name == label).map_or_else(|| "–".to_owned(), |(_, value)| value.clone())
    };
    let lines = labels.map(|(label, _)| {
        let (theirs, yours) = (value(&others, label), value(&mine, label));
        let differ = theirs != yours;
        (label.clone(), theirs, yours, differ)
    });
    let mut kept = fields.clone();
    kept.0.retain(|(name, _)| name != "csrf");
    kept.set("version", &version.to_string());
    let page = View {
        page: Shell::new(visit, &words.t("stale")).under("/ledger", words.t("ledger")),
        id,
        recorded_by: theirs.recorded_by,
        lines: lines.collect(),
        fields: kept.0,
    };
    Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
}
