//! One section of the evaluation: heading, standing paragraphs, computed block.

use catalogue::{ReportSection, ReportWords};

use super::{annex, conclusions, directions, evidence, outcomes};
use crate::ReportError;
use crate::context::Context;
use crate::document::{Block, Inline};

/// The blocks of a section.
pub(super) fn blocks(
    context: &Context<'_>,
    report: &ReportWords,
    section: &ReportSection,
) -> Result<Vec<Block>, ReportError> {
    let mut blocks = Vec::new();
    if section.level == 1 && section.id.ends_with("-annex") {
        blocks.push(Block::PageBreak);
    }
    blocks.push(Block::heading(section.level, &section.id, context.text(&section.name)));
    blocks.extend(paragraphs(context, section));
    match section.content.as_deref() {
        Some("outcomes-table") => blocks.extend(outcomes::table(context, report)),
        Some("indicator-values") => blocks.extend(outcomes::values(context, report)),
        Some("directions") => blocks.extend(directions::blocks(context, report)?),
        Some("conclusion-lists") => blocks.extend(conclusions::lists(context, report)),
        Some("resources") => blocks.extend(evidence::resources(context, report)),
        Some("target-group-view") => blocks.extend(evidence::target_group_view(context, report)),
        Some("impact") => blocks.extend(evidence::impact(context, report)),
        Some("further-action") => blocks.extend(evidence::further_action(context, report)),
        Some("passport-annex") => blocks.extend(crate::passports::blocks(context, &report.document)),
        Some("carry-over-annex") => blocks.extend(annex::carried(context, report)),
        Some("anomalies") => blocks.extend(annex::anomalies(context, report)),
        Some("provenance") => blocks.extend(annex::provenance(context)),
        // `tilts check` lets only known blocks through.
        Some(_) | None => {}
    }
    Ok(blocks)
}

/// Standing paragraphs; those that begin with a bullet become one list.
fn paragraphs(context: &Context<'_>, section: &ReportSection) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items: Vec<Inline> = Vec::new();
    for text in &section.paragraph {
        let text = context.text(text);
        if let Some(item) = text.strip_prefix("• ") {
            items.push(Inline::from(item));
            continue;
        }
        if !items.is_empty() {
            blocks.push(Block::bullets(std::mem::take(&mut items)));
        }
        blocks.push(Block::paragraph(text));
    }
    if !items.is_empty() {
        blocks.push(Block::bullets(items));
    }
    blocks
}
