//! A result: sentences first, then pictures with their tables, who was left out, and what made it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Protocol, Sees};
use measure::StudyRun;

use super::answers::{self, Shown};
use super::{Studied, run_of};
use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/studies/result/page.html")]
struct View {
    page: Shell,
    id: String,
    name: String,
    question: String,
    sentences: Vec<String>,
    cases: Vec<(String, String)>,
    left_out: Vec<(String, String)>,
    by: Choice,
    analyses: Vec<Shown>,
    provenance: Vec<(String, String)>,
    suppressed: bool,
    /// The explorer with the same people, where the visitor may enter it.
    explore: Option<String>,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path((id, name)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let studied = Studied::of(&visit, &id)?;
    let protocol = &*studied.protocol;
    let run = run_of(&visit, &id, &name)?;
    let words = visit.words();
    let lang = words.lang;
    let by = by(protocol, query.get("by").map(String::as_str), words);
    let chosen = by.options.iter().find(|option| option.chosen && !option.value.is_empty());
    let chosen = chosen.map(|option| option.value.as_str());
    let href =
        |file: &str| address(&format!("/studies/{id}/results/{name}/{file}"), &[("by", chosen.unwrap_or_default())]);
    let title = studied.name(lang);
    let shown = run.answers.iter().filter_map(|made| answers::shown(&visit, protocol, made, chosen, &href));
    page(&View {
        page: Shell::new(&visit, &words.with("study-result", &[("study", title.clone().into())]))
            .under("/studies", words.t("studies"))
            .under(format!("/studies/{id}"), title),
        question: protocol.question.get(lang).trim().to_owned(),
        sentences: sentences(&run, protocol, lang),
        cases: answers::figures(&run, words),
        left_out: answers::left_out(&visit, protocol, &run),
        analyses: shown.collect(),
        by,
        provenance: answers::made_of(&run, words),
        suppressed: visit.sees("indicator") == Sees::Counts,
        explore: visit.may("read", "study").then(|| studied.explored(&run)),
        id,
        name,
    })
}

/// The main results as sentences.
fn sentences(run: &StudyRun, protocol: &Protocol, lang: &str) -> Vec<String> {
    let said = |made: &measure::Answer| {
        report::study_headline(made.made.as_ref().ok()?, protocol.analysis(&made.analysis)?, lang)
    };
    run.answers.iter().filter_map(said).collect()
}

/// Columns that some analysis breaks down by.
fn by(protocol: &Protocol, asked: Option<&str>, words: Words) -> Choice {
    let columns: BTreeSet<&str> =
        protocol.analysis.iter().flat_map(|analysis| analysis.ask.by()).map(String::as_str).collect();
    let asked = asked.filter(|by| columns.contains(by)).unwrap_or_default();
    let named = |id: &&str| protocol.column(id).map_or(*id, |column| column.name.get(words.lang)).to_owned();
    let options: Vec<(String, String)> = columns.iter().map(|id| ((*id).to_owned(), named(id))).collect();
    Choice::new("by", words.t("study-by-what"), words.t("study-everybody"), options, asked)
}
