//! Who is at risk and what happens to them at every time: the table that all curves and tests are read from.

use super::follow_up::{FollowUp, whole};
use super::groups::Groups;
use super::order::by_group_and_time;
use crate::Error;
use crate::threads::over_ranges;

/// One group's distinct times in ascending order, with the counts at each. Between two times nothing changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RiskTable {
    causes: usize,
    time: Vec<f64>,
    at_risk: Vec<u32>,
    censored: Vec<u32>,
    events: Vec<u32>,
}

impl RiskTable {
    /// One table per group.
    ///
    /// # Errors
    /// Groups of another number of rows.
    pub fn by_group(follow_up: &FollowUp<'_>, groups: &Groups<'_>) -> Result<Vec<Self>, Error> {
        groups.matching(follow_up.rows())?;
        let kinds = usize::from(follow_up.causes()).max(1) + 1;
        let rows = follow_up.rows();
        if let Some(largest) = follow_up.largest_whole() {
            let width = largest as usize + 1;
            if width * groups.count() * kinds <= rows + 65_536 {
                return Ok(counted(follow_up, groups, width, kinds));
            }
        }
        Ok(sorted(follow_up, groups, kinds))
    }

    fn new(kinds: usize) -> Self {
        Self { causes: kinds - 1, ..Self::default() }
    }

    fn push(&mut self, time: f64, at_risk: u32, counts: &[u32]) {
        self.time.push(time);
        self.at_risk.push(at_risk);
        self.censored.push(counts[0]);
        self.events.extend_from_slice(&counts[1..]);
    }

    /// The distinct times at which somebody leaves or enters.
    #[must_use]
    pub fn time(&self) -> &[f64] {
        &self.time
    }

    /// How many are at risk just before each time.
    #[must_use]
    pub fn at_risk(&self) -> &[u32] {
        &self.at_risk
    }

    /// How many are censored at each time.
    #[must_use]
    pub fn censored(&self) -> &[u32] {
        &self.censored
    }

    /// The number of causes counted apart.
    #[must_use]
    pub fn causes(&self) -> usize {
        self.causes
    }

    /// The events at one time, cause by cause.
    #[must_use]
    pub fn causes_at(&self, index: usize) -> &[u32] {
        &self.events[index * self.causes..(index + 1) * self.causes]
    }

    /// The events at one time, whatever the cause.
    #[must_use]
    pub fn events_at(&self, index: usize) -> u32 {
        self.causes_at(index).iter().sum()
    }

    /// All events of one cause (from 1 on).
    #[must_use]
    pub fn events_of(&self, cause: usize) -> u64 {
        (0..self.time.len()).map(|i| u64::from(self.causes_at(i)[cause - 1])).sum()
    }

    /// The end of follow-up.
    #[must_use]
    pub fn last_time(&self) -> f64 {
        self.time.last().copied().unwrap_or(0.0)
    }

    /// How many are at risk just before any time.
    #[must_use]
    pub fn at_risk_at(&self, time: f64) -> u32 {
        let index = self.time.partition_point(|&t| t < time);
        self.at_risk.get(index).copied().unwrap_or(0)
    }
}

fn counted(follow_up: &FollowUp<'_>, groups: &Groups<'_>, width: usize, kinds: usize) -> Vec<RiskTable> {
    let (exit, event) = (follow_up.exit(), follow_up.event());
    let cells = width * groups.count() * kinds;
    let exits = total(over_ranges(follow_up.rows(), |range| {
        let mut counts = vec![0_u32; cells];
        for row in range {
            counts[(groups.of(row) * width + whole(exit[row]) as usize) * kinds + usize::from(event[row])] += 1;
        }
        counts
    }));
    let entries = follow_up.entry().map(|entry| {
        total(over_ranges(follow_up.rows(), |range| {
            let mut counts = vec![0_u32; width * groups.count()];
            for row in range {
                counts[groups.of(row) * width + whole(entry[row]) as usize] += 1;
            }
            counts
        }))
    });
    let table = |(group, &size): (usize, &usize)| {
        let mut table = RiskTable::new(kinds);
        let mut at_risk = if entries.is_some() { 0 } else { u32::try_from(size).expect("checked by follow-up") };
        for time in 0..width {
            let cell = group * width + time;
            let counts = &exits[cell * kinds..(cell + 1) * kinds];
            let entered = entries.as_ref().map_or(0, |entries| entries[cell]);
            let left: u32 = counts.iter().sum();
            if left + entered > 0 {
                table.push(time as f64, at_risk, counts);
                at_risk = at_risk - left + entered;
            }
        }
        table
    };
    groups.sizes().iter().enumerate().map(table).collect()
}

fn total(parts: Vec<Vec<u32>>) -> Vec<u32> {
    let mut parts = parts.into_iter();
    let mut sum = parts.next().expect("at least one part");
    for part in parts {
        for (total, count) in sum.iter_mut().zip(part) {
            *total += count;
        }
    }
    sum
}

fn sorted(follow_up: &FollowUp<'_>, groups: &Groups<'_>, kinds: usize) -> Vec<RiskTable> {
    let (exit, event) = (follow_up.exit(), follow_up.event());
    let by_exit = by_group_and_time(exit, groups, follow_up.largest_whole(), |_| false);
    let by_entry =
        follow_up.entry().map(|entry| by_group_and_time(entry, groups, follow_up.largest_whole(), |_| false));
    let mut start = 0;
    let table = |&size: &usize| {
        let rows = &by_exit[start..start + size];
        let entries: Vec<f64> = match (&by_entry, follow_up.entry()) {
            (Some(order), Some(entry)) => order[start..start + size].iter().map(|&row| entry[row as usize]).collect(),
            _ => Vec::new(),
        };
        start += size;
        let mut table = RiskTable::new(kinds);
        let mut at_risk = if by_entry.is_some() { 0 } else { u32::try_from(size).expect("checked by follow-up") };
        let (mut next, mut next_entry) = (0, 0);
        let mut counts = vec![0_u32; kinds];
        while next < rows.len() {
            let exits_at = exit[rows[next] as usize];
            let time = entries.get(next_entry).map_or(exits_at, |&entry| entry.min(exits_at));
            counts.fill(0);
            let first = next;
            while next < rows.len() && exit[rows[next] as usize] <= time {
                counts[usize::from(event[rows[next] as usize])] += 1;
                next += 1;
            }
            let first_entry = next_entry;
            while next_entry < entries.len() && entries[next_entry] <= time {
                next_entry += 1;
            }
            table.push(time, at_risk, &counts);
            at_risk = at_risk + count(next_entry - first_entry) - count(next - first);
        }
        table
    };
    groups.sizes().iter().map(table).collect()
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).expect("checked by follow-up")
}
