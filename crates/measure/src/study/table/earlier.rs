//! What a table tells together with those published earlier.
//!
//! Every earlier question is asked of the file anew, so that each published number is known by the rows of the file it counts.
//! Rows that stand in the same cell of every table are one base unit.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use statistics::disclosure::{Conflict, Feasible, Joint, KnownSum, KnownSums, Overlap, Rule, Sum};

use super::counted::Counted;
use super::{StudyError, Table};
use crate::file::{DataFile, FileError};
use crate::release::{PublishedCell, PublishedTable};

/// Open base units times sums up to which tables are looked at together, in seconds.
const MOST_TOGETHER: usize = 1_000_000;

/// Conflicts that are told; the others are counted.
const TOLD: usize = 5;

/// Where a row of the file is counted in a table; none where it is not.
type Place = Option<(u32, u32)>;

/// A table and what was published of it.
struct Compared<'a> {
    question: &'a Table,
    condition: Option<&'a str>,
    counted: Counted,
    cells: &'a [PublishedCell],
    /// Number and name; none for the new table.
    from: Option<String>,
}

impl Table {
    /// Refuses where this table's `cells` together with `published` ones tell small counts; otherwise says what was not
    /// compared.
    pub(super) fn beside(
        &self,
        file: &DataFile,
        counted: Counted,
        cells: &[PublishedCell],
        published: &[PublishedTable],
    ) -> Result<Vec<&'static str>, StudyError> {
        let questions: Vec<Self> = published.iter().map(Self::of_published).collect();
        let mut cautions = BTreeSet::new();
        let mut counts = RowCounts::of(&counted);
        let mut tables = Vec::new();
        for (question, one) in questions.iter().zip(published) {
            match question.counted(&file.clone().only(one.condition.as_deref())) {
                Ok(counted) if counts.agree(&counted) => {
                    if !one.cells.iter().all(|cell| cell.count.is_none_or(|count| count == 0) || counted.has(cell)) {
                        cautions.insert("not-in-this-file");
                    }
                    let (condition, from) = (one.condition.as_deref(), Some(format!("{} {}", one.id, one.name)));
                    tables.push(Compared { question, condition, counted, cells: &one.cells, from });
                }
                Ok(_) => {
                    cautions.insert("other-value");
                }
                // Nobody of this file is in it.
                Err(StudyError::File(FileError::NoRows { .. } | FileError::NoneMeets { .. })) => {}
                Err(StudyError::File(FileError::NoColumn { .. } | FileError::Formula { .. })) => {
                    cautions.insert("not-in-this-file");
                }
                Err(error) => return Err(error),
            }
        }
        if tables.is_empty() {
            return Ok(cautions.into_iter().collect());
        }
        // The strictest rule of all: what one table hides, another must not tell.
        let rule = tables.iter().map(|table| table.question.rule()).fold(self.rule(), |one, other| Rule {
            threshold: one.threshold.max(other.threshold),
            zeros: one.zeros || other.zeros,
        });
        tables.push(Compared { question: self, condition: file.condition(), counted, cells, from: None });
        let all: Vec<&Compared<'_>> = tables.iter().collect();
        let all = Crossing::of(&all, rule);
        let mut told = all.pairs();
        if all.is_small() {
            told.extend(all.together());
        } else {
            cautions.insert("only-in-pairs");
            let (new, earlier) = tables.split_last().expect("the new table is there");
            for one in earlier {
                let both = Crossing::of(&[one, new], rule);
                if !both.is_small() {
                    let problem =
                        format!("this table and {} have too many crossings to be looked at together", quoted(one));
                    let remedy = "join categories, or make smaller tables with --where; nothing was entered";
                    return Err(StudyError::question(file, problem, remedy));
                }
                told.extend(both.together());
            }
        }
        if told.is_empty() { Ok(cautions.into_iter().collect()) } else { Err(refused(file, &told)) }
    }

    fn of_published(one: &PublishedTable) -> Self {
        let PublishedTable { rows, columns, value, threshold, zeros, missing_as, .. } = one.clone();
        Self { rows, columns, value, threshold, zeros, missing_as }
    }
}

/// What is told, by the names of whom it is about.
type Told = BTreeMap<String, String>;

fn refused(file: &DataFile, told: &Told) -> StudyError {
    let more = told.len().saturating_sub(TOLD);
    let shown: Vec<&str> = told.values().take(TOLD).map(String::as_str).collect();
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let problem = format!("with what was published before, this table tells small counts: {}{more}", shown.join("; "));
    let remedy = "join categories, choose the same rows as before, count rows without a value with --missing-as, or leave the \
                  table unpublished. Where the file is about other rows than earlier ones, such as another year, give it a column \
                  that says so and choose with --where. Nothing was entered";
    StudyError::question(file, problem, remedy)
}

/// How much each row of the file counts, where some table counts it.
struct RowCounts(Vec<Option<u64>>);

impl RowCounts {
    fn of(counted: &Counted) -> Self {
        let mut counts = Self(vec![None; rows_of(counted)]);
        counts.agree(counted);
        counts
    }

    /// Whether rows count as much here as there; if so, those not seen before are kept.
    fn agree(&mut self, counted: &Counted) -> bool {
        let known = |row: usize| self.0.get(row).copied().flatten();
        if counted.countings().any(|row| known(row.place - 1).is_some_and(|count| count != row.count)) {
            return false;
        }
        for row in counted.countings() {
            self.0[row.place - 1] = Some(row.count);
        }
        true
    }
}

fn rows_of(counted: &Counted) -> usize {
    usize::try_from(counted.used.in_file).expect("rows in memory")
}

/// A cell of one of the tables.
struct Part<'a> {
    table: &'a Compared<'a>,
    cell: &'a PublishedCell,
    units: Vec<usize>,
    /// How many its units count in this file.
    count: u64,
}

impl Part<'_> {
    fn is_new(&self) -> bool {
        self.table.from.is_none()
    }

    /// The number as it was published; it may be of an earlier state of the data.
    fn published(&self) -> Option<u64> {
        self.cell.count
    }

    fn was_revised(&self) -> bool {
        self.published().is_some_and(|count| count != self.count)
    }

    /// Which rows it counts by definition: the condition and the values.
    fn definition(&self) -> (Option<&str>, BTreeSet<(&str, &str)>) {
        (self.table.condition, self.table.values(self.cell).collect())
    }
}

/// Tables over the same base units.
struct Crossing<'a> {
    tables: Vec<&'a Compared<'a>>,
    /// For each unit its place in every table, and how many it counts.
    units: Vec<(Vec<Place>, u64)>,
    /// The cells that count somebody of this file; those of the new table last.
    parts: Vec<Part<'a>>,
    rule: Rule,
}

impl<'a> Crossing<'a> {
    fn of(tables: &[&'a Compared<'a>], rule: Rule) -> Self {
        let rows = tables.first().map_or(0, |table| rows_of(&table.counted));
        // Places of each row of the file, table by table, and how much it counts.
        let (mut places, mut counts) = (vec![None; rows * tables.len()], vec![0; rows]);
        for (at, table) in tables.iter().enumerate() {
            for row in table.counted.countings() {
                places[(row.place - 1) * tables.len() + at] = Some(row.cell);
                counts[row.place - 1] = row.count;
            }
        }
        let mut units: HashMap<&[Place], u64> = HashMap::new();
        for (places, count) in places.chunks(tables.len()).zip(&counts) {
            *units.entry(places).or_default() += count;
        }
        let counted = units.into_iter().filter(|(places, _)| places.iter().any(Option::is_some));
        let mut units: Vec<_> = counted.map(|(places, count)| (places.to_vec(), count)).collect();
        units.sort_unstable();
        let parts = tables.iter().enumerate().flat_map(|(at, table)| parts(at, table, &units)).collect();
        Self { tables: tables.to_vec(), units, parts, rule }
    }

    /// Whether the tables can be looked at together in seconds.
    fn is_small(&self) -> bool {
        self.joint(self.sums(true)).size(self.rule) <= MOST_TOGETHER
    }

    fn joint(&self, sums: Vec<Sum>) -> Joint {
        Joint::new(self.units.iter().map(|(_, count)| *count).collect(), sums).expect("sums are of these units")
    }

    fn count_of(&self, units: &[usize]) -> u64 {
        units.iter().map(|&unit| self.units[unit].1).sum()
    }

    /// Published numbers whose difference is small.
    fn pairs(&self) -> Told {
        let earlier: Vec<&Part<'_>> =
            self.parts.iter().filter(|part| !part.is_new() && part.published().is_some()).collect();
        let sum = |part: &Part<'_>| Some(KnownSum { units: part.units.clone(), count: part.published()? });
        let known = KnownSums::of(earlier.iter().filter_map(|part| sum(part)));
        let mut told = Told::new();
        for part in self.parts.iter().filter(|part| part.is_new()) {
            let Some(new) = sum(part) else { continue };
            for Conflict { with, difference, overlap } in known.conflicts(&new, self.rule) {
                let other = earlier[with];
                if overlap == Overlap::Same && difference == 0 && part.definition() == other.definition() {
                    continue;
                }
                let rest = difference_of(&part.units, &other.units);
                if overlap == Overlap::Within && self.was_told(&rest) {
                    continue;
                }
                let said = match overlap {
                    Overlap::Same if difference > 0 => {
                        format!(
                            "{} counts the same rows as {}, and {difference} more or fewer",
                            part.name(),
                            other.name()
                        )
                    }
                    Overlap::Same => format!("{} counts nobody else than {}", part.name(), other.name()),
                    Overlap::Within => format!("{} and {} differ by {difference}", part.name(), other.name()),
                };
                told.entry(format!("{rest:?} {}", part.name())).or_insert(said);
            }
            for (from, before) in self.implied(part) {
                let difference = before.abs_diff(new.count);
                if (1..self.rule.threshold).contains(&difference) {
                    let said = format!(
                        "{} counts the same rows as parts of {from} do together, and {difference} more or fewer",
                        part.name()
                    );
                    told.entry(format!("{} {from}", part.name())).or_insert(said);
                }
            }
        }
        told
    }

    /// Whether the count of these units could be computed from the earlier tables alone.
    fn was_told(&self, units: &[usize]) -> bool {
        let mut sums = self.sums(false);
        sums.push(Sum { units: units.to_vec(), published: false });
        let cell = self.units.len() + sums.len() - 1;
        let joint = self.joint(sums);
        let rule = Rule { threshold: self.count_of(units) + 1, zeros: true };
        joint.size(rule) <= MOST_TOGETHER
            && joint.told(rule).expect("sums add up").iter().any(|known| known.cell == cell && known.is_disclosed())
    }

    /// What earlier tables whose data were revised said of the rows of a new cell, where their cells make it up: table and count.
    fn implied(&self, new: &Part<'_>) -> Vec<(String, u64)> {
        let mut found = Vec::new();
        for table in self.tables.iter().filter(|table| table.from.is_some()) {
            let mut parts: Vec<&Part<'_>> = self
                .parts
                .iter()
                .filter(|part| std::ptr::eq(part.table, *table) && part.published().is_some())
                .collect();
            if !parts.iter().any(|part| part.was_revised()) {
                continue;
            }
            parts.sort_by_key(|part| std::cmp::Reverse(part.units.len()));
            let mut left: BTreeSet<usize> = new.units.iter().copied().collect();
            let (mut count, mut number) = (0, 0);
            for part in parts {
                if part.units.iter().all(|unit| left.contains(unit)) {
                    left.retain(|unit| !part.units.contains(unit));
                    count += part.published().unwrap_or_default();
                    number += 1;
                }
            }
            // A single cell is compared as it is.
            if left.is_empty() && number > 1 {
                found.push((quoted(table), count));
            }
        }
        found
    }

    /// The cells as sums, with the new table's or without. What was published of an earlier state of the data is no number of today.
    fn sums(&self, with_new: bool) -> Vec<Sum> {
        self.of_today(with_new)
            .map(|part| Sum { units: part.units.clone(), published: part.published().is_some() })
            .collect()
    }

    fn of_today(&self, with_new: bool) -> impl Iterator<Item = &Part<'a>> {
        self.parts.iter().filter(move |part| !part.was_revised() && (with_new || !part.is_new()))
    }

    /// Small counts that all published numbers together settle, and the earlier ones alone did not.
    fn together(&self) -> Told {
        let settled = |with_new: bool| self.joint(self.sums(with_new)).told(self.rule).expect("sums add up");
        let before: BTreeMap<usize, f64> = settled(false).iter().map(|known| (known.cell, known.width())).collect();
        let is_new = |known: &Feasible| before.get(&known.cell).is_none_or(|width| known.width() < width - 1e-6);
        settled(true).iter().filter(|known| is_new(known)).map(|known| self.known(known)).collect()
    }

    /// What is known of a unit or a hidden cell: whom it is about, and a sentence.
    fn known(&self, known: &Feasible) -> (String, String) {
        let name = match known.cell.checked_sub(self.units.len()) {
            None => self.of_unit(&self.units[known.cell].0),
            Some(sum) => self.of_today(true).nth(sum).expect("it was one of the sums").name(),
        };
        let units = match known.cell.checked_sub(self.units.len()) {
            None => vec![known.cell],
            Some(sum) => self.of_today(true).nth(sum).expect("it was one of the sums").units.clone(),
        };
        let counts =
            if known.is_disclosed() { known.lower.to_string() } else { format!("{} to {}", known.lower, known.upper) };
        (format!("{units:?}"), format!("all of them together tell that {name} counts {counts}"))
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

/// The cells of a table that count somebody, with their units.
fn parts<'a>(at: usize, table: &'a Compared<'a>, units: &[(Vec<Place>, u64)]) -> Vec<Part<'a>> {
    let mut of: HashMap<(Option<u32>, Option<u32>), Vec<usize>> = HashMap::new();
    for (unit, (places, _)) in units.iter().enumerate() {
        let Some((row, column)) = places[at] else { continue };
        for cell in [(Some(row), Some(column)), (Some(row), None), (None, Some(column)), (None, None)] {
            of.entry(cell).or_default().push(unit);
        }
    }
    let places = |names: &'a [String]| -> HashMap<&'a str, u32> { names.iter().map(String::as_str).zip(0..).collect() };
    let (rows, columns) = (places(&table.counted.rows), places(&table.counted.columns));
    let place = |known: &HashMap<&str, u32>, name: &Option<String>| match name {
        None => Some(None),
        Some(name) => known.get(name.as_str()).map(|place| Some(*place)),
    };
    let part = |cell: &'a PublishedCell| {
        let units_of = of.get(&(place(&rows, &cell.row)?, place(&columns, &cell.column)?))?.clone();
        let count = units_of.iter().map(|&unit| units[unit].1).sum();
        Some(Part { table, cell, units: units_of, count })
    };
    table.cells.iter().filter_map(part).collect()
}

/// Units of the one that are not of the other, whichever is larger.
fn difference_of(one: &[usize], other: &[usize]) -> Vec<usize> {
    let (large, small) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let small: BTreeSet<&usize> = small.iter().collect();
    large.iter().filter(|unit| !small.contains(unit)).copied().collect()
}

impl Part<'_> {
    /// The cell in words.
    fn name(&self) -> String {
        let values: Vec<String> =
            self.table.values(self.cell).map(|(name, value)| format!("{name} `{value}`")).collect();
        let values = if values.is_empty() { "the total".to_owned() } else { values.join(", ") };
        if self.is_new() { values } else { format!("{values} of {}", quoted(self.table)) }
    }
}

impl Compared<'_> {
    /// The columns and values that a cell is about.
    fn values<'a>(&'a self, cell: &'a PublishedCell) -> impl Iterator<Item = (&'a str, &'a str)> {
        let pairs = [(&self.question.rows, &cell.row), (&self.question.columns, &cell.column)];
        pairs.into_iter().filter_map(|(name, value)| Some((name.as_str(), value.as_deref()?)))
    }
}

fn quoted(table: &Compared<'_>) -> String {
    format!("“{}”", table.from.as_deref().unwrap_or_default())
}
