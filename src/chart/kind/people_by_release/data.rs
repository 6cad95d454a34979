//! People of each release, and the days since the previous one.

use std::collections::BTreeMap;

use crate::chart::kit::cells;
use crate::chart::kit::periods::Period;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

/// All people of a release.
pub fn people(period: &Period) -> i64 {
    period.values[0]
}

/// New contributors, never more than there are people.
pub fn new(period: &Period) -> i64 {
    period.values[1].min(people(period))
}

/// People who contributed before.
pub fn returning(period: &Period) -> i64 {
    people(period) - new(period)
}

/// Days from the previous release to each release, if both dates are known.
pub fn days(spec: &Spec, data: &ResultSet, shown: &[Period]) -> Vec<Option<i64>> {
    let mut dates: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &data.rows {
        if let Some(date) = cells::date(data, row, spec.column("date")) {
            dates.insert(cells::text(data, row, &spec.period), i64::from(date));
        }
    }
    let cycle = |period: &Period| {
        let row = &data.rows[period.row];
        let date = cells::date(data, row, spec.column("date"))?;
        let previous = dates.get(cells::text(data, row, spec.column("previous")))?;
        // A patch release of an older line can be younger than the release that follows it by number.
        Some((i64::from(date) - previous).max(0))
    };
    shown.iter().map(cycle).collect()
}
