//! Reads commit messages: trailers by git's rules, and the lines in which forges and merge bots name pull requests and
//! reviewers.
//!
//! The functions work on bytes and keep each line as written. `credit` interprets the lines.

mod own_keys;
mod remark;
mod role;
mod trailer;

pub use own_keys::OwnKeys;
pub use remark::remarks;
pub use role::{Role, is_announced, roles_of_key};
pub use trailer::{Trailer, key_and_value, trailers};
