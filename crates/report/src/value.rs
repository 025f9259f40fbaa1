//! How values of an indicator are printed: with its unit, and what counts as equal.

use catalogue::{Catalogue, Indicator, MeasureAs, Unit, wording};

/// Decimals printed at most.
pub(crate) const DECIMALS: usize = 2;

/// Printed numbers of one indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure<'a> {
    unit: Option<&'a Unit>,
    share: bool,
    lang: &'a str,
}

impl<'a> Figure<'a> {
    /// For an indicator.
    pub(crate) fn of(catalogue: &'a Catalogue, indicator: &Indicator, lang: &'a str) -> Self {
        let share = indicator.measure_as == MeasureAs::Share || indicator.unit == "percent";
        Self { unit: catalogue.units.get(&indicator.unit), share, lang }
    }

    /// For a counted noun.
    pub(crate) fn counting(catalogue: &'a Catalogue, unit: &str, lang: &'a str) -> Self {
        Self { unit: catalogue.units.get(unit), share: unit == "percent", lang }
    }

    /// The number without its unit, except the sign of a share.
    pub(crate) fn shown(&self, value: f64) -> String {
        if self.share {
            wording::percent(value, DECIMALS, self.lang)
        } else {
            wording::number(value, DECIMALS, self.lang)
        }
    }

    /// The noun in the plural, `%` for shares.
    pub(crate) fn noun(&self) -> &str {
        if self.share {
            return "%";
        }
        self.unit.and_then(|unit| unit.forms.get(self.lang)).map_or("", |forms| forms.other.as_str())
    }

    /// Whether it counts persons, whose small numbers are suppressed.
    pub(crate) fn persons(&self) -> bool {
        self.unit.is_some_and(|unit| unit.persons)
    }
}

/// Whether two values are the same to every digit that is printed.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}
