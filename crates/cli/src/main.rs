//! `tilts`: the one program. Parses the command line, runs one command, answers with an exit code.
//!
//! This is the edge of the house: only here are the clock, randomness and the environment asked.

mod arguments;
mod command;
mod edge;
mod failure;
mod home;
mod import;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(1) } else { ExitCode::SUCCESS };
        }
    };
    edge::start_logging();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime can be built");
    match runtime.block_on(run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Failure> {
    let home = arguments.home;
    match arguments.command {
        Command::Demo(options) => command::demo::run(&options).await,
        Command::Serve(options) => command::serve::run(&home, &options).await,
        Command::Check(options) => command::check::run(&options).await,
        Command::Init(options) => command::init::run(&home, &options).await,
        Command::Import(options) => command::import::run(&home, &options).await,
        Command::Snapshot(options) => command::snapshot::run(&home, &options).await,
        Command::Indicators(options) => command::indicators::run(&home, &options).await,
        Command::Release(options) => command::release::run(&home, &options).await,
        Command::Report(options) => command::report::run(&home, &options).await,
        Command::Score(options) => command::score::run(&options),
        Command::Study(options) => command::study::run(&home, &options).await,
        Command::Simulate(options) => command::simulate::run(&home, &options).await,
        Command::Audit(options) => command::audit::run(&home, &options).await,
        Command::Doctor => command::doctor::run(&home).await,
        Command::Token(options) => command::token::run(&home, &options).await,
        Command::Docs(options) => command::docs::run(&options),
    }
}
