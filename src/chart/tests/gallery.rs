//! The charts over releases, years, days and hours pass every machine check over every fixture, and say what is so.

use crate::chart::context::Context;
use crate::chart::draw::Chart;
use crate::chart::draw::draw;
use crate::chart::kit::theme::{Theme, Token};
use crate::chart::tests::check::check;
use crate::chart::tests::fixtures::{HOSTILE, context, crowded, mixed, names, spec};
use crate::chart::tests::gallery_fixtures::{RELEASES, cohorts, course, daily, hourly, organizations, tiles, versions};
use crate::config::Sheet;
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::text::Numbers;

fn drawn(kind: &str, data: &ResultSet) -> Chart {
    let chart = draw(&spec(kind, 10), data, &context()).expect("a chart");
    check(&chart);
    for sheet in Sheet::OTHERS {
        for context in [context(), crowded()] {
            check(&draw(&spec(kind, 10), data, &Context { sheet, ..context }).expect("a chart"));
        }
    }
    for (sheet, logo) in
        [(Sheet::Blog, "W".repeat(40)), (Sheet::Narrow, "W".repeat(40)), (Sheet::Social, "Engines".to_owned())]
    {
        let context = Context { sheet, logo, numbers: Numbers::Space, ..context() };
        check(&draw(&spec(kind, 10), data, &context).expect("a chart"));
    }
    assert_eq!(chart.adaptive(), draw(&spec(kind, 10), data, &context()).expect("a chart").adaptive());
    chart
}

fn reason(kind: &str, data: &ResultSet) -> String {
    let reason = draw(&spec(kind, 10), data, &context()).expect_err("no chart").to_string();
    assert!(reason.ends_with('.') && reason.contains(' '), "{reason}");
    reason
}

/// Untrusted names of releases, the last of which is not released yet.
fn hostile() -> Vec<String> {
    let names = HOSTILE.iter().enumerate().map(|(at, name)| format!("{name}{}", "x".repeat(at)));
    names.chain(["unreleased".to_owned()]).collect()
}

/// Every kind with a column per release: the columns it reads, and the fewest releases that say anything.
const COURSES: [(&str, &[&str], usize); 3] = [
    ("people", &["people", "new_people"], 2),
    ("size", &["commits", "lines_added", "lines_deleted"], 2),
    ("concentration", &["people_50pct", "people_80pct", "people_95pct", "people"], 4),
];

#[test]
fn any_number_of_releases_and_any_numbers() {
    for (kind, columns, least) in COURSES {
        for count in RELEASES.into_iter().filter(|count| *count >= least) {
            for below in [2, 30, 20_000, 1 << 40] {
                let values = |at: usize| (0..columns.len()).map(|column| 1 + mixed(at, column, below)).collect();
                drawn(kind, &course(columns, &versions(count), values));
            }
        }
        let outlier = |at: usize| vec![if at == 3 { 1_000_000 } else { 5 + at as i64 % 3 }; columns.len()];
        drawn(kind, &course(columns, &versions(13), outlier));
        let huge = |_: usize| vec![i64::MAX / 3; columns.len()];
        drawn(kind, &course(columns, &versions(4), huge));
        drawn(kind, &course(columns, &hostile(), |at| vec![1 + mixed(at, 0, 90); columns.len()]));
    }
}

#[test]
fn what_says_little_is_not_drawn() {
    for (kind, columns, least) in COURSES {
        reason(kind, &course(columns, &versions(least - 1), |_| vec![9; columns.len()]));
        reason(kind, &ResultSet::default());
        reason(kind, &course(columns, &versions(1), |_| vec![9; columns.len()]));
        reason(kind, &course(columns, &versions(9), |_| vec![0; columns.len()]));
    }
}

#[test]
fn people_of_a_release_are_told_as_they_are() {
    let of = |numbers: &[(i64, i64)]| {
        let values = |at: usize| vec![numbers[at].0, numbers[at].1];
        drawn("people", &course(COURSES[0].1, &versions(numbers.len()), values))
    };
    let record = of(&[(4, 4), (6, 2), (20, 9)]);
    assert_eq!(record.title, "v0.2.0 had 9 new contributors, the most so far");
    assert!(record.alt.ends_with("20 people in v0.2.0, 9 of them new; maximum: 20 in v0.2.0."));
    assert_eq!(of(&[(9, 9), (6, 2), (20, 9)]).title, "v0.2.0 had 9 new contributors");
    assert_eq!(of(&[(9, 9), (1, 1)]).title, "v0.1.0 had one new contributor");
    assert_eq!(of(&[(9, 9), (5, 0)]).title, "All contributors to v0.1.0 had contributed before");
    assert_eq!(of(&[(9, 9), (0, 0)]).title, "People per release");
    let even = of(&[(4, 4), (6, 2), (6, 6)]);
    assert!(even.alt.ends_with("6 people in v0.2.0, all of them new; maximum: 6 in 2 releases."), "{}", even.alt);
    // Everybody is new in the first release, and in a clone without the commits before.
    let first = course(COURSES[0].1, &["1.0".into(), "unreleased".into()], |at| vec![[7, 2][at], [7, 0][at]]);
    assert_eq!(drawn("people", &first).title, "People per release");
    let shallow = Context { lacks_history: true, ..context() };
    let rows = course(COURSES[0].1, &versions(3), |_| vec![7, 7]);
    assert_eq!(draw(&spec("people", 10), &rows, &shallow).expect("a chart").title, "People per release");
    // 20 people are as high as the plot, 4 a fifth of it; the cycle is 42 days.
    let svg = record.light();
    assert!(svg.contains("v176h-") || svg.contains("v96.8h-"), "{svg}");
    assert!(svg.contains(">42<") && svg.contains("days since the previous release"), "{svg}");
    let tail = drawn("people", &course(COURSES[0].1, &["1.0".into(), "unreleased".into()], |_| vec![7, 3])).light();
    assert!(tail.contains("Outlined: unreleased.") && tail.matches("<rect fill=\"none\"").count() == 3, "{tail}");
}

#[test]
fn more_releases_than_fit_are_said() {
    let all = drawn("people", &course(COURSES[0].1, &versions(200), |_| vec![7, 3]));
    assert!(all.subtitle.ends_with(" · the last 60 of 200 releases"), "{}", all.subtitle);
}

#[test]
fn the_size_of_a_release_is_told_as_it_is() {
    let of = |numbers: &[(i64, i64, i64)]| {
        let values = |at: usize| vec![numbers[at].0, numbers[at].1, numbers[at].2];
        drawn("size", &course(COURSES[1].1, &versions(numbers.len()), values))
    };
    assert_eq!(of(&[(9, 9, 9), (10, 1, 2)]).title, "v0.1.0 has 10 commits, the most so far");
    assert_eq!(of(&[(9, 9, 9), (9, 1, 2)]).title, "v0.1.0 deleted 1 more line than it added");
    assert_eq!(of(&[(9, 9, 9), (1, 3, 1)]).title, "v0.1.0 added 2 more lines than it deleted");
    assert_eq!(of(&[(9, 9, 9), (1, 3, 3)]).title, "v0.1.0 has 1 commit");
    assert_eq!(of(&[(9, 9, 9), (0, 0, 0)]).title, "v0.1.0 has no commits of its own");
    // 30 lines are 97.5 of the 130 units, 10 are a third of that, whichever side.
    let svg = of(&[(1, 30, 10), (1, 0, 0), (1, 10, 5)]).light();
    assert!(svg.contains("v97.5h") && svg.contains("v32.5h"), "{svg}");
    let import = |releases: usize, at: usize| {
        let rows: Vec<(i64, i64, i64)> =
            (0..releases).map(|release| (1, if release == at { 3_000 } else { 20 }, 5)).collect();
        of(&rows).light()
    };
    let broken = import(9, 3);
    assert!(broken.contains("<polygon") && broken.contains("not to scale") && broken.contains(">3k<"), "{broken}");
    // Neither where there are few to compare, nor the release that the words are about.
    assert!(!import(8, 3).contains("<polygon") && !import(9, 8).contains("<polygon"));
}

#[test]
fn tiles_of_any_people_and_releases() {
    for count in RELEASES.into_iter().filter(|count| *count >= 4) {
        for people in [1, 2, 20] {
            let rank = |release: usize, person: usize| mixed(release, person, 10) * i64::from(release > person / 2);
            drawn(
                "streaks",
                &tiles(&names()[..people], &versions(count), |release, person| {
                    if release + 2 >= count { 1 + person as i64 } else { rank(release, person) }
                }),
            );
        }
    }
    drawn("streaks", &tiles(&HOSTILE, &hostile(), |release, person| 1 + mixed(release, person, 10)));
    let crowd: Vec<String> = (0..20_000).map(|at| format!("Person {at}")).collect();
    let all = drawn("streaks", &tiles(&crowd, &versions(4), |_, _| 1));
    assert_eq!(all.title, "In the top 10 of every release: 20,000 people");
    assert!(all.rows == 15 && all.light().contains("15 of 20,000 current streaks, longest first."));
}

#[test]
fn runs_are_told_as_they_are() {
    let of = |rank: fn(usize, usize) -> i64| drawn("streaks", &tiles(&["Ada", "Bo"], &versions(4), rank));
    let both = of(|_, person| 1 + person as i64);
    assert_eq!(both.title, "In the top 10 of every release: Ada and Bo");
    assert_eq!(both.light().matches("M").count(), 8, "a tile each");
    let late = of(|release, person| i64::from(release != 1 || person == 1) * 3);
    assert_eq!(late.title, "In the top 10 of every release: Bo");
    assert!(late.alt.ends_with("Bo: 4 releases since v0.0.0; Ada: 2 releases since v0.2.0."), "{}", late.alt);
    let later = of(|release, person| i64::from(release > 1 && person == 0));
    assert_eq!(later.title, "In the top 10 of every release since v0.2.0: Ada");
    assert_eq!(late.light().matches(">3<").count(), 7);
    reason("streaks", &tiles(&["Ada"], &versions(3), |_, _| 1));
    // Two kinds of tiles have a key, one has none.
    assert!(!both.light().contains("current streak<") && late.light().contains(">earlier in the top 10<"));
    let nobody = "There is no current streak: nobody was in the top of two or more latest releases.";
    assert_eq!(reason("streaks", &ResultSet::default()), nobody);
}

#[test]
fn who_made_half_is_told_as_it_is() {
    let of = |last: [i64; 4]| {
        let values = |at: usize| [[2, 3, 4, 9], [2, 3, 4, 9], [2, 3, 4, 9], last, [1, 1, 1, 1]][at].to_vec();
        let names = ["0.8", "0.9", "1.0", "1.1", "unreleased"].map(str::to_owned);
        drawn("concentration", &course(COURSES[2].1, &names, values))
    };
    let half = of([5, 21, 60, 81]);
    assert_eq!(half.title, "5 of 81 people made at least half of the commits in 1.1");
    assert!(half.light().contains(">5 people: half<") && half.light().contains(">60 people: 95%<"));
    assert_eq!(of([1, 5, 9, 12]).title, "One of 12 people made at least half of the commits in 1.1");
    // Both of two may have made half, and nobody stands out among ten with a commit each.
    for even in [[1, 2, 2, 2], [5, 8, 10, 10]] {
        assert_eq!(of(even).title, "Smallest number of people who made half of the commits in each release");
    }
    // All three labels are pushed apart, and unreleased commits are not part of it.
    let one = of([1, 1, 1, 1]);
    assert_eq!(one.title, "One person made all commits in 1.1");
    assert!(!one.light().contains("unreleased"), "{}", one.light());
}

#[test]
fn calendars_of_any_year() {
    for (days, below) in [(1, 2), (30, 3), (365, 9), (20_000, 1 << 40)] {
        for head in [None, Some(18_262), Some(18_263), Some(18_321), Some(18_300 + 365)] {
            let all = daily(18_262 - days, days, |day| mixed(day.unsigned_abs() as usize, 3, below) + 1);
            let wishes = Context { head_date: head, ..context() };
            let chart = draw(&spec("calendar", 10), &all, &wishes);
            let in_year = head.is_none_or(|head| head - 18_262 < 365);
            assert_eq!(chart.is_ok(), in_year, "{head:?}");
            chart.iter().for_each(check);
        }
    }
    let week = daily(18_000, 7, |day| i64::from(day % 7 == 0) + 2);
    let chart = drawn("calendar", &week);
    // 2019-04-20 is day 18,006, and day 18,004 a multiple of seven.
    assert_eq!(chart.title, "Commits on each of the 7 days up to 2019-04-20");
    assert!(chart.alt.ends_with("Total: 15, on each of the 7 days up to 2019-04-20. Maximum: 3 on 2019-04-18."));
    // One square of the strongest color, six of the fainter one, and all the empty ones.
    let boxes = |svg: &str| svg.matches('M').count();
    let paths: Vec<usize> = chart.light().lines().filter(|line| line.starts_with("<path")).map(boxes).collect();
    assert_eq!(paths, [358, 6]);
    reason("calendar", &ResultSet::default());
}

#[test]
fn hours_of_any_week() {
    for below in [2, 30, 1 << 40] {
        drawn("week_hours", &hourly(|day, hour| mixed(day, hour, below)));
    }
    let busy = drawn("week_hours", &hourly(|day, hour| if (day, hour) == (1, 14) { 60 } else { i64::from(day > 4) }));
    assert_eq!(busy.title, "The busiest hour of the week: Tuesday, 14:00 to 15:00");
    assert!(busy.alt.ends_with("44.4% of the commits were made on Saturdays and Sundays."), "{}", busy.alt);
    let even = drawn("week_hours", &hourly(|_, _| 9));
    assert_eq!(even.title, "28.6% of the commits were made on Saturdays and Sundays");
    let weekdays = drawn("week_hours", &hourly(|day, _| i64::from(day < 5)));
    assert_eq!(weekdays.title, "No commits were made on Saturdays and Sundays");
    reason("week_hours", &hourly(|_, _| 0));
}

#[test]
fn cohorts_of_any_years() {
    for years in [6, 8, 13, 30, 60] {
        for below in [12, 300, 1 << 40] {
            let active = |cohort: i64, later: i64| {
                let size = 10 + mixed(cohort as usize, 7, below);
                if later == 0 { size } else { size / (1 + mixed(cohort as usize, later as usize, 9)) }
            };
            drawn("retention", &cohorts(years, active));
            drawn("generations", &cohorts(years, active));
        }
    }
    reason("generations", &cohorts(5, |_, _| 20));
    reason("retention", &cohorts(9, |_, _| 9));
    reason("retention", &cohorts(1, |_, _| 20));
    reason("generations", &ResultSet::default());
}

#[test]
fn shares_of_cohorts_are_told_as_they_are() {
    // 2001: 20, then 10, then nobody; 2002: 20, then 5; 2003 is not over.
    let table = |cohort: i64, later: i64| [[20, 10, 0], [20, 5, 0], [8, 0, 0]][cohort as usize][later as usize];
    let grid = drawn("retention", &cohorts(3, table));
    assert_eq!(grid.title, "50% of the 20 people who joined in 2001 were active in the next year");
    let table = |cohort: i64, later: i64| if later == 0 { 20 } else { [10, 5, 1, 9][cohort as usize] / later };
    let grid = drawn("retention", &cohorts(4, table));
    assert_eq!(grid.title, "38% of the 40 people who joined from 2001 to 2002 were active in the next year");
    assert_eq!([">50%<", ">25%<"].map(|cell| grid.light().matches(cell).count()), [1, 2], "2001: 50, 25; 2002: 25");
    let stacks = drawn("generations", &cohorts(7, |cohort, later| if later == 0 { 10 } else { 1 + cohort % 2 }));
    // In 2006 ten people are new, of 2005 there is one, of the four years before there are six.
    assert_eq!(stacks.title, "65% of the people active in 2006 joined in 2005 or 2006");
    assert!(stacks.light().contains("Outlined: incomplete year."), "{}", stacks.light());
    assert!(!stacks.light().contains("drive-by"), "no drive-by is known");
    // Four of the ten who were new in each year only drove by.
    let mut known = cohorts(7, |cohort, later| if later == 0 { 10 } else { 1 + cohort % 2 });
    known.columns.push(Column { name: "active_drive_by".to_owned(), kind: ColumnType::Integer });
    for row in &mut known.rows {
        row.push(Value::Integer(if row[2] == Value::Integer(0) { 4 } else { 0 }));
    }
    let stacks = drawn("generations", &known);
    assert_eq!(stacks.title, "24% of the people active in 2006 made all their commits within 90 days");
    assert!(stacks.description.contains("2006: 17, 4 of them drive-by"), "{}", stacks.description);
    // The gray box of 2006 is as high as four people of the axis, whose seventeen are 2006's whole column.
    let heights: Vec<f64> = boxes(&stacks.light(), Token::Cx).iter().map(|(_, _, _, height)| *height).collect();
    let scale = heights[0] / 4.0;
    assert!(heights.len() >= 6 && heights.iter().all(|height| (height - 4.0 * scale).abs() <= 0.2), "{heights:?}");
}

/// Left, upper end, width and height of the boxes of a color that are drawn as one path, in units.
fn boxes(svg: &str, token: Token) -> Vec<(f64, f64, f64, f64)> {
    let start = format!("<path fill=\"{}\" d=\"", token.hex(Theme::Light));
    let paths = svg.lines().filter_map(|line| line.strip_prefix(&start)?.split('"').next());
    let numbers = |part: &str| -> Vec<f64> {
        part.split([' ', 'h', 'v', 'z']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect()
    };
    paths
        .flat_map(|path| path.split('M').skip(1).map(numbers).collect::<Vec<_>>())
        .map(|numbers| (numbers[0], numbers[1], numbers[2], numbers[3]))
        .collect()
}

#[test]
fn organizations_of_any_releases() {
    for count in RELEASES {
        for names in [3, 20] {
            let all = organizations(&names_of(names), &versions(count), |release, at| mixed(release, at, 400));
            drawn("organizations", &all);
        }
    }
    drawn("organizations", &organizations(&HOSTILE, &hostile(), |release, at| 1 + mixed(release, at, 9)));
    drawn("organizations", &organizations(&["A", "?"], &versions(2), |_, _| i64::MAX / 4));
    let of = |known: i64| organizations(&["A", "B", "?"], &versions(2), move |_, at| [3 * known, known, 4][at]);
    let some = drawn("organizations", &of(2));
    let plain = "Commits by organization";
    // The unknown commits could all be from B, or from A: nobody knows who has the most.
    assert_eq!(drawn("organizations", &of(1)).title, plain);
    let tied = organizations(&["A", "B", "?"], &versions(2), |_, at| [5, 5, 1][at]);
    assert_eq!(drawn("organizations", &tied).title, plain);
    // People without an employer are no organization.
    let alone = organizations(&["Independent", "B"], &versions(2), |_, at| [5, 2][at]);
    assert_eq!(drawn("organizations", &alone).title, plain);
    let whole = organizations(&["A", "B"], &versions(2), |_, at| [5, 0][at]);
    assert_eq!(drawn("organizations", &whole).title, "All of the commits in v0.1.0 are from A");
    let context = Context { counting: "co-authors included".to_owned(), ..context() };
    let chart = draw(&spec("organizations", 10), &of(1), &context).expect("a chart");
    assert!(!chart.subtitle.contains("co-authors"), "authors only, whatever counts: {}", chart.subtitle);
    assert_eq!(some.title, "50% of the commits in v0.1.0 are from A (33% unknown)");
    assert!(some.light().contains(">unknown<") && !some.light().contains(">other<"));
    reason("organizations", &organizations(&["?"], &versions(4), |_, _| 3));
}

fn names_of(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("Organization {at}")).collect()
}

#[test]
fn one_outlier_does_not_flatten_the_rest() {
    let of = |kind: &str, columns: &[&str], first: i64| {
        let values = |at: usize| vec![if at == 0 { first } else { 20 + at as i64 }; columns.len()];
        drawn(kind, &course(columns, &versions(9), values)).light()
    };
    for (kind, columns, _) in COURSES {
        let is_cut = |svg: &str| svg.contains("are not to scale.") || svg.contains("Lines are cut off below");
        let (far, near) = (of(kind, columns, 900), of(kind, columns, 100));
        assert!(is_cut(&far) && far.contains(">900<") && !is_cut(&near), "{kind}: {far}");
        // The axis is for the others: it ends at one and a half of the second.
        assert!(far.contains(">40<") && !far.contains(">60<"), "{kind}: {far}");
        // One gap in each column that is cut; a line has none.
        let gaps = [("people", 1), ("size", 3), ("concentration", 0)].into_iter().find(|(name, _)| *name == kind);
        assert_eq!(far.matches("<polygon").count(), gaps.map_or(0, |(_, gaps)| gaps), "{kind}");
    }
}

#[test]
fn what_came_before_the_first_releases_does_not_flatten_them() {
    let of = |kind: &str, columns: &[&str], first: &[i64]| {
        let values = |at: usize| vec![first.get(at).copied().unwrap_or(20 + at as i64); columns.len()];
        drawn(kind, &course(columns, &versions(20), values)).subtitle
    };
    for (kind, columns, _) in COURSES {
        for (first, left_out) in [(&[900][..], 1), (&[300, 900, 500], 3), (&[79], 1), (&[78], 0), (&[900, 30, 900], 0)]
        {
            let subtitle = of(kind, columns, first);
            let range = subtitle.split(" · ").nth(1).unwrap_or_default();
            let expected =
                if left_out == 0 { String::new() } else { format!("the last {} of 20 releases", 20 - left_out) };
            assert_eq!(range, expected, "{kind} {first:?}");
        }
    }
}

#[test]
fn numbers_of_any_size_are_no_reason_to_stop() {
    const EXTREMES: [i64; 6] = [i64::MIN, i64::MIN + 1, -10_001, 10_001, i64::MAX - 1, i64::MAX];
    let row = |numbers: &[i64]| numbers.iter().copied().map(Value::Integer).collect::<Vec<_>>();
    let mut years = cohorts(9, |_, _| i64::MAX);
    drawn("generations", &years);
    let plain = cohorts(9, |cohort, later| 20 + cohort - later);
    years.rows.clone_from(&plain.rows);
    let mut hours = hourly(|day, hour| (day * hour) as i64);
    let usual = (drawn("generations", &plain).light(), drawn("week_hours", &hours).light());
    for number in EXTREMES {
        for (cohort, year) in [(number, 2005), (2005, number), (number, number)] {
            let mut cells = row(&[cohort, year, number, number, number]);
            cells.push(Value::Boolean(true));
            years.rows.push(cells);
        }
        hours.rows.extend([row(&[number, 3, 9]), row(&[3, number, 9]), row(&[number, number, number])]);
    }
    assert!(usual == (drawn("generations", &years).light(), drawn("week_hours", &hours).light()));
    drawn("week_hours", &hourly(|_, _| i64::MAX));
}
