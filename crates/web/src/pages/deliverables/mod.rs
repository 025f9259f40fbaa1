//! Deliverables: e-solutions, courses, studies, methods and what else was made and introduced.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use record::Deliverable;

use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/deliverables/page.html")]
struct Page {
    page: Shell,
    kinds: Choice,
    found: String,
    /// Name, kind, agency, project, measure, introduced, withdrawn.
    lines: Vec<[String; 7]>,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let all = visit.app().record().deliverables(&visit.actor("reporting")).await?;
    let asked = query.get("kind").map_or("", String::as_str);
    let list = catalogue.classifiers.get("deliverable-kind").into_iter().flat_map(|list| &list.code);
    let kinds = list.map(|code| (code.id.clone(), shown::raised(code.name.get(words.lang))));
    let fits = |one: &&Deliverable| asked.is_empty() || one.data.kind == asked;
    let line = |one: &Deliverable| {
        let data = &one.data;
        let project = data.project.as_deref().unwrap_or_default();
        [
            data.name.clone(),
            catalogue.word("deliverable-kind", &data.kind, words.lang).to_owned(),
            catalogue.institution(&data.agency).map_or("", |name| name.get(words.lang)).to_owned(),
            catalogue.projects.get(project).map_or(project, |one| one.short.get(words.lang)).to_owned(),
            data.measure.clone().unwrap_or_default(),
            shown::day(data.introduced_on, words.lang),
            shown::day(data.withdrawn_on, words.lang),
        ]
    };
    let lines: Vec<_> = all.iter().filter(fits).map(line).collect();
    page(&Page {
        page: Shell::new(&visit, &words.t("deliverables")),
        kinds: Choice::new("kind", words.t("deliverable-kind"), words.t("filter-any"), kinds, asked),
        found: words.count("deliverables-found", lines.len() as u64),
        lines,
    })
}
