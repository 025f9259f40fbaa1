//! A plan as read: needs with their goals, steps and evidence.

use catalogue::wording;
use record::{
    Agreement, NeedGround, NeedResult, PlanCoverage, PlanNeed, PlanReview, PlanState, PlanStep, PlanVersion, PlanView,
    StepDoer, StepState, StepWhat,
};

use crate::shown::{self, raised};
use crate::small_form::SmallForm;
use crate::visit::Visit;
use crate::words::Words;

/// A need.
#[derive(Debug)]
pub(in crate::pages) struct Need {
    pub id: u32,
    pub area: String,
    pub ground: String,
    /// The assessment it comes from.
    pub href: Option<String>,
    pub exception: Option<String>,
    pub closing: Option<String>,
    pub goals: Vec<Goal>,
    pub forms: Vec<SmallForm>,
}

/// A goal.
#[derive(Debug)]
pub(in crate::pages) struct Goal {
    pub words: String,
    pub by: String,
    pub steps: Vec<Step>,
    pub forms: Vec<SmallForm>,
    /// Leads to the form for a step, where there are too many goals to have one each.
    pub add_step: Option<String>,
}

/// A step.
#[derive(Debug)]
pub(in crate::pages) struct Step {
    pub what: String,
    pub words: String,
    pub who: String,
    pub by: String,
    pub state: String,
    pub result: String,
    /// Address and label of ledger entries.
    pub evidence: Vec<(String, String)>,
    pub forms: Vec<SmallForm>,
}

impl Need {
    /// Every form of the need, its goals and steps.
    pub fn forms(&mut self) -> impl Iterator<Item = &mut SmallForm> {
        self.goals.iter_mut().flat_map(Goal::forms).chain(&mut self.forms)
    }
}

impl Goal {
    fn forms(&mut self) -> impl Iterator<Item = &mut SmallForm> {
        self.steps.iter_mut().flat_map(|step| &mut step.forms).chain(&mut self.forms)
    }
}

pub(super) fn facts(plan: &PlanView, visit: &Visit) -> Vec<(String, String)> {
    let words = visit.words();
    let (covered, done) = coverage(&plan.coverage, words);
    let shown_by_ledger = words.with(
        "plan-steps-shown",
        &[("part", plan.coverage.shown.to_string().into()), ("whole", plan.coverage.steps.to_string().into())],
    );
    let mut facts = vec![
        (words.t("assessment-state"), words.t(state_key(plan))),
        (words.t("plan-version"), format!("{} ({})", plan.shown.number, wording::date(plan.shown.on, words.lang))),
        (words.t("needs"), covered),
        (words.t("plan-steps"), done),
        (words.t("plan-shown"), shown_by_ledger),
        (words.t("plan-agreement"), agreement(&plan.shown, words)),
        (words.t("plan-next-review"), shown::day(plan.next_review_on, words.lang)),
        (words.t("plan-closing"), plan.closing_words.clone().unwrap_or_default()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// How many needs are covered and steps done, in words.
pub(in crate::pages) fn coverage(coverage: &PlanCoverage, words: Words) -> (String, String) {
    let covered = words.with(
        "plan-covered",
        &[
            ("part", (coverage.with_measure + coverage.excepted).to_string().into()),
            ("whole", coverage.needs.to_string().into()),
        ],
    );
    let done = words.with(
        "plan-steps-done",
        &[("part", coverage.done.to_string().into()), ("whole", coverage.steps.to_string().into())],
    );
    (covered, done)
}

/// Key of where a plan stands.
pub(in crate::pages) fn state_key(plan: &PlanView) -> &'static str {
    match (plan.closed_on, plan.shown.state) {
        (Some(_), _) => "plan-closed",
        (None, PlanState::Approved) => "plan-approved",
        (None, PlanState::Draft) => "plan-draft",
    }
}

fn agreement(version: &PlanVersion, words: Words) -> String {
    let Some((agreement, on)) = &version.agreement else { return String::new() };
    let (key, said) = match agreement {
        Agreement::Agreed(said) => ("plan-agreed", said.clone().unwrap_or_default()),
        Agreement::DidNotAgree(why) => ("plan-not-agreed", why.clone()),
        Agreement::CouldNotAnswer(why) => ("plan-could-not-answer", why.clone()),
    };
    let said = if said.is_empty() { said } else { format!(": {said}") };
    format!("{}{said} ({})", words.t(key), wording::date(*on, words.lang))
}

pub(in crate::pages) fn needs(plan: &PlanView, visit: &Visit) -> Vec<Need> {
    plan.content.needs.iter().map(|one| need(one, visit)).collect()
}

fn need(one: &PlanNeed, visit: &Visit) -> Need {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (ground, href) = match &one.ground {
        NeedGround::Assessed { assessment, .. } => {
            let seen = visit.may("read", "assessment");
            (words.t("need-assessed"), seen.then(|| format!("/assessments/{}", assessment.0)))
        }
        NeedGround::Justified { reason, by } => {
            let says = words.with("need-justified", &[("reason", reason.as_str().into()), ("who", by.as_str().into())]);
            (says, None)
        }
    };
    let goals = one.goals.iter().map(|goal| Goal {
        words: goal.words.clone(),
        by: shown::day(goal.by, words.lang),
        steps: goal.steps.iter().map(|one| step(one, visit)).collect(),
        forms: Vec::new(),
        add_step: None,
    });
    Need {
        id: one.id,
        area: raised(catalogue.word("need", &one.area, words.lang)),
        ground,
        href,
        exception: one.exception.clone(),
        closing: one.closing.as_ref().map(|closing| {
            format!(
                "{}: {} ({})",
                words.t(result_key(closing.result)),
                closing.words,
                wording::date(closing.on, words.lang)
            )
        }),
        goals: goals.collect(),
        forms: Vec::new(),
    }
}

/// Key of a closing result.
pub(super) fn result_key(result: NeedResult) -> &'static str {
    match result {
        NeedResult::Met => "need-met",
        NeedResult::PartlyMet => "need-partly-met",
        NeedResult::NotMet => "need-not-met",
        NeedResult::Declined => "need-declined",
        NeedResult::NoLongerNeeded => "need-no-longer",
    }
}

fn step(one: &PlanStep, visit: &Visit) -> Step {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let (state, result) = match &one.state {
        StepState::NotStarted => ("step-not-started", String::new()),
        StepState::InProgress => ("step-in-progress", String::new()),
        StepState::Done(result) => ("step-done", result.clone()),
        StepState::CannotBeDone(why) => ("step-cannot", why.clone()),
        StepState::NoLongerNeeded(why) => ("step-no-longer", why.clone()),
    };
    Step {
        what: match &one.what {
            StepWhat::Activity(kind) => catalogue
                .activity_types
                .get(kind)
                .map_or_else(|| kind.clone(), |kind| kind.name.get(words.lang).to_owned()),
            StepWhat::Programme(code) => raised(catalogue.word("programme", code, words.lang)),
            StepWhat::Other => words.t("step-other"),
        },
        words: one.words.clone(),
        who: match &one.who {
            StepDoer::Person => words.t("step-person"),
            StepDoer::Account(_) => words.t("step-staff"),
            StepDoer::Role(role) => {
                catalogue.roles.get(role).map_or_else(|| role.clone(), |role| role.name.get(words.lang).to_owned())
            }
            StepDoer::Organisation(id) => id.clone(),
        },
        by: wording::date(one.by, words.lang),
        state: words.t(state),
        result,
        evidence: (one.evidence.iter())
            .map(|shown| {
                let key = if shown.attended { "happened-attended" } else { "happened-absent" };
                (
                    format!("/ledger/{}", shown.activity.0),
                    format!("{}, {}", wording::date(shown.on, words.lang), words.t(key)),
                )
            })
            .collect(),
        forms: Vec::new(),
    }
}

pub(super) fn version(version: &PlanVersion, words: Words) -> (String, String, String, String) {
    let state = words.t(if version.state == PlanState::Approved { "plan-approved" } else { "plan-draft" });
    let approved = version.approved.as_ref().map(|(who, on)| format!("{who}, {}", wording::date(*on, words.lang)));
    let on = format!("{} · {}", version.number, wording::date(version.on, words.lang));
    (
        on,
        version.author.clone(),
        [Some(state), approved].into_iter().flatten().collect::<Vec<_>>().join(": "),
        agreement(version, words),
    )
}

pub(super) fn review(review: &PlanReview, who: &str, words: Words) -> (String, String, String) {
    (wording::date(review.on, words.lang), who.to_owned(), review.words.clone())
}
