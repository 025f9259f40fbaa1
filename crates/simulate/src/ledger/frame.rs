//! Published values that share their entries: what must still be added so that each of them is met.

use catalogue::LedgerWhat;
use record::NewActivity;

use super::selector::{Scope, Selector, count};

/// A published value.
#[derive(Debug, Clone)]
pub struct Value {
    /// Task, achievement and value: `1.3/d/adults-2022`.
    pub id: String,
    /// Task: `plan-2023-2024/1.3`.
    pub task: String,
    /// Projects and budgets the source names, in its order.
    pub funding: Vec<String>,
    /// How it is counted.
    pub selector: Selector,
    /// The number; targets that were not reached allow none.
    pub number: u64,
}

/// Values whose selectors have the same scope.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The scope.
    pub scope: Scope,
    /// The values.
    pub values: Vec<Value>,
}

/// What entries must still be added to a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Need {
    /// Entries, where the number is published.
    pub entries: Option<u64>,
    /// Participations and distinct persons by roles.
    pub crowds: Vec<CrowdNeed>,
    /// Headcounts by kind; wholes follow from their parts.
    pub heads: Vec<(String, u64)>,
}

/// Participants of some roles that must be added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrowdNeed {
    /// Roles, any of which will do.
    pub roles: Vec<String>,
    /// Participations.
    pub participations: Option<u64>,
    /// Distinct persons.
    pub persons: Option<u64>,
}

impl Frame {
    /// Sorts values into frames, narrower frames before those they lie within.
    pub fn sort(values: Vec<Value>) -> Vec<Self> {
        let mut frames: Vec<Self> = Vec::new();
        for value in values {
            match frames.iter_mut().find(|frame| frame.scope == value.selector.scope) {
                Some(frame) => frame.values.push(value),
                None => frames.push(Self { scope: value.selector.scope.clone(), values: vec![value] }),
            }
        }
        let scopes: Vec<Scope> = frames.iter().map(|frame| frame.scope.clone()).collect();
        // The more frames a frame lies within, the narrower it is; the sort is stable, so the printed order stays.
        frames.sort_by_key(|frame| std::cmp::Reverse(scopes.iter().filter(|other| frame.scope.within(other)).count()));
        frames
    }

    /// What is missing, given the entries made so far.
    pub fn need(&self, made: &[NewActivity]) -> Need {
        let mut need = Need::default();
        for value in &self.values {
            let missing = value.number.saturating_sub(count(&value.selector, made, &[]));
            let roles = &value.selector.roles;
            match value.selector.what {
                LedgerWhat::Activities => need.entries = Some(missing),
                LedgerWhat::Participations => need.crowd(roles).participations = Some(missing),
                LedgerWhat::Persons => need.crowd(roles).persons = Some(missing),
                LedgerWhat::Headcount => need.heads.extend(roles.first().map(|kind| (kind.clone(), missing))),
                LedgerWhat::Deliverables => {}
            }
        }
        need
    }
}

impl Need {
    fn crowd(&mut self, roles: &[String]) -> &mut CrowdNeed {
        let place = self.crowds.iter().position(|crowd| crowd.roles == roles).unwrap_or(self.crowds.len());
        if place == self.crowds.len() {
            self.crowds.push(CrowdNeed { roles: roles.to_vec(), ..CrowdNeed::default() });
        }
        &mut self.crowds[place]
    }

    /// Whether nothing is missing.
    pub fn is_met(&self) -> bool {
        let nothing = |number: Option<u64>| number.is_none_or(|number| number == 0);
        nothing(self.entries)
            && self.crowds.iter().all(|crowd| nothing(crowd.participations) && nothing(crowd.persons))
            && self.heads.iter().all(|(_, number)| *number == 0)
    }
}
