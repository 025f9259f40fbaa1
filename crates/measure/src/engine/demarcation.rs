//! The demarcation rule: the same person and the same activity must not be charged to two funds.

use catalogue::Kind;

use super::Inside;
use super::cases::file_of;
use super::cells::Cells;
use crate::complaint::Complaint;
use crate::parameters::{Literal, Parameters};
use crate::session::Session;
use crate::{DoubleCharge, MeasureError};

/// Every double charge the rule finds; none where the pack has no rule.
pub(super) async fn double_charges(inside: &Inside) -> Result<Vec<DoubleCharge>, MeasureError> {
    let Some(rule) = &inside.catalogue.demarcation else { return Ok(Vec::new()) };
    let found = ask(&inside.session, &rule.sql, rule.within_days).await;
    found.map_err(|complaint| complaint.in_file(&file_of(&inside.catalogue, Kind::Demarcation, "demarcation")))
}

/// Parameters of the rule's query.
pub(crate) fn parameters(within_days: u32) -> Parameters {
    let mut parameters = Parameters::default();
    parameters.set("within_days", Literal::Number(within_days.to_string()));
    parameters
}

async fn ask(session: &Session, sql: &str, within_days: u32) -> Result<Vec<DoubleCharge>, Complaint> {
    let cells = Cells::new(&session.ask(sql, &parameters(within_days)).await?)?;
    let text = |column| {
        let texts = cells.texts(column)?;
        Ok::<_, Complaint>(texts.into_iter().map(Option::unwrap_or_default))
    };
    let mut types = text("activity_type")?;
    let (mut first, mut first_fund) = (text("first_activity")?, text("first_fund")?);
    let (mut second, mut second_fund) = (text("second_activity")?, text("second_fund")?);
    let mut found = Vec::with_capacity(cells.len());
    for (person_key, date) in text("person_key")?.zip(cells.days("date")?) {
        found.push(DoubleCharge {
            person_key,
            date: date.unwrap_or_default(),
            activity_type: types.next().unwrap_or_default(),
            first_activity: first.next().unwrap_or_default(),
            first_fund: first_fund.next().unwrap_or_default(),
            second_activity: second.next().unwrap_or_default(),
            second_fund: second_fund.next().unwrap_or_default(),
        });
    }
    let key = |one: &DoubleCharge| {
        (one.date, one.person_key.clone(), one.first_activity.clone(), one.second_activity.clone())
    };
    found.sort_by_cached_key(key);
    Ok(found)
}
