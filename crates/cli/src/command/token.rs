//! `tilts token make | list | revoke`: the ways in for other systems.

use std::path::Path;

use record::{NewToken, Record, Token, TokenId};

use crate::arguments::{self, TokenCommand};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &arguments::Token) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    let record = &opened.record;
    match &options.what {
        TokenCommand::Make { account, system, until } => make(record, account, system, *until).await,
        TokenCommand::List => list(record).await,
        TokenCommand::Revoke { id } => revoke(record, TokenId(*id)).await,
    }
}

async fn make(record: &Record, account: &str, system: &str, until: chrono::NaiveDate) -> Result<(), Failure> {
    let actor = edge::operator("administrator", "administration");
    let holder = record.accounts(&actor).await?.into_iter().find(|one| one.name.eq_ignore_ascii_case(account));
    let Some(holder) = holder else {
        return Err(Failure::input(format!(
            "there is no account `{account}`; nothing was made. Name one that exists."
        )));
    };
    let secret = edge::random::<32>();
    let mut change = record.change(&actor, "manage", None).await?;
    let new = NewToken { account: holder.id, system: system.to_owned(), until, secret };
    let id = change.make_token(&new).await?;
    change.commit().await?;
    println!("{}", id.written(&secret));
    eprintln!("Token {} acts as {} ({}) until {until}. It is shown this once.", id.0, holder.name, holder.role);
    Ok(())
}

async fn list(record: &Record) -> Result<(), Failure> {
    let tokens = record.tokens(&edge::operator("administrator", "administration")).await?;
    println!("{:>4}  {:20} {:24} {:10} {:16} state", "id", "account", "system", "until", "used");
    for token in tokens {
        let used = token.used_at.map_or_else(|| "never".to_owned(), |at| at.format("%Y-%m-%d %H:%M").to_string());
        let Token { id, account, system, until, .. } = &token;
        println!("{:>4}  {:20} {system:24} {until} {used:16} {}", id.0, account.name, state(&token));
    }
    Ok(())
}

fn state(token: &Token) -> String {
    match &token.revoked {
        Some((by, at)) => format!("revoked by {by} on {}", at.date_naive()),
        None if token.until < edge::today() => "ended".to_owned(),
        None if !token.account.active => "its account is closed".to_owned(),
        None => "lets in".to_owned(),
    }
}

async fn revoke(record: &Record, id: TokenId) -> Result<(), Failure> {
    let mut change = record.change(&edge::operator("administrator", "administration"), "manage", None).await?;
    change.revoke_token(id).await?;
    change.commit().await?;
    println!("Token {} lets nobody in any more.", id.0);
    Ok(())
}
