//! International instruments the policy rests on.

use askama::Template;
use catalogue::Standard;

use crate::layout::{Answer, Shell, page};
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/standards/page.html")]
struct View {
    page: Shell,
    standards: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    code: String,
    name: String,
    url: String,
    binding: bool,
    notes: Vec<String>,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    page(&View {
        page: Shell::new(&visit, &words.t("standards")),
        standards: catalogue.standards.iter().map(|one| standard(one, words)).collect(),
    })
}

fn standard(one: &Standard, words: Words) -> Line {
    Line {
        code: one.code.clone(),
        name: one.name.get(words.lang).to_owned(),
        url: one.url.clone().unwrap_or_default(),
        binding: one.binding,
        notes: one.anomaly.iter().map(|anomaly| anomaly.note.get(words.lang).to_owned()).collect(),
    }
}
