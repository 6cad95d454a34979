//! What a report says about a chart, and what the registry says about a kind of chart.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::context::Context;
use super::picture::Picture;
use super::rows::Rows;
use super::skipped::Skipped;
use crate::query::ResultSet;
use crate::text::Numbers;

/// The largest `top` of a chart; a picture with more rows or lanes is hard to read.
pub const MAX_TOP: u32 = 20;

/// A kind of chart, as the registry in `kind` lists it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The name in reports: `kind = "bars"`.
    pub name: &'static str,
    /// What the picture shows, for the help.
    pub summary: &'static str,
    /// Columns that the query's result must have.
    pub columns: &'static [Field],
    /// Columns that the kind reads if the result has them.
    pub optional: &'static [&'static str],
    /// Columns of the row of facts that the chart needs in addition to its query.
    pub facts: &'static [&'static str],
    /// Why there is no picture of a result without rows; `None` if the kind draws one from the facts alone.
    pub without_rows: Option<&'static str>,
    /// Selects rows and draws them.
    pub draw: Draw,
    /// Keeps the rows that the picture shows at its default size, for the table under it.
    pub rows: fn(&mut Rows<'_>, &Spec),
}

/// Selects rows and draws them.
type Draw = fn(&Spec, &ResultSet, &Context) -> Result<Picture, Skipped>;

impl Kind {
    /// A kind without columns, whose table has all rows of the result.
    #[must_use]
    pub const fn new(name: &'static str, summary: &'static str, draw: Draw) -> Self {
        Self {
            name,
            summary,
            columns: &[],
            optional: &[],
            facts: &[],
            without_rows: Some("The query returned no rows."),
            draw,
            rows: |_, _| {},
        }
    }

    /// The same kind with these [`Self::columns`].
    #[must_use]
    pub const fn with_columns(self, columns: &'static [Field]) -> Self {
        Self { columns, ..self }
    }

    /// The same kind with these [`Self::optional`] columns.
    #[must_use]
    pub const fn with_optional(self, optional: &'static [&'static str]) -> Self {
        Self { optional, ..self }
    }

    /// The same kind with these [`Self::facts`].
    #[must_use]
    pub const fn with_facts(self, facts: &'static [&'static str]) -> Self {
        Self { facts, ..self }
    }

    /// The same kind, whose table has the rows that `rows` keeps.
    #[must_use]
    pub const fn with_rows(self, rows: fn(&mut Rows<'_>, &Spec)) -> Self {
        Self { rows, ..self }
    }

    /// The same kind with this [`Self::without_rows`].
    #[must_use]
    pub const fn when_empty(self, without_rows: Option<&'static str>) -> Self {
        Self { without_rows, ..self }
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// Names are unique: a test of the registry checks it.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

/// A column that a kind reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// [`Spec::label`].
    Label,
    /// [`Spec::key`].
    Key,
    /// [`Spec::value`].
    Value,
    /// [`Spec::share`].
    Share,
    /// [`Spec::rank`].
    Rank,
    /// [`Spec::period`].
    Period,
    /// [`Spec::order`].
    Order,
    /// [`Spec::added`].
    Added,
    /// [`Spec::deleted`].
    Deleted,
    /// [`Spec::net`].
    Net,
    /// A column that only some kinds read, by its usual name; [`Spec::columns`] may rename it.
    Own(&'static str),
}

/// A chart as a report asks for it. It names columns of a query's result and holds no SQL.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Stable name of the chart, from the report; also the prefix of every id in the picture.
    pub id: String,
    /// The kind of chart.
    pub kind: &'static Kind,
    /// Title for a chart whose data has no finding to state. The chart has its own if this is missing or needs more
    /// than two lines.
    pub title: Option<String>,
    /// Line under the title: metric, unit, filter, range. Defaults to a text of the chart.
    pub subtitle: Option<String>,
    /// Column with the person's name (text).
    #[serde(default = "label")]
    pub label: String,
    /// Column that distinguishes people of the same name (text).
    #[serde(default = "key")]
    pub key: String,
    /// Column with the length of a bar (number, counted in `unit`).
    #[serde(default = "value")]
    pub value: String,
    /// Column with the share of the release's total (fraction, 0 to 1).
    #[serde(default = "share")]
    pub share: String,
    /// Column with the competition rank 1, 2, 2, 4 (integer).
    #[serde(default = "rank")]
    pub rank: String,
    /// Column with the name of the release (text).
    #[serde(default = "period")]
    pub period: String,
    /// Column with the position of the release in time (integer, oldest lowest).
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
    /// Names of the query's columns by their usual names, where they differ.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// What `value` counts, in the plural ("commits").
    #[serde(default = "unit")]
    pub unit: String,
}

impl Spec {
    /// Columns that a query's result must have for this chart.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        self.kind.columns.iter().map(|field| self.name_of(*field)).collect()
    }

    /// Columns that the chart reads if the result has them.
    #[must_use]
    pub fn optional_columns(&self) -> Vec<&str> {
        self.kind.optional.iter().map(|own| self.column(own)).collect()
    }

    /// Columns that the row of facts must have; none for most kinds.
    #[must_use]
    pub fn fact_columns(&self) -> &'static [&'static str] {
        self.kind.facts
    }

    /// The query's column for the usual name `own`.
    #[must_use]
    pub fn column<'a>(&'a self, own: &'a str) -> &'a str {
        self.columns.get(own).map_or(own, String::as_str)
    }

    /// `top` as the charts use it: 1 to [`MAX_TOP`].
    #[must_use]
    pub fn limit(&self) -> usize {
        self.top.clamp(1, MAX_TOP) as usize
    }

    /// The rows that the picture shows at its default size. `until` is the day of the head's commit, in days since
    /// 1970-01-01.
    #[must_use]
    pub fn rows<'a>(&self, data: &'a ResultSet, until: Option<i32>, numbers: Numbers) -> Rows<'a> {
        let mut rows = Rows::all(data, until, numbers);
        (self.kind.rows)(&mut rows, self);
        rows.cap();
        rows
    }

    fn name_of(&self, field: Field) -> &str {
        match field {
            Field::Label => &self.label,
            Field::Key => &self.key,
            Field::Value => &self.value,
            Field::Share => &self.share,
            Field::Rank => &self.rank,
            Field::Period => &self.period,
            Field::Order => &self.order,
            Field::Added => &self.added,
            Field::Deleted => &self.deleted,
            Field::Net => &self.net,
            Field::Own(name) => self.column(name),
        }
    }
}

/// Functions with the usual names of columns.
macro_rules! usual {
    ($($field:ident = $column:literal),+) => {
        $(fn $field() -> String {
            $column.to_owned()
        })+
    };
}

usual!(
    label = "name",
    key = "person_id",
    value = "commits",
    share = "share",
    rank = "rank",
    period = "release",
    order = "ordinal",
    added = "lines_added",
    deleted = "lines_deleted",
    net = "lines_net",
    unit = "commits"
);

fn top() -> u32 {
    10
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, MapDeserializer};

    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<Spec, Error> {
        Spec::deserialize(MapDeserializer::new(fields.iter().copied()))
    }

    #[test]
    fn a_report_names_columns() {
        let spec = read(&[("id", "a"), ("kind", "bump"), ("rank", "place")]).expect("a spec");
        assert_eq!(spec.columns(), ["name", "person_id", "place", "release", "ordinal"]);
        assert_eq!(Spec { top: 99, ..spec }.limit(), 20);
        let mut people = read(&[("id", "a"), ("kind", "people")]).expect("a spec");
        people.columns.insert("people".to_owned(), "authors".to_owned());
        assert_eq!(people.columns(), ["release", "ordinal", "authors", "new_people", "date", "previous"]);
    }

    #[test]
    fn unknown_fields_and_kinds_are_errors() {
        assert!(read(&[("id", "a"), ("kind", "bars"), ("sql", "SELECT 1")]).is_err());
        let error = read(&[("id", "a"), ("kind", "pie")]).expect_err("no such kind").to_string();
        assert!(error.contains("`pie`") && error.contains("bars, bump"), "{error}");
    }
}
