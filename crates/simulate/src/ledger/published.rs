//! Entries behind the values a plan publishes, made from the plan's own selectors so that every value is met exactly.

use std::collections::{BTreeMap, HashSet};

use catalogue::{Catalogue, HeadcountKind, LedgerCount, LedgerWhat};
use chrono::NaiveDate;
use record::{NewActivity, NewDeliverable};

use super::cast::Call;
use super::frame::{CrowdNeed, Frame, Need, Value};
use super::selector::{Charge, Scope, Selector, count};
use super::session::{Sessions, heads_of, results};
use super::venue::Venue;
use crate::Settings;
use crate::chance::{Chance, size, whole_number};
use crate::day::{later, working_day};
use crate::human::HumanId;
use crate::recipe::{Crowd, LedgerRecipe, Shape};

/// Participants of an entry where neither the plan nor the shape says how many.
const USUAL_CROWD: f64 = 15.0;

/// What a plan publishes.
#[derive(Debug)]
pub struct Published {
    frames: Vec<Frame>,
    deliverables: Vec<Value>,
    kept_free: Vec<Scope>,
    unread: Vec<Unmet>,
}

/// A published value that the ledger does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// Task, achievement and value: `1.3/d/adults-2022`.
    pub value: String,
    /// The published number.
    pub published: u64,
    /// The number in the ledger; absent where the selector was not understood.
    pub found: Option<u64>,
}

/// People who took part already, by type, topic and role: numbers of different people in parts of a whole do not overlap.
type Used = BTreeMap<(String, Option<String>, String), HashSet<HumanId>>;

impl Published {
    /// Reads the plan's values that lie within the nation's time.
    pub fn read(catalogue: &Catalogue, recipe: &LedgerRecipe, settings: Settings) -> Self {
        let mut published =
            Self { frames: Vec::new(), deliverables: Vec::new(), kept_free: Vec::new(), unread: Vec::new() };
        let mut values = Vec::new();
        for task in catalogue.tasks.get(&recipe.published.plan).into_iter().flatten() {
            for achievement in &task.achievement {
                for value in &achievement.value {
                    let (Some(number), Some(counted)) = (value.number, &value.count) else { continue };
                    let id = format!("{}/{}/{}", task.no, achievement.id, value.id);
                    let number = u64::from(whole_number(number));
                    let Some(selector) = published.selector(counted, &id, number) else { continue };
                    if selector.scope.to > settings.until || selector.scope.from < settings.from {
                        continue;
                    }
                    let task = format!("{}/{}", task.plan, task.no);
                    let value = Value { id, task, funding: achievement.funding.clone(), selector, number };
                    if value.selector.what == LedgerWhat::Deliverables {
                        published.deliverables.push(value);
                    } else {
                        values.push(value);
                    }
                }
            }
            for target in &task.target {
                let Some(counted) = target.count.as_ref().filter(|count| count.what != LedgerWhat::Deliverables) else {
                    continue;
                };
                if let Some(selector) = published.selector(counted, &target.id, 0) {
                    published.kept_free.push(selector.scope);
                }
            }
        }
        published.frames = Frame::sort(values);
        published
    }

    fn selector(&mut self, counted: &LedgerCount, id: &str, number: u64) -> Option<Selector> {
        let selector = Selector::read(counted).ok();
        if selector.is_none() {
            self.unread.push(Unmet { value: id.to_owned(), published: number, found: None });
        }
        selector
    }

    /// Whether an entry would change a published value, or help a target the plan says was not reached.
    pub fn claims(&self, entry: &NewActivity) -> bool {
        self.frames.iter().any(|frame| frame.scope.takes(entry))
            || self.kept_free.iter().any(|scope| scope.takes(entry))
    }

    /// Published values that are not met.
    pub fn unmet(&self, activities: &[NewActivity], deliverables: &[NewDeliverable]) -> Vec<Unmet> {
        let values = self.frames.iter().flat_map(|frame| &frame.values).chain(&self.deliverables);
        let checked = values.filter_map(|value| {
            let found = count(&value.selector, activities, deliverables);
            let (id, published) = (value.id.clone(), value.number);
            (found != published).then_some(Unmet { value: id, published, found: Some(found) })
        });
        self.unread.iter().cloned().chain(checked).collect()
    }

    /// The entries.
    pub fn entries(&self, sessions: &Sessions<'_>) -> Vec<NewActivity> {
        let mut chance = Chance::new(sessions.settings.seed, "published");
        let (mut made, mut used) = (Vec::new(), Used::new());
        for frame in &self.frames {
            let need = frame.need(&made);
            if !need.is_met() {
                let entries = add(frame, &need, sessions, &mut chance, &mut used);
                made.extend(entries);
            }
        }
        made
    }
}

/// Adds the entries a frame needs.
fn add(frame: &Frame, need: &Need, sessions: &Sessions<'_>, chance: &mut Chance, used: &mut Used) -> Vec<NewActivity> {
    let kind = &frame.scope.types[0];
    let Some(shape) = sessions.recipe.shape.get(kind) else { return Vec::new() };
    let number = entries_needed(need, shape, chance);
    let mut entries: Vec<(NewActivity, Venue)> = days(frame, sessions, chance, number)
        .into_iter()
        .enumerate()
        .map(|(turn, on)| outline(frame, shape, sessions, chance, turn, on))
        .collect();
    for crowd in &need.crowds {
        let key = |role: &String| (kind.clone(), frame.scope.topic.clone(), role.clone());
        if let Some(role) = crowd.roles.first() {
            fill(crowd, role, shape, sessions, chance, &mut entries, used.entry(key(role)).or_default());
        }
    }
    let named = |role: &String| need.crowds.iter().any(|crowd| crowd.roles.contains(role));
    for crowd in shape.crowd.iter().filter(|crowd| !named(&crowd.role)) {
        for (entry, venue) in &mut entries {
            let people = sessions.people(chance, entry, venue, crowd, false);
            entry.participations.extend(people);
        }
    }
    add_heads(need, shape, sessions, chance, &mut entries);
    for (entry, _) in &mut entries {
        results(chance, shape, &mut entry.participations);
    }
    entries.into_iter().map(|(entry, _)| entry).collect()
}

/// How many entries it takes.
fn entries_needed(need: &Need, shape: &Shape, chance: &mut Chance) -> usize {
    let crowds = need.crowds.iter().map(|crowd| {
        let usual = usual_number(shape, &crowd.roles);
        match (crowd.participations, crowd.persons) {
            (None, Some(persons)) if usual <= 1.0 => {
                let sessions = shape.sessions.unwrap_or([1, 1]);
                (0..persons).map(|_| u64::from(chance.within(sessions))).sum()
            }
            (participations, persons) => {
                let people = participations.or(persons).unwrap_or_default();
                u64::from(whole_number((f64::from(u32::try_from(people).unwrap_or(u32::MAX)) / usual).ceil()))
            }
        }
    });
    let number = need.entries.unwrap_or_else(|| crowds.max().unwrap_or(1));
    usize::try_from(number).expect("a plan counts what people have done")
}

fn usual_number(shape: &Shape, roles: &[String]) -> f64 {
    let crowd = shape.crowd.iter().find(|crowd| roles.contains(&crowd.role));
    crowd.map_or(USUAL_CROWD, |crowd| f64::from(crowd.number[0] + crowd.number[1]) / 2.0)
}

/// Days for so many entries, evenly over the frame's time and the times of its projects.
fn days(frame: &Frame, sessions: &Sessions<'_>, chance: &mut Chance, number: usize) -> Vec<NaiveDate> {
    let (from, to) = (frame.scope.from, frame.scope.to);
    let spans: Vec<(NaiveDate, NaiveDate)> = match &frame.scope.charge {
        Charge::OneOf(projects) => projects
            .iter()
            .map(|project| sessions.time_of(project))
            .map(|(first, last)| (first.max(from), last.min(to)))
            .filter(|(first, last)| first <= last)
            .collect(),
        Charge::Any | Charge::Nothing => vec![(from, to)],
    };
    let length = |(first, last): &(NaiveDate, NaiveDate)| u32::try_from((*last - *first).num_days() + 1).unwrap_or(1);
    let total = f64::from(spans.iter().map(length).sum::<u32>());
    let mut days: Vec<NaiveDate> = (0..number)
        .filter_map(|turn| {
            let mut left = whole_number((size(turn) + chance.share()) / size(number) * total);
            for span in &spans {
                if left < length(span) {
                    return Some(working_day(later(span.0, left), span.0));
                }
                left -= length(span);
            }
            spans.last().map(|span| working_day(span.1, span.0))
        })
        .collect();
    days.sort_unstable();
    days
}

/// An entry with everything but people.
fn outline(
    frame: &Frame,
    shape: &Shape,
    sessions: &Sessions<'_>,
    chance: &mut Chance,
    turn: usize,
    on: NaiveDate,
) -> (NewActivity, Venue) {
    let (scope, value) = (&frame.scope, &frame.values[0]);
    let recipe = &sessions.recipe.published;
    let fixed = recipe.fixed.get(&value.id);
    let on = fixed.map_or(on, |fixed| fixed.on);
    let measure = scope.measure.clone().unwrap_or_else(|| value.task.clone());
    let organisers = recipe.organiser.get(&measure).map(Vec::as_slice).unwrap_or_default();
    let agency = scope.agency.clone().or_else(|| organisers.get(turn % organisers.len().max(1)).cloned());
    let agency = agency.unwrap_or_default();
    // Meetings of one cycle stay in one place.
    let cycle = shape.sessions.map_or(1, |[_, most]| most.max(1)) as usize;
    let venue = sessions.cast.venue(chance, &shape.place, &agency, on, Some(turn / cycle));
    let mut entry = sessions.entry(chance, &scope.types[0], shape, &agency, &venue, on);
    entry.topic = scope.topic.clone().or(entry.topic);
    entry.measure = Some(measure);
    let open = |project: &&String| {
        sessions.recipe.project.contains_key(*project) && {
            let (first, last) = sessions.time_of(project);
            (first..=last).contains(&on)
        }
    };
    let project = match &scope.charge {
        Charge::Nothing => None,
        Charge::OneOf(projects) => projects.iter().find(open),
        Charge::Any => value.funding.iter().find(open),
    };
    sessions.charge(&mut entry, project.map(String::as_str));
    if let Some(fixed) = fixed {
        (entry.title, entry.until) = (Some(fixed.title.clone()), fixed.until);
    }
    (entry, venue)
}

/// Puts participants into the entries: so many participations by so many different people.
fn fill(
    need: &CrowdNeed,
    role: &str,
    shape: &Shape,
    sessions: &Sessions<'_>,
    chance: &mut Chance,
    entries: &mut [(NewActivity, Venue)],
    used: &mut HashSet<HumanId>,
) {
    let said = shape.crowd.iter().find(|crowd| crowd.role == role);
    let crowd = said.cloned().unwrap_or_else(|| Crowd { role: role.to_owned(), ..Crowd::default() });
    let places = need.participations.unwrap_or_else(|| {
        let persons = need.persons.unwrap_or_default();
        if usual_number(shape, &need.roles) <= 1.0 { persons.max(entries.len() as u64) } else { persons }
    });
    let mut places_left = usize::try_from(places).expect("a plan counts what people have done");
    let mut fresh_left = need.persons.map_or(usize::MAX, |persons| usize::try_from(persons).unwrap_or(usize::MAX));
    let sizes = shares(chance, places_left, entries.len());
    let mut came: Vec<HumanId> = Vec::new();
    for ((entry, venue), size_here) in entries.iter_mut().zip(sizes) {
        let repeats_left = if need.persons.is_some() { places_left.saturating_sub(fresh_left) } else { 0 };
        let expected = size(repeats_left) * size(size_here) / size(places_left.max(1));
        let again = chance.about(expected) as usize;
        let again = again.max(size_here.saturating_sub(fresh_left)).min(repeats_left).min(came.len()).min(size_here);
        let mut here: Vec<HumanId> = chance.some(came.len(), again).into_iter().map(|place| came[place]).collect();
        let call = Call { crowd: &crowd, agency: &entry.agency, spot: venue.spot, on: entry.on, treated: false };
        let mut except = if need.persons.is_some() { used.clone() } else { HashSet::new() };
        except.extend(&here);
        let fresh = sessions.cast.find(chance, &call, size_here - again, &except);
        if need.persons.is_some() {
            fresh_left = fresh_left.saturating_sub(fresh.len());
            used.extend(&fresh);
            came.extend(&fresh);
        }
        here.extend(fresh);
        places_left -= size_here;
        for human in here {
            let one = sessions.present(chance, entry, role, human);
            entry.participations.push(one);
        }
    }
}

/// Counts people who are not named; the parts of a whole make it up.
fn add_heads(
    need: &Need,
    shape: &Shape,
    sessions: &Sessions<'_>,
    chance: &mut Chance,
    entries: &mut [(NewActivity, Venue)],
) {
    for heads in &shape.headcounts {
        let wanted = need.heads.iter().find(|(kind, _)| *kind == heads.kind);
        let numbers = match wanted {
            Some((_, number)) => shares(chance, usize::try_from(*number).unwrap_or_default(), entries.len()),
            None if need.heads.is_empty() => entries.iter().map(|_| chance.within(heads.number) as usize).collect(),
            None => continue,
        };
        for ((entry, _), number) in entries.iter_mut().zip(numbers) {
            let rows = heads_of(chance, heads, u32::try_from(number).expect("a crowd is small"));
            entry.headcounts.extend(rows);
        }
    }
    for (entry, _) in entries {
        let parts = sessions.catalogue.activity_types.get(&entry.kind);
        let some_part = parts.is_some_and(|kind| {
            entry.headcounts.iter().any(|one| matches!(kind.headcounts.get(&one.kind), Some(HeadcountKind::PartOf(_))))
        });
        if some_part {
            sessions.add_wholes(entry);
        }
    }
}

/// `total` in `number` nearly even shares that differ as crowds do; none is below one while there is enough.
fn shares(chance: &mut Chance, total: usize, number: usize) -> Vec<usize> {
    if number == 0 {
        return Vec::new();
    }
    let mut shares: Vec<usize> =
        (0..number).map(|turn| (total * (turn + 1)) / number - (total * turn) / number).collect();
    for _ in 0..number {
        let (from, to) = (chance.index(number), chance.index(number));
        let most = shares[from] / 4;
        if from != to && most > 0 && shares[from] - 1 > most && shares[to] < 2 * (total / number + 1) {
            let moved = chance.index(most + 1);
            shares[from] -= moved;
            shares[to] += moved;
        }
    }
    shares
}
