//! Indicators of the pack with what was measured on the newest snapshot.

use std::collections::BTreeMap;

use catalogue::{Indicator, Sees};
use chrono::NaiveDate;
use measure::{BreakdownTable, Case, IndicatorResult, YearValue};
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::list::{Limit, List, place, size};
use super::operation::{Nothing, Shown};
use super::problem::{Refused, Whereabouts};
use super::shape::shape;
use crate::pages::indicators::cases::remember;
use crate::pages::indicators::{measured, readings};
use crate::trouble::Trouble;

shape! {
    /// Which readings are asked for.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Reading {
        /// Other readings of points the source leaves open: `upper_age=63`, several with commas between.
        readings: Option<String>,
    }
}

shape! {
    /// Which cases are asked for.
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct CasesAsked {
        year: i32,
        /// Cursor of the page: `next` of the page before; it ends with its snapshot.
        cursor: Option<String>,
        /// Cases of the page.
        limit: Option<Limit>,
    }
}

shape! {
    /// A line of the list of indicators.
    #[derive(Debug, Serialize)]
    pub(super) struct IndicatorLine {
        id: String,
        name: String,
        /// Unit of the value.
        unit: String,
        owner: String,
    }
}

shape! {
    /// An indicator with its values.
    #[derive(Debug, Serialize)]
    pub(super) struct IndicatorValues {
        id: String,
        name: String,
        method: String,
        unit: String,
        owner: String,
        /// Readings used, by name.
        readings: BTreeMap<String, String>,
        years: Vec<Measured>,
        provenance: Source,
    }
}

shape! {
    /// The value of one year.
    #[derive(Debug, Serialize)]
    pub(super) struct Measured {
        year: i32,
        value: Option<f64>,
        target: Option<f64>,
        /// `reached`, `not-reached`, `no-target`, `open`, `missing`.
        status: String,
        numerator: f64,
        denominator: u64,
        persons: u64,
        /// Cases left out, by reason.
        excluded: BTreeMap<String, u64>,
        breakdowns: Vec<BreakdownOut>,
    }
}

shape! {
    /// One breakdown.
    #[derive(Debug, Serialize)]
    pub(super) struct BreakdownOut {
        column: String,
        cells: Vec<CellOut>,
    }
}

shape! {
    /// A cell of a breakdown; null where there are too few to be told.
    #[derive(Debug, Serialize)]
    pub(super) struct CellOut {
        key: String,
        value: Option<f64>,
        numerator: Option<f64>,
        denominator: Option<u64>,
    }
}

shape! {
    /// Where the numbers come from.
    #[derive(Debug, Serialize)]
    pub(super) struct Source {
        definition: String,
        definition_version: u32,
        definition_hash: String,
        pack: String,
        snapshot_hash: String,
        as_of: NaiveDate,
        simulated: bool,
    }
}

shape! {
    /// A case behind a value; keys are pseudonyms.
    #[derive(Debug, Serialize)]
    pub(super) struct CaseOut {
        case_key: String,
        person_key: Option<String>,
        date: Option<NaiveDate>,
        /// Why it is left out; null where it counts.
        reason: Option<String>,
        numerator: f64,
        boundary: bool,
        columns: BTreeMap<String, String>,
    }
}

pub(super) async fn list(call: Call, _: Nothing) -> Result<List<IndicatorLine>, Refused> {
    let lang = call.visit.lang();
    let line = |indicator: &Indicator| IndicatorLine {
        id: indicator.id.clone(),
        name: indicator.name.get(lang).to_owned(),
        unit: indicator.unit.clone(),
        owner: indicator.owner.clone(),
    };
    Ok(List::whole(call.visit.app().catalogue().indicators.values().map(line).collect()))
}

pub(super) async fn open(call: Call, asked: Reading) -> Result<Shown<IndicatorValues>, Refused> {
    let (indicator, lang) = (indicator(&call)?, call.visit.lang());
    let readings = readings(indicator, &wanted(indicator, asked.readings.as_deref())?)?;
    let result = measured(&call.visit, indicator, &readings).await?;
    let provenance = result.provenance.clone();
    Ok(Shown::new(IndicatorValues {
        id: indicator.id.clone(),
        name: indicator.name.get(lang).to_owned(),
        method: indicator.method.get(lang).to_owned(),
        unit: indicator.unit.clone(),
        owner: indicator.owner.clone(),
        readings: result.parameters.clone(),
        years: years(result, &call),
        provenance: Source {
            definition: provenance.definition,
            definition_version: provenance.definition_version,
            definition_hash: provenance.definition_hash,
            pack: provenance.pack,
            snapshot_hash: provenance.snapshot_hash,
            as_of: provenance.as_of,
            simulated: provenance.simulated,
        },
    }))
}

pub(super) async fn cases(call: Call, asked: CasesAsked) -> Result<List<CaseOut>, Refused> {
    let indicator = indicator(&call)?;
    let measured = call.visit.app().measured();
    let snapshot = measured.engine.snapshot().manifest.hash.clone();
    let after: Option<(String, usize)> = place(asked.cursor.as_deref())?;
    let skipped = match after {
        Some((hash, _)) if hash != snapshot => {
            return Err(Refused::odd(Whereabouts::query_field("cursor"), "the snapshot was replaced; begin anew"));
        }
        after => after.map_or(0, |(_, skipped)| skipped),
    };
    let size = size(asked.limit);
    let cases = measured.engine.cases(&indicator.id, Some(asked.year), &BTreeMap::new()).await?;
    let all = cases.len();
    let rows: Vec<(usize, Case)> = cases.into_iter().enumerate().skip(skipped).take(size + 1).collect();
    remember(&call.visit, &indicator.id, asked.year, rows.len().min(size), all).await?;
    Ok(List::page(rows, size, |(at, _)| (snapshot.clone(), at + 1), |(_, case)| CaseOut::from(case)))
}

fn indicator(call: &Call) -> Result<&Indicator, Refused> {
    Ok(call.visit.app().catalogue().indicators.get(call.text("indicator")).ok_or(Trouble::NotFound)?)
}

/// Readings by name; every name is one the indicator has.
fn wanted(indicator: &Indicator, text: Option<&str>) -> Result<BTreeMap<String, String>, Refused> {
    let odd = || Refused::odd(Whereabouts::query_field("readings"), "no reading of this indicator");
    let pairs = text.unwrap_or_default().split(',').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').ok_or_else(odd)?;
            let known = indicator.parameter.contains_key(name);
            known.then(|| (name.to_owned(), value.to_owned())).ok_or_else(odd)
        })
        .collect()
}

fn years(result: IndicatorResult, call: &Call) -> Vec<Measured> {
    let few = call.visit.sees("indicator") == Sees::Counts;
    let below = u64::from(call.visit.app().catalogue().pack.suppress_below);
    // As on the page: numbers of excluded cases are too few to be told to who sees counts only.
    let told = move |count: &u64| !few || *count == 0 || *count >= below;
    let year = |one: YearValue| Measured {
        year: one.year,
        value: one.value,
        target: one.target,
        status: serde_json::to_value(one.status)
            .ok()
            .and_then(|status| status.as_str().map(str::to_owned))
            .unwrap_or_default(),
        numerator: one.numerator,
        denominator: one.denominator,
        persons: one.persons,
        excluded: one.excluded.into_iter().filter(|(_, count)| told(count)).collect(),
        breakdowns: one.breakdowns.into_iter().map(BreakdownOut::from).collect(),
    };
    result.years.into_iter().map(year).collect()
}

impl From<BreakdownTable> for BreakdownOut {
    fn from(table: BreakdownTable) -> Self {
        let cell = |cell: measure::BreakdownCell| CellOut {
            key: cell.key,
            value: cell.value,
            numerator: cell.numerator,
            denominator: cell.denominator,
        };
        Self { column: table.column, cells: table.cells.into_iter().map(cell).collect() }
    }
}

impl From<Case> for CaseOut {
    fn from(case: Case) -> Self {
        Self {
            case_key: case.case_key,
            person_key: case.person_key,
            date: case.date,
            reason: case.reason,
            numerator: case.numerator,
            boundary: case.boundary,
            columns: case.columns,
        }
    }
}
