//! Assigns paths to areas of the project: those of the configuration, or the top-level folders.

use std::collections::{BTreeSet, HashMap};

use super::globs::{Globs, MAX_BYTES, MAX_GLOBS, Search, TOO_MANY};
use super::problem::InvalidRules;
use crate::text;

/// The area of files outside all folders, if folders are areas.
const TOP_LEVEL: &str = "(top level)";
/// The area of paths outside all configured areas.
const OTHER: &str = "(other)";
/// The most characters of an area's name; longer ones do not fit into tables.
const MAX_NAME: usize = 100;

/// The areas of a configuration, in order. Without any, the top-level folders are areas.
#[derive(Debug, Clone, Default)]
pub struct Areas(Vec<Area>);

#[derive(Debug, Clone)]
struct Area {
    name: String,
    globs: Globs,
}

/// The area of each path.
#[derive(Debug, Clone, Default)]
pub struct Division {
    /// The names of the areas.
    pub names: Vec<String>,
    /// For each path the index of its area.
    pub of_path: Vec<u32>,
    /// Globs that match no path, each with its area; and areas whose paths all belong to earlier areas.
    pub unused: Vec<String>,
}

impl Areas {
    /// Makes areas of names and globs.
    ///
    /// # Errors
    /// A name is empty, reserved, too long or used twice, a glob is malformed, or there are too many globs.
    pub fn new(areas: &[(String, Vec<String>)]) -> Result<Self, InvalidRules> {
        let globs: usize = areas.iter().map(|(_, globs)| globs.len()).sum();
        let bytes: usize = areas.iter().flat_map(|(_, globs)| globs).map(String::len).sum();
        if globs > MAX_GLOBS || bytes > MAX_BYTES {
            return Err(TOO_MANY);
        }
        let mut out: Vec<Area> = Vec::with_capacity(areas.len());
        let mut names = BTreeSet::new();
        for (name, globs) in areas {
            let name = checked_name(name)?;
            if globs.is_empty() {
                return Err(InvalidRules::NoGlobs(name));
            }
            if !names.insert(name.clone()) {
                return Err(InvalidRules::Duplicate(name));
            }
            let globs = Globs::parse(&name, globs)?;
            out.push(Area { name, globs });
        }
        Ok(Self(out))
    }

    /// Assigns each path to the first area with a matching glob.
    pub fn divide<'p>(&self, paths: impl Iterator<Item = &'p [u8]>) -> Division {
        if self.0.is_empty() { by_folder(paths) } else { self.by_area(paths) }
    }

    fn by_area<'p>(&self, paths: impl Iterator<Item = &'p [u8]>) -> Division {
        let mut searches: Vec<Search<'_>> = self.0.iter().map(|area| area.globs.search()).collect();
        let mut has_paths = vec![false; searches.len()];
        let mut of_path = Vec::new();
        for path in paths {
            let area = first_area(&mut searches, path);
            if let Some(area) = area {
                has_paths[area] = true;
            }
            // Paths of no area belong to the one after the last.
            of_path.push(u32::try_from(area.unwrap_or(has_paths.len())).unwrap_or(u32::MAX));
        }
        let mut unused: Vec<String> = searches.iter().flat_map(Search::unused).collect();
        for ((area, search), has_paths) in self.0.iter().zip(&searches).zip(has_paths) {
            if !has_paths && !search.has_unused() {
                unused.push(format!("all of the area {:?} (earlier areas have its files)", area.name));
            }
        }
        let mut names: Vec<String> = self.0.iter().map(|area| area.name.clone()).collect();
        names.push(OTHER.to_owned());
        Division { names, of_path, unused }
    }
}

fn checked_name(name: &str) -> Result<String, InvalidRules> {
    let shown = text::plain(name);
    if shown.is_empty() {
        return Err(InvalidRules::EmptyName);
    }
    if shown == OTHER {
        return Err(InvalidRules::ReservedName(shown));
    }
    if shown.chars().count() > MAX_NAME {
        return Err(InvalidRules::LongName { name: text::shorten(&shown, MAX_NAME), limit: MAX_NAME });
    }
    Ok(shown)
}

/// The index of the first area with a matching glob. Later areas are searched while some of their globs are unused.
fn first_area(searches: &mut [Search<'_>], path: &[u8]) -> Option<usize> {
    let mut first = None;
    for (at, search) in searches.iter_mut().enumerate() {
        if (first.is_none() || search.has_unused()) && search.has(path) {
            first = first.or(Some(at));
        }
    }
    first
}

/// Makes each top-level folder an area.
fn by_folder<'p>(paths: impl Iterator<Item = &'p [u8]>) -> Division {
    let mut names = vec![TOP_LEVEL.to_owned()];
    let mut index_of: HashMap<&[u8], u32> = HashMap::new();
    let mut of_path = Vec::new();
    for path in paths {
        let Some(slash) = path.iter().position(|byte| *byte == b'/') else {
            of_path.push(0);
            continue;
        };
        let folder = &path[..slash];
        let index = *index_of.entry(folder).or_insert_with(|| {
            names.push(text::from_bytes(folder));
            u32::try_from(names.len() - 1).unwrap_or(u32::MAX)
        });
        of_path.push(index);
    }
    Division { names, of_path, unused: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(areas: &[(&str, &[&str])]) -> Result<Areas, InvalidRules> {
        let own =
            |(name, globs): &(&str, &[&str])| ((*name).to_owned(), globs.iter().map(|it| (*it).to_owned()).collect());
        Areas::new(&areas.iter().map(own).collect::<Vec<_>>())
    }

    fn divided(areas: &Areas, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let division = areas.divide(paths.iter().map(|path| path.as_bytes()));
        (division.of_path.iter().map(|at| division.names[*at as usize].clone()).collect(), division.unused)
    }

    #[test]
    fn top_level_folders_are_areas() {
        let (names, _) = divided(&Areas::default(), &["README", "src/a.rs", "src/b/c.rs", "srcs", "docs/x"]);
        assert_eq!(names, [TOP_LEVEL, "src", "src", TOP_LEVEL, "docs"]);
    }

    #[test]
    fn the_first_matching_area_gets_the_path() {
        let own = areas(&[("tests", &["**/tests/", "*_test.c"]), ("core", &["/src", "lib/*.c"])]).expect("well-formed");
        let paths =
            ["src/a/tests/x", "tests/y", "a_test.c", "src/a_test.c", "src", "srcs/a", "lib/a.c", "lib/b/c.c", "SRC/a"];
        let (names, unused) = divided(&own, &paths);
        assert_eq!(names, ["tests", "tests", "tests", "core", "core", OTHER, "core", OTHER, OTHER]);
        assert_eq!(unused, [""; 0]);
    }

    #[test]
    fn globs_without_paths_are_listed() {
        let own = areas(&[("a", &["src", "gone"]), ("b", &["src/x"]), ("c", &["none"])]).expect("well-formed");
        let (_, unused) = divided(&own, &["src/x", "src/y"]);
        assert_eq!(
            unused,
            ["\"gone\" of \"a\"", "\"none\" of \"c\"", "all of the area \"b\" (earlier areas have its files)"]
        );
    }

    #[test]
    fn mistakes_are_named() {
        for (wrong, what) in [
            (&[("a", &["[x"][..])][..], "\"[x\" of \"a\""),
            (&[("a", &[""])], "it is empty"),
            (&[("a", &[])], "has no globs"),
            (&[("", &["x"])], "is empty"),
            (&[(OTHER, &["x"])], "reserved area name"),
            (&[("a", &["x"]), ("a ", &["y"])], "twice"),
        ] {
            let error = areas(wrong).expect_err(what).to_string();
            assert!(error.contains(what), "{error}");
        }
        let many: Vec<String> = (0..5000).map(|at| format!("x{at}")).collect();
        assert!(Areas::new(&[("a".to_owned(), many)]).is_err());
    }
}
