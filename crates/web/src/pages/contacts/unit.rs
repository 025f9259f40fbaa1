//! The unit a page of contact persons is about.

use record::Organisation;

use crate::field::Choice;
use crate::shown;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Units the visitor gives contact persons in, and the one asked for.
pub(super) struct Units {
    pub here: String,
    pub name: String,
    /// Only one: nothing to choose from.
    pub single: bool,
    pub choice: Choice,
    all: Vec<Organisation>,
}

impl Units {
    /// The unit asked for where the visitor may, otherwise the visitor's own or the first one.
    pub async fn of(visit: &Visit, asked: &str) -> Result<Self, Trouble> {
        let all = visit.organisations().await?;
        let mine = visit.named_units_for("contact", &all);
        let own = visit.session.account.unit.as_str();
        let known = |id: &&str| mine.iter().any(|(known, _)| known == id);
        let here = [asked, own].into_iter().find(known).or_else(|| mine.first().map(|(id, _)| id.as_str()));
        let here = here.unwrap_or_default().to_owned();
        let name = mine.iter().find(|(id, _)| *id == here).map(|(_, name)| name.clone()).unwrap_or_default();
        let single = mine.len() < 2;
        let choice = Choice::new("unit", visit.words().t("unit"), String::new(), mine, &here);
        Ok(Self { here, name, single, choice, all })
    }

    /// Whether the visitor may write about a unit.
    pub fn holds(&self, unit: &str) -> bool {
        self.choice.options.iter().any(|one| one.value == unit)
    }

    /// Name of any organisation.
    pub fn name_of(&self, id: &str) -> String {
        shown::unit(&self.all, id)
    }
}
