//! The instructions in `src/adding.md` name files that exist.

use std::path::Path;

#[test]
fn every_path_in_the_instructions_exists() {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/adding.md"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = text.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = code.filter(|code| code.contains('/') && !code.contains("NAME")).collect();
    assert!(paths.len() > 20, "{paths:?}");
    for path in paths {
        assert!(root.join(path).exists(), "src/adding.md names {path}, which does not exist");
    }
}

#[test]
fn every_name_in_the_instructions_is_in_its_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (file, name) in [
        ("src/query/embedded.rs", "const EMBEDDED"),
        ("src/report/catalog.rs", "const EMBEDDED"),
        ("src/chart/kind/mod.rs", "const KINDS"),
        ("src/chart/kind/week_hours.rs", "const KIND"),
        ("src/message/role.rs", "const KEYS"),
        ("src/message/role.rs", "pub enum Role {"),
        ("src/fact/facts.rs", "const RULES"),
        ("src/store/tables.rs", "const FORMAT"),
    ] {
        let code = std::fs::read_to_string(root.join(file)).expect("text");
        assert!(code.contains(name), "src/adding.md: {file} has no {name:?}");
    }
}
