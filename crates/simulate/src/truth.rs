//! What is known to be true of a nation: the parameters it was made with, which a study of it should find again.

pub use crate::recipe::{
    EmploymentTruth, Hazard, PaymentTruth, PrisonTruth, ProbationTruth, ReturnTruth, TreatmentTruth,
};

use crate::recipe::Recipe;

/// Planted parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Truth {
    /// Return to custody, work and treatment of prisoners.
    pub prison: PrisonTruth,
    /// Employment of probation clients.
    pub probation: ProbationTruth,
}

impl Truth {
    /// Those of a recipe.
    pub(crate) fn of(recipe: &Recipe) -> Self {
        Self { prison: recipe.prison.truth.clone(), probation: recipe.probation.truth.clone() }
    }
}
