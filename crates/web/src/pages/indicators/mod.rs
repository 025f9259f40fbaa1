//! `/indicators/…`.

pub(super) mod cases;
pub(super) mod passport;

use std::collections::BTreeMap;

use catalogue::{Indicator, Sees};
use measure::{IndicatorResult, suppress_indicator};

use crate::trouble::Trouble;
use crate::visit::Visit;

/// The readings asked for in the address, without those that are the chosen ones anyway.
fn readings(indicator: &Indicator, query: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let asked = query.iter().filter(|(name, value)| {
        indicator.parameter.get(*name).is_some_and(|parameter| literal(&parameter.value) != **value)
    });
    asked.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// A reading as it stands in addresses.
fn literal(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The indicator's result under these readings, with small cells suppressed for those who see counts only.
async fn measured(
    visit: &Visit,
    indicator: &Indicator,
    readings: &BTreeMap<String, String>,
) -> Result<IndicatorResult, Trouble> {
    let measured = visit.app().measured();
    let result = match (readings.is_empty(), measured.board.indicators.get(&indicator.id)) {
        (true, Some(result)) => result.clone(),
        _ => measured.engine.indicator(&indicator.id, readings).await?,
    };
    let below = visit.app().catalogue().pack.suppress_below;
    Ok(if visit.sees("indicator") == Sees::Persons { result } else { suppress_indicator(&result, below) })
}

/// Words of a reason code.
fn reason_words(indicator: &Indicator, code: &str, lang: &str) -> String {
    indicator.reason.get(code).map_or(code, |text| text.get(lang)).to_owned()
}
