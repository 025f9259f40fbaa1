//! What a project's page prints.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Project, wording};
use measure::{OutputResult, ProjectResult};

use crate::shown;
use crate::words::Words;

/// One output against its target.
#[derive(Debug)]
pub(super) struct Counter {
    pub name: String,
    pub value: String,
    pub target: String,
    pub share: String,
    /// Width of the filled part, of 100.
    pub filled: String,
    /// Rule, cases, persons, first.
    pub rules: Vec<[String; 4]>,
    pub years: Vec<(i32, String)>,
    pub groups: Vec<(String, String)>,
    pub excluded: Vec<(String, String)>,
}

/// Money of one source.
#[derive(Debug)]
pub(super) struct Money {
    pub source: String,
    pub planned: String,
    pub spent: String,
    /// Widths of 100.
    pub planned_width: String,
    pub spent_width: String,
}

pub(super) fn facts(project: &Project, catalogue: &Catalogue, words: Words) -> Vec<(String, String)> {
    let mut facts = vec![(words.t("project-name"), project.name.get(words.lang).to_owned())];
    let mut push = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((words.t(key), value));
        }
    };
    let text = |text: &catalogue::Text| text.get(words.lang).trim().to_owned();
    push("project-number", project.number.clone());
    push(
        "project-owner",
        project
            .owner
            .as_ref()
            .map(|owner| catalogue.institution(owner).map_or(owner.as_str(), |name| name.get(words.lang)).to_owned()),
    );
    push("project-period", Some(period(project, words)));
    push("project-state", project.state.as_ref().map(text));
    push("project-programme", project.programme.as_ref().map(text));
    push("project-goal", project.goal.as_ref().map(text));
    push("project-posts", project.posts.map(|posts| wording::number(posts, 2, words.lang)));
    facts
}

/// First and last day, as far as known.
pub(crate) fn period(project: &Project, words: Words) -> String {
    match (project.from, project.to) {
        (None, None) => "–".to_owned(),
        (from, to) => format!("{} – {}", shown::day(from, words.lang), shown::day(to, words.lang)),
    }
}

pub(super) fn counters<'a>(
    project: &'a Project,
    result: &'a ProjectResult,
    catalogue: &'a Catalogue,
    words: Words,
) -> impl Iterator<Item = Counter> + 'a {
    result.outputs.iter().map(move |output| counter(project, output, catalogue, words))
}

fn counter(project: &Project, output: &OutputResult, catalogue: &Catalogue, words: Words) -> Counter {
    let definition = project.output.iter().find(|one| one.id == output.output);
    let whole = |count: u64| shown::whole(count, words.lang);
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let share = if output.target > 0.0 { 100.0 * output.value as f64 / output.target } else { 0.0 };
    let reason = |code: &str| {
        let texts = project.rule.values().find_map(|rule| rule.reason.get(code));
        texts.map_or(code, |text| text.get(words.lang)).to_owned()
    };
    Counter {
        name: shown::raised(definition.map_or(output.output.as_str(), |output| output.name.get(words.lang))),
        value: whole(output.value),
        target: wording::number(output.target, 0, words.lang),
        share: wording::percent(share, 1, words.lang),
        filled: format!("{:.1}", share.clamp(0.0, 100.0)),
        rules: output
            .by_rule
            .iter()
            .map(|rule| {
                let name = project.rule.get(&rule.rule).map_or(rule.rule.as_str(), |rule| rule.name.get(words.lang));
                [name.to_owned(), whole(rule.cases), whole(rule.persons), whole(rule.first)]
            })
            .collect(),
        years: output.by_year.iter().map(|(year, count)| (*year, whole(*count))).collect(),
        groups: output
            .by_group
            .iter()
            .map(|(group, count)| (catalogue.word("participant-role", group, words.lang).to_owned(), whole(*count)))
            .collect(),
        excluded: output.excluded.iter().map(|(code, count)| (reason(code), whole(*count))).collect(),
    }
}

pub(super) fn money(result: &ProjectResult, catalogue: &Catalogue, words: Words) -> Vec<Money> {
    let mut sources: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for line in &result.money {
        let (planned, spent) = sources.entry(&line.source).or_default();
        match line.kind.as_str() {
            "planned" => *planned += line.cents,
            "spent" => *spent += line.cents,
            "returned" => *spent -= line.cents,
            _ => {}
        }
    }
    let most = sources.values().map(|(planned, spent)| (*planned).max(*spent)).max().unwrap_or(0).max(1);
    #[expect(clippy::cast_precision_loss, reason = "only the width of a bar")]
    let width = |cents: i64| format!("{:.1}", 100.0 * cents as f64 / most as f64);
    let amount = |cents| wording::money(cents, &catalogue.pack.currency, words.lang);
    let line = |(source, (planned, spent)): (&str, (i64, i64))| Money {
        source: catalogue.word("funding-source", source, words.lang).to_owned(),
        planned: amount(planned),
        spent: amount(spent),
        planned_width: width(planned),
        spent_width: width(spent),
    };
    sources.into_iter().map(line).collect()
}

pub(super) fn budget(project: &Project, catalogue: &Catalogue, words: Words) -> Vec<[String; 3]> {
    let part = |part: &catalogue::BudgetPart| {
        [
            catalogue.word("funding-source", &part.source, words.lang).to_owned(),
            wording::money(part.cents, &catalogue.pack.currency, words.lang),
            part.percent.map_or_else(|| "–".to_owned(), |share| wording::percent(share, 2, words.lang)),
        ]
    };
    project.budget.iter().flat_map(|budget| &budget.parts).map(part).collect()
}

pub(super) fn total(project: &Project, catalogue: &Catalogue, words: Words) -> String {
    let budget = project.budget.as_ref();
    budget.map(|budget| wording::money(budget.total_cents, &catalogue.pack.currency, words.lang)).unwrap_or_default()
}
