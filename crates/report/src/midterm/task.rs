//! The section of one task: achievements as sentences, what was not reached, conclusion, what moves on.

use catalogue::{Achievement, AchievementValue, CarryOver, Postponed, Task, wording};
use measure::AchievementCount;

use super::{annex, task_values};
use crate::ReportError;
use crate::context::{Context, footnote};
use crate::document::{Block, Heading, Inline, anchor};
use crate::value::same;

/// The blocks of a task.
pub(super) fn blocks(context: &Context<'_>, task: &Task) -> Result<Vec<Block>, ReportError> {
    let mut blocks = vec![heading(context, task)];
    if !task.achievement.is_empty() {
        blocks.push(Block::paragraph(context.say("in-the-period")));
        let items: Result<Vec<Inline>, ReportError> =
            task.achievement.iter().map(|achievement| told(context, task, achievement)).collect();
        blocks.push(Block::bullets(items?));
    }
    blocks.extend(task_values::table(context, task));
    blocks.extend(not_reached(context, task));
    blocks.push(conclusion(context, task));
    blocks.extend(task.remark.iter().map(|remark| Block::paragraph(context.text(remark))));
    blocks.extend(postponed(context, &task.postponed));
    blocks.extend(carried(context, &task.carried));
    Ok(blocks)
}

fn heading(context: &Context<'_>, task: &Task) -> Block {
    let text = context.say_with("task-heading", &[("no", &task.no), ("name", &context.text(&task.name))]);
    let footnote = task.guidelines_reference.as_ref().map(|reference| context.text(reference));
    Block::Heading(Heading { level: 2, id: anchor(&format!("task-{}", task.no)), text, footnote })
}

/// The sentence of an achievement with what the ledger counts otherwise, its money and the sources' oddities.
fn told(context: &Context<'_>, task: &Task, achievement: &Achievement) -> Result<Inline, ReportError> {
    let sentence = achievement.sentence.get(context.lang).trim();
    let sentence =
        wording::compose(sentence, &achievement.value, &context.catalogue.units, context.lang).map_err(|problem| {
            let place = format!("{}/{}, achievement `{}`", task.plan, task.no, achievement.id);
            ReportError::Sentence { place, problem }
        })?;
    let mut words = Inline::from(sentence);
    for (value, count) in counts(context, task, achievement) {
        words = words.then(" ").emphasis(differs(context, value, count));
    }
    Ok(footnote(context, words, &achievement.anomaly))
}

/// Values whose number in the ledger is not the printed one.
fn counts<'a>(
    context: &Context<'a>,
    task: &Task,
    achievement: &'a Achievement,
) -> Vec<(&'a AchievementValue, &'a AchievementCount)> {
    let reference = format!("{}/{}", task.plan, task.no);
    let of = |value: &AchievementValue| {
        context
            .board
            .achievements
            .iter()
            .find(|count| count.task == reference && count.achievement == achievement.id && count.value == value.id)
    };
    let pairs = achievement.value.iter().filter_map(|value| of(value).map(|count| (value, count)));
    pairs.filter(|(value, count)| value.number.is_some_and(|printed| !same(printed, count.counted))).collect()
}

fn differs(context: &Context<'_>, value: &AchievementValue, count: &AchievementCount) -> String {
    let figure = context.counting(&value.unit);
    let counted =
        if figure.persons() && context.hides(count.counted) { context.hidden() } else { figure.shown(count.counted) };
    let printed = value.number.map_or_else(|| context.say("no-value"), |number| figure.shown(number));
    let what = context.text(&value.what);
    context.say_with("ledger-differs", &[("what", &what), ("counted", &counted), ("printed", &printed)])
}

fn not_reached(context: &Context<'_>, task: &Task) -> Vec<Block> {
    if task.not_reached.is_empty() {
        return Vec::new();
    }
    let items = task.not_reached.iter().map(|missed| {
        let words = Inline::from(context.say_with("quoted", &[("name", &context.text(&missed.name))]));
        let begun = context.say(if missed.begun { "missed-begun" } else { "missed" });
        let words = words.then(format!(" – {begun}"));
        match missed.project.as_ref().and_then(|id| context.catalogue.projects.get(id)) {
            Some(project) => {
                let short = context.text(&project.short);
                words.then(context.say_with("missed-project", &[("project", &short)]))
            }
            None => words,
        }
    });
    vec![Block::heading(3, format!("missed-{}", task.no), context.say("not-reached")), Block::bullets(items)]
}

fn conclusion(context: &Context<'_>, task: &Task) -> Block {
    let status =
        context.say_with("task-conclusion", &[("no", &task.no), ("status", &context.task_status(task.status))]);
    let words = Inline::default().strong(status).then(format!(" {}", context.text(&task.rationale)));
    Block::Paragraph(footnote(context, words, &task.anomaly))
}

fn postponed(context: &Context<'_>, postponed: &[Postponed]) -> Option<Block> {
    let items = postponed.iter().map(|one| {
        let (name, until) = (context.text(&one.name), context.text(&one.until));
        Inline::from(context.say_with("postponed", &[("name", &name), ("until", &until)]))
    });
    (!postponed.is_empty()).then(|| Block::bullets(items))
}

fn carried(context: &Context<'_>, carried: &[CarryOver]) -> Option<Block> {
    if carried.is_empty() {
        return None;
    }
    let mut table = annex::carry_table(context, context.say("carried-caption"), false);
    for one in carried {
        table.row(annex::carry_cells(context, one));
    }
    Some(Block::Table(table))
}
