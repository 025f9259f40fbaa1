//! Every method with its first sentence.

use askama::Template;

use super::book::Method;
use super::markdown;
use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/methods/list/page.html")]
struct View {
    page: Shell,
    methods: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    id: &'static str,
    title: String,
    sentence: String,
    /// Language it is written in.
    lang: &'static str,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let words = visit.words();
    let line = |method: Method| Line {
        id: method.id,
        title: method.title(),
        sentence: markdown::first_sentence(method.text),
        lang: method.lang,
    };
    page(&View {
        page: Shell::new(&visit, &words.t("methods")).under("/studies", words.t("studies")),
        methods: Method::all(words.lang).into_iter().map(line).collect(),
    })
}
