//! Promised values of plans that the ledger answers: per period, per year, or per year in every prison.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Catalogue, Comparator, Kind, Per, Target};
use chrono::{Datelike, NaiveDate};

use super::cases::file_of;
use super::completeness::Verdict;
use super::ledger::{Number, Question, plans};
use super::{Inside, cells::Cells};
use crate::complaint::Complaint;
use crate::ledger_sql::{By, Span, prison_condition, quoted};
use crate::parameters::Parameters;
use crate::take::{OrganisationTree, Unit};
use crate::{Completeness, MeasureError, TargetResult, TargetValue};

/// A promised value with the question it puts to the ledger.
pub(crate) struct Promised<'a> {
    plan: String,
    owner: String,
    target: &'a Target,
    /// First and last day of the plan, or until the target's own deadline.
    span: Span,
    pub(crate) question: Question<'a>,
}

/// Every countable target of the pack: of tasks, carried over to another plan, of rows. A target that stands both with
/// the task it was carried from and in the plan it was carried to is taken from the plan.
pub(crate) fn promised(catalogue: &Catalogue) -> Vec<Promised<'_>> {
    let mut all = Vec::new();
    for plan in plans(catalogue) {
        for task in catalogue.tasks.get(plan).into_iter().flatten() {
            let id = format!("{}/{}", task.plan, task.no);
            for (place, target) in task.target.iter().enumerate() {
                let path = format!("target[{place}].count");
                all.extend(one(catalogue, plan, &task.no, target, (Kind::Task, id.clone(), path)));
            }
        }
        for row in catalogue.rows.get(plan).into_iter().flatten() {
            for (place, target) in row.target.iter().enumerate() {
                let path = format!("target[{place}].count");
                all.extend(one(catalogue, plan, &row.id, target, (Kind::Row, row.id.clone(), path)));
            }
        }
    }
    let mut known: BTreeSet<(String, String)> =
        all.iter().map(|one| (one.plan.clone(), one.target.id.clone())).collect();
    for task in catalogue.tasks.values().flatten() {
        let id = format!("{}/{}", task.plan, task.no);
        for (place, carried) in task.carried.iter().enumerate() {
            for (nth, target) in carried.target.iter().map(|carried| &carried.target).enumerate() {
                if known.insert((carried.to.clone(), target.id.clone())) {
                    let path = format!("carried[{place}].target[{nth}].is.count");
                    all.extend(one(catalogue, &carried.to, &task.no, target, (Kind::Task, id.clone(), path)));
                }
            }
        }
    }
    all
}

fn one<'a>(
    catalogue: &Catalogue,
    plan: &str,
    owner: &str,
    target: &'a Target,
    (kind, id, path): (Kind, String, String),
) -> Option<Promised<'a>> {
    let count = target.count.as_ref()?;
    let document = catalogue.policies.get(plan);
    let to = document.map(|document| document.to);
    let span = Span { from: document.map(|document| document.from), to: to.into_iter().chain(target.deadline).min() };
    let by = match target.per {
        Per::Period | Per::Continuous => By::Nothing,
        Per::Year => By::Year,
        Per::YearPerPrison => By::YearAndPrison,
    };
    // The year before the plan is needed to see whether the first year is an increase.
    let before = |from: NaiveDate| NaiveDate::from_ymd_opt(from.year() - 1, 1, 1).unwrap_or(from);
    let compared = by != By::Nothing && matches!(target.comparator, Comparator::Increase | Comparator::Stable);
    let asked = Span { from: if compared { span.from.map(before) } else { span.from }, to: span.to };
    let question = Question { kind, id, path, count, by, span: asked };
    Some(Promised { plan: plan.to_owned(), owner: owner.to_owned(), target, span, question })
}

/// Values of every period with what was promised.
pub(super) async fn result(
    inside: &Inside,
    promised: &Promised<'_>,
    numbers: &[Number],
) -> Result<TargetResult, MeasureError> {
    let values = match promised.question.by {
        By::Nothing => vec![whole(inside, promised, numbers)],
        By::Year => {
            let years = promised.years(numbers);
            years.into_iter().map(|year| promised.value(inside, year, None, numbers)).collect()
        }
        By::YearAndPrison => {
            let prisons = prisons(inside, promised, numbers).await.map_err(|complaint| {
                complaint.in_file(&file_of(&inside.catalogue, promised.question.kind, &promised.question.id))
            })?;
            let value = |(year, prison): (i32, String)| promised.value(inside, year, Some(prison), numbers);
            prisons.into_iter().map(value).collect()
        }
    };
    Ok(TargetResult {
        plan: promised.plan.clone(),
        owner: promised.owner.clone(),
        target: promised.target.id.clone(),
        values,
        provenance: inside.provenance(promised.question.kind, &promised.question.id, 1),
    })
}

/// The one value of a whole period; like every count of the ledger it can only grow. What was counted before the record began is missing in it, so that a period the
/// record covers in part has a verdict only once the promise is kept.
fn whole(inside: &Inside, promised: &Promised<'_>, numbers: &[Number]) -> TargetValue {
    let known = inside.known();
    let value = numbers.iter().fold(0.0, |sum, number| sum + number.value);
    let end = promised.span.to.unwrap_or(known.as_of);
    let mut completeness = known.period(end, 0);
    let begins = promised.span.from.map(|from| from.year());
    if known.from.zip(begins).is_some_and(|(record, plan)| plan < record.year()) {
        completeness = Completeness::BeforeRecord;
    }
    let verdict = Verdict {
        value: Some(value),
        target: promised.target.value,
        before: None,
        comparator: promised.target.comparator,
        grows: true,
    };
    let mut status = verdict.status(&completeness);
    if completeness == Completeness::BeforeRecord && status == crate::Status::NotReached {
        status = crate::Status::Missing;
    }
    TargetValue { year: None, prison: None, value, target: promised.target.value, status, completeness }
}

impl Promised<'_> {
    /// Years of the plan; without a plan, those something was counted in.
    fn years(&self, numbers: &[Number]) -> Vec<i32> {
        match (self.span.from, self.span.to) {
            (Some(from), Some(to)) => (from.year()..=to.year()).collect(),
            _ => numbers.iter().filter_map(|number| number.year).collect(),
        }
    }

    fn value(&self, inside: &Inside, year: i32, prison: Option<String>, numbers: &[Number]) -> TargetValue {
        let of = |year: i32| {
            let found = numbers.iter().find(|number| number.year == Some(year) && number.prison == prison);
            found.map_or(0.0, |number| number.value)
        };
        let known = inside.known();
        let completeness = known.year(year, 0);
        let target = self.target.exception.get(&year.to_string()).copied().or(self.target.value);
        let before = (known.year(year - 1, 0) == Completeness::Complete).then(|| of(year - 1));
        let value = (completeness != Completeness::BeforeRecord).then(|| of(year));
        let verdict = Verdict { value, target, before, comparator: self.target.comparator, grows: true };
        let status = verdict.status(&completeness);
        TargetValue { year: Some(year), prison, value: value.unwrap_or(0.0), target, status, completeness }
    }
}

/// Years with the prisons the target holds for: those that existed in the year and meet what the condition says of
/// prisons, on its first or last day; and wherever something was counted.
async fn prisons(
    inside: &Inside,
    promised: &Promised<'_>,
    numbers: &[Number],
) -> Result<BTreeSet<(i32, String)>, Complaint> {
    let tree = organisations(inside).await?;
    let years: Vec<i32> =
        promised.years(numbers).into_iter().filter(|year| *year <= inside.known().as_of.year()).collect();
    let mut listed: BTreeSet<(i32, String)> =
        numbers.iter().filter_map(|number| Some((number.year?, number.prison.clone()?))).collect();
    let mut rows = Vec::new();
    for &year in &years {
        let days = [NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)];
        for prison in tree.prisons() {
            for day in days.into_iter().flatten().filter(|day| existed(&inside.catalogue, prison, *day)) {
                let text = |value: Option<&str>| value.map_or("cast(null as varchar)".to_owned(), quoted);
                let (regime, region) = (text(tree.regime(prison, day)), text(tree.region(prison)));
                rows.push(format!("({}, {regime}, {region}, {year})", quoted(prison)));
            }
        }
    }
    if rows.is_empty() {
        return Ok(listed);
    }
    let wheres = prison_condition(promised.question.count)?;
    let wheres = if wheres.is_empty() { String::new() } else { format!(" where {}", wheres.join(" and ")) };
    let sql = format!(
        "select distinct a.prison, a.\"year\" from (values {}) as a(prison, regime, region, \"year\"){wheres}",
        rows.join(", ")
    );
    let cells = Cells::new(&inside.session.ask(&sql, &Parameters::default()).await?)?;
    for (prison, year) in cells.texts("prison")?.into_iter().zip(cells.integers("year")?) {
        listed.extend(year.and_then(|year| i32::try_from(year).ok()).zip(prison));
    }
    Ok(listed)
}

/// Whether the code list that names the prison has it on that day; prisons of no list always exist.
fn existed(catalogue: &Catalogue, prison: &str, day: NaiveDate) -> bool {
    let mut codes = catalogue.classifiers.values().filter_map(|classifier| classifier.code(prison)).peekable();
    codes.peek().is_none() || codes.any(|code| code.valid_on(day))
}

async fn organisations(inside: &Inside) -> Result<OrganisationTree, Complaint> {
    let sql = "select organisation, parent, kind, region, regime from organisation";
    let cells = Cells::new(&inside.session.ask(sql, &Parameters::default()).await?)?;
    let columns = ["organisation", "parent", "kind", "region", "regime"];
    let columns: Vec<_> = columns.iter().map(|column| cells.texts(column)).collect::<Result<_, _>>()?;
    let by_row: BTreeMap<usize, Unit> = (0..cells.len())
        .map(|row| {
            let cell = |column: usize| columns[column][row].clone();
            let unit = Unit {
                id: cell(0).unwrap_or_default(),
                parent: cell(1),
                kind: cell(2).unwrap_or_default(),
                region: cell(3),
                regime: cell(4),
            };
            (row, unit)
        })
        .collect();
    Ok(OrganisationTree::new(by_row.into_values(), &inside.catalogue))
}
