//! Paragraphs, with the identifiers that must be unique in a file counted from one.

use docx_rs::{BreakType, Footnote, Paragraph, Run};

use crate::document::{Inline, Span};

/// Counts the identifiers of one file. The crate's own counters run on from file to file, which would make equal
/// documents differ.
#[derive(Debug, Default)]
pub(super) struct Ids {
    paragraph: u32,
    footnote: usize,
    bookmark: usize,
    list: usize,
    picture: usize,
}

impl Ids {
    /// An empty paragraph of a style.
    pub(super) fn paragraph(&mut self, style: &str) -> Paragraph {
        self.paragraph += 1;
        Paragraph::new().id(format!("{:08X}", self.paragraph)).style(style)
    }

    /// The next bookmark.
    pub(super) fn bookmark(&mut self) -> usize {
        self.bookmark += 1;
        self.bookmark
    }

    /// The next numbered list; the first definition is that of bullets.
    pub(super) fn list(&mut self) -> usize {
        self.list += 1;
        self.list + super::body::BULLETS
    }

    /// The next picture.
    pub(super) fn picture(&mut self) -> usize {
        self.picture += 1;
        self.picture
    }

    /// Numbered lists so far.
    pub(super) fn lists(&self) -> usize {
        self.list
    }

    /// The paragraph with these words added.
    pub(super) fn words(&mut self, mut paragraph: Paragraph, words: &Inline) -> Paragraph {
        for span in &words.0 {
            paragraph = match span {
                Span::Text(text) => paragraph.add_run(run(text)),
                Span::Strong(text) => paragraph.add_run(run(text).bold()),
                Span::Emphasis(text) => paragraph.add_run(run(text).italic()),
                Span::Footnote(text) => self.footnote(paragraph, text),
            };
        }
        paragraph
    }

    /// The paragraph with a reference to a footnote added. Words that stood in an earlier footnote stand again: a field
    /// that repeats a footnote's number makes LibreOffice lose track of lists.
    pub(super) fn footnote(&mut self, paragraph: Paragraph, text: &str) -> Paragraph {
        self.footnote += 1;
        let content = self.paragraph("FootnoteText").add_run(Run::new().add_text(format!(" {text}")));
        // `Footnote::new` would draw from the crate's own counter.
        let footnote = Footnote { id: self.footnote, content: Vec::new() }.add_content(content);
        paragraph.add_run(Run::new().add_footnote_reference(footnote))
    }
}

/// A run of plain words; line ends become breaks.
pub(super) fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}
