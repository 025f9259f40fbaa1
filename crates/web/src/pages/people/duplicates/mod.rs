//! Records that may be of one person: the weights trait by trait, merging, keeping apart, taking a merge back.

mod pair;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use catalogue::wording;
use record::{Agreed, DuplicateCandidate, Merge, PersonId, TraitWeight};

use super::PURPOSE;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;
use crate::words::Words;

pub(in crate::pages) use pair::{decide, show as pair, undo};

#[derive(Template)]
#[template(path = "pages/people/duplicates/page.html")]
struct View {
    page: Shell,
    person: String,
    candidates: Vec<Candidate>,
    merges: Vec<Merged>,
}

#[derive(Debug)]
struct Candidate {
    href: String,
    name: String,
    born: String,
    weight: String,
    traits: Vec<Trait>,
}

/// What one trait says.
#[derive(Debug)]
struct Trait {
    name: String,
    agreed: String,
    weight: String,
}

#[derive(Debug)]
struct Merged {
    other: String,
    words: String,
    decided: String,
    /// What was said when it was taken back.
    undone: Option<String>,
    undo: String,
    field: String,
}

pub(in crate::pages) async fn list(
    visit: Visit,
    Path(person): Path<i64>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let (record, words, id) = (visit.app().record(), visit.words(), PersonId(person));
    let actor = visit.actor(PURPOSE);
    let candidates = record.duplicates_of(&actor, id).await?;
    let merges = record.merges_of(&actor, id).await?;
    let about = record.person(&actor, id).await?;
    let name = format!("{} {}", about.given_name, about.family_name);
    let mut shell = Shell::new(&visit, &words.t("duplicates"))
        .under("/people", words.t("people"))
        .under(format!("/people/{person}"), name.clone());
    shell.said = query.get("saved").map(|_| words.t("duplicate-saved"));
    page(&View {
        page: shell,
        person: name,
        candidates: candidates.iter().map(|one| candidate(one, person, words)).collect(),
        merges: merges.iter().map(|one| merged(one, person, words)).collect(),
    })
}

fn candidate(one: &DuplicateCandidate, person: i64, words: Words) -> Candidate {
    Candidate {
        href: format!("/people/{person}/duplicates/{}", one.person.id.0),
        name: one.person.name.clone(),
        born: one.person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        weight: wording::number(one.weight, 1, words.lang),
        traits: traits(&one.traits, words),
    }
}

fn traits(all: &[TraitWeight], words: Words) -> Vec<Trait> {
    let one = |one: &TraitWeight| Trait {
        name: words.t(match one.name {
            "given_name" => "trait-given-name",
            "family_name" => "trait-family-name",
            "born_on" => "person-born",
            "code" => "person-code",
            _ => "person-sex",
        }),
        agreed: words.t(match one.agreed {
            Agreed::Same => "agreed-same",
            Agreed::Alike => "agreed-alike",
            Agreed::Different => "agreed-different",
            Agreed::Unknown => "agreed-unknown",
        }),
        weight: wording::number(one.weight, 1, words.lang),
    };
    all.iter().map(one).collect()
}

fn merged(one: &Merge, person: i64, words: Words) -> Merged {
    let other = if one.kept.0 == person { one.merged.0 } else { one.kept.0 };
    let told =
        |who: &str, at: chrono::DateTime<chrono::Utc>| format!("{}, {who}", wording::date(at.date_naive(), words.lang));
    Merged {
        other: words.with("record-number", &[("number", other.to_string().into())]),
        words: one.words.clone(),
        decided: told(&one.decided.0, one.decided.1),
        undone: one.undone.as_ref().map(|(why, who, at)| format!("{why} ({})", told(who, *at))),
        undo: format!("/people/{person}/merges/{}/undoing", one.id.0),
        field: format!("words-{}", one.id.0),
    }
}
