//! `docs/SNAPSHOT.md`: the schema for people who write indicators.

use std::fmt::Write;

use super::{Kind, TABLES};

const HEAD: &str = "\
# The snapshot

<!-- Generated from crates/measure/src/schema by `tilts docs`; change it there. -->

A snapshot is a folder with one Parquet file per table and a `manifest.json` with row counts, hashes, the pack it was
taken with and its as-of day. Queries of indicators, counting rules and plan targets read these tables and nothing else.

- Text columns whose name ends in `_key` are pseudonyms: keyed hashes (HMAC-SHA-256) of the record's ids, with a key of
  their own for every purpose. Two snapshots for the same purpose can be compared person by person, two for different
  purposes cannot.
- What happened after the as-of day is not in the snapshot: later rows are left out, later closings, withdrawals and
  answers are null. Days of entry (`recorded_on`, `registered_on`, `entered_on`) do not decide; an external value
  belongs to the year it is about.
- Rows stand in the order of their columns, so that the same record gives the same bytes.
- Column names that are also words of SQL are written in quotes: `a.\"on\"`, `h.\"count\"`, `a.\"until\"`.
";

/// The text of `docs/SNAPSHOT.md`.
#[must_use]
pub fn markdown() -> String {
    let mut page = HEAD.to_owned();
    for table in TABLES {
        let _ = write!(page, "\n## {}\n\nOne row is {}.\n\n", table.name, table.row);
        page.push_str("| column | type | null | what it says |\n|---|---|---|---|\n");
        for column in table.columns {
            let null = if column.nullable { "yes" } else { "" };
            let _ = writeln!(page, "| `{}` | {} | {null} | {} |", column.name, word(column.kind), column.doc);
        }
    }
    page
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Date => "date",
        Kind::Bool => "true or false",
        Kind::Int => "whole number",
        Kind::Float => "number",
    }
}
