//! The body of the file: title page, contents, blocks, footer.

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, Footer, IndentLevel, Level, LevelJc, LevelOverride, LevelText,
    NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Run, SpecialIndentType, Start,
};

use super::contents;
use super::line::{Ids, run};
use super::{picture, table};
use crate::document::{Block, Document, Heading, Inline, List};

/// Number of the definition of bullets; the crate writes a definition of its own under the number before it.
pub(super) const BULLETS: usize = 2;
const NUMBERS: usize = 3;

/// Text width on A4 with the margins of Latvian official documents (30 mm left, 20 mm elsewhere), in twentieths of a
/// point.
pub(super) const TEXT_WIDTH: usize = 9071;
const MARGIN: i32 = 1134;
const LEFT_MARGIN: i32 = 1701;

/// Builds the file.
pub(super) fn build(document: &Document) -> Docx {
    let mut ids = Ids::default();
    let mut docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(PageMargin {
            top: MARGIN,
            bottom: MARGIN,
            left: LEFT_MARGIN,
            right: MARGIN,
            header: 709,
            footer: 567,
            gutter: 0,
        })
        .footer(footer(document, &mut ids));
    if !document.is_section {
        docx = docx.title_pg().first_footer(Footer::new().add_paragraph(ids.paragraph("Footer")));
        docx = title_page(docx, document, &mut ids);
        docx = contents::add(docx, document, &mut ids);
    }
    for block in &document.blocks {
        docx = add(docx, block, &mut ids);
    }
    numberings(docx, &ids)
}

fn title_page(mut docx: Docx, document: &Document, ids: &mut Ids) -> Docx {
    for _ in 0..5 {
        docx = docx.add_paragraph(ids.paragraph("Normal"));
    }
    if let Some(mark) = &document.mark {
        docx = docx.add_paragraph(ids.paragraph("Mark").add_run(run(mark)));
    }
    if let Some(kind) = &document.kind {
        docx = docx.add_paragraph(ids.paragraph("Subtitle").add_run(run(kind)));
    }
    docx = docx.add_paragraph(ids.paragraph("Title").add_run(run(&document.title)));
    for _ in 0..12 {
        docx = docx.add_paragraph(ids.paragraph("Normal"));
    }
    for line in &document.imprint {
        docx = docx.add_paragraph(ids.paragraph("Imprint").add_run(run(line)));
    }
    docx
}

fn add(docx: Docx, block: &Block, ids: &mut Ids) -> Docx {
    match block {
        Block::Heading(heading) => docx.add_paragraph(self::heading(heading, ids)),
        Block::Paragraph(words) => {
            let paragraph = ids.paragraph("BodyText").keep_next(words.leads());
            docx.add_paragraph(ids.words(paragraph, words))
        }
        Block::Origin(text) => docx.add_paragraph(ids.paragraph("Origin").add_run(run(text))),
        Block::List(list) => add_list(docx, list, ids),
        Block::Table(table) => table::add(docx, table, ids),
        Block::Note(note) => {
            let paragraph = ids.paragraph("Note");
            let label = Inline::default().strong(format!("{} ", note.label));
            let paragraph = ids.words(paragraph, &label);
            docx.add_paragraph(ids.words(paragraph, &note.text))
        }
        Block::Picture(picture) => {
            let place = picture::place(ids.picture());
            docx.add_paragraph(ids.paragraph("Caption").keep_next(true).add_run(run(picture.title())))
                .add_paragraph(ids.paragraph("AfterTable").add_run(run(&place)))
        }
        Block::PageBreak => docx.add_paragraph(ids.paragraph("Normal").add_run(Run::new().add_break(BreakType::Page))),
    }
}

fn heading(heading: &Heading, ids: &mut Ids) -> Paragraph {
    let bookmark = ids.bookmark();
    let paragraph = ids
        .paragraph(&format!("Heading{}", heading.level.min(4)))
        .add_bookmark_start(bookmark, heading.id.clone())
        .add_run(run(&heading.text))
        .add_bookmark_end(bookmark);
    match &heading.footnote {
        Some(footnote) => ids.footnote(paragraph, footnote),
        None => paragraph,
    }
}

fn add_list(mut docx: Docx, list: &List, ids: &mut Ids) -> Docx {
    let numbering = if list.numbered { ids.list() } else { BULLETS };
    for item in &list.items {
        let paragraph = ids.paragraph("ListParagraph").numbering(NumberingId::new(numbering), IndentLevel::new(0));
        docx = docx.add_paragraph(ids.words(paragraph, item));
    }
    docx
}

fn numberings(docx: Docx, ids: &Ids) -> Docx {
    let level = |format: &str, text: &str| {
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left")).indent(
            Some(567),
            Some(SpecialIndentType::Hanging(283)),
            None,
            None,
        )
    };
    let mut docx = docx
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(level("bullet", "•")))
        .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(level("decimal", "%1)")))
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    for number in 1..=ids.lists() {
        let restart = LevelOverride::new(0).start(1);
        docx = docx.add_numbering(Numbering::new(number + BULLETS, NUMBERS).add_override(restart));
    }
    docx
}

/// The page's number and how many there are, where the words have their places.
fn page_number(document: &Document, ids: &mut Ids) -> Paragraph {
    let mut paragraph = ids.paragraph("Footer").align(AlignmentType::Center);
    let (before, rest) = document.page.split_once(Document::NUMBER).unwrap_or(("", &document.page));
    let (between, after) = rest.split_once(Document::TOTAL).unwrap_or((rest, ""));
    if !before.is_empty() {
        paragraph = paragraph.add_run(run(before));
    }
    paragraph = paragraph.add_page_num(PageNum::new()).add_run(run(between)).add_num_pages(NumPages::new());
    if after.is_empty() { paragraph } else { paragraph.add_run(run(after)) }
}

fn footer(document: &Document, ids: &mut Ids) -> Footer {
    let mut words = ids.paragraph("Footer");
    if let Some(mark) = &document.mark {
        words = words.add_run(run(&format!("{mark} · ")).bold());
    }
    words = words.add_run(run(&document.footer));
    Footer::new().add_paragraph(words).add_paragraph(page_number(document, ids))
}
