//! The name of the program in outputs.

/// The program and its version.
pub const TOOL: &str = concat!("laurels ", env!("CARGO_PKG_VERSION"));
