//! The cases behind a choice, under pseudonyms: opened for a stated purpose, which the audit log keeps.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Query;
use catalogue::wording;
use measure::StudyCase;
use record::{DataUse, Paged};

use super::chosen::{Chosen, in_words, query_of};
use crate::field::Choice;
use crate::form::Fields;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, asked_page};
use crate::pages::studies::answers::reason;
use crate::purpose;
use crate::trouble::Trouble;
use crate::visit::Visit;

const ROWS_A_PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "pages/explore/cases/page.html")]
struct View {
    page: Shell,
    chosen: Vec<(String, String)>,
    found: String,
    /// The choice and the purpose, which the filter keeps.
    kept: Vec<(String, String)>,
    states: Choice,
    heads: Vec<String>,
    cases: Vec<Vec<String>>,
    pages: Pages,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields(query);
    let whole = Chosen::of(&visit, &fields).await?;
    let named: BTreeMap<String, String> =
        ["purpose"].into_iter().filter_map(|name| Some((name.to_owned(), fields.given(name)?))).collect();
    if !visit.app().record().sees_persons(&visit.actor("research"), "study") {
        return Err(Trouble::Forbidden);
    }
    let Some(code) = purpose::given(&visit, &named).map(str::to_owned) else {
        let kept = query_of(&whole.choice);
        return purpose::ask_keeping(&visit, "/explore/cases".to_owned(), ("/explore", "explore"), &named, kept);
    };
    let cases = visit.app().measured().engine.study_cases(&whole.choice).await?;
    let state = fields.get("state");
    let state = if state.is_empty() { COUNTED } else { state };
    let wanted: Vec<&StudyCase> = cases.iter().filter(|case| state_of(case) == state).collect();
    let asked = asked_page(fields.given("page").as_deref(), ROWS_A_PAGE);
    let skipped = usize::try_from((asked.number - 1) * asked.size).unwrap_or(usize::MAX);
    let rows: Vec<&StudyCase> =
        wanted.iter().copied().skip(skipped).take(asked.size.try_into().unwrap_or(100)).collect();
    let detail = format!("cases opened: {} of {}, {state}", rows.len(), wanted.len());
    let key = whole.choice.key();
    let used = DataUse { verb: "read", resource: "study", persons: true, subject: &key, detail };
    visit.app().record().use_data(&visit.acting(&code, Some(&code)), &used).await?;
    let paged = Paged { rows: Vec::<()>::new(), total: wanted.len() as u64, page: asked };
    let mut kept = query_of(&whole.choice);
    kept.push(("purpose".to_owned(), code));
    let around: Vec<(&str, &str)> =
        kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("state", state)]).collect();
    let (words, table) = (visit.words(), Table::of(&visit, &whole));
    page(&View {
        page: Shell::new(&visit, &words.t("explore-cases")).under(whole.href("/explore", &[]), words.t("explore")),
        chosen: in_words(&visit, whole.protocol, &whole.choice),
        found: words.count("cases-found", paged.total),
        states: states(&visit, &whole, &cases, state),
        heads: table.columns.iter().map(|(_, name)| name.clone()).collect(),
        cases: rows.into_iter().map(|case| table.line(case)).collect(),
        pages: Pages::around(&paged, "/explore/cases", &around, words),
        kept,
    })
}

/// The state of a case that counts.
const COUNTED: &str = "counted";

fn state_of(case: &StudyCase) -> &str {
    case.reason.as_deref().unwrap_or(COUNTED)
}

/// Counted, and every reason that occurs.
fn states(visit: &Visit, whole: &Chosen<'_>, cases: &[StudyCase], chosen: &str) -> Choice {
    let words = visit.words();
    let reasons: BTreeSet<&str> = cases.iter().filter_map(|case| case.reason.as_deref()).collect();
    let reasons = reasons.into_iter().map(|code| (code.to_owned(), reason(whole.protocol, code, words)));
    let all = [(COUNTED.to_owned(), words.t("case-counts"))].into_iter().chain(reasons);
    Choice::new("state", words.t("case-state"), String::new(), all, chosen)
}

/// How cases are written.
struct Table<'v> {
    visit: &'v Visit,
    whole: &'v Chosen<'v>,
    /// Columns in words: id and heading.
    columns: Vec<(String, String)>,
}

impl<'v> Table<'v> {
    fn of(visit: &'v Visit, whole: &'v Chosen<'v>) -> Self {
        let columns = whole.protocol.cohort.column.iter();
        let columns = columns.map(|one| (one.id.clone(), one.name.get(visit.lang()).to_owned()));
        Self { visit, whole, columns: columns.collect() }
    }

    /// Pseudonyms of case and person, then the columns.
    fn line(&self, case: &StudyCase) -> Vec<String> {
        let (catalogue, lang) = (self.visit.app().catalogue(), self.visit.lang());
        let short = |key: &str| key.chars().take(10).collect();
        let mut line = vec![short(&case.case_key), short(case.person_key.as_deref().unwrap_or("–"))];
        line.extend(self.columns.iter().map(|(id, _)| match case.columns.get(id) {
            None => "–".to_owned(),
            Some(value) => match value.parse() {
                Ok(day) => wording::date(day, lang),
                Err(_) => report::value_in_words(self.whole.protocol, catalogue, id, value, lang),
            },
        }));
        line
    }
}
