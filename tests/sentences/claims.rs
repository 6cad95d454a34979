//! What titles and sentences claim, compared with the tables next to them.

use std::collections::BTreeMap;
use std::path::Path;

use super::histories::Case;
use super::said::Said;
use crate::support::laurels::{Row, read, table};

/// Releases that the title of the rank chart is about.
const RELEASES: usize = 20;

/// Claims that no history with these properties carries.
pub(super) fn check(case: &Case, report: &str, folder: &Path, all: &[Said]) -> Vec<String> {
    of_any(report, folder, all);
    let never: &[&str] = match case.name {
        // Nobody is ahead of anybody.
        "ties everywhere" => &[
            "wrote ",
            "was first",
            "most so far",
            "busiest day",
            "made the most",
            "more than anybody",
            "more commits than",
            "most often",
            "nobody made more",
            "tied for",
            "In the top",
            "made at least half",
            "most commits is",
            "largest commit",
        ],
        // Nobody is known to be new.
        "shallow" => &["new contributor", "were active in the next year", "joined before", "made the first"],
        "no tags" => &["there is one", "there are 1", "Latest release", "latest releases of"],
        "one release" => &["had one new contributor", "new contributors, the most", "most so far"],
        "one person" => &["1 at least", "more than anybody", "nobody made more", "top ten", "made only one"],
        "unknown organizations" | "independent people" => &["commits in 1.7.0 are from"],
        "zeros" => &["two in a row"],
        _ => &[],
    };
    let mut wrong = Vec::new();
    // A line with a colon at its end is above a table.
    for said in all.iter().filter(|said| said.is_quoted && !said.text.ends_with(':')) {
        if let Some(claim) = never.iter().find(|claim| said.text.contains(**claim)) {
            wrong.push(format!("{}, {report}, {}: {}: it claims {claim:?}", case.name, said.place, said.text));
        }
    }
    wrong
}

/// Claims of any history, recomputed from the tables.
pub(super) fn of_any(report: &str, folder: &Path, all: &[Said]) {
    let title = |id: &str| {
        let place = format!("{id}, title");
        all.iter().find(|said| said.place == place).map_or("", |said| said.text.as_str())
    };
    if report == "releases" {
        let ranking = table(folder, "data/ranking.csv");
        first(title("rank-by-release"), &ranking);
        wrote(title("top-contributors"), &ranking);
        tables_cut_no_tie(&read(folder, "report.md"), &ranking);
    }
    if report == "person" {
        let page = read(folder, "report.md");
        let milestones = page
            .split_once("Milestones:\n")
            .map(|(_, rest)| rest.trim_start().split("\n\n").next().unwrap_or_default());
        assert!(milestones.is_none_or(|table| table.lines().count() > 3), "one milestone is no list: {page}");
    }
}

/// "NAME was first in N of ...": nobody else was, as often, in the last twenty releases.
fn first(title: &str, ranking: &[Row]) {
    let Some((name, claim)) = title.split_once(" was first in ") else { return };
    let mut releases: BTreeMap<u64, Vec<&Row>> = BTreeMap::new();
    for row in ranking {
        releases.entry(row["ordinal"].parse().expect("a number")).or_default().push(row);
    }
    let skipped = releases.len().saturating_sub(RELEASES);
    let shown: Vec<_> = releases.values().skip(skipped).filter(|rows| rows[0]["is_unreleased"] == "false").collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in shown.iter().flat_map(|rows| rows.iter()).filter(|row| row["rank"] == "1") {
        *times.entry(&row["name"]).or_default() += 1;
    }
    let most = times[name];
    assert!(times.iter().all(|(other, count)| *other == name || *count < most), "{title}: {times:?}");
    let number = claim.split(' ').next().and_then(|word| word.parse().ok());
    assert_eq!(number.unwrap_or(shown.len()), most, "{title}: {times:?}");
}

/// "NAME wrote 41% of the commits in RELEASE": alone on the first rank, with that share.
fn wrote(title: &str, ranking: &[Row]) {
    let Some((name, claim)) = title.split_once(" wrote ") else { return };
    let release = claim.rsplit_once(" in ").expect("a release").1;
    let mut rows: Vec<&Row> = ranking.iter().filter(|row| row["release"] == release && row["rank"] == "1").collect();
    let row = rows.pop().expect("a first");
    assert!(rows.is_empty() && row["name"] == name, "{title}: {row:?} and {rows:?}");
    let share: f64 = row["share"].parse().expect("a number");
    let shown =
        if share > 0.999_999 { "all of".to_owned() } else { format!("{:.0}%", (share * 100.0).round().min(99.0)) };
    assert!(claim.starts_with(&shown), "{title}: {share}");
}

/// The table of a release shows all people of a rank or none.
fn tables_cut_no_tie(page: &str, ranking: &[Row]) {
    for part in page.split("\n## ").skip(1) {
        let release = part.lines().next().unwrap_or_default().replace('\\', "");
        let all: Vec<&Row> = ranking.iter().filter(|row| row["release"] == release).collect();
        let Some((_, table)) = part.split_once("| Rank | Name").or_else(|| part.split_once("| Rank | Person")) else {
            continue;
        };
        let shown = table.lines().skip(2).take_while(|line| line.starts_with('|')).count();
        if let (Some(last), Some(next)) = (shown.checked_sub(1).and_then(|at| all.get(at)), all.get(shown)) {
            assert_ne!(last["rank"], next["rank"], "the table of {release} ends within a rank");
        }
    }
}
