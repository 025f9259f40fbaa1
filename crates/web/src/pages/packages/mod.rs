//! A hand-over package, opened: what was handed over, as it stood then; a document on paper.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use catalogue::wording;
use record::{AssessmentView, DisclosureId, Organisation, Package, PlanView};

use crate::assessing::{Outcome, outcome};
use crate::form::Posted;
use crate::layout::{Answer, Shell, page};
use crate::pages::people::person::chronology;
use crate::pages::{assessments, case_plans};
use crate::shown;
use crate::visit::Visit;

/// What packages are opened for: code of classifier `purpose`.
const PURPOSE: &str = "handover";

#[derive(Template)]
#[template(path = "pages/packages/page.html")]
struct View {
    page: Shell,
    to: String,
    name: String,
    version: i32,
    facts: Vec<(String, String)>,
    entries: Vec<chronology::Line>,
    assessments: Vec<Assessed>,
    plans: Vec<Planned>,
    may_take: bool,
    printed: String,
}

/// An assessment as it was handed over.
struct Assessed {
    name: String,
    facts: Vec<(String, String)>,
    outcome: Option<Outcome>,
}

/// A plan as it was handed over.
struct Planned {
    state: String,
    needs: Vec<case_plans::Need>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<i64>, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let package = visit.app().record().package(&visit.actor(PURPOSE), DisclosureId(id)).await?;
    let (units, words) = (visit.organisations().await?, visit.words());
    let unit = |id: &str| shown::unit(&units, id);
    let sent = &package.disclosure;
    // The recipient may not open what the entries lead to: the package itself is what was handed over.
    let entries =
        sent.contents.iter().map(|one| chronology::Line { href: None, ..chronology::line(one, &unit, &visit) });
    let mut shell = Shell::new(&visit, &words.t("package"));
    shell.said = query.get("saved").map(|_| words.t("package-saved"));
    page(&View {
        to: format!("/packages/{id}/receipt"),
        name: package.name.clone(),
        version: sent.version,
        facts: facts(&package, &unit, &visit),
        entries: entries.collect(),
        assessments: package.assessments.iter().filter_map(|one| assessed(one, &visit)).collect(),
        plans: package.plans.iter().map(|one| planned(one, &visit)).collect(),
        may_take: sent.received.is_none()
            && visit.may("write", "disclosure")
            && is_at(&visit.session.account.unit, &sent.recipient, &units),
        printed: shown::printed(&visit),
        page: shell,
    })
}

pub(super) async fn take(visit: Visit, Path(id): Path<i64>, Posted(fields): Posted) -> Answer {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    change.receive_package(DisclosureId(id), fields.get("version").parse().unwrap_or_default()).await?;
    change.commit().await?;
    Ok(Redirect::to(&format!("/packages/{id}?saved=1")).into_response())
}

/// Whether `unit` is the recipient or below it.
fn is_at(unit: &str, recipient: &str, units: &[Organisation]) -> bool {
    let parent = |id: &str| units.iter().find(|one| one.data.id == id).and_then(|one| one.data.parent.clone());
    std::iter::successors(Some(unit.to_owned()), |at| parent(at)).any(|at| at == recipient)
}

fn facts(package: &Package, unit: &dyn Fn(&str) -> String, visit: &Visit) -> Vec<(String, String)> {
    let (words, sent) = (visit.words(), &package.disclosure);
    let purpose = visit.app().catalogue().word("purpose", &sent.purpose, words.lang);
    let told = |(who, at): &(String, chrono::DateTime<chrono::Utc>)| {
        format!("{}, {who}", wording::date(at.date_naive(), words.lang))
    };
    let (sender, from) = &sent.sender;
    let recipient = [Some(unit(&sent.recipient)), sent.recipient_words.clone()];
    let mut facts = vec![
        (words.t("person-born"), shown::day(package.born_on, words.lang)),
        (words.t("package-sender"), [unit(from), sender.clone()].join(", ")),
        (words.t("package-recipient"), recipient.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        (words.t("package-on"), wording::date(sent.disclosed_at.date_naive(), words.lang)),
        (words.t("package-purpose"), shown::raised(purpose)),
        (words.t("package-ground"), sent.ground.clone()),
        (words.t("package-received"), sent.received.as_ref().map_or_else(|| words.t("package-waits"), told)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn assessed(one: &AssessmentView, visit: &Visit) -> Option<Assessed> {
    let catalogue = visit.app().catalogue();
    let instrument = catalogue.instrument(&one.row.instrument, one.row.instrument_version)?;
    Some(Assessed {
        name: instrument.definition.name.get(visit.lang()).to_owned(),
        facts: assessments::one::facts(one, instrument, visit),
        outcome: one.scored.as_ref().map(|scored| outcome(instrument, scored, catalogue, visit.words())),
    })
}

fn planned(one: &PlanView, visit: &Visit) -> Planned {
    Planned { state: visit.words().t(case_plans::state_key(one)), needs: case_plans::needs(one, visit) }
}
