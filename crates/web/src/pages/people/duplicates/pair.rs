//! Two records side by side, and the decision about them.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect};
use catalogue::wording;
use record::{MergeId, PersonId, PersonView, Problem, RecordError};

use super::super::PURPOSE;
use super::{Trait, traits};
use crate::field::Input;
use crate::form::{Fields, Posted};
use crate::layout::{Answer, Shell};
use crate::problem::sentence;
use crate::shown;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/people/duplicates/pair.html")]
struct View {
    page: Shell,
    to: String,
    errors: Vec<(String, String)>,
    kept_version: i32,
    other_version: i32,
    /// Label, value of this record, value of the other.
    rows: Vec<[String; 3]>,
    weight: String,
    traits: Vec<Trait>,
    words: Input,
}

pub(in crate::pages) async fn show(visit: Visit, Path((person, other)): Path<(i64, i64)>) -> Answer {
    shown_pair(&visit, PersonId(person), PersonId(other), &Fields::default(), None).await
}

pub(in crate::pages) async fn decide(
    visit: Visit,
    Path((person, other)): Path<(i64, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (kept, other) = (PersonId(person), PersonId(other));
    let why = match decided(&visit, kept, other, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/people/{person}/duplicates?saved=1")).into_response()),
        Err(RecordError::Stale { .. }) => visit.words().t("duplicate-stale"),
        Err(RecordError::Invalid { problem, .. }) => refused(&problem, &visit),
        Err(error) => return Err(error.into()),
    };
    shown_pair(&visit, kept, other, &fields, Some(why)).await
}

async fn decided(visit: &Visit, kept: PersonId, other: PersonId, fields: &Fields) -> Result<(), RecordError> {
    let words = fields.get("words");
    let version = |name: &str| fields.get(name).parse().unwrap_or_default();
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    if fields.has("merge") {
        change.merge_people((kept, version("kept")), (other, version("other")), words).await?;
    } else {
        change.keep_apart(kept, other, words).await?;
    }
    change.commit().await.map(drop)
}

/// What has to be mended before two records can become one.
fn refused(problem: &Problem, visit: &Visit) -> String {
    let words = visit.words();
    match problem {
        Problem::Taken { noun: "case-plan", .. } => words.t("merge-two-plans"),
        Problem::Taken { noun: "contact", .. } => words.t("merge-two-contacts"),
        Problem::InCustody { .. } => words.t("merge-two-stays"),
        problem => sentence(words.t("duplicate-words"), problem, visit.app().catalogue(), words),
    }
}

async fn shown_pair(
    visit: &Visit,
    person: PersonId,
    other: PersonId,
    fields: &Fields,
    refused: Option<String>,
) -> Answer {
    let (record, words, actor) = (visit.app().record(), visit.words(), visit.actor(PURPOSE));
    let candidates = record.duplicates_of(&actor, person).await?;
    let candidate = candidates.into_iter().find(|one| one.person.id == other).ok_or(Trouble::NotFound)?;
    let this = record.person(&actor, person).await?;
    let that = record.person(&actor, other).await?;
    let name = format!("{} {}", this.given_name, this.family_name);
    let error = refused.clone().unwrap_or_default();
    let html = View {
        page: Shell::new(visit, &words.t("duplicate-pair"))
            .under("/people", words.t("people"))
            .under(format!("/people/{}", person.0), name)
            .under(format!("/people/{}/duplicates", person.0), words.t("duplicates")),
        to: format!("/people/{}/duplicates/{}", person.0, other.0),
        errors: refused.map(|why| ("words".to_owned(), why)).into_iter().collect(),
        kept_version: this.version,
        other_version: that.version,
        rows: rows(&this, &that, visit),
        weight: wording::number(candidate.weight, 1, words.lang),
        traits: traits(&candidate.traits, words),
        words: Input {
            error,
            hint: words.t("duplicate-words-hint"),
            ..Input::new("words", words.t("duplicate-words"), "text", fields.get("words"))
        },
    };
    let status = if html.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Html(html.render()?)).into_response())
}

fn rows(this: &PersonView, that: &PersonView, visit: &Visit) -> Vec<[String; 3]> {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let word = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| shown::raised(catalogue.word(list, code, words.lang))).unwrap_or_default()
    };
    let row = |key: &str, value: &dyn Fn(&PersonView) -> String| [words.t(key), value(this), value(that)];
    vec![
        row("trait-given-name", &|one| one.given_name.clone()),
        row("trait-family-name", &|one| one.family_name.clone()),
        row("person-code", &|one| one.code.clone().unwrap_or_default()),
        row("person-born", &|one| shown::day(one.born_on, words.lang)),
        row("person-sex", &|one| word("sex", &one.sex)),
        row("person-language", &|one| word("language", &one.language)),
        row("person-registered", &|one| wording::date(one.registered_on, words.lang)),
    ]
}

pub(in crate::pages) async fn undo(
    visit: Visit,
    Path((person, merge)): Path<(i64, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let mut change = visit.app().record().change(&visit.actor(PURPOSE), "write", None).await?;
    match change.unmerge_people(MergeId(merge), fields.get("words")).await {
        Ok(()) => {
            change.commit().await?;
            Ok(Redirect::to(&format!("/people/{person}/duplicates?saved=1")).into_response())
        }
        // Taken back meanwhile, or sent without words past the browser: the list shows how it stands.
        Err(RecordError::Invalid { .. }) => {
            Ok(Redirect::to(&format!("/people/{person}/duplicates#merges")).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
