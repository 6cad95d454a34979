//! Data for the tests of the charts over releases, years, days and hours.

use crate::chart::tests::fixtures::{key, text};
use crate::query::tests::result;
use crate::query::{ResultSet, Value};

/// Numbers of releases that have broken axes: few, many, more than are shown.
pub const RELEASES: [usize; 6] = [2, 3, 13, 40, 61, 200];

/// A release per row: name, ordinal, numbers under these columns, and a date 42 days after the release before.
pub fn course(columns: &[&str], names: &[String], values: impl Fn(usize) -> Vec<i64>) -> ResultSet {
    let row = |(at, name): (usize, &String)| {
        let previous = at.checked_sub(1).map_or(Value::Null, |before| text(&names[before]));
        let fixed = vec![text(name), Value::Integer(at as i64), Value::Date(18_000 + 42 * at as i32), previous];
        fixed.into_iter().chain(values(at).into_iter().map(Value::Integer)).collect()
    };
    let numbers: String = columns.iter().map(|column| format!(", {column} integer")).collect();
    let columns = format!("release text, ordinal integer, date date, previous text{numbers}");
    result(&columns, names.iter().enumerate().map(row).collect())
}

/// Names of releases of the usual kind.
pub fn versions(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("v{}.{}.0", at / 10, at % 10)).collect()
}

/// A row per person and release for the tiles: `rank(release, person)`, 0 for none; runs are those that end with the
/// last release.
pub fn tiles<S: AsRef<str>>(people: &[S], releases: &[String], rank: impl Fn(usize, usize) -> i64) -> ResultSet {
    let mut rows = Vec::new();
    for (at, name) in people.iter().enumerate() {
        let run = (0..releases.len()).rev().take_while(|release| rank(*release, at) > 0).count();
        let from = releases.len() - run.max(1);
        for (release, title) in releases.iter().enumerate() {
            let rank = Some(rank(release, at)).filter(|rank| *rank > 0).map_or(Value::Null, Value::Integer);
            let (order, is_in_run) = (Value::Integer(release as i64), Value::Boolean(release >= from));
            let person = [text(name.as_ref()), key(at), text(title), order, rank, is_in_run];
            rows.push(person.into_iter().chain([Value::Integer(run as i64), text(&releases[from])]).collect());
        }
    }
    let columns = "name text, person_id text, release text, ordinal integer, rank integer, is_in_run boolean, length integer, from_release text";
    result(columns, rows)
}

/// Days one after the other, each with this many commits.
pub fn daily(first: i32, days: i32, commits: impl Fn(i32) -> i64) -> ResultSet {
    let row = |day: i32| vec![Value::Date(day), Value::Integer(commits(day))];
    result("date date, commits integer", (first..first + days).map(row).collect())
}

/// All hours of the week, each with this many commits; weekday 0 is Monday.
pub fn hourly(commits: impl Fn(usize, usize) -> i64) -> ResultSet {
    let row = |(day, hour): (usize, usize)| {
        [day as i64 + 1, hour as i64, commits(day, hour)].into_iter().map(Value::Integer).collect()
    };
    let all = (0..7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
    let columns = "weekday integer, hour integer, commits integer";
    result(columns, all.map(row).collect())
}

/// Cohorts of so many years from 2001 on, the last of which is not over: `active(cohort, years later)` of the people of
/// each, who were as many as in the year of their first commit.
pub fn cohorts(years: i64, active: impl Fn(i64, i64) -> i64) -> ResultSet {
    let row = |cohort: i64, later: i64| {
        let numbers = [2001 + cohort, 2001 + cohort + later, later, active(cohort, 0), active(cohort, later)];
        let is_complete = Value::Boolean(cohort + later + 1 < years);
        numbers.into_iter().map(Value::Integer).chain([is_complete]).collect()
    };
    let columns = "cohort integer, year integer, years_later integer, cohort_size integer, active integer, \
                   is_complete boolean";
    result(
        columns,
        (0..years)
            .flat_map(|cohort| (0..years - cohort).map(move |later| (cohort, later)))
            .map(|(cohort, later)| row(cohort, later))
            .collect(),
    )
}

/// Commits of each release by organization; the last one of `names` is the unknown.
pub fn organizations<S: AsRef<str>>(
    names: &[S],
    releases: &[String],
    commits: impl Fn(usize, usize) -> i64,
) -> ResultSet {
    let row = |(release, at): (usize, usize)| {
        let is_unknown = at + 1 == names.len();
        let name = if is_unknown { Value::Null } else { text(names[at].as_ref()) };
        let order = Value::Integer(release as i64);
        vec![text(&releases[release]), order, Value::Integer(commits(release, at)), name, Value::Boolean(is_unknown)]
    };
    let columns = "release text, ordinal integer, commits integer, organization text, is_unknown boolean";
    let all = (0..releases.len()).flat_map(|release| (0..names.len()).map(move |at| (release, at)));
    result(columns, all.map(row).collect())
}
