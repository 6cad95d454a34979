//! What stands under a heading of the page.

use std::fmt::Write;

use super::outline::Anchors;
use super::{shown, tables};
use crate::render::{Drawn, escape};
use crate::report::{Block, ChartRequest, Document, Link, Part, Span, Table};
use crate::text::{self, Numbers};

/// Bytes of folded tables in a page at most: with 150 releases and 2,000 people nothing is left out, with 20,000 people the page
/// stays below 3 MB.
const FOLDED: usize = 1_200_000;

/// Writes what stands under headings.
pub(super) struct Writer<'a> {
    /// The picture, or why there is none, and its specification.
    charts: &'a [Drawn],
    /// What was asked for, in the same order.
    requests: &'a [ChartRequest],
    /// The anchors that are taken.
    anchors: Anchors,
    /// How many more bytes of tables may stand in folds.
    room: usize,
    /// How numbers are written.
    numbers: Numbers,
}

impl<'a> Writer<'a> {
    /// A writer for the page of a document.
    pub(super) fn new(document: &'a Document, charts: &'a [Drawn], anchors: Anchors) -> Self {
        Self { charts, requests: &document.charts, anchors, room: FOLDED, numbers: document.numbers }
    }

    /// Writes the blocks of the section that has this anchor.
    pub(super) fn blocks(&mut self, out: &mut String, part: &Part, anchor: &str) {
        for block in &part.blocks {
            // Writing to a String cannot fail, here and below.
            let _ = match block {
                Block::Text(spans) => writeln!(out, "<p>{}</p>", inline(spans)),
                Block::Table(data) => out.write_str(&self.table(data, &part.heading, anchor)),
                Block::Chart(at) => out.write_str(&self.figure(*at)),
                Block::Names(caption, names) => {
                    writeln!(out, "<p class=\"names\">{}</p>", row_of_names(caption, names))
                }
                Block::Links(links) => writeln!(out, "<p class=\"links\">{}</p>", links_in_a_row(links)),
                Block::Points(points) => {
                    let points: String = points.iter().map(|point| format!("<li>{}</li>\n", inline(point))).collect();
                    // A list without a point is no list.
                    if points.is_empty() { Ok(()) } else { writeln!(out, "<ul class=\"points\">\n{points}</ul>") }
                }
            };
        }
    }

    /// A table; the rows that its item does not show are folded with the others, as far as the page has room.
    fn table(&mut self, table: &Table, heading: &str, anchor: &str) -> String {
        let id = self.anchors.free(&format!("{anchor}-{}", text::slug(&table.query)));
        let words: String = table.caption.iter().map(Span::text).collect();
        let label = text::plain(&format!("{heading}: {words}"));
        let label = label.trim_end_matches([':', ' ']);
        let mut out = tables::table(table, &table.rows, label, Some(&id), self.numbers);
        if table.rest.is_empty() {
            return out;
        }
        let file = format!("data/{}.csv", table.query);
        let file = link(&Link { label: file.clone(), target: file });
        let all = table.rows.len() + table.rest.len();
        // Writing to a String cannot fail.
        let _ = if let Some(whole) = self.folded(table, label) {
            let words = self.numbers.count(all);
            writeln!(
                out,
                "<details class=\"all\">\n<summary>All {words} rows</summary>\n{whole}<p class=\"more\">{file}</p>\n</details>"
            )
        } else {
            let rest = i64::try_from(table.rest.len()).unwrap_or(i64::MAX);
            let words = self.numbers.counted(rest, "more row", "more rows");
            writeln!(out, "<p class=\"more\">and {words}: {file}</p>")
        };
        out
    }

    /// All rows of a table, if the page has room for them.
    fn folded(&mut self, table: &Table, label: &str) -> Option<String> {
        // The tags of a row alone; what cannot fit is not written to be thrown away.
        let least = (table.rows.len() + table.rest.len()) * (table.columns.len() * "<td></td>".len());
        let rows = table.rows.iter().chain(&table.rest);
        let label = format!("{label}, all rows");
        let whole = (least <= self.room).then(|| tables::table(table, rows, &label, None, self.numbers))?;
        self.room = self.room.checked_sub(whole.len())?;
        Some(whole)
    }

    fn figure(&self, at: usize) -> String {
        let Some(drawn) = self.charts.get(at) else { return String::new() };
        let chart = match &drawn.chart {
            Ok(chart) => chart,
            Err(reason) => return format!("<p class=\"muted\">No chart: {}</p>\n", shown(&reason.to_string())),
        };
        // The page shows the one or the other by the width of the window.
        let narrow = drawn.narrow().map(|narrow| format!("<div class=\"narrow\">\n{}</div>\n", narrow.inline()));
        let file = |label: &str, target: String| link(&Link { label: label.to_owned(), target });
        let request = self.requests.get(at);
        let data = request.map(|request| file("Data as CSV", format!("data/{}.csv", request.query)));
        let facts = request.and_then(|request| request.facts.as_ref());
        let facts = facts.map(|(query, _)| file("figures as CSV", format!("data/{query}.csv")));
        let rows =
            request.map(|request| tables::of_chart(&drawn.spec, chart, request, self.numbers)).unwrap_or_default();
        let light = file("Picture as SVG", format!("charts/{}.light.svg", chart.id));
        let dark = file("for dark pages", format!("charts/{}.dark.svg", chart.id));
        let picture = format!("{light} ({dark})");
        let files: Vec<String> = data.into_iter().chain(facts).chain([picture]).collect();
        format!(
            "<figure>\n<div class=\"scroll picture\" role=\"region\" aria-label=\"Chart: {}\" tabindex=\"0\">\n\
             <div{}>\n{}</div>\n{}</div>\n<figcaption>\n<details>\n<summary>This chart in words</summary>\n<p>{}</p>\n</details>\n{rows}\
             <p class=\"links\">{}</p>\n</figcaption>\n</figure>\n",
            shown(&chart.title),
            // What has no other for phones stays on them.
            if narrow.is_some() { " class=\"broad\"" } else { "" },
            chart.inline(),
            narrow.unwrap_or_default(),
            shown(&chart.description),
            files.join(" · ")
        )
    }
}

fn row_of_names(caption: &[Span], names: &[String]) -> String {
    let names: Vec<String> =
        names.iter().map(|name| format!("<bdi>{}</bdi>", text::xml(&text::person(name)))).collect();
    let caption = inline(caption);
    let caption = match caption.trim() {
        "" => String::new(),
        words => format!("<strong>{words}</strong> "),
    };
    format!("{caption}{}", names.join(", "))
}

fn links_in_a_row(links: &[Link]) -> String {
    links.iter().map(link).collect::<Vec<_>>().join(" · ")
}

/// A link, or its words where it leads anywhere else than to the web or into the output folder.
fn link(link: &Link) -> String {
    let (label, target) = (shown(&link.label), shown(&link.target));
    match escape::target(&link.target) {
        Some(_) => format!("<a href=\"{target}\">{label}</a>"),
        None if label == target => label,
        None => format!("{label}: <bdi>{target}</bdi>"),
    }
}

pub(super) fn inline(spans: &[Span]) -> String {
    let written = spans.iter().map(|span| match span {
        Span::Plain(words) => dated(&text::xml(&escape::words(words))),
        Span::Code(words) => format!("<code>{}</code>", shown(words)),
    });
    written.collect()
}

/// Marks the days in escaped text, so that no line ends within one.
fn dated(escaped: &str) -> String {
    let is_day = |word: &str| {
        let is_fit = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        word.len() == 10 && word.bytes().enumerate().all(is_fit)
    };
    let mut out = String::with_capacity(escaped.len());
    for word in escaped.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
        let (day, rest) = word.split_at(word.floor_char_boundary(10));
        let is_whole = is_day(day) && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        out.push_str(&if is_whole { format!("<time>{day}</time>{rest}") } else { word.to_owned() });
    }
    out
}
