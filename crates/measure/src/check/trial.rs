//! Runs the tests a definition brings along: tiny tables in, answer out.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use catalogue::{Catalogue, Finding, Indicator, IndicatorTest, Kind, TestExpectation};
use chrono::NaiveDate;

use super::finding;
use crate::complaint::Complaint;
use crate::engine::cases::{Cases, parameters};
use crate::engine::completeness::Known;
use crate::engine::years::years;
use crate::rows::{CsvProblem, Rows, from_csv};
use crate::session::Session;
use crate::{MeasureError, YearValue};

/// Everything in which the answer differs from what test `place` expects.
pub(super) async fn check(
    catalogue: &Catalogue,
    indicator: &Indicator,
    place: usize,
) -> Result<Vec<Finding>, MeasureError> {
    let test = &indicator.test[place];
    let at = |path: String, complaint| finding(catalogue, Kind::Indicator, &indicator.id, &path, complaint);
    let Ok(as_of) = test.as_of.parse::<NaiveDate>() else {
        let complaint = Complaint::new(format!("`{}` is not a day", test.as_of), "write it as 2024-12-31");
        return Ok(vec![at(format!("test[{place}].as_of"), complaint)]);
    };
    let tables = match tables(catalogue, indicator, test, place) {
        Ok(tables) => tables,
        Err(findings) => return Ok(findings),
    };
    let session = Session::of(tables)?;
    let answer = match parameters(indicator, &std::collections::BTreeMap::new()) {
        Ok(parameters) => Cases::of(&session, indicator, &parameters).await,
        Err(complaint) => Err(complaint),
    };
    Ok(match answer {
        Err(complaint) => vec![at("query.sql".to_owned(), complaint)],
        Ok(cases) => {
            let years = years(indicator, &cases, Known { from: None, as_of });
            let compared = test.expect.iter().enumerate().flat_map(|(nth, expected)| {
                let path = format!("test[{place}].expect[{nth}]");
                differences(expected, &years).into_iter().map(move |complaint| (path.clone(), complaint))
            });
            compared.map(|(path, complaint)| at(path, complaint)).collect()
        }
    })
}

fn tables(
    catalogue: &Catalogue,
    indicator: &Indicator,
    test: &IndicatorTest,
    place: usize,
) -> Result<Vec<Rows>, Vec<Finding>> {
    let id = &indicator.id;
    let file: Arc<str> = catalogue
        .origin(Kind::Indicator, id)
        .map_or_else(|| Kind::Indicator.home().into(), |origin| Arc::clone(&origin.file));
    let beside = Path::new(file.as_ref()).parent().unwrap_or(Path::new(""));
    let (mut tables, mut findings) = (Vec::new(), Vec::new());
    for (table, csv) in &test.table {
        let path = beside.join(csv);
        match fs::read_to_string(catalogue.folder.join(&path)) {
            Err(error) => {
                let complaint = Complaint::new(format!("table `{csv}` cannot be read: {error}"), "put the file there");
                findings.push(finding(
                    catalogue,
                    Kind::Indicator,
                    id,
                    &format!("test[{place}].table.{table}"),
                    complaint,
                ));
            }
            Ok(text) => match from_csv(table, &text) {
                Ok(rows) => tables.push(rows),
                Err(CsvProblem { line, problem, remedy }) => {
                    findings.push(Finding { file: path, line, problem, remedy });
                }
            },
        }
    }
    if findings.is_empty() { Ok(tables) } else { Err(findings) }
}

fn differences(expected: &TestExpectation, years: &[YearValue]) -> Vec<Complaint> {
    let year = expected.year;
    let Some(found) = years.iter().find(|value| value.year == year) else {
        return vec![Complaint::new(format!("the answer has no year {year}"), "mend the query or the expectation")];
    };
    let mut complaints = Vec::new();
    let mut differs = |what: &str, expected: String, found: String| {
        let problem = format!("{what} of {year} is {found}, not {expected}");
        complaints.push(Complaint::new(problem, "mend the query, the tables or the expectation"));
    };
    if let Some(value) = expected.value
        && !found.value.is_some_and(|found| as_printed(found, value))
    {
        differs("value", value.to_string(), found.value.map_or("empty".to_owned(), |found| found.to_string()));
    }
    if let Some(numerator) = expected.numerator
        && !as_printed(found.numerator, numerator)
    {
        differs("numerator", numerator.to_string(), found.numerator.to_string());
    }
    if let Some(denominator) = expected.denominator.filter(|denominator| *denominator != found.denominator) {
        differs("denominator", denominator.to_string(), found.denominator.to_string());
    }
    let excluded: u64 = found.excluded.values().sum();
    if let Some(expected) = expected.excluded.filter(|expected| *expected != excluded) {
        differs("number of cases left out", expected.to_string(), excluded.to_string());
    }
    let boundary = found.boundary.unwrap_or(0);
    if let Some(expected) = expected.boundary.filter(|expected| *expected != boundary) {
        differs("number of boundary cases", expected.to_string(), boundary.to_string());
    }
    complaints
}

/// Equal to the digits printed: 12.857 is 12.86.
fn as_printed(found: f64, printed: f64) -> bool {
    let decimals = printed.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let half_a_digit = 0.5 * 0.1_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    (found - printed).abs() <= half_a_digit + 1e-9
}
