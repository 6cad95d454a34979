//! Plain data: the history of a clone before any interpretation.
//!
//! Facts hold names, addresses and dates as the commits spell them (git's rules, re-encoded to UTF-8 if a commit names
//! its encoding). Mailmap, bots, releases and profiles are applied later, so changing them never requires reading
//! history again.

mod arena;
mod change;
mod commit;
mod facts;
mod intern;
mod named;
mod notice;
mod number;
mod object_id;
mod remark;

pub use arena::{Arena, Graph, PerCommit};
pub use change::{FEW_LINES, FileChange, FileKind, Lines, Status, Words};
pub use commit::{Commit, Identity, Moment, Tag};
pub use facts::{Facts, Known, RULES};
pub use intern::{IdentityInterner, Interner};
pub(crate) use named::named;
pub use notice::{Notice, NoticeKind};
pub use number::{to_i64, to_u32};
pub use object_id::ObjectId;
pub use remark::{Remark, RemarkKind};
