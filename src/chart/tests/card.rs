//! Cards pass every machine check over every fixture, and say what the numbers say.

use crate::chart::context::Context;
use crate::chart::draw::Chart;
use crate::chart::draw::draw;
use crate::chart::kind;
use crate::chart::tests::check::{check, number};
use crate::chart::tests::fixtures::{HOSTILE, context, crowded, mixed, spec, text};
use crate::chart::tests::gallery_fixtures::{RELEASES, versions};
use crate::config::Sheet;
use crate::query::tests::result;
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::text::Numbers;

/// Commits and rank in each release; rank 0 is none. The name `unreleased` marks what is not released.
fn course(names: &[String], values: impl Fn(usize) -> (i64, i64)) -> ResultSet {
    let row = |(at, name): (usize, &String)| {
        let (commits, rank) = values(at);
        let rank = if rank > 0 { Value::Integer(rank) } else { Value::Null };
        vec![text(name), Value::Integer(at as i64), Value::Integer(commits), rank]
    };
    result("release text, ordinal integer, commits integer, rank integer", names.iter().enumerate().map(row).collect())
}

/// A row of facts: these, and null for the rest.
fn facts(name: &str, known: &[(&str, Value)]) -> ResultSet {
    let kind = |column: &str| match column {
        "name" | "person_id" => "text",
        "share" => "number",
        column if column.starts_with("is_") => "boolean",
        column if column.ends_with("_date") || column.ends_with("_from") => "date",
        _ => "integer",
    };
    let value = |column: &str| match known.iter().find(|(name, _)| *name == column) {
        Some((_, value)) => value.clone(),
        None if column == "name" => text(name),
        None => Value::Null,
    };
    let columns = kind::CARD_COLUMNS.map(|column| format!("{column} {}", kind(column)));
    result(&columns.join(", "), vec![kind::CARD_COLUMNS.map(value).to_vec()])
}

/// All facts with numbers of this size.
fn full(name: &str, size: i64) -> ResultSet {
    let known = kind::CARD_COLUMNS[2..].iter().map(|column| match *column {
        "share" => (*column, Value::Float(0.136)),
        "lines_net" => (*column, Value::Integer(-size)),
        "first_commit_date" => (*column, Value::Date(12_880)),
        column if column.ends_with("_date") || column.ends_with("_from") => (column, Value::Date(20_600)),
        "top_ranks" => (*column, Value::Integer(10)),
        "is_top_telling" => (*column, Value::Boolean(true)),
        column => (column, Value::Integer(size)),
    });
    facts(name, &known.collect::<Vec<_>>())
}

fn of(facts: ResultSet) -> Context {
    Context { facts, ..context() }
}

fn drawn(data: &ResultSet, context: &Context) -> Chart {
    let chart = draw(&spec("card", 10), data, context).expect("a chart");
    check(&chart);
    for sheet in Sheet::OTHERS {
        let crowded = Context { facts: context.facts.clone(), sheet, ..crowded() };
        check(&draw(&spec("card", 10), data, &crowded).expect("a chart"));
        check(&draw(&spec("card", 10), data, &Context { sheet, ..context.clone() }).expect("a chart"));
    }
    let looks = Context { numbers: Numbers::Space, logo: "Engines".to_owned(), ..context.clone() };
    check(&draw(&spec("card", 10), data, &looks).expect("a chart"));
    assert_eq!(chart.adaptive(), draw(&spec("card", 10), data, context).expect("a chart").adaptive());
    chart
}

/// Releases, the last of which is not released yet.
fn tail(count: usize) -> Vec<String> {
    versions(count).into_iter().chain(["unreleased".to_owned()]).collect()
}

#[test]
fn any_number_of_releases_and_any_numbers() {
    for count in RELEASES.into_iter().chain([1, 300]) {
        for below in [1, 2, 30, 20_000, 1 << 40] {
            let values = |at: usize| (mixed(at, 1, below), mixed(at, 2, [5, 3_000][at % 2]));
            drawn(&course(&tail(count), values), &of(full("Ada", below as i64)));
            drawn(&course(&versions(count), |at| (1 + mixed(at, 1, below), 1)), &of(full("Ada", 1)));
        }
    }
    drawn(&course(&versions(13), |at| (if at == 3 { 1_000_000 } else { 5 }, 1 + at as i64)), &of(full("Ada", 1)));
    drawn(&course(&versions(3), |_| (i64::MAX / 3, i64::MAX)), &of(full("Ada", i64::MAX / 3)));
}

#[test]
fn untrusted_names_are_escaped_and_fit() {
    let names: Vec<String> = HOSTILE.iter().map(|name| format!("{name}x")).collect();
    for name in HOSTILE.into_iter().chain([["x y "; 75].concat().as_str(), ["٣محمد"; 60].concat().as_str()]) {
        let mut context = of(full(name, 123_456_789));
        context.repository = name.to_owned();
        let chart = drawn(&course(&names, |at| (1 + mixed(at, 0, 90), 1 + at as i64)), &context);
        assert!(chart.alt.contains("commits"), "{}", chart.alt);
    }
    let nobody = drawn(&course(&versions(3), |_| (1, 1)), &of(full("", 9)));
    assert_eq!(nobody.title, format!("{} in analytical/engine, 2005\u{2013}2026", crate::text::NO_NAME));
}

#[test]
fn figures_are_what_the_row_says() {
    let n = Value::Integer;
    let known = [
        ("commits", n(8_388)),
        ("share", Value::Float(0.138)),
        ("lines_added", n(285_357)),
        ("lines_deleted", n(138_156)),
        ("lines_net", n(147_201)),
        ("first_commit_date", Value::Date(12_880)),
        ("last_commit_date", Value::Date(20_600)),
        ("active_days", n(3_543)),
        ("longest_run_days", n(55)),
        ("best_rank", n(1)),
        ("times_at_best_rank", n(2)),
        ("releases", n(4)),
        ("top_ranks", n(10)),
        ("releases_in_top", n(3)),
        ("is_top_telling", Value::Boolean(true)),
    ];
    let data = course(&tail(5), |at| [(4, 2), (9, 1), (0, 0), (1, 12), (30, 1), (3, 1)][at]);
    let chart = drawn(&data, &of(facts("Junio", &known)));
    assert_eq!(chart.title, "Junio in analytical/engine, 2005\u{2013}2026");
    assert_eq!(
        chart.alt,
        "Junio: 8,388 commits (13.8%) on 3,543 days between 2005-04-07 and 2026-05-27; in the top 10 of 3 of 5 releases."
    );
    let svg = chart.light();
    for words in [
        "8,388",
        "13.8% of all",
        "+285,357",
        "\u{2212}138,156",
        "net +147,201",
        "3,543",
        "up to 55 in a row",
        "3 of 5",
        "in the top 10",
        "1st",
        "2 times",
    ] {
        assert!(svg.contains(&format!(">{words}<")), "{words} is not in {svg}");
    }
    assert!(chart.description.contains("v0.1.0: 9 commits, rank 1; v0.2.0: none; v0.3.0: 1 commit, rank 12;"));
    // The two best of five releases, the key to them; the tail is hollow and no success.
    assert_eq!(svg.matches("<rect fill=\"#ae3200\"").count(), 3, "{svg}");
    assert_eq!(svg.matches("<rect fill=\"none\" stroke=\"#8c959f\"").count(), 1, "{svg}");
    assert_eq!(svg.matches(">1</text>").count(), 3, "{svg}");
    let document = roxmltree::Document::parse(&svg).expect("checked");
    let rects = document.descendants().filter(|node| node.attribute("fill") == Some("#ae3200")).skip(1);
    let heights: Vec<f64> = rects.map(|node| number(node, "height")).collect();
    assert!((heights[0] - heights[1] * 9.0 / 30.0).abs() <= 0.1, "{heights:?}");
}

#[test]
fn what_is_zero_is_not_on_the_card() {
    let n = Value::Integer;
    let known = [("commits", n(4)), ("lines_added", n(0)), ("lines_deleted", n(1)), ("reviewed", n(0))];
    let chart = drawn(&ResultSet::default(), &of(facts("Dora", &known)));
    assert_eq!(chart.description, "4 commits; \u{2212}1 line deleted.");
    // Of more than six figures the releases are shown, not the days.
    let busy = drawn(&course(&versions(5), |_| (9, 2)), &of(full("Ada", 5)));
    let figures = "5 commits (13.6% of all); +5 lines added; \u{2212}5 lines deleted (net \u{2212}5); 5 pull requests (in commit messages); \
                   5 reviews (in commit messages); \
                   5 of 5 releases (in the top 10).";
    assert!(busy.description.starts_with(figures), "{}", busy.description);
}

#[test]
fn who_was_never_in_the_top_or_in_no_release_has_other_figures() {
    let n = Value::Integer;
    let day = ("first_commit_date", Value::Date(18_000));
    let few = [("commits", n(1)), ("active_days", n(1)), ("best_rank", n(31)), ("times_at_best_rank", n(1))];
    let known =
        [few.as_slice(), &[("releases", n(1)), day.clone(), ("last_commit_date", Value::Date(18_000))]].concat();
    let one = drawn(&course(&versions(1), |_| (1, 31)), &of(facts("Bo", &known)));
    assert_eq!(one.title, "Bo in analytical/engine, 2019");
    assert_eq!(one.alt, "Bo: 1 commit on 1 day (2019-04-14).");
    assert_eq!(one.subtitle, "Commits in v0.0.0");
    let svg = one.light();
    assert!([">1<", ">commit<", ">active day<", ">31st<", ">once<"].iter().all(|words| svg.contains(words)), "{svg}");
    assert!(svg.matches("<rect").count() == 1, "no columns: {svg}");
    let known = [("commits", n(3)), ("active_days", n(3)), ("longest_gap_days", n(400)), ("gap_from", Value::Date(0))];
    let chart = drawn(&ResultSet::default(), &of(facts("Cleo", &known)));
    assert_eq!(
        (chart.title.as_str(), chart.subtitle.as_str()),
        ("Cleo in analytical/engine", "Commits in all of history")
    );
    assert!(chart.light().contains(">400 days<") && chart.light().contains(">from 1970-01-01<"));
}

#[test]
fn years_are_columns_too() {
    let mut data = course(&["2024", "2025", "2026"].map(str::to_owned), |at| (9, [4, 2, 1][at]));
    data.columns.push(Column { name: "is_complete".to_owned(), kind: ColumnType::Boolean });
    for (at, row) in data.rows.iter_mut().enumerate() {
        row.push(Value::Boolean(at < 2));
    }
    let chart = drawn(&data, &of(facts("Ada", &[("commits", Value::Integer(27))])));
    let svg = chart.light();
    assert_eq!(chart.subtitle, "Commits per year, with the rank by commits above");
    assert!(svg.contains("Outlined: incomplete year.") && svg.matches("<rect fill=\"none\"").count() == 1, "{svg}");
    // The best of the years that are over.
    assert!(svg.matches("<rect fill=\"#ae3200\"").count() == 1 && svg.contains("font-weight=\"700\" text-anchor"));
    data.rows = data.rows.split_off(2);
    assert_eq!(drawn(&data, &of(facts("Ada", &[("commits", Value::Integer(9))]))).subtitle, "Commits in 2026");
}

#[test]
fn a_column_far_beyond_the_others_is_cut_short_unless_all_are_low() {
    let of_releases = |highest: i64| {
        drawn(&course(&versions(9), |at| (if at == 1 { highest } else { 2 }, 1)), &of(full("Ada", 1))).light()
    };
    assert!(of_releases(21).contains("<polygon") && of_releases(21).contains("Not to scale: v0.1.0 with 21 commits.<"));
    assert!(!of_releases(20).contains("<polygon") && !of_releases(20).contains("Not to scale"));
}

#[test]
fn a_long_career_shows_its_last_releases() {
    let chart = drawn(&course(&versions(300), |at| (1 + mixed(at, 0, 50), 1 + mixed(at, 1, 40))), &of(full("Ada", 1)));
    assert!(chart.subtitle.ends_with(" · the last 114 of 300 releases"), "{}", chart.subtitle);
}

#[test]
fn nobody_has_no_card() {
    for context in [context(), of(facts("Ada", &[])), of(facts("Ada", &[("commits", Value::Integer(0))]))] {
        let reason =
            draw(&spec("card", 10), &course(&versions(3), |_| (1, 1)), &context).expect_err("no chart").to_string();
        assert_eq!(reason, "The person has no commit that counts.");
    }
}
