//! The registry of the kinds of chart.
//!
//! To add a kind:
//!
//! 1. write its file or folder with a `KIND`; `week_hours.rs` is a short example;
//! 2. add it to [`KINDS`] below;
//! 3. write its query in `queries`, unless an existing query has its columns;
//! 4. show it in a report in `reports`;
//! 5. add its rows to `charts.md`, which is the guide that `laurels help charts` shows;
//! 6. create an empty file in `tests/golden` with the name of the chart, and run `LAURELS_BLESS=1 cargo test golden`.

mod bars;
mod bump;
mod calendar;
mod card;
mod concentration;
mod diverging;
mod generations;
mod organizations;
mod people_by_release;
mod retention;
mod size;
mod streaks;
mod week_hours;

use serde::de::{Deserialize, Deserializer, Error};

#[cfg(test)]
pub use card::COLUMNS as CARD_COLUMNS;

use super::spec::Kind;

/// All kinds of chart, in the order of the help.
pub const KINDS: &[&Kind] = &[
    &bars::KIND,
    &bump::KIND,
    &streaks::KIND,
    &people_by_release::KIND,
    &size::KIND,
    &concentration::KIND,
    &diverging::KIND,
    &generations::KIND,
    &retention::KIND,
    &calendar::KIND,
    &week_hours::KIND,
    &organizations::KIND,
    &card::KIND,
];

/// By its name in a report.
impl<'de> Deserialize<'de> for &'static Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        match KINDS.iter().find(|kind| kind.name == name) {
            Some(kind) => Ok(kind),
            None => Err(D::Error::custom(unknown(&name))),
        }
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    format!("there is no chart kind `{name}` (kinds: {})", names.join(", "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_guide_lists_all_kinds() {
        let guide = include_str!("../charts.md");
        for kind in KINDS {
            let name = format!("| `{}` ", kind.name);
            let mut rows = guide.lines().filter(|line| line.starts_with(&name));
            let is_listed = rows.any(|row| row.contains(&format!("| {} ", kind.summary)));
            assert!(is_listed, "charts.md needs a row `{}`: {}", kind.name, kind.summary);
        }
    }

    #[test]
    fn names_are_unique_and_summaries_are_phrases() {
        let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        for kind in KINDS {
            assert!(!kind.summary.is_empty() && !kind.summary.ends_with('.'), "{kind:?}");
        }
    }
}
