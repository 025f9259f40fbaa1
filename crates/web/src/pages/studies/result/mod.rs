//! A result: sentences first, then pictures with their tables, who was left out, and what made it.

mod contents;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Analysis, Protocol, Sees};
use measure::{Answer as Made, StudyRun};
use report::{AlarmShown, Sheet};

use self::contents::Line;
use super::{alarm, protocol_of, run_of};
use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::pages::indicators::passport::{count_shown, provenance};
use crate::shown;
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
    suppressed: bool,
}

/// Rows of a table that are on the page; all of them are in the file.
const ROWS: usize = 40;

/// Analyses that fit on one page; of a longer result each has a page of its own.
const ON_ONE_PAGE: usize = 12;

/// One analysis.
#[derive(Debug)]
struct Shown {
    id: String,
    name: String,
    alarms: Vec<AlarmShown>,
    cautions: Vec<String>,
    picture: Option<Picture>,
    /// Tables, each with a word about rows that are only in the file.
    sheets: Vec<(Sheet, String)>,
    refused: String,
}

/// A picture, loaded by itself: curves of thousands of steps would make the page heavy.
#[derive(Debug)]
struct Picture {
    href: String,
    /// Width and height, so that nothing moves when it comes.
    size: [String; 2],
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path((id, name)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let protocol = protocol_of(&visit, &id)?;
    let run = run_of(&visit, &id, &name)?;
    let words = visit.words();
    let lang = words.lang;
    let answers: Vec<(&Analysis, &Made)> =
        run.answers.iter().filter_map(|made| Some((protocol.analysis(&made.analysis)?, made))).collect();
    let long = answers.len() > ON_ONE_PAGE;
    let chosen = query.get("analysis").and_then(|id| protocol.analysis(id)).filter(|_| long);
    let open = |analysis: &Analysis| chosen.map_or(!long, |chosen| chosen.id == analysis.id);
    let options = breakdowns(protocol, answers.iter().map(|(analysis, _)| *analysis).filter(|one| open(one)), lang);
    let by = query.get("by").map(String::as_str).filter(|by| options.iter().any(|(id, _)| id == by));
    let below = visit.app().catalogue().pack.suppress_below;
    let sees = visit.sees("indicator");
    let reason = |code: &String| protocol.reason.get(code).map_or(code.as_str(), |words| words.get(lang)).to_owned();
    let here = format!("/studies/{id}/results/{name}");
    let watched = alarm::watched(&visit, protocol, &answers);
    let sentences = answers.iter().filter_map(|(analysis, made)| {
        let result = made.made.as_ref().ok()?;
        report::study_headline(result, analysis, lang)
    });
    let title = words.with("study-result", &[("study", protocol.name.get(lang).into())]);
    let shell = Shell::new(&visit, chosen.map_or(title.as_str(), |analysis| analysis.name.get(lang)))
        .under("/studies", words.t("studies"))
        .under(format!("/studies/{id}"), protocol.name.get(lang));
    page(&View {
        page: if chosen.is_some() { shell.under(here.as_str(), title) } else { shell },
        question: protocol.question.get(lang).trim().to_owned(),
        sentences: sentences.collect(),
        cases: vec![
            (words.t("study-considered"), shown::whole(run.considered, lang)),
            (words.t("study-counted-cases"), shown::whole(run.counted, lang)),
            (words.t("study-persons"), shown::whole(run.persons, lang)),
        ],
        left_out: run
            .left_out
            .iter()
            .map(|(code, cases)| (reason(code), count_shown(*cases, below, sees, words)))
            .collect(),
        by: Choice::new(
            "by",
            words.t("study-by-what"),
            words.t("study-everybody"),
            options.clone(),
            by.unwrap_or_default(),
        ),
        alarms: contents::sounding(&watched, &here, long, lang),
        watched: alarm::summary(&visit, &watched),
        contents: if long { contents::lines(&watched, &here, lang) } else { Vec::new() },
        chosen: chosen.map(|analysis| analysis.id.clone()).unwrap_or_default(),
        analyses: answers
            .iter()
            .filter(|(analysis, _)| open(analysis))
            .map(|(analysis, made)| analysis_shown(&visit, protocol, analysis, made, by, &here))
            .collect(),
        provenance: made_of(&visit, &run),
        suppressed: sees == Sees::Counts,
        id,
        name,
    })
}

/// Columns that some of these analyses break down by, with their names.
fn breakdowns<'a>(
    protocol: &Protocol,
    analyses: impl Iterator<Item = &'a Analysis>,
    lang: &str,
) -> Vec<(String, String)> {
    let columns: BTreeSet<&str> = analyses.flat_map(|analysis| analysis.ask.by()).map(String::as_str).collect();
    let name = |id: &str| protocol.column(id).map_or(id, |column| column.name.get(lang)).to_owned();
    columns.into_iter().map(|id| (id.to_owned(), name(id))).collect()
}

fn analysis_shown(
    visit: &Visit,
    protocol: &Protocol,
    analysis: &Analysis,
    made: &Made,
    by: Option<&str>,
    here: &str,
) -> Shown {
    let lang = visit.lang();
    let mut shown = Shown {
        id: analysis.id.clone(),
        name: analysis.name.get(lang).to_owned(),
        alarms: report::study_alarms(made, protocol, analysis, visit.app().catalogue(), lang),
        cautions: Vec::new(),
        picture: None,
        sheets: Vec::new(),
        refused: String::new(),
    };
    match &made.made {
        Err(why) => shown.refused.clone_from(why),
        Ok(result) => {
            let result = report::only_by(result, by);
            let result = report::in_words(&result, protocol, analysis, visit.app().catalogue(), lang);
            shown.cautions = report::study_cautions(&result, lang);
            shown.picture = report::study_svg(&result, lang).map(|svg| Picture {
                href: address(
                    &format!("{here}/{}.svg", analysis.id),
                    &by.map(|by| ("by", by)).into_iter().collect::<Vec<_>>(),
                ),
                size: ["width", "height"].map(|name| attribute(&svg, name)),
            });
            let sheets = report::study_sheets(&result, lang).into_iter();
            shown.sheets = sheets.map(|sheet| beginning(sheet, visit.words())).collect();
        }
    }
    shown
}

/// The first rows of a table, and how many more the file has.
fn beginning(mut sheet: Sheet, words: Words) -> (Sheet, String) {
    let more = sheet.rows.len().saturating_sub(ROWS);
    sheet.rows.truncate(ROWS);
    (sheet, if more > 0 { words.count("study-more-rows", more as u64) } else { String::new() })
}

/// The first value of an attribute.
fn attribute(svg: &str, name: &str) -> String {
    let value = svg.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

fn made_of(visit: &Visit, run: &StudyRun) -> Vec<(String, String)> {
    let words = visit.words();
    let mut made = provenance(&run.provenance, words);
    made.push((words.t("study-program"), run.program.clone()));
    if run.seed > 0 {
        made.push((words.t("study-seed"), run.seed.to_string()));
    }
    let chosen = run.choices();
    if !chosen.is_empty() {
        made.push((words.t("study-choices"), chosen.join(", ")));
    }
    made
}
