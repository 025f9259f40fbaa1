//! From cases to the value of each year.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use catalogue::{CountUnit, Indicator, MeasureAs, Period};
use chrono::Datelike;

use super::cases::{Cases, Row};
use super::completeness::{Known, Verdict};
use crate::{BreakdownCell, BreakdownTable, Completeness, YearValue};

/// Values of every year with a target, a baseline or a case, oldest first.
pub(crate) fn years(indicator: &Indicator, cases: &Cases, known: Known) -> Vec<YearValue> {
    let mut by_year: BTreeMap<i32, Vec<&Row>> = BTreeMap::new();
    for row in &cases.rows {
        for year in row.years(indicator.period, known.as_of) {
            by_year.entry(year).or_default().push(row);
        }
    }
    let printed = |values: &BTreeMap<String, f64>| -> BTreeMap<i32, f64> {
        values.iter().filter_map(|(year, value)| Some((year.parse().ok()?, *value))).collect()
    };
    let (targets, baselines) = (printed(&indicator.target), printed(&indicator.baseline));
    let all: BTreeSet<i32> = by_year.keys().chain(targets.keys()).chain(baselines.keys()).copied().collect();
    let mut values: BTreeMap<i32, f64> = BTreeMap::new();
    let mut answer = Vec::with_capacity(all.len());
    for year in all {
        let rows = by_year.get(&year).map_or(&[][..], Vec::as_slice);
        let mut one = one_year(indicator, cases, year, rows);
        one.completeness = match known.year(year, indicator.complete_after_months) {
            Completeness::BeforeRecord if !rows.is_empty() => Completeness::Complete,
            other => other,
        };
        let unknown = one.completeness == Completeness::BeforeRecord || year > known.as_of.year();
        if rows.is_empty() && unknown {
            one.value = None;
        }
        if one.denominator == 0 && (rows.is_empty() || one.value.is_none()) {
            one.value = baselines.get(&year).copied().or(one.value);
        }
        one.target = targets.get(&year).copied();
        one.status = Verdict {
            value: one.value,
            target: one.target,
            before: values.get(&(year - 1)).copied(),
            comparator: indicator.comparator,
            grows: indicator.measure_as == MeasureAs::Count && indicator.period != Period::StockAtYearEnd,
        }
        .status(&one.completeness);
        values.extend(one.value.map(|value| (year, value)));
        answer.push(one);
    }
    answer
}

/// Everything about a year but its target.
fn one_year(indicator: &Indicator, cases: &Cases, year: i32, rows: &[&Row]) -> YearValue {
    let counted: Vec<&Row> = rows.iter().copied().filter(|row| row.reason.is_none()).collect();
    let mut excluded = BTreeMap::new();
    for reason in rows.iter().filter_map(|row| row.reason.as_ref()) {
        *excluded.entry(reason.clone()).or_insert(0) += 1;
    }
    let positive: Vec<&Row> = counted.iter().copied().filter(|row| row.numerator > 0.0).collect();
    let total = Total::of(indicator, &counted);
    YearValue {
        year,
        value: total.value,
        numerator: total.numerator,
        denominator: total.denominator,
        persons: persons(&positive),
        cases: count(positive.len()),
        target: None,
        status: crate::Status::NoTarget,
        completeness: Completeness::Complete,
        excluded,
        boundary: Some(count(rows.iter().filter(|row| row.boundary).count())),
        breakdowns: breakdowns(indicator, cases, &counted),
    }
}

fn breakdowns(indicator: &Indicator, cases: &Cases, counted: &[&Row]) -> Vec<BreakdownTable> {
    let table = |(place, column): (usize, &String)| {
        let mut by_value: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in counted {
            by_value.entry(row.values[place].as_str()).or_default().push(row);
        }
        let cell = |(key, rows): (&str, Vec<&Row>)| {
            let total = Total::of(indicator, &rows);
            BreakdownCell {
                key: key.to_owned(),
                value: total.value,
                numerator: Some(total.numerator),
                denominator: Some(total.denominator),
                persons: Some(persons(&rows)),
            }
        };
        BreakdownTable { column: column.clone(), cells: by_value.into_iter().map(cell).collect() }
    };
    cases.columns.iter().enumerate().map(table).collect()
}

/// The official reading of some counted cases.
struct Total {
    value: Option<f64>,
    numerator: f64,
    denominator: u64,
}

impl Total {
    fn of(indicator: &Indicator, counted: &[&Row]) -> Self {
        if indicator.measure_as == MeasureAs::Latest {
            let latest = counted.last().map(|row| row.numerator);
            return Self { value: latest, numerator: latest.unwrap_or(0.0), denominator: count(counted.len()) };
        }
        let (numerator, denominator) = match indicator.counts {
            CountUnit::Cases => (sum(counted.iter().map(|row| row.numerator)), count(counted.len())),
            CountUnit::Persons => once_per_person(counted),
        };
        let value = match indicator.measure_as {
            MeasureAs::Share if denominator == 0 => None,
            #[expect(clippy::cast_precision_loss, reason = "a country has fewer than 2^52 cases")]
            MeasureAs::Share => Some(100.0 * numerator / denominator as f64),
            MeasureAs::Count | MeasureAs::Latest => Some(numerator),
        };
        Self { value, numerator, denominator }
    }
}

/// Every person counts once, with the highest numerator of their cases; cases without a person count one by one.
fn once_per_person(counted: &[&Row]) -> (f64, u64) {
    let mut best: HashMap<&str, f64> = HashMap::new();
    let (mut numerator, mut denominator) = (0.0, 0);
    for row in counted {
        if let Some(person) = &row.person {
            let highest = best.entry(person).or_insert(row.numerator);
            *highest = highest.max(row.numerator);
        } else {
            numerator += row.numerator;
            denominator += 1;
        }
    }
    let mut of_persons: Vec<f64> = best.values().copied().collect();
    of_persons.sort_unstable_by(f64::total_cmp);
    (numerator + sum(of_persons.into_iter()), denominator + count(best.len()))
}

/// The sum, where nothing is plain zero: the standard library's is minus zero.
fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}

fn persons(rows: &[&Row]) -> u64 {
    count(rows.iter().filter_map(|row| row.person.as_deref()).collect::<HashSet<_>>().len())
}

fn count(number: usize) -> u64 {
    u64::try_from(number).expect("memory holds fewer than 2^64 rows")
}
