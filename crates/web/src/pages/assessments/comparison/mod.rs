//! A case coded twice: answer beside answer, and how far the two assessors agree.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Instrument, Item, wording};
use record::{AssessmentId, AssessmentView, RecordError};

use super::PURPOSE;
use super::one::answer;
use crate::assessing::{named, number};
use crate::layout::{Answer, Shell, page};
use crate::purpose;
use crate::shown::raised;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/assessments/comparison/page.html")]
struct View {
    page: Shell,
    person: String,
    first: Coding,
    second: Coding,
    agreement: String,
    bands: String,
    scores: Vec<Line>,
    items: Vec<Line>,
}

/// One of the two.
#[derive(Debug)]
struct Coding {
    href: String,
    assessor: String,
    band: String,
}

#[derive(Debug)]
struct Line {
    what: String,
    first: String,
    second: String,
    same: bool,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let (record, words, catalogue) = (visit.app().record(), visit.words(), visit.app().catalogue());
    let stated = purpose::given(&visit, &query);
    let actor = visit.acting(PURPOSE, stated);
    let first = match record.assessment(&actor, AssessmentId(id)).await {
        Err(RecordError::PurposeNeeded(_)) => {
            return purpose::ask(&visit, format!("/assessments/{id}/comparison"), ("/people", "people"), &query);
        }
        first => first?,
    };
    let second = first.second_coding.as_ref().map(|row| row.id).ok_or(Trouble::NotFound)?;
    let second = record.assessment(&actor, second).await?;
    // Until both have a result there is nothing to compare, for whoever asks.
    if first.scored.is_none() || second.scored.is_none() {
        return Err(Trouble::NotFound);
    }
    let row = &first.row;
    let instrument = catalogue.instrument(&row.instrument, row.instrument_version).ok_or(Trouble::Ours)?;
    let person = record.person(&actor, first.person).await?;
    let name = format!("{} {}", person.given_name, person.family_name);
    let items = items(instrument, &first, &second, words);
    page(&View {
        page: Shell::new(&visit, &words.t("coding-comparison"))
            .under("/people", words.t("people"))
            .under(format!("/people/{}", first.person.0), name.clone())
            .under(format!("/assessments/{id}"), instrument.definition.name.get(words.lang)),
        person: name,
        agreement: agreement(&items, words),
        bands: words.t(if first.row.band == second.row.band { "coding-same-band" } else { "coding-other-band" }),
        scores: scores(instrument, &first, &second, words),
        first: coding(instrument, &first, words),
        second: coding(instrument, &second, words),
        items,
    })
}

fn coding(instrument: &Instrument, one: &AssessmentView, words: Words) -> Coding {
    let band = one.row.band.as_deref().and_then(|band| instrument.band(band));
    Coding {
        href: format!("/assessments/{}", one.row.id.0),
        assessor: one.row.assessor.clone(),
        band: band.map(|band| raised(band.name.get(words.lang))).unwrap_or_default(),
    }
}

/// Questions that at least one of the two answered.
fn items(instrument: &Instrument, first: &AssessmentView, second: &AssessmentView, words: Words) -> Vec<Line> {
    let (one, other) = (first.answers.written(), second.answers.written());
    let shown = |item: &Item, text: Option<&String>| {
        text.map_or_else(|| words.t("not-answered"), |text| answer(instrument, item, text, words))
    };
    let line = |item: &Item| {
        let (first, second) = (one.get(&item.id), other.get(&item.id));
        (first.is_some() || second.is_some()).then(|| Line {
            what: item.name.get(words.lang).to_owned(),
            same: first == second,
            first: shown(item, first),
            second: shown(item, second),
        })
    };
    instrument.definition.item.iter().filter_map(line).collect()
}

/// Scores that have a name.
fn scores(instrument: &Instrument, first: &AssessmentView, second: &AssessmentView, words: Words) -> Vec<Line> {
    let (Some(first), Some(second)) = (&first.scored, &second.scored) else { return Vec::new() };
    let compared = catalogue::compare(first, second).scores;
    let has_name = |id: &str| instrument.definition.score.iter().any(|score| score.id == id && score.name.is_some());
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| number(value, words));
    let line = |one: catalogue::ScoreChange| Line {
        what: named(instrument, &one.score, words),
        same: one.before == one.after,
        first: shown(one.before),
        second: shown(one.after),
    };
    compared.into_iter().filter(|one| has_name(&one.score)).map(line).collect()
}

fn agreement(items: &[Line], words: Words) -> String {
    let same = items.iter().filter(|line| line.same).count();
    #[expect(clippy::cast_precision_loss, reason = "an instrument has far fewer than 2^52 questions")]
    let share = if items.is_empty() { 0.0 } else { 100.0 * same as f64 / items.len() as f64 };
    words.with(
        "coding-agreement",
        &[
            ("same", same.to_string().into()),
            ("all", items.len().to_string().into()),
            ("share", wording::percent(share, 0, words.lang).into()),
        ],
    )
}
