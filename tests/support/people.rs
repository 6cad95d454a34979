//! The people of the tests, as `Name <address>`.

pub(crate) const ADA: &str = "Ada <ada@example.com>";
pub(crate) const BOB: &str = "Bob <bob@example.com>";
pub(crate) const CLEO: &str = "Cleo <cleo@example.com>";
pub(crate) const DORA: &str = "Dora <dora@example.com>";
pub(crate) const ELIF: &str = "Elif <elif@example.com>";
pub(crate) const FAY: &str = "Fay <fay@example.com>";
pub(crate) const BOT: &str = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>";
