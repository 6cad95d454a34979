//! What a commit's message says about who did what, kept as it is written: trailers by git's rules, and the lines by which
//! forges and merge bots name pull requests and reviewers. Pure functions on bytes; nothing is interpreted here.

mod remark;
mod trailer;

pub use remark::{CREDIT_KEYS, remarks};
pub use trailer::{Trailer, key_and_value, trailers};
