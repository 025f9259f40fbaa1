//! Cases: the rows an indicator's or rule's query returns, in order of date and key.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Indicator, Parameter, Period, Query};
use chrono::{Datelike, NaiveDate};

use super::cells::Cells;
use crate::Case;
use crate::complaint::Complaint;
use crate::parameters::{Literal, Parameters};
use crate::session::Session;

/// Column the boundary condition is put into.
const BOUNDARY: &str = "__boundary";

/// All cases of one query.
#[derive(Debug)]
pub(crate) struct Cases {
    pub(crate) rows: Vec<Row>,
    /// Names of the breakdown columns.
    pub(crate) columns: Vec<String>,
}

/// One case.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) key: String,
    pub(crate) person: Option<String>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) period: Option<i32>,
    pub(crate) reason: Option<String>,
    pub(crate) numerator: f64,
    pub(crate) boundary: bool,
    /// Values of the breakdown columns; empty for null.
    pub(crate) values: Vec<String>,
}

impl Cases {
    /// Runs an indicator's query.
    pub(crate) async fn of(
        session: &Session,
        indicator: &Indicator,
        parameters: &Parameters,
    ) -> Result<Self, Complaint> {
        let query = &indicator.query;
        let mut frame = session.plan(&query.sql, parameters).await?;
        if let Some(boundary) = &query.boundary {
            let condition = frame.parse_sql_expr(boundary)?;
            frame = frame.with_column(BOUNDARY, condition)?;
        }
        let cells = Cells::new(&frame.collect().await?)?;
        Self::read(&cells, query, indicator.period)
    }

    fn read(cells: &Cells, query: &Query, period: Period) -> Result<Self, Complaint> {
        let columns: Vec<String> = query.breakdown.iter().map(|breakdown| breakdown.column.clone()).collect();
        let keys = cells.texts("case_key")?;
        let mut persons = cells.texts("person_key")?.into_iter();
        let mut dates = cells.days("date")?.into_iter();
        let mut reasons = cells.texts("reason")?.into_iter();
        let mut numerators = cells.numbers("numerator")?.into_iter();
        let mut untils = optional(period == Period::StockAtYearEnd, || cells.days("until"))?;
        let mut periods = optional(period == Period::Given, || cells.integers("period"))?;
        let mut boundaries = optional(query.boundary.is_some(), || cells.truths(BOUNDARY))?;
        let mut values =
            columns.iter().map(|column| Ok(cells.texts(column)?.into_iter())).collect::<Result<Vec<_>, Complaint>>()?;
        let mut rows = Vec::with_capacity(cells.len());
        for key in keys {
            rows.push(Row {
                key: key.unwrap_or_default(),
                person: persons.next().flatten(),
                date: dates.next().flatten(),
                until: untils.next().flatten(),
                period: periods.next().flatten().and_then(|year| i32::try_from(year).ok()),
                reason: reasons.next().flatten(),
                numerator: numerators.next().flatten().unwrap_or(0.0),
                boundary: boundaries.next().unwrap_or(false),
                values: values.iter_mut().map(|column| column.next().flatten().unwrap_or_default()).collect(),
            });
        }
        rows.sort_by(|a, b| (a.date, &a.key).cmp(&(b.date, &b.key)));
        Ok(Self { rows, columns })
    }

    /// Cases of one year, or all, as they are shown.
    pub(crate) fn shown(&self, year: Option<i32>, years_of: impl Fn(&Row) -> Vec<i32>) -> Vec<Case> {
        let wanted = |row: &&Row| year.is_none_or(|year| years_of(row).contains(&year));
        self.rows.iter().filter(wanted).map(|row| self.case(row)).collect()
    }

    fn case(&self, row: &Row) -> Case {
        Case {
            case_key: row.key.clone(),
            person_key: row.person.clone(),
            date: row.date,
            reason: row.reason.clone(),
            numerator: row.numerator,
            boundary: row.boundary,
            columns: self.columns.iter().cloned().zip(row.values.iter().cloned()).collect::<BTreeMap<_, _>>(),
        }
    }
}

impl Row {
    /// The years it belongs to, up to that of the as-of day for a stock.
    pub(crate) fn years(&self, period: Period, as_of: NaiveDate) -> Vec<i32> {
        match (period, self.date) {
            (Period::Given, _) => self.period.into_iter().collect(),
            (Period::CalendarYear, date) => date.map(|date| date.year()).into_iter().collect(),
            (Period::StockAtYearEnd, None) => Vec::new(),
            (Period::StockAtYearEnd, Some(from)) => (from.year()..=as_of.year())
                .filter(|year| {
                    let day = year_end(*year).min(as_of);
                    from <= day && self.until.is_none_or(|until| day <= until)
                })
                .collect(),
        }
    }
}

/// 31 December.
pub(crate) fn year_end(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// Parameters of an indicator: the chosen readings, replaced where `instead` names another.
pub(crate) fn parameters(indicator: &Indicator, instead: &BTreeMap<String, String>) -> Result<Parameters, Complaint> {
    chosen(&indicator.parameter, instead)
}

/// The values of parameters, replaced where `instead` names another of their choices.
pub(crate) fn chosen(
    declared: &BTreeMap<String, Parameter>,
    instead: &BTreeMap<String, String>,
) -> Result<Parameters, Complaint> {
    let known: Vec<&str> = declared.keys().map(String::as_str).collect();
    if let Some(unknown) = instead.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(Complaint::unknown(format!("the definition has no parameter `{unknown}`"), unknown, &known));
    }
    let mut parameters = Parameters::default();
    for (name, parameter) in declared {
        let literal = |value| {
            Literal::of(value).ok_or_else(|| {
                let problem = format!("parameter `{name}` is neither text, number nor true or false");
                Complaint::new(problem, "write such a value")
            })
        };
        let chosen = literal(&parameter.value)?;
        let value = match instead.get(name) {
            None => chosen,
            Some(text) => {
                let mut choices = vec![chosen];
                for choice in &parameter.choices {
                    choices.push(literal(choice)?);
                }
                let words: Vec<String> = choices.iter().map(ToString::to_string).collect();
                let place = words.iter().position(|word| word == text).ok_or_else(|| {
                    let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
                    Complaint::unknown(format!("`{text}` is no choice of parameter `{name}`"), text, &words)
                })?;
                choices.swap_remove(place)
            }
        };
        parameters.set(name, value);
    }
    Ok(parameters)
}

/// The file a definition stands in, relative to the pack.
pub(crate) fn file_of(catalogue: &Catalogue, kind: catalogue::Kind, id: &str) -> String {
    catalogue.origin(kind, id).map_or_else(|| kind.home().to_owned(), |origin| origin.file.to_string())
}

fn optional<T>(
    wanted: bool,
    read: impl FnOnce() -> Result<Vec<T>, Complaint>,
) -> Result<std::vec::IntoIter<T>, Complaint> {
    Ok(if wanted { read()? } else { Vec::new() }.into_iter())
}
