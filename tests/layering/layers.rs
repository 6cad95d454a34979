//! Imports between modules run one way: down the table of layers, which `lib.rs` and the design show, too.

use std::collections::BTreeSet;
use std::path::Path;

use super::code;
use super::modules::{Module, Modules};

/// (module, layer, outside crates it may use)
pub(super) const LAYERS: &[(&str, u8, &[&str])] = &[
    ("fact", 0, &["foldhash", "hashbrown"]),
    ("error", 0, &["thiserror"]),
    ("guide", 0, &[]),
    ("progress", 1, &["sysinfo"]),
    ("text", 0, &["serde", "sha2", "unicode_segmentation", "unicode_width"]),
    ("workers", 1, &["rayon"]),
    ("diff", 1, &["foldhash", "gix_imara_diff", "memchr", "twox_hash"]),
    ("identity", 1, &["memchr", "serde", "unicode_normalization", "thiserror"]),
    ("message", 1, &["memchr"]),
    ("path", 1, &["memchr", "thiserror"]),
    ("patch", 1, &["foldhash", "twox_hash"]),
    ("prose", 1, &[]),
    ("release", 1, &["semver", "serde"]),
    ("credit", 2, &["memchr"]),
    ("history", 2, &["encoding_rs", "foldhash", "gix", "memchr", "rayon"]),
    ("store", 2, &["bytes", "parquet", "rustix", "serde", "serde_json", "twox_hash"]),
    ("config", 3, &["serde", "thiserror", "toml"]),
    ("study", 4, &[]),
    ("table", 5, &["polars"]),
    ("query", 6, &["jiff", "polars", "sqlparser"]),
    ("report", 7, &["serde", "toml"]),
    ("chart", 8, &["plotters", "plotters_backend", "serde"]),
    ("render", 9, &["csv", "parquet", "serde", "serde_json"]),
    ("output", 9, &["rustix", "serde_json"]),
    ("edition", 10, &["rayon", "toml"]),
    ("command", 11, &[]),
    ("cli", 12, &["clap", "clap_complete", "clap_mangen", "console", "csv", "ctrlc", "indicatif"]),
];

/// The line of the table above for a module.
pub(super) fn layer_of(module: &str) -> Option<&'static (&'static str, u8, &'static [&'static str])> {
    LAYERS.iter().find(|(name, _, _)| *name == module)
}

/// The module that a file belongs to: `chart` for `chart/spec.rs`; none for `lib.rs`.
pub(super) fn top_level(module: &Module) -> Option<String> {
    let first = module.file.iter().next().expect("a name").to_string_lossy().replace(".rs", "");
    Some(first).filter(|name| name != "lib")
}

#[test]
fn modules_import_from_below_only() {
    let modules = Modules::read(&code::root());
    let mut compared = 0;
    let mut wrong = Vec::new();
    for module in &modules.0 {
        let Some(own) = top_level(module) else { continue };
        let (_, layer, _) = layer_of(&own).unwrap_or_else(|| panic!("{own} has no layer"));
        for other in module.all_paths().filter(|path| path[0] == "crate").map(|path| &path[1]) {
            let (_, below, _) = layer_of(other).unwrap_or_else(|| panic!("{other} has no layer"));
            compared += 1;
            if *other != own && below >= layer {
                wrong.push(format!("{}: imports {other}, which is not below {own}", module.file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(compared > 100, "only {compared} imports were found");
}

/// Layer and module of each row of a Markdown table with the columns layer, module and what it does.
fn rows(text: &str) -> BTreeSet<(u8, String)> {
    let mut out = BTreeSet::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.trim_start_matches("//! ").split('|').map(str::trim).collect();
        let Some(Ok(layer)) = cells.get(1).map(|cell| cell.parse::<u8>()) else { continue };
        for name in cells[2].split(", ") {
            out.insert((layer, name.trim_matches(['[', ']', '`']).to_owned()));
        }
    }
    out
}

fn expected_rows() -> BTreeSet<(u8, String)> {
    LAYERS.iter().map(|(name, layer, _)| (*layer, (*name).to_owned())).collect()
}

#[test]
fn the_table_of_layers_in_the_documentation_is_the_one_of_this_test() {
    let text = std::fs::read_to_string(code::root().join("lib.rs")).expect("text");
    assert_eq!(rows(&text), expected_rows());
}

#[test]
fn every_module_has_a_layer_and_every_layer_a_module() {
    let modules = Modules::read(&code::root());
    let found: BTreeSet<String> = modules.0.iter().filter_map(top_level).collect();
    let expected: BTreeSet<String> = LAYERS.iter().map(|(name, _, _)| (*name).to_owned()).collect();
    assert_eq!(found, expected);
}

/// The design is kept beside the checkout, if at all. It numbers some layers differently; the order must be the same.
#[test]
fn the_order_of_layers_in_the_design_is_the_one_of_this_test() {
    let design = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/DESIGN.md");
    let Ok(text) = std::fs::read_to_string(design) else { return };
    let section = text.split("\n## ").find(|section| section.contains("| layer | module |")).expect("a table");
    let mut designed = rows(section);
    // The program itself is no module of the library.
    designed.retain(|(_, name)| name != "main");
    assert!(designed.len() > 20, "only {} modules in the design", designed.len());
    for (design_layer, name) in &designed {
        let (_, layer, _) = layer_of(name).unwrap_or_else(|| panic!("{name} of the design has no layer"));
        for (other_layer, other) in designed.iter().filter(|(other_layer, _)| design_layer < other_layer) {
            let (_, above, _) = layer_of(other).unwrap_or_else(|| panic!("{other} of the design has no layer"));
            assert!(layer < above, "{name} ({design_layer}) must be below {other} ({other_layer})");
        }
    }
}
