//! The program's main function: runs one command and returns its exit code.

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use super::args::{Arguments, Command};
use super::facts::facts;
use super::help;
use super::identities::identities;
use super::mistake::mistake;
use super::query::{explain, query};
use super::report::report;
use super::show::{cache, list, schema};
use super::terminal;
use crate::error::{Error, Fault, Result};
use crate::text;

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    quiet_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    // A worker's panic arrives here without a message.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(&arguments.command)))
        .unwrap_or_else(|_| Err(Error::internal("the run ended in a panic")));
    match outcome {
        Ok(code) => code,
        Err(error) if error.fault == Fault::ClosedPipe => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Report(args) => report(args),
        Command::Query(args) => query(args),
        Command::Explain(args) => explain(args),
        Command::Facts(args) => facts(args),
        Command::Identities(args) => identities(args),
        Command::List(args) => list(args),
        Command::Schema(args) => schema(args),
        Command::Cache(args) => cache(args.what),
        Command::Completions(args) => done(help::completions(args)),
        Command::Man(args) => done(help::man(args)),
        Command::Help(args) => done(help::help(args)),
    }
}

/// Success for a command that either prints or fails.
fn done(outcome: Result<()>) -> Result<ExitCode> {
    outcome.map(|()| ExitCode::SUCCESS)
}

/// clap's own messages; what was typed may hold control characters.
fn usage(error: &clap::Error) -> ExitCode {
    let is_mistake = error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_mistake {
        let typed: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
        let error = mistake(error, &typed);
        terminal::error(&error);
        return ExitCode::from(error.exit_code());
    }
    let message = error.render().to_string();
    if error.use_stderr() {
        terminal::say(text::harmless(&message).trim_end());
        return ExitCode::from(2);
    }
    match terminal::print(&message) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(error.exit_code()),
    }
}

/// Panics of libraries on damaged objects are caught where they happen. Any other panic is a bug; its message may contain
/// untrusted text, so only the place is reported.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        if std::thread::current().name() == Some("main") {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            terminal::say(&format!("internal error at {}; please report it", text::plain(&place)));
        }
    }));
}
