//! Checks what plans count in the ledger.

use catalogue::{Catalogue, Finding, LedgerCount, LedgerWhat};

use super::finding;
use crate::complaint::Complaint;
use crate::engine::ledger::{numbers, questions};
use crate::ledger_sql::sql;
use crate::session::Session;

/// Everything wrong with the counts; a condition that does not run is shown at its own line.
pub(super) async fn check(catalogue: &Catalogue, session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in questions(catalogue) {
        for (key, complaint) in unknown_codes(catalogue, question.count) {
            let path = format!("{}.{key}", question.path);
            findings.push(finding(catalogue, question.kind, &question.id, &path, complaint));
        }
        let answer = match sql(question.count, question.by, question.span) {
            Ok(sql) => numbers(session, &sql).await.map(|_| ()),
            Err(complaint) => Err(complaint),
        };
        if let Err(complaint) = answer {
            let place = if question.count.condition.is_some() { ".where" } else { "" };
            let path = format!("{}{place}", question.path);
            let complaint = Complaint { line: 0, ..complaint };
            findings.push(finding(catalogue, question.kind, &question.id, &path, complaint));
        }
    }
    findings
}

/// Codes that no entry can have.
fn unknown_codes<'a>(catalogue: &'a Catalogue, count: &'a LedgerCount) -> Vec<(&'static str, Complaint)> {
    let list = |classifier: &str| -> Vec<&'a str> {
        let codes = catalogue.classifiers.get(classifier).into_iter().flat_map(|classifier| &classifier.code);
        codes.map(|code| code.id.as_str()).collect()
    };
    let types = match count.what {
        LedgerWhat::Deliverables => list("deliverable-kind"),
        _ => catalogue.activity_types.keys().map(String::as_str).collect(),
    };
    let roles = match count.what {
        LedgerWhat::Headcount => list("headcount-kind"),
        _ => list("participant-role"),
    };
    let agencies: Vec<&str> = catalogue.pack.agency.keys().map(String::as_str).collect();
    let projects: Vec<&str> = catalogue.projects.keys().map(String::as_str).collect();
    let given: [(&str, &[String], Vec<&str>); 5] = [
        ("types", &count.types, types),
        ("roles", &count.roles, roles),
        ("agency", count.agency.as_slice(), agencies),
        ("project", count.project.as_slice(), projects),
        ("topic", count.topic.as_slice(), list("topic")),
    ];
    let mut complaints = Vec::new();
    for (key, values, known) in given {
        for value in values.iter().filter(|value| !known.contains(&value.as_str())) {
            complaints.push((key, Complaint::unknown(format!("`{value}` in `{key}` is not a code of the pack"), value, &known)));
        }
    }
    complaints
}
