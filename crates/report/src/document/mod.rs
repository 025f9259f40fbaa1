//! The one document model: content is written once and rendered to DOCX and HTML.

mod block;
mod span;
mod table;

use chrono::NaiveDate;

pub(crate) use block::{Block, Heading, List, Note, anchor};
pub(crate) use span::{Inline, Span};
pub(crate) use table::{Cell, Column, Row, Table};

use crate::chart::Picture;
use crate::words::Words;

/// A whole document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Language: `lv`, `en`.
    pub(crate) lang: String,
    /// Kind printed above the title: "Informatīvais ziņojums".
    pub(crate) kind: Option<String>,
    /// Title.
    pub(crate) title: String,
    /// Words that must not be overlooked, on the title page and in the footer: simulated data.
    pub(crate) mark: Option<String>,
    /// Place and year at the foot of the title page, with the day it was made.
    pub(crate) imprint: Vec<String>,
    /// Line at the foot of every page.
    pub(crate) footer: String,
    /// Heading of the table of contents.
    pub(crate) contents: String,
    /// Words at the foot of every page, with [`Document::NUMBER`] and [`Document::TOTAL`] in their places.
    pub(crate) page: String,
    /// Day it was made.
    pub(crate) made_on: NaiveDate,
    /// A section to be put into another document: no title page, no table of contents.
    pub(crate) is_section: bool,
    /// Content in order.
    pub(crate) blocks: Vec<Block>,
}

impl Document {
    /// Place of the page's number.
    pub(crate) const NUMBER: &str = "{page}";
    /// Place of the number of pages.
    pub(crate) const TOTAL: &str = "{pages}";

    /// The words at the foot of every page.
    pub(crate) fn page_words(words: &Words) -> String {
        words.say_with("page", &[("number", Self::NUMBER), ("total", Self::TOTAL)])
    }

    /// The pictures, in order.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(&**picture),
            _ => None,
        })
    }

    /// Headings that the table of contents lists.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.level <= 2 => Some(heading),
            _ => None,
        })
    }
}
