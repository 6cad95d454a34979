//! Areas and generated files, computed when a query first needs them.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::touches::{self, Touch};
use crate::fact::{Facts, Notice, NoticeKind, ObjectId};
use crate::history::{AttributeFiles, Clone};
use crate::path::{Areas, Attributes, Division, Generated};
use crate::text::{self, Numbers};

/// How many globs a notice names.
const SHOWN: usize = 5;

/// The areas of paths, and which of them are generated.
#[derive(Default)]
pub struct Parts {
    areas: Areas,
    generated: Generated,
    /// Where `.gitattributes` files are read from: a clone at a commit.
    attributes: Option<(Clone, ObjectId)>,
    division: OnceLock<(Division, Vec<Notice>)>,
    is_generated: OnceLock<(Vec<bool>, Vec<Notice>)>,
    touches: OnceLock<(Vec<Touch>, Vec<u32>)>,
}

impl Parts {
    /// The path settings of a configuration, and the clone and commit whose `.gitattributes` files count.
    #[must_use]
    pub fn new(areas: Areas, generated: Generated, clone: Clone, head: ObjectId) -> Self {
        Self { areas, generated, attributes: Some((clone, head)), ..Self::default() }
    }

    /// Notices about the columns that were computed.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let notices = [self.division.get().map(|made| &made.1), self.is_generated.get().map(|made| &made.1)];
        notices.into_iter().flatten().flatten().cloned().collect()
    }

    /// Names of areas, and for each path of the facts the position of its area.
    pub fn division(&self, facts: &Facts) -> &Division {
        let make = || {
            let used = Used::of(facts);
            let mut division = self.areas.divide(used.paths.iter().map(|at| facts.paths.get(*at)));
            division.of_path = used.spread(division.of_path);
            let notices = unused(NoticeKind::Areas, "[areas]", &division.unused);
            (division, notices)
        };
        &self.division.get_or_init(make).0
    }

    /// The commits and areas of all changes, and which of them each change belongs to.
    pub fn touches(&self, facts: &Facts) -> &(Vec<Touch>, Vec<u32>) {
        self.touches.get_or_init(|| touches::touches(&facts.changes, &self.division(facts).of_path))
    }

    /// Whether each path of the facts is generated.
    pub fn is_generated(&self, facts: &Facts) -> &[bool] {
        let make = || {
            let used = Used::of(facts);
            let paths = || used.paths.iter().map(|at| facts.paths.get(*at));
            let found = self.attribute_files(folders(paths()));
            let attributes = Attributes::new(&found.files);
            let (is_generated, idle) = self.generated.classify(paths(), &attributes);
            let mut notices = unused(NoticeKind::Generated, "[generated]", &idle);
            notices.extend(unheard(found.unread, attributes.ignored()));
            (used.spread(is_generated), notices)
        };
        &self.is_generated.get_or_init(make).0
    }

    fn attribute_files(&self, folders: HashSet<&[u8]>) -> AttributeFiles {
        match &self.attributes {
            Some((clone, head)) => clone.attribute_files(head, folders),
            None => AttributeFiles::default(),
        }
    }
}

/// The paths that changes use. The cache may hold others, which must not change the output.
struct Used {
    paths: Vec<usize>,
    all: usize,
}

impl Used {
    fn of(facts: &Facts) -> Self {
        let mut is_used = vec![false; facts.paths.len()];
        for change in &facts.changes {
            is_used[change.path as usize] = true;
        }
        Self { paths: (0..is_used.len()).filter(|at| is_used[*at]).collect(), all: is_used.len() }
    }

    /// Values of the used paths at the positions of all.
    fn spread<T: Default + Copy>(&self, values: Vec<T>) -> Vec<T> {
        let mut out = vec![T::default(); self.all];
        for (at, value) in self.paths.iter().zip(values) {
            out[*at] = value;
        }
        out
    }
}

/// Every folder above some paths.
fn folders<'p>(paths: impl Iterator<Item = &'p [u8]>) -> HashSet<&'p [u8]> {
    let mut out = HashSet::new();
    for path in paths {
        for (at, _) in path.iter().enumerate().rev().filter(|(_, byte)| **byte == b'/') {
            if !out.insert(&path[..at]) {
                break;
            }
        }
    }
    out
}

fn unused(kind: NoticeKind, table: &str, globs: &[String]) -> Vec<Notice> {
    if globs.is_empty() {
        return Vec::new();
    }
    let shown: Vec<String> = globs.iter().take(SHOWN).map(|glob| text::plain(glob).replace('`', "'")).collect();
    let more = if globs.len() > SHOWN { format!(" and {} more", globs.len() - SHOWN) } else { String::new() };
    let text = format!("These globs under {table} match no file: {}{more}.", shown.join(", "));
    vec![Notice::new(kind, text)]
}

fn unheard(unread: usize, ignored: usize) -> Option<Notice> {
    let count = |number| i64::try_from(number).unwrap_or(i64::MAX);
    let mut what = Vec::new();
    if unread > 0 {
        what.push(Numbers::Plain.counted(
            count(unread),
            "file or folder of .gitattributes that cannot be read or is too large",
            "files or folders of .gitattributes that cannot be read or are too large",
        ));
    }
    if ignored > 0 {
        what.push(Numbers::Plain.counted(
            count(ignored),
            "line of .gitattributes beyond the limit",
            "lines of .gitattributes beyond the limit",
        ));
    }
    let text = format!(
        "Some files may be wrongly classified as hand-written or generated, because these were ignored: {}.",
        what.join("; ")
    );
    (!what.is_empty()).then_some(Notice::new(NoticeKind::Attributes, text))
}
