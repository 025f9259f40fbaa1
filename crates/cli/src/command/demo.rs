//! `tilts demo`: a simulated nation and the site on it.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::Context as _;
use chrono::NaiveDate;
use web::Settings;

use crate::arguments::Demo;
use crate::command::{serve, simulate, snapshot};
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

/// Password of every demo account; the demo listens on this machine only.
const PASSWORD: &str = "tilts-demo";
/// Exists in the demo's folder once everything in it is complete.
const READY: &str = "ready";

pub async fn run(options: &Demo) -> Result<(), Failure> {
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), options.port);
    let listener = if options.build_only { None } else { Some(serve::listen(address).await?) };
    let opened = prepare(options).await?;
    let settings = Settings { idle_minutes: 120, secure_cookies: false, simulated: true, requests_per_minute: 6000 };
    let app = serve::app(&opened, settings, Some(last_day())).await?;
    say_accounts(&opened, address);
    match listener {
        Some(listener) => serve::serve(listener, app).await,
        None => Ok(()),
    }
}

/// Opens the demo of an earlier run, or builds it; an unfinished one is begun anew.
async fn prepare(options: &Demo) -> Result<Installation, Failure> {
    let folder = &options.data;
    if folder.join(READY).exists() && !options.fresh {
        println!("the demo in {} is opened again; --fresh begins anew", folder.display());
        return Installation::open(folder).await;
    }
    forget(folder)?;
    println!("building a simulated nation in {} (about a minute):", folder.display());
    let opened = Installation::make(folder, &options.pack, None, true).await?;
    let settings = ::simulate::Settings {
        scale: options.scale,
        after_programme: options.after_programme,
        ..::simulate::Settings::new(options.seed, last_day())
    };
    let summary = simulate::fill(&opened, &settings).await?;
    simulate::say(&summary);
    let accounts = ::simulate::make_accounts(&opened.record, &summary, PASSWORD, edge::random, edge::now()).await?;
    println!("writing casework of the demo accounts");
    let made = ::simulate::make_casework(&opened.record, &summary, &accounts, &settings).await?;
    println!("  {} assessments, {} plans, {} contact persons", made.assessments, made.plans, made.contacts);
    println!("taking a snapshot");
    snapshot::take(&opened, last_day(), "reporting").await?;
    fs::write(folder.join(READY), "")?;
    Ok(opened)
}

/// Removes an earlier demo; refuses a folder that was not made by one.
fn forget(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    let ours = fs::read_to_string(folder.join("tilts.toml")).is_ok_and(|text| text.contains("simulated = true"));
    let empty = fs::read_dir(folder)?.next().is_none();
    if !ours && !empty {
        return Err(Failure::input(format!(
            "{} holds something that is no demo; nothing was touched. Choose another folder with --data.",
            folder.display()
        )));
    }
    fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    Ok(())
}

/// The day the simulated nation is told up to.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).expect("30 June is a day of every year")
}

fn say_accounts(opened: &Installation, address: SocketAddr) {
    println!("\nSign in with any of these names and the password {PASSWORD}:");
    for role in opened.catalogue.roles.values() {
        println!("  {:20} {} ({})", role.id, role.name.get("lv"), role.name.get("en"));
    }
    println!("\nTilts is open on http://{address}/  (stop with Ctrl+C). All data are simulated.");
}
