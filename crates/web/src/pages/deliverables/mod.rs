//! `/deliverables`: e-solutions and other things made, by year, against the plan of their indicator.

mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;

use super::yearly::{Yearly, yearly};
use crate::field::Choice;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;
use view::YearRow;

#[derive(Template)]
#[template(path = "pages/deliverables/page.html")]
struct View {
    page: Shell,
    kind: Choice,
    found: String,
    years: Vec<YearRow>,
    yearly: Option<Yearly>,
}

pub(super) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let words = visit.words();
    let all = visit.app().record().deliverables(&visit.actor("reporting")).await?;
    let kind = query.get("kind").map_or("", String::as_str);
    let wanted: Vec<_> = all.iter().filter(|one| kind.is_empty() || one.data.kind == kind).collect();
    let pieces = wanted.iter().map(|one| u64::from(one.data.count.unsigned_abs())).sum();
    page(&View {
        page: Shell::new(&visit, &words.t("room-deliverables")),
        kind: Choice::new(
            "kind",
            words.t("deliverable-kind"),
            words.t("deliverable-all"),
            view::kinds(&all, &visit),
            kind,
        ),
        found: words.count("deliverable-found", pieces),
        years: view::years(&wanted, &visit),
        yearly: yearly(&visit, |indicator| indicator.unit == "e-solution"),
    })
}
