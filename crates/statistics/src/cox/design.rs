//! The rows in the order in which the likelihood reads them: by stratum and time, events before censorings.

use std::ops::Range;

use super::model::Cox;
use crate::Error;
use crate::survival::Groups;
use crate::survival::order::by_group_and_time;
use crate::threads::{over_items, over_ranges};

use super::dot::{dot, total};

/// The rows between one event time and the next; the first of a stratum may begin before any event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) start: usize,
    /// Rows `start..events_end` have the event, at this segment's time.
    pub(super) events_end: usize,
    pub(super) end: usize,
    pub(super) time: f64,
    pub(super) stratum: usize,
}

impl Segment {
    pub(super) fn events(&self) -> usize {
        self.events_end - self.start
    }
}

/// What is fixed while coefficients are sought.
#[derive(Debug, Clone)]
pub(super) struct Design {
    pub(super) names: Vec<String>,
    pub(super) rows: usize,
    /// The original number of each sorted row.
    pub(super) row: Vec<u32>,
    pub(super) segments: Vec<Segment>,
    /// Each covariate in sorted order, less its mean, in standard deviations.
    pub(super) columns: Vec<Vec<f64>>,
    pub(super) mean: Vec<f64>,
    pub(super) scale: Vec<f64>,
    /// For late entry: for each sorted row how many segments end with its entry, 0 where its stratum has none before.
    pub(super) missed: Option<Vec<u32>>,
    pub(super) events: usize,
    /// For Fine & Gray's model: what keeps rows with another cause at risk.
    pub(super) retained: Option<Retained>,
    /// The exit time of each sorted row.
    pub(super) exit: Vec<f64>,
    /// The entry time of each sorted row, where rows enter late.
    pub(super) entry: Option<Vec<f64>>,
}

/// The weights with which rows stay at risk after another cause: G(t−)/G(Tᵢ−).
#[derive(Debug, Clone)]
pub(super) struct Retained {
    /// 1/G(Tᵢ−) of each sorted row with another cause; 0 for all other rows.
    pub(super) inverse: Vec<f64>,
    /// G(t−) at each segment's time.
    pub(super) remaining: Vec<f64>,
}

impl Design {
    pub(super) fn new(cox: &Cox<'_>) -> Result<Self, Error> {
        let (follow_up, covariates) = (cox.follow_up, cox.covariates);
        let rows = follow_up.rows();
        Error::same_length("follow-up", rows, "covariates", covariates.rows())?;
        let whole = Groups::one(rows);
        let strata = cox.strata.unwrap_or(&whole);
        strata.matching(rows)?;
        let event = follow_up.event();
        let is_event = |row: usize| match cox.cause {
            Some(cause) => event[row] == cause,
            None => event[row] > 0,
        };
        let row = by_group_and_time(follow_up.exit(), strata, follow_up.largest_whole(), |row| !is_event(row));
        let exit = in_order(follow_up.exit(), &row);
        let segments = segments(&exit, strata.sizes(), |sorted| is_event(row[sorted] as usize));
        let events: usize = segments.iter().map(Segment::events).sum();
        if events == 0 {
            return Err(Error::NoEvents { what: "the rows of the model" });
        }
        let sorted = over_items(covariates.columns(), |column| standardised(column, &row));
        let (mut columns, mut mean, mut scale) = (Vec::new(), Vec::new(), Vec::new());
        for (column, centre, spread) in sorted {
            columns.push(column);
            mean.push(centre);
            scale.push(spread);
        }
        let entry = follow_up.entry().map(|entry| in_order(entry, &row));
        let missed = entry.as_ref().map(|entry| missed(&segments, entry));
        let names = covariates.names().to_vec();
        Ok(Self { names, rows, row, segments, columns, mean, scale, missed, events, retained: None, exit, entry })
    }

    /// The number of covariates.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Consecutive segments of some thousand rows each, the same on every machine.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        let target = (self.rows / 64).max(8192);
        let (mut blocks, mut first) = (Vec::new(), 0);
        for (i, segment) in self.segments.iter().enumerate() {
            if segment.end - self.segments[first].start >= target || i + 1 == self.segments.len() {
                blocks.push(first..i + 1);
                first = i + 1;
            }
        }
        blocks
    }

    /// The segments of each stratum.
    pub(super) fn strata(&self) -> Vec<Range<usize>> {
        let (mut strata, mut first) = (Vec::new(), 0);
        for i in 1..=self.segments.len() {
            if self.segments.get(i).is_none_or(|segment| segment.stratum != self.segments[first].stratum) {
                strata.push(first..i);
                first = i;
            }
        }
        strata
    }
}

/// A column in the order of `row`.
fn in_order(column: &[f64], row: &[u32]) -> Vec<f64> {
    over_ranges(row.len(), |range| row[range].iter().map(|&row| column[row as usize]).collect::<Vec<f64>>()).concat()
}

/// Cuts sorted rows at event times; of rows of one time those with the event come first.
fn segments(exit: &[f64], sizes: &[usize], is_event: impl Fn(usize) -> bool) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut stratum_start = 0;
    for (stratum, &size) in sizes.iter().enumerate() {
        let stratum_end = stratum_start + size;
        let mut start = stratum_start;
        while start < stratum_end {
            let time = exit[start];
            let mut events_end = start;
            while events_end < stratum_end && exit[events_end] <= time && is_event(events_end) {
                events_end += 1;
            }
            let mut end = events_end;
            while end < stratum_end && (exit[end] <= time || !is_event(end)) {
                // Rows censored before the next event belong here; a later time begins anew at its first event.
                end += 1;
            }
            segments.push(Segment { start, events_end, end, time, stratum });
            start = end;
        }
        stratum_start = stratum_end;
    }
    segments
}

/// A column in the order of `row`, less its mean and divided by its standard deviation.
fn standardised(column: &[f64], row: &[u32]) -> (Vec<f64>, f64, f64) {
    let rows = column.len() as f64;
    let mean = total(column) / rows;
    let mut sorted: Vec<f64> = row.iter().map(|&row| column[row as usize] - mean).collect();
    let scale = (dot(&sorted, &sorted) / rows).sqrt();
    for x in &mut sorted {
        *x /= scale;
    }
    (sorted, mean, scale)
}

/// For each row the index after the last segment, of its stratum, whose time is not after its entry.
fn missed(segments: &[Segment], entry: &[f64]) -> Vec<u32> {
    let mut missed = vec![0; entry.len()];
    let mut start = 0;
    while start < segments.len() {
        let stratum = segments[start].stratum;
        let end = start + segments[start..].partition_point(|segment| segment.stratum <= stratum);
        for row in segments[start].start..segments[end - 1].end {
            let before = segments[start..end].partition_point(|segment| segment.time <= entry[row]);
            if before > 0 {
                missed[row] = u32::try_from(start + before).expect("fewer segments than rows");
            }
        }
        start = end;
    }
    missed
}
