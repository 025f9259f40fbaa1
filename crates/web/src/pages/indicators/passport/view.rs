//! What the passport page prints.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Catalogue, Indicator, Sees, wording};
use measure::{BreakdownTable, IndicatorResult, Provenance};

use crate::pages::board::newest_complete;
use crate::pages::indicators::{literal, reason_words};
use crate::shown::{self, State};
use crate::words::Words;

/// The head of the page.
#[derive(Debug)]
pub(super) struct Facts {
    pub year: String,
    pub value: String,
    pub target: String,
    pub state: State,
    pub counted: String,
    pub owner: String,
    pub frequency: String,
}

/// One year.
#[derive(Debug)]
pub(super) struct YearRow {
    pub year: i32,
    pub value: String,
    pub target: String,
    pub state: State,
    pub numerator: String,
    pub denominator: String,
    pub persons: String,
    pub excluded: String,
    pub boundary: String,
    pub completeness: String,
    pub explanation: String,
}

/// A point the source leaves open.
#[derive(Debug)]
pub(super) struct Reading {
    pub name: String,
    pub words: String,
    pub choices: Vec<ReadingChoice>,
}

/// One way to read it.
#[derive(Debug)]
pub(super) struct ReadingChoice {
    pub value: String,
    /// The reading Tilts takes.
    pub official: bool,
    pub shown: bool,
}

/// One breakdown.
#[derive(Debug)]
pub(super) struct Breakdown {
    pub name: String,
    pub rows: Vec<[String; 4]>,
}

/// Cases left out, by reason and year.
#[derive(Debug)]
pub(super) struct Exclusions {
    pub years: Vec<i32>,
    pub rows: Vec<(String, Vec<String>)>,
}

/// The official text.
#[derive(Debug)]
pub(super) struct Passport {
    pub number: String,
    pub rows: Vec<(String, String)>,
    pub footnotes: Vec<String>,
    pub anomalies: Vec<String>,
    pub sources: Vec<String>,
}

pub(super) fn outcome(indicator: &Indicator, catalogue: &Catalogue, words: Words) -> String {
    let policy = catalogue.policies.get(&indicator.document);
    let outcome = policy.and_then(|policy| policy.outcome.iter().find(|outcome| Some(outcome.no) == indicator.outcome));
    outcome.map(|outcome| format!("{}. {}", outcome.no, outcome.name.get(words.lang))).unwrap_or_default()
}

pub(super) fn facts(indicator: &Indicator, result: &IndicatorResult, catalogue: &Catalogue, words: Words) -> Facts {
    let with_unit = |value| shown::with_unit(value, &indicator.unit, catalogue, words.lang);
    let year = newest_complete(result);
    let owner = catalogue.institution(&indicator.owner);
    Facts {
        year: year.map(|year| year.year.to_string()).unwrap_or_default(),
        value: year.and_then(|year| year.value).map_or_else(|| words.t("no-value"), with_unit),
        target: shown::target(year.and_then(|year| year.target).map(with_unit), indicator.comparator, words),
        state: shown::status(year.map_or(measure::Status::Missing, |year| year.status), words),
        counted: words.t(match indicator.counts {
            catalogue::CountUnit::Cases => "counts-cases",
            catalogue::CountUnit::Persons => "counts-persons",
        }),
        owner: owner.map_or(indicator.owner.as_str(), |name| name.get(words.lang)).to_owned(),
        frequency: words.t(match indicator.frequency {
            catalogue::Frequency::Yearly => "frequency-yearly",
            catalogue::Frequency::EverySecondYear => "frequency-second-year",
        }),
    }
}

pub(super) fn years(indicator: &Indicator, result: &IndicatorResult, words: Words) -> Vec<YearRow> {
    let bare = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| shown::bare(value, &indicator.unit, words.lang))
    };
    let whole = |count| shown::whole(count, words.lang);
    let explanation = |year: i32| indicator.explanation.get(&year.to_string());
    let years = result.years.iter().map(|year| YearRow {
        year: year.year,
        value: bare(year.value),
        target: bare(year.target),
        state: shown::status(year.status, words),
        numerator: wording::number(year.numerator, 2, words.lang),
        denominator: whole(year.denominator),
        persons: whole(year.persons),
        excluded: whole(year.excluded.values().sum()),
        boundary: year.boundary.map_or_else(|| words.t("suppressed"), whole),
        completeness: shown::completeness(&year.completeness, words),
        explanation: explanation(year.year).map(|text| text.get(words.lang).to_owned()).unwrap_or_default(),
    });
    years.collect()
}

pub(super) fn readings(indicator: &Indicator, result: &IndicatorResult, words: Words) -> Vec<Reading> {
    let reading = |(name, parameter): (&String, &catalogue::Parameter)| {
        let (official, used) = (literal(&parameter.value), result.parameters.get(name));
        let choices = parameter.choices.iter().map(literal).map(|value| ReadingChoice {
            official: value == official,
            shown: used.map_or(value == official, |used| *used == value),
            value,
        });
        Reading { name: name.clone(), words: parameter.name.get(words.lang).to_owned(), choices: choices.collect() }
    };
    indicator.parameter.iter().map(reading).collect()
}

pub(super) fn breakdowns(
    indicator: &Indicator,
    result: &IndicatorResult,
    query: &BTreeMap<String, String>,
    catalogue: &Catalogue,
    words: Words,
) -> (String, Vec<Breakdown>) {
    let asked = query.get("year").and_then(|year| year.parse::<i32>().ok());
    let asked = asked.and_then(|asked| result.years.iter().find(|year| year.year == asked));
    let Some(year) = asked.or_else(|| newest_complete(result)) else { return (String::new(), Vec::new()) };
    let tables = year.breakdowns.iter().map(|table| breakdown(indicator, table, catalogue, words)).collect();
    (year.year.to_string(), tables)
}

fn breakdown(indicator: &Indicator, table: &BreakdownTable, catalogue: &Catalogue, words: Words) -> Breakdown {
    let definition = indicator.query.breakdown.iter().find(|definition| definition.column == table.column);
    let classifier = definition.and_then(|definition| definition.classifier.as_deref());
    let hidden = || words.t("suppressed");
    let rows = table.cells.iter().map(|cell| {
        let name = match (cell.key.as_str(), classifier) {
            ("", _) => words.t("not-known"),
            (key, Some("activity-type")) => {
                catalogue.activity_types.get(key).map_or(key, |kind| kind.name.get(words.lang)).to_owned()
            }
            (key, Some(classifier)) => catalogue.word(classifier, key, words.lang).to_owned(),
            (key, None) => key.to_owned(),
        };
        [
            name,
            cell.value.map_or_else(hidden, |value| shown::bare(value, &indicator.unit, words.lang)),
            cell.numerator.map_or_else(hidden, |value| wording::number(value, 2, words.lang)),
            cell.denominator.map_or_else(hidden, |count| shown::whole(count, words.lang)),
        ]
    });
    let name = definition.map_or(table.column.as_str(), |definition| definition.name.get(words.lang));
    Breakdown { name: name.to_owned(), rows: rows.collect() }
}

pub(super) fn exclusions(
    indicator: &Indicator,
    result: &IndicatorResult,
    below: u32,
    sees: Sees,
    words: Words,
) -> Exclusions {
    let with_any: Vec<_> = result.years.iter().filter(|year| !year.excluded.is_empty()).collect();
    let reasons: BTreeSet<&String> = with_any.iter().flat_map(|year| year.excluded.keys()).collect();
    let rows = reasons.into_iter().map(|reason| {
        let counts = with_any
            .iter()
            .map(|year| count_shown(year.excluded.get(reason).copied().unwrap_or_default(), below, sees, words));
        (reason_words(indicator, reason, words.lang), counts.collect())
    });
    Exclusions { years: with_any.iter().map(|year| year.year).collect(), rows: rows.collect() }
}

/// A count, or "fewer than five" for those who may not see so few.
pub(crate) fn count_shown(count: u64, below: u32, sees: Sees, words: Words) -> String {
    if sees == Sees::Counts && count > 0 && count < u64::from(below) {
        return words.with("fewer-than", &[("limit", below.to_string().into())]);
    }
    shown::whole(count, words.lang)
}

pub(super) fn passport(indicator: &Indicator, words: Words) -> Passport {
    let text = |text: &catalogue::Text| text.get(words.lang).trim().to_owned();
    let place = |source: &catalogue::Source| format!("{}: {}", source.document, source.place);
    let anomaly = |anomaly: &catalogue::Anomaly| match &anomaly.source {
        Some(source) => format!("{} ({})", text(&anomaly.note), place(source)),
        None => text(&anomaly.note),
    };
    Passport {
        number: indicator.passport.number.clone(),
        rows: indicator.passport.row.iter().map(|row| (text(&row.label), text(&row.text))).collect(),
        footnotes: indicator.passport.footnote.iter().map(text).collect(),
        anomalies: indicator.anomaly.iter().map(anomaly).collect(),
        sources: indicator.sources.iter().map(place).collect(),
    }
}

/// Where the numbers come from.
pub(crate) fn provenance(provenance: &Provenance, words: Words) -> Vec<(String, String)> {
    let data = if provenance.simulated { "provenance-simulated" } else { "provenance-recorded" };
    vec![
        (words.t("provenance-definition"), provenance.definition.clone()),
        (words.t("provenance-version"), provenance.definition_version.to_string()),
        (words.t("provenance-definition-hash"), provenance.definition_hash.clone()),
        (words.t("provenance-pack"), provenance.pack.clone()),
        (words.t("provenance-as-of"), wording::date(provenance.as_of, words.lang)),
        (words.t("provenance-snapshot-hash"), provenance.snapshot_hash.clone()),
        (words.t("provenance-data"), words.t(data)),
    ]
}
