//! Everything the ledger counts for plans: promised values and achievements.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::Arc;

use catalogue::{Catalogue, Kind, LedgerCount};
use tokio::task::JoinSet;

use super::cases::file_of;
use super::cells::Cells;
use super::{Inside, achievement, finished, target};
use crate::complaint::Complaint;
use crate::ledger_sql::{By, Span, sql};
use crate::parameters::Parameters;
use crate::session::Session;
use crate::{AchievementCount, MeasureError, TargetResult};

/// Answers to every count of the plans.
pub(super) struct Counts {
    pub(super) targets: Vec<TargetResult>,
    pub(super) achievements: Vec<AchievementCount>,
}

/// One number the ledger gives.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    pub(crate) year: Option<i32>,
    pub(crate) prison: Option<String>,
    pub(crate) value: f64,
}

/// A count with where it is defined.
pub(crate) struct Question<'a> {
    pub(crate) kind: Kind,
    /// Id of the task or row.
    pub(crate) id: String,
    /// Way to the count in the definition.
    pub(crate) path: String,
    pub(crate) count: &'a LedgerCount,
    pub(crate) by: By,
    pub(crate) span: Span,
}

impl Question<'_> {
    /// Its query.
    pub(crate) fn sql(&self, catalogue: &Catalogue) -> Result<String, MeasureError> {
        sql(self.count, self.by, self.span)
            .map_err(|complaint| complaint.in_file(&file_of(catalogue, self.kind, &self.id)))
    }
}

/// Counts everything; the same question is asked once.
pub(super) async fn count_all(inside: &Arc<Inside>) -> Result<Counts, MeasureError> {
    let catalogue = &inside.catalogue;
    let (promised, achieved) = (target::promised(catalogue), achievement::achieved(catalogue));
    let questions = promised.iter().map(|one| &one.question).chain(achieved.iter().map(|one| &one.question));
    let mut files = BTreeMap::new();
    for question in questions {
        files.entry(question.sql(catalogue)?).or_insert_with(|| file_of(catalogue, question.kind, &question.id));
    }
    let answers = ask_all(inside, files).await?;
    let mut targets = Vec::with_capacity(promised.len());
    for one in &promised {
        targets.push(target::result(inside, one, &answers[&one.question.sql(catalogue)?]).await?);
    }
    let mut achievements = Vec::with_capacity(achieved.len());
    for one in &achieved {
        achievements.push(achievement::result(one, &answers[&one.question.sql(catalogue)?]));
    }
    Ok(Counts { targets, achievements })
}

/// Asks side by side, two workers for every core.
async fn ask_all(
    inside: &Arc<Inside>,
    files: BTreeMap<String, String>,
) -> Result<BTreeMap<String, Vec<Number>>, MeasureError> {
    let workers = 2 * std::thread::available_parallelism().map_or(1, NonZero::get);
    let questions: Vec<(String, String)> = files.into_iter().collect();
    let mut shares = JoinSet::new();
    for worker in 0..workers {
        let share: Vec<_> = questions.iter().skip(worker).step_by(workers).cloned().collect();
        let inside = Arc::clone(inside);
        shares.spawn(async move {
            let mut answers = Vec::with_capacity(share.len());
            for (sql, file) in share {
                let numbers = numbers(&inside.session, &sql).await.map_err(|complaint| complaint.in_file(&file))?;
                answers.push((sql, numbers));
            }
            Ok(answers)
        });
    }
    let mut answers = BTreeMap::new();
    while let Some(share) = shares.join_next().await {
        answers.extend(finished(share)?);
    }
    Ok(answers)
}

/// The numbers one query gives, in order of year and prison.
pub(crate) async fn numbers(session: &Session, sql: &str) -> Result<Vec<Number>, Complaint> {
    let cells = Cells::new(&session.ask(sql, &Parameters::default()).await?)?;
    let (mut years, mut prisons) = (cells.integers("year")?.into_iter(), cells.texts("prison")?.into_iter());
    let numbers = cells.numbers("value")?.into_iter().map(|value| Number {
        year: years.next().flatten().and_then(|year| i32::try_from(year).ok()),
        prison: prisons.next().flatten(),
        value: value.unwrap_or(0.0),
    });
    let mut numbers: Vec<Number> = numbers.collect();
    numbers.sort_by(|a, b| (a.year, &a.prison).cmp(&(b.year, &b.prison)));
    Ok(numbers)
}

/// Every count of a pack's plans, for checking.
pub(crate) fn questions(catalogue: &Catalogue) -> Vec<Question<'_>> {
    let promised = target::promised(catalogue).into_iter().map(|one| one.question);
    promised.chain(achievement::achieved(catalogue).into_iter().map(|one| one.question)).collect()
}

/// Plans in order of their first day, then id.
pub(super) fn plans(catalogue: &Catalogue) -> Vec<&str> {
    let all: BTreeSet<&str> = catalogue.tasks.keys().chain(catalogue.rows.keys()).map(String::as_str).collect();
    let mut all: Vec<&str> = all.into_iter().collect();
    all.sort_by_key(|plan| (catalogue.policies.get(*plan).map(|document| document.from), *plan));
    all
}
