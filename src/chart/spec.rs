//! What a report says about a chart: its kind, its words, and which columns of the query it reads.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::card_facts;

/// The largest `top` a chart can show; more rows or lanes than this are no longer read one by one.
pub const MAX_TOP: u32 = 20;

/// The kinds of chart there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People of one release (or of all time) as horizontal bars.
    Bars,
    /// Rank of people over many releases.
    Bump,
    /// Lines deleted to the left, lines added to the right, per person.
    Diverging,
    /// People per release: those who came back and those who came first, and the days of each cycle.
    People,
    /// Commits per release, and lines added and deleted.
    Size,
    /// Who is in the top of one release after the other, as tiles.
    Streaks,
    /// The fewest people who made half, 80% and 95% of each release.
    Concentration,
    /// Commits per day of one year.
    Calendar,
    /// Commits per hour of the week.
    WeekHours,
    /// Of the people who joined in a year, the part that was active so many years later.
    Retention,
    /// Active people per year, by the year of their first commit.
    Generations,
    /// The parts of organisations in each release.
    Organizations,
    /// One person: figures of a row of their own, and commits and rank in each release.
    Card,
}

impl Kind {
    /// Columns that only this kind reads, by its own names for them.
    fn own_columns(self) -> &'static [&'static str] {
        match self {
            Self::Bars | Self::Bump | Self::Diverging | Self::Card => &[],
            Self::People => &["people", "new_people", "date", "previous"],
            Self::Size => &["commits"],
            Self::Streaks => &["length", "from_release", "is_in_run"],
            Self::Concentration => &["people_50pct", "people_80pct", "people_95pct", "people"],
            Self::Calendar => &["date"],
            Self::WeekHours => &["weekday", "hour"],
            Self::Retention => &["cohort", "years_later", "cohort_size", "active", "is_complete"],
            Self::Generations => &["cohort", "year", "active", "is_complete"],
            Self::Organizations => &["commits", "organization", "is_unknown"],
        }
    }
}

/// A chart as a report asks for it. It names columns of a query's result and holds no SQL.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Stable name of the chart, from the report; also the prefix of every id in the picture.
    pub id: String,
    /// The kind of picture, from the report.
    pub kind: Kind,
    /// Title for the case that the data holds no safe finding; the chart has its own where this is missing or needs
    /// more than two lines.
    pub title: Option<String>,
    /// Line under the title: metric, unit, filter, range. The chart has its own if there is none.
    pub subtitle: Option<String>,
    /// Column with the person's name (text).
    #[serde(default = "label")]
    pub label: String,
    /// Column that tells people of the same name apart (text).
    #[serde(default = "key")]
    pub key: String,
    /// Column with the length of a bar (number, counted in `unit`).
    #[serde(default = "value")]
    pub value: String,
    /// Column with the part of the release's total (fraction of 0 to 1).
    #[serde(default = "share")]
    pub share: String,
    /// Column with the competition rank 1, 2, 2, 4 (integer).
    #[serde(default = "rank")]
    pub rank: String,
    /// Column with the name of the release (text).
    #[serde(default = "period")]
    pub period: String,
    /// Column with the place of the release in time (integer, oldest lowest).
    #[serde(default = "order")]
    pub order: String,
    /// Column with lines added (integer).
    #[serde(default = "added")]
    pub added: String,
    /// Column with lines deleted (integer, not negative).
    #[serde(default = "deleted")]
    pub deleted: String,
    /// Column with lines added minus lines deleted (integer).
    #[serde(default = "net")]
    pub net: String,
    /// How many ranks are shown; at most [`MAX_TOP`], see [`Spec::limit`].
    #[serde(default = "top")]
    pub top: u32,
    /// Names of columns in the query by the names that the kind has for them, where they differ.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// What `value` counts, in the plural ("commits").
    #[serde(default = "unit")]
    pub unit: String,
}

impl Spec {
    /// Columns that a query's result must have for this chart, in no particular order.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        let shared: Vec<&str> = match self.kind {
            Kind::Bars => vec![&self.label, &self.key, &self.value, &self.share, &self.rank],
            Kind::Bump | Kind::Streaks => vec![&self.label, &self.key, &self.rank, &self.period, &self.order],
            Kind::Diverging => vec![&self.label, &self.key, &self.added, &self.deleted, &self.net],
            Kind::People | Kind::Concentration | Kind::Organizations => vec![&self.period, &self.order],
            Kind::Size => vec![&self.period, &self.order, &self.added, &self.deleted],
            Kind::Card => vec![&self.period, &self.order, &self.value, &self.rank],
            Kind::Calendar | Kind::WeekHours => vec![&self.value],
            Kind::Retention | Kind::Generations => Vec::new(),
        };
        shared.into_iter().chain(self.kind.own_columns().iter().map(|own| self.column(own))).collect()
    }

    /// Columns that the row of a card's facts must have; none for other charts.
    #[must_use]
    pub fn fact_columns(&self) -> &'static [&'static str] {
        if self.kind == Kind::Card { &card_facts::COLUMNS } else { &[] }
    }

    /// The query's column for what the kind calls `own`.
    #[must_use]
    pub fn column<'a>(&'a self, own: &'a str) -> &'a str {
        self.columns.get(own).map_or(own, String::as_str)
    }

    /// `top` as the charts use it: 1 to [`MAX_TOP`].
    #[must_use]
    pub fn limit(&self) -> usize {
        self.top.clamp(1, MAX_TOP) as usize
    }
}

fn label() -> String {
    "name".to_owned()
}

fn key() -> String {
    "person_id".to_owned()
}

fn value() -> String {
    "commits".to_owned()
}

fn share() -> String {
    "share".to_owned()
}

fn rank() -> String {
    "rank".to_owned()
}

fn period() -> String {
    "release".to_owned()
}

fn order() -> String {
    "ordinal".to_owned()
}

fn added() -> String {
    "lines_added".to_owned()
}

fn deleted() -> String {
    "lines_deleted".to_owned()
}

fn net() -> String {
    "lines_net".to_owned()
}

fn top() -> u32 {
    10
}

fn unit() -> String {
    "commits".to_owned()
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, MapDeserializer};

    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<Spec, Error> {
        Spec::deserialize(MapDeserializer::new(fields.iter().copied()))
    }

    #[test]
    fn a_report_names_columns_and_nothing_unknown() {
        let spec = read(&[("id", "a"), ("kind", "bump"), ("rank", "place")]).expect("a spec");
        assert_eq!(spec.columns(), ["name", "person_id", "place", "release", "ordinal"]);
        assert_eq!(Spec { top: 99, ..spec }.limit(), 20);
        let mut people = read(&[("id", "a"), ("kind", "people")]).expect("a spec");
        people.columns.insert("people".to_owned(), "authors".to_owned());
        assert_eq!(people.columns(), ["release", "ordinal", "authors", "new_people", "date", "previous"]);
        assert!(read(&[("id", "a"), ("kind", "bars"), ("sql", "SELECT 1")]).is_err());
        assert!(read(&[("id", "a"), ("kind", "pie")]).is_err());
    }
}
