//! The columns of each kind of import: name, form, whether it must be filled, an example.

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Column name.
    pub name: &'static str,
    /// Whether every row must fill it.
    pub required: bool,
    /// Example shown by `--template`.
    pub example: &'static str,
}

const fn must(name: &'static str, example: &'static str) -> Field {
    Field { name, required: true, example }
}

const fn may(name: &'static str, example: &'static str) -> Field {
    Field { name, required: false, example }
}

/// Columns of `organisations`.
pub const ORGANISATIONS: &[Field] = &[
    must("id", "jelgavas-cietums"),
    must("name", "Jelgavas cietums"),
    must("kind", "prison"),
    may("parent", ""),
    may("agency", "ievp"),
    may("region", "zemgale"),
    may("regime", "closed"),
];

/// Columns of `persons`.
pub const PERSONS: &[Field] = &[
    must("external_key", "IIS-1001"),
    must("given_name", "Jānis"),
    must("family_name", "Paraugs"),
    may("code", "150385-10009"),
    may("born_on", "1985-03-15"),
    may("sex", "male"),
    may("citizenship", "LV"),
    may("language", "lv"),
    may("employer_agency", ""),
    may("volunteer", "no"),
];

/// Columns of `custody`.
pub const CUSTODY: &[Field] = &[
    must("person", "IIS-1001"),
    must("legal_status", "sentenced"),
    must("unit", "jelgavas-cietums"),
    may("regime", "closed"),
    must("from", "2024-02-01"),
];

/// Columns of `releases`.
pub const RELEASES: &[Field] = &[must("person", "IIS-1001"), must("on", "2025-02-01"), must("kind", "full-term")];

/// Columns of `sections`.
pub const SECTIONS: &[Field] = &[
    must("person", "IIS-1001"),
    must("function", "supervision"),
    must("basis", "suspended-sentence"),
    must("unit", "vpd-zemgale"),
    must("opened_on", "2024-03-01"),
    may("closed_on", "2025-03-01"),
    may("closing_reason", "completed"),
    may("employed_at_opening", "no"),
    may("employed_at_closing", "yes"),
];

/// Columns of `facts`.
pub const FACTS: &[Field] = &[
    must("person", "IIS-1001"),
    must("kind", "tax-query"),
    must("on", "2024-03-01"),
    may("until", ""),
    may("value", "not-employed"),
    must("source", "vid"),
    must("queried_on", "2024-03-02"),
];

/// Columns of `activities`.
pub const ACTIVITIES: &[Field] = &[
    must("external_key", "A-2024-17"),
    must("kind", "family-day"),
    may("title", ""),
    must("on", "2024-05-11"),
    may("until", ""),
    must("agency", "ievp"),
    must("unit", "jelgavas-cietums"),
    may("place", ""),
    may("region", ""),
    may("delivery", "on-site"),
    may("profession", ""),
    may("funding", "esf"),
    may("project", ""),
    may("external_fund", ""),
    may("measure", "plan-2023-2024/1.3"),
    may("topic", ""),
    may("programme", ""),
    may("instrument", ""),
    may("international", ""),
    may("partner", ""),
    may("minutes", "240"),
    may("headcounts", "prisoners=12 guests=30 adults=21 children=9"),
];

/// Columns of `participations`.
pub const PARTICIPATIONS: &[Field] = &[
    must("activity", "A-2024-17"),
    may("person", "IIS-1001"),
    must("role", "prisoner"),
    may("organisation", ""),
    must("attended", "yes"),
    may("minutes", "240"),
    may("outcome", ""),
    may("system_record", "yes"),
];
