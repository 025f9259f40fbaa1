//! The lines of an assessment's page, ready to print.

use catalogue::{Instrument, Item, ItemType, compare, wording};
use record::{AssessmentStep, AssessmentView, Decision};

use crate::assessing::{named, number};
use crate::pages::assessments::state;
use crate::shown::raised;
use crate::visit::Visit;
use crate::words::Words;

/// A single answer that would move the band.
#[derive(Debug)]
pub(super) struct Change {
    pub question: String,
    pub from: String,
    pub to: String,
    pub band: String,
}

/// What changed since the assessment before.
#[derive(Debug)]
pub(super) struct Since {
    pub what: String,
    pub before: String,
    pub after: String,
}

/// One step of its life.
#[derive(Debug)]
pub(super) struct Step {
    pub at: String,
    pub account: String,
    pub act: String,
    pub words: String,
}

pub(in crate::pages) fn facts(
    opened: &AssessmentView,
    instrument: &Instrument,
    visit: &Visit,
) -> Vec<(String, String)> {
    let (catalogue, words, row) = (visit.app().catalogue(), visit.words(), &opened.row);
    let band = row.band.as_deref().and_then(|band| instrument.band(band));
    let mut facts = vec![
        (words.t("assessment-state"), state(row.state, words)),
        (words.t("day"), wording::date(row.on, words.lang)),
        (words.t("assessment-band"), band.map(|band| raised(band.name.get(words.lang))).unwrap_or_default()),
        (words.t("assessment-assessor"), row.assessor.clone()),
        (
            words.t("topic"),
            (row.topic.as_deref().zip(instrument.definition.topic.as_deref()))
                .map(|(topic, list)| catalogue.word(list, topic, words.lang).to_owned())
                .unwrap_or_default(),
        ),
        (
            words.t("assessment-countersigned"),
            opened
                .countersigned
                .as_ref()
                .map(|(who, at)| format!("{who}, {}", wording::date(at.date_naive(), words.lang)))
                .unwrap_or_default(),
        ),
        (
            words.t("instrument-version"),
            format!("v{} · {}", row.instrument_version, opened.hash.chars().take(12).collect::<String>()),
        ),
    ];
    if let Some(other) = &opened.override_ {
        let name = instrument.band(&other.band).map_or(other.band.as_str(), |band| band.name.get(words.lang));
        let approved = other.approved_by.as_ref().map_or_else(|| words.t("assessment-not-approved"), Clone::clone);
        let says = words.with(
            "assessment-override-what",
            &[
                ("band", name.into()),
                ("reason", other.reason.as_str().into()),
                ("who", other.by.as_str().into()),
                ("approved", approved.into()),
            ],
        );
        facts.push((words.t("assessment-override"), says));
    }
    if let Some(second) = &opened.second_coding {
        let says = words.with(
            "coding-asked-of",
            &[("who", second.assessor.as_str().into()), ("state", state(second.state, words).into())],
        );
        facts.push((words.t("coding-asked"), says));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// Smallest single answers that would move the band; facts of the past are left out.
pub(super) fn changes(opened: &AssessmentView, instrument: &Instrument, words: Words) -> Vec<Change> {
    if opened.scored.is_none() {
        return Vec::new();
    }
    let changes = instrument.what_would_change_the_band(&opened.answers).unwrap_or_default();
    let shown = changes.iter().filter(|change| !change.fixed).filter_map(|change| {
        let item = instrument.item(&change.item)?;
        Some(Change {
            question: item.name.get(words.lang).to_owned(),
            from: answer(instrument, item, &change.from.to_string(), words),
            to: answer(instrument, item, &change.to.to_string(), words),
            band: instrument.band(&change.band).map(|band| band.name.get(words.lang).to_owned())?,
        })
    });
    shown.collect()
}

/// Scores, domains and needs that are not as they were.
pub(super) fn since(
    previous: Option<&AssessmentView>,
    opened: &AssessmentView,
    instrument: &Instrument,
    words: Words,
) -> Vec<Since> {
    let (Some(before), Some(after)) = (previous.and_then(|one| one.scored.as_ref()), &opened.scored) else {
        return Vec::new();
    };
    let comparison = compare(before, after);
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| number(value, words));
    let level = |id: &Option<String>| {
        let id = id.as_deref();
        id.map_or("–", |id| instrument.level(id).map_or(id, |level| level.name.get(words.lang))).to_owned()
    };
    let has_name = |id: &str| instrument.definition.score.iter().any(|score| score.id == id && score.name.is_some());
    let scores = comparison.scores.iter().filter(|score| has_name(&score.score) && score.before != score.after);
    let domains = comparison.domains.iter().filter(|domain| domain.before != domain.after);
    let needs = comparison.needs.iter().chain(&comparison.strengths).filter(|need| need.before != need.after);
    let mut lines: Vec<Since> = scores
        .map(|one| Since {
            what: named(instrument, &one.score, words),
            before: shown(one.before),
            after: shown(one.after),
        })
        .collect();
    lines.extend(domains.map(|one| Since {
        what: named(instrument, &one.id, words),
        before: shown(one.before),
        after: shown(one.after),
    }));
    lines.extend(needs.map(|one| Since {
        what: format!("{} ({})", named(instrument, &one.from, words), words.t("need-level")),
        before: level(&one.before),
        after: level(&one.after),
    }));
    lines
}

/// Every answer in words.
pub(super) fn answers(opened: &AssessmentView, instrument: &Instrument, words: Words) -> Vec<(String, String)> {
    let written = opened.answers.written();
    let items = instrument.definition.item.iter();
    items
        .filter_map(|item| {
            let text = written.get(&item.id)?;
            Some((item.name.get(words.lang).to_owned(), answer(instrument, item, text, words)))
        })
        .collect()
}

/// An answer as people read it.
pub(in crate::pages::assessments) fn answer(
    instrument: &Instrument,
    item: &Item,
    written: &str,
    words: Words,
) -> String {
    match item.kind {
        ItemType::Choice => {
            let choice = instrument.choices(item).iter().find(|choice| choice.id == written);
            choice.map_or_else(|| written.to_owned(), |choice| raised(choice.name.get(words.lang)))
        }
        ItemType::YesNo => words.t(if written == "yes" { "yes" } else { "no" }),
        ItemType::Day => written.parse().map_or_else(|_| written.to_owned(), |day| wording::date(day, words.lang)),
        ItemType::Integer | ItemType::Number | ItemType::Text => written.to_owned(),
    }
}

pub(super) fn decision(opened: &AssessmentView, words: Words) -> Option<String> {
    let (decision, who) = opened.decision.as_ref()?;
    Some(match decision {
        Decision::Agrees => words.with("decision-agrees", &[("who", who.as_str().into())]),
        Decision::Disagrees(why) => {
            words.with("decision-disagrees", &[("who", who.as_str().into()), ("why", why.as_str().into())])
        }
    })
}

pub(super) fn step(step: &AssessmentStep, words: Words) -> Step {
    let act = match step.act.as_str() {
        "begin" => "step-begin",
        "complete" => "step-complete",
        "countersign" => "step-countersign",
        "return" => "step-return",
        "decide" => "step-decide",
        "supersede" => "step-supersede",
        "lock" => "step-lock",
        _ => "step-save",
    };
    Step {
        at: format!("{} {}", wording::date(step.at.date_naive(), words.lang), step.at.format("%H:%M")),
        account: step.account.clone(),
        act: words.t(act),
        words: step.words.clone().unwrap_or_default(),
    }
}
