//! Annexes: what moves to the next plan, contradictions in the sources, where the numbers come from.

use catalogue::{Anomaly, CarryOver, ReportWords};

use crate::context::{Context, footnote, short};
use crate::document::{Block, Cell, Column, Inline, Table};

/// All measures that move to the next plan.
pub(super) fn carried(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let mut table = carry_table(context, context.say("carried-caption-all"), true);
    for task in context.catalogue.tasks.get(&report.plan).into_iter().flatten() {
        for one in &task.carried {
            table.row([Cell::from(context.ordinal(&task.no))].into_iter().chain(carry_cells(context, one)));
        }
    }
    vec![Block::Table(table)]
}

/// An empty table of carried measures, with a column for the task where it holds several tasks.
pub(super) fn carry_table(context: &Context<'_>, caption: String, several: bool) -> Table {
    let task = several.then(|| Column::words(context.say("task"), 4));
    let columns = [
        Column::words(context.say("measure"), 10),
        Column::words(context.say("new-values"), 10),
        Column::words(context.say("deadline"), 5),
    ];
    Table::new(caption, task.into_iter().chain(columns))
}

/// One carried measure: what, with which values, until when.
pub(super) fn carry_cells(context: &Context<'_>, carried: &CarryOver) -> [Cell; 3] {
    let values = carried
        .target
        .iter()
        .map(|target| footnote(context, Inline::from(context.text(&target.name)), &target.target.anomaly));
    let mut values: Vec<Inline> = values.collect();
    // One printed indicator may promise two values: events and people at them.
    values.dedup();
    let mut deadline = Vec::new();
    if let Some(day) = carried.deadline {
        let key = if carried.deadline_printed { "deadline-printed" } else { "deadline-assumed" };
        deadline.push(Inline::from(context.say_with(key, &[("day", &context.day(day))])));
    }
    deadline.extend(carried.milestone.iter().map(|(day, text)| {
        let day = day.parse().map_or_else(|_| day.clone(), |day| context.day(day));
        Inline::from(format!("{day}: {}", context.text(text)))
    }));
    [Cell::from(context.text(&carried.measure)), Cell(values), Cell(deadline)]
}

/// Contradictions of the guidelines and the plan; those of tasks and indicators stand where they belong.
pub(super) fn anomalies(context: &Context<'_>, report: &ReportWords) -> Vec<Block> {
    let documents = [&report.document, &report.plan];
    let documents = documents.into_iter().filter_map(|id| context.catalogue.policies.get(id));
    let mut blocks = vec![Block::paragraph(context.say("anomalies-introduction"))];
    for document in documents.filter(|document| !document.anomaly.is_empty()) {
        blocks.push(Block::paragraph(context.say_with("anomalies-of", &[("name", &context.text(&document.name))])));
        blocks.push(Block::bullets(document.anomaly.iter().map(|anomaly| placed(context, anomaly))));
    }
    blocks
}

/// An oddity with its place in the source, by the code of the document.
pub(crate) fn placed(context: &Context<'_>, anomaly: &Anomaly) -> Inline {
    let note = Inline::from(context.text(&anomaly.note));
    match &anomaly.source {
        Some(source) => note.then(" ").emphasis(format!("({}: {})", source.document, source.place)),
        None => note,
    }
}

/// Codes of the source documents with their titles.
fn sources(context: &Context<'_>) -> Block {
    let columns = [Column::words(context.say("code"), 3), Column::words(context.say("title"), 13)];
    let mut table = Table::new(context.say("sources-caption"), columns);
    for (code, title) in &context.catalogue.pack.source {
        table.row([Cell::from(code.as_str()), Cell::from(context.text(title))]);
    }
    Block::Table(table)
}

/// Definitions, pack and snapshot every number can be computed from again.
pub(super) fn provenance(context: &Context<'_>) -> Vec<Block> {
    let Some(any) = context.provenance() else {
        return vec![Block::paragraph(context.say("provenance-none"))];
    };
    let mut blocks = vec![Block::paragraph(context.say("provenance-introduction"))];
    if let Some(mark) = context.mark() {
        blocks.push(Block::Paragraph(Inline::default().strong(mark)));
    }
    let columns = [Column::words(context.say("field"), 5), Column::words(context.say("content"), 13)];
    let mut table = Table::new(context.say("provenance-snapshot"), columns);
    let as_of = context.day(any.as_of);
    for (key, value) in [
        ("as-of", as_of.as_str()),
        ("snapshot-hash", &any.snapshot_hash),
        ("pack", &any.pack),
        ("pack-fingerprint", &context.catalogue.fingerprint),
    ] {
        table.row([Cell::from(context.say(key)), Cell::from(value)]);
    }
    blocks.push(Block::Table(table));
    blocks.push(definitions(context));
    blocks.push(sources(context));
    blocks
}

fn definitions(context: &Context<'_>) -> Block {
    let mut table = Table::new(
        context.say("provenance-caption"),
        [
            Column::words(context.say("indicator"), 3),
            Column::words(context.say("definition"), 8),
            Column::number(context.say("version"), 3),
            Column::words(context.say("hash"), 6),
        ],
    );
    for (id, result) in &context.board.indicators {
        let from = &result.provenance;
        table.row([
            Cell::from(id.as_str()),
            Cell::from(from.definition.as_str()),
            Cell::from(from.definition_version.to_string()),
            Cell::from(short(&from.definition_hash)),
        ]);
    }
    Block::Table(table)
}
