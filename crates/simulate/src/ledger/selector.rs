//! Which ledger entries a plan's value counts: the selectors of the pack, read so that they can be met and checked without
//! a database.

use std::collections::HashSet;

use catalogue::{LedgerCount, LedgerWhat};
use chrono::NaiveDate;
use record::{NewActivity, NewDeliverable};

/// A [`LedgerCount`] whose further condition was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// What is counted.
    pub what: LedgerWhat,
    /// Participant roles or headcount kinds; empty: all.
    pub roles: Vec<String>,
    /// Which entries.
    pub scope: Scope,
}

/// Which entries a selector takes; equal scopes share their entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Activity types or deliverable kinds.
    pub types: Vec<String>,
    /// Agency.
    pub agency: Option<String>,
    /// Project.
    pub charge: Charge,
    /// Topic.
    pub topic: Option<String>,
    /// Policy measure.
    pub measure: Option<String>,
    /// Deliverable id.
    pub deliverable: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// Which projects a selector takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Charge {
    /// Any, and entries without one.
    Any,
    /// Entries without a project.
    Nothing,
    /// These.
    OneOf(Vec<String>),
}

impl Selector {
    /// Reads a selector.
    ///
    /// # Errors
    /// What of its condition is not understood.
    pub fn read(count: &LedgerCount) -> Result<Self, String> {
        let mut scope = Scope {
            types: count.types.clone(),
            agency: count.agency.clone(),
            charge: count.project.clone().map_or(Charge::Any, |project| Charge::OneOf(vec![project])),
            topic: count.topic.clone(),
            measure: None,
            deliverable: None,
            from: NaiveDate::MIN,
            to: NaiveDate::MAX,
        };
        let mut rest = count.condition.as_deref().unwrap_or_default().trim();
        while !rest.is_empty() {
            rest = scope.narrow(rest).ok_or_else(|| rest.to_owned())?.trim_start();
            rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
        }
        Ok(Self { what: count.what, roles: count.roles.clone(), scope })
    }
}

impl Scope {
    /// Takes one condition in; what follows it, or nothing where it is not understood.
    fn narrow<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        for column in ["a.\"on\" between date ", "d.introduced_on between date "] {
            if let Some(rest) = text.strip_prefix(column) {
                let (from, rest) = quoted(rest)?;
                let (to, rest) = quoted(rest.trim_start().strip_prefix("and date ")?)?;
                (self.from, self.to) = (from.parse().ok()?, to.parse().ok()?);
                return Some(rest);
            }
        }
        for column in ["a.measure = ", "d.measure = "] {
            if let Some(rest) = text.strip_prefix(column) {
                let (measure, rest) = quoted(rest)?;
                self.measure = Some(measure.to_owned());
                return Some(rest);
            }
        }
        if let Some(rest) = text.strip_prefix("d.deliverable = ") {
            let (deliverable, rest) = quoted(rest)?;
            self.deliverable = Some(deliverable.to_owned());
            return Some(rest);
        }
        if let Some(rest) = text.strip_prefix("a.project is null") {
            self.charge = Charge::Nothing;
            return Some(rest);
        }
        let (mut projects, mut rest) = (Vec::new(), text.strip_prefix("a.project in (")?);
        loop {
            let (project, after) = quoted(rest.trim_start())?;
            projects.push(project.to_owned());
            let after = after.trim_start();
            let Some(more) = after.strip_prefix(',') else {
                self.charge = Charge::OneOf(projects);
                return after.strip_prefix(')');
            };
            rest = more;
        }
    }

    /// Whether an activity belongs to the scope.
    pub fn takes(&self, one: &NewActivity) -> bool {
        self.types.contains(&one.kind)
            && self.agency.as_ref().is_none_or(|agency| *agency == one.agency)
            && self.charge.takes(one.project.as_ref())
            && self.topic.as_ref().is_none_or(|topic| one.topic.as_ref() == Some(topic))
            && self.measure.as_ref().is_none_or(|measure| one.measure.as_ref() == Some(measure))
            && (self.from..=self.to).contains(&one.on)
    }

    /// Whether a deliverable belongs to the scope.
    pub fn takes_deliverable(&self, one: &NewDeliverable) -> bool {
        self.types.contains(&one.kind)
            && self.agency.as_ref().is_none_or(|agency| *agency == one.agency)
            && self.charge.takes(one.project.as_ref())
            && self.measure.as_ref().is_none_or(|measure| one.measure.as_ref() == Some(measure))
            && self.deliverable.as_ref().is_none_or(|id| *id == one.id)
            && one.introduced_on.is_some_and(|on| (self.from..=self.to).contains(&on))
    }

    /// Whether everything this scope takes is taken by `other` too.
    pub fn within(&self, other: &Self) -> bool {
        self.types.iter().all(|kind| other.types.contains(kind))
            && (other.agency.is_none() || self.agency == other.agency)
            && self.charge.within(&other.charge)
            && (other.topic.is_none() || self.topic == other.topic)
            && (other.measure.is_none() || self.measure == other.measure)
            && other.from <= self.from
            && self.to <= other.to
    }
}

impl Charge {
    fn takes(&self, project: Option<&String>) -> bool {
        match self {
            Self::Any => true,
            Self::Nothing => project.is_none(),
            Self::OneOf(projects) => project.is_some_and(|project| projects.contains(project)),
        }
    }

    fn within(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Any) | (Self::Nothing, Self::Nothing) => true,
            (Self::OneOf(own), Self::OneOf(theirs)) => own.iter().all(|project| theirs.contains(project)),
            _ => false,
        }
    }
}

/// Counts entries the way the selector says.
#[must_use]
pub fn count(selector: &Selector, activities: &[NewActivity], deliverables: &[NewDeliverable]) -> u64 {
    let taken = || activities.iter().filter(|one| selector.scope.takes(one));
    let role = |role: &String| selector.roles.is_empty() || selector.roles.contains(role);
    let present = || taken().flat_map(|one| &one.participations).filter(|one| one.attended && role(&one.role));
    match selector.what {
        LedgerWhat::Activities => taken().count() as u64,
        LedgerWhat::Participations => present().count() as u64,
        LedgerWhat::Persons => present().filter_map(|one| one.person).collect::<HashSet<_>>().len() as u64,
        LedgerWhat::Headcount => taken()
            .flat_map(|one| &one.headcounts)
            .filter(|one| role(&one.kind))
            .map(|one| u64::try_from(one.count).unwrap_or_default())
            .sum(),
        LedgerWhat::Deliverables => deliverables
            .iter()
            .filter(|one| selector.scope.takes_deliverable(one))
            .map(|one| u64::try_from(one.count).unwrap_or_default())
            .sum(),
    }
}

/// A quoted text and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('\'')?.split_once('\'')
}
