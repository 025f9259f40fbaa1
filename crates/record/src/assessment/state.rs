//! Where an assessment stands; every transition consumes the state before it.

use crate::Problem;

/// Where an assessment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssessmentState {
    /// Being filled in; kept at every step.
    Draft,
    /// Complete, waits for the second signature.
    AwaitsCountersignature,
    /// Sent back to the assessor with words.
    Returned,
    /// Complete and signed: this one counts.
    Completed,
    /// A later one counts.
    Superseded,
    /// Closed without being completed.
    LockedIncomplete,
}

impl AssessmentState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::AwaitsCountersignature,
        Self::Returned,
        Self::Completed,
        Self::Superseded,
        Self::LockedIncomplete,
    ];

    /// Its id: `awaits-countersignature`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::AwaitsCountersignature => "awaits-countersignature",
            Self::Returned => "returned",
            Self::Completed => "completed",
            Self::Superseded => "superseded",
            Self::LockedIncomplete => "locked-incomplete",
        }
    }

    pub(crate) fn read(id: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.id() == id).expect("states are written by this type")
    }

    /// Answers change.
    pub(super) fn save(self) -> Result<Self, Problem> {
        self.only(&[Self::Draft, Self::Returned], self)
    }

    /// The assessor is done.
    pub(super) fn complete(self, second_signature: bool) -> Result<Self, Problem> {
        let next = if second_signature { Self::AwaitsCountersignature } else { Self::Completed };
        self.only(&[Self::Draft, Self::Returned], next)
    }

    /// The second person signs.
    pub(super) fn countersign(self) -> Result<Self, Problem> {
        self.only(&[Self::AwaitsCountersignature], Self::Completed)
    }

    /// The second person does not sign.
    pub(super) fn send_back(self) -> Result<Self, Problem> {
        self.only(&[Self::AwaitsCountersignature], Self::Returned)
    }

    /// Somebody decides on it.
    pub(super) fn decide(self) -> Result<Self, Problem> {
        self.only(&[Self::AwaitsCountersignature, Self::Completed], self)
    }

    /// A later one counts.
    pub(super) fn supersede(self) -> Result<Self, Problem> {
        self.only(&[Self::Completed], Self::Superseded)
    }

    /// It will not be completed.
    pub(super) fn lock(self) -> Result<Self, Problem> {
        self.only(&[Self::Draft, Self::Returned], Self::LockedIncomplete)
    }

    /// Whether the result stands: nothing more is kept from a second assessor.
    pub(super) fn has_result(self) -> bool {
        matches!(self, Self::AwaitsCountersignature | Self::Completed | Self::Superseded)
    }

    fn only(self, from: &[Self], to: Self) -> Result<Self, Problem> {
        if from.contains(&self) {
            return Ok(to);
        }
        let needed = from.iter().map(|state| state.id().to_owned()).collect();
        Err(Problem::NotInState { state: self.id().to_owned(), needed })
    }
}

#[cfg(test)]
mod tests {
    use super::AssessmentState::{
        self, AwaitsCountersignature, Completed, Draft, LockedIncomplete, Returned, Superseded,
    };

    #[test]
    fn every_transition_has_its_states() {
        let allowed = |step: fn(AssessmentState) -> Result<AssessmentState, crate::Problem>| {
            AssessmentState::ALL.into_iter().filter_map(|state| Some((state, step(state).ok()?))).collect::<Vec<_>>()
        };
        assert_eq!(allowed(AssessmentState::save), [(Draft, Draft), (Returned, Returned)]);
        assert_eq!(allowed(|state| state.complete(false)), [(Draft, Completed), (Returned, Completed)]);
        assert_eq!(
            allowed(|state| state.complete(true)),
            [(Draft, AwaitsCountersignature), (Returned, AwaitsCountersignature)]
        );
        assert_eq!(allowed(AssessmentState::countersign), [(AwaitsCountersignature, Completed)]);
        assert_eq!(allowed(AssessmentState::send_back), [(AwaitsCountersignature, Returned)]);
        assert_eq!(allowed(AssessmentState::supersede), [(Completed, Superseded)]);
        assert_eq!(allowed(AssessmentState::lock), [(Draft, LockedIncomplete), (Returned, LockedIncomplete)]);
    }
}
