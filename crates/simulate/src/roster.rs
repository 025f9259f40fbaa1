//! Who is where, month by month: those who may take part in what happens there.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use record::NewSection;

use crate::Settings;
use crate::custody::Stay;
use crate::day::{earlier, month_of, months, next_month};
use crate::human::HumanId;

/// Somebody in prison in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inmate {
    /// Who.
    pub human: HumanId,
    /// Sentenced, not on remand.
    pub sentenced: bool,
    /// Takes part in a programme.
    pub treated: bool,
}

/// Rosters of prisons and offices.
#[derive(Debug)]
pub struct Rosters {
    first: NaiveDate,
    inmates: Vec<Vec<Vec<Inmate>>>,
    clients: Vec<Vec<Vec<HumanId>>>,
    released: Vec<(NaiveDate, HumanId)>,
    spells: HashMap<HumanId, Vec<(NaiveDate, Option<NaiveDate>)>>,
}

impl Rosters {
    /// Rosters of every month of the nation's time.
    pub fn new(
        settings: Settings,
        stays: &[Stay],
        prisons: usize,
        sections: &[NewSection],
        offices: &[String],
    ) -> Self {
        let all: Vec<NaiveDate> = months(settings.from, settings.until).collect();
        let first = month_of(settings.from);
        let mut inmates = vec![vec![Vec::new(); prisons]; all.len()];
        let mut spells: HashMap<HumanId, Vec<(NaiveDate, Option<NaiveDate>)>> = HashMap::new();
        for stay in stays {
            let end = stay.release.as_ref().map(|(on, _)| *on);
            spells.entry(stay.human).or_default().push((stay.from(), end));
            for (month, inmates) in all.iter().zip(&mut inmates).skip(months_between(first, stay.from())) {
                if end.is_some_and(|end| end <= *month) {
                    break;
                }
                let last = earlier(next_month(*month), 1).min(settings.until);
                if stay.covers(*month, last) {
                    let unit = stay.placement(*month).unit;
                    let sentenced = stay.sentenced_on.is_some_and(|on| on < *month);
                    inmates[unit].push(Inmate { human: stay.human, sentenced, treated: stay.treated });
                }
            }
        }
        let mut released: Vec<(NaiveDate, HumanId)> =
            stays.iter().filter_map(|stay| stay.release.as_ref().map(|(on, _)| (*on, stay.human))).collect();
        released.sort_unstable();
        let clients = clients(settings, sections, offices, &all);
        Self { first, inmates, clients, released, spells }
    }

    fn month(&self, on: NaiveDate) -> usize {
        months_between(self.first, on).min(self.inmates.len() - 1)
    }

    /// Everybody in prison in the month of `on`, by prison.
    pub fn inmates(&self, on: NaiveDate) -> &[Vec<Inmate>] {
        &self.inmates[self.month(on)]
    }

    /// Clients in the month of `on`, by office.
    pub fn clients(&self, on: NaiveDate) -> &[Vec<HumanId>] {
        &self.clients[self.month(on)]
    }

    /// Clients of every month.
    pub fn clients_ever(&self) -> impl Iterator<Item = HumanId> {
        self.clients.iter().flatten().flatten().copied()
    }

    /// Inmates of every month.
    pub fn inmates_ever(&self) -> impl Iterator<Item = Inmate> {
        self.inmates.iter().flatten().flatten().copied()
    }

    /// People released in the two years before `on` who are not back in prison, each once however often released.
    pub fn released(&self, on: NaiveDate) -> Vec<HumanId> {
        let begin = self.released.partition_point(|(day, _)| *day < earlier(on, 730));
        let end = self.released.partition_point(|(day, _)| *day < on);
        let recent = self.released[begin.min(end)..end].iter().map(|(_, human)| *human);
        let mut seen = HashSet::new();
        recent.filter(|human| !self.in_custody(*human, on) && seen.insert(*human)).collect()
    }

    /// Whether somebody is in prison on `on`.
    pub fn in_custody(&self, human: HumanId, on: NaiveDate) -> bool {
        let spells = self.spells.get(&human).map(Vec::as_slice).unwrap_or_default();
        spells.iter().any(|(from, to)| *from <= on && to.is_none_or(|to| on < to))
    }
}

fn clients(
    settings: Settings,
    sections: &[NewSection],
    offices: &[String],
    all: &[NaiveDate],
) -> Vec<Vec<Vec<HumanId>>> {
    let places: HashMap<&str, usize> = offices.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let mut clients = vec![vec![Vec::new(); offices.len()]; all.len()];
    let first = month_of(settings.from);
    for section in sections {
        let human = HumanId(u32::try_from(section.person.0).expect("provisional ids are places in a list"));
        let office = places[section.unit.as_str()];
        for (month, clients) in all.iter().zip(&mut clients).skip(months_between(first, section.opened_on)) {
            if section.closed_on.is_some_and(|closed| closed <= *month) {
                break;
            }
            let last = earlier(next_month(*month), 1).min(settings.until);
            if section.opened_on <= *month && section.closed_on.is_none_or(|closed| last <= closed) {
                clients[office].push(human);
            }
        }
    }
    for month in &mut clients {
        for office in month {
            office.sort_unstable();
            office.dedup();
        }
    }
    clients
}

/// Whole months from `first` to `day`; none where `day` is before it.
fn months_between(first: NaiveDate, day: NaiveDate) -> usize {
    let months = (day.year() - first.year()) * 12 + i32::try_from(day.month0()).expect("twelve months")
        - i32::try_from(first.month0()).expect("twelve months");
    usize::try_from(months).unwrap_or(0)
}
