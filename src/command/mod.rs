//! The commands of the program, one file each. Arguments come in checked, a value goes out; only `cli` prints.

mod cache;
mod destination;
mod explain;
mod facts;
mod hints;
mod identities;
mod list;
mod published;
mod query;
mod redraw;
mod report;
mod schema;

pub use cache::{CacheWork, cache, cache_folder, size_in_words};
pub use destination::Destination;
pub use explain::{Explained, explain};
pub use facts::facts;
pub use identities::{WrittenMailmap, identities, written_mailmap};
pub use list::list;
pub use published::Published;
pub use query::{Answer, QueryText, query};
pub use redraw::{Redrawn, redraw};
pub use report::report;
pub use schema::{Described, schema, schema_rows, schema_text};
