//! Dated milestones with their slippage, legal acts, and what is due next.

use askama::Template;
use catalogue::{ActStage, Catalogue, wording};
use chrono::NaiveDate;
use record::MilestoneReached;

use crate::layout::{Answer, Shell, page};
use crate::shown;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/milestones/page.html")]
struct View {
    page: Shell,
    milestones: Vec<Milestone>,
    acts: Vec<[String; 4]>,
    due: Vec<Due>,
}

#[derive(Debug)]
struct Milestone {
    name: String,
    owner: String,
    task: String,
    /// Every day it was planned for, oldest first.
    planned: Vec<String>,
    slippage: String,
    late: bool,
    reached: String,
}

#[derive(Debug)]
struct Due {
    day: String,
    what: String,
    task: String,
    overdue: bool,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let reached = visit.app().record().milestones(&visit.actor("reporting")).await?;
    page(&View {
        page: Shell::new(&visit, &words.t("milestones")),
        milestones: catalogue.milestones.iter().map(|one| milestone(one, &reached, catalogue, words)).collect(),
        acts: catalogue.acts.iter().map(|act| self::act(act, words)).collect(),
        due: due(catalogue, visit.today(), words),
    })
}

fn milestone(
    one: &catalogue::Milestone,
    reached: &[MilestoneReached],
    catalogue: &Catalogue,
    words: Words,
) -> Milestone {
    let actual = reached.iter().find(|state| state.milestone == one.id).and_then(|state| state.reached_on);
    let first = one.planned.first().map(|planned| planned.on);
    let last = actual.or_else(|| one.planned.last().map(|planned| planned.on));
    let days = first.zip(last).map_or(0, |(first, last)| (last - first).num_days());
    let owner = one.owner.as_deref().unwrap_or_default();
    Milestone {
        name: one.name.get(words.lang).to_owned(),
        owner: catalogue.institution(owner).map_or(owner, |name| name.get(words.lang)).to_owned(),
        task: one.task.as_deref().map(|measure| address_of(measure, catalogue)).unwrap_or_default(),
        planned: one.planned.iter().map(|planned| wording::date(planned.on, words.lang)).collect(),
        slippage: match days {
            0 => words.t("milestone-on-time"),
            days if days < 0 => words.count("milestone-early", days.unsigned_abs()),
            days => format!("{}{}", words.count("milestone-late", days.unsigned_abs()), in_years(days, words)),
        },
        late: days > 0,
        reached: actual.map_or_else(|| words.t("milestone-open"), |day| wording::date(day, words.lang)),
    }
}

/// Where a measure stands under `/plans/`: a task has a page, a row is a line of its plan's page.
fn address_of(measure: &str, catalogue: &Catalogue) -> String {
    if catalogue.task(measure).is_some() { measure.to_owned() } else { measure.replacen('/', "#", 1) }
}

/// Days in years, where it is more than one.
fn in_years(days: i64, words: Words) -> String {
    if days < 366 {
        return String::new();
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a plan are far below 2^52")]
    let years = wording::number(days as f64 / 365.25, 1, words.lang);
    words.with("milestone-years", &[("years", years.into())])
}

fn act(act: &catalogue::Act, words: Words) -> [String; 4] {
    let stage = match act.stage {
        ActStage::Planned => "act-planned",
        ActStage::Drafting => "act-drafting",
        ActStage::Agreement => "act-agreement",
        ActStage::InForce => "act-in-force",
    };
    let name = act.name.get(words.lang).to_owned();
    [name, words.t(stage), shown::day(act.due, words.lang), shown::day(act.in_force, words.lang)]
}

/// Carried measures with their days, soonest first.
fn due(catalogue: &Catalogue, today: NaiveDate, words: Words) -> Vec<Due> {
    let tasks = catalogue.tasks.values().flatten();
    let mut due: Vec<(NaiveDate, Due)> = tasks
        .flat_map(|task| task.carried.iter().map(move |carried| (task, carried)))
        .filter_map(|(task, carried)| {
            let day = carried.deadline?;
            let what = carried.measure.get(words.lang).trim().to_owned();
            let (shown, task) = (wording::date(day, words.lang), format!("{}/{}", task.plan, task.no));
            Some((day, Due { day: shown, what, task, overdue: day < today }))
        })
        .collect();
    due.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.task.cmp(&b.1.task)));
    due.into_iter().map(|(_, due)| due).collect()
}
