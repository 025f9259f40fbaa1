//! Demo accounts: one for every role of the pack, and colleagues of some.

use catalogue::Catalogue;
use chrono::{DateTime, Utc};
use record::{Account, Actor, NewAccount, Record};

use crate::recipe::Recipe;
use crate::simulation::writer;
use crate::{SimulateError, Summary};

/// Role that may make accounts.
const ROLE: &str = "administrator";

/// One account for every role: its name is the role's id; colleagues of the recipe come after them. `salt` gives 16 random bytes from the edge each time.
///
/// # Errors
/// When the pack has no recipe.
pub fn accounts(
    catalogue: &Catalogue,
    password: &str,
    mut salt: impl FnMut() -> [u8; 16],
) -> Result<Vec<NewAccount>, SimulateError> {
    let recipe = Recipe::of(&catalogue.pack.id)?.registers.account;
    let mut account = |role: &catalogue::Role, name: &str, display_name: Option<&String>| {
        let agency = role.agency.clone().or_else(|| recipe.agency.get(&role.id).cloned());
        NewAccount {
            name: name.to_owned(),
            display_name: display_name.cloned().unwrap_or_else(|| name.to_owned()),
            role: role.id.clone(),
            agency: agency.unwrap_or_else(|| recipe.default.agency.clone()),
            unit: recipe.unit.get(&role.id).unwrap_or(&recipe.default.unit).clone(),
            password: password.to_owned(),
            salt: salt(),
        }
    };
    let roles = &catalogue.roles;
    let mut all: Vec<NewAccount> =
        roles.values().map(|role| account(role, &role.id, recipe.name.get(&role.id))).collect();
    for one in &recipe.colleague {
        all.extend(roles.get(&one.role).map(|role| account(role, &one.account, Some(&one.name))));
    }
    Ok(all)
}

/// Makes the accounts of [`accounts`] and puts people of their units on the caseloads of those that stand for a role.
///
/// # Errors
/// When the pack has no recipe, a name is taken, or the record refuses.
pub async fn make_accounts(
    record: &Record,
    summary: &Summary,
    password: &str,
    salt: impl FnMut() -> [u8; 16],
    at: DateTime<Utc>,
) -> Result<Vec<Account>, SimulateError> {
    let new = accounts(record.catalogue(), password, salt)?;
    let writer = writer(record, at);
    let administrator = Actor { account: ROLE.to_owned(), role: ROLE.to_owned(), ..writer.clone() };
    let mut change = record.change(&administrator, "manage", None).await?;
    let ids = change.accounts(&new).await?;
    change.commit().await?;
    let mut change = record.change(&writer, "write", None).await?;
    let of_roles = ids.iter().zip(&new).take(record.catalogue().roles.len());
    // Contact persons are given people by their own steps.
    for (id, account) in of_roles.filter(|(_, account)| record.has_caseload(&account.role)) {
        if let Some(people) = summary.caseloads.get(&account.unit) {
            change.assign(*id, people).await?;
        }
    }
    change.commit().await?;
    let made = new.into_iter().zip(ids).map(|(new, id)| Account {
        id,
        name: new.name,
        display_name: new.display_name,
        role: new.role,
        agency: new.agency,
        unit: new.unit,
        active: true,
    });
    Ok(made.collect())
}
