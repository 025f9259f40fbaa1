//! How many people a contact person can have, when they are away, when they leave.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use catalogue::wording;
use chrono::NaiveDate;
use record::{Absence, ContactWorker, RecordError};

use super::{Attempt, Opened, shown};
use crate::field::{Choice, Input};
use crate::form::{Fields, Posted};
use crate::layout::Answer;
use crate::pages::contacts::PURPOSE;
use crate::problem::sentence;
use crate::visit::Visit;

/// The form of the settings.
#[derive(Debug)]
pub(super) struct Form {
    pub version: i32,
    pub kind: Choice,
    pub inputs: Vec<Input>,
}

pub(in crate::pages) async fn set(visit: Visit, Path(account): Path<i64>, Posted(fields): Posted) -> Answer {
    let opened = Opened::of(&visit, account).await?;
    let (words, catalogue) = (visit.words(), visit.app().catalogue());
    let error = match done(&visit, &opened.worker, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/contacts/workers/{account}?saved=1")).into_response()),
        Err(RecordError::Invalid { field, problem }) => {
            let (at, label) = place(&field);
            (at.to_owned(), sentence(words.t(label), &problem, catalogue, words))
        }
        Err(RecordError::Stale { .. }) => ("title".to_owned(), words.t("contacts-stale")),
        Err(error) => return Err(error.into()),
    };
    // The present state stands above the form, what was typed in it.
    shown(&visit, &Opened::of(&visit, account).await?, Attempt { fields, errors: vec![error] }, None)
}

async fn done(visit: &Visit, worker: &ContactWorker, fields: &Fields) -> Result<(), RecordError> {
    let absence = match fields.given("kind") {
        Some(kind) => {
            let from = fields.must_day("absent-from")?;
            Some(Absence { kind, from, until: fields.day("absent-until")? })
        }
        None => None,
    };
    let new = ContactWorker {
        account: worker.account,
        unit: worker.unit.clone(),
        capacity: fields.number("capacity")?,
        absence,
        left_on: fields.day("left")?,
        version: fields.get("version").parse().unwrap_or_default(),
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    change.contact_worker(&new).await?;
    change.commit().await.map(drop)
}

/// The form's field and the key of its label, for a field of the record.
fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "capacity" => ("capacity", "contact-capacity"),
        "kind" => ("kind", "absence-kind"),
        "absent-from" | "from" => ("absent-from", "absent-from"),
        "absent-until" | "until" => ("absent-until", "absent-until"),
        "left" => ("left", "contact-left"),
        _ => ("title", "person-contact"),
    }
}

pub(super) fn form(worker: &ContactWorker, fields: &Fields, errors: &[(String, String)], visit: &Visit) -> Form {
    let words = visit.words();
    let sent = fields.get("act") == "settings";
    let error = |id: &str| errors.iter().find(|(at, _)| at == id).map(|(_, why)| why.clone()).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let value = |name: &str, now: String| if sent { fields.get(name).to_owned() } else { now };
    let input = |name: &str, key: &str, kind, now: String| Input {
        error: error(name),
        ..Input::new(name, words.t(key), kind, &value(name, now))
    };
    let absence = worker.absence.as_ref();
    let kind = value("kind", absence.map(|one| one.kind.clone()).unwrap_or_default());
    Form {
        version: worker.version,
        kind: Choice {
            error: error("kind"),
            ..Choice::new("kind", words.t("absence-kind"), words.t("absence-none"), visit.codes("absence-kind"), &kind)
        },
        inputs: vec![
            input("absent-from", "absent-from", "date", day(absence.map(|one| one.from))),
            input("absent-until", "absent-until", "date", day(absence.and_then(|one| one.until))),
            input("capacity", "contact-capacity", "number", worker.capacity.to_string()),
            input("left", "contact-left", "date", day(worker.left_on)),
        ],
    }
}

pub(super) fn facts(opened: &Opened, visit: &Visit) -> Vec<(String, String)> {
    let (words, worker) = (visit.words(), &opened.worker);
    let load = [("load", opened.caseload.len().to_string().into()), ("capacity", worker.capacity.to_string().into())];
    let mut facts = vec![
        (words.t("unit"), opened.units.name_of(&worker.unit)),
        (words.t("contact-load"), words.with("load-of", &load)),
        (words.t("contact-absence"), absence(worker, visit)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// Absence and leaving, present or ahead, in words.
pub(in crate::pages::contacts) fn absence(worker: &ContactWorker, visit: &Visit) -> String {
    let (words, today) = (visit.words(), visit.today());
    let day = |day: NaiveDate| wording::date(day, words.lang);
    let left = worker.left_on.map(|on| words.with("left-on", &[("day", day(on).into())]));
    let away = worker.absence.as_ref().filter(|one| one.until.is_none_or(|until| until >= today)).map(|one| {
        let kind = visit.app().catalogue().word("absence-kind", &one.kind, words.lang);
        let until = one.until.map_or_else(|| "…".to_owned(), day);
        words.with("away-from-until", &[("kind", kind.into()), ("from", day(one.from).into()), ("until", until.into())])
    });
    [left, away].into_iter().flatten().collect::<Vec<_>>().join("; ")
}
