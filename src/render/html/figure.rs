//! A chart of the page with its description, its data and links to its files.

use super::chart_table;
use super::inline::{escaped, file_link};
use crate::chart::Chart;
use crate::render::drawn::Drawn;
use crate::report::ChartRequest;
use crate::text::Numbers;

/// The chart, or why there is none.
pub fn figure(drawn: &Drawn, request: Option<&ChartRequest>, numbers: Numbers) -> String {
    let chart = match &drawn.chart {
        Ok(chart) => chart,
        Err(reason) => return format!("<p class=\"muted\">No chart: {}</p>\n", escaped(&reason.to_string())),
    };
    let data = request.map(|request| chart_table::data(&drawn.spec, chart, request, numbers)).unwrap_or_default();
    format!(
        "<figure>\n<div class=\"scroll picture\" role=\"region\" aria-label=\"Chart: {}\" tabindex=\"0\">\n{}</div>\n\
         <figcaption>\n<details>\n<summary>Description</summary>\n<p>{}</p>\n</details>\n{data}\
         <p class=\"links\">{}</p>\n</figcaption>\n</figure>\n",
        escaped(&chart.title),
        pictures(drawn, chart),
        escaped(&chart.description),
        files(chart, request).join(" · ")
    )
}

/// The chart, and its version for phones. The width of the window decides which of them is shown.
fn pictures(drawn: &Drawn, chart: &Chart) -> String {
    match drawn.narrow() {
        Some(narrow) => format!(
            "<div class=\"broad\">\n{}</div>\n<div class=\"narrow\">\n{}</div>\n",
            chart.inline(),
            narrow.inline()
        ),
        None => format!("<div>\n{}</div>\n", chart.inline()),
    }
}

/// Links to the files of a chart.
fn files(chart: &Chart, request: Option<&ChartRequest>) -> Vec<String> {
    let mut links = Vec::new();
    if let Some(request) = request {
        links.push(file_link("Data (CSV)", &format!("data/{}.csv", request.query)));
        if let Some((query, _)) = &request.facts {
            links.push(file_link("Key figures (CSV)", &format!("data/{query}.csv")));
        }
    }
    links.push(file_link("Chart (SVG)", &format!("charts/{}.light.svg", chart.id)));
    links.push(file_link("Dark chart (SVG)", &format!("charts/{}.dark.svg", chart.id)));
    links
}
