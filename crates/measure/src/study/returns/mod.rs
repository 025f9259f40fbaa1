//! To how many of those released it happened that they came back, from a file of episodes in custody.
//!
//! Episodes of one person that overlap, or of which one begins on the day the other ends, are one stay. Each end of a stay
//! is a case; the first day of the person's next stay is its event. Windows are counted as [`Windows`](super::Windows)
//! counts them: only those that are over.

mod stays;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use statistics::Level;
use stays::{Episodes, Found, OPEN};

use super::columns::Columns;
use super::differences::DIFFERENCES;
use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::windows::{self, Seen, Tally, WINDOWS, given};
use super::{StudyError, StudyResult, with_differences};
use crate::file::{DataFile, Keys, Levels, Missing, Request};
use crate::rows::{date, days};

static EPISODES: Shape =
    Shape::of("episodes", &["episodes", "persons", "releases", "cases", "inside", "left_inside", "unclosed"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&EPISODES, &WINDOWS, &DIFFERENCES];

/// No register of prisons is older; an earlier day is a slip.
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(1800, 1, 1).expect("a day of the calendar");

/// A question about returns.
#[derive(Debug, Clone, Default)]
pub struct Returns {
    /// Column that tells people apart.
    pub person: String,
    /// Column of the first day of an episode.
    pub from: String,
    /// Column of its last day; empty: it goes on.
    pub until: String,
    /// Column of the day on which the person died or went away for good; empty: neither. The first of a person counts.
    pub left: Option<String>,
    /// Lengths of windows in months.
    pub months: BTreeSet<u32>,
    /// Column to break down by, as it stands in the episode that ended.
    pub group: Option<String>,
    /// Only releases from this day on are cases.
    pub released_from: Option<NaiveDate>,
    /// Only releases up to this day are cases.
    pub released_to: Option<NaiveDate>,
    /// The day up to which returns are known; the last day on which an episode of the file begins where none is given.
    pub known_until: Option<NaiveDate>,
}

/// What one thread has counted.
#[derive(Default)]
struct Counted {
    releases: u64,
    cases: u64,
    inside: u64,
    left_inside: u64,
    unclosed: u64,
    /// By group, then by window.
    tallies: BTreeMap<u32, Vec<Tally>>,
}

/// Days of the columns.
struct Days {
    from: Vec<i32>,
    until: Vec<i32>,
    left: Option<Vec<f64>>,
    known_until: i32,
}

impl Returns {
    /// Answers it from a file.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        if self.released_from.zip(self.released_to).is_some_and(|(from, to)| from > to) {
            let problem = "releases are asked for from a day that comes after the last";
            return Err(StudyError::question(file, problem, "exchange the two days"));
        }
        let mut columns = Columns::new();
        let person = columns.ask(Request::key(&self.person));
        let from = columns.ask(Request::day(&self.from));
        let until = columns.ask(Request::day(&self.until));
        let left = columns.ask_if(self.left.as_deref(), Request::day);
        let group = columns.ask_if(self.group.as_deref(), Request::levels);
        let mut frame = file.read(columns.requests(), Missing::Keep)?;
        let persons = frame.keys(person);
        let (from, until) = (frame.numbers(from), frame.numbers(until));
        let left = left.map(|left| frame.numbers(left));
        let groups = group.map(|group| frame.levels(group));
        if u32::try_from(from.len()).is_err() {
            return Err(StudyError::question(file, "it has more rows than can be numbered", "ask about a part of it"));
        }
        if let Some(row) = persons.codes.iter().position(|code| *code == Levels::NONE) {
            let problem = format!("{} has nobody in column `{}`", place(file, row), self.person);
            return Err(StudyError::question(file, problem, "say whose each episode is"));
        }
        let days = self.days(file, &from, &until, left)?;
        drop((from, until));
        let codes = groups.as_ref().map(|groups| groups.codes.as_slice());
        let counted = self.counted(&persons, &days, codes);

        let mut result = StudyResult::of("returns", file, frame.count());
        result.set("level", Cell::Share(Level::P95.get()));
        let known = date(days.known_until).map(|day| Cell::Text(day.to_string()));
        result.set("known_until", known.unwrap_or(Cell::Nothing));
        if self.known_until.is_none() {
            result.cautions.push("known-until-assumed");
        }
        if counted.unclosed > 0 {
            result.cautions.push("unclosed-episodes");
        }
        result.add(episodes(&persons, &days, &counted));
        let about = [
            ("person", Some(self.person.as_str())),
            ("from", Some(&self.from)),
            ("until", Some(&self.until)),
            ("group", self.group.as_deref()),
        ];
        let part = self.table(&counted, groups.as_ref()).map_err(|error| Refusal::about(file, &about).of(error))?;
        windows::add(&mut result, part);
        Ok(with_differences(result, None))
    }

    fn days(&self, file: &DataFile, from: &[f64], until: &[f64], left: Option<Vec<f64>>) -> Result<Days, StudyError> {
        let earliest = days(EARLIEST);
        let first = |(row, value): (usize, &f64)| match given(*value) {
            Some(day) if day >= earliest => Ok(day),
            Some(_) => {
                let problem = format!("{} has a day before 1800 in column `{}`", place(file, row), self.from);
                Err(StudyError::question(file, problem, "mend the day"))
            }
            None => {
                let problem = format!("{} has no day in column `{}`", place(file, row), self.from);
                Err(StudyError::question(file, problem, "every episode needs its first day"))
            }
        };
        let from: Vec<i32> = from.iter().enumerate().map(first).collect::<Result<_, _>>()?;
        let until: Vec<i32> = until.iter().map(|value| given(*value).unwrap_or(OPEN)).collect();
        if let Some(row) = (0..from.len()).find(|row| until[*row] < from[*row]) {
            let (first, last) = (&self.from, &self.until);
            let problem = format!("{} ends before it begins (`{first}`, `{last}`)", place(file, row));
            return Err(StudyError::question(file, problem, "mend the days"));
        }
        let last = from.iter().max().copied().unwrap_or(0);
        Ok(Days { from, until, left, known_until: self.known_until.map_or(last, days) })
    }

    fn counted(&self, persons: &Keys, known: &Days, groups: Option<&[u32]>) -> Counted {
        let first = self.released_from.map_or(i32::MIN, days);
        let last = self.released_to.map_or(i32::MAX, days);
        let calendar = Calendar::of(known, &self.months);
        let none = || vec![Tally::default(); self.months.len()];
        let count = |counted: &mut Counted, found: Found| match found {
            Found::Inside => counted.inside += 1,
            Found::LeftInside => counted.left_inside += 1,
            Found::Unclosed => counted.unclosed += 1,
            Found::Release { on, .. } if on < first || on > last => counted.releases += 1,
            Found::Release { on, group, next, left } => {
                counted.releases += 1;
                counted.cases += 1;
                let tallies = counted.tallies.entry(group).or_insert_with(none);
                for (tally, end) in tallies.iter_mut().zip(calendar.ends(on)) {
                    tally.count(Seen::of((on, *end), next, left, known.known_until));
                }
            }
        };
        let (from, until, left) = (&*known.from, &*known.until, known.left.as_deref());
        let episodes = Episodes { persons, from, until, groups, left, known_until: known.known_until };
        let mut all = Counted::default();
        for part in episodes.each(count) {
            all.releases += part.releases;
            all.cases += part.cases;
            all.inside += part.inside;
            all.left_inside += part.left_inside;
            all.unclosed += part.unclosed;
            for (group, tallies) in part.tallies {
                let into = all.tallies.entry(group).or_insert_with(none);
                into.iter_mut().zip(&tallies).for_each(|(into, tally)| into.add(tally));
            }
        }
        all
    }

    /// Everybody, then the groups in their order; those without a value last.
    fn table(&self, counted: &Counted, groups: Option<&Levels>) -> Result<Part, statistics::Error> {
        let mut part = Part::new(&WINDOWS);
        for (at, months) in self.months.iter().enumerate() {
            let mut all = Tally::default();
            counted.tallies.values().for_each(|tallies| all.add(&tallies[at]));
            part.push(all.row(Cell::Nothing, Cell::Code("everybody"), *months)?);
        }
        let Some((by, groups)) = self.group.as_ref().zip(groups) else { return Ok(part) };
        for (code, tallies) in &counted.tallies {
            let name = groups.names.get(*code as usize).map_or(Cell::Code("missing"), |name| Cell::text(name));
            for (tally, months) in tallies.iter().zip(&self.months).filter(|(tally, _)| !tally.is_empty()) {
                part.push(tally.row(Cell::text(by), name.clone(), *months)?);
            }
        }
        Ok(part)
    }
}

/// How a row is named: in the file, or among those that meet the condition.
fn place(file: &DataFile, row: usize) -> String {
    let number = row + 1;
    if file.condition().is_some() {
        format!("row {number} of those that meet the condition")
    } else {
        format!("row {number}")
    }
}

fn episodes(persons: &Keys, days: &Days, counted: &Counted) -> Part {
    let mut seen = vec![false; persons.bound];
    persons.codes.iter().for_each(|code| seen[*code as usize] = true);
    let people = seen.into_iter().filter(|seen| *seen).count();
    let Counted { releases, cases, inside, left_inside, unclosed, .. } = counted;
    let found = [releases, cases, inside, left_inside, unclosed].map(|count| Cell::Count(*count));
    let mut part = Part::new(&EPISODES);
    part.push([Cell::count(days.from.len()), Cell::count(people)].into_iter().chain(found).collect());
    part
}

/// The ends of windows that begin on a day, looked up instead of computed for each case.
struct Calendar {
    first: i32,
    windows: usize,
    ends: Vec<i32>,
}

impl Calendar {
    fn of(known: &Days, months: &BTreeSet<u32>) -> Self {
        let ends = || known.until.iter().copied().filter(|day| *day <= known.known_until);
        let (Some(first), Some(last)) = (ends().min(), ends().max()) else {
            return Self { first: 0, windows: months.len(), ends: Vec::new() };
        };
        let of = |day: i32| {
            months.iter().map(move |months| date(day).map_or(i32::MAX, |start| windows::end(start, *months)))
        };
        Self { first, windows: months.len(), ends: (first..=last).flat_map(of).collect() }
    }

    fn ends(&self, day: i32) -> &[i32] {
        let at = usize::try_from(day - self.first).expect("every release is on a day of the calendar") * self.windows;
        &self.ends[at..at + self.windows]
    }
}
