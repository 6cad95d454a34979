//! Long tables, and the numbers under a chart.

use roxmltree::{Document as Page, ParsingOptions};

use crate::query::{Column, Kind, ResultSet, Value};
use crate::render::html::hostile::document;
use crate::render::{Drawn, Look, html};
use crate::report::{Block, Document, Format, Part, Table};

#[test]
fn long_tables_are_folded_as_far_as_the_page_has_room() {
    let table = |rows: usize| Table {
        columns: vec![("Person".to_owned(), Format::Plain)],
        rows: vec![vec![Value::Text("shown".to_owned())]],
        rest: vec![vec![Value::Text("folded".to_owned())]; rows],
        query: "people".to_owned(),
        ..Table::default()
    };
    let blocks = [9, 90_000, 4_000].map(table).map(Block::Table).to_vec();
    let page = html(
        &Document { parts: vec![Part { blocks, ..Part::default() }], ..Document::default() },
        &[],
        &Look::default(),
    );
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Page::parse_with_options(&page, options).expect("well-formed");
    assert_eq!(page.matches("<bdi>folded</bdi>").count(), 4_009);
    for words in ["<summary>All 10 rows</summary>", "and 90,000 more rows: <a", "<summary>All 4,001 rows</summary>"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_chart_has_its_numbers_under_it() {
    let (document, charts) = document("Ada");
    let page = html(&document, &charts, &Look::default());
    let data =
        page.split("<details class=\"data\">").nth(1).and_then(|rest| rest.split("</details>").next()).expect("data");
    let heads: Vec<&str> =
        data.split("<th scope=\"col\"").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    assert_eq!(heads, ["Name", "Commits", "Share", "Rank"]);
    let row = "<th scope=\"row\"><bdi>Ada</bdi></th><td>5</td><td>100.0";
    assert!(data.contains(row), "{data}");
}

#[test]
fn under_a_chart_stand_the_ranks_and_releases_that_it_shows() {
    let (mut document, charts) = document("Ada");
    let columns = ["name", "person_id", "release"].map(|name| Column { name: name.to_owned(), kind: Kind::Text });
    let numbers = ["rank", "ordinal"].map(|name| Column { name: name.to_owned(), kind: Kind::Integer });
    let row = |place: i64, rank: i64| {
        let text = |words: String| Value::Text(words);
        let (name, release) = (format!("P{rank} in {place}"), format!("1.{place}"));
        vec![text(name), text(rank.to_string()), text(release), Value::Integer(rank), Value::Integer(place)]
    };
    let rows = (1..=25).flat_map(|place| (1..=12).map(move |rank| row(place, rank))).collect();
    document.charts[0].data = ResultSet { columns: [columns.as_slice(), &numbers].concat(), rows };
    let mut spec = charts[0].spec.clone();
    spec.kind = crate::chart::Kind::Bump;
    let page = html(&document, &[Drawn { spec, ..charts[0].clone() }], &Look::default());
    let has = |name: &str| page.contains(&format!("<bdi>{name}</bdi>"));
    assert!(has("P10 in 25") && has("P1 in 6") && !has("P11 in 25") && !has("P1 in 5"));
}
