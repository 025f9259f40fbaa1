//! The form as shown.

use askama::Template;
use catalogue::{ActivityType, Catalogue, HeadcountKind};
use record::{Organisation, PersonMatch, Place};

use super::{Subject, draft};
use crate::field::{Choice, Input};
use crate::form::Fields;
use crate::layout::Shell;
use crate::pages::ledger::PURPOSE;
use crate::pages::ledger::entry::label;
use crate::pages::ledger::list::measures;
use crate::purpose;
use crate::shown::{self, raised};
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/ledger/form/page.html")]
struct View {
    page: Shell,
    to: String,
    errors: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
    days: Vec<Input>,
    title: Input,
    about: Vec<Choice>,
    minutes: Input,
    money: Vec<Choice>,
    headcounts: Vec<Input>,
    headcount_rule: Vec<String>,
    rows: Vec<Participant>,
    may_find: bool,
    purpose: Option<Choice>,
    find: Input,
    roles: Choice,
    organisations: Choice,
    organisation_roles: Choice,
    found: Option<Vec<Hit>>,
}

#[derive(Debug)]
struct Participant {
    number: usize,
    row: draft::Row,
    name: String,
    role: String,
}

#[derive(Debug)]
struct Hit {
    id: i64,
    name: String,
    detail: String,
}

/// Everything choices are made from.
struct Lists<'a> {
    catalogue: &'a Catalogue,
    units: Vec<Organisation>,
    places: Vec<Place>,
    words: Words,
    day: chrono::NaiveDate,
}

pub(super) async fn page(
    visit: &Visit,
    subject: Subject,
    kind: &ActivityType,
    fields: &Fields,
    errors: &[(String, String)],
    found: Option<Vec<PersonMatch>>,
) -> Result<String, Trouble> {
    let (actor, words, record) = (visit.actor(PURPOSE), visit.words(), visit.app().record());
    let lists = Lists {
        catalogue: visit.app().catalogue(),
        units: record.organisations(&actor).await.unwrap_or_default(),
        places: record.places(&actor).await.unwrap_or_default(),
        words,
        day: fields.get("on").parse().unwrap_or_else(|_| visit.today()),
    };
    let title = words.with("ledger-form", &[("kind", kind.name.get(words.lang).into())]);
    let shell = Shell::new(visit, &title).under("/ledger", words.t("ledger"));
    let error =
        |id: &str| errors.iter().find(|(field, _)| field == id).map(|(_, text)| text.clone()).unwrap_or_default();
    let input = |name: &'static str, key: &str, kind: &'static str| Input {
        error: error(name),
        ..Input::new(name, words.t(key), kind, fields.get(name))
    };
    let agency = fields.given("agency").unwrap_or_else(|| visit.session.account.agency.clone());
    let choice = |name: &'static str| {
        lists.choice(name, kind, fields, &agency).map(|choice| Choice { error: error(name), ..choice })
    };
    let hidden = ["kind", "version", "agency", "external-key", "simulated"];
    let hint = |choice: &mut Choice| {
        if kind.requires.contains(&choice.name) {
            choice.hint = words.t("required");
        }
    };
    let about = [
        "unit",
        "place",
        "region",
        "delivery",
        "profession",
        "topic",
        "programme",
        "instrument",
        "partner",
        "international",
    ];
    let mut about: Vec<Choice> = about.into_iter().filter_map(choice).collect();
    let mut money: Vec<Choice> =
        ["funding", "project", "external_fund", "measure"].into_iter().filter_map(choice).collect();
    about.iter_mut().chain(&mut money).for_each(hint);
    let needs_title = kind.requires.iter().any(|field| field == "title" || field == "theme");
    let html = View {
        page: shell,
        to: subject.id.map_or_else(|| "/ledger/new".to_owned(), |id| format!("/ledger/{id}/edit")),
        errors: errors.to_vec(),
        hidden: hidden.into_iter().filter_map(|name| Some((name.to_owned(), fields.given(name)?))).collect(),
        days: vec![
            input("on", "day", "date"),
            Input { hint: words.t("last-day-hint"), ..input("until", "last-day", "date") },
        ],
        title: Input {
            hint: if needs_title { words.t("required") } else { String::new() },
            ..input("title", "activity-title", "text")
        },
        about,
        minutes: input("minutes", "minutes", "number"),
        money,
        headcounts: headcounts(kind, fields, &lists, &error),
        headcount_rule: rules(kind, &lists),
        rows: rows(fields, &lists),
        may_find: visit.may("read", "person"),
        purpose: visit
            .is_asked("person")
            .then(|| Choice { error: error("purpose"), ..purpose::choice(visit, fields.get("purpose")) }),
        find: Input {
            hint: words.t("find-hint"),
            error: error("find"),
            ..Input::new("find", words.t("find"), "search", fields.get("find"))
        },
        roles: lists.roles("new-role", kind, fields),
        organisations: lists.organisations(),
        organisation_roles: lists.roles("new-organisation-role", kind, fields),
        found: found.map(|found| found.into_iter().map(|hit| self::hit(hit, words)).collect()),
    }
    .render()?;
    Ok(html)
}

impl Lists<'_> {
    fn choice(&self, name: &'static str, kind: &ActivityType, fields: &Fields, agency: &str) -> Option<Choice> {
        let always = ["unit", "place", "delivery", "partner", "funding", "project", "external_fund", "measure"];
        let asked = always.contains(&name)
            || kind.requires.iter().any(|field| field == name)
            || (name == "profession" && !kind.professions.is_empty())
            || !fields.get(name).is_empty();
        if !asked {
            return None;
        }
        let lang = self.words.lang;
        let options: Vec<(String, String)> = match name {
            "unit" => self.units(|unit| unit.data.agency.as_deref() == Some(agency)),
            "partner" => self.units(|unit| unit.data.agency.as_deref() != Some(agency)),
            "place" => self.places.iter().map(|place| (place.id.clone(), place.name.clone())).collect(),
            "region" => self.codes("region"),
            "delivery" => self.codes("delivery-mode"),
            "profession" => {
                let mut all = self.codes("profession");
                all.retain(|(id, _)| kind.professions.is_empty() || kind.professions.contains(id));
                all
            }
            "topic" => self.codes("topic"),
            "programme" => self.codes("programme"),
            "instrument" => self.codes("instrument"),
            "international" => ["yes", "no"].map(|answer| (answer.to_owned(), self.words.t(answer))).into(),
            "funding" => self.codes("funding-source"),
            "project" => {
                self.catalogue.projects.values().map(|one| (one.id.clone(), one.short.get(lang).to_owned())).collect()
            }
            "external_fund" => {
                // The full titles of all funds would weigh more than the rest of the page.
                let period = |fund: &catalogue::Fund| fund.period.replace('-', "–");
                let fund = |fund: &catalogue::Fund| (fund.id.clone(), format!("{} ({})", fund.code, period(fund)));
                self.catalogue.funds.values().map(fund).collect()
            }
            _ => measures(self.catalogue, self.words),
        };
        if options.is_empty() {
            return None;
        }
        let none = self.words.t(if name == "unit" { "choose" } else { "not-given" });
        Some(Choice::new(name, self.words.t(label(name)), none, options, fields.get(name)))
    }

    fn units(&self, fits: impl Fn(&Organisation) -> bool) -> Vec<(String, String)> {
        let fitting = self.units.iter().filter(|unit| fits(unit));
        fitting.map(|unit| (unit.data.id.clone(), unit.data.name.clone())).collect()
    }

    fn codes(&self, classifier: &str) -> Vec<(String, String)> {
        shown::codes(self.catalogue, classifier, self.day, self.words.lang)
    }

    fn roles(&self, name: &str, kind: &ActivityType, fields: &Fields) -> Choice {
        let role =
            |role: &String| (role.clone(), raised(self.catalogue.word("participant-role", role, self.words.lang)));
        Choice::new(name, self.words.t("role"), String::new(), kind.roles.keys().map(role), fields.get(name))
    }

    fn organisations(&self) -> Choice {
        let all = self.units(|_| true);
        Choice::new("new-organisation", self.words.t("organisation"), self.words.t("choose"), all, "")
    }
}

fn headcounts(kind: &ActivityType, fields: &Fields, lists: &Lists<'_>, error: &dyn Fn(&str) -> String) -> Vec<Input> {
    let field = |(id, name, of): (String, String, Option<String>)| {
        let words = raised(lists.catalogue.word("headcount-kind", &name, lists.words.lang));
        let label = match of {
            Some(of) => format!("{words} ({})", lists.catalogue.word("organisation-kind", &of, lists.words.lang)),
            None => words,
        };
        Input { error: error(&id), ..Input::new(&id, label, "number", fields.get(&id)) }
    };
    draft::headcount_fields(fields, kind).into_iter().map(field).collect()
}

/// "Adults + children = guests".
fn rules(kind: &ActivityType, lists: &Lists<'_>) -> Vec<String> {
    let word = |name: &str| lists.catalogue.word("headcount-kind", name, lists.words.lang).to_owned();
    let rule = |whole: &String| {
        let is_part = |of: &HeadcountKind| matches!(of, HeadcountKind::PartOf(name) if name == whole);
        let parts: Vec<String> =
            kind.headcounts.iter().filter(|(_, of)| is_part(of)).map(|(name, _)| word(name)).collect();
        (!parts.is_empty()).then(|| format!("{} = {}", parts.join(" + "), word(whole)))
    };
    kind.headcounts.keys().filter_map(rule).collect()
}

fn rows(fields: &Fields, lists: &Lists<'_>) -> Vec<Participant> {
    let shown = |(number, row): (usize, draft::Row)| {
        let organisation = lists.units.iter().find(|unit| unit.data.id == row.organisation);
        let name = match (row.name.is_empty(), organisation) {
            (false, _) => row.name.clone(),
            (true, Some(organisation)) => organisation.data.name.clone(),
            (true, None) => lists.words.t("participant-unnamed"),
        };
        let role = lists.catalogue.word("participant-role", &row.role, lists.words.lang).to_owned();
        Participant { number, row, name, role }
    };
    draft::rows(fields).into_iter().enumerate().map(shown).collect()
}

fn hit(hit: PersonMatch, words: Words) -> Hit {
    let year = hit.birth_year.map(|year| words.with("born", &[("year", year.to_string().into())]));
    let code = hit.code_tail.map(|tail| words.with("code-tail", &[("tail", tail.into())]));
    Hit { id: hit.id.0, name: hit.name, detail: [year, code].into_iter().flatten().collect::<Vec<_>>().join(", ") }
}

/// The field's name and the id in the form of `0.headcounts.adults`, `0.participations.1.role`.
pub(super) fn place_of(field: &str) -> (String, String) {
    let parts: Vec<&str> = field.split('.').filter(|part| !part.is_empty()).collect();
    let parts = if parts.first().is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        &parts[1..]
    } else {
        &parts[..]
    };
    match parts {
        ["headcounts", kind, ..] => ("headcounts".to_owned(), format!("h-{kind}")),
        ["participations", number, ..] => ("participations".to_owned(), format!("p{number}-attended")),
        ["participations"] => ("participations".to_owned(), "find".to_owned()),
        ["agency" | "kind", ..] | [] => ("kind".to_owned(), "unit".to_owned()),
        [field, ..] => ((*field).to_owned(), (*field).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_refused_value_is_shown_at_its_field() {
        for (field, name, id) in [
            ("0.headcounts.adults", "headcounts", "h-adults"),
            ("0.participations.1.role", "participations", "p1-attended"),
            ("0.participations", "participations", "find"),
            ("0.until", "until", "until"),
            ("measure", "measure", "measure"),
            ("0.agency", "kind", "unit"),
        ] {
            assert_eq!(place_of(field), (name.to_owned(), id.to_owned()), "{field}");
        }
    }
}
