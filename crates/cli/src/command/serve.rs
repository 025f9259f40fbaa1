//! `tilts serve`: opens the site of an installation.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use tokio::net::TcpListener;
use web::{App, Edge, Measured, Measuring, Settings};

use crate::arguments::Serve;
use crate::command::snapshot;
use crate::command::study::PROGRAM;
use crate::edge;
use crate::failure::Failure;
use crate::home::Installation;

pub async fn run(home: &Path, options: &Serve) -> Result<(), Failure> {
    let opened = Installation::open(home).await?;
    let address = SocketAddr::new(options.address, options.port);
    let listener = listen(address).await?;
    let settings = Settings {
        idle_minutes: options.idle_minutes,
        secure_cookies: options.secure_cookies,
        simulated: opened.settings.simulated,
        requests_per_minute: options.requests_per_minute,
    };
    let app = app(&opened, settings, None).await?;
    println!("Tilts is open on http://{address}/  (stop with Ctrl+C)");
    serve(listener, app).await
}

/// Takes the address before anything long is begun, so that a port in use is told at once.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::input(format!(
            "{address} cannot be used ({error}); choose another port with --port, for example 8481."
        ))
    })
}

/// The site on the newest snapshot; takes one where there is none, or where definitions changed since. Snapshots are as of
/// the given day, else of the day they are taken.
pub async fn app(opened: &Installation, settings: Settings, as_of: Option<chrono::NaiveDate>) -> Result<App, Failure> {
    let newest = measure::Snapshot::newest(&opened.snapshots())?
        .filter(|snapshot| snapshot.manifest.pack_fingerprint == opened.catalogue.fingerprint);
    let snapshot = match newest {
        Some(snapshot) => snapshot,
        None => snapshot::take(opened, as_of.unwrap_or_else(edge::today), "reporting").await?,
    };
    let begun = edge::stopwatch();
    let measured = Measured::of(Arc::clone(&opened.catalogue), snapshot).await?;
    let board = &measured.board;
    println!(
        "computed {} indicators, {} targets, {} achievements, {} projects in {:.2} s",
        board.indicators.len(),
        board.targets.len(),
        board.achievements.len(),
        board.projects.len(),
        begun.elapsed().as_secs_f64()
    );
    opened.record.remember_names().await?;
    let edge = Edge { now: edge::now, random: edge::random::<32> };
    let (into, shelf, releases) = (opened.snapshots(), opened.shelf(), opened.releases());
    let measuring = Measuring { into, pseudonym_key: opened.pseudonyms, as_of, shelf, releases, program: PROGRAM };
    Ok(App::new(Arc::clone(&opened.record), Arc::clone(&opened.catalogue), measured, measuring, edge, settings))
}

/// Serves until Ctrl+C or a request to end; open requests are finished first.
pub async fn serve(listener: TcpListener, app: App) -> Result<(), Failure> {
    axum::serve(listener, web::router(app)).with_graceful_shutdown(asked_to_end()).await.context("the site stopped")?;
    Ok(())
}

async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut end = signal(SignalKind::terminate()).expect("the program may listen for signals");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = end.recv() => {}
    }
}
