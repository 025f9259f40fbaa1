//! Resources and their efficiency, the target groups' view, impact and what comes next.

use catalogue::{Conclusions, EvaluationFinding, ReportWords};

use crate::context::{Context, footnote};
use crate::document::{Block, Cell, Column, Inline, Table};
use crate::efficiency::{self, Efficiency};

/// What the evaluation concluded.
pub(super) fn conclusions<'a>(context: &Context<'a>, report: &ReportWords) -> Option<&'a Conclusions> {
    context.catalogue.policies.get(&report.document)?.conclusions.as_ref()
}

/// Remarks, the ratio of results to money where it can be computed, and findings of evaluations side by side.
pub(super) fn resources(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let mut blocks = Vec::new();
    let conclusions = conclusions(context, report);
    if let Some(conclusions) = conclusions {
        blocks.extend(conclusions.resources.iter().map(|text| Block::paragraph(context.text(text))));
    }
    blocks.extend(efficiencies(context));
    if let Some(conclusions) = conclusions.filter(|conclusions| !conclusions.finding.is_empty()) {
        blocks.extend(findings(context, &conclusions.finding));
    }
    blocks
}

fn efficiencies(context: &Context<'_>) -> Vec<Block> {
    let rows: Vec<Efficiency> = context
        .catalogue
        .projects
        .values()
        .filter_map(|project| Some(efficiency::of(project, &*context.project(&project.id)?)))
        .flatten()
        .collect();
    if rows.is_empty() {
        return vec![Block::paragraph(context.say("efficiency-none"))];
    }
    let currency = [("currency", context.catalogue.pack.currency.as_str())];
    let mut table = Table::new(
        context.say("efficiency-caption"),
        [
            Column::words(context.say("project"), 5),
            Column::words(context.say("output"), 8),
            Column::number(context.say("actual"), 4),
            Column::number(context.say("planned-value"), 4),
            Column::number(context.say_with("spent", &currency), 6),
            Column::number(context.say_with("budget", &currency), 6),
            Column::number(context.say("ratio"), 4),
        ],
    );
    for row in rows {
        let figure = context.counting(&row.unit);
        table.row([
            Cell::from(context.text(row.project)),
            Cell::from(context.text(row.output)),
            Cell::from(figure.shown(row.actual)),
            Cell::from(figure.shown(row.target)),
            Cell::from(context.amount(row.spent)),
            Cell::from(context.amount(row.planned)),
            Cell::from(
                row.ratio().map_or_else(
                    || context.say("no-value"),
                    |ratio| catalogue::wording::number(ratio, 2, context.lang),
                ),
            ),
        ]);
    }
    vec![Block::Table(table), Block::paragraph(context.say("efficiency-method"))]
}

/// One table per study, in the order of the findings.
fn findings(context: &Context<'_>, findings: &[EvaluationFinding]) -> Vec<Block> {
    let mut studies: Vec<Option<&str>> = Vec::new();
    for finding in findings {
        if !studies.contains(&finding.study.as_deref()) {
            studies.push(finding.study.as_deref());
        }
    }
    studies.into_iter().map(|study| Block::Table(findings_of(context, findings, study))).collect()
}

fn findings_of(context: &Context<'_>, findings: &[EvaluationFinding], study: Option<&str>) -> Table {
    let name = study.and_then(|id| context.catalogue.studies.iter().find(|study| study.id == id));
    let caption = match name {
        Some(study) => context.say_with("findings-of", &[("study", &context.text(&study.name))]),
        None => context.say("findings-caption"),
    };
    let columns = [Column::words(context.say("finding"), 14), Column::number(context.say("value"), 3)];
    let mut table = Table::new(caption, columns);
    for finding in findings.iter().filter(|finding| finding.study.as_deref() == study) {
        let text = footnote(context, Inline::from(context.text(&finding.text)), &finding.anomaly);
        let unit = finding.unit.as_deref().unwrap_or_default();
        let value = finding.value.map(|value| context.counting(unit).shown(value)).unwrap_or_default();
        table.row([Cell::from(text), Cell::from(value)]);
    }
    table
}

/// The target groups and what they think.
pub(super) fn target_group_view(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let Some(document) = context.catalogue.policies.get(&report.document) else { return Vec::new() };
    let joined = |texts: &[catalogue::Text]| texts.iter().map(|text| context.text(text)).collect::<Vec<_>>().join(", ");
    let groups = context.say_with(
        "target-groups",
        &[("direct", &joined(&document.target_groups)), ("indirect", &joined(&document.indirect_target_groups))],
    );
    let mut blocks = vec![Block::paragraph(groups)];
    if let Some(conclusions) = &document.conclusions {
        blocks.extend(conclusions.target_group_view.iter().map(|text| Block::paragraph(context.text(text))));
    }
    blocks
}

/// Areas with and without impact.
pub(super) fn impact(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let Some(conclusions) = conclusions(context, report) else { return Vec::new() };
    let list = |texts: &[catalogue::Text]| Block::numbered(texts.iter().map(|text| Inline::from(context.text(text))));
    vec![
        Block::paragraph(context.say("impact-positive")),
        list(&conclusions.positive_impact),
        Block::paragraph(context.say("impact-none")),
        list(&conclusions.no_impact),
    ]
}

/// What comes next, with how many measures move on.
pub(super) fn further_action(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let Some(conclusions) = conclusions(context, report) else { return Vec::new() };
    let tasks = context.catalogue.tasks.get(&report.plan).into_iter().flatten();
    let (tasks, measures) = tasks
        .filter(|task| !task.carried.is_empty())
        .fold((0, 0), |(tasks, measures), task| (tasks + 1, measures + task.carried.len()));
    let carried =
        context.say_with("carried-sum", &[("measures", &context.count(measures)), ("tasks", &context.count(tasks))]);
    vec![Block::paragraph(context.text(&conclusions.further_action)), Block::paragraph(carried)]
}
