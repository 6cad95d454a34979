//! Who is who: the mailmap by git's own rules, and which identities are people, bots or AI agents.

mod kind;
mod mailmap;

pub use kind::{Kind, Kinds, Rules, DEFAULT_AIS, DEFAULT_BOTS};
pub use mailmap::Mailmap;
