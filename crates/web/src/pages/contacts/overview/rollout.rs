//! Where contact persons have been introduced: pilot, in use, or not yet.

use catalogue::{Code, wording};
use chrono::NaiveDate;
use record::{ContactRollout, RecordError};

use crate::field::Input;
use crate::form::Fields;
use crate::pages::contacts::PURPOSE;
use crate::pages::contacts::unit::Units;
use crate::shown::{self, raised};
use crate::small_form::SmallForm;
use crate::visit::Visit;
use crate::words::Words;

/// Days between sessions where nothing is said.
const EVERY: i32 = 7;

/// A prison.
#[derive(Debug)]
pub(super) struct Line {
    pub name: String,
    pub state: String,
    pub pilot: String,
    pub used: String,
    pub capacity: String,
    pub every: String,
}

/// Every prison of the pack in use today, and whatever else has been recorded.
pub(super) fn lines(units: &Units, recorded: &[ContactRollout], visit: &Visit) -> Vec<Line> {
    let list = visit.app().catalogue().classifiers.get("prison");
    // Parts of a prison begin with it; what has no regime holds nobody.
    let holds = |code: &&Code| code.parent.is_none() && code.with.contains_key("regime");
    let codes = list.into_iter().flat_map(|list| list.on(visit.today())).filter(holds);
    let mut prisons: Vec<_> = codes.map(|code| (code.id.clone(), raised(code.name.get(visit.lang())))).collect();
    let others = recorded.iter().filter(|one| prisons.iter().all(|(id, _)| *id != one.unit));
    let others: Vec<_> = others.map(|one| (one.unit.clone(), units.name_of(&one.unit))).collect();
    prisons.extend(others);
    prisons.into_iter().map(|(id, name)| line(name, recorded.iter().find(|one| one.unit == id), visit)).collect()
}

fn line(name: String, recorded: Option<&ContactRollout>, visit: &Visit) -> Line {
    let words = visit.words();
    let day = |day: Option<NaiveDate>| shown::day(day, words.lang);
    Line {
        name,
        state: state(recorded, visit),
        pilot: day(recorded.and_then(|one| one.pilot_from)),
        used: day(recorded.and_then(|one| one.used_from)),
        capacity: recorded.map(|one| one.capacity.to_string()).unwrap_or_default(),
        every: recorded
            .map(|one| words.count("contact-every", one.every_days.unsigned_abs().into()))
            .unwrap_or_default(),
    }
}

fn state(recorded: Option<&ContactRollout>, visit: &Visit) -> String {
    let (words, today) = (visit.words(), visit.today());
    let with = |key: &'static str, day: NaiveDate| (key, wording::date(day, words.lang));
    let said = recorded.and_then(|one| match (one.used_from, one.pilot_from) {
        (Some(used), _) if used <= today => Some(with("rollout-used", used)),
        (_, Some(pilot)) if pilot <= today => Some(with("rollout-pilot", pilot)),
        (Some(day), _) | (None, Some(day)) => Some(with("rollout-ahead", day)),
        (None, None) => None,
    });
    said.map_or_else(|| words.t("rollout-none"), |(key, day)| words.with(key, &[("day", day.into())]))
}

/// What the visitor may record about the unit, with the version it is made of.
pub(super) fn form(units: &Units, recorded: &[ContactRollout], words: Words) -> Option<(i32, SmallForm)> {
    if units.here.is_empty() {
        return None;
    }
    let one = recorded.iter().find(|one| one.unit == units.here);
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let capacity = one.map_or(super::CAPACITY, |one| one.capacity).to_string();
    let every = one.map_or(EVERY, |one| one.every_days).to_string();
    let inputs = vec![
        Input::new("pilot", words.t("rollout-pilot-from"), "date", &day(one.and_then(|one| one.pilot_from))),
        Input::new("used", words.t("rollout-used-from"), "date", &day(one.and_then(|one| one.used_from))),
        Input::new("capacity", words.t("contact-capacity"), "number", &capacity),
        Input::new("every", words.t("contact-every-days"), "number", &every),
    ];
    let form = SmallForm::new("rollout", "do-rollout", &units.here, words, vec![], inputs);
    Some((one.map_or(0, |one| one.version), form))
}

pub(super) async fn record(visit: &Visit, fields: &Fields) -> Result<(), RecordError> {
    let new = ContactRollout {
        unit: fields.get("about").to_owned(),
        pilot_from: fields.day("pilot")?,
        used_from: fields.day("used")?,
        capacity: fields.number("capacity")?,
        every_days: fields.number("every")?,
        version: fields.get("version").parse().unwrap_or_default(),
    };
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    change.roll_out_contacts(&[new]).await?;
    change.commit().await.map(drop)
}

/// The form's field and the key of its label, for a field of the record.
pub(super) fn place(field: &str) -> (&'static str, &'static str) {
    match field.rsplit('.').next().unwrap_or_default() {
        "account" => ("account", "staff-member"),
        "capacity" => ("capacity", "contact-capacity"),
        "every_days" | "every" => ("every", "contact-every-days"),
        "pilot" | "pilot_from" => ("pilot", "rollout-pilot-from"),
        "used" | "used_from" => ("used", "rollout-used-from"),
        _ => ("", "unit"),
    }
}
