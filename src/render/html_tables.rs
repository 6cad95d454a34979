//! Tables of the page: those of a report's items, and the data under each chart.

#[cfg(test)]
#[path = "html_tables_tests.rs"]
mod tests;

use std::fmt::Write;

use super::blocks::inline;
use super::{link_here, shown};
use crate::chart::{Chart, Spec};
use crate::query::{Column, ColumnType as Type, Value};
use crate::render::escape;
use crate::report::{ChartRequest, Format, Span, Table};
use crate::text::{self, Numbers};

/// A table in a box of its own that scrolls and can be focused; `rows` are the table's or some of them.
pub(super) fn table<'a>(
    table: &Table,
    rows: impl IntoIterator<Item = &'a Vec<Value>>,
    label: &str,
    id: Option<&str>,
    numbers: Numbers,
) -> String {
    let mut out = String::from("<div class=\"scroll\"");
    // Writing to a String cannot fail, here and below.
    let _ = id.map_or(Ok(()), |id| write!(out, " id=\"{id}\""));
    let _ = writeln!(out, " role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>", shown(label));
    let caption = inline(&table.caption);
    if !caption.trim().is_empty() {
        let link = id.map(|id| link_here(id, "table")).unwrap_or_default();
        let _ = writeln!(out, "<caption>{}{link}</caption>", caption.trim());
    }
    out.push_str("<thead>\n<tr>");
    let classes: Vec<Class> = (0..table.columns.len()).map(|at| class(table, at)).collect();
    for ((title, _), class) in table.columns.iter().zip(&classes) {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class.of_head, shown(title));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    let head = escape::head(table);
    for row in rows {
        out.push_str("<tr>");
        for (at, (((_, format), value), class)) in table.columns.iter().zip(row).zip(&classes).enumerate() {
            let cell = text::xml(&escape::cell(*format, value, head == Some(at), numbers));
            let cell = if value.text().is_some() { format!("<bdi>{cell}</bdi>") } else { cell };
            let _ = match head == Some(at) {
                true => write!(out, "<th scope=\"row\"{}>{cell}</th>", class.of_head),
                false => write!(out, "<td{}>{cell}</td>", class.of_cell),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

/// The class attributes of a column, with the blank before them.
struct Class {
    of_head: &'static str,
    of_cell: &'static str,
}

/// Most cells of a large page are numbers, so they have no class: that makes it a third smaller.
fn class(table: &Table, at: usize) -> Class {
    let is_rank = table.columns.get(at).is_some_and(|(title, _)| matches!(title.as_str(), "#" | "Rank"));
    let (of_head, of_cell) = match (is_rank, escape::is_number(table, at)) {
        (true, _) => (" class=\"rank\"", " class=\"rank\""),
        (false, true) => (" class=\"number\"", ""),
        (false, false) => ("", " class=\"words\""),
    };
    Class { of_head, of_cell }
}

/// The numbers of a chart, folded: the columns that it reads, and the rows that it can show.
pub(super) fn of_chart(spec: &Spec, chart: &Chart, request: &ChartRequest, numbers: Numbers) -> String {
    let data = &request.data;
    let names = spec.columns().into_iter().filter(|name| *name != spec.key && *name != spec.order);
    let at: Vec<usize> = names.chain(spec.optional_columns()).filter_map(|name| data.position(name)).collect();
    let rows = spec.rows(data, chart.until, numbers);
    if at.is_empty() || rows.shown.is_empty() {
        return String::new();
    }
    let column = |at: &usize| (heading(&data.columns[*at].name), format_of(spec, &data.columns[*at]));
    let cells = |row: &&Vec<Value>| at.iter().map(|at| row.get(*at).cloned().unwrap_or(Value::Null)).collect();
    let caption = match rows.limits.as_slice() {
        [] => vec![Span::Plain(chart.title.clone())],
        limits => {
            let (count, all) = (numbers.count(rows.shown.len()), numbers.count(data.rows.len()));
            let words = format!("The rows behind the chart: {count} of {all} ({}); all are in ", limits.join("; "));
            vec![Span::Plain(words), Span::Code(format!("data/{}.csv", request.query)), Span::Plain(".".to_owned())]
        }
    };
    let shown = Table {
        caption,
        columns: at.iter().map(column).collect(),
        rows: rows.shown.iter().map(cells).collect(),
        ..Table::default()
    };
    let table = table(&shown, &shown.rows, &format!("Data of the chart: {}", chart.title), None, numbers);
    format!("<details class=\"data\">\n<summary>The numbers of this chart</summary>\n{table}</details>\n")
}

/// How the cells of a chart's column are written: years have no separators.
fn format_of(spec: &Spec, column: &Column) -> Format {
    match column.kind {
        Type::Float => Format::Percent,
        Type::Integer if ["year", "cohort"].map(|own| spec.column(own)).contains(&column.name.as_str()) => Format::Year,
        _ => Format::Plain,
    }
}

/// The name of a column as a heading: `lines_added` is "Lines added".
fn heading(name: &str) -> String {
    let words = name.replace('_', " ");
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", first.to_uppercase())
}
