//! laurels
#![allow(missing_docs)]
pub mod diff;
pub mod error;
pub mod fact;
pub mod history;
pub mod identity;
pub mod progress;
pub mod release;
pub mod text;
