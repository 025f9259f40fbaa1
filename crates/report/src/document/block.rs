//! Blocks a document is made of.

use super::{Inline, Table};
use crate::chart::Picture;

/// One block.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// Heading.
    Heading(Heading),
    /// Paragraph.
    Paragraph(Inline),
    /// List.
    List(List),
    /// Table.
    Table(Table),
    /// Remark set apart from the text.
    Note(Note),
    /// Picture; a table after it holds its numbers.
    Picture(Box<Picture>),
    /// Where the document comes from: long hashes, so it is not spread to both margins.
    Origin(String),
    /// New page.
    PageBreak,
}

/// A heading.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// Depth from 1.
    pub(crate) level: u8,
    /// Anchor, unique in the document, ASCII.
    pub(crate) id: String,
    /// Words.
    pub(crate) text: String,
    /// Footnote on it.
    pub(crate) footnote: Option<String>,
}

/// A list.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// Numbered or with bullets.
    pub(crate) numbered: bool,
    /// Its items.
    pub(crate) items: Vec<Inline>,
}

/// A remark.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// What it is, in bold before the text.
    pub(crate) label: String,
    /// Text.
    pub(crate) text: Inline,
}

impl Block {
    /// A heading without footnote.
    pub(crate) fn heading(level: u8, id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Heading(Heading { level, id: anchor(&id.into()), text: text.into(), footnote: None })
    }

    /// A paragraph of plain words.
    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(Inline::from(text.into()))
    }

    /// A list with bullets.
    pub(crate) fn bullets(items: impl IntoIterator<Item = Inline>) -> Self {
        Self::List(List { numbered: false, items: items.into_iter().collect() })
    }

    /// A numbered list.
    pub(crate) fn numbered(items: impl IntoIterator<Item = Inline>) -> Self {
        Self::List(List { numbered: true, items: items.into_iter().collect() })
    }
}

/// Anchor from an id: letters, digits and underscores, beginning with a letter, as Word wants bookmarks.
pub(crate) fn anchor(id: &str) -> String {
    let body: String = id.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '_' }).collect();
    format!("s_{body}")
}
