//! The form's fields and the activity they mean.

use catalogue::{ActivityType, HeadcountKind};
use chrono::NaiveDate;
use record::{ActivityDetail, Headcount, NewActivity, NewParticipation, PersonId};

use super::Errors;
use crate::form::Fields;
use crate::words::Words;

/// One participant of the form, in fields `p<number>-…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub person: String,
    pub name: String,
    pub organisation: String,
    pub role: String,
    pub attended: bool,
    /// What the form does not show but must not lose.
    pub minutes: String,
    pub outcome: String,
    pub system_record: bool,
}

/// Participants in the order of the form.
pub(super) fn rows(fields: &Fields) -> Vec<Row> {
    (0..)
        .map_while(|index| {
            let field = |name: &str| fields.get(&format!("p{index}-{name}")).to_owned();
            let role = field("role");
            (!role.is_empty()).then(|| Row {
                person: field("person"),
                name: field("name"),
                organisation: field("organisation"),
                attended: fields.has(&format!("p{index}-attended")),
                minutes: field("minutes"),
                outcome: field("outcome"),
                system_record: !field("system").is_empty(),
                role,
            })
        })
        .collect()
}

/// Adds or removes the participant a button names.
pub(super) fn rearrange(fields: &mut Fields) {
    let mut all = rows(fields);
    if fields.has("remove") {
        if let Ok(index) = fields.get("remove").parse::<usize>()
            && index < all.len()
        {
            all.remove(index);
        }
    } else if fields.has("add-organisation") {
        let organisation = fields.get("new-organisation").to_owned();
        if !organisation.is_empty() {
            let role = fields.get("new-organisation-role").to_owned();
            all.push(Row { organisation, role, attended: true, ..Row::default() });
        }
    } else {
        let person = fields.get("add").to_owned();
        let name = fields.get(&format!("name-{person}")).to_owned();
        let role = fields.get("new-role").to_owned();
        all.push(Row { person, name, role, attended: true, ..Row::default() });
    }
    let helpers = ["remove", "add", "add-organisation", "new-organisation", "find", "search"];
    fields.0.retain(|(name, _)| !is_row(name) && !name.starts_with("name-") && !helpers.contains(&name.as_str()));
    write_rows(fields, &all);
}

fn write_rows(fields: &mut Fields, rows: &[Row]) {
    for (index, row) in rows.iter().enumerate() {
        let mut set = |name: &str, value: &str| fields.set(&format!("p{index}-{name}"), value);
        set("person", &row.person);
        set("name", &row.name);
        set("organisation", &row.organisation);
        set("role", &row.role);
        set("minutes", &row.minutes);
        set("outcome", &row.outcome);
        set("system", if row.system_record { "1" } else { "" });
        if row.attended {
            set("attended", "1");
        }
    }
}

fn is_row(name: &str) -> bool {
    let digits = name.strip_prefix('p').and_then(|rest| rest.split_once('-')).map(|(digits, _)| digits);
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Field name, kind and kind of organisation of every headcount: wholes before their parts, then those recorded by kind
/// of organisation.
pub(super) fn headcount_fields(fields: &Fields, kind: &ActivityType) -> Vec<(String, String, Option<String>)> {
    let (wholes, parts): (Vec<_>, Vec<_>) = kind.headcounts.iter().partition(|(_, of)| **of == HeadcountKind::Whole);
    let plain = wholes.into_iter().chain(parts).map(|(name, _)| (headcount_field(name, None), name.clone(), None));
    let by_organisation = fields.0.iter().filter_map(|(field, _)| {
        let (kind, of) = field.strip_prefix("h-")?.split_once('@')?;
        Some((field.clone(), kind.to_owned(), Some(of.to_owned())))
    });
    plain.chain(by_organisation).collect()
}

fn headcount_field(kind: &str, organisation_kind: Option<&str>) -> String {
    organisation_kind.map_or_else(|| format!("h-{kind}"), |of| format!("h-{kind}@{of}"))
}

/// The activity, or what cannot be read. What the type asks for is the record's to check.
pub(super) fn activity(
    fields: &Fields,
    kind: &ActivityType,
    agency: &str,
    words: Words,
) -> Result<NewActivity, Errors> {
    let mut errors = Errors::new();
    let mut day = |name: &'static str, required: bool| -> Option<NaiveDate> {
        match fields.given(name).map(|text| text.parse()) {
            Some(Ok(day)) => Some(day),
            Some(Err(_)) => {
                errors.push((name.to_owned(), words.t("problem-not-a-day")));
                None
            }
            None if required => {
                errors.push((name.to_owned(), words.t("problem-no-day")));
                None
            }
            None => None,
        }
    };
    let (on, until) = (day("on", true), day("until", false));
    let mut number = |name: &str| -> Option<i32> {
        let text = fields.given(name)?;
        let number = text.parse().ok().filter(|number| *number >= 0);
        if number.is_none() {
            errors.push((name.to_owned(), words.with("problem-not-a-number", &[("text", text.into())])));
        }
        number
    };
    let minutes = number("minutes");
    let headcounts: Vec<Headcount> = headcount_fields(fields, kind)
        .into_iter()
        .filter_map(|(field, kind, organisation_kind)| {
            Some(Headcount { kind, organisation_kind, count: number(&field)? })
        })
        .collect();
    let participations = rows(fields).into_iter().map(|row| NewParticipation {
        person: row.person.parse().ok().map(PersonId),
        role: row.role,
        organisation: Some(row.organisation).filter(|id| !id.is_empty()),
        attended: row.attended,
        minutes: row.minutes.parse().ok(),
        outcome: Some(row.outcome).filter(|code| !code.is_empty()),
        system_record: row.system_record,
    });
    let participations = participations.collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(NewActivity {
        external_key: fields.given("external-key"),
        kind: kind.id.clone(),
        title: fields.given("title"),
        on: on.unwrap_or_default(),
        until,
        agency: fields.given("agency").unwrap_or_else(|| agency.to_owned()),
        unit: fields.get("unit").to_owned(),
        place: fields.given("place"),
        region: fields.given("region"),
        delivery: fields.given("delivery"),
        profession: fields.given("profession"),
        funding: fields.given("funding"),
        project: fields.given("project"),
        external_fund: fields.given("external_fund"),
        measure: fields.given("measure"),
        topic: fields.given("topic"),
        programme: fields.given("programme"),
        instrument: fields.given("instrument"),
        international: fields.given("international").map(|answer| answer == "yes"),
        partner: fields.given("partner"),
        minutes,
        participations,
        headcounts,
        simulated: fields.has("simulated"),
    })
}

/// The fields of a recorded activity.
pub(super) fn of(detail: &ActivityDetail) -> Fields {
    let data = &detail.data;
    let mut fields = Fields::default();
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            fields.0.push((name.to_owned(), value));
        }
    };
    set("kind", Some(data.kind.clone()));
    set("version", Some(detail.version.to_string()));
    set("external-key", data.external_key.clone());
    set("simulated", data.simulated.then(|| "1".to_owned()));
    set("agency", Some(data.agency.clone()));
    set("on", Some(data.on.to_string()));
    set("until", data.until.map(|day| day.to_string()));
    set("title", data.title.clone());
    set("unit", Some(data.unit.clone()));
    set("place", data.place.clone());
    set("region", data.region.clone());
    set("delivery", data.delivery.clone());
    set("profession", data.profession.clone());
    set("funding", data.funding.clone());
    set("project", data.project.clone());
    set("external_fund", data.external_fund.clone());
    set("measure", data.measure.clone());
    set("topic", data.topic.clone());
    set("programme", data.programme.clone());
    set("instrument", data.instrument.clone());
    set("international", data.international.map(|yes| if yes { "yes" } else { "no" }.to_owned()));
    set("partner", data.partner.clone());
    set("minutes", data.minutes.map(|minutes| minutes.to_string()));
    for one in &data.headcounts {
        set(&headcount_field(&one.kind, one.organisation_kind.as_deref()), Some(one.count.to_string()));
    }
    let names = detail.participants.iter().map(|one| one.name.clone().unwrap_or_default());
    let rows: Vec<Row> = data
        .participations
        .iter()
        .zip(names)
        .map(|(one, name)| Row {
            person: one.person.map(|person| person.0.to_string()).unwrap_or_default(),
            name,
            organisation: one.organisation.clone().unwrap_or_default(),
            role: one.role.clone(),
            attended: one.attended,
            minutes: one.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            outcome: one.outcome.clone().unwrap_or_default(),
            system_record: one.system_record,
        })
        .collect();
    write_rows(&mut fields, &rows);
    fields
}
