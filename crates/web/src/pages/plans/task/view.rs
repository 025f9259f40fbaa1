//! What a task's page prints.

use catalogue::{Catalogue, Task, wording};
use measure::Board;

use crate::pages::plans::plan::counted;
use crate::pages::plans::promised;
use crate::shown::{self, State};
use crate::words::Words;

/// An achievement as a sentence, with its countable values.
#[derive(Debug)]
pub(super) struct Achievement {
    pub sentence: String,
    pub agency: String,
    pub years: String,
    /// What, printed, counted in the ledger.
    pub values: Vec<[String; 3]>,
    pub anomalies: Vec<String>,
}

/// A measure that moved on.
#[derive(Debug)]
pub(super) struct Carried {
    pub to: String,
    pub plan: String,
    pub measure: String,
    pub targets: Vec<(String, String)>,
    pub deadline: String,
    pub steps: Vec<(String, String)>,
}

/// A promised value of the task.
#[derive(Debug)]
pub(super) struct Promise {
    pub what: String,
    pub promised: String,
    pub counted: Option<(String, State)>,
}

pub(super) fn achievements(task: &Task, catalogue: &Catalogue, board: &Board, words: Words) -> Vec<Achievement> {
    let reference = format!("{}/{}", task.plan, task.no);
    let achievement = |achievement: &catalogue::Achievement| {
        let sentence = achievement.sentence.get(words.lang);
        let counts =
            board.achievements.iter().filter(|count| count.task == reference && count.achievement == achievement.id);
        let values = counts.map(|count| {
            let value = achievement.value.iter().find(|value| value.id == count.value);
            let unit = value.map_or("", |value| value.unit.as_str());
            let number = |number: f64| shown::bare(number, unit, words.lang);
            let what = value.map(|value| value.what.get(words.lang).to_owned());
            let printed = count.printed.map_or_else(|| words.t("not-printed"), number);
            [what.unwrap_or_else(|| count.value.clone()), printed, number(count.counted)]
        });
        Achievement {
            sentence: wording::compose(sentence, &achievement.value, &catalogue.units, words.lang)
                .unwrap_or_else(|_| sentence.to_owned()),
            agency: catalogue.institution(&achievement.agency).map_or("", |name| name.get(words.lang)).to_owned(),
            years: achievement.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            values: values.collect(),
            anomalies: achievement.anomaly.iter().map(|anomaly| anomaly.note.get(words.lang).to_owned()).collect(),
        }
    };
    task.achievement.iter().map(achievement).collect()
}

pub(super) fn not_reached(task: &Task, catalogue: &Catalogue, words: Words) -> Vec<(String, String)> {
    let line = |missed: &catalogue::NotReached| {
        let value = match (missed.value, &missed.unit) {
            (Some(value), Some(unit)) => shown::with_unit(value, unit, catalogue, words.lang),
            (Some(value), None) => wording::number(value, 2, words.lang),
            (None, _) => words.t("target-no-number"),
        };
        (missed.name.get(words.lang).trim().to_owned(), value)
    };
    task.not_reached.iter().map(line).collect()
}

pub(super) fn carried(task: &Task, catalogue: &Catalogue, words: Words) -> Vec<Carried> {
    let moved = |carried: &catalogue::CarryOver| {
        let plan = catalogue.policies.get(&carried.to);
        let targets = carried
            .target
            .iter()
            .map(|target| (target.name.get(words.lang).trim().to_owned(), promised(&target.target, catalogue, words)));
        let deadline = shown::day(carried.deadline, words.lang);
        let steps = carried.milestone.iter().map(|(day, what)| {
            let day = day.parse().map_or_else(|_| day.clone(), |day| wording::date(day, words.lang));
            (day, what.get(words.lang).to_owned())
        });
        Carried {
            plan: plan.map_or(carried.to.as_str(), |plan| plan.short.get(words.lang)).to_owned(),
            to: carried.to.clone(),
            measure: carried.measure.get(words.lang).trim().to_owned(),
            targets: targets.collect(),
            deadline: if carried.deadline_printed || carried.deadline.is_none() {
                deadline
            } else {
                words.with("deadline-end-of-plan", &[("day", deadline.into())])
            },
            steps: steps.collect(),
        }
    };
    task.carried.iter().map(moved).collect()
}

pub(super) fn promises(task: &Task, catalogue: &Catalogue, board: &Board, words: Words) -> Vec<Promise> {
    let promise = |target: &catalogue::Target| {
        let result = board.targets.iter().find(|result| result.plan == task.plan && result.target == target.id);
        Promise {
            what: target.what.as_ref().map_or(target.id.as_str(), |what| what.get(words.lang)).to_owned(),
            promised: promised(target, catalogue, words),
            counted: result.and_then(|result| counted(result, words)),
        }
    };
    task.target.iter().map(promise).collect()
}
