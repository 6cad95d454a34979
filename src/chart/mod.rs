//! Turns a query's result and a chart spec into a picture: one SVG in four forms.
//!
//! Pure: no I/O, no clock, no environment. The same data gives the same bytes.
//!
//! * `spec` is what a report asks for, and the record of a kind of chart;
//! * `kind` has a file or folder for each kind of chart, and the registry that lists them;
//! * `kit` is what all kinds share, from the frame to the colors and the SVG.

// Items of the private modules are plain `pub`; the re-exports below are what other modules reach.
#![allow(unreachable_pub)]

mod context;
mod draw;
mod kind;
mod kit;
mod picture;
mod rows;
mod skipped;
mod spec;
#[cfg(test)]
mod tests;

pub use context::Context;
pub use draw::{Chart, draw, safe_id, stylesheet};
pub use kind::KINDS;
pub use rows::Rows;
pub use skipped::Skipped;
pub use spec::{Field, Kind, MAX_TOP, Spec};
