//! Checks a pack's queries before anything runs: they are planned against the snapshot's schema, and the definitions'
//! own tests are run.

mod columns;
mod counts;
mod indicators;
mod protocols;
mod rules;
mod trial;

use catalogue::{Catalogue, Finding, Kind};

use crate::MeasureError;
use crate::complaint::Complaint;
use crate::session::Session;

/// Plans every query of a pack against the snapshot schema and runs the definitions' own tests.
///
/// # Errors
/// When the engine itself cannot start; problems of the pack are findings.
pub async fn check(catalogue: &Catalogue) -> Result<Vec<Finding>, MeasureError> {
    let session = Session::of(Vec::new())?;
    let mut findings = Vec::new();
    for indicator in catalogue.indicators.values() {
        let found = indicators::check(catalogue, &session, indicator).await;
        if found.is_empty() {
            for place in 0..indicator.test.len() {
                findings.extend(trial::check(catalogue, indicator, place).await?);
            }
        }
        findings.extend(found);
    }
    for protocol in catalogue.protocols.values() {
        findings.extend(protocols::check(catalogue, &session, protocol).await);
    }
    findings.extend(rules::check(catalogue, &session).await);
    findings.extend(counts::check(catalogue, &session).await);
    findings.sort();
    findings.dedup();
    Ok(findings)
}

/// A complaint as a finding about the text at `path` of a definition.
fn finding(catalogue: &Catalogue, kind: Kind, id: &str, path: &str, complaint: Complaint) -> Finding {
    catalogue.finding_within(kind, id, path, complaint.line, complaint.problem, complaint.remedy)
}
