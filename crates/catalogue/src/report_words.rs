//! `reports/*.toml`: section structure and standing words of a report.

use serde::{Deserialize, Serialize};

use crate::{Source, Text};

/// Words of one report (`reports/midterm.toml`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportWords {
    /// Id: `midterm`.
    pub id: String,
    /// Guidelines it evaluates.
    pub document: String,
    /// Plan it reports on.
    pub plan: String,
    /// Kind of document: "Informatīvais ziņojums".
    pub kind: Text,
    /// Title.
    pub name: Text,
    /// Place and year: "Rīgā, 2025".
    pub imprint: Text,
    /// First year reported.
    pub from_year: i32,
    /// Last year reported.
    pub to_year: i32,
    /// Sections in order.
    pub section: Vec<ReportSection>,
    /// Where the structure comes from.
    pub sources: Vec<Source>,
}

/// One section; `content` says which computed block follows its paragraphs.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSection {
    /// Id: `introduction`.
    pub id: String,
    /// Heading.
    pub name: Text,
    /// Depth of the heading: 1 for chapters, 2 for the sections of the chapter before it.
    #[serde(default = "chapter")]
    pub level: u8,
    /// Paragraphs; one that begins with `• ` is an item of a list.
    #[serde(default)]
    pub paragraph: Vec<Text>,
    /// Computed block: `outcomes-table`, `indicator-values`, `directions`, `conclusion-lists`, `resources`,
    /// `target-group-view`, `impact`, `further-action`, `passport-annex`, `carry-over-annex`, `anomalies`,
    /// `provenance`; absent: paragraphs only.
    pub content: Option<String>,
}

fn chapter() -> u8 {
    1
}
