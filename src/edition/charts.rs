//! The charts of a page.

use std::collections::BTreeSet;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::brief::Brief;
use super::probably_one::{note, people_in};
use crate::chart::{self, Context, Spec};
use crate::config::{HIGHLIGHTS, Sheet};
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::render::Drawn;
use crate::report::Document;
use crate::text;

/// The chart that a report describes.
///
/// # Errors
/// The description is malformed.
pub fn spec(report: &str, table: &toml::Table) -> Result<Spec> {
    table
        .clone()
        .try_into()
        .map_err(|error| Error::usage(format!("report {report}, a chart: {}", text::plain(&error.to_string()))))
}

/// What all charts of a page have in common.
fn context(brief: &Brief) -> Context {
    Context {
        repository: brief.repository.clone(),
        source: source(brief),
        counting: brief.counting.clone(),
        counts_roles: brief.counts_roles(),
        head_date: match brief.head_date.as_deref().and_then(Value::date) {
            Some(Value::Date(days)) => Some(days),
            _ => None,
        },
        lacks_history: brief.lacks_history(),
        lacks_lines: !brief.is_complete,
        gaps: brief.gaps().to_owned(),
        highlight: brief.theme.highlight.iter().take(HIGHLIGHTS).cloned().collect(),
        sheet: Sheet::default(),
        facts: ResultSet::default(),
        numbers: brief.theme.numbers,
        logo: brief.theme.words().unwrap_or_default(),
    }
}

/// The first sentences of a chart's footer.
fn source(brief: &Brief) -> String {
    let mut source = format!("Source: git history of {}", brief.repository);
    if !brief.short_head().is_empty() {
        source.push_str(&format!(" at {}", brief.short_head()));
    }
    if let Some(date) = &brief.head_date {
        source.push_str(&format!("\u{a0}({date})"));
    }
    source.push('.');
    if !brief.gaps().is_empty() {
        source.push_str(&format!(" {}", brief.gaps()));
    }
    source
}

/// The charts of a document, drawn.
///
/// # Errors
/// A chart or the theme is malformed.
pub fn draw(document: &Document, brief: &Brief) -> Result<Vec<Drawn>> {
    let context = context(brief);
    let top = brief.parameters.get("top").and_then(Value::integer).unwrap_or(i64::MAX);
    let colors = brief.theme.colors().map_err(|error| Error::usage(error.to_string()))?;
    let others: Vec<Sheet> = std::iter::once(Sheet::Narrow).chain(brief.sizes.iter().copied()).collect();
    in_order(document.charts.par_iter().map(|request| {
        let spec = spec(&document.title, &request.spec)?;
        let facts = request.facts.as_ref().map(|(_, row)| row.clone()).unwrap_or_default();
        let with = |source: &str, sheet: Sheet| {
            let source = source.trim_end().to_owned();
            let context = Context { facts: facts.clone(), sheet, source, ..context.clone() };
            chart::draw(&spec, &request.data, &context).map(|chart| chart.in_colors(&colors))
        };
        let mut source = context.source.clone();
        let mut chart = with(&source, Sheet::default());
        if let Ok(drawn) = &chart {
            let mut shown = named_in(&drawn.description, &request.data, top);
            shown.extend(people_in(&facts, top));
            let note = note(&brief.probably_one, &shown);
            if !note.is_empty() {
                source.push_str(&format!(" {note}"));
                chart = with(&source, Sheet::default());
            }
        }
        let on = |sheet: Sheet| with(&source, sheet);
        let mut drawn = Drawn { spec: spec.clone(), chart, others: Vec::new(), skipped: Vec::new() };
        for sheet in others.iter().filter(|_| drawn.chart.is_ok()) {
            match on(*sheet) {
                Ok(other) => drawn.others.push(other),
                Err(reason) => drawn.skipped.push((*sheet, reason)),
            }
        }
        Ok(drawn)
    }))
}

/// The keys of the people whom the description of a chart names: the chart may show fewer than its data.
fn named_in(description: &str, data: &ResultSet, last_rank: i64) -> BTreeSet<String> {
    let mut named = people_in(data, last_rank);
    let is_named = |row: &Vec<Value>| {
        let name = data.value(row, "name").text().map(text::person);
        name.is_some_and(|name| description.contains(&name))
    };
    let rows = data.rows.iter().filter(|row| is_named(row));
    let keys: BTreeSet<&str> = rows.filter_map(|row| data.value(row, "person_id").text()).collect();
    named.retain(|key| keys.contains(key.as_str()));
    named
}

/// The results of parallel work in order, or the first error in that order.
pub fn in_order<T: Send>(work: impl IndexedParallelIterator<Item = Result<T>>) -> Result<Vec<T>> {
    work.collect::<Vec<_>>().into_iter().collect()
}
