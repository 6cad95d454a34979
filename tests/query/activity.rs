//! Days, weekdays and hours in the authors' time zones, runs, gaps and milestones, worked out by hand.

use crate::support::History;
use crate::support::laurels::{self, lines, query};
use crate::support::people::{ADA, BOB, BOT};

/// Sunday, 2020-09-13, 12:26:40 UTC.
const NOON: i64 = 1_600_000_000;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Commits on both sides of midnight, in zones far and absurd, and one in the year 2286.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).done(); // Sunday, 15:26 +0200
    for (author, at, zone) in [
        (ADA, NOON + 11 * HOUR, "+0200"), // 23:26 UTC: Monday, 01:26
        (BOB, NOON + 13 * HOUR, "-0800"), // Monday, 01:26 UTC: Sunday, 17:26
        (BOT, NOON + DAY, "+0000"),
        (BOB, NOON + 2 * DAY, "+0000"), // Tuesday, 12:26
        (ADA, NOON + 3 * DAY, "+9999"), // Wednesday, 12:26 UTC
        (BOB, 9_999_999_999, "+0000"),
    ] {
        history.raw_commit(format!("author {author} {at} {zone}\ncommitter {author} {at} {zone}\n\nx\n").as_bytes());
    }
    history
}

#[test]
fn days_weekdays_and_hours_are_the_authors_own() {
    let history = story();
    let days = ["2020-09-13 2 2", "2020-09-14 1 1", "2020-09-15 1 1", "2020-09-16 1 1"];
    assert_eq!(lines(&history.path(), &["activity_by_day"], "date commits people"), days);
    let columns = "weekday weekday_name commits share";
    let weekdays = [
        "1 Monday 1 0.200000",
        "2 Tuesday 1 0.200000",
        "3 Wednesday 1 0.200000",
        "4 Thursday 0 0.000000",
        "5 Friday 0 0.000000",
        "6 Saturday 0 0.000000",
        "7 Sunday 2 0.400000",
    ];
    assert_eq!(lines(&history.path(), &["activity_by_weekday"], columns), weekdays);
    let hours = lines(&history.path(), &["activity_by_hour"], "hour commits share");
    assert_eq!(hours.len(), 24);
    let busy = |line: &&String| !line.ends_with("0.000000");
    let expected = ["1 1 0.200000", "12 2 0.400000", "15 1 0.200000", "17 1 0.200000"];
    assert_eq!(hours.iter().filter(busy).collect::<Vec<_>>(), expected);
    let cells = lines(&history.path(), &["activity_week_hours"], "weekday hour commits share");
    assert_eq!(cells.len(), 7 * 24);
    let expected = ["1 1 1 0.200000", "2 12 1 0.200000", "3 12 1 0.200000", "7 15 1 0.200000", "7 17 1 0.200000"];
    assert_eq!(cells.iter().filter(busy).collect::<Vec<_>>(), expected);
}

#[test]
fn git_prints_the_same_weekdays_and_hours() {
    let history = story();
    // git has no zones beyond a day, and no years that the tables leave out.
    let range = ["log", "--date=format:%u %H %F", "--format=%ad", "main~2", "--author=Ada", "--author=Bob"];
    let mut printed: Vec<String> = history.git().text(&range).lines().map(str::to_owned).collect();
    printed.sort();
    let sql = "SELECT authored_weekday, authored_hour, authored_local_date FROM commits \
               JOIN people ON people.person_id = commits.author_id \
               WHERE people.kind = 'human' AND authored_date < DATE '2020-09-16' \
               ORDER BY authored_weekday, authored_hour, authored_local_date";
    let rows = query(&history.path(), &["--sql", sql]);
    let row = |row: &laurels::Row| {
        format!("{} {:0>2} {}", row["authored_weekday"], row["authored_hour"], row["authored_local_date"])
    };
    assert_eq!(rows.iter().map(row).collect::<Vec<_>>(), printed);
}

#[test]
fn runs_and_gaps() {
    let history = story();
    let columns = "name active_days longest_run_days run_from run_to longest_gap_days gap_from gap_to commits";
    let expected = [
        "Ada 3 2 2020-09-13 2020-09-14 2 2020-09-14 2020-09-16 3",
        "Bob 2 1 2020-09-13 2020-09-13 2 2020-09-13 2020-09-15 2",
    ];
    assert_eq!(lines(&history.path(), &["activity_runs"], columns), expected);
    assert_eq!(lines(&history.path(), &["contributors"], "name active_days"), ["Ada 3", "Bob 2"]);
    let columns = "active_days first_active_date last_active_date busiest_date busiest_commits longest_gap_days \
                   gap_from gap_to weekend_share";
    let expected = ["4 2020-09-13 2020-09-16 2020-09-13 2 1 2020-09-13 2020-09-14 0.400000"];
    assert_eq!(lines(&history.path(), &["activity_summary"], columns), expected);
}

/// One commit by Bob, then a hundred by Ada, an hour apart from 13:26 on.
fn hundred() -> History {
    let mut history = History::new();
    history.commit(BOB, &[("b", "1\n")]);
    for n in 0..100 {
        history.commit(ADA, &[("a", &format!("{n}\n"))]);
    }
    history.done();
    history
}

#[test]
fn milestones() {
    let history = hundred();
    let expected = ["1 2020-09-13 Bob", "100 2020-09-17 Ada"];
    assert_eq!(lines(&history.path(), &["milestones"], "milestone date name"), expected);
    let rows = query(&history.path(), &["milestones"]);
    assert_eq!(rows[1]["commit_id"], history.git().text(&["rev-parse", "main~1"]));
    let expected = ["Ada 100 2020-09-17", "Bob 1 2020-09-13", "Ada 1 2020-09-13"];
    assert_eq!(lines(&history.path(), &["milestones_by_person"], "name milestone date"), expected);
    let least = ["milestones_by_person", "--param", "least_milestone=100"];
    assert_eq!(lines(&history.path(), &least, "name milestone date"), expected[..1]);
}

#[test]
fn the_report() {
    let texts = [
        "People made commits on 5 days, from 2020-09-13 to 2020-09-17. 8.9% of the commits were made on Saturdays and Sundays.",
        "| Ada | 5 | 2020-09-13 | 2020-09-17 | 5 | 1 | 2020-09-13 | 2020-09-14 |",
        "| 100 | 2020-09-17 | Ada |",
    ];
    laurels::page_says(&hundred().path(), "activity", &texts);
}

#[test]
fn a_history_of_bots_has_no_activity() {
    let mut history = History::new();
    history.commit(BOT, &[("a", "1\n")]).done();
    for name in ["active_days", "activity_by_day", "activity_runs", "milestones", "milestones_by_person"] {
        assert!(query(&history.path(), &[name]).is_empty(), "{name}");
    }
    let columns = "active_days first_active_date busiest_date longest_gap_days weekend_share";
    assert_eq!(lines(&history.path(), &["activity_summary"], columns), ["0 - - - -"]);
    let text = laurels::page(&history.path(), &["--report", "activity"]);
    assert!(text.contains("People made commits on 0 days. Days and hours"), "{text}");
}
