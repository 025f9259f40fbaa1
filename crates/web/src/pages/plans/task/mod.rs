//! One task: what was achieved, what was not, what moved on, and why the state is what it is.

mod view;

use askama::Template;
use axum::extract::Path;

use crate::layout::{Answer, Shell, page};
use crate::shown::State;
use crate::trouble::Trouble;
use crate::visit::Visit;
use view::{Achievement, Carried, Promise};

#[derive(Template)]
#[template(path = "pages/plans/task/page.html")]
struct View {
    page: Shell,
    plan: String,
    no: String,
    direction: String,
    state: State,
    owners: String,
    reference: String,
    rationale: String,
    remarks: Vec<String>,
    achievements: Vec<Achievement>,
    not_reached: Vec<(String, String)>,
    postponed: Vec<(String, String)>,
    carried: Vec<Carried>,
    promises: Vec<Promise>,
    anomalies: Vec<String>,
    source: String,
    ledger: bool,
}

pub(in crate::pages) async fn show(visit: Visit, Path((plan, no)): Path<(String, String)>) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let task = catalogue.task(&format!("{plan}/{no}")).ok_or(Trouble::NotFound)?;
    let policy = catalogue.policies.get(&plan).ok_or(Trouble::NotFound)?;
    let measured = visit.app().measured();
    let text = |text: &catalogue::Text| text.get(words.lang).trim().to_owned();
    let direction = policy.direction.iter().find(|direction| direction.no == task.direction);
    let title = format!("{} {}", task.no, task.name.get(words.lang));
    page(&View {
        page: Shell::new(&visit, &title)
            .under("/plans", words.t("plans"))
            .under(format!("/plans/{plan}"), policy.short.get(words.lang)),
        direction: direction
            .map(|direction| format!("{}. {}", direction.no, text(&direction.name)))
            .unwrap_or_default(),
        state: crate::shown::task_status(task.status, words),
        owners: super::institutions(&task.owners, catalogue, words),
        reference: task.guidelines_reference.as_ref().map(text).unwrap_or_default(),
        rationale: text(&task.rationale),
        remarks: task.remark.iter().map(text).collect(),
        achievements: view::achievements(task, catalogue, &measured.board, words),
        not_reached: view::not_reached(task, catalogue, words),
        postponed: task.postponed.iter().map(|late| (text(&late.name), text(&late.until))).collect(),
        carried: view::carried(task, catalogue, words),
        promises: view::promises(task, catalogue, &measured.board, words),
        anomalies: task.anomaly.iter().map(|anomaly| text(&anomaly.note)).collect(),
        source: format!("{}: {}", task.source.document, task.source.place),
        ledger: visit.may("read", "activity"),
        plan,
        no,
    })
}
