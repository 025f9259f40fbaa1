//! What leadership sees of a study: the newest year whose outcome is known for everybody, and how it differs from the year before.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Analysis, Protocol};
use chrono::{Datelike, NaiveDate};
use statistics::proportion::{Estimate, difference};

use super::Choice;
use super::answer::{Given, answer};
use super::cohort::Cohort;
use crate::complaint::Complaint;
use crate::study::{Cell, StudyResult, estimate_of, suppress_study};

/// Half of an interval, in hundredths: up to this a share is known closely, up to [`ROUGHLY`] roughly.
const CLOSELY: f64 = 0.025;
/// Half of an interval up to which a share is known roughly.
const ROUGHLY: f64 = 0.05;
/// A change whose interval lies within this much of nothing is none that matters.
const HARDLY: f64 = 0.03;

/// An answer that leads, of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// Protocol.
    pub protocol: String,
    /// Analysis.
    pub analysis: String,
    /// Column of the year.
    pub column: String,
    /// The newest year that is over.
    pub year: i32,
    /// Its answer.
    pub now: StudyResult,
    /// The answer of the year before; none where there is no such year.
    pub before: Option<StudyResult>,
}

/// How closely a share is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// To 2.5 of a hundred or better.
    Close,
    /// To 5 of a hundred or better.
    Rough,
    /// Less well.
    Vague,
}

/// What may be said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// The whole interval lies above nothing.
    More,
    /// The whole interval lies below nothing.
    Fewer,
    /// The interval holds nothing and is narrow: no change that matters.
    Same,
    /// The interval holds nothing and is wide: the data do not say.
    Unknown,
}

impl Lead {
    /// The share with its interval; none where there is none.
    #[must_use]
    pub fn share(&self) -> Option<Estimate> {
        estimate_of(&self.now)
    }

    /// How closely the share is known.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        let share = self.share()?;
        let half = (share.value - share.interval.lower).max(share.interval.upper - share.value);
        Some(match half {
            half if half <= CLOSELY => Certainty::Close,
            half if half <= ROUGHLY => Certainty::Rough,
            _ => Certainty::Vague,
        })
    }

    /// The same as those may see it who see counts only.
    #[must_use]
    pub fn suppressed(&self, below: u32) -> Self {
        let before = self.before.as_ref().map(|before| suppress_study(before, below));
        Self { now: suppress_study(&self.now, below), before, ..self.clone() }
    }

    /// The share of the year before, and this year's less it; none where one of them is not known.
    #[must_use]
    pub fn change(&self) -> Option<(f64, Estimate)> {
        let (now, before) = (self.share()?, estimate_of(self.before.as_ref()?)?);
        Some((before.value, difference(now, before)))
    }

    /// What may be said of the change since the year before.
    #[must_use]
    pub fn shift(&self) -> Option<Shift> {
        let (_, change) = self.change()?;
        Some(match change.interval {
            interval if interval.lower > 0.0 => Shift::More,
            interval if interval.upper < 0.0 => Shift::Fewer,
            interval if interval.lower >= -HARDLY && interval.upper <= HARDLY => Shift::Same,
            _ => Shift::Unknown,
        })
    }
}

/// Every answer that leads, of those that have a year that is over.
pub(crate) fn leads(
    protocol: &Protocol,
    cohort: &Cohort,
    as_of: NaiveDate,
    given: &Given,
) -> Result<Vec<Lead>, Complaint> {
    let mut found = Vec::new();
    for lead in &protocol.lead {
        let Some(analysis) = protocol.analysis(&lead.analysis) else { continue };
        let Some(ask) = analysis.ask.compared(None) else { continue };
        let question = Analysis { ask: ask.of_headline(), ..analysis.clone() };
        let of_year = |year: i32| -> Result<Option<StudyResult>, Complaint> {
            let only = BTreeMap::from([(lead.year.clone(), BTreeSet::from([year.to_string()]))]);
            let of_year = Choice { only, ..Choice::default() };
            Ok(answer(&question, &cohort.narrowed(&of_year)?.file(), given).made.ok().filter(is_whole))
        };
        for year in years_over(cohort, lead, as_of)?.into_iter().rev() {
            let Some(now) = of_year(year)? else { continue };
            let before = of_year(year - 1)?;
            let (protocol, analysis, column) = (protocol.id.clone(), analysis.id.clone(), lead.year.clone());
            found.push(Lead { protocol, analysis, column, year, now, before });
            break;
        }
    }
    Ok(found)
}

/// Years that ended by the as-of day and in which no case waits for time to pass.
fn years_over(cohort: &Cohort, lead: &catalogue::Lead, as_of: NaiveDate) -> Result<BTreeSet<i32>, Complaint> {
    let (mut counted, mut waiting) = (BTreeSet::new(), BTreeSet::new());
    for (year, reason) in cohort.cells().integers(&lead.year)?.into_iter().zip(cohort.reasons()) {
        let Some(year) = year.and_then(|year| i32::try_from(year).ok()) else { continue };
        match reason {
            None => drop(counted.insert(year)),
            Some(reason) if lead.waits.contains(reason) => drop(waiting.insert(year)),
            Some(_) => {}
        }
    }
    let last = if as_of.month() == 12 && as_of.day() == 31 { as_of.year() } else { as_of.year() - 1 };
    Ok(counted.into_iter().filter(|year| *year <= last && !waiting.contains(year)).collect())
}

/// Whether no window of it is still open.
fn is_whole(result: &StudyResult) -> bool {
    result.part("windows").is_none_or(|part| part.column("not_over").all(|cell| *cell == Cell::Count(0)))
}
