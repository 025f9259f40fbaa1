//! `/indicators/…`.

pub(crate) mod cases;
pub(super) mod passport;

use std::collections::BTreeMap;

use catalogue::{Indicator, Sees};
use measure::{IndicatorResult, suppress_indicator};

use crate::trouble::Trouble;
use crate::visit::Visit;

/// The readings asked for in the address, without those that are the chosen ones anyway.
pub(crate) fn readings(
    indicator: &Indicator,
    query: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Trouble> {
    let mut readings = BTreeMap::new();
    for (name, parameter) in &indicator.parameter {
        let Some(asked) = query.get(name).filter(|asked| **asked != literal(&parameter.value)) else { continue };
        if !parameter.choices.iter().any(|choice| literal(choice) == *asked) {
            return Err(Trouble::NotUnderstood);
        }
        readings.insert(name.clone(), asked.clone());
    }
    Ok(readings)
}

/// A reading as it stands in addresses.
fn literal(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The indicator's result under these readings, with small cells suppressed for those who see counts only.
pub(crate) async fn measured(
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
