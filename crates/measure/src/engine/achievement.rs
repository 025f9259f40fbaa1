//! Values of achievements that the ledger can count as well.

use catalogue::{AchievementValue, Catalogue, Kind};
use chrono::NaiveDate;

use super::cases::year_end;
use super::ledger::{Number, Question, plans};
use crate::AchievementCount;
use crate::ledger_sql::{By, Span};

/// A value with the question it puts to the ledger.
pub(crate) struct Achieved<'a> {
    task: String,
    achievement: &'a str,
    value: &'a AchievementValue,
    pub(crate) question: Question<'a>,
}

/// Every such value of the pack, in printed order.
pub(crate) fn achieved(catalogue: &Catalogue) -> Vec<Achieved<'_>> {
    let mut all = Vec::new();
    for task in plans(catalogue).into_iter().filter_map(|plan| catalogue.tasks.get(plan)).flatten() {
        let id = format!("{}/{}", task.plan, task.no);
        for (place, achievement) in task.achievement.iter().enumerate() {
            for (nth, value) in achievement.value.iter().enumerate() {
                let Some(count) = &value.count else { continue };
                let span = value.year.map_or(Span::default(), |year| Span {
                    from: NaiveDate::from_ymd_opt(year, 1, 1),
                    to: Some(year_end(year)),
                });
                let path = format!("achievement[{place}].value[{nth}].count");
                let question = Question { kind: Kind::Task, id: id.clone(), path, count, by: By::Nothing, span };
                all.push(Achieved { task: id.clone(), achievement: &achievement.id, value, question });
            }
        }
    }
    all
}

/// The number printed beside the number counted.
pub(super) fn result(achieved: &Achieved<'_>, numbers: &[Number]) -> AchievementCount {
    AchievementCount {
        task: achieved.task.clone(),
        achievement: achieved.achievement.to_owned(),
        value: achieved.value.id.clone(),
        printed: achieved.value.number,
        counted: numbers.iter().fold(0.0, |sum, number| sum + number.value),
    }
}
