//! All policy documents.

use askama::Template;
use catalogue::{Catalogue, PolicyDocument, PolicyKind, TaskStatus};

use crate::layout::{Answer, Shell, page};
use crate::shown::{self, State};
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "pages/plans/list/page.html")]
struct View {
    page: Shell,
    documents: Vec<Document>,
}

#[derive(Debug)]
struct Document {
    id: String,
    name: String,
    period: String,
    responsible: String,
    approval: String,
    states: Vec<(State, usize)>,
    size: String,
}

pub(in crate::pages) async fn show(visit: Visit) -> Answer {
    let (catalogue, words) = (visit.app().catalogue(), visit.words());
    let with_tasks = |policy: &&PolicyDocument| policy.kind != PolicyKind::Budget;
    let mut policies: Vec<&PolicyDocument> = catalogue.policies.values().filter(with_tasks).collect();
    policies.sort_by_key(|policy| std::cmp::Reverse((policy.from, policy.to)));
    page(&View {
        page: Shell::new(&visit, &words.t("plans")),
        documents: policies.into_iter().map(|policy| document(policy, catalogue, words)).collect(),
    })
}

fn document(policy: &PolicyDocument, catalogue: &Catalogue, words: Words) -> Document {
    let states = catalogue.tasks_by_status(&policy.id);
    let state = |(status, tasks): (TaskStatus, Vec<_>)| (shown::task_status(status, words), tasks.len());
    let rows = catalogue.rows.get(&policy.id).map_or(0, Vec::len) as u64;
    let approval = policy.approval.as_ref().map(|approval| {
        let on = catalogue::wording::date(approval.on, words.lang);
        format!("{} Nr. {}, {on}", approval.act.get(words.lang), approval.number)
    });
    Document {
        id: policy.id.clone(),
        name: policy.name.get(words.lang).to_owned(),
        period: super::period(policy.from, policy.to, words),
        responsible: super::institutions(&policy.responsible, catalogue, words),
        approval: approval.unwrap_or_default(),
        states: states.into_iter().map(state).collect(),
        size: if rows > 0 { words.count("plan-rows", rows) } else { String::new() },
    }
}
