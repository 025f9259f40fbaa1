//! The recipe of a nation: what its pack's definitions do not say, as data.

mod casework;
mod ledger;
mod organisations;
mod people;
mod prison;
mod probation;
mod registers;

pub use casework::{BesideRecipe, CaseworkRecipe, WorkerRecipe};
pub use ledger::{Crowd, Heads, Kind, LedgerRecipe, Shape, Steady};
pub use organisations::{Crew, OrganisationRecipe};
pub use people::{Ages, PeopleRecipe};
pub use prison::{
    FactWords, Hazard, PaymentTruth, PrisonRecipe, PrisonTruth, PrisonUnit, ReleaseWay, ReturnReason, ReturnTruth,
    TreatmentTruth,
};
pub use probation::{Basis, EmploymentTruth, FunctionRecipe, ProbationRecipe, ProbationTruth};
pub use registers::{BudgetRecipe, MilestoneRecipe, PlaceRecipe, RegisterRecipe};

use serde::de::DeserializeOwned;

use crate::SimulateError;

/// Recipes by pack, one text for every part.
const RECIPES: &[(&str, [&str; 7])] = &[(
    "lv",
    [
        include_str!("../../recipe/lv/people.toml"),
        include_str!("../../recipe/lv/organisations.toml"),
        include_str!("../../recipe/lv/prison.toml"),
        include_str!("../../recipe/lv/probation.toml"),
        include_str!("../../recipe/lv/ledger.toml"),
        include_str!("../../recipe/lv/registers.toml"),
        include_str!("../../recipe/lv/casework.toml"),
    ],
)];

/// Everything a nation is made with.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// Names and bodies.
    pub people: PeopleRecipe,
    /// Organisations and staff.
    pub organisations: OrganisationRecipe,
    /// Prisons.
    pub prison: PrisonRecipe,
    /// Probation.
    pub probation: ProbationRecipe,
    /// The ledger.
    pub ledger: LedgerRecipe,
    /// Registers and accounts.
    pub registers: RegisterRecipe,
    /// Casework of the demo accounts.
    pub casework: CaseworkRecipe,
}

impl Recipe {
    /// The recipe of `pack`.
    pub fn of(pack: &str) -> Result<Self, SimulateError> {
        let known = RECIPES.iter().find(|(id, _)| *id == pack);
        let Some((_, [people, organisations, prison, probation, ledger, registers, casework])) = known else {
            return Err(SimulateError::NoRecipe(pack.to_owned()));
        };
        Ok(Self {
            people: read(pack, people)?,
            organisations: read(pack, organisations)?,
            prison: read(pack, prison)?,
            probation: read(pack, probation)?,
            ledger: read(pack, ledger)?,
            registers: read(pack, registers)?,
            casework: read(pack, casework)?,
        })
    }
}

fn read<T: DeserializeOwned>(pack: &str, text: &str) -> Result<T, SimulateError> {
    toml::from_str(text).map_err(|source| SimulateError::Recipe { pack: pack.to_owned(), source: Box::new(source) })
}
