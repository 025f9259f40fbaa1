//! The rows in the order in which the likelihood reads them: by stratum and time, events before censorings.

use std::ops::Range;

use super::model::Cox;
use crate::Error;
use crate::survival::Groups;
use crate::survival::order::by_group_and_time;
use crate::threads::over_items;

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
        let mut row = by_group_and_time(follow_up.exit(), strata, follow_up.largest_whole());
        let (exit, event) = (follow_up.exit(), follow_up.event());
        let is_event = |row: u32| match cox.cause {
            Some(cause) => event[row as usize] == cause,
            None => event[row as usize] > 0,
        };
        let segments = segments(&mut row, exit, strata.sizes(), is_event);
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
        let missed = follow_up.entry().map(|entry| missed(&segments, &row, entry));
        let entry = follow_up.entry().map(|entry| row.iter().map(|&row| entry[row as usize]).collect());
        let exit = row.iter().map(|&row| exit[row as usize]).collect();
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

/// Cuts sorted rows at event times, moving events to the front of their segment.
fn segments(row: &mut [u32], exit: &[f64], sizes: &[usize], is_event: impl Fn(u32) -> bool) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut stratum_start = 0;
    let mut tied = Vec::new();
    for (stratum, &size) in sizes.iter().enumerate() {
        let stratum_end = stratum_start + size;
        let mut start = stratum_start;
        while start < stratum_end {
            let time = exit[row[start] as usize];
            let mut end = start;
            let mut events = 0;
            while end < stratum_end && exit[row[end] as usize] <= time {
                events += usize::from(is_event(row[end]));
                end += 1;
            }
            if events > 0 && events < end - start {
                tied.clear();
                tied.extend(row[start..end].iter().copied().filter(|&row| is_event(row)));
                tied.extend(row[start..end].iter().copied().filter(|&row| !is_event(row)));
                row[start..end].copy_from_slice(&tied);
            }
            match segments.last_mut() {
                Some(last) if events == 0 && last.stratum == stratum => last.end = end,
                _ => segments.push(Segment { start, events_end: start + events, end, time, stratum }),
            }
            start = end;
        }
        stratum_start = stratum_end;
    }
    segments
}

/// A column in the order of `row`, less its mean and divided by its standard deviation.
fn standardised(column: &[f64], row: &[u32]) -> (Vec<f64>, f64, f64) {
    let rows = column.len() as f64;
    let mean = column.iter().sum::<f64>() / rows;
    let scale = (column.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / rows).sqrt();
    let sorted = row.iter().map(|&row| (column[row as usize] - mean) / scale).collect();
    (sorted, mean, scale)
}

/// For each row the index after the last segment, of its stratum, whose time is not after its entry.
fn missed(segments: &[Segment], row: &[u32], entry: &[f64]) -> Vec<u32> {
    let mut missed = vec![0; row.len()];
    let mut start = 0;
    while start < segments.len() {
        let stratum = segments[start].stratum;
        let end = start + segments[start..].partition_point(|segment| segment.stratum <= stratum);
        for i in segments[start].start..segments[end - 1].end {
            let late = entry[row[i] as usize];
            let before = segments[start..end].partition_point(|segment| segment.time <= late);
            if before > 0 {
                missed[i] = u32::try_from(start + before).expect("fewer segments than rows");
            }
        }
        start = end;
    }
    missed
}
