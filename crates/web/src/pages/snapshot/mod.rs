//! The snapshot behind the numbers: what it holds, and a button that takes a new one.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use catalogue::wording;
use chrono::{DateTime, Utc};

use crate::form::Posted;
use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::taking::{self, Stage};
use crate::visit::Visit;
use crate::words::Words;

const PURPOSE: &str = "reporting";

#[derive(Template)]
#[template(path = "pages/snapshot/page.html")]
struct View {
    page: Shell,
    facts: Vec<(String, String)>,
    tables: Vec<Table>,
    /// What is going on, or came of the last attempt.
    progress: Option<String>,
    running: bool,
    failed: bool,
}

#[derive(Debug)]
struct Table {
    name: String,
    rows: String,
    hash: String,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let words = visit.words();
    let measured = visit.app().measured();
    let manifest = &measured.engine.snapshot().manifest;
    let stage = visit.app().progress().stage();
    page(&View {
        page: Shell::new(&visit, &words.t("snapshot")),
        facts: vec![
            (words.t("snapshot-as-of"), wording::date(manifest.as_of, words.lang)),
            (
                words.t("snapshot-purpose"),
                visit.app().catalogue().word("purpose", &manifest.purpose, words.lang).to_owned(),
            ),
            (words.t("snapshot-pack"), format!("{} {}", manifest.pack, manifest.pack_version)),
            (words.t("snapshot-from"), shown::day(manifest.record_from, words.lang)),
            (words.t("snapshot-hash"), manifest.hash.chars().take(12).collect()),
        ],
        tables: manifest
            .tables
            .iter()
            .map(|table| Table {
                name: table.name.clone(),
                rows: shown::whole(table.rows, words.lang),
                hash: table.hash.chars().take(12).collect(),
            })
            .collect(),
        running: matches!(stage, Stage::Taking { .. } | Stage::Computing { .. }),
        failed: matches!(stage, Stage::Failed { .. }),
        progress: progress(&stage, words),
    })
}

pub(in crate::pages) async fn take(visit: Visit, _: Posted) -> Answer {
    taking::begin(visit.app(), visit.actor(PURPOSE));
    Ok(Redirect::to("/snapshot").into_response())
}

fn progress(stage: &Stage, words: Words) -> Option<String> {
    let clock = |at: &DateTime<Utc>| at.format("%H:%M:%S").to_string().into();
    Some(match stage {
        Stage::Idle => return None,
        Stage::Taking { since, table, .. } if table.is_empty() => {
            words.with("snapshot-beginning", &[("since", clock(since))])
        }
        Stage::Taking { since, table, rows } => words.with(
            "snapshot-taking",
            &[
                ("since", clock(since)),
                ("table", table.as_str().into()),
                ("rows", shown::whole(*rows, words.lang).into()),
            ],
        ),
        Stage::Computing { since } => words.with("snapshot-computing", &[("since", clock(since))]),
        Stage::Done { since, seconds } => words.with(
            "snapshot-done",
            &[("since", clock(since)), ("seconds", wording::number(*seconds, 1, words.lang).into())],
        ),
        Stage::Failed { since, why } => {
            words.with("snapshot-failed", &[("since", clock(since)), ("why", why.as_str().into())])
        }
    })
}
