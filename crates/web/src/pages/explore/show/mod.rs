//! The explorer: what can be chosen, and what became of the people chosen.

mod range;
mod save_form;
mod seen;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use catalogue::Protocol;
use measure::Choice as Chosen;

use super::chosen::{Chosen as Whole, ONLY, REFERENCE, SET, questions};
use crate::field::{Choice, Choosable};
use crate::form::Fields;
use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::pages::studies::written;
use crate::visit::Visit;
use range::Ends;
use save_form::SaveForm;
pub(super) use save_form::Typed;
use seen::Seen;

#[derive(Template)]
#[template(path = "pages/explore/show/page.html")]
struct View {
    page: Shell,
    study: String,
    /// Address and name of each study, and whether it is this one.
    studies: Vec<(String, String, bool)>,
    population: String,
    /// Question, groups compared, readings.
    choices: Vec<Choice>,
    columns: Vec<Column>,
    ranges: Vec<Ends>,
    seen: Seen,
    /// What keeps the choice from being saved: field and message.
    errors: Vec<(String, String)>,
}

/// A column to choose values of.
#[derive(Debug)]
struct Column {
    id: String,
    name: String,
    /// What is chosen, in words.
    chosen: String,
    open: bool,
    /// Boxes, each with the number of cases for those who may know.
    boxes: Vec<(Choosable, String)>,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let whole = Whole::of(&visit, &Fields(query)).await?;
    render(&visit, &whole, None).await
}

/// The page; with what was typed where the choice could not be saved.
pub(super) async fn render(visit: &Visit, whole: &Whole<'_>, typed: Option<&Typed<'_>>) -> Answer {
    let words = visit.words();
    let studies = visit.app().catalogue().protocols.values().filter(|one| questions(one).next().is_some());
    let studies = studies.map(|one| {
        let href = address("/explore", &[("study", &one.id)]);
        (href, one.name.get(words.lang).to_owned(), one.id == whole.protocol.id)
    });
    let seen = Seen::of(visit, whole, typed).await?;
    let status = if whole.problems.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let shown = page(&View {
        page: Shell::new(visit, &words.t("explore")).under("/studies", words.t("studies")),
        study: whole.protocol.id.clone(),
        studies: studies.collect(),
        population: whole.protocol.population.get(words.lang).trim().to_owned(),
        choices: choices(visit, whole),
        columns: columns(visit, whole),
        ranges: range::ranges(visit, whole),
        errors: seen.save.as_ref().map_or_else(|| whole.problems.clone(), SaveForm::errors),
        seen,
    })?;
    Ok((status, shown).into_response())
}

fn choices(visit: &Visit, whole: &Whole<'_>) -> Vec<Choice> {
    let (words, lang, protocol) = (visit.words(), visit.lang(), whole.protocol);
    let asked = questions(protocol).map(|one| (one.id.clone(), one.name.get(lang).to_owned()));
    let groups =
        whole.columns.groups.iter().map(|column| (column.id.clone(), protocol.heading(&column.id, lang).to_owned()));
    let compare = whole.choice.compare.as_deref().unwrap_or_default();
    let mut choices = vec![
        Choice::new("outcome", words.t("study-outcome"), String::new(), asked, &whole.choice.outcome),
        Choice::new("by", words.t("explore-compare"), words.t("explore-nobody"), groups, compare),
    ];
    choices.extend(reference(visit, whole));
    choices.extend(protocol.parameter.keys().map(|name| reading(visit, protocol, &whole.choice, name)));
    choices
}

/// The group that others are compared with, where groups are compared so; the largest stands first.
fn reference(visit: &Visit, whole: &Whole<'_>) -> Option<Choice> {
    let (words, lang, protocol) = (visit.words(), visit.lang(), whole.protocol);
    let compare = whole.choice.compare.as_deref()?;
    protocol.analysis(&whole.choice.outcome).filter(|one| one.ask.has_reference())?;
    let kept = whole.choice.only.get(compare);
    let column = whole.columns.groups.iter().find(|column| column.id == compare)?;
    let values = column.values.iter().filter(|value| kept.is_none_or(|kept| kept.contains(&value.code)));
    let groups = values.map(|value| {
        let label = report::value_in_words(protocol, visit.app().catalogue(), compare, &value.code, lang);
        (format!("{compare}:{}", value.code), label)
    });
    let chosen = whole.choice.reference.as_ref().map(|group| format!("{compare}:{group}")).unwrap_or_default();
    Some(Choice::new(REFERENCE, words.t("explore-reference"), words.t("explore-largest"), groups, &chosen))
}

/// A reading with its choices, the protocol's own first.
fn reading(visit: &Visit, protocol: &Protocol, chosen: &Chosen, name: &str) -> Choice {
    let (catalogue, lang) = (visit.app().catalogue(), visit.lang());
    let parameter = &protocol.parameter[name];
    let own = written(&parameter.value);
    let others = parameter.choices.iter().map(written).filter(|choice| *choice != own);
    let all = [own.clone()]
        .into_iter()
        .chain(others)
        .map(|one| (one.clone(), report::reading_value(&one, protocol, catalogue, lang)));
    let all: Vec<(String, String)> = all.collect();
    let taken = chosen.parameters.get(name).unwrap_or(&own);
    Choice::new(&format!("{SET}{name}"), parameter.name.get(lang).to_owned(), String::new(), all, taken)
}

fn columns(visit: &Visit, whole: &Whole<'_>) -> Vec<Column> {
    let (words, lang, protocol) = (visit.words(), visit.lang(), whole.protocol);
    let counts = visit.sees("study") == catalogue::Sees::Persons;
    let column = |one: &measure::ColumnValues| {
        let kept = whole.choice.only.get(&one.id);
        let boxes = one.values.iter().map(|value| {
            let label = report::value_in_words(protocol, visit.app().catalogue(), &one.id, &value.code, lang);
            let chosen = kept.is_some_and(|kept| kept.contains(&value.code));
            let cases = if counts { crate::shown::whole(value.cases, lang) } else { String::new() };
            (Choosable { value: value.code.clone(), label, chosen }, cases)
        });
        let boxes: Vec<_> = boxes.collect();
        let chosen: Vec<&str> = boxes.iter().filter(|(one, _)| one.chosen).map(|(one, _)| one.label.as_str()).collect();
        Column {
            id: format!("{ONLY}{}", one.id),
            name: protocol.heading(&one.id, lang).to_owned(),
            open: !chosen.is_empty(),
            chosen: if chosen.is_empty() { words.t("explore-all") } else { chosen.join(", ") },
            boxes,
        }
    };
    whole.columns.groups.iter().map(column).collect()
}
