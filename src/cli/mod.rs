//! What the user typed becomes one checked set of options, one call, and an exit code. Only this layer prints.

mod args;
mod choose;
mod convert;
mod facts;
mod file;
mod given_releases;
mod help;
mod identities;
mod mistake;
mod outcome;
mod pager;
mod print;
mod progress;
mod query;
mod report;
mod run;
mod show;
mod terminal;
mod version;

pub use args::Arguments;
pub use run::main;
