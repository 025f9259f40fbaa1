//! The demo's accounts: one per role of the pack, placed where its work is.

use catalogue::{Role, Scope};
use record::{NewAccount, Organisation};

use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

/// Makes one account per role, named like the role, with this password.
pub async fn make_one_per_role(opened: &Installation, password: &str) -> Result<(), Failure> {
    let actor = edge::operator("administrator", "administration");
    let organisations = opened.record.organisations(&actor).await?;
    let accounts: Vec<NewAccount> = opened
        .catalogue
        .roles
        .values()
        .map(|role| {
            let agency = role
                .agency
                .clone()
                .or_else(|| opened.catalogue.pack.agency.keys().next().cloned())
                .expect("the catalogue checked that the pack names an agency");
            NewAccount {
                name: role.id.clone(),
                display_name: role.name.get(&opened.catalogue.pack.languages[0]).to_owned(),
                role: role.id.clone(),
                unit: unit_of(role, &agency, &organisations),
                agency,
                password: password.to_owned(),
                salt: edge::random(),
            }
        })
        .collect();
    let mut change = opened.record.change(&actor, "manage", Some("demo accounts".to_owned())).await?;
    change.accounts(&accounts).await?;
    change.commit().await?;
    Ok(())
}

/// The unit of an account any of whose permissions stop short of everything: the agency's first place of work by id.
fn unit_of(role: &Role, agency: &str, organisations: &[Organisation]) -> String {
    if role.may.iter().all(|grant| grant.scope == Scope::All) {
        return String::new();
    }
    let of_agency = |kinds: &[&str]| {
        organisations
            .iter()
            .map(|organisation| &organisation.data)
            .filter(|data| data.agency.as_deref() == Some(agency) && kinds.contains(&data.kind.as_str()))
            .map(|data| data.id.clone())
            .min()
    };
    of_agency(&["prison", "probation-unit"])
        .or_else(|| of_agency(&["probation-region", "prison-unit"]))
        .unwrap_or_default()
}
