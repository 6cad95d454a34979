//! `README.md` of an output folder: what is here, how it was counted, and what the columns mean.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape::code;
use super::manifest::Manifest;
use super::markdown::{line, paragraph};
use crate::config::Sheet;
use crate::query::{Header, ResultSet};
use crate::report::{Document, Span};

/// The text of the file. The manifest needs no files yet.
#[must_use]
pub fn readme(
    document: &Document,
    manifest: &Manifest,
    results: &BTreeMap<String, ResultSet>,
    headers: &BTreeMap<String, Header>,
) -> String {
    let mut out = format!("# {}\n\n", line(&document.title));
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "{}, made by {}.\n", line(&document.subtitle), line(&manifest.tool));
    files(&mut out, document, manifest);
    let _ = writeln!(out, "## How it was counted\n");
    for point in manifest.inputs.iter().flat_map(|inputs| &inputs.method) {
        let _ = writeln!(out, "- {}", paragraph(&Span::split(point)));
    }
    let is_of_several = manifest.inputs.as_ref().is_some_and(|inputs| !inputs.clones.is_empty());
    if is_of_several {
        out.push_str("\nThis is for all clones together; `report.md` tells it for each of them.\n");
    }
    charts(&mut out, manifest);
    tables(&mut out, document, manifest, results, headers);
    out.push_str(
        "\n## To draw it again\n\n\
         The pages and pictures are made of `data/`, `datapackage.json` and `manifest.json`, without the clone:\n\n    \
         laurels report --from THIS-FOLDER -o ANOTHER\n\n\
         With `--highlight NAME` it sets off other people, with `--number-style STYLE` it writes numbers in another way, and with \
         `--config FILE` it takes its looks from `[theme]` there. Other sizes of the charts, in place of those made before, are\n\n    \
         laurels report --from . --size social\n",
    );
    out
}

fn files(out: &mut String, document: &Document, manifest: &Manifest) {
    let has_fragments = document.parts.iter().any(|part| part.key.is_some() && part.fragment.is_some());
    let has_charts = manifest.charts.iter().any(|chart| !chart.files.is_empty());
    let charts = format!(
        "each chart in three files (following the reader's theme, light only, dark only), and each again as {}",
        sizes(manifest)
    );
    let rows = [
        (true, "report.html", "the report as one page that needs nothing beside it"),
        (true, "report.md", "the same for GitHub and other hosts of Markdown"),
        (has_fragments, "releases/", "a section per release, to paste into release notes; it pings nobody"),
        (has_charts, "charts/", &charts),
        (has_charts, "snippets/", "each chart to paste, with its text for those who do not see it"),
        (true, "data/", "the tables behind it as CSV"),
        (true, "datapackage.json", "their columns, for programs (Frictionless Data Package)"),
        (true, "manifest.json", "what was made of what: commit, options, notes, charts, sizes and hashes of all files"),
    ];
    out.push_str("## What is here\n\n| file | what it is |\n| --- | --- |\n");
    for (_, name, meaning) in rows.iter().filter(|(is_here, _, _)| *is_here) {
        let _ = writeln!(out, "| `{name}` | {meaning} |");
    }
    out.push('\n');
}

/// The sizes that were made besides the first, by what their files are called.
fn sizes(manifest: &Manifest) -> String {
    let narrow = "`.narrow`, for phones".to_owned();
    let words = |(sheet, words): (Sheet, &str)| has(manifest, sheet).then(|| format!("`.{}`, {words}", sheet.name()));
    let others = [(Sheet::Wide, "960 px wide"), (Sheet::Social, "1200 x 630 px for previews of links")];
    std::iter::once(narrow).chain(others.into_iter().filter_map(words)).collect::<Vec<String>>().join("; ")
}

/// Whether charts were made in this size because it was asked for.
fn has(manifest: &Manifest, sheet: Sheet) -> bool {
    manifest.inputs.as_ref().is_some_and(|inputs| inputs.sizes.contains(&sheet))
}

fn charts(out: &mut String, manifest: &Manifest) {
    let drawn = || manifest.charts.iter().filter(|chart| !chart.files.is_empty());
    if drawn().next().is_none() {
        return;
    }
    out.push_str("\n## Charts\n\n");
    for chart in drawn() {
        let title = chart.title.as_deref().unwrap_or_default();
        let _ = writeln!(out, "- `{}`: {}", chart.id, line(title));
    }
    let social = match has(manifest, Sheet::Social) {
        true => " (`-z 1` for `.social`, which is 1200 x 630 px as it is)",
        false => "",
    };
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "\nThe files in `snippets/` name pictures relative to this folder; change that where you put them elsewhere. For hosts \
         that take no SVG, make PNG of twice the size with either of{social}\n\n    \
         for f in charts/*.light.svg; do rsvg-convert -z 2 \"$f\" -o \"${{f%.svg}}.png\"; done\n    \
         for f in charts/*.light.svg; do resvg -z 2 \"$f\" \"${{f%.svg}}.png\"; done\n"
    );
}

fn tables(
    out: &mut String,
    document: &Document,
    manifest: &Manifest,
    results: &BTreeMap<String, ResultSet>,
    headers: &BTreeMap<String, Header>,
) {
    out.push_str(
        "\n## Tables\n\n\
         Comma-separated, UTF-8, a header line, line feeds; dates are `YYYY-MM-DD`, fractions have six decimals, an empty cell \
         is a missing value.",
    );
    out.push_str(match manifest.inputs.as_ref().is_some_and(|inputs| inputs.raw_csv) {
        true => " Texts are as they are in the history: a spreadsheet may run one that begins like a formula.\n",
        false => " A text that a spreadsheet would run as a formula has an apostrophe in front.\n",
    });
    let unknown = Header::default();
    for (name, result) in results {
        let header = headers.get(name).unwrap_or(&unknown);
        let rows = i64::try_from(result.rows.len()).unwrap_or(i64::MAX);
        let rows = document.numbers.counted(rows, "row", "rows");
        let _ = write!(out, "\n### data/{}.csv\n\n{} {rows}", line(name), line(&header.question));
        let grain = line(&header.grain);
        let _ = writeln!(out, "{}.\n", if grain.is_empty() { grain } else { format!(": {grain}") });
        out.push_str("| column | type | meaning |\n| --- | --- | --- |\n");
        for column in &result.columns {
            let meaning = header.meaning(&column.name).map(line).unwrap_or_default();
            let _ = writeln!(out, "| {} | {} | {meaning} |", code(&column.name), column.kind.name());
        }
    }
}
