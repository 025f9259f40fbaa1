//! One method: formulas, assumptions, sources, what others get wrong, and the studies that use it.

use askama::Template;
use axum::extract::Path;

use super::book::Method;
use super::markdown;
use crate::layout::{Answer, Shell, page};
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/methods/method/page.html")]
struct View {
    page: Shell,
    /// Language it is written in.
    lang: &'static str,
    html: String,
    /// Id and name of the protocols that name it.
    studies: Vec<(String, String)>,
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let words = visit.words();
    let method = Method::find(&id, words.lang).ok_or(Trouble::NotFound)?;
    let protocols = visit.app().catalogue().protocols.values();
    let studies = protocols.filter(|protocol| protocol.methods.contains(&id));
    page(&View {
        page: Shell::new(&visit, &method.title())
            .under("/studies", words.t("studies"))
            .under("/methods", words.t("methods")),
        lang: method.lang,
        html: markdown::page(method.text),
        studies: studies.map(|one| (one.id.clone(), one.name.get(words.lang).to_owned())).collect(),
    })
}
