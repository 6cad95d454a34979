//! Escapes and truncates untrusted text, and formats numbers and lists for people.
//!
//! Names, tags and paths come from other people's commits. [`from_bytes`] converts bytes to text without loss; [`plain`]
//! removes characters that would corrupt a terminal, a page or a chart. Each output format has one escaping rule of its
//! own in `render` or `chart`; [`xml`] is here because pages and charts share it.

mod address;
mod bytes;
mod choice;
mod hash;
mod list;
mod nearest;
mod numbers;
mod shown;
mod slug;
mod width;
mod xml;

pub use address::without_addresses;
pub use bytes::{from_bytes, is_git_space, trim, trim_end, trim_start};
pub(crate) use choice::choices;
pub use choice::{Choice, name_in};
pub use hash::{sha256_base64, sha256_hex};
pub use list::{capital, listed};
pub use nearest::{did_you_mean, nearest};
pub use numbers::{Numbers, counted, number};
pub use shown::{NO_NAME, harmless, is_blank, is_disturbing, person, plain};
pub use slug::slug;
pub use width::{columns, shorten};
pub use xml::{entity, xml};
