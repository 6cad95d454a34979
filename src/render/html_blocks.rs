//! What stands under a heading of the page.

use std::fmt::Write;

use super::shown;
use crate::chart::Chart;
use crate::render::escape;
use crate::report::{Block, ChartRequest, Link, Part, Span, Table};
use crate::text;

/// The document's charts and what they were drawn from.
#[derive(Clone, Copy)]
pub(super) struct Pictures<'a> {
    /// The picture, or why there is none.
    pub(super) charts: &'a [Result<Chart, String>],
    /// What was asked for, in the same order.
    pub(super) requests: &'a [ChartRequest],
}

/// Writes the blocks of a section.
pub(super) fn blocks(out: &mut String, part: &Part, pictures: Pictures<'_>) {
    for block in &part.blocks {
        // Writing to a String cannot fail, here and below.
        let _ = match block {
            Block::Text(spans) => writeln!(out, "<p>{}</p>", inline(spans)),
            Block::Table(data) => out.write_str(&table(data, &part.heading)),
            Block::Chart(at) => out.write_str(&figure(*at, pictures)),
            Block::Names(caption, names) => writeln!(out, "<p class=\"names\">{}</p>", row_of_names(caption, names)),
            Block::Links(links) => writeln!(out, "<p class=\"links\">{}</p>", links_in_a_row(links)),
            Block::Points(points) => {
                let points: String = points.iter().map(|point| format!("<li>{}</li>\n", inline(point))).collect();
                // A list without a point is no list.
                if points.is_empty() { Ok(()) } else { writeln!(out, "<ul class=\"points\">\n{points}</ul>") }
            }
        };
    }
}

fn table(table: &Table, heading: &str) -> String {
    let caption = inline(&table.caption);
    let words: String = table.caption.iter().map(Span::text).collect();
    let label = text::xml(text::plain(&format!("{heading}: {words}")).trim_end_matches([':', ' ']));
    let mut out = format!("<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n");
    if !caption.trim().is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", caption.trim());
    }
    out.push_str("<thead>\n<tr>");
    let classes: Vec<&str> = (0..table.columns.len()).map(|at| class(table, at)).collect();
    for ((title, _), class) in table.columns.iter().zip(&classes) {
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", shown(title));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    let head = escape::head(table);
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, (((_, format), value), class)) in table.columns.iter().zip(row).zip(&classes).enumerate() {
            let cell = text::xml(&escape::cell(*format, value, head == Some(at)));
            let cell = if value.text().is_some() { format!("<bdi>{cell}</bdi>") } else { cell };
            let _ = match head == Some(at) {
                true => write!(out, "<th scope=\"row\"{class}>{cell}</th>"),
                false => write!(out, "<td{class}>{cell}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    if let Some((count, query)) = &table.cut {
        let words = text::counted(i64::try_from(*count).unwrap_or(i64::MAX), "more row", "more rows");
        let file = format!("data/{query}.csv");
        let file = Link { label: file.clone(), target: file };
        let _ = writeln!(out, "<p class=\"more\">and {words}: {}</p>", link(&file));
    }
    out
}

/// The class attribute of a column, with the blank before it: a rank, a number, or nothing.
fn class(table: &Table, at: usize) -> &'static str {
    let is_rank = table.columns.get(at).is_some_and(|(title, _)| title == "#");
    match (is_rank, escape::is_number(table, at)) {
        (true, _) => " class=\"rank\"",
        (false, true) => " class=\"number\"",
        (false, false) => "",
    }
}

fn figure(at: usize, pictures: Pictures<'_>) -> String {
    let chart = match pictures.charts.get(at) {
        Some(Ok(chart)) => chart,
        Some(Err(reason)) => return format!("<p class=\"muted\">No chart: {}</p>\n", shown(reason)),
        None => return String::new(),
    };
    let file = |label: &str, target: String| link(&Link { label: label.to_owned(), target });
    let data = pictures.requests.get(at).map(|request| file("Data as CSV", format!("data/{}.csv", request.query)));
    let light = file("Picture as SVG", format!("charts/{}.light.svg", chart.id));
    let dark = file("for dark pages", format!("charts/{}.dark.svg", chart.id));
    let picture = format!("{light} ({dark})");
    let files: Vec<String> = data.into_iter().chain([picture]).collect();
    format!(
        "<figure>\n<div class=\"scroll picture\" role=\"region\" aria-label=\"Chart: {}\" tabindex=\"0\">\n{}</div>\n\
         <figcaption>\n<details>\n<summary>This chart in words</summary>\n<p>{}</p>\n</details>\n\
         <p class=\"links\">{}</p>\n</figcaption>\n</figure>\n",
        shown(&chart.title),
        chart.inline(),
        shown(&chart.description),
        files.join(" · ")
    )
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
