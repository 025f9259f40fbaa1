//! The same cases as CSV: all of them in the state asked for, entered into the audit log as the page enters them.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use catalogue::wording::fold;

use super::{Table, asks, entered, in_state, state_asked};
use crate::form::Fields;
use crate::layout::Answer;
use crate::pages::explore::chosen::Chosen;
use crate::purpose;
use crate::visit::Visit;

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields(query);
    let whole = Chosen::of(&visit, &fields).await?.sound()?;
    let named: BTreeMap<String, String> =
        fields.given("purpose").map(|code| ("purpose".to_owned(), code)).into_iter().collect();
    let Some(purpose) = purpose::given(&visit, &named) else {
        return asks(&visit, &whole, "/explore/cases.csv", &named, &fields);
    };
    let cases = visit.app().measured().engine.study_cases(&whole.choice).await?;
    let state = state_asked(&fields);
    let rows = in_state(&cases, state);
    entered(&visit, &whole, purpose, format!("cases opened: {0} of {0}, {state}, as CSV", rows.len())).await?;
    let table = Table::of(&visit, &whole);
    let bytes = report::cases_csv(&table.head(), rows.into_iter().map(|case| table.exact(case)))?;
    let name = format!("attachment; filename=\"tilts-{}-{}.csv\"", whole.choice.key(), plain(state));
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, name.as_str())], bytes).into_response())
}

/// A state as a file's name can hold it: it comes from the address.
fn plain(state: &str) -> String {
    fold(state).chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect()
}
