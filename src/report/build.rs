//! Fills a report with answers.

use std::collections::{BTreeMap, BTreeSet};

use super::definition::{Format, Item, Report, Section, TableColumn};
use super::document::{Block, ChartRequest, Document, Link, Part, Span, Table};
use super::template::{Fields, Template};
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::query::{ColumnType, ResultSet, Value};
use crate::text::{self, Numbers};

/// What a report is filled with.
pub struct Filling<'a> {
    /// The answers of its queries, by name.
    pub results: &'a BTreeMap<String, ResultSet>,
    /// Values for templates everywhere: `repository`, `revision`, `head`, `head_date`, `top`.
    pub fields: BTreeMap<String, Value>,
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// What the numbers mean and what was left out.
    pub method: Vec<Vec<Span>>,
    /// The project's web address, to link comparisons.
    pub url: Option<String>,
    /// Ordinal of the first release that has a section of its own.
    pub from_ordinal: i64,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// Fills a report.
///
/// # Errors
/// A template is malformed, or a query was not run.
pub fn build(report: &Report, filling: &Filling<'_>) -> Result<Document> {
    let mut builder = Builder { report, filling, charts: Vec::new() };
    let mut parts = Vec::new();
    for section in &report.sections {
        builder.section(section, &mut parts)?;
    }
    let subtitle = builder.fill_text("[{revision} at ]{head}[, {head_date}]", &filling.fields)?;
    Ok(Document {
        title: builder.fill_text(&report.title, &filling.fields)?,
        subtitle,
        notices: filling.notices.clone(),
        parts,
        charts: builder.charts,
        numbers: filling.numbers,
    })
}

/// Checks that every template finds its values: in the row of its section, the columns of its query, or the run.
///
/// # Errors
/// A template names a value that nothing has.
pub fn check(report: &Report, results: &BTreeMap<String, ResultSet>, fields: &BTreeMap<String, Value>) -> Result<()> {
    let columns = |query: &Option<String>| -> Vec<&str> {
        let result = query.as_ref().and_then(|query| results.get(query));
        result.map(|result| result.columns.iter().map(|column| column.name.as_str()).collect()).unwrap_or_default()
    };
    let known: Vec<&str> = fields.keys().map(String::as_str).collect();
    for section in &report.sections {
        let row = [known.as_slice(), &columns(&section.each)].concat();
        check_template(report, &section.heading, &row)?;
        for item in &section.items {
            let own = [row.as_slice(), &columns(&item.query), &["count"]].concat();
            if let Some(column) = item.when.as_ref().filter(|column| !row.contains(&column.as_str())) {
                return Err(Error::usage(format!("report {}: a section's row has no column {column:?}", report.name)));
            }
            let chart = item.chart.iter().flat_map(|chart| chart.values()).filter_map(toml::Value::as_str);
            check_id(report, section, item, &columns(&section.each))?;
            for template in [&item.text, &item.caption].into_iter().flatten() {
                check_template(report, template, &own)?;
            }
            // Neither has a row of the query to be filled from.
            for template in chart.chain(item.otherwise.as_deref()) {
                check_template(report, template, &row)?;
            }
        }
    }
    check_template(report, &report.title, &known)
}

/// A chart of a section that comes several times needs an id that is another each time.
fn check_id(report: &Report, section: &Section, item: &Item, row: &[&str]) -> Result<()> {
    let id = item.chart.as_ref().and_then(|chart| chart.get("id")?.as_str());
    let (Some(id), Some(_)) = (id, section.each.as_ref().filter(|_| section.take != Some(1))) else { return Ok(()) };
    let wrong = |what: String| Error::usage(format!("report {}: {what}", report.name));
    if Template::parse(id).map_err(wrong)?.names().iter().any(|name| row.contains(name)) {
        return Ok(());
    }
    let what =
        format!("the chart {:?} stands in a section with `each`, and all of them would have one id", text::plain(id));
    Err(wrong(what).hint(format!("give the id a hole that differs by row, such as \"{id}-{{release:slug}}\"")))
}

fn check_template(report: &Report, template: &str, known: &[&str]) -> Result<()> {
    let wrong = |what: String| Error::usage(format!("report {}: {what}", report.name));
    let template = Template::parse(template).map_err(wrong)?;
    match template.names().into_iter().find(|name| !known.contains(name)) {
        Some(name) => Err(wrong(format!("there is no value {{{name}}} for a template"))
            .hint(format!("there are {}", known.join(", ")))),
        None => Ok(()),
    }
}

struct Builder<'a> {
    report: &'a Report,
    filling: &'a Filling<'a>,
    charts: Vec<ChartRequest>,
}

/// A section's row as fields, for templates and for matching.
type Context<'a> = Option<&'a Fields>;

impl Builder<'_> {
    fn section(&mut self, section: &Section, parts: &mut Vec<Part>) -> Result<()> {
        let Some(each) = &section.each else {
            parts.push(self.part(section, None)?);
            return Ok(());
        };
        let rows = self.listed(self.result(each)?);
        let is_wanted =
            |row: &&Vec<Value>| section.skip.as_ref().is_none_or(|column| !rows.value(row, column).is_true());
        let wanted: Vec<Fields> = rows.rows.iter().rev().filter(is_wanted).map(|row| fields(&rows, row)).collect();
        for row in wanted.iter().take(section.take.unwrap_or(usize::MAX)) {
            let mut row = row.clone();
            for (name, value) in &self.filling.fields {
                row.entry(name.clone()).or_insert_with(|| value.clone());
            }
            parts.push(self.part(section, Some(&row))?);
        }
        Ok(())
    }

    fn part(&mut self, section: &Section, row: Context<'_>) -> Result<Part> {
        let key = section.fragment.as_ref().and_then(|column| row?.get(column)?.text().map(str::to_owned));
        let mut blocks = Vec::new();
        let mut fragment = Vec::new();
        let is_due = |item: &&Item| match &item.when {
            Some(column) => row.and_then(|row| row.get(column)).is_some_and(Value::is_true),
            None => true,
        };
        for item in section.items.iter().filter(is_due) {
            let Some(block) = self.block(item, row, key.as_deref())? else { continue };
            if item.in_fragment != Some(false) {
                fragment.push(block.clone());
            }
            if item.in_fragment != Some(true) {
                blocks.push(block);
            }
        }
        let heading = self.fill_text(&section.heading, row.unwrap_or(&self.filling.fields))?;
        Ok(Part { heading, fragment: key.is_some().then_some(fragment), key, blocks })
    }

    fn block(&mut self, item: &Item, row: Context<'_>, key: Option<&str>) -> Result<Option<Block>> {
        if item.method {
            return Ok(Some(Block::Points(self.filling.method.clone())));
        }
        if item.links {
            return Ok(Some(Block::Links(self.links(row, key))).filter(|block| *block != Block::Links(Vec::new())));
        }
        let data = item.query.as_ref().map(|query| self.rows(item, query, row)).transpose()?;
        if let Some(template) = &item.text {
            let mut own = row.cloned().unwrap_or_else(|| self.filling.fields.clone());
            if let Some(data) = &data {
                let Some(first) = data.rows.first() else { return self.otherwise(item, row) };
                own.extend(fields(data, first));
            }
            return Ok(Some(Block::Text(self.fill(template, &own)?)).filter(|block| *block != Block::Text(Vec::new())));
        }
        let (Some(data), Some(query)) = (data, &item.query) else { return Ok(None) };
        if let Some(spec) = &item.chart {
            let spec = self.spec(spec, row.unwrap_or(&self.filling.fields))?;
            let facts =
                item.facts.as_ref().map(|query| Ok((query.clone(), self.result(query)?.clone()))).transpose()?;
            self.charts.push(ChartRequest { spec, query: query.clone(), data, facts });
            return Ok(Some(Block::Chart(self.charts.len() - 1)));
        }
        let data = self.listed(&data);
        if data.rows.is_empty() {
            return self.otherwise(item, row);
        }
        let mut caption_fields = row.cloned().unwrap_or_else(|| self.filling.fields.clone());
        caption_fields.insert("count".to_owned(), Value::Integer(i64::try_from(data.rows.len()).unwrap_or(i64::MAX)));
        let caption = item.caption.as_ref().map_or(Ok(Vec::new()), |caption| self.fill(caption, &caption_fields))?;
        if let Some(column) = &item.names {
            return Ok(Some(Block::Names(caption, names(&data, column))));
        }
        Ok(item.table.as_ref().map(|columns| Block::Table(table(item, query, columns, caption, &data))))
    }

    fn otherwise(&self, item: &Item, row: Context<'_>) -> Result<Option<Block>> {
        let fields = row.unwrap_or(&self.filling.fields);
        let text = item.otherwise.as_ref().map(|text| self.fill(text, fields)).transpose()?;
        Ok(text.map(Block::Text))
    }

    /// Rows by release, from the first release to list on; charts show what came before it, too.
    fn listed(&self, result: &ResultSet) -> ResultSet {
        let at = result.position("ordinal").unwrap_or(usize::MAX);
        let ordinal = |cells: &[Value]| cells.get(at).and_then(Value::integer);
        result.filtered(|cells| ordinal(cells).is_none_or(|ordinal| ordinal >= self.filling.from_ordinal))
    }

    /// The rows of a query that belong to an item.
    fn rows(&self, item: &Item, query: &str, row: Context<'_>) -> Result<ResultSet> {
        let result = self.result(query)?;
        let limit = self.filling.fields.get("top").and_then(Value::integer).unwrap_or(i64::MAX);
        // Looked up once, not for each of thousands of rows.
        let at = |name: &String| result.position(name).unwrap_or(usize::MAX);
        let wanted: Vec<(usize, Option<&Value>)> =
            item.matching.iter().filter_map(|name| row.map(|row| (at(name), row.get(name)))).collect();
        let (only, top) = (item.only.as_ref().map(at), item.top.as_ref().map(at));
        Ok(result.filtered(|cells| {
            wanted.iter().all(|(at, value)| cells.get(*at) == *value)
                && only.is_none_or(|at| cells.get(at).is_some_and(Value::is_true))
                && top.is_none_or(|at| cells.get(at).and_then(Value::integer).is_some_and(|rank| rank <= limit))
        }))
    }

    fn links(&self, row: Context<'_>, key: Option<&str>) -> Vec<Link> {
        let mut links = Vec::new();
        let range = row.and_then(|row| row.get("range")).and_then(Value::text);
        if let (Some(url), Some((from, to))) = (&self.filling.url, range.and_then(|range| range.split_once(".."))) {
            let dash = if url.contains("gitlab.") { "/-" } else { "" };
            let target = format!("{url}{dash}/compare/{}...{}", escaped(from), escaped(to));
            links.push(Link { label: "all changes".to_owned(), target });
        }
        if let Some(key) = key {
            let target = format!("releases/{}.md", text::slug(key));
            links.push(Link { label: "this section to paste".to_owned(), target });
        }
        links
    }

    /// A chart's specification with its texts filled; fields that a chart needs a row for become empty titles.
    fn spec(&self, spec: &toml::Table, fields: &Fields) -> Result<toml::Table> {
        let mut out = spec.clone();
        for (_, value) in out.iter_mut() {
            if let toml::Value::String(text) = value {
                *text = self.fill_text(text, fields)?;
            }
        }
        let top = self.filling.fields.get("top").and_then(Value::integer);
        if let (false, Some(top)) = (out.contains_key("top"), top) {
            out.insert("top".to_owned(), toml::Value::Integer(top.clamp(1, 20)));
        }
        Ok(out)
    }

    fn parsed(&self, template: &str) -> Result<Template> {
        Template::parse(template).map_err(|what| Error::usage(format!("report {}: {what}", self.report.name)))
    }

    fn fill(&self, template: &str, fields: &Fields) -> Result<Vec<Span>> {
        Ok(self.parsed(template)?.fill(fields, self.filling.numbers))
    }

    fn fill_text(&self, template: &str, fields: &Fields) -> Result<String> {
        Ok(self.parsed(template)?.fill_text(fields, self.filling.numbers))
    }

    fn result(&self, query: &str) -> Result<&ResultSet> {
        let found = self.filling.results.get(query);
        found.ok_or_else(|| Error::internal(format!("the query {query} was not run")))
    }
}

fn fields(result: &ResultSet, row: &[Value]) -> Fields {
    result.columns.iter().map(|column| column.name.clone()).zip(row.iter().cloned()).collect()
}

fn table(item: &Item, query: &str, columns: &[TableColumn], caption: Vec<Span>, data: &ResultSet) -> Table {
    let format = |column: &TableColumn| {
        let kind = data.position(&column.name).map(|at| data.columns[at].kind);
        column.format.unwrap_or(if kind == Some(ColumnType::Float) { Format::Percent } else { Format::Plain })
    };
    let cell = |row: &Vec<Value>, column: &TableColumn| match (data.value(row, &column.name), column.at_most) {
        (Value::Text(words), Some(limit)) => Value::Text(text::shorten(&text::plain(words), limit)),
        (value, _) => value.clone(),
    };
    let cells = |row: &Vec<Value>| columns.iter().map(|column| cell(row, column)).collect();
    let mut rows: Vec<Vec<Value>> = data.rows.iter().map(cells).collect();
    let rest = rows.split_off(item.rows.unwrap_or(usize::MAX).min(rows.len()));
    let columns = columns.iter().map(|column| (column.title.clone(), format(column))).collect();
    Table { caption, columns, rows, rest, query: query.to_owned() }
}

/// Names without repetition in alphabetical order, whatever the case.
fn names(data: &ResultSet, column: &str) -> Vec<String> {
    let shown = data.rows.iter().filter_map(|row| data.value(row, column).text()).map(text::person);
    let ordered: BTreeSet<(String, String)> = shown.map(|name| (name.to_lowercase(), name)).collect();
    ordered.into_iter().map(|(_, name)| name).collect()
}

/// A tag as a part of a web address.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
