//! One protocol: everything that is fixed before the data are seen, its results, and a button that runs it.

mod model;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use catalogue::{Catalogue, Inclusion, Protocol, wording};
use measure::SavedStudy;
use record::DataUse;

use self::model::ModelShown;
use super::{Studied, as_of, institution, keep, registered, result_of, state, written};
use crate::form::Posted;
use crate::layout::{Answer, Shell, page};
use crate::pages::{explore, methods};
use crate::small_form::{Refused, SmallForm, bring_back};
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// What protocols are usually run for.
const PURPOSE: &str = "reporting";

#[derive(Template)]
#[template(path = "pages/studies/protocol/page.html")]
struct View {
    page: Shell,
    id: String,
    /// Who saved it and what was chosen; nothing where it is a protocol.
    saved: Vec<(String, String)>,
    /// That it was withdrawn, when and why.
    withdrawn: String,
    /// What its author may do with it.
    kept: Vec<SmallForm>,
    /// What could not be done: field and message.
    errors: Vec<(String, String)>,
    /// Label and text of what is fixed.
    fixed: Vec<(String, String)>,
    limits: Vec<String>,
    facts: Vec<(String, String)>,
    choices: Vec<[String; 3]>,
    followed: Vec<Followed>,
    analyses: Vec<String>,
    /// Address, title and language of the pages about its methods.
    methods: Vec<(String, String, &'static str)>,
    models: Vec<ModelShown>,
    /// Address, where the visitor may open it, name and as-of day of each result.
    results: Vec<(Option<String>, String, String)>,
    may_run: bool,
    sql: String,
}

/// What is decided about the codes of a list.
#[derive(Debug)]
struct Followed {
    name: String,
    /// Code, and the reason it is left out for.
    codes: Vec<(String, Option<String>)>,
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    render(&visit, id, None)
}

/// The page; with what was typed where it was refused.
pub(super) fn render(visit: &Visit, id: String, refused: Option<&Refused<'_>>) -> Answer {
    let studied = Studied::of(visit, &id)?;
    let mut kept = studied.saved.as_ref().map_or_else(Vec::new, |saved| keep::forms(visit, saved));
    let mut errors = Vec::new();
    if let Some(Refused { fields, at, why }) = refused {
        let place = bring_back(kept.iter_mut(), fields, at, why);
        errors.push((place.unwrap_or_else(|| "main".to_owned()), why.clone()));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let protocol = &*studied.protocol;
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let lang = words.lang;
    let texts = [
        ("study-question", &protocol.question),
        ("study-population", &protocol.population),
        ("study-outcome", &protocol.outcome),
        ("study-method", &protocol.method),
    ];
    let results = visit.app().measuring().shelf.names(&id)?.into_iter().map(|name| {
        let day = as_of(&name, lang);
        (result_of(visit, &id, &name), name, day)
    });
    let shown = page(&View {
        page: Shell::new(visit, &studied.name(lang)).under("/studies", words.t("studies")),
        withdrawn: studied.withdrawn(words),
        kept,
        errors,
        saved: studied.saved.as_ref().map_or_else(Vec::new, |saved| saved_by(visit, protocol, saved)),
        fixed: texts.map(|(key, text)| (words.t(key), text.get(lang).trim().to_owned())).into(),
        limits: protocol.limits.iter().map(|limit| limit.get(lang).trim().to_owned()).collect(),
        facts: if studied.saved.is_some() { facts_of_saved(protocol, words) } else { facts(visit, protocol) },
        choices: choices(catalogue, protocol, lang),
        followed: protocol.inclusion.iter().map(|one| followed(catalogue, protocol, one, lang)).collect(),
        analyses: protocol.analysis.iter().map(|analysis| report::study_heading(analysis, lang)).collect(),
        methods: methods::names(&protocol.methods, lang),
        models: model::models(visit, protocol),
        results: results.collect(),
        may_run: visit.may("write", "study") && studied.withdrawn(words).is_empty(),
        sql: protocol.cohort.sql.trim().to_owned(),
        id,
    })?;
    Ok((status, shown).into_response())
}

/// Runs it on the snapshot that the site shows.
pub(in crate::pages) async fn run(visit: Visit, Path(id): Path<String>, _: Posted) -> Answer {
    let studied = Studied::of(&visit, &id)?;
    if !studied.withdrawn(visit.words()).is_empty() {
        return Err(Trouble::NotUnderstood);
    }
    let (measured, measuring) = (visit.app().measured(), visit.app().measuring());
    let detail = format!("run on snapshot {}", measured.engine.snapshot().manifest.hash);
    let used = DataUse { verb: "write", resource: "study", persons: false, subject: &id, detail };
    visit.app().record().use_data(&visit.actor(PURPOSE), &used).await?;
    let run = match &studied.saved {
        Some(saved) => measured.engine.explore(&saved.choice, measuring.program).await?,
        None => measured.engine.study(&id, &BTreeMap::new(), measuring.program).await?,
    };
    let name = measuring.shelf.keep(&run)?;
    Ok(Redirect::to(&format!("/studies/{id}/results/{name}")).into_response())
}

/// Who saved it, when and what for, and what was chosen.
fn saved_by(visit: &Visit, protocol: &Protocol, saved: &SavedStudy) -> Vec<(String, String)> {
    let words = visit.words();
    let purpose = visit.app().catalogue().word("purpose", &saved.purpose, words.lang);
    let mut said = vec![
        (words.t("explore-protocol"), protocol.name.get(words.lang).to_owned()),
        (words.t("explore-remark"), saved.remark.clone()),
        (words.t("purpose"), purpose.to_owned()),
        (words.t("explore-by"), saved.by.clone()),
        (words.t("explore-at"), wording::date(saved.at.date_naive(), words.lang)),
    ];
    said.extend(explore::in_words(visit, protocol, &saved.choice));
    said.push((words.t("explore-first-snapshot"), saved.provenance.snapshot_hash.chars().take(12).collect()));
    said
}

fn facts(visit: &Visit, protocol: &Protocol) -> Vec<(String, String)> {
    let words = visit.words();
    let mut facts = vec![
        (words.t("protocol-state"), state(protocol, words)),
        (words.t("owner"), institution(visit, &protocol.owner)),
        (words.t("provenance-version"), protocol.version.to_string()),
    ];
    if let Some(day) = protocol.fixed_on {
        facts.push((words.t("protocol-fixed-on"), wording::date(day, words.lang)));
    }
    if let Some(study) = registered(visit, protocol) {
        facts.push((words.t("study-registered"), study.name.get(words.lang).to_owned()));
        facts.extend(study.contractor.clone().map(|name| (words.t("study-by"), name)));
        facts.extend(study.due.map(|due| (words.t("study-due"), wording::date(due, words.lang))));
    }
    facts
}

/// Of a saved choice only the version it narrows: state, deadline and entry of the register are those of the protocol.
fn facts_of_saved(protocol: &Protocol, words: Words) -> Vec<(String, String)> {
    vec![
        (words.t("explore-of-protocol"), protocol.name.get(words.lang).to_owned()),
        (words.t("provenance-version"), protocol.version.to_string()),
    ]
}

/// What it decides, the value taken, the others.
fn choices(catalogue: &Catalogue, protocol: &Protocol, lang: &str) -> Vec<[String; 3]> {
    let choice = |parameter: &catalogue::Parameter| {
        let value = |value: &toml::Value| report::reading_value(&written(value), protocol, catalogue, lang);
        let others = parameter.choices.iter().filter(|choice| **choice != parameter.value).map(value);
        let name = parameter.name.get(lang).to_owned();
        [name, value(&parameter.value), others.collect::<Vec<_>>().join(", ")]
    };
    protocol.parameter.values().map(choice).collect()
}

fn followed(catalogue: &Catalogue, protocol: &Protocol, inclusion: &Inclusion, lang: &str) -> Followed {
    let codes = catalogue.classifiers.get(&inclusion.classifier).map(|list| &list.code).into_iter().flatten();
    let reason = |code: &str| {
        let reason = inclusion.leave_out.get(code)?;
        Some(protocol.reason.get(reason).map_or(reason.as_str(), |words| words.get(lang)).to_owned())
    };
    Followed {
        name: protocol.heading(&inclusion.column, lang).to_owned(),
        codes: codes.map(|code| (code.name.get(lang).to_owned(), reason(&code.id))).collect(),
    }
}
