//! No two files of the program import each other, neither directly nor through other files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::code;
use super::modules::{Module, Modules};

/// Files that are still part of a circle. The list may only shrink.
const KNOWN: &[&str] = &[];

/// Which files each file imports from, with one of the names that it imports.
type Edges = BTreeMap<usize, BTreeMap<usize, String>>;

#[test]
fn no_files_import_each_other_in_a_circle() {
    let modules = Modules::read(&code::root());
    let edges = edges(&modules);
    assert!(edges.len() > 50, "only {} files import another", edges.len());
    let mut unexpected = Vec::new();
    let mut left = BTreeSet::from_iter(KNOWN.iter().map(|name| (*name).to_owned()));
    for file in edges.keys() {
        let Some(circle) = circle(&edges, *file) else { continue };
        if !left.remove(&name(&modules.0[*file])) {
            unexpected.push(described(&modules, &edges, &circle));
        }
    }
    assert!(unexpected.is_empty(), "files that import each other in a circle: {unexpected:#?}");
    assert!(left.is_empty(), "no longer part of a circle, so remove them from KNOWN: {left:#?}");
}

#[test]
fn every_import_within_the_program_is_understood() {
    let modules = Modules::read(&code::root());
    let declared: BTreeSet<String> = modules.0.iter().map(name).collect();
    for file in code::files(&code::root()) {
        let name = file.strip_prefix(code::root()).expect("below src").to_string_lossy().replace('\\', "/");
        let is_test = ["tests", "_hostile.rs", "fixtures.rs"].iter().any(|part| name.contains(part));
        let is_program = ["main.rs", "build.rs"].contains(&name.as_str());
        assert!(declared.contains(&name) || is_program || is_test, "no module declares {name}");
    }
    for (number, module) in modules.0.iter().enumerate() {
        for import in &module.imports {
            if !["crate", "super", "self"].contains(&import.path[0].as_str()) {
                continue;
            }
            let target = modules.resolve(number, &import.path);
            let is_found = target.module.is_some() || target.item.is_some();
            assert!(is_found, "{}: {} is not understood", name(module), import.path.join("::"));
        }
    }
}

fn name(module: &Module) -> String {
    module.file.to_string_lossy().replace('\\', "/")
}

/// `a.rs -(Name)-> b.rs -(Other)-> a.rs`
fn described(modules: &Modules, edges: &Edges, circle: &[usize]) -> String {
    let mut out = name(&modules.0[circle[0]]);
    for pair in circle.windows(2) {
        let imported = &edges[&pair[0]][&pair[1]];
        out += &format!(" -({imported})-> {}", name(&modules.0[pair[1]]));
    }
    out
}

fn edges(modules: &Modules) -> Edges {
    let mut edges = Edges::new();
    for number in 0..modules.0.len() {
        let sources = sources(modules, number);
        if !sources.is_empty() {
            edges.insert(number, sources);
        }
    }
    edges
}

/// The other files that define what a file uses, each with a name from there.
fn sources(modules: &Modules, number: usize) -> BTreeMap<usize, String> {
    let module = &modules.0[number];
    let mut sources = BTreeMap::new();
    for import in &module.imports {
        // Passing a name on is no use of it.
        if import.is_public && !module.names.contains(&import.name) {
            continue;
        }
        let target = modules.resolve(number, &import.path);
        let source = if import.name == "*" { target.module } else { target.item };
        sources.extend(source.map(|source| (source, import.name.clone())));
    }
    for path in &module.paths {
        let source = modules.resolve(number, path).item;
        sources.extend(source.map(|source| (source, path.join("::"))));
    }
    sources.remove(&number);
    sources
}

/// The shortest way from a file over its imports back to itself.
fn circle(edges: &Edges, start: usize) -> Option<Vec<usize>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let last = way.last().expect("a file");
        for next in edges.get(last).into_iter().flat_map(BTreeMap::keys) {
            if *next == start {
                return Some([way, vec![start]].concat());
            }
            if seen.insert(*next) {
                ways.push_back([&way[..], &[*next]].concat());
            }
        }
    }
    None
}

/// The files of a made-up program that are part of a circle.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, code) in files {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(path, code).expect("written");
    }
    let modules = Modules::read(folder.path());
    let edges = edges(&modules);
    let found = edges.keys().filter(|file| circle(&edges, **file).is_some());
    found.map(|file| name(&modules.0[*file])).collect()
}

#[test]
fn circles_are_found_and_nothing_else_is_called_one() {
    // A child uses what its parent defines, and the parent uses the child.
    let parent = "pub mod b;\nuse b::B;\npub struct A(B);\n";
    let found = circles_of(&[("lib.rs", "mod a;"), ("a/mod.rs", parent), ("a/b.rs", "pub struct B(super::A);")]);
    assert_eq!(found, ["a/mod.rs", "a/b.rs"]);
    // Over three files, over a re-export and over a path in the code.
    let lib = "mod a; mod b; mod c;";
    let re_exports =
        [("c/mod.rs", "mod d;\npub use d::{D, E as F};"), ("c/d.rs", "pub struct D; pub struct E(crate::a::A);")];
    let rest = [
        ("lib.rs", lib),
        ("a.rs", "use crate::b;\npub struct A(b::B);"),
        ("b.rs", "use crate::c::F; pub struct B(F);"),
    ];
    assert_eq!(
        circles_of(&[re_exports, [rest[1], rest[2]]].concat().iter().copied().chain([rest[0]]).collect::<Vec<_>>()),
        ["a.rs", "b.rs", "c/d.rs"]
    );
    // A parent that only passes names on, and words in comments, strings and tests.
    let parent = "mod b;\nmod c;\npub use b::B;\npub use c::C;\n";
    let child = "use super::C;\n// super::A\npub struct B(C);\n#[cfg(test)]\nmod tests { use super::super::a::X; }";
    let found =
        circles_of(&[("lib.rs", "mod a;"), ("a/mod.rs", parent), ("a/b.rs", child), ("a/c.rs", "pub struct C;")]);
    assert_eq!(found, [""; 0]);
    // Modules within a file are part of it.
    let a = "use super::b::names;\npub struct A;\npub fn f() { names::N }";
    let b = "pub struct B;\npub mod names { use super::B; pub const N: B = B; }";
    assert_eq!(circles_of(&[("lib.rs", "mod a; mod b;"), ("a.rs", a), ("b.rs", b)]), [""; 0]);
    let b = "use super::a::A;\npub mod names { use super::A; pub const N: A = A; }";
    assert_eq!(circles_of(&[("lib.rs", "mod a; mod b;"), ("a.rs", a), ("b.rs", b)]), ["a.rs", "b.rs"]);
}
