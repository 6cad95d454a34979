//! New and returning contributors, on small histories with results worked out by hand.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, lines, query};
use crate::support::people::{ADA, BOB, BOT, CLEO, DORA, ELIF, FAY};

/// Three releases (2020-09-13, 2020-09-23, 2021-10-18) and a tail (2021-10-28, 2023-01-11), after a year without any commit.
fn story() -> History {
    let mut history = History::new();
    let releases = [
        (0, &[ADA, BOB, CLEO, BOT][..], Some("v1.0")),
        (10, &[ADA, DORA], Some("v1.1")),
        (400, &[BOB, ELIF, BOT], Some("v1.2")),
        (410, &[DORA, FAY], None),
        (850, &[ADA], None),
    ];
    for (day, authors, tag) in releases {
        history.day(day);
        for author in authors {
            history.commit(author, &[("a", &format!("{author} on day {day}\n"))]);
        }
        if let Some(tag) = tag {
            history.tag(tag);
        }
    }
    history.done();
    history
}

#[test]
fn each_newcomer() {
    let columns = "name first_commit_date first_release last_commit_date last_release releases commits came_back \
                   longest_gap_days returned_after_year";
    let expected = [
        "Ada 2020-09-13 1.0 2023-01-11 unreleased 2 3 true 840 true",
        "Bob 2020-09-13 1.0 2021-10-18 1.2 2 2 true 400 true",
        "Cleo 2020-09-13 1.0 2020-09-13 1.0 1 1 false - false",
        // Unreleased commits are not a release yet.
        "Dora 2020-09-23 1.1 2021-10-28 unreleased 1 2 false 400 true",
        // There is no later release.
        "Elif 2021-10-18 1.2 2021-10-18 1.2 1 1 - - false",
        "Fay 2021-10-28 unreleased 2021-10-28 unreleased 0 1 - - false",
    ];
    let history = story();
    assert_eq!(lines(&history.path(), &["newcomers"], columns), expected);
    let first = history.git().text(&["rev-list", "--reverse", "--author=Dora", "HEAD"]);
    let rows = query(&history.path(), &["newcomers"]);
    assert_eq!(Some(rows[3]["first_commit_id"].as_str()), first.lines().next());
}

#[test]
fn newcomers_of_each_release() {
    let columns = "release release_date ordinal is_unreleased people new_people new_share returning_people \
                   came_back_people came_back_share one_release_people";
    let expected = [
        "1.0 2020-09-13 1 false 3 3 1.000000 0 2 0.666667 1",
        "1.1 2020-09-23 2 false 2 1 0.500000 1 0 0.000000 1",
        "1.2 2021-10-18 3 false 2 1 0.500000 1 - - -",
        "unreleased 2023-01-11 4 true 3 1 0.333333 2 - - -",
    ];
    assert_eq!(lines(&story().path(), &["newcomers_by_release"], columns), expected);
    let columns = "people joined_earlier came_back_people came_back_share one_release_people returned_after_year";
    assert_eq!(lines(&story().path(), &["retention"], columns), ["6 4 2 0.500000 2 3"]);
}

#[test]
fn cohorts() {
    let columns =
        "cohort year years_later cohort_size active share commits is_complete active_drive_by active_undecided";
    let expected = [
        "2020 2020 0 4 4 1.000000 5 true 1 0",
        "2020 2021 1 4 2 0.500000 2 true 0 0",
        "2020 2023 3 4 1 0.250000 1 false 0 0",
        "2021 2021 0 2 2 1.000000 2 true 2 0",
        "2021 2023 2 2 0 0.000000 0 false 0 0",
    ];
    assert_eq!(lines(&story().path(), &["cohorts"], columns), expected);
    let columns = "cohort cohort_size share_after_1 share_after_2 share_after_5 share_after_10";
    let expected = ["2020 4 0.500000 0.000000 - -", "2021 2 0.000000 - - -"];
    assert_eq!(lines(&story().path(), &["retention_by_cohort"], columns), expected);
}

/// Days from the first commit to the last one, and to the end of the history: 90 are three months, 91 are more.
#[test]
fn people_who_stayed_under_90_days() {
    let mut history = History::new();
    let days = [
        (0, &[ADA, BOB][..]), // 2020-09-13
        (90, &[ADA]),
        (91, &[BOB]),
        (100, &[CLEO]), // 2020-12-22
        (120, &[CLEO]), // 2021-01-11
        (405, &[FAY]),  // 2021-10-23
        (409, &[DORA]),
        (410, &[ELIF]),
        (498, &[FAY]), // 2022-01-24
        (500, &[BOT]),
    ];
    for (day, authors) in days {
        history.day(day);
        for author in authors {
            history.commit(author, &[("a", &format!("{author} on day {day}\n"))]);
        }
    }
    let columns = "cohort year active active_drive_by active_undecided is_complete";
    let expected = [
        "2020 2020 3 2 0 true", // Ada and Cleo; Bob stayed a day too long.
        "2020 2021 1 1 0 true", // Cleo, whose three months lie in both years.
        "2020 2022 0 0 0 false",
        "2021 2021 3 1 1 true", // Dora; Elif may still come back within 90 days.
        "2021 2022 1 0 0 false",
    ];
    assert_eq!(lines(&history.done().path(), &["cohorts"], columns), expected);
}

#[test]
fn returners() {
    let columns = "name gap_from gap_to gap_days commits_before commits_after";
    let expected = [
        "Ada 2020-09-23 2023-01-11 840 2 1",
        "Dora 2020-09-23 2021-10-28 400 1 1",
        "Bob 2020-09-13 2021-10-18 400 1 1",
    ];
    assert_eq!(lines(&story().path(), &["returners"], columns), expected);
    assert_eq!(lines(&story().path(), &["returners", "--param", "least_days=401"], columns), expected[..1]);
    assert_eq!(lines(&story().path(), &["returners", "--param", "least_days=10"], columns).len(), 4);
}

/// A fix on a branch that became 1.0.1 and was merged into 1.1, and another that only 1.0.2 has.
fn patched() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0");
    history.commit_on("fix", BOB, &["main"], "fix", &[Change::Write("b", b"1\n")]).light_tag("v1.0.1", "fix");
    history.commit_on("late", CLEO, &["fix"], "late fix", &[Change::Write("c", b"1\n")]).light_tag("v1.0.2", "late");
    history.commit(ADA, &[("a", "2\n")]);
    history.commit_on("main", ADA, &["fix"], "merge", &[Change::Write("b", b"1\n")]).tag("v1.1").done();
    history
}

#[test]
fn a_commit_in_two_releases_is_no_return() {
    let history = patched();
    let columns = "name first_commit_date first_release last_release releases commits came_back";
    let expected = ["Ada 2020-09-13 1.0 1.1 2 2 true", "Bob 2020-09-13 1.0.1 1.0.1 1 1 false"];
    let found = lines(&history.path(), &["newcomers", "--patches", "separate"], columns);
    assert_eq!(found[..2], expected);
    // Commits of a patch release only are not in the revision, and have no date here.
    assert_eq!(found[2..], ["Cleo - 1.0.2 1.0.2 1 0 false"]);
    let columns = "release people new_people came_back_people one_release_people";
    let expected = ["1.0 1 1 1 0", "1.0.1 1 1 0 1", "1.0.2 1 1 0 1", "1.1 2 0 - -"];
    assert_eq!(lines(&history.path(), &["newcomers_by_release", "--patches", "separate"], columns), expected);
}

#[test]
fn new_contributors_are_those_of_the_ranking() {
    for history in [story(), patched()] {
        for patches in ["fold", "separate"] {
            let ranking = query(&history.path(), &["ranking", "--patches", patches]);
            let releases = query(&history.path(), &["newcomers_by_release", "--patches", patches]);
            assert!(releases.len() > 1 && !ranking.is_empty());
            for row in releases {
                let is_new = |it: &&laurels::Row| it["release"] == row["release"] && it["is_new"] == "true";
                assert_eq!(ranking.iter().filter(is_new).count().to_string(), row["new_people"], "{row:?}");
            }
        }
    }
}

#[test]
fn the_report() {
    let texts = [
        "has commits by 6 people. Of 4 people who joined before the latest release, 2 (50.0%) also contributed to a release after their first.",
        "2 people who joined before the latest release contributed to one release only. 3 people returned after a gap of more than a year.",
        "| 1.2 | 2021-10-18 | 2 | 1 | 50.0% |  |  |  |",
        "| 2020 | 4 | 50.0% | 0.0% |  |  |",
        "| Dora | 2020-09-23 | 2021-10-28 | 400 | 1 | 1 |",
        "1.1 (2020-09-23) has commits by 2 people, including 1 new contributor.",
        "**New contributors (1):** Elif",
    ];
    laurels::page_says(&story().path(), "newcomers", &texts);
}

#[test]
fn tables_by_release_begin_at_the_first_release_to_list() {
    let history = story();
    let text = laurels::page(&history.path(), &["--report", "newcomers", "--from-release", "1.1"]);
    assert!(text.contains("| 1.1 | 2020-09-23 |") && !text.contains("| 1.0 | 2020-09-13 |"), "{text}");
}

#[test]
fn a_history_of_bots_has_no_newcomers() {
    let mut history = History::new();
    history.commit(BOT, &[("a", "1\n")]).tag("v1.0").done();
    for name in ["newcomers", "cohorts", "returners", "retention_by_cohort"] {
        assert!(query(&history.path(), &[name]).is_empty(), "{name}");
    }
    let columns = "people joined_earlier came_back_people came_back_share one_release_people returned_after_year";
    assert_eq!(lines(&history.path(), &["retention"], columns), ["0 0 0 - 0 0"]);
    let columns = "release people new_people new_share came_back_people";
    assert_eq!(lines(&history.path(), &["newcomers_by_release"], columns), ["1.0 0 0 - -"]);
    let text = laurels::page(&history.path(), &["--report", "newcomers"]);
    assert!(text.contains("Nobody returned after a gap of more than a year."), "{text}");
}
