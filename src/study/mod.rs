//! A clone, or several, read and interpreted: everything that tables are made of.

mod dates;
mod joined;
mod names;
mod notices;
mod parts;
mod person;
mod read;
mod several;
mod touches;

pub use dates::{has_sane_dates, shown};
pub use joined::joined;
pub use names::{TOGETHER, folder_of, tell_apart};
pub use parts::Parts;
pub use person::{Subject, nobody};
pub use read::{Study, Wanted, study, while_storing};
pub use several::{notices, theme};
pub use touches::Touch;
