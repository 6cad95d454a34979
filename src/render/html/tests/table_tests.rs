//! Long tables, and the data under a chart.

use roxmltree::{Document as Page, ParsingOptions};

use super::fixtures::document;
use crate::chart::KINDS;
use crate::config::Theme;
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::render::html::html;

use crate::report::{Block, CellFormat, DataTable, Document, Heading, Part};

#[test]
fn long_tables_are_folded_while_the_page_has_room() {
    let table = |rows: usize| DataTable {
        columns: vec![Heading { title: "Person".to_owned(), format: CellFormat::Plain }],
        rows: vec![vec![Value::Text("shown".to_owned())]],
        rest: vec![vec![Value::Text("folded".to_owned())]; rows],
        query: "people".to_owned(),
        ..DataTable::default()
    };
    let blocks = [9, 90_000, 4_000].map(table).map(Block::Table).to_vec();
    let page = html(
        &Document { parts: vec![Part { blocks, ..Part::default() }], ..Document::default() },
        &[],
        &Theme::default(),
    );
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Page::parse_with_options(&page, options).expect("well-formed");
    assert_eq!(page.matches("<bdi>folded</bdi>").count(), 4_009);
    for words in ["<summary>All 10 rows</summary>", "90,000 more rows in <a", "<summary>All 4,001 rows</summary>"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_chart_has_its_data_under_it() {
    let (document, charts) = document("Ada");
    let page = html(&document, &charts, &Theme::default());
    let data =
        page.split("<details class=\"data\">").nth(1).and_then(|rest| rest.split("</details>").next()).expect("data");
    let heads: Vec<&str> =
        data.split("<th scope=\"col\"").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    assert_eq!(heads, ["Name", "Commits", "Share", "Rank"]);
    let row = "<th scope=\"row\"><bdi>Ada</bdi></th><td>5</td><td>100.0";
    assert!(data.contains(row), "{data}");
}

/// The data under a chart of this kind, from rows of integers; columns of names and dates turn them into such.
fn under(kind: &str, columns: &[&str], rows: impl Iterator<Item = Vec<i64>>) -> String {
    let (mut document, mut charts) = document("Ada");
    let type_of = |name: &str| match name {
        "name" | "person_id" | "release" => ColumnType::Text,
        "date" => ColumnType::Date,
        "is_complete" => ColumnType::Boolean,
        _ => ColumnType::Integer,
    };
    let cell = |(name, number): (&&str, i64)| match type_of(name) {
        ColumnType::Text => Value::Text(format!("{name} {number}")),
        ColumnType::Date => Value::Date(i32::try_from(number).expect("a day")),
        ColumnType::Boolean => Value::Boolean(number > 0),
        _ => Value::Integer(number),
    };
    let rows = rows.map(|row| columns.iter().zip(row).map(cell).collect()).collect();
    let columns = columns.iter().map(|name| Column { name: (*name).to_owned(), kind: type_of(name) }).collect();
    document.charts[0].data = ResultSet { columns, rows };
    charts[0].spec.kind = KINDS.iter().find(|known| known.name == kind).expect("a kind");
    charts[0].chart.as_mut().expect("a chart").until = Some(20_000);
    let page = html(&document, &charts, &Theme::default());
    let data = page.split("<details class=\"data\">").nth(1).and_then(|rest| rest.split("</details>").next());
    data.expect("data").to_owned()
}

fn rows_of(data: &str) -> usize {
    data.matches("<tr>").count() - 1
}

#[test]
fn under_a_chart_stand_the_rows_that_it_shows() {
    let ranks = || (1..=70).flat_map(|place| (1..=12).map(move |rank| vec![rank, rank, place, rank, place]));
    let lanes = ["name", "person_id", "release", "rank", "ordinal"];
    let data = under("bump", &lanes, ranks());
    assert_eq!(rows_of(&data), 20 * 10);
    assert!(data.contains("<bdi>release 51</bdi>") && !data.contains("<bdi>release 50</bdi>"));
    assert!(data.contains("<bdi>name 10</bdi>") && !data.contains("<bdi>name 11</bdi>"));
    let caption = "200 of 840 rows (from release 51 on; ranks 1 to 10). All rows are in <code>data/ranking.csv</code>.";
    assert!(data.contains(caption), "{}", &data[..400]);

    let runs = (1..=18)
        .flat_map(|person| (1..=70).map(move |place| vec![person, person, place, person % 9 + 1, place, 90 - person]));
    let data = under("streaks", &["name", "person_id", "release", "rank", "ordinal", "length"], runs);
    assert_eq!(rows_of(&data), 40 * 15);
    assert!(!data.contains("<bdi>name 16</bdi>") && data.contains("(from release 31 on; the 15 longest streaks)"));

    for kind in ["people", "size", "concentration", "organizations"] {
        let data = under(kind, &["release", "ordinal"], (1..=70).map(|place| vec![place, place]));
        assert_eq!(rows_of(&data), 60, "{kind}");
        assert!(data.contains("60 of 70 rows (from release 11 on)"), "{kind}");
        let data = under(kind, &["release", "ordinal"], (1..=60).map(|place| vec![place, place]));
        assert!(rows_of(&data) == 60 && !data.contains("All rows are in"), "{kind}: nothing is left out");
    }

    let data = under("card", &["release", "ordinal", "commits", "rank"], (1..=114).map(|at| vec![at, at, 5, at]));
    assert!(rows_of(&data) == 114 && !data.contains("All rows are in"), "a card shows all ranks of its person");

    let data = under("calendar", &["date", "commits"], (0..20_020).map(|day| vec![day, 1]));
    assert!(data.contains("365 of 20,020 rows (the last 365 days)"), "{}", &data[..400]);
    assert!(data.contains("2024-10-04") && !data.contains("2024-10-05") && !data.contains("2023-10-05"));
}

#[test]
fn under_generations_stand_years_as_years_and_those_who_drove_by() {
    let columns = ["cohort", "year", "years_later", "cohort_size", "active", "is_complete", "active_drive_by"];
    let rows = || {
        (1970..=2026).flat_map(|joined| {
            (joined..=2026).map(move |year| vec![joined, year, year - joined, 9, 3, i64::from(year < 2025), 1])
        })
    };
    let data = under("generations", &columns, rows());
    for words in [">Active drive by</th>", ">2005</t", "from 1986 on", "up to 2025"] {
        assert!(data.contains(words), "{words}");
    }
    assert!(!data.contains("2,005") && !data.contains(">2026</t"), "a year after the running one is of a wrong clock");
    let data = under("retention", &columns, rows());
    assert_eq!(rows_of(&data), 8 * 5 + 7 * 8 / 2, "twelve years, the last seven with less than eight after them");
    assert!(data.contains(">2012</t") && !data.contains("2,012"));
}

#[test]
fn a_chart_of_very_many_rows_has_the_last_of_them_under_it() {
    let rows = (1..=60).flat_map(|place| (0..50).map(move |_| vec![place, place]));
    let data = under("organizations", &["release", "ordinal"], rows);
    assert!(rows_of(&data) == 1_000 && data.contains("1,000 of 3,000 rows (the last of them)"));
    assert!(data.contains("<bdi>release 60</bdi>") && !data.contains("<bdi>release 40</bdi>"));
}
