//! The questions of a protocol put otherwise: broken down by one column, and as a curve over time.

use super::Ask;

/// Days of an average month, leap years shared out.
const DAYS_A_MONTH: f64 = 365.25 / 12.0;

impl Ask {
    /// The same question by `column` alone, or of everybody together; none where it compares people in a way of its own.
    #[must_use]
    pub fn compared(&self, column: Option<&str>) -> Option<Self> {
        let mut asked = self.clone();
        match &mut asked {
            Self::Windows { by, .. }
            | Self::Rates { by, .. }
            | Self::Shares { by, .. }
            | Self::Amounts { by, .. }
            | Self::Index { by, .. } => {
                *by = column.map(str::to_owned).into_iter().collect();
            }
            Self::Survival { group, .. } | Self::Incidence { group, .. } => *group = column.map(str::to_owned),
            _ => return None,
        }
        Some(asked)
    }

    /// Whether groups are compared with one of them.
    #[must_use]
    pub fn has_reference(&self) -> bool {
        matches!(self, Self::Windows { .. } | Self::Shares { .. })
    }

    /// The time until the event that windows are about, by `column`, printed at the same months; none of other questions.
    ///
    /// Following ends with the event, on the day it ended early, or on the day up to which registers are known; an event on
    /// the day following ended still counts, as it does in windows.
    #[must_use]
    pub fn curve(&self, column: Option<&str>) -> Option<Self> {
        let Self::Windows { start, event, until, known_until, months, .. } = self else { return None };
        let ends = until.iter().chain([known_until]).map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        Some(Self::Survival {
            time: format!("least({}, {ends}) - {}", quoted(event), quoted(start)),
            status: format!("coalesce({} <= least({ends}), false)", quoted(event)),
            group: column.map(str::to_owned),
            at: months.iter().map(|months| (f64::from(*months) * DAYS_A_MONTH).round()).collect(),
            horizon: None,
        })
    }

    /// The same question of one window: the one that leads, or the longest. Other questions stay as they are.
    #[must_use]
    pub fn of_headline(&self) -> Self {
        let mut asked = self.clone();
        if let Self::Windows { months, headline, .. } = &mut asked {
            *months = headline.or(months.last().copied()).into_iter().collect();
        }
        asked
    }
}

/// A column's name as SQL takes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
