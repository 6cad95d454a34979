//! Which area of the project a path belongs to: those of the configuration, or the top-level folders.

use std::collections::HashMap;

use super::glob::Glob;
use crate::text;

/// The area of files that are in no folder, where folders are areas.
const TOP_LEVEL: &str = "(top level)";
/// The area of paths that no configured area has.
const OTHER: &str = "(other)";

/// Globs of a configuration, and the bytes of them all: each may be tried for every path.
const MAX_GLOBS: usize = 1024;
const MAX_BYTES: usize = 32 << 10;
/// Longer names fill no table well.
const MAX_NAME: usize = 100;

/// Areas by name, in their order.
#[derive(Debug, Clone, Default)]
pub struct Areas(Vec<(String, Globs)>);

/// Which area each path belongs to.
#[derive(Debug, Clone, Default)]
pub struct Division {
    /// The names of areas.
    pub names: Vec<String>,
    /// For each path the position of its area's name.
    pub of_path: Vec<u32>,
    /// Globs that match no path, each with its area; and areas that are left without any.
    pub unused: Vec<String>,
}

impl Areas {
    /// Areas of a configuration, each with its globs; without any, the top-level folders are areas.
    ///
    /// # Errors
    /// A name is empty, taken or reserved, a glob is malformed, or there are too many; says which.
    pub fn new(areas: &[(String, Vec<String>)]) -> Result<Self, String> {
        let all: Vec<&String> = areas.iter().flat_map(|(_, globs)| globs).collect();
        if all.len() > MAX_GLOBS || all.iter().map(|glob| glob.len()).sum::<usize>() > MAX_BYTES {
            return Err(format!(
                "there are more than {MAX_GLOBS} globs of areas, or they have more than {MAX_BYTES} bytes"
            ));
        }
        let mut out: Vec<(String, Globs)> = Vec::with_capacity(areas.len());
        let mut names = std::collections::BTreeSet::new();
        for (name, globs) in areas {
            let shown = text::plain(name);
            if shown.is_empty() || shown == OTHER || shown.chars().count() > MAX_NAME {
                return Err(format!(
                    "{shown:?} cannot be the name of an area: it is empty, reserved or longer than {MAX_NAME} characters"
                ));
            }
            if globs.is_empty() {
                return Err(format!("the area {shown:?} has no glob"));
            }
            if !names.insert(shown.clone()) {
                return Err(format!("the area {shown:?} is there twice"));
            }
            let globs = Globs::parse(&shown, globs)?;
            out.push((shown, globs));
        }
        Ok(Self(out))
    }

    /// Divides paths: each belongs to the first area that has a glob for it.
    pub fn divide<'p>(&self, paths: impl Iterator<Item = &'p [u8]>) -> Division {
        if self.0.is_empty() { folders(paths) } else { self.configured(paths) }
    }

    fn configured<'p>(&self, paths: impl Iterator<Item = &'p [u8]>) -> Division {
        let mut searches: Vec<Search<'_>> = self.0.iter().map(|(_, globs)| globs.search()).collect();
        let mut is_used = vec![false; searches.len()];
        let of = |path: &'p [u8]| {
            let mut first = None;
            for (at, search) in searches.iter_mut().enumerate() {
                // A later area only learns whether its globs are good for anything.
                if (first.is_none() || search.is_waiting()) && search.has(path) {
                    first = first.or(Some(at));
                }
            }
            let at = first.unwrap_or(is_used.len());
            if let Some(is_used) = is_used.get_mut(at) {
                *is_used = true;
            }
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        let of_path = paths.map(of).collect();
        let mut unused: Vec<String> = searches.iter().flat_map(Search::unused).collect();
        for (((name, _), search), is_used) in self.0.iter().zip(&searches).zip(is_used) {
            if !is_used && search.unused().is_empty() {
                unused.push(format!("{name:?} (areas before it have all its paths)"));
            }
        }
        let names = self.0.iter().map(|(name, _)| name.clone()).chain([OTHER.to_owned()]).collect();
        Division { names, of_path, unused }
    }
}

/// Each top-level folder is an area.
fn folders<'p>(paths: impl Iterator<Item = &'p [u8]>) -> Division {
    let mut names = vec![TOP_LEVEL.to_owned()];
    let mut known: HashMap<&[u8], u32> = HashMap::new();
    let of_path = paths.map(|path| match path.iter().position(|byte| *byte == b'/') {
        None => 0,
        Some(slash) => *known.entry(&path[..slash]).or_insert_with(|| {
            names.push(text::from_bytes(&path[..slash]));
            u32::try_from(names.len() - 1).unwrap_or(u32::MAX)
        }),
    });
    let of_path = of_path.collect();
    Division { names, of_path, unused: Vec::new() }
}

/// Globs of a configuration that stand for one thing.
///
/// They are relative to the root. One that ends in a slash, or in a name without wildcards, also stands for everything
/// below the folder that it names.
#[derive(Debug, Clone, Default)]
pub(super) struct Globs {
    globs: Vec<Glob>,
    /// Each as it was written, with what it is for.
    written: Vec<String>,
}

impl Globs {
    pub(super) fn parse(purpose: &str, globs: &[String]) -> Result<Self, String> {
        if globs.len() > MAX_GLOBS || globs.iter().map(String::len).sum::<usize>() > MAX_BYTES {
            return Err(format!("{purpose:?} has more than {MAX_GLOBS} globs or {MAX_BYTES} bytes of them"));
        }
        let mut out = Self::default();
        for written in globs {
            let shown = format!("{:?} of {purpose:?}", text::plain(written));
            let wrong = |what: String| format!("the glob {shown}: {what}");
            out.globs.push(glob(written.as_bytes()).map_err(wrong)?);
            out.written.push(shown);
        }
        Ok(out)
    }

    pub(super) fn search(&self) -> Search<'_> {
        Search { globs: self, is_used: vec![false; self.globs.len()], waiting: self.globs.len() }
    }
}

fn glob(written: &[u8]) -> Result<Glob, String> {
    let pattern = written.strip_prefix(b"/").unwrap_or(written);
    if pattern.is_empty() {
        return Err("it is empty".to_owned());
    }
    if pattern.ends_with(b"/") {
        return Glob::parse(&[pattern, b"**"].concat());
    }
    let last = pattern.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let has_wildcard = last.iter().any(|byte| b"*?[".contains(byte));
    if has_wildcard { Glob::parse(pattern) } else { Glob::parse_with_below(pattern) }
}

/// Globs being tried, and which of them were good for something.
pub(super) struct Search<'a> {
    globs: &'a Globs,
    is_used: Vec<bool>,
    waiting: usize,
}

impl Search<'_> {
    /// Whether a glob matches; those that never did are tried besides.
    pub(super) fn has(&mut self, path: &[u8]) -> bool {
        let mut is_found = false;
        for (glob, is_used) in self.globs.globs.iter().zip(&mut self.is_used) {
            if (!is_found || !*is_used) && glob.matches(path) {
                is_found = true;
                self.waiting -= usize::from(!std::mem::replace(is_used, true));
            }
            if is_found && self.waiting == 0 {
                break;
            }
        }
        is_found
    }

    fn is_waiting(&self) -> bool {
        self.waiting > 0
    }

    /// Globs that matched nothing.
    pub(super) fn unused(&self) -> Vec<String> {
        self.globs
            .written
            .iter()
            .zip(&self.is_used)
            .filter(|(_, is_used)| !**is_used)
            .map(|(it, _)| it.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(areas: &[(&str, &[&str])]) -> Result<Areas, String> {
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
    fn the_first_area_with_a_glob_has_the_path() {
        let own = areas(&[("tests", &["**/tests/", "*_test.c"]), ("core", &["/src", "lib/*.c"])]).expect("well-formed");
        let paths =
            ["src/a/tests/x", "tests/y", "a_test.c", "src/a_test.c", "src", "srcs/a", "lib/a.c", "lib/b/c.c", "SRC/a"];
        let (names, unused) = divided(&own, &paths);
        assert_eq!(names, ["tests", "tests", "tests", "core", "core", OTHER, "core", OTHER, OTHER]);
        assert_eq!(unused, [""; 0]);
    }

    #[test]
    fn globs_without_paths_are_told() {
        let own = areas(&[("a", &["src", "gone"]), ("b", &["src/x"]), ("c", &["none"])]).expect("well-formed");
        let (_, unused) = divided(&own, &["src/x", "src/y"]);
        assert_eq!(unused, ["\"gone\" of \"a\"", "\"none\" of \"c\"", "\"b\" (areas before it have all its paths)"]);
    }

    #[test]
    fn mistakes_are_named() {
        for (wrong, what) in [
            (&[("a", &["[x"][..])][..], "\"[x\" of \"a\""),
            (&[("a", &[""])], "it is empty"),
            (&[("a", &[])], "has no glob"),
            (&[("", &["x"])], "cannot be the name"),
            (&[(OTHER, &["x"])], "cannot be the name"),
            (&[("a", &["x"]), ("a ", &["y"])], "twice"),
        ] {
            let error = areas(wrong).expect_err(what);
            assert!(error.contains(what), "{error}");
        }
        let many: Vec<String> = (0..5000).map(|at| format!("x{at}")).collect();
        assert!(Areas::new(&[("a".to_owned(), many)]).is_err());
    }
}
