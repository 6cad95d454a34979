//! What the user typed becomes one checked set of options, one call, and an exit code. Only this layer prints.

mod args;
mod convert;
mod progress;
mod run;
mod terminal;

pub use args::Arguments;
pub use run::main;
