//! What a table tells together with those published before.
//!
//! Every earlier question is asked of the file anew, so that each published number is known by the rows of the file it counts.
//! Rows that stand in the same cell of every table are one base unit.

use std::collections::HashMap;

use statistics::disclosure::{Conflict, Feasible, Ledger, Release, Sum, told_together};

use super::counted::Counted;
use super::{StudyError, Table};
use crate::file::{DataFile, FileError};
use crate::release::{PublishedCell, PublishedTable};

/// Base units times sums up to which all tables are looked at together, in seconds.
const MOST_TOGETHER: usize = 200_000;

/// Conflicts that are told; the others are counted.
const TOLD: usize = 5;

/// Where a row of the file is counted in a table; none where it is not.
type Place = Option<(u32, u32)>;

/// A table and what was published of it.
struct Compared<'a> {
    question: &'a Table,
    counted: Counted,
    cells: &'a [PublishedCell],
    /// Number and name; none for the new table.
    from: Option<String>,
}

/// All tables over the same base units.
struct Units<'a> {
    tables: Vec<Compared<'a>>,
    /// For each unit its place in every table, and how many it counts.
    units: Vec<(Vec<Place>, u64)>,
}

impl Table {
    /// Refuses where this table's `cells` together with `published` ones tell small counts; otherwise says what was not compared.
    pub(super) fn beside(
        &self,
        file: &DataFile,
        counted: Counted,
        cells: &[PublishedCell],
        published: &[PublishedTable],
    ) -> Result<Vec<&'static str>, StudyError> {
        let mut cautions = Vec::new();
        let earlier: Vec<(Self, &PublishedTable)> =
            published.iter().filter(|one| one.value == self.value).map(|one| (Self::of_published(one), one)).collect();
        let mut tables = vec![Compared { question: self, counted, cells, from: None }];
        for (question, one) in &earlier {
            match question.counted(&file.clone().only(one.condition.as_deref())) {
                Ok(counted) => {
                    let from = Some(format!("{} {}", one.id, one.name));
                    tables.push(Compared { question, counted, cells: &one.cells, from });
                }
                // Nobody of this file is in it.
                Err(StudyError::File(FileError::NoRows { .. } | FileError::NoneMeets { .. })) => {}
                Err(StudyError::File(FileError::NoColumn { .. } | FileError::Formula { .. })) => {
                    cautions.push("not-in-this-file");
                }
                Err(error) => return Err(error),
            }
        }
        cautions.dedup();
        let units = Units::of(tables);
        let mut told = units.pairs(self);
        if units.units.len() * units.sums().count() <= MOST_TOGETHER {
            told.extend(units.together(self).iter().map(|known| units.of_known(known)));
        } else {
            cautions.push("only-in-pairs");
        }
        if told.is_empty() {
            return Ok(cautions);
        }
        let more = told.len().saturating_sub(TOLD);
        told.truncate(TOLD);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        let problem =
            format!("with what was published before, this table tells small counts: {}{more}", told.join("; "));
        let remedy =
            "join categories, choose the same rows as before, or leave the table unpublished; nothing was entered";
        Err(StudyError::question(file, problem, remedy))
    }

    fn of_published(one: &PublishedTable) -> Self {
        let PublishedTable { rows, columns, value, threshold, zeros, .. } = one.clone();
        Self { rows, columns, value, threshold, zeros }
    }
}

impl<'a> Units<'a> {
    fn of(tables: Vec<Compared<'a>>) -> Self {
        let mut places: HashMap<usize, (Vec<Place>, u64)> = HashMap::new();
        for (at, table) in tables.iter().enumerate() {
            for row in table.counted.countings() {
                let (places, count) = places.entry(row.place).or_insert_with(|| (vec![None; tables.len()], row.count));
                places[at] = Some(row.cell);
                *count = row.count;
            }
        }
        let mut units: HashMap<Vec<Place>, u64> = HashMap::new();
        for (places, count) in places.into_values() {
            *units.entry(places).or_default() += count;
        }
        let mut units: Vec<_> = units.into_iter().collect();
        units.sort_unstable();
        Self { tables, units }
    }

    /// Every cell of every table: the table, the cell, and its units. A cell that counts nobody of this file has none and is
    /// left out.
    fn sums(&self) -> impl Iterator<Item = (usize, &PublishedCell, Vec<usize>)> {
        self.tables.iter().enumerate().flat_map(move |(at, table)| {
            table.cells.iter().filter_map(move |cell| {
                let units = self.units_of(at, table, cell);
                (!units.is_empty()).then_some((at, cell, units))
            })
        })
    }

    fn units_of(&self, at: usize, table: &Compared<'_>, cell: &PublishedCell) -> Vec<usize> {
        let place = |names: &[String], name: &Option<String>| match name {
            None => Some(None),
            Some(name) => names.iter().position(|known| known == name).map(|place| Some(place as u32)),
        };
        let (Some(row), Some(column)) =
            (place(&table.counted.rows, &cell.row), place(&table.counted.columns, &cell.column))
        else {
            return Vec::new();
        };
        let is_in = |place: Place| {
            place.is_some_and(|(in_row, in_column)| {
                row.is_none_or(|row| row == in_row) && column.is_none_or(|column| column == in_column)
            })
        };
        (0..self.units.len()).filter(|&unit| is_in(self.units[unit].0[at])).collect()
    }

    /// Published numbers whose difference is small, in words.
    fn pairs(&self, new: &Table) -> Vec<String> {
        let (own, earlier): (Vec<_>, Vec<_>) = self.sums().partition(|(at, ..)| *at == 0);
        let release = |(at, cell, units): (usize, &PublishedCell, Vec<usize>)| {
            let name = self.tables[at].named(cell);
            let units = units.into_iter().map(|unit| unit as u32).collect();
            cell.count.map(|count| Release { name, subject: String::new(), units, count })
        };
        let ledger = Ledger::of(earlier.into_iter().filter_map(release));
        let mut told = Vec::new();
        for own in own.into_iter().filter_map(release) {
            for conflict in ledger.conflicts(&own, new.rule()) {
                match conflict {
                    Conflict::Remainder { with, count } => {
                        told.push(format!("{} and {with} differ by {count}", own.name));
                    }
                    Conflict::Revision { of, difference } => {
                        told.push(format!("{} counts the same rows as {of}, and {difference} more or fewer", own.name));
                    }
                    // The data were mended since; and small counts of its own the table hides.
                    Conflict::Contradiction { .. } | Conflict::Small { .. } => {}
                }
            }
        }
        told
    }

    /// Small counts that all published numbers together settle.
    fn together(&self, new: &Table) -> Vec<Feasible> {
        let counts: Vec<u64> = self.units.iter().map(|(_, count)| *count).collect();
        let sums: Vec<Sum> =
            self.sums().map(|(_, cell, units)| Sum { units, published: cell.count.is_some() }).collect();
        told_together(&counts, &sums, new.rule()).expect("sums are of these units")
    }

    /// What is known of a unit or a hidden cell, in words.
    fn of_known(&self, known: &Feasible) -> String {
        let name = match known.cell.checked_sub(self.units.len()) {
            None => self.of_unit(&self.units[known.cell].0),
            Some(sum) => {
                let (at, cell, _) = self.sums().nth(sum).expect("it was one of the sums");
                self.tables[at].named(cell)
            }
        };
        if known.is_disclosed() {
            format!("all of them together tell that {name} counts {}", known.lower)
        } else {
            format!("all of them together tell that {name} counts {} to {}", known.lower, known.upper)
        }
    }

    /// The values that rows of a unit have in common.
    fn of_unit(&self, places: &[Place]) -> String {
        let mut values: Vec<String> = Vec::new();
        for (table, place) in self.tables.iter().zip(places) {
            let Some((row, column)) = *place else { continue };
            let pairs = [
                (&table.question.rows, &table.counted.rows[row as usize]),
                (&table.question.columns, &table.counted.columns[column as usize]),
            ];
            for (name, value) in pairs {
                let said = format!("{name} `{value}`");
                if !values.contains(&said) {
                    values.push(said);
                }
            }
        }
        values.join(", ")
    }
}

impl Compared<'_> {
    /// A cell in words.
    fn named(&self, cell: &PublishedCell) -> String {
        let value = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name} `{value}`"));
        let values: Vec<String> = [value(&self.question.rows, &cell.row), value(&self.question.columns, &cell.column)]
            .into_iter()
            .flatten()
            .collect();
        let values = if values.is_empty() { "the total".to_owned() } else { values.join(", ") };
        match &self.from {
            Some(from) => format!("{values} of «{from}»"),
            None => values,
        }
    }
}
