//! What goes on year after year beside what plans publish.

use chrono::{Datelike, NaiveDate};
use record::{NewActivity, NewParticipation};

use super::published::Published;
use super::session::{Sessions, heads_of, results};
use super::venue::Venue;
use crate::chance::{Chance, size, whole_number};
use crate::day::{later, working_day};
use crate::human::HumanId;
use crate::recipe::{Crowd, Shape, Steady};

/// Days between two meetings of a group.
const BETWEEN: u32 = 7;

/// Code of `participation-outcome` of somebody who did not begin what was offered.
const REFUSED: &str = "refused";

/// Every entry of the recipe's steady work that changes no published value.
pub fn steady(sessions: &Sessions<'_>, published: &Published) -> Vec<NewActivity> {
    let mut entries = Vec::new();
    for (number, row) in sessions.recipe.steady.iter().enumerate() {
        let Some(shape) = sessions.recipe.shape.get(&row.kind) else { continue };
        let shape = &altered(shape, row);
        let chance = |what: &str| Chance::new(sessions.settings.seed, &format!("{what}-{number}"));
        let mut work = Work { sessions, row, shape, chance: chance("steady"), refusals: chance("refusals") };
        let Some(span) = work.span() else { continue };
        entries.extend(work.entries(span).into_iter().filter(|entry| !published.claims(entry)));
    }
    entries.sort_by_key(|entry| entry.on);
    entries
}

/// The shape with what the row says otherwise.
fn altered(shape: &Shape, row: &Steady) -> Shape {
    let mut shape = shape.clone();
    shape.place = row.place.clone().unwrap_or(shape.place);
    shape.crowd = row.crowd.clone().unwrap_or(shape.crowd);
    shape.topics = row.topics.clone().unwrap_or(shape.topics);
    shape.programmes = row.programmes.clone().unwrap_or(shape.programmes);
    shape.instruments = row.instruments.clone().unwrap_or(shape.instruments);
    shape.series = row.series.or(shape.series);
    shape
}

struct Work<'a> {
    sessions: &'a Sessions<'a>,
    row: &'a Steady,
    shape: &'a Shape,
    chance: Chance,
    refusals: Chance,
}

impl Work<'_> {
    /// First and last day of the work within the nation's and its project's time.
    fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let settings = self.sessions.settings;
        let (first, last) = match &self.row.project {
            Some(project) => self.sessions.time_of(project),
            None => (settings.from, settings.until),
        };
        let from = settings.from.max(first).max(self.row.from.unwrap_or(settings.from));
        let to = settings.until.min(last).min(self.row.to.unwrap_or(settings.until));
        (from <= to).then_some((from, to))
    }

    fn entries(&mut self, (from, to): (NaiveDate, NaiveDate)) -> Vec<NewActivity> {
        let scale = if self.row.whole { 1.0 } else { self.sessions.settings.scale };
        let years = f64::from(u32::try_from((to - from).num_days() + 1).unwrap_or(0)) / 365.25;
        if self.row.each_prison {
            return self.everywhere(from, to);
        }
        if let Some(month) = self.row.month {
            return self.every_year(month, from, to);
        }
        let total = self.row.a_year * scale * years;
        if let Some(meetings) = self.shape.series {
            let groups = self.chance.about(total / f64::from(meetings.max(1)));
            return (0..groups).flat_map(|_| self.group(from, to, meetings)).collect();
        }
        let mut entries = Vec::new();
        for _ in 0..self.chance.about(total) {
            let on = working_day(self.chance.day(from, to), from);
            entries.push(self.one(on, None));
        }
        entries
    }

    /// So many times a year in every prison.
    fn everywhere(&mut self, from: NaiveDate, to: NaiveDate) -> Vec<NewActivity> {
        let mut entries = Vec::new();
        for year in from.year()..=to.year() {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("1 January is a day").max(from);
            let last = NaiveDate::from_ymd_opt(year, 12, 31).expect("31 December is a day").min(to);
            let share = f64::from(u32::try_from((last - first).num_days() + 1).unwrap_or(0)) / 365.25;
            for turn in 0..self.sessions.cast.main_prisons(last).len() {
                let times = self.chance.about(self.row.a_year * share);
                for _ in 0..times {
                    let on = working_day(self.chance.day(first, last), first);
                    entries.push(self.one(on, Some(turn)));
                }
            }
        }
        entries
    }

    /// Once a year or more often in one month.
    fn every_year(&mut self, month: u32, from: NaiveDate, to: NaiveDate) -> Vec<NewActivity> {
        let mut entries = Vec::new();
        for year in from.year()..=to.year() {
            let day = self.chance.between(3, 24);
            let on = NaiveDate::from_ymd_opt(year, month, day).expect("every month has 24 days");
            let on = working_day(on, from);
            if (from..=to).contains(&on) {
                entries.push(self.one(on, None));
            }
        }
        entries
    }

    fn venue(&mut self, on: NaiveDate, turn: Option<usize>) -> Venue {
        self.sessions.cast.venue(&mut self.chance, &self.shape.place, &self.row.agency, on, turn)
    }

    /// An entry of its own.
    fn one(&mut self, on: NaiveDate, turn: Option<usize>) -> NewActivity {
        let venue = self.venue(on, turn);
        let mut entry = self.outline(&venue, on);
        for crowd in &self.shape.crowd {
            let people = self.sessions.people(&mut self.chance, &entry, &venue, crowd, self.row.treated);
            entry.participations.extend(people);
        }
        for heads in &self.shape.headcounts {
            let number = self.chance.within(heads.number);
            let rows = heads_of(&mut self.chance, heads, number);
            entry.headcounts.extend(rows);
        }
        self.sessions.add_wholes(&mut entry);
        results(&mut self.chance, self.shape, &mut entry.participations);
        entry
    }

    fn outline(&mut self, venue: &Venue, on: NaiveDate) -> NewActivity {
        let mut entry = self.sessions.entry(&mut self.chance, &self.row.kind, self.shape, &self.row.agency, venue, on);
        self.sessions.charge(&mut entry, self.row.project.as_deref());
        entry.measure.clone_from(&self.row.measure);
        entry.international = self.row.international.map(|share| self.chance.happens(share));
        let kind = self.chance.one(&self.row.partner);
        entry.partner = kind.and_then(|kind| self.chance.one(self.sessions.cast.organisations.of_kind(kind)).cloned());
        entry
    }

    /// A group that meets week after week; those who leave prison leave the group.
    fn group(&mut self, from: NaiveDate, to: NaiveDate, meetings: u32) -> Vec<NewActivity> {
        let start = self.chance.day(from, to);
        let venue = self.venue(start, None);
        let first = self.outline(&venue, working_day(start, from));
        let members: Vec<(Crowd, HumanId)> = self
            .shape
            .crowd
            .iter()
            .flat_map(|crowd| {
                let people = self.sessions.people(&mut self.chance, &first, &venue, crowd, self.row.treated);
                let named = people.into_iter().filter_map(|one| one.person);
                let human = |id: record::PersonId| HumanId(u32::try_from(id.0).expect("a provisional id"));
                named.map(|id| (crowd.clone(), human(id))).collect::<Vec<_>>()
            })
            .collect();
        let mut entries: Vec<NewActivity> = Vec::new();
        for meeting in 0..meetings {
            let on = working_day(later(start, meeting * BETWEEN), from);
            if on > to {
                break;
            }
            let mut entry = NewActivity { on, ..first.clone() };
            for (crowd, human) in &members {
                let client = matches!(crowd.role.as_str(), "prisoner" | "remand-prisoner");
                if client && !self.sessions.cast.rosters.in_custody(*human, on)
                    || !self.sessions.cast.people.get(*human).lives(on)
                {
                    continue;
                }
                let mut one = self.sessions.present(&mut self.chance, &entry, &crowd.role, *human);
                if !self.chance.happens(self.sessions.recipe.usual.attended) {
                    (one.attended, one.minutes) = (false, Some(0));
                }
                entry.participations.push(one);
            }
            if entry.participations.is_empty() {
                break;
            }
            if meeting == 0 {
                let refused = self.refused(&entry, &venue);
                entry.participations.extend(refused);
            }
            entries.push(entry);
        }
        // Results are known at the end, for groups that have come to one.
        if whole_number(size(entries.len())) == meetings
            && let Some(last) = entries.last_mut()
        {
            results(&mut self.chance, self.shape, &mut last.participations);
        }
        entries
    }

    /// Those who were offered the programme and did not begin: anybody who serves there, whether or not a programme marks them.
    fn refused(&mut self, first: &NewActivity, venue: &Venue) -> Vec<NewParticipation> {
        let Some(crowd) = &self.row.refused else { return Vec::new() };
        let mut people = self.sessions.people(&mut self.refusals, first, venue, crowd, false);
        people.retain(|one| first.participations.iter().all(|other| other.person != one.person));
        for one in &mut people {
            (one.attended, one.minutes) = (false, Some(0));
            one.outcome = Some(REFUSED.to_owned());
        }
        people
    }
}
