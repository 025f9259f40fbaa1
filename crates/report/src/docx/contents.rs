//! The table of contents: one field with its entries already in it, so it shows before Word updates it.

use docx_rs::{
    BreakType, Docx, FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run, Tab, TabLeaderType,
    TabValueType,
};

use super::body::TEXT_WIDTH;
use super::line::{Ids, run};
use crate::document::{Document, Heading};

/// Adds a page with the contents.
pub(super) fn add(docx: Docx, document: &Document, ids: &mut Ids) -> Docx {
    let heading = ids.paragraph("TOCHeading").page_break_before(true).add_run(run(&document.contents));
    let mut docx = docx.add_paragraph(heading);
    let listed: Vec<&Heading> = document.listed().collect();
    for (at, heading) in listed.iter().enumerate() {
        let mut paragraph = ids
            .paragraph(&format!("TOC{}", heading.level))
            .add_tab(Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot).pos(TEXT_WIDTH));
        if at == 0 {
            paragraph = paragraph
                .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
                .add_run(Run::new().add_instr_text(InstrText::Unsupported(r#" TOC \o "1-2" \h \z \u "#.to_owned())))
                .add_run(Run::new().add_field_char(FieldCharType::Separate, false));
        }
        paragraph = paragraph.add_hyperlink(
            Hyperlink::new(&heading.id, HyperlinkType::Anchor)
                .add_run(run(&heading.text))
                .add_run(Run::new().add_tab())
                .add_run(page_of(heading)),
        );
        docx = docx.add_paragraph(paragraph);
    }
    let end = ids.paragraph("Normal");
    let end = if listed.is_empty() { end } else { end.add_run(Run::new().add_field_char(FieldCharType::End, false)) };
    docx.add_paragraph(page_break(end))
}

fn page_of(heading: &Heading) -> Run {
    Run::new()
        .add_field_char(FieldCharType::Begin, true)
        .add_instr_text(InstrText::Unsupported(format!(r" PAGEREF {} \h ", heading.id)))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("…")
        .add_field_char(FieldCharType::End, false)
}

fn page_break(paragraph: Paragraph) -> Paragraph {
    paragraph.add_run(Run::new().add_break(BreakType::Page))
}
