//! What became of a window for those asked about, day by day, and the row of the table that says it.

use statistics::Level;
use statistics::proportion::wilson;
use statistics::survival::{FollowUp, Groups, Scale, kaplan_meier};

use crate::study::Cell;

/// What became of somebody's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::study) enum Seen {
    /// It is not over yet.
    NotOver,
    /// Days until the event.
    Event(usize),
    /// Days until following ended early.
    LeftEarly(usize),
    /// Followed to its end.
    Whole,
}

impl Seen {
    /// Of days since 1970: the first of the window and its last, the event, the end of following before its time, and the
    /// last day of which all is known. No event or end lies before the start.
    pub(in crate::study) fn of(
        (start, end): (i32, i32),
        event: Option<i32>,
        until: Option<i32>,
        known_until: i32,
    ) -> Self {
        if end > known_until {
            return Self::NotOver;
        }
        let days = |day: i32| usize::try_from(day - start).expect("nothing lies before the window");
        let until = until.filter(|until| *until < end);
        match (event.filter(|event| *event <= end), until) {
            (Some(event), until) if until.is_none_or(|until| event <= until) => Self::Event(days(event)),
            (_, Some(until)) => Self::LeftEarly(days(until)),
            (_, None) => Self::Whole,
        }
    }
}

/// How many windows became what.
#[derive(Debug, Clone, Default)]
pub(in crate::study) struct Tally {
    not_over: u64,
    whole: u64,
    /// By the number of days until it happened.
    events: Vec<u64>,
    /// By the number of days until following ended early.
    left: Vec<u64>,
}

impl Tally {
    /// Counts one window.
    pub(in crate::study) fn count(&mut self, seen: Seen) {
        match seen {
            Seen::NotOver => self.not_over += 1,
            Seen::Whole => self.whole += 1,
            Seen::Event(days) => one_more(&mut self.events, days),
            Seen::LeftEarly(days) => one_more(&mut self.left, days),
        }
    }

    /// Counts the windows of another tally too.
    pub(in crate::study) fn add(&mut self, other: &Self) {
        self.not_over += other.not_over;
        self.whole += other.whole;
        for (into, of) in [(&mut self.events, &other.events), (&mut self.left, &other.left)] {
            into.resize(into.len().max(of.len()), 0);
            into.iter_mut().zip(of).for_each(|(into, of)| *into += of);
        }
    }

    /// Whether nobody is in it.
    pub(in crate::study) fn is_empty(&self) -> bool {
        self.not_over == 0 && self.cases() == 0
    }

    fn cases(&self) -> u64 {
        self.whole + sum(&self.events) + sum(&self.left)
    }

    /// Its row of the table of windows: the group, then what became of it.
    pub(in crate::study) fn row(&self, by: Cell, name: Cell, months: u32) -> Result<Vec<Cell>, statistics::Error> {
        let (cases, happened, left) = (self.cases(), sum(&self.events), sum(&self.left));
        let counts = [months.into(), cases, self.not_over, happened, left].map(Cell::Count);
        let mut row: Vec<Cell> = [by, name].into_iter().chain(counts).collect();
        if self.is_empty() {
            row.extend(vec![Cell::Nothing; 4]);
        } else if cases == 0 {
            row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing, Cell::Code("not_over")]);
        } else if left == 0 {
            let share = wilson(happened, cases, Level::P95)?;
            row.extend([share.share, share.interval.lower, share.interval.upper].map(Cell::Share));
            row.push(Cell::Code("proportion"));
        } else {
            let (times, events) = self.times();
            let follow_up = FollowUp::new(&times, &events)?;
            let curves = kaplan_meier(&follow_up, &Groups::one(times.len()), Scale::LogLog, Level::P95)?;
            let point = curves.first().and_then(|curve| curve.at(self.past_all()));
            let interval = point.and_then(|point| point.interval);
            row.push(Cell::share(point.map(|point| 1.0 - point.survival)));
            row.push(Cell::share(interval.map(|interval| 1.0 - interval.upper)));
            row.push(Cell::share(interval.map(|interval| 1.0 - interval.lower)));
            row.push(Cell::Code("kaplan_meier"));
        }
        Ok(row)
    }

    /// Everybody's days and whether it happened. Windows of as many months differ by a day or two: whoever stayed is
    /// followed past the last event.
    fn times(&self) -> (Vec<f64>, Vec<u8>) {
        let (mut times, mut events) = (Vec::new(), Vec::new());
        for (counts, event) in [(&self.events, 1), (&self.left, 0)] {
            for (days, people) in (0_u32..).zip(counts) {
                times.resize(times.len() + in_memory(*people), f64::from(days));
                events.resize(times.len(), event);
            }
        }
        times.resize(times.len() + in_memory(self.whole), self.past_all() + 1.0);
        events.resize(times.len(), 0);
        (times, events)
    }

    /// A day past every event and everybody who left.
    fn past_all(&self) -> f64 {
        let days = self.events.len().max(self.left.len());
        f64::from(u32::try_from(days).expect("windows are counted in days of the calendar"))
    }
}

fn in_memory(people: u64) -> usize {
    usize::try_from(people).expect("people fit into memory")
}

fn one_more(counts: &mut Vec<u64>, days: usize) {
    if counts.len() <= days {
        counts.resize(days + 1, 0);
    }
    counts[days] += 1;
}

fn sum(counts: &[u64]) -> u64 {
    counts.iter().sum()
}
