//! What `.gitattributes` files say about two attributes, `linguist-generated` and `linguist-vendored`, by git's rules
//! (`attr.c`): the file of the deepest folder wins, in it the last line that matches; macros, `-name`, `!name`, `name=value`.
//!
//! The files are data here: nothing that they ask for is done.

use std::collections::HashMap;

use super::attribute_line::{Line, State, lines, parse};
use super::glob::Glob;

/// The attributes that count; their positions come first among those that are followed.
const NAMES: [&[u8]; 2] = [b"linguist-generated", b"linguist-vendored"];
/// Lines with wildcards that are followed, and their bytes: each is tried for every path below its file.
const MAX_GLOBS: usize = 1024;
const MAX_GLOB_BYTES: usize = 32 << 10;
/// Lines of one file with the same path or name that are followed.
const MAX_SAME: usize = 64;
/// Macros that are followed.
const MAX_MACROS: usize = 256;

/// An attribute by its position, and what becomes of it.
type Assignment = (usize, State);

/// The attributes of a revision.
#[derive(Debug, Clone, Default)]
pub struct Attributes {
    /// Attributes that are followed by name: the two, and macros that lead to them.
    followed: HashMap<Vec<u8>, usize>,
    /// What a macro sets besides itself, by the position of its attribute.
    macros: HashMap<usize, Vec<Assignment>>,
    /// The lines that matter of each file, by folder without a slash at its end.
    files: HashMap<Vec<u8>, Lines>,
    globs: usize,
    glob_bytes: usize,
    ignored: usize,
}

/// The lines of a file that matter.
#[derive(Debug, Clone, Default)]
struct Lines {
    assignments: Vec<Vec<Assignment>>,
    /// Lines about one path, by what follows the folder.
    paths: HashMap<Vec<u8>, Vec<usize>>,
    /// Lines about one name, wherever it stands.
    names: HashMap<Vec<u8>, Vec<usize>>,
    /// Other lines, in their order.
    globs: Vec<Pattern>,
}

#[derive(Debug, Clone)]
struct Pattern {
    line: usize,
    is_name: bool,
    glob: Glob,
}

impl Attributes {
    /// Reads the files of a revision: the folder of each and its content. Macros are those of the root, as in git.
    #[must_use]
    pub fn new(files: &[(Vec<u8>, Vec<u8>)]) -> Self {
        let mut attributes = Self::default();
        let root = files.iter().find(|(folder, _)| folder.is_empty());
        attributes.follow(root.map_or(&[][..], |(_, content)| content));
        // The order decides what is left out where there is too much.
        let mut files: Vec<&(Vec<u8>, Vec<u8>)> = files.iter().collect();
        files.sort();
        for (folder, content) in files {
            let lines = attributes.read(content);
            attributes.files.insert(folder.clone(), lines);
        }
        attributes
    }

    /// How many lines there were too many of, and so ignored.
    #[must_use]
    pub fn ignored(&self) -> usize {
        self.ignored
    }

    /// Whether a path is generated and vendored; `None` where nothing is said.
    #[must_use]
    pub fn of(&self, path: &[u8]) -> [Option<bool>; 2] {
        let mut found = vec![None; self.followed.len().max(NAMES.len())];
        let slashes = path.iter().enumerate().rev().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
        let folders = slashes.map(|at| (&path[..at], &path[at + 1..])).chain([(&path[..0], path)]);
        for (folder, rest) in folders {
            let Some(lines) = self.files.get(folder) else { continue };
            for line in lines.about(rest) {
                self.fill(&lines.assignments[line], &mut found);
            }
            if found[..NAMES.len()].iter().all(Option::is_some) {
                break;
            }
        }
        [0, 1].map(|at| match found[at] {
            Some(State::Set) => Some(true),
            Some(State::Unset) => Some(false),
            Some(State::Value(is_yes)) => Some(is_yes),
            Some(State::Unspecified) | None => None,
        })
    }

    /// Sets what is not set yet, the last word of a line first.
    fn fill(&self, assignments: &[Assignment], found: &mut [Option<State>]) {
        for (at, state) in assignments.iter().rev() {
            if found[*at].is_none() {
                found[*at] = Some(*state);
                if let (State::Set, Some(inner)) = (state, self.macros.get(at)) {
                    self.fill(inner, found);
                }
            }
        }
    }

    /// Finds the macros that lead to the attributes that count.
    fn follow(&mut self, root: &[u8]) {
        self.followed = NAMES.iter().zip(0..).map(|(name, at)| (name.to_vec(), at)).collect();
        let mut macros: Vec<Line<'_>> = Vec::new();
        // The last definition of a name holds.
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

    fn assignments(&self, line: &Line<'_>) -> Vec<Assignment> {
        line.states.iter().filter_map(|(name, state)| Some((*self.followed.get(*name)?, *state))).collect()
    }

    fn read(&mut self, content: &[u8]) -> Lines {
        let mut out = Lines::default();
        for line in lines(content).filter_map(parse) {
            let assignments = self.assignments(&line);
            if !assignments.is_empty() && !line.is_macro {
                self.add(&mut out, &line.pattern, assignments);
            }
        }
        out
    }

    fn add(&mut self, lines: &mut Lines, pattern: &[u8], assignments: Vec<Assignment>) {
        // A folder is no file, and git has no rule that leads from it to the files below.
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
                // The last word holds, so the first one is left out.
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

impl Lines {
    /// The lines that match a path, the last first.
    fn about(&self, path: &[u8]) -> Vec<usize> {
        let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
        let globs = self.globs.iter().filter(|it| it.glob.matches(if it.is_name { name } else { path }));
        let mut found: Vec<usize> = globs.map(|it| it.line).collect();
        found.extend(self.paths.get(path).into_iter().chain(self.names.get(name)).flatten());
        found.sort_unstable_by(|a, b| b.cmp(a));
        found
    }
}
