//! Values and targets of one indicator year by year, as pages about its subject show them.

use catalogue::Indicator;

use crate::shown::{self, State};
use crate::visit::Visit;

/// An indicator's years.
#[derive(Debug)]
pub(super) struct Yearly {
    pub id: String,
    pub name: String,
    pub years: Vec<YearRow>,
}

/// One year.
#[derive(Debug)]
pub(super) struct YearRow {
    pub year: i32,
    pub value: String,
    pub target: String,
    pub state: State,
    /// Why it differs, where the pack says so.
    pub explanation: String,
}

/// The first indicator that fits, for those who may read indicators.
pub(super) fn yearly(visit: &Visit, fits: impl Fn(&Indicator) -> bool) -> Option<Yearly> {
    if !visit.may("read", "indicator") {
        return None;
    }
    let indicator = visit.app().catalogue().indicators.values().find(|indicator| fits(indicator))?;
    let measured = visit.app().measured();
    let (result, words) = (measured.board.indicators.get(&indicator.id)?, visit.words());
    let number = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| shown::bare(value, &indicator.unit, words.lang))
    };
    let explanation = |year: i32| indicator.explanation.get(&year.to_string());
    let years = result.years.iter().map(|year| YearRow {
        year: year.year,
        value: number(year.value),
        target: number(year.target),
        state: shown::status(year.status, words),
        explanation: explanation(year.year).map(|text| text.get(words.lang).to_owned()).unwrap_or_default(),
    });
    Some(Yearly { id: indicator.id.clone(), name: indicator.name.get(words.lang).to_owned(), years: years.collect() })
}
