//! One activity, opened.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::{Catalogue, Sees, wording};
use record::{ActivityDetail, ActivityId, NewActivity, Organisation, Place};

use super::list::few;

use super::PURPOSE;
use crate::layout::{Answer, Shell, page};
use crate::listing::address;
use crate::purpose;
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/ledger/entry/page.html")]
struct View {
    page: Shell,
    over: String,
    facts: Vec<(String, String)>,
    headcounts: Vec<(String, String)>,
    /// Name, role, organisation, attended.
    participants: Vec<[String; 4]>,
    /// Role and number, for those who see counts only.
    by_role: Vec<(String, String)>,
    counts_only: bool,
    recorded: String,
    /// Address of the form, for those who may change the entry.
    edit: Option<String>,
    simulated: bool,
}

pub(in crate::pages) async fn show(
    visit: Visit,
    Path(id): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let Some(purpose) = purpose::stated(&visit, "activity", PURPOSE, &query) else {
        return purpose::ask(&visit, format!("/ledger/{id}"), ("/ledger", "ledger"), &query);
    };
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (record, actor) = (visit.app().record(), visit.actor(&purpose));
    let asked = if visit.is_asked("activity") { purpose.as_str() } else { "" };
    let detail = record.activity(&actor, ActivityId(id)).await?;
    let counts = visit.sees("activity") == Sees::Counts;
    let units = record.organisations(&actor).await.unwrap_or_default();
    let places = record.places(&actor).await.unwrap_or_default();
    let kind = catalogue.activity_types.get(&detail.data.kind);
    let name = kind.map_or(detail.data.kind.as_str(), |kind| kind.name.get(words.lang)).to_owned();
    let mut shell = Shell::new(&visit, detail.data.title.as_deref().unwrap_or(&name))
        .under(address("/ledger", &[("purpose", asked)]), words.t("ledger"))
        .under(super::list::of_kind(&detail.data.kind), name.clone());
    shell.said = query.get("saved").map(|_| words.t("ledger-saved"));
    page(&View {
        page: shell,
        over: name,
        facts: facts(&detail.data, catalogue, &units, &places, words),
        headcounts: if counts {
            few_of(headcounts(&detail.data, catalogue, words), &visit)
        } else {
            headcounts(&detail.data, catalogue, words)
        },
        participants: if counts { Vec::new() } else { participants(&detail, catalogue, words) },
        by_role: if counts { by_role(&detail, &visit) } else { Vec::new() },
        counts_only: !counts && detail.participants.iter().any(|one| one.name.is_none() && one.organisation.is_none()),
        recorded: words.with(
            "ledger-recorded",
            &[
                ("who", detail.recorded_by.clone().into()),
                ("day", wording::date(detail.recorded_on, words.lang).into()),
                ("version", detail.version.to_string().into()),
            ],
        ),
        edit: may_edit(&visit, &detail, &units).then(|| address(&format!("/ledger/{id}/edit"), &[("purpose", asked)])),
        simulated: detail.data.simulated,
    })
}

/// Whether the visitor may change the entry: it is theirs to write, and nobody in it is hidden from them.
pub(crate) fn may_edit(visit: &Visit, detail: &ActivityDetail, units: &[Organisation]) -> bool {
    let data = &detail.data;
    let kind = visit.app().catalogue().activity_types.get(&data.kind);
    let confidential = kind.is_some_and(|kind| kind.confidential) && visit.session.account.unit != data.unit;
    let hidden =
        data.participations.iter().any(|one| one.person.is_none() && (confidential || one.organisation.is_none()));
    visit.may("write", "activity")
        && visit.sees("activity") == Sees::Persons
        && !hidden
        && visit.units_for("activity", units).contains(&data.unit)
}

fn few_of(counts: Vec<(String, String)>, visit: &Visit) -> Vec<(String, String)> {
    counts.into_iter().map(|(kind, count)| (kind, few(count.parse().unwrap_or_default(), visit))).collect()
}

fn by_role(detail: &ActivityDetail, visit: &Visit) -> Vec<(String, String)> {
    let mut roles: BTreeMap<&str, u64> = BTreeMap::new();
    for one in detail.participants.iter().filter(|one| one.attended) {
        *roles.entry(&one.role).or_default() += 1;
    }
    let word = |role: &str| crate::shown::raised(visit.app().catalogue().word("participant-role", role, visit.lang()));
    roles.into_iter().map(|(role, people)| (word(role), few(people, visit))).collect()
}

/// Everything of an activity as label and value, in the order of the form.
pub(in crate::pages) fn facts(
    data: &NewActivity,
    catalogue: &Catalogue,
    units: &[Organisation],
    places: &[Place],
    words: Words,
) -> Vec<(String, String)> {
    let lang = words.lang;
    let unit = |id: &str| shown::unit(units, id);
    let place = |id: &str| places.iter().find(|place| place.id == id).map_or(id, |place| &place.name).to_owned();
    let code =
        |list: &str, code: &Option<String>| code.as_ref().map(|code| catalogue.word(list, code, lang).to_owned());
    let project = |id: &String| catalogue.projects.get(id).map_or(id.as_str(), |one| one.short.get(lang)).to_owned();
    let fund = |id: &String| catalogue.funds.get(id).map_or(id.clone(), |fund| format!("{id} {}", fund.name.get(lang)));
    let measure = |id: &String| catalogue.task(id).map_or(id.clone(), |task| format!("{id} {}", task.name.get(lang)));
    let day = match data.until {
        Some(until) => format!("{} – {}", wording::date(data.on, lang), wording::date(until, lang)),
        None => wording::date(data.on, lang),
    };
    let international = data.international.map(|yes| words.t(if yes { "yes" } else { "no" }));
    let all = [
        ("title", data.title.clone()),
        ("day", Some(day)),
        ("unit", Some(unit(&data.unit))),
        ("place", data.place.as_deref().map(place)),
        ("region", code("region", &data.region)),
        ("delivery", code("delivery-mode", &data.delivery)),
        ("profession", code("profession", &data.profession)),
        ("topic", code("topic", &data.topic)),
        ("programme", code("programme", &data.programme)),
        ("instrument", code("instrument", &data.instrument)),
        ("partner", data.partner.as_deref().map(unit)),
        ("minutes", data.minutes.map(|minutes| minutes.to_string())),
        ("international", international),
        ("funding-source", code("funding-source", &data.funding)),
        ("project", data.project.as_ref().map(project)),
        ("external-fund", data.external_fund.as_ref().map(fund)),
        ("measure", data.measure.as_ref().map(measure)),
    ];
    all.into_iter().filter_map(|(key, value)| Some((words.t(label(key)), value?))).collect()
}

/// The words of a field.
pub(in crate::pages) fn label(field: &str) -> &'static str {
    match field {
        "title" => "activity-title",
        "day" | "on" => "day",
        "until" => "last-day",
        "unit" => "unit",
        "place" => "place",
        "region" => "region",
        "delivery" => "delivery",
        "profession" => "profession",
        "topic" => "topic",
        "programme" => "programme",
        "instrument" => "instrument",
        "partner" => "partner",
        "minutes" => "minutes",
        "international" => "international",
        "funding" | "funding-source" => "funding-source",
        "project" => "project",
        "external_fund" | "external-fund" => "external-fund",
        "measure" => "measure",
        "kind" => "activity-kind",
        "headcounts" => "headcount",
        _ => "participants",
    }
}

pub(in crate::pages) fn headcounts(data: &NewActivity, catalogue: &Catalogue, words: Words) -> Vec<(String, String)> {
    let line = |one: &record::Headcount| {
        let kind = catalogue.word("headcount-kind", &one.kind, words.lang);
        let of = one.organisation_kind.as_ref().map(|of| catalogue.word("organisation-kind", of, words.lang));
        let name = of.map_or_else(|| kind.to_owned(), |of| format!("{kind} ({of})"));
        (crate::shown::raised(&name), one.count.to_string())
    };
    data.headcounts.iter().map(line).collect()
}

fn participants(detail: &ActivityDetail, catalogue: &Catalogue, words: Words) -> Vec<[String; 4]> {
    let line = |one: &record::Participant| {
        [
            one.name.clone().unwrap_or_else(|| words.t("participant-unnamed")),
            catalogue.word("participant-role", &one.role, words.lang).to_owned(),
            one.organisation.clone().unwrap_or_default(),
            words.t(if one.attended { "yes" } else { "no" }),
        ]
    };
    detail.participants.iter().map(line).collect()
}
