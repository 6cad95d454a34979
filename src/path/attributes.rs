//! Reads the attributes `linguist-generated` and `linguist-vendored` from `.gitattributes` files, by git's rules
//! (`attr.c`).
//!
//! The file in the deepest folder decides, and in it the last matching line. Macros, `-name`, `!name` and `name=value` are
//! supported. All other attributes are ignored.

use std::collections::HashMap;

use super::attribute_line::{AttributeLine, AttributeState, lines, parse};
use super::glob::Glob;

/// The attributes that matter. Their indexes come first.
const NAMES: [&[u8]; 2] = [b"linguist-generated", b"linguist-vendored"];
/// The most lines with wildcards, and their most bytes: each is tried for every path below its file.
const MAX_GLOBS: usize = 1024;
const MAX_GLOB_BYTES: usize = 32 << 10;
/// The most lines of one file for the same path or name.
const MAX_SAME: usize = 64;
/// The most macros.
const MAX_MACROS: usize = 256;

/// The index of an attribute, and its new state.
type Assignment = (usize, AttributeState);

/// The attributes of a revision.
#[derive(Debug, Clone, Default)]
pub struct Attributes {
    /// The indexes of attributes by name: the two that matter, and macros that set them.
    followed: HashMap<Vec<u8>, usize>,
    /// The assignments of each macro, by its index.
    macros: HashMap<usize, Vec<Assignment>>,
    /// The relevant lines of each file, by folder without a slash at its end.
    files: HashMap<Vec<u8>, FileLines>,
    globs: usize,
    glob_bytes: usize,
    ignored: usize,
}

/// The relevant lines of a file.
#[derive(Debug, Clone, Default)]
struct FileLines {
    assignments: Vec<Vec<Assignment>>,
    /// Lines for one path, relative to the folder.
    paths: HashMap<Vec<u8>, Vec<usize>>,
    /// Lines for one file name in any folder.
    names: HashMap<Vec<u8>, Vec<usize>>,
    /// Lines with wildcards, in order.
    globs: Vec<Pattern>,
}

#[derive(Debug, Clone)]
struct Pattern {
    line: usize,
    is_name: bool,
    glob: Glob,
}

impl Attributes {
    /// Reads the files of a revision, each with its folder and content. As in git, only the root file defines macros.
    #[must_use]
    pub fn new(files: &[(Vec<u8>, Vec<u8>)]) -> Self {
        let mut attributes = Self::default();
        let root = files.iter().find(|(folder, _)| folder.is_empty());
        attributes.follow(root.map_or(&[][..], |(_, content)| content));
        // A fixed order decides which lines are ignored if there are too many.
        let mut files: Vec<&(Vec<u8>, Vec<u8>)> = files.iter().collect();
        files.sort();
        for (folder, content) in files {
            let lines = attributes.read(content);
            attributes.files.insert(folder.clone(), lines);
        }
        attributes
    }

    /// Returns the number of lines that were ignored because there were too many.
    #[must_use]
    pub fn ignored(&self) -> usize {
        self.ignored
    }

    /// Returns whether a path is generated and vendored; `None` if no line decides.
    #[must_use]
    pub fn of(&self, path: &[u8]) -> [Option<bool>; 2] {
        let mut found = vec![None; self.followed.len().max(NAMES.len())];
        let slashes = path.iter().enumerate().rev().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
        let folders = slashes.map(|at| (&path[..at], &path[at + 1..])).chain([(&path[..0], path)]);
        for (folder, rest) in folders {
            let Some(lines) = self.files.get(folder) else { continue };
            for line in lines.matching(rest) {
                self.fill(&lines.assignments[line], &mut found);
            }
            if found[..NAMES.len()].iter().all(Option::is_some) {
                break;
            }
        }
        [0, 1].map(|at| match found[at] {
            Some(AttributeState::Set) => Some(true),
            Some(AttributeState::Unset) => Some(false),
            Some(AttributeState::Value(is_yes)) => Some(is_yes),
            Some(AttributeState::Unspecified) | None => None,
        })
    }

    /// Sets states that are not set yet. The last assignment of a line comes first.
    fn fill(&self, assignments: &[Assignment], found: &mut [Option<AttributeState>]) {
        for (at, state) in assignments.iter().rev() {
            if found[*at].is_none() {
                found[*at] = Some(*state);
                if let (AttributeState::Set, Some(inner)) = (state, self.macros.get(at)) {
                    self.fill(inner, found);
                }
            }
        }
    }

    /// Finds the macros that set the attributes that matter.
    fn follow(&mut self, root: &[u8]) {
        self.followed = NAMES.iter().zip(0..).map(|(name, at)| (name.to_vec(), at)).collect();
        let mut macros: Vec<AttributeLine<'_>> = Vec::new();
        // The last definition of a macro counts.
        for line in lines(root).filter_map(parse).filter(|line| line.is_macro).collect::<Vec<_>>().into_iter().rev() {
            if macros.len() == MAX_MACROS {
                self.ignored += 1;
            } else if !macros.iter().any(|known| known.pattern == line.pattern) {
                macros.push(line);
            }
        }
        loop {
            let before = self.followed.len();
            for line in &macros {
                if line.states.iter().any(|(name, _)| self.followed.contains_key(*name)) {
                    let next = self.followed.len();
                    self.followed.entry(line.pattern.clone()).or_insert(next);
                }
            }
            if self.followed.len() == before {
                break;
            }
        }
        for line in &macros {
            if let Some(at) = self.followed.get(&line.pattern) {
                self.macros.insert(*at, self.assignments(line));
            }
        }
    }

    fn assignments(&self, line: &AttributeLine<'_>) -> Vec<Assignment> {
        line.states.iter().filter_map(|(name, state)| Some((*self.followed.get(*name)?, *state))).collect()
    }

    fn read(&mut self, content: &[u8]) -> FileLines {
        let mut out = FileLines::default();
        for line in lines(content).filter_map(parse) {
            let assignments = self.assignments(&line);
            if !assignments.is_empty() && !line.is_macro {
                self.add(&mut out, &line.pattern, assignments);
            }
        }
        out
    }

    fn add(&mut self, lines: &mut FileLines, pattern: &[u8], assignments: Vec<Assignment>) {
        // git applies the attributes of a folder to no file below it.
        if pattern.starts_with(b"!") || pattern.ends_with(b"/") {
            return;
        }
        let is_name = !pattern.contains(&b'/');
        let anchored = pattern.strip_prefix(b"/").unwrap_or(pattern);
        let Ok(glob) = Glob::parse(anchored) else { return };
        let line = lines.assignments.len();
        if let Some(literal) = glob.literal() {
            let map = if is_name { &mut lines.names } else { &mut lines.paths };
            let same = map.entry(literal.to_vec()).or_default();
            if same.len() == MAX_SAME {
                // The last line counts, so the first one is dropped.
                same.remove(0);
                self.ignored += 1;
            }
            same.push(line);
        } else if self.globs < MAX_GLOBS && self.glob_bytes + pattern.len() <= MAX_GLOB_BYTES {
            self.globs += 1;
            self.glob_bytes += pattern.len();
            lines.globs.push(Pattern { line, is_name, glob });
        } else {
            self.ignored += 1;
            return;
        }
        lines.assignments.push(assignments);
    }
}

impl FileLines {
    /// Returns the lines that match a path, the last one first.
    fn matching(&self, path: &[u8]) -> Vec<usize> {
        let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
        let globs = self.globs.iter().filter(|it| it.glob.matches(if it.is_name { name } else { path }));
        let mut found: Vec<usize> = globs.map(|it| it.line).collect();
        found.extend(self.paths.get(path).into_iter().chain(self.names.get(name)).flatten());
        found.sort_unstable_by(|a, b| b.cmp(a));
        found
    }
}
