//! `tilts init`: makes an installation.

use std::path::Path;

use record::NewAccount;

use crate::arguments::Init;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Init) -> Result<(), Failure> {
    let made = Installation::make(home, &options.pack, options.database.as_deref(), false).await?;
    let password = hex::encode(edge::random::<8>());
    let account = NewAccount {
        name: options.administrator.clone(),
        display_name: options.administrator.clone(),
        role: "administrator".to_owned(),
        agency: String::new(),
        unit: String::new(),
        password: password.clone(),
        salt: edge::random(),
    };
    let actor = edge::operator("administrator", "administration");
    let mut change = made.record.change(&actor, "manage", Some("first account".to_owned())).await?;
    change.accounts(&[account]).await?;
    change.commit().await?;
    println!("An installation is ready in {}.", home.display());
    println!("  database   {}", made.settings.database);
    println!("  keys       {} (back this file up apart from the database)", home.join("keys").display());
    println!("  sign in as {} with {password} (shown once; change it after the first sign-in)", options.administrator);
    println!("Next: `tilts import organisations --template`, or `tilts serve`.");
    Ok(())
}
