//! The lines of a person's page, ready to print.

use catalogue::{Due, DueState, wording};
use record::{AssessmentRow, ChronologyEntry, Contact, Happening, Held, PersonView, PlanView};

use crate::listing::address;
use crate::pages::{assessments, case_plans};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

/// One assessment.
#[derive(Debug)]
pub(super) struct AssessmentLine {
    pub href: String,
    pub name: String,
    pub on: String,
    pub band: String,
    pub state: String,
    pub assessor: String,
}

/// The newest plan.
#[derive(Debug)]
pub(super) struct PlanLine {
    pub href: String,
    pub state: String,
    pub coverage: String,
    pub steps: String,
    pub review: String,
}

pub(super) fn identity(
    person: &PersonView,
    held: Option<&Held>,
    contacts: &[Contact],
    happened: &[ChronologyEntry],
    unit: &dyn Fn(&str) -> String,
    visit: &Visit,
) -> Vec<(String, String)> {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let word = |classifier: &str, code: &Option<String>| {
        code.as_deref().map(|code| shown::raised(catalogue.word(classifier, code, words.lang))).unwrap_or_default()
    };
    let born = person.born_on.map(|day| {
        let age = words.count("person-age", u64::from(visit.today().years_since(day).unwrap_or_default()));
        format!("{} ({age})", wording::date(day, words.lang))
    });
    let release = held.and_then(|held| held.release_on).map(|on| wording::date(on, words.lang));
    let position = |held: &Held| {
        let status = catalogue.word("legal-status", &held.legal_status, words.lang);
        let regime = held.regime.as_deref().map(|regime| catalogue.word("regime", regime, words.lang));
        let since = words.with("person-held-since", &[("day", wording::date(held.from, words.lang).into())]);
        shown::raised(&[Some(status), regime, Some(&since)].into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let contact = contacts.iter().find(|contact| contact.until.is_none());
    let mut lines = vec![
        (words.t("person-code"), person.code.clone().unwrap_or_default()),
        (words.t("person-born"), born.unwrap_or_default()),
        (words.t("person-sex"), word("sex", &person.sex)),
        (words.t("person-language"), word("language", &person.language)),
        (words.t("person-where"), held.map_or_else(|| whereabouts(happened, unit, visit), |held| unit(&held.unit))),
        (words.t("person-position"), held.map(position).unwrap_or_default()),
        (words.t("release-expected"), release.unwrap_or_default()),
        (words.t("person-contact"), contact.map(|contact| contact.name.clone()).unwrap_or_default()),
        (words.t("person-registered"), wording::date(person.registered_on, words.lang)),
    ];
    lines.retain(|(_, value)| !value.is_empty());
    lines
}

/// Where the newest entry about custody or a section puts the person.
fn whereabouts(happened: &[ChronologyEntry], unit: &dyn Fn(&str) -> String, visit: &Visit) -> String {
    let words = visit.words();
    let said = |entry: &ChronologyEntry| match &entry.what {
        Happening::Placed { unit: place, .. } | Happening::Moved { unit: place, .. } => Some(unit(place)),
        Happening::Released { .. } => Some(words.t("person-released")),
        Happening::SectionOpened { function, unit: place, .. } => {
            let function = visit.app().catalogue().word("probation-function", function, words.lang);
            Some(format!("{}, {}", shown::raised(function), unit(place)))
        }
        _ => None,
    };
    happened.iter().find_map(said).unwrap_or_default()
}

/// A deadline that is still to be met: its name, day, whether it is overdue, and why.
pub(super) fn deadline(due: &Due, visit: &Visit) -> Option<(String, String, bool, Vec<String>)> {
    let overdue = match due.state {
        DueState::Overdue => true,
        DueState::Pending | DueState::Waiting => false,
        _ => return None,
    };
    let (name, why) = crate::pages::work::deadline(due, visit);
    Some((name, wording::date(due.on, visit.lang()), overdue, why))
}

pub(super) fn assessment(row: &AssessmentRow, purpose: &str, visit: &Visit) -> AssessmentLine {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let instrument = catalogue.instrument(&row.instrument, row.instrument_version);
    let band = row.band.as_deref().and_then(|band| instrument?.band(band));
    AssessmentLine {
        href: address(&format!("/assessments/{}", row.id.0), &[("purpose", purpose)]),
        name: instrument.map_or(row.instrument.as_str(), |one| one.definition.name.get(words.lang)).to_owned(),
        on: wording::date(row.on, words.lang),
        band: band.map(|band| shown::raised(band.name.get(words.lang))).unwrap_or_default(),
        state: assessments::state(row.state, words),
        assessor: row.assessor.clone(),
    }
}

pub(super) fn plan(plan: &PlanView, purpose: &str, words: Words) -> PlanLine {
    let (coverage, steps) = case_plans::coverage(&plan.coverage, words);
    PlanLine {
        href: address(&format!("/case-plans/{}", plan.id.0), &[("purpose", purpose)]),
        state: words.t(case_plans::state_key(plan)),
        coverage,
        steps,
        review: shown::day(plan.next_review_on, words.lang),
    }
}
