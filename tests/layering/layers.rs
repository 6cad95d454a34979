//! Imports run one way: the table of layers in `lib.rs`, kept by reading `use` lines and crate names.

use std::path::{Path, PathBuf};

/// (module, layer, outside crates it may use)
const LAYERS: &[(&str, u8, &[&str])] = &[
    ("fact", 0, &[]),
    ("error", 0, &["thiserror"]),
    ("guide", 0, &[]),
    ("progress", 1, &[]),
    ("text", 0, &["serde", "sha2", "unicode_segmentation", "unicode_width"]),
    ("workers", 1, &["rayon"]),
    ("diff", 1, &["foldhash", "gix_imara_diff", "memchr", "twox_hash"]),
    ("identity", 1, &["memchr", "serde", "unicode_normalization"]),
    ("message", 1, &["memchr"]),
    ("path", 1, &["memchr"]),
    ("patch", 1, &["foldhash", "twox_hash"]),
    ("prose", 1, &[]),
    ("release", 1, &["semver"]),
    ("credit", 2, &["memchr"]),
    ("history", 2, &["encoding_rs", "foldhash", "gix", "hashbrown", "memchr", "rayon"]),
    ("store", 2, &["bytes", "foldhash", "parquet", "serde", "serde_json", "twox_hash"]),
    ("config", 3, &["serde", "toml"]),
    ("study", 4, &[]),
    ("table", 5, &["polars"]),
    ("query", 6, &["jiff", "polars", "sqlparser"]),
    ("report", 7, &["serde", "toml"]),
    ("chart", 8, &["plotters", "plotters_backend", "serde"]),
    ("render", 9, &["csv", "parquet", "serde", "serde_json"]),
    ("output", 9, &["serde_json"]),
    ("edition", 10, &["rayon", "toml"]),
    ("command", 11, &[]),
    ("cli", 12, &["clap", "csv", "ctrlc", "indicatif"]),
];

/// Crates that only tests use.
const TEST_CRATES: &[&str] = &["proptest", "roxmltree", "tempfile"];

/// Words that follow `prefix` in the code of a file, comments left out.
fn words_after(code: &str, prefix: &str) -> Vec<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(is_word))
        .map(|(at, _)| code[at + prefix.len()..].chars().take_while(|c| is_word(*c)).collect())
        .collect()
}

#[test]
fn modules_import_from_below_only() {
    let root = code::root();
    let files = code::files(&root);
    let layer = |name: &str| LAYERS.iter().find(|(module, _, _)| *module == name);
    let mut wrong = Vec::new();
    for file in &files {
        let relative = file.strip_prefix(&root).expect("within");
        let module = relative.iter().next().expect("a name").to_string_lossy().replace(".rs", "");
        if module == "lib" || module == "main" {
            continue;
        }
        let (_, own, _) = layer(&module).unwrap_or_else(|| panic!("{module} has no layer"));
        let code = code::read(file);
        for other in words_after(&code, "crate::") {
            match layer(&other) {
                Some((name, layer, _)) if *name != module && layer >= own => {
                    wrong.push(format!("{}: imports {other}, which is not below {module}", relative.display()));
                }
                None if other.chars().next().is_some_and(char::is_lowercase) => {
                    wrong.push(format!("{}: {other} has no layer", relative.display()));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("text");
    let section = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("a section");
    let crates: Vec<String> = section
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let root = code::root();
    let files = code::files(&root);
    let mut wrong = Vec::new();
    for file in &files {
        let relative = file.strip_prefix(&root).expect("within");
        let stem = file.file_stem().expect("a name").to_string_lossy();
        if ["tests", "_hostile", "check", "fixtures"].iter().any(|end| stem.ends_with(end)) {
            continue;
        }
        let module = relative.iter().next().expect("a name").to_string_lossy().replace(".rs", "");
        let allowed = LAYERS.iter().find(|(name, _, _)| *name == module).map_or(&[][..], |(_, _, crates)| crates);
        let text = std::fs::read_to_string(file).expect("text");
        let code = without_comments(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
        for name in crates.iter().filter(|name| !TEST_CRATES.contains(&name.as_str())) {
            let is_used = words_after(&code, "use ").contains(name)
                || code.match_indices(&format!("{name}::")).any(|(at, _)| {
                    let before = code[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '/'))
                });
            // `csv` and others are also names of our own modules, reached by `super::` or `render::`.
            if is_used && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {module} may not use {name}", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pure_modules_read_neither_clock_nor_environment() {
    let root = code::root();
    let mut files = Vec::new();
    for module in [
        "diff", "identity", "release", "path", "patch", "prose", "chart", "render", "report", "query", "table",
        "config",
    ] {
        sources(&root.join(module), &mut files);
    }
    for file in &files {
        let code = code::read(file);
        for forbidden in
            ["std::env", "std::time", "SystemTime", "Instant", "std::fs", "std::net", "std::process", "println!"]
        {
            assert!(!code.contains(forbidden), "{}: {forbidden}", file.display());
        }
    }
}

/// Pages and pictures take the style of numbers from their reader's look; the functions for messages know one only.
#[test]
fn numbers_for_readers_have_a_style() {
    let root = code::root();
    let mut files = Vec::new();
    for module in ["report", "chart", "render"] {
        sources(&root.join(module), &mut files);
    }
    for file in files.iter().filter(|file| !file.ends_with("terminal.rs")) {
        let code = code::read(file);
        for fixed in ["text::number(", "text::number)", "text::counted("] {
            assert!(!code.contains(fixed), "{}: {fixed}: Numbers has the same in a style", file.display());
        }
    }
}
