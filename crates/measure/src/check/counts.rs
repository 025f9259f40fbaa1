//! Checks what plans count in the ledger; codes in the counts are checked when the catalogue loads.

use catalogue::{Catalogue, Finding};

use super::finding;
use crate::complaint::Complaint;
use crate::engine::ledger::{numbers, questions};
use crate::ledger_sql::sql;
use crate::session::Session;

/// Everything wrong with the counts; a condition that does not run is shown at its own line.
pub(super) async fn check(catalogue: &Catalogue, session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in questions(catalogue) {
        let answer = match sql(question.count, question.by, question.span) {
            Ok(sql) => numbers(session, &sql).await.map(drop),
            Err(complaint) => Err(complaint),
        };
        if let Err(complaint) = answer {
            let place = if question.count.condition.is_some() { ".where" } else { "" };
            let path = format!("{}{place}", question.path);
            // The line is one of the query the engine wrote, which nobody sees.
            let complaint = Complaint { line: 0, ..complaint };
            findings.push(finding(catalogue, question.kind, &question.id, &path, complaint));
        }
    }
    findings
}
