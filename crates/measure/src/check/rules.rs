//! Checks the queries of projects' counting rules and of the demarcation rule.

use catalogue::{Catalogue, Finding, Kind};

use super::columns::{self, Needed};
use super::finding;
use crate::complaint::Complaint;
use crate::engine::demarcation;
use crate::parameters::Parameters;
use crate::session::Session;

const RULE: &[(&str, Needed)] = &[
    ("case_key", Needed::Text),
    ("person_key", Needed::Text),
    ("date", Needed::Day),
    ("reason", Needed::Text),
    ("group", Needed::Text),
];

const DEMARCATION: &[(&str, Needed)] = &[
    ("person_key", Needed::Text),
    ("date", Needed::Day),
    ("activity_type", Needed::Text),
    ("first_activity", Needed::Text),
    ("first_fund", Needed::Text),
    ("second_activity", Needed::Text),
    ("second_fund", Needed::Text),
];

/// Everything wrong with them.
pub(super) async fn check(catalogue: &Catalogue, session: &Session) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, project) in &catalogue.projects {
        for (name, rule) in &project.rule {
            let path = format!("rule.{name}.query.sql");
            for complaint in query(session, &rule.query.sql, &Parameters::default(), RULE).await {
                findings.push(finding(catalogue, Kind::Project, id, &path, complaint));
            }
        }
    }
    if let Some(rule) = &catalogue.demarcation {
        let parameters = demarcation::parameters(rule.within_days);
        for complaint in query(session, &rule.sql, &parameters, DEMARCATION).await {
            findings.push(finding(catalogue, Kind::Demarcation, "demarcation", "sql", complaint));
        }
    }
    findings
}

async fn query(session: &Session, sql: &str, parameters: &Parameters, needed: &[(&str, Needed)]) -> Vec<Complaint> {
    let frame = match session.plan(sql, parameters).await {
        Ok(frame) => frame,
        Err(complaint) => return vec![complaint],
    };
    let mut complaints = columns::check(frame.schema().as_arrow(), needed);
    if complaints.is_empty()
        && let Err(error) = frame.collect().await
    {
        complaints.push(error.into());
    }
    complaints
}
