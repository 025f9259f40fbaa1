//! `tilts init`: makes an installation.

use std::path::Path;

use catalogue::Catalogue;
use record::{NewAccount, NewOrganisation};

use crate::arguments::Init;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Init) -> Result<(), Failure> {
    let made = Installation::make(home, &options.pack, options.database.as_deref(), false).await?;
    let agency = home_agency(&made.catalogue)?;
    let password = hex::encode(edge::random::<8>());
    let account = NewAccount {
        name: options.administrator.clone(),
        display_name: options.administrator.clone(),
        role: "administrator".to_owned(),
        agency,
        unit: String::new(),
        password: password.clone(),
        salt: edge::random(),
    };
    let actor = edge::operator("administrator", "administration");
    let mut change =
        made.record.change(&actor, "manage", Some("organisations of the pack, first account".to_owned())).await?;
    change.organisations(&organisations_of(&made.catalogue)).await?;
    change.accounts(&[account]).await?;
    change.commit().await?;
    println!("An installation is ready in {}.", home.display());
    println!("  database   {}", made.settings.database);
    println!("  keys       {} (back this file up apart from the database)", home.join("keys").display());
    println!("  sign in as {} with {password} (shown once; change it after the first sign-in)", options.administrator);
    println!("Next: `tilts import organisations --template`, or `tilts serve`.");
    Ok(())
}

/// The agency of the first administrator: the role's own, else the pack's first.
fn home_agency(catalogue: &Catalogue) -> Result<String, Failure> {
    let role = catalogue.roles.get("administrator").ok_or_else(|| {
        Failure::input("the pack has no role `administrator`; add it to roles.toml, then run `tilts init` again.")
    })?;
    let agency = role.agency.clone().or_else(|| catalogue.pack.agency.keys().next().cloned());
    agency.ok_or_else(|| Failure::input("the pack names no agency; add one under [agency] in pack.toml."))
}

/// Organisations the pack's code lists name: codes whose `with.kind` is a kind of organisation, parents first.
fn organisations_of(catalogue: &Catalogue) -> Vec<NewOrganisation> {
    let Some(kinds) = catalogue.classifiers.get("organisation-kind") else { return Vec::new() };
    let language = &catalogue.pack.languages[0];
    let mut all: Vec<NewOrganisation> = catalogue
        .classifiers
        .values()
        .flat_map(|list| &list.code)
        .filter_map(|code| {
            let said = |what: &str| code.with.get(what).cloned();
            let kind = said("kind").filter(|kind| kinds.code(kind).is_some())?;
            Some(NewOrganisation {
                id: code.id.clone(),
                name: code.name.get(language).to_owned(),
                kind,
                parent: code.parent.clone(),
                agency: said("agency"),
                region: said("region"),
                regime: said("regime"),
            })
        })
        .collect();
    all.sort_by_key(|organisation| organisation.parent.is_some());
    all
}
