//! The small forms of a plan: each does one thing that the record has a verb for.

use std::collections::BTreeMap;

use catalogue::wording;
use record::{Evidence, NeedResult, PlanState, PlanView, StepState};

use super::view::{self, Need};
use crate::field::{Choice, Input};
use crate::small_form::SmallForm;
use crate::visit::Visit;
use crate::words::Words;

fn text(name: &str, key: &str, words: Words) -> Input {
    Input::new(name, words.t(key), "text", "")
}

/// Goals that each have a form for a step: with all programmes and kinds of activities to choose from it is long.
const STEP_FORMS: usize = 4;

/// Adds to every need, goal and step what can be done with it; with many goals the form for a step is that of goal `asked`.
pub(super) fn add_to(
    needs: &mut [Need],
    plan: &PlanView,
    evidence: &BTreeMap<u32, Vec<Evidence>>,
    asked: Option<u32>,
    visit: &Visit,
) {
    let words = visit.words();
    let open = plan.content.needs.iter().filter(|need| need.closing.is_none());
    let many = open.map(|need| need.goals.len()).sum::<usize>() > STEP_FORMS;
    for (shown, need) in needs.iter_mut().zip(&plan.content.needs) {
        if need.closing.is_some() {
            shown.forms.push(SmallForm::new(
                "reopen",
                "do-reopen",
                &need.id,
                words,
                vec![],
                vec![text("reason", "assessment-reason", words)],
            ));
            continue;
        }
        let by = Input::new("by", words.t("plan-by"), "date", "");
        shown.forms.push(SmallForm::new(
            "goal",
            "do-goal",
            &need.id,
            words,
            vec![],
            vec![text("words", "plan-goal-words", words), by],
        ));
        if need.goals.iter().all(|goal| goal.steps.is_empty()) {
            shown.forms.push(SmallForm::new(
                "except",
                "do-except",
                &need.id,
                words,
                vec![],
                vec![text("reason", "assessment-reason", words)],
            ));
        }
        let results = [
            NeedResult::Met,
            NeedResult::PartlyMet,
            NeedResult::NotMet,
            NeedResult::Declined,
            NeedResult::NoLongerNeeded,
        ];
        let results = results.map(|result| (view::result_key(result).to_owned(), words.t(view::result_key(result))));
        let result = Choice::new("result", words.t("plan-result"), String::new(), results, "");
        shown.forms.push(SmallForm::new(
            "close",
            "do-close",
            &need.id,
            words,
            vec![result],
            vec![text("words", "plan-achieved", words)],
        ));
        for (shown, goal) in shown.goals.iter_mut().zip(&need.goals) {
            if many && asked != Some(goal.id) {
                shown.add_step = Some(format!("/case-plans/{}?goal={}#form-step-{}", plan.id.0, goal.id, goal.id));
            } else {
                shown.forms.push(SmallForm { open: many, ..step_form(goal.id, visit) });
            }
            for (shown, step) in shown.steps.iter_mut().zip(&goal.steps) {
                shown.forms.push(state_form(step.id, &step.state, words));
                let found = evidence.get(&step.id).filter(|found| !found.is_empty());
                shown.forms.extend(found.map(|found| {
                    let entries = found.iter().map(|one| {
                        let key = if one.attended { "happened-attended" } else { "happened-absent" };
                        (one.activity.0.to_string(), format!("{}, {}", wording::date(one.on, words.lang), words.t(key)))
                    });
                    let entry = Choice::new("activity", words.t("plan-evidence"), String::new(), entries, "");
                    SmallForm::new("evidence", "do-evidence", &step.id, words, vec![entry], vec![])
                }));
            }
        }
    }
}

fn step_form(goal: u32, visit: &Visit) -> SmallForm {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let programmes = visit.codes("programme").into_iter().map(|(id, name)| (format!("programme:{id}"), name));
    // What people take part in as persons of a plan: kinds that belong to their agency or to all.
    let agency = &visit.session.account.agency;
    let kinds =
        catalogue.activity_types.values().filter(|kind| kind.agencies.is_empty() || kind.agencies.contains(agency));
    let kinds = kinds.map(|kind| (format!("activity:{}", kind.id), kind.name.get(words.lang).to_owned()));
    let what = programmes.chain(kinds).chain([("other".to_owned(), words.t("step-other"))]);
    let roles = catalogue.roles.values().filter(|role| role.agency.as_ref().is_none_or(|own| own == agency));
    let roles = roles.map(|role| (format!("role:{}", role.id), role.name.get(words.lang).to_owned()));
    let who = [("person".to_owned(), words.t("step-person"))].into_iter().chain(roles);
    SmallForm::new(
        "step",
        "do-step",
        &goal,
        words,
        vec![
            Choice::new("what", words.t("step-what"), words.t("choose"), what, ""),
            Choice::new("who", words.t("step-who"), String::new(), who, "person"),
        ],
        vec![text("words", "step-words", words), Input::new("by", words.t("plan-by"), "date", "")],
    )
}

fn state_form(step: u32, now: &StepState, words: Words) -> SmallForm {
    let states = ["step-not-started", "step-in-progress", "step-done", "step-cannot", "step-no-longer"];
    let chosen = match now {
        StepState::NotStarted => "step-not-started",
        StepState::InProgress => "step-in-progress",
        StepState::Done(_) => "step-done",
        StepState::CannotBeDone(_) => "step-cannot",
        StepState::NoLongerNeeded(_) => "step-no-longer",
    };
    let states = states.map(|key| (key.to_owned(), words.t(key)));
    let state = Choice::new("state", words.t("step-state"), String::new(), states, chosen);
    SmallForm::new("move", "do-move", &step, words, vec![state], vec![text("words", "step-result", words)])
}

/// What can be done with the plan as a whole.
pub(super) fn of_plan(plan: &PlanView, writes: bool, visit: &Visit) -> Vec<SmallForm> {
    let words = visit.words();
    let today = visit.today().to_string();
    let day = |name: &str, key: &str| Input::new(name, words.t(key), "date", &today);
    let mut forms = Vec::new();
    if plan.closed_on.is_some() {
        return forms;
    }
    let draft = plan.shown.state == PlanState::Draft;
    if draft && visit.may("verify", "case-plan") && plan.shown.author != visit.session.account.name {
        forms.push(SmallForm::new("approve", "do-approve", &0, words, vec![], vec![]));
    }
    if writes {
        let areas = Choice::new("area", words.t("need-area"), words.t("choose"), visit.codes("need"), "");
        forms.push(SmallForm::new(
            "justify",
            "do-justify",
            &0,
            words,
            vec![areas],
            vec![text("reason", "assessment-reason", words)],
        ));
        if !draft {
            let answers =
                ["plan-agreed", "plan-not-agreed", "plan-could-not-answer"].map(|key| (key.to_owned(), words.t(key)));
            let answer = Choice::new("answer", words.t("plan-agreement"), String::new(), answers, "");
            forms.push(SmallForm::new(
                "agreement",
                "do-agreement",
                &0,
                words,
                vec![answer],
                vec![text("words", "plan-own-words", words), day("on", "day")],
            ));
            forms.push(SmallForm::new(
                "acknowledge",
                "do-acknowledge",
                &0,
                words,
                vec![],
                vec![day("on", "day"), text("words", "words", words)],
            ));
        }
        let next = Input::new("next", words.t("plan-next-review"), "date", "");
        forms.push(SmallForm::new(
            "review",
            "do-review",
            &0,
            words,
            vec![],
            vec![text("words", "plan-review-words", words), day("on", "day"), next],
        ));
        forms.push(SmallForm::new(
            "finish",
            "do-finish",
            &0,
            words,
            vec![],
            vec![text("words", "plan-closing", words)],
        ));
    }
    forms
}
