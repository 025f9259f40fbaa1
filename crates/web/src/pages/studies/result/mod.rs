//! A result: sentences first, then pictures with their tables, who was left out, and what made it.

mod contents;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Analysis, Protocol, Sees};
use measure::Answer as Made;

use self::contents::Line;
use super::answers::{self, Shown};
use super::{Studied, alarm, run_of};
use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::pages::methods;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

/// Analyses that fit on one page; of a longer result each has a page of its own.
const ON_ONE_PAGE: usize = 12;

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
    /// Sentences of alarms that sound, each with the address and name of its analysis.
    alarms: Vec<(String, String, String)>,
    watched: String,
    /// Analyses of a result that is too long for one page.
    contents: Vec<Line>,
    /// The one analysis that is shown of a long result.
    chosen: String,
    by: Choice,
    analyses: Vec<Shown>,
    provenance: Vec<(String, String)>,
    /// Address, title and language of the pages about its methods.
    methods: Vec<(String, String, &'static str)>,
    suppressed: bool,
    /// A choice an analyst saved, no protocol.
    is_saved: bool,
    /// That it was withdrawn, when and why.
    withdrawn: String,
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
    let asked: Vec<(&Analysis, &Made)> =
        run.answers.iter().filter_map(|made| Some((protocol.analysis(&made.analysis)?, made))).collect();
    let long = asked.len() > ON_ONE_PAGE;
    let chosen = match query.get("analysis") {
        Some(id) => protocol.analysis(id).ok_or(Trouble::NotFound).map(Some)?.filter(|_| long),
        None => None,
    };
    let open = |analysis: &Analysis| chosen.map_or(!long, |chosen| chosen.id == analysis.id);
    let on_page = asked.iter().filter(|(analysis, _)| open(analysis));
    let asked_by = query.get("by").map(String::as_str);
    let by = by(protocol, on_page.clone().map(|(analysis, _)| *analysis), asked_by, words).ok_or(Trouble::NotFound)?;
    // A saved choice that compares groups is about them.
    let compared = run.choice.as_ref().and_then(|choice| choice.compare.as_deref());
    let column = asked_by.filter(|by| !by.is_empty()).or(compared);
    let here = format!("/studies/{id}/results/{name}");
    let href = |file: &str, by: Option<&str>| address(&format!("{here}/{file}"), &[("by", by.unwrap_or_default())]);
    let watched = alarm::watched(&visit, protocol, &asked);
    let study = studied.name(lang);
    let title = words.with("study-result", &[("study", study.clone().into())]);
    let shell = Shell::new(&visit, chosen.map_or(title.as_str(), |analysis| analysis.name.get(lang)))
        .under("/studies", words.t("studies"))
        .under(format!("/studies/{id}"), study);
    page(&View {
        page: if chosen.is_some() { shell.under(here.as_str(), title) } else { shell },
        question: protocol.question.get(lang).trim().to_owned(),
        sentences: answers::sentences(&visit, protocol, &run),
        cases: answers::figures(&run, words),
        left_out: answers::left_out(&visit, protocol, &run),
        alarms: contents::sounding(&watched, &here, long, lang),
        watched: alarm::summary(&visit, &watched),
        contents: if long { contents::lines(&watched, &here, lang) } else { Vec::new() },
        chosen: chosen.map(|analysis| analysis.id.clone()).unwrap_or_default(),
        analyses: on_page.filter_map(|(_, made)| answers::shown(&visit, protocol, made, column, &href)).collect(),
        by,
        provenance: answers::made_of(&visit, &run, protocol),
        methods: methods::names(&protocol.methods, lang),
        withdrawn: studied.withdrawn(words),
        is_saved: studied.saved.is_some(),
        suppressed: visit.sees("indicator") == Sees::Counts,
        explore: visit.may("read", "study").then(|| studied.explored(&run)),
        id,
        name,
    })
}

/// Columns that an analysis on the page breaks down by; none where another one is asked for.
fn by<'a>(
    protocol: &Protocol,
    analyses: impl Iterator<Item = &'a Analysis>,
    asked: Option<&str>,
    words: Words,
) -> Option<Choice> {
    let columns: BTreeSet<&str> = analyses.flat_map(|analysis| analysis.ask.by()).map(String::as_str).collect();
    let asked = asked.unwrap_or_default();
    if !asked.is_empty() && asked != answers::EVERYBODY && !columns.contains(asked) {
        return None;
    }
    let option = |id: &&str| ((*id).to_owned(), protocol.heading(id, words.lang).to_owned());
    let mut options: Vec<(String, String)> = columns.iter().map(option).collect();
    if !options.is_empty() {
        options.insert(0, (answers::EVERYBODY.to_owned(), words.t("study-everybody")));
    }
    Some(Choice::new("by", words.t("study-by-what"), words.t("study-own-breakdown"), options, asked))
}
