//! Checks the query of one indicator.

use catalogue::{Catalogue, Finding, Indicator, Kind, Period};
use datafusion::arrow::datatypes::DataType;

use super::columns::{self, Needed};
use super::finding;
use crate::complaint::Complaint;
use crate::engine::cases::{Cases, parameters};
use crate::parameters::Parameters;
use crate::session::Session;

/// Everything wrong with it; the query is run on empty tables in the end.
pub(super) async fn check(catalogue: &Catalogue, session: &Session, indicator: &Indicator) -> Vec<Finding> {
    let at = |path: &str, complaint| finding(catalogue, Kind::Indicator, &indicator.id, path, complaint);
    let chosen = match parameters(indicator, &std::collections::BTreeMap::new()) {
        Ok(chosen) => chosen,
        Err(complaint) => return vec![at("parameter", complaint)],
    };
    let mut findings = match columns(session, indicator, &chosen).await {
        Ok(complaints) => complaints.into_iter().map(|(path, complaint)| at(&path, complaint)).collect(),
        Err(complaint) => vec![at("query.sql", complaint)],
    };
    if findings.is_empty()
        && let Err(complaint) = Cases::of(session, indicator, &chosen).await
    {
        findings.push(at("query.sql", complaint));
    }
    findings
}

async fn columns(
    session: &Session,
    indicator: &Indicator,
    parameters: &Parameters,
) -> Result<Vec<(String, Complaint)>, Complaint> {
    let query = &indicator.query;
    let frame = session.plan(&query.sql, parameters).await?;
    let schema = frame.schema().as_arrow();
    let mut needed = vec![
        ("case_key", Needed::Text),
        ("person_key", Needed::Text),
        ("date", Needed::Day),
        ("reason", Needed::Text),
        ("numerator", Needed::Amount),
    ];
    match indicator.period {
        Period::CalendarYear => {}
        Period::StockAtYearEnd => needed.push(("until", Needed::Day)),
        Period::Given => needed.push(("period", Needed::Integer)),
    }
    let in_query = columns::check(schema, &needed).into_iter().map(|complaint| ("query.sql".to_owned(), complaint));
    let mut complaints: Vec<_> = in_query.collect();
    for (place, breakdown) in query.breakdown.iter().enumerate() {
        let found = columns::check(schema, &[(&breakdown.column, Needed::Anything)]);
        complaints.extend(found.into_iter().map(|complaint| (format!("query.breakdown[{place}].column"), complaint)));
    }
    if let Some(boundary) = &query.boundary {
        let kind = frame.parse_sql_expr(boundary).map_err(Complaint::from).and_then(|condition| {
            let checked = frame.clone().with_column("__boundary", condition)?;
            Ok(checked.schema().as_arrow().field_with_name("__boundary").map(|field| field.data_type().clone()))
        });
        match kind {
            Ok(Ok(DataType::Boolean)) => {}
            Ok(_) => {
                let problem = "the boundary condition is neither true nor false";
                let complaint = Complaint::new(problem, "write a condition: `age_at_closing = 64`");
                complaints.push(("query.boundary".to_owned(), complaint));
            }
            Err(complaint) => {
                complaints.push(("query.boundary".to_owned(), Complaint { line: 0, ..complaint }));
            }
        }
    }
    Ok(complaints)
}
