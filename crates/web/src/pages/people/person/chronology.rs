//! What happened to a person, in words.

use catalogue::{Catalogue, wording};
use record::{AssessmentState, ChronologyEntry, ChronologySource, Happening, Nature};

use crate::pages::assessments;
use crate::shown::raised;
use crate::visit::Visit;
use crate::words::Words;

/// One entry.
#[derive(Debug)]
pub(in crate::pages) struct Line {
    pub on: String,
    pub what: String,
    pub detail: String,
    /// Somebody's assessment, plan or note; not a fact.
    pub opinion: bool,
    /// Where it comes from, where there is a page for it.
    pub href: Option<String>,
}

/// `unit` gives the name of a unit by its id.
pub(in crate::pages) fn line(entry: &ChronologyEntry, unit: &dyn Fn(&str) -> String, visit: &Visit) -> Line {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (what, detail) = said(&entry.what, unit, catalogue, words);
    Line {
        on: wording::date(entry.on, words.lang),
        what,
        detail: raised(&detail),
        opinion: entry.nature == Nature::Opinion,
        href: match entry.source {
            ChronologySource::Activity(id) if visit.may("read", "activity") => Some(format!("/ledger/{id}")),
            ChronologySource::Assessment { id, .. } => Some(format!("/assessments/{id}")),
            ChronologySource::Plan { id, .. } => Some(format!("/case-plans/{id}")),
            _ => None,
        },
    }
}

fn said(what: &Happening, unit: &dyn Fn(&str) -> String, catalogue: &Catalogue, words: Words) -> (String, String) {
    let word = |list: &str, code: &str| catalogue.word(list, code, words.lang).to_owned();
    let maybe = |list: &str, code: &Option<String>| code.as_deref().map(|code| word(list, code)).unwrap_or_default();
    let joined = |parts: Vec<String>| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match what {
        Happening::Placed { legal_status, unit: place, regime } => (
            words.t("happened-placed"),
            joined(vec![unit(place), word("legal-status", legal_status), maybe("regime", regime)]),
        ),
        Happening::Moved { unit: place, regime } => {
            (words.t("happened-moved"), joined(vec![unit(place), maybe("regime", regime)]))
        }
        Happening::Released { unit: place, kind } => {
            (words.t("happened-released"), joined(vec![unit(place), word("release-kind", kind)]))
        }
        Happening::ReleaseExpected { on } => (words.t("happened-release-expected"), wording::date(*on, words.lang)),
        Happening::SectionOpened { function, basis, unit: place } => (
            words.t("happened-section-opened"),
            joined(vec![word("probation-function", function), word("section-basis", basis), unit(place)]),
        ),
        Happening::SectionClosed { function, reason } => (
            words.t("happened-section-closed"),
            joined(vec![word("probation-function", function), maybe("closing-reason", reason)]),
        ),
        Happening::Said { kind, value, source, .. } => (
            words.t("happened-said"),
            joined(vec![word("fact-kind", kind), value.clone().unwrap_or_default(), word("fact-source", source)]),
        ),
        Happening::TookPart { kind, programme, role, attended, outcome } => {
            let name = catalogue.activity_types.get(kind).map_or(kind.as_str(), |kind| kind.name.get(words.lang));
            let present = words.t(if *attended { "happened-attended" } else { "happened-absent" });
            (
                raised(name),
                joined(vec![
                    maybe("programme", programme),
                    word("participant-role", role),
                    present,
                    maybe("participation-outcome", outcome),
                ]),
            )
        }
        Happening::Assessed { instrument, band, state, .. } => {
            let state = AssessmentState::ALL.into_iter().find(|known| known.id() == state);
            let state = state.map(|state| assessments::state(state, words)).unwrap_or_default();
            let definition = catalogue.instruments.get(instrument).and_then(|versions| versions.values().next_back());
            let band =
                band.as_deref().and_then(|id| definition?.band(id)).map(|band| band.name.get(words.lang).to_owned());
            let name = definition.map_or(instrument.as_str(), |one| one.definition.name.get(words.lang));
            (words.t("happened-assessed"), joined(vec![name.to_owned(), band.unwrap_or_default(), state]))
        }
        Happening::Planned { state, agreement } => {
            let state = words.t(if state == "approved" { "plan-approved" } else { "plan-draft" });
            let agreement = agreement.as_deref().map(|answer| words.t(agreement_key(answer))).unwrap_or_default();
            (words.t("happened-planned"), joined(vec![state, agreement]))
        }
        Happening::ContactBegan { name } => (words.t("happened-contact"), name.clone()),
        Happening::ContactEnded { name, reason } => {
            (words.t("happened-contact-ended"), joined(vec![name.clone(), maybe("contact-end", reason)]))
        }
        Happening::ConditionSet { kind, set_by } => (
            words.t("happened-condition"),
            joined(vec![word("section-condition", kind), word("condition-setter", set_by)]),
        ),
        Happening::ConditionEnded { kind, ending } => (
            words.t("happened-condition-ended"),
            joined(vec![word("section-condition", kind), word("condition-end", ending)]),
        ),
        Happening::Breached { condition, answer } => (
            words.t("happened-breach"),
            joined(vec![maybe("section-condition", condition), word("breach-answer", answer)]),
        ),
        Happening::Met { held, delivery } => (
            words.t("happened-meeting"),
            joined(vec![
                words.t(if *held { "happened-held" } else { "session-missed" }),
                word("delivery-mode", delivery),
            ]),
        ),
        Happening::Session { held } => {
            (words.t("happened-session"), words.t(if *held { "happened-held" } else { "session-missed" }))
        }
    }
}

fn agreement_key(answer: &str) -> &'static str {
    match answer {
        "agreed" => "plan-agreed",
        "did-not-agree" => "plan-not-agreed",
        _ => "plan-could-not-answer",
    }
}
