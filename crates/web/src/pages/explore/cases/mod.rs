//! The cases behind a choice, under pseudonyms: opened for a stated purpose, which the audit log keeps.

pub(in crate::pages) mod file;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Query;
use catalogue::wording;
use chrono::NaiveDate;
use measure::StudyCase;
use record::{DataUse, Paged};

use super::chosen::{Chosen, in_words, query_of};
use crate::field::Choice;
use crate::form::Fields;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, address, asked_page};
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
    /// The same as CSV.
    csv: String,
}

/// The cases of one page.
struct Part<'c> {
    rows: Vec<&'c StudyCase>,
    state: &'c str,
    paged: Paged<()>,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields(query);
    let whole = Chosen::of(&visit, &fields).await?.sound()?;
    let named: BTreeMap<String, String> =
        fields.given("purpose").map(|code| ("purpose".to_owned(), code)).into_iter().collect();
    let Some(purpose) = purpose::given(&visit, &named) else {
        return asks(&visit, &whole, "/explore/cases", &named, &fields);
    };
    open(&visit, &whole, &fields, purpose).await
}

/// Asks for the purpose, keeping the choice and the state asked for.
fn asks(visit: &Visit, whole: &Chosen<'_>, path: &str, named: &BTreeMap<String, String>, fields: &Fields) -> Answer {
    let mut kept = query_of(&whole.choice);
    kept.extend(fields.given("state").map(|state| ("state".to_owned(), state)));
    purpose::ask_keeping(visit, path.to_owned(), ("/explore", "explore"), named, kept)
}

/// Enters into the audit log that cases were opened, before they are shown.
async fn entered(visit: &Visit, whole: &Chosen<'_>, purpose: &str, detail: String) -> Result<(), Trouble> {
    let key = whole.choice.key();
    let used = DataUse { verb: "read", resource: "study", persons: true, subject: &key, detail };
    visit.app().record().use_data(&visit.acting(purpose, Some(purpose)), &used).await?;
    Ok(())
}

/// Opens them: first the entry in the audit log, then the page.
async fn open(visit: &Visit, whole: &Chosen<'_>, fields: &Fields, purpose: &str) -> Answer {
    let cases = visit.app().measured().engine.study_cases(&whole.choice).await?;
    let part = part(&cases, fields);
    let detail = format!("cases opened: {} of {}, {}", part.rows.len(), part.paged.total, part.state);
    entered(visit, whole, purpose, detail).await?;
    let mut kept = query_of(&whole.choice);
    kept.push(("purpose".to_owned(), purpose.to_owned()));
    let around: Vec<(&str, &str)> =
        kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("state", part.state)]).collect();
    let (words, table) = (visit.words(), Table::of(visit, whole));
    page(&View {
        page: Shell::new(visit, &words.t("explore-cases")).under(whole.href("/explore", &[]), words.t("explore")),
        chosen: in_words(visit, whole.protocol, &whole.choice),
        found: words.count("cases-found", part.paged.total),
        states: states(visit, whole, &cases, part.state),
        heads: table.columns.iter().map(|(_, name)| name.clone()).collect(),
        cases: part.rows.into_iter().map(|case| table.line(case)).collect(),
        csv: address("/explore/cases.csv", &around),
        pages: Pages::around(&part.paged, "/explore/cases", &around, words),
        kept,
    })
}

/// The cases in the state asked for, of the page asked for.
fn part<'c>(cases: &'c [StudyCase], fields: &'c Fields) -> Part<'c> {
    let state = state_asked(fields);
    let wanted = in_state(cases, state);
    let page = asked_page(fields.given("page").as_deref(), ROWS_A_PAGE);
    let paged = Paged { rows: Vec::new(), total: wanted.len() as u64, page };
    let first = usize::try_from((page.number - 1).saturating_mul(page.size)).unwrap_or(usize::MAX);
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    Part { rows: wanted.into_iter().skip(first).take(size).collect(), state, paged }
}

/// The state asked for; those that count where none is.
fn state_asked(fields: &Fields) -> &str {
    Some(fields.get("state")).filter(|state| !state.is_empty()).unwrap_or(COUNTED)
}

fn in_state<'c>(cases: &'c [StudyCase], state: &str) -> Vec<&'c StudyCase> {
    cases.iter().filter(|case| state_of(case) == state).collect()
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

    /// Headings of a file.
    fn head(&self) -> Vec<String> {
        let words = self.visit.words();
        let keys = [words.t("case"), words.t("person")];
        keys.into_iter().chain(self.columns.iter().map(|(_, name)| name.clone())).collect()
    }

    /// Pseudonyms of case and person, then the columns.
    fn line(&self, case: &StudyCase) -> Vec<String> {
        let day = |day: NaiveDate| wording::date(day, self.visit.lang());
        self.cells(case, "–", day)
    }

    /// The same for a file: empty where nothing is known, days as programs read them.
    fn exact(&self, case: &StudyCase) -> Vec<String> {
        self.cells(case, "", |day| day.to_string())
    }

    fn cells(&self, case: &StudyCase, none: &str, day: impl Fn(NaiveDate) -> String) -> Vec<String> {
        let (catalogue, lang) = (self.visit.app().catalogue(), self.visit.lang());
        let short = |key: &str| key.chars().take(10).collect();
        let mut cells = vec![short(&case.case_key), short(case.person_key.as_deref().unwrap_or(none))];
        cells.extend(self.columns.iter().map(|(id, _)| match case.columns.get(id) {
            None => none.to_owned(),
            Some(value) => match value.parse() {
                Ok(found) => day(found),
                Err(_) => report::value_in_words(self.whole.protocol, catalogue, id, value, lang),
            },
        }));
        cells
    }
}
