//! Checks the query of a study protocol and every column its analyses name.

use std::collections::BTreeMap;

use catalogue::{Alarm, Analysis, Catalogue, Finding, Kind, Need, Protocol};
use chrono::NaiveDate;
use datafusion::arrow::datatypes::{DataType, Schema};
use datafusion::dataframe::DataFrame;

use super::columns::{self, Needed};
use super::finding;
use crate::complaint::Complaint;
use crate::parameters::Parameters;
use crate::protocol::cohort::{Cohort, parameters, plan};
use crate::session::Session;
use crate::study::table_of;

/// Everything wrong with it; the query is run on empty tables in the end.
pub(super) async fn check(catalogue: &Catalogue, session: &Session, protocol: &Protocol) -> Vec<Finding> {
    let at = |path: &str, complaint| finding(catalogue, Kind::Protocol, &protocol.id, path, complaint);
    let chosen = match parameters(protocol, &BTreeMap::new(), NaiveDate::default()) {
        Ok(chosen) => chosen,
        Err(complaint) => return vec![at("parameter", complaint)],
    };
    let found = match complaints(catalogue, session, protocol, &chosen).await {
        Ok(complaints) => complaints,
        Err(complaint) => vec![("cohort.sql".to_owned(), complaint)],
    };
    let mut findings: Vec<Finding> = found.into_iter().map(|(path, complaint)| at(&path, complaint)).collect();
    if findings.is_empty()
        && let Err(complaint) = Cohort::of(session, catalogue, protocol, &chosen).await
    {
        findings.push(at("cohort.sql", complaint));
    }
    findings
}

async fn complaints(
    catalogue: &Catalogue,
    session: &Session,
    protocol: &Protocol,
    parameters: &Parameters,
) -> Result<Vec<(String, Complaint)>, Complaint> {
    let frame = plan(session, catalogue, protocol, parameters).await?;
    let schema = frame.schema().as_arrow();
    let needed = [("case_key", Needed::Text), ("person_key", Needed::Text), ("reason", Needed::Text)];
    let mut complaints: Vec<(String, Complaint)> = Vec::new();
    let mut look = |path: String, needed: &[(&str, Needed)]| {
        let found = columns::check(schema, needed);
        complaints.extend(found.into_iter().map(|complaint| (path.clone(), complaint)));
    };
    look("cohort.sql".to_owned(), &needed);
    for (index, inclusion) in protocol.inclusion.iter().enumerate() {
        look(format!("inclusion[{index}].column"), &[(&inclusion.column, Needed::Text)]);
    }
    for (index, column) in protocol.cohort.column.iter().enumerate() {
        look(format!("cohort.column[{index}].id"), &[(&column.id, Needed::Anything)]);
    }
    for (index, lead) in protocol.lead.iter().enumerate() {
        look(format!("lead[{index}].year"), &[(&lead.year, Needed::Integer)]);
    }
    for analysis in &protocol.analysis {
        let path = format!("analysis[{}]", analysis.place);
        complaints.extend(analysis_columns(schema, analysis, &path));
        if let Some(only) = &analysis.only
            && let Err(complaint) = condition(&frame, only)
        {
            complaints.push((format!("{path}.only"), Complaint { line: 0, ..complaint }));
        }
        for (index, alarm) in analysis.alarm.iter().enumerate() {
            let found = about_alarm(analysis.ask.name(), alarm).into_iter();
            complaints.extend(found.map(|(key, complaint)| (format!("{path}.alarm[{index}].{key}"), complaint)));
        }
    }
    Ok(complaints)
}

fn analysis_columns(schema: &Schema, analysis: &Analysis, path: &str) -> Vec<(String, Complaint)> {
    let mut complaints = Vec::new();
    for (key, column, need) in analysis.ask.needs() {
        let needed = match need {
            Need::Day => Needed::Day,
            Need::Number => Needed::Amount,
            Need::YesNo => Needed::Truth,
            Need::Group => Needed::Anything,
        };
        let found = columns::check(schema, &[(column, needed)]);
        let place = format!("{path}.ask.{}.{key}", analysis.ask.name());
        complaints.extend(found.into_iter().map(|complaint| (place.clone(), complaint)));
    }
    complaints
}

/// What an alarm names that the answer does not have.
fn about_alarm(study: &str, alarm: &Alarm) -> Vec<(String, Complaint)> {
    let table = match table_of(study, &alarm.table) {
        Ok(table) => table,
        Err(known) => {
            let problem = format!("the answer of `{study}` has no table `{}`", alarm.table);
            return vec![("table".to_owned(), Complaint::unknown(problem, &alarm.table, &known))];
        }
    };
    let says = alarm.says.0.iter().flat_map(|(lang, text)| {
        let places = Alarm::places(text).filter(|name| !Alarm::LIMITS.contains(name));
        places.map(move |name| (format!("says.{lang}"), name))
    });
    let rows = alarm.rows.keys().map(|name| (format!("rows.{name}"), name.as_str()));
    let least = alarm.least.keys().map(|name| (format!("least.{name}"), name.as_str()));
    let column = std::iter::once(("column".to_owned(), alarm.column.as_str()));
    let named = column.chain(rows).chain(least).chain(says);
    let strange = named.filter(|(_, name)| !table.columns.contains(name)).map(|(key, name)| {
        let problem = format!("table `{}` has no column `{name}`", table.name);
        (key, Complaint::unknown(problem, name, table.columns))
    });
    strange.collect()
}

fn condition(frame: &DataFrame, only: &str) -> Result<(), Complaint> {
    let expression = frame.parse_sql_expr(only)?;
    let checked = frame.clone().with_column("__only", expression)?;
    let kind = checked.schema().as_arrow().field_with_name("__only").map(|field| field.data_type().clone());
    if kind.is_ok_and(|kind| kind == DataType::Boolean) {
        return Ok(());
    }
    Err(Complaint::new("the condition is neither true nor false", "write a condition: `age >= 18`"))
}
