//! A document with untrusted text in every place that takes text, for the tests of pages.

use crate::chart::{Context, Skipped, Spec, draw};
use crate::config::Sheet;
use crate::fact::{Notice, NoticeKind};
use crate::query::tests::result;
use crate::query::{ResultSet, Value};
use crate::render::drawn::Drawn;
use crate::report::{Block, CellFormat, ChartRequest, DataTable, Document, Heading, Link, Part, Span};

/// Texts that have broken the pages, terminals, tables and issues of other programs.
pub const PAYLOADS: [&str; 48] = [
    "\"><svg onload=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "</text><script>x</script>",
    "</title></style><script>alert(1)</script>",
    "]]>",
    "<![CDATA[x",
    "-->",
    "<!-- x",
    "<?php x ?>",
    "&amp;\r\n\t&#x3; &nbsp; &lt;b&gt;",
    "A & B",
    "A|B||C",
    "=HYPERLINK(\"http://x\",\"y\")",
    "@everyone",
    "mail me@example.org <me@example.org>",
    "see #123, GH-123, a/b#4 and !5",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "[x]: https://example.org",
    "[^1]: note",
    "https://example.org http://x.y www.example.org ftp://z",
    "<https://example.org>",
    "`code` ``x`` ```",
    "**b** _i_ ~~s~~ __u__ *",
    "# heading #",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "===",
    "---",
    "***",
    ": definition",
    "~~~ rust",
    "{{ site.x }} {% raw %} {{< x >}}",
    "$x^2$ $$y$$",
    ":tada: ::",
    "\\",
    "a\\|b\\",
    "\u{3}\u{0}\u{1b}[31mred\u{1b}]8;;http://x\u{7}",
    "\u{202e}gnp.exe\u{2028}\u{feff}",
    "山田太郎",
    "محمد بن موسى",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}a\u{301}lgo",
    "../../etc/passwd",
    "CON",
];

/// A document with this text everywhere, and its charts: one that is drawn and one that is not.
pub fn document(words: &str) -> (Document, Vec<Drawn>) {
    let plain = || vec![Span::Plain(words.to_owned())];
    let mixed = vec![Span::Plain(words.to_owned()), Span::Code(words.to_owned()), Span::Plain(format!(" {words}"))];
    let link = |target: String| Link { label: words.to_owned(), target };
    let links =
        vec![link("data/x.csv".to_owned()), link(format!("javascript:{words}")), link(format!("https://{words} "))];
    let heading = |title: &str, format: CellFormat| Heading { title: title.to_owned(), format };
    let table = DataTable {
        caption: plain(),
        columns: vec![
            heading("#", CellFormat::Plain),
            heading(words, CellFormat::Plain),
            heading("Net", CellFormat::Signed),
        ],
        rows: vec![vec![Value::Integer(1), Value::Text(words.to_owned()), Value::Integer(-5)]],
        rest: vec![vec![Value::Integer(2), Value::Text(words.to_owned()), Value::Null]; 3],
        query: format!("{words} x"),
    };
    let blocks = vec![
        Block::Text(plain()),
        Block::Text(mixed.clone()),
        Block::Table(table),
        Block::Names { caption: plain(), names: vec![words.to_owned(), "B".to_owned()] },
        Block::Names { caption: Vec::new(), names: vec![words.to_owned()] },
        Block::Links(links),
        Block::Chart(0),
        Block::Chart(1),
        Block::Points(vec![plain(), mixed]),
    ];
    let release = |number: usize| Part {
        heading: words.to_owned(),
        is_incomplete: None,
        key: Some(format!("{words}{number}")),
        blocks: blocks.clone(),
        fragment: Some(blocks.clone()),
    };
    let data = bars(words);
    let request = |query: &str| ChartRequest {
        spec: toml::Table::new(),
        query: query.to_owned(),
        data: data.clone(),
        facts: None,
    };
    let mut parts = vec![Part { heading: words.to_owned(), blocks: blocks.clone(), ..Part::default() }];
    // A chart in two sections would repeat its ids.
    let folded = |part: Part| Part {
        blocks: part.blocks.into_iter().filter(|block| *block != Block::Chart(0)).collect(),
        ..part
    };
    parts.extend((0..5).map(release).map(folded));
    let document = Document {
        title: words.to_owned(),
        subtitle: words.to_owned(),
        notices: vec![Notice::new(NoticeKind::OtherIncomplete, words.replace('`', "'"))],
        parts,
        charts: vec![request("ranking"), request(words)],
        ..Document::default()
    };
    let context = Context { repository: words.to_owned(), source: words.to_owned(), ..Context::default() };
    let fields = [("id", "hostile"), ("kind", "bars"), ("title", words), ("subtitle", words)];
    let fields: toml::Table = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
    let spec: Spec = fields.try_into().expect("a spec");
    let on = |sheet: Sheet| draw(&spec, &data, &Context { sheet, ..context.clone() });
    let others = Sheet::OTHERS.into_iter().rev().filter_map(|sheet| on(sheet).ok()).collect();
    let first = Drawn { spec: spec.clone(), chart: on(Sheet::Blog), others, skipped: Vec::new() };
    let skipped = Drawn { spec, chart: Err(Skipped::because(words)), others: Vec::new(), skipped: Vec::new() };
    let charts = vec![first, skipped];
    (document, charts)
}

fn bars(words: &str) -> ResultSet {
    let text = |value: &str| Value::Text(value.to_owned());
    let columns = "name text, person_id text, commits integer, share number, rank integer, release text";
    let row = vec![text(words), text("1"), Value::Integer(5), Value::Float(1.0), Value::Integer(1), text(words)];
    result(columns, vec![row])
}
