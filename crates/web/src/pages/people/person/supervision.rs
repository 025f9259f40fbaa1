//! Supervision of sections: conditions, breaches, how often the person is met, and the meetings, with the forms that record them.

use std::collections::HashMap;

use catalogue::wording;
use record::{
    Breach, Caseworker, Change, ConditionEnd, ConditionId, ContactPlan, Dossier, Meeting, NewCondition, RecordError,
    Section, SectionId, Supervision,
};

use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::shown;
use crate::small_form::SmallForm;
use crate::visit::Visit;

/// Supervision of one section.
#[derive(Debug)]
pub(super) struct SupervisionLine {
    pub id: i64,
    pub name: String,
    /// How often the person is met, and when next.
    pub plan: String,
    pub late: bool,
    pub tables: Vec<Table>,
}

/// A small table; the first cell of a row names it.
#[derive(Debug)]
pub(super) struct Table {
    pub name: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Of every section that has something to show.
pub(super) fn lines(
    sections: &[Section],
    of: &HashMap<SectionId, Supervision>,
    caseworkers: &[Caseworker],
    visit: &Visit,
) -> Vec<SupervisionLine> {
    sections.iter().filter_map(|section| Some(line(section, of.get(&section.id)?, caseworkers, visit))).collect()
}

fn line(section: &Section, supervision: &Supervision, caseworkers: &[Caseworker], visit: &Visit) -> SupervisionLine {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let next = supervision.next_meeting.filter(|_| section.data.closed_on.is_none());
    let plan = supervision.contact_plan.as_ref().zip(next).map(|(plan, next)| {
        let every = words.count("contact-every", plan.every_days.unsigned_abs().into());
        let how = catalogue.word("delivery-mode", &plan.delivery, words.lang).to_owned();
        let next = wording::date(next, words.lang);
        let officer = caseworkers.iter().find(|one| one.staff.account == plan.officer);
        let officer = officer.map_or_else(|| plan.officer.clone(), |one| one.staff.name.clone());
        let told = [("every", every.into()), ("how", how.into()), ("next", next.into()), ("officer", officer.into())];
        words.with("meeting-plan", &told)
    });
    SupervisionLine {
        id: section.id.0,
        name: shown::raised(catalogue.word("probation-function", &section.data.function, words.lang)),
        plan: plan.unwrap_or_default(),
        late: next.is_some_and(|next| next < visit.today()),
        tables: vec![conditions(supervision, visit), breaches(supervision, visit), meetings(supervision, visit)],
    }
}

fn table(name: &str, heads: &[&str], rows: Vec<Vec<String>>, visit: &Visit) -> Table {
    let words = visit.words();
    Table { name: words.t(name), heads: heads.iter().map(|head| words.t(head)).collect(), rows }
}

fn conditions(supervision: &Supervision, visit: &Visit) -> Table {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let row = |one: &record::SectionCondition| {
        let ending = one.ending.as_deref().map(|code| catalogue.word("condition-end", code, words.lang));
        let until = one.data.until.map(|day| wording::date(day, words.lang));
        let until = [until.as_deref(), ending].into_iter().flatten().collect::<Vec<_>>().join(", ");
        vec![
            shown::raised(catalogue.word("section-condition", &one.data.kind, words.lang)),
            one.data.words.clone().unwrap_or_default(),
            catalogue.word("condition-setter", &one.data.set_by, words.lang).to_owned(),
            wording::date(one.data.from, words.lang),
            until,
        ]
    };
    let heads = ["section-condition", "words", "condition-setter", "exemption-from", "exemption-until"];
    table("section-conditions", &heads, supervision.conditions.iter().map(row).collect(), visit)
}

fn breaches(supervision: &Supervision, visit: &Visit) -> Table {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let row = |one: &Breach| {
        let broken = supervision.conditions.iter().find(|condition| Some(condition.id) == one.condition);
        let broken = broken.map(|condition| catalogue.word("section-condition", &condition.data.kind, words.lang));
        vec![
            wording::date(one.on, words.lang),
            broken.map_or_else(|| words.t("breach-of-order"), str::to_owned),
            one.words.clone(),
            catalogue.word("breach-answer", &one.answer, words.lang).to_owned(),
        ]
    };
    let heads = ["day", "section-condition", "words", "breach-answer"];
    table("section-breaches", &heads, supervision.breaches.iter().map(row).collect(), visit)
}

fn meetings(supervision: &Supervision, visit: &Visit) -> Table {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let row = |one: &Meeting| {
        vec![
            wording::date(one.on, words.lang),
            words.t(if one.held { "happened-held" } else { "session-missed" }),
            catalogue.word("delivery-mode", &one.delivery, words.lang).to_owned(),
            one.words.clone(),
        ]
    };
    let heads = ["day", "session-held", "delivery", "words"];
    table("section-meetings", &heads, supervision.meetings.iter().map(row).collect(), visit)
}

/// What the visitor may record about open sections.
pub(super) fn forms(dossier: &Dossier, visit: &Visit) -> Vec<SmallForm> {
    if !visit.may("write", "section") {
        return Vec::new();
    }
    let nothing = Supervision::default();
    let open = dossier.sections.iter().filter(|section| section.data.closed_on.is_none());
    open.flat_map(|section| {
        let supervision = dossier.supervision.get(&section.id).unwrap_or(&nothing);
        forms_of(section, supervision, &dossier.caseworkers, visit)
    })
    .collect()
}

/// Who may be told to meet the person: those who work with the person, and the visitor; the first of them where the visitor is not.
fn officers(caseworkers: &[Caseworker], visit: &Visit) -> Choice {
    let (own, words) = (&visit.session.account, visit.words());
    let mut all: Vec<(String, String)> =
        caseworkers.iter().map(|one| (one.staff.account.clone(), one.staff.name.clone())).collect();
    if caseworkers.iter().all(|one| one.staff.account != own.name) {
        all.push((own.name.clone(), own.display_name.clone()));
    }
    let works_here = caseworkers.iter().any(|one| one.staff.account == own.name);
    let chosen = if works_here { own.name.clone() } else { all[0].0.clone() };
    Choice::new("officer", words.t("meeting-officer"), String::new(), all, &chosen)
}

fn forms_of(section: &Section, supervision: &Supervision, caseworkers: &[Caseworker], visit: &Visit) -> Vec<SmallForm> {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let function = catalogue.word("probation-function", &section.data.function, words.lang);
    let today = visit.today().to_string();
    let day = |name: &str, key: &str, value: &str| Input::new(name, words.t(key), "date", value);
    let said = |key: &str| Input::new("words", words.t(key), "text", "");
    let codes =
        |name: &str, list: &str, key: &str| Choice::new(name, words.t(key), words.t("choose"), visit.codes(list), "");
    let delivery = || codes("delivery", "delivery-mode", "delivery");
    let lasting = || supervision.conditions.iter().filter(|condition| condition.ending.is_none());
    let named = |condition: &record::SectionCondition| {
        let name = catalogue.word("section-condition", &condition.data.kind, words.lang);
        (condition.id.0.to_string(), name.to_owned())
    };
    let broken = lasting().map(named);
    let broken = Choice::new("condition", words.t("section-condition"), words.t("breach-of-order"), broken, "");
    let held = [("yes", "happened-held"), ("no", "session-missed")].map(|(id, key)| (id.to_owned(), words.t(key)));
    let held = Choice::new("held", words.t("session-held"), words.t("choose"), held, "");
    let kinds = codes("kind", "section-condition", "section-condition");
    let setters = codes("set_by", "condition-setter", "condition-setter");
    let every = Input::new("every_days", words.t("meeting-every-days"), "number", "");
    let begun = day("from", "exemption-from", &today);
    let asked = [
        ("record-meeting", "do-record-meeting", vec![held, delivery()], vec![day("on", "day", &today), said("words")]),
        (
            "plan-contacts",
            "do-plan-contacts",
            vec![officers(caseworkers, visit), delivery()],
            vec![begun.clone(), every],
        ),
        ("set-condition", "do-set-condition", vec![kinds, setters], vec![said("words"), begun]),
        (
            "record-breach",
            "do-record-breach",
            vec![broken, codes("answer", "breach-answer", "breach-answer")],
            vec![day("on", "day", &today), said("words")],
        ),
    ];
    let mut forms: Vec<SmallForm> = asked
        .into_iter()
        .map(|(act, key, choices, inputs)| {
            let form = SmallForm::new(act, key, &section.id.0, words, choices, inputs);
            SmallForm { summary: format!("{}: {function}", form.summary), ..form }
        })
        .collect();
    for condition in lasting() {
        let choices = vec![codes("ending", "condition-end", "condition-ending")];
        let inputs = vec![day("on", "day", &today)];
        let about = condition.id.0;
        let form = SmallForm::new("end-condition", "do-end-condition", &about, words, choices, inputs);
        let summary = format!("{}: {}", form.summary, named(condition).1);
        forms.push(SmallForm { summary, version: condition.version, ..form });
    }
    forms
}

/// Does what the form was for; false where it was none of these.
pub(super) async fn done(change: &mut Change<'_>, fields: &Fields) -> Result<bool, RecordError> {
    let about: i64 = fields.get("about").parse().unwrap_or_default();
    let section = SectionId(about);
    match fields.get("act") {
        "record-meeting" => {
            let held = fields.must("held")? == "yes";
            let (on, delivery) = (fields.must_day("on")?, fields.must("delivery")?);
            change.record_meetings(&[Meeting { section, on, held, delivery, words: fields.must("words")? }]).await?;
        }
        "plan-contacts" => {
            let plan = ContactPlan {
                section,
                officer: fields.must("officer")?,
                from: fields.must_day("from")?,
                every_days: fields.number("every_days")?,
                delivery: fields.must("delivery")?,
            };
            change.plan_contacts(&[plan]).await?;
        }
        "set-condition" => {
            let condition = NewCondition {
                section,
                kind: fields.must("kind")?,
                set_by: fields.must("set_by")?,
                words: fields.given("words"),
                from: fields.must_day("from")?,
                until: None,
            };
            change.set_conditions(&[condition]).await?;
        }
        "end-condition" => {
            let end = ConditionEnd {
                condition: ConditionId(about),
                version: fields.get("version").parse().unwrap_or_default(),
                on: fields.must_day("on")?,
                ending: fields.must("ending")?,
            };
            change.end_condition(&end).await?;
        }
        "record-breach" => {
            let condition = fields.given("condition").and_then(|id| id.parse().ok()).map(ConditionId);
            let (on, words) = (fields.must_day("on")?, fields.must("words")?);
            change.record_breach(&Breach { section, condition, on, words, answer: fields.must("answer")? }).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}
