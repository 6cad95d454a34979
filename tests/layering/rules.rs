//! What modules may use in addition to each other: outside crates, the machine, and ways to print numbers.

use std::collections::BTreeSet;

use super::code;
use super::layers::{layer_of, top_level};
use super::modules::{Module, Modules};

/// Modules that do no I/O and read no clock, environment or terminal.
const PURE: &[&str] =
    &["diff", "identity", "release", "path", "patch", "prose", "chart", "render", "report", "query", "table", "config"];

/// What only reaches the machine.
const MACHINE: &[&str] =
    &["std::env", "std::time", "SystemTime", "Instant", "std::fs", "std::net", "std::process", "println!"];

/// The functions that print numbers in one style only.
const ONE_STYLE: &[&str] = &["text::number(", "text::number)", "text::counted("];

/// The crates that the program itself depends on.
fn crates() -> BTreeSet<String> {
    let manifest = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let names = manifest["dependencies"].as_table().expect("a table").keys();
    names.map(|name| name.replace('-', "_")).collect()
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let modules = Modules::read(&code::root());
    let crates = crates();
    let mut wrong = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (number, module) in modules.0.iter().enumerate() {
        let Some(own) = top_level(module) else { continue };
        let (_, _, allowed) = layer_of(&own).unwrap_or_else(|| panic!("{own} has no layer"));
        for path in module.all_paths() {
            // A module of ours may have the name of a crate.
            if !crates.contains(&path[0]) || modules.is_module(number, &path[0]) {
                continue;
            }
            used.insert((own.clone(), path[0].clone()));
            if !allowed.contains(&path[0].as_str()) {
                wrong.insert(format!("{}: {own} may not use {}", module.file.display(), path[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (module, _, allowed) in super::layers::LAYERS {
        for name in *allowed {
            assert!(used.contains(&((*module).to_owned(), (*name).to_owned())), "{module} does not use {name}");
        }
    }
}

/// Asserts that no file of some modules contains one of these texts.
fn assert_without(names: &[&str], forbidden: &[&str], is_exempt: fn(&Module) -> bool) {
    let modules = Modules::read(&code::root());
    let mut found = BTreeSet::new();
    for module in &modules.0 {
        let Some(own) = top_level(module).filter(|own| names.contains(&own.as_str())) else { continue };
        found.insert(own);
        let code = code::read(&code::root().join(&module.file));
        for text in forbidden.iter().filter(|_| !is_exempt(module)) {
            assert!(!code.contains(text), "{}: {text}", module.file.display());
        }
    }
    assert_eq!(found.len(), names.len(), "{names:?}");
}

#[test]
fn pure_modules_read_neither_clock_nor_environment() {
    assert_without(PURE, MACHINE, |_| false);
}

/// Readers choose the style of numbers; only messages on the terminal have one style.
#[test]
fn numbers_for_readers_have_a_style() {
    assert_without(&["report", "chart", "render"], ONE_STYLE, |module| module.file.ends_with("terminal.rs"));
}
