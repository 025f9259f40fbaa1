//! What a study answers: which rows it used, with which settings, and its tables.

use std::path::PathBuf;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Cell, Part};
use crate::file::{DataFile, RowCount};

/// The answer of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyResult {
    /// Which study: `survival`, `accuracy`.
    pub study: &'static str,
    /// The file.
    pub file: PathBuf,
    /// The condition its rows had to meet.
    pub condition: Option<String>,
    /// What became of its rows.
    pub rows: RowCount,
    /// How it was computed.
    pub settings: Vec<(&'static str, Cell)>,
    /// What a reader must know before using the numbers, as codes.
    pub cautions: Vec<&'static str>,
    /// The tables.
    pub parts: Vec<Part>,
}

impl StudyResult {
    /// The answer of a study of a file, without tables yet.
    pub(super) fn of(study: &'static str, file: &DataFile, rows: &RowCount) -> Self {
        Self {
            study,
            file: file.path().to_owned(),
            condition: file.condition().map(str::to_owned),
            rows: rows.clone(),
            settings: Vec::new(),
            cautions: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Says a setting.
    pub(super) fn set(&mut self, name: &'static str, value: Cell) {
        self.settings.push((name, value));
    }

    /// Adds a table, unless it is empty.
    pub(super) fn add(&mut self, part: Part) {
        if !part.rows.is_empty() {
            self.parts.push(part);
        }
    }

    /// The table of this name.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.shape.name == name)
    }
}

struct Named<'a, T>(&'a [(T, Cell)]);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, cell)| (name, cell)))
    }
}

impl Serialize for StudyResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let missing: Vec<(&str, Cell)> =
            self.rows.missing.iter().map(|(column, count)| (column.as_str(), Cell::Count(*count))).collect();
        let RowCount { in_file, considered, used, .. } = self.rows;
        let rows = [("in_file", in_file), ("considered", considered), ("used", used)];
        let rows = rows.map(|(name, count)| (name, Cell::Count(count)));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("study", self.study)?;
        map.serialize_entry("file", &self.file)?;
        map.serialize_entry("condition", &self.condition)?;
        map.serialize_entry("rows", &Named(&rows))?;
        map.serialize_entry("missing", &Named(&missing))?;
        map.serialize_entry("settings", &Named(&self.settings))?;
        map.serialize_entry("cautions", &self.cautions)?;
        for part in &self.parts {
            map.serialize_entry(part.shape.name, part)?;
        }
        map.end()
    }
}
