//! The kinds of files that can be imported.

use super::field::{self, Field};

/// A kind of record a file can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Organisations and units.
    Organisations,
    /// Persons.
    Persons,
    /// Stays in custody.
    Custody,
    /// Releases of open stays.
    Releases,
    /// Probation sections.
    Sections,
    /// Facts from other registers.
    Facts,
    /// Ledger entries.
    Activities,
    /// Participations in ledger entries.
    Participations,
}

/// Every kind with its name on the command line and its columns.
const KINDS: &[(Kind, &str, &[Field])] = &[
    (Kind::Organisations, "organisations", field::ORGANISATIONS),
    (Kind::Persons, "persons", field::PERSONS),
    (Kind::Custody, "custody", field::CUSTODY),
    (Kind::Releases, "releases", field::RELEASES),
    (Kind::Sections, "sections", field::SECTIONS),
    (Kind::Activities, "activities", field::ACTIVITIES),
    (Kind::Participations, "participations", field::PARTICIPATIONS),
    (Kind::Facts, "facts", field::FACTS),
];

impl Kind {
    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known, _)| *known == name).map(|(kind, ..)| *kind)
    }

    /// Names of all kinds.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|(_, name, _)| *name)
    }

    /// Its columns.
    pub fn fields(self) -> &'static [Field] {
        KINDS.iter().find(|(kind, ..)| *kind == self).map(|(.., fields)| *fields).expect("every kind is listed")
    }

    /// A CSV file with the head and one example row.
    pub fn template(self) -> String {
        let line = |words: Vec<&str>| {
            words
                .into_iter()
                .map(|word| if word.contains(',') { format!("\"{word}\"") } else { word.to_owned() })
                .collect::<Vec<_>>()
                .join(",")
        };
        let head = line(self.fields().iter().map(|field| field.name).collect());
        let example = line(self.fields().iter().map(|field| field.example).collect());
        format!("{head}\n{example}\n")
    }
}
