//! Protocols with their newest results, and the register of studies with deadlines and contractors.

use askama::Template;
use catalogue::{Protocol, Study, wording};
use measure::SavedStudy;

use super::{as_of, institution, result_of, state};
use crate::layout::{Answer, Shell, page};
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/studies/list/page.html")]
struct View {
    page: Shell,
    protocols: Vec<Line>,
    saved: Vec<Saved>,
    register: Vec<Entry>,
}

#[derive(Debug)]
struct Line {
    id: String,
    name: String,
    question: String,
    owner: String,
    state: String,
    /// Address, where the visitor may open it, and as-of day of the newest result.
    newest: Option<(Option<String>, String)>,
}

/// A study that an analyst saved.
#[derive(Debug)]
struct Saved {
    key: String,
    name: String,
    remark: String,
    protocol: String,
    by: String,
    at: String,
}

#[derive(Debug)]
struct Entry {
    name: String,
    by: String,
    client: String,
    due: String,
    late: bool,
    year: String,
    state: String,
    url: String,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let protocols = catalogue.protocols.values().map(|one| line(&visit, one)).collect::<Result<_, _>>()?;
    let mut offered = visit.app().measuring().shelf.all_saved()?;
    offered.retain(|study| study.withdrawn().is_none());
    page(&View {
        page: Shell::new(&visit, &words.t("studies")),
        protocols,
        saved: offered.iter().map(|one| saved(&visit, one)).collect(),
        register: catalogue.studies.iter().map(|one| entry(&visit, one)).collect(),
    })
}

fn line(visit: &Visit, protocol: &Protocol) -> Result<Line, Trouble> {
    let words = visit.words();
    let newest = visit.app().measuring().shelf.names(&protocol.id)?.into_iter().next();
    Ok(Line {
        id: protocol.id.clone(),
        name: protocol.name.get(words.lang).to_owned(),
        question: protocol.question.get(words.lang).trim().to_owned(),
        owner: institution(visit, &protocol.owner),
        state: state(protocol, words),
        newest: newest.map(|name| (result_of(visit, &protocol.id, &name), as_of(&name, words.lang))),
    })
}

fn saved(visit: &Visit, study: &SavedStudy) -> Saved {
    let (lang, base) = (visit.lang(), &study.choice.protocol);
    let protocol = visit.app().catalogue().protocols.get(base);
    Saved {
        key: study.key(),
        name: study.name.clone(),
        remark: study.remark.clone(),
        protocol: protocol.map_or(base.as_str(), |protocol| protocol.name.get(lang)).to_owned(),
        by: study.by.clone(),
        at: wording::date(study.at.date_naive(), lang),
    }
}

fn entry(visit: &Visit, study: &Study) -> Entry {
    let lang = visit.lang();
    Entry {
        name: study.name.get(lang).to_owned(),
        by: study.contractor.clone().unwrap_or_default(),
        client: study.client.as_ref().map(|client| institution(visit, client)).unwrap_or_default(),
        due: study.due.map(|due| wording::date(due, lang)).unwrap_or_default(),
        late: study.due.is_some_and(|due| due < visit.today()) && study.year.is_none(),
        year: study.year.map(|year| year.to_string()).unwrap_or_default(),
        state: study.state.as_ref().map(|state| state.get(lang).to_owned()).unwrap_or_default(),
        url: study.url.clone().unwrap_or_default(),
    }
}
