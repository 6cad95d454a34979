//! Converts typed arguments to checked options: reads files, parses lists, and names options for the manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{ListArgs, OwnArgs, SourceArgs};
use super::file::{read, read_text, shown};
use super::given_releases::given_releases;
use crate::command;
use crate::config::{
    CountingOptions, CsvText, GivenConfig, Options, OutputOptions, Own, PeopleOptions, ReleaseOptions, RunOptions,
    Sheet, ThemeOptions, UsedOption,
};
use crate::error::{Error, Result};
use crate::identity::similar::Merge;
use crate::query::Catalog;
use crate::release::{Fold, is_closed_glob};
use crate::text;

/// The options of a command; `list` is `None` if the command lists all rows.
pub(super) fn options(repo: &Path, args: &SourceArgs, list: Option<&ListArgs>, csv: CsvText) -> Result<Options> {
    let top = list.and_then(|list| list.top);
    let from_release = list.and_then(|list| list.from_release.clone());
    Ok(Options {
        path: repo.to_owned(),
        revision: args.rev.clone(),
        name: args.repository_name.clone(),
        config: args.config.as_deref().map(given_config).transpose()?,
        top,
        releases: ReleaseOptions {
            tags: args.tags.as_deref().map(glob_of_tags).transpose()?,
            listed: args.releases.as_deref().map(given_releases).transpose()?,
            patches: args.patches,
            prereleases: args.prereleases,
            from: from_release,
        },
        counting: CountingOptions {
            profile: args.profile,
            humans: args.humans,
            loose_trailers: args.loose_trailers,
            unique_patches: args.unique_patches,
            words: args.words,
        },
        people: PeopleOptions {
            mailmap: args.mailmap.as_deref().map(read).transpose()?,
            organizations: args.organizations.as_deref().map(read).transpose()?,
            merge: args.merge,
        },
        theme: ThemeOptions::default(),
        output: OutputOptions { emails: args.emails, raw_csv: csv == CsvText::Raw },
        run: RunOptions {
            threads: usize::from(args.threads),
            memory: args.memory,
            verify: args.verify,
            cache: if args.no_cache || args.verify { None } else { command::cache_folder() },
        },
        used: used(args, list, csv),
    })
}

/// The glob of `--tags`.
fn glob_of_tags(glob: &str) -> Result<String> {
    if is_closed_glob(glob) {
        return Ok(glob.to_owned());
    }
    Err(Error::usage(format!("`--tags`: the glob {:?} has a `[` without `]`", text::plain(glob)))
        .hint("close the class, as in `v[0-9]*`"))
}

/// The sizes in a fixed order, without repetitions.
pub(super) fn sizes(sizes: &[Sheet]) -> Vec<Sheet> {
    sizes.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The user's own queries together with those of the program.
pub(super) fn queries(folders: &[PathBuf]) -> Result<Catalog> {
    Catalog::new(files(folders, "sql")?)
}

pub(super) fn own(args: &OwnArgs) -> Result<Own> {
    Ok(Own { queries: files(&args.queries, "sql")?, reports: files(&args.reports, "toml")? })
}

fn given_config(path: &Path) -> Result<GivenConfig> {
    Ok(GivenConfig { path: shown(path), content: read_text(path)? })
}

/// The options that change numbers.
fn used(args: &SourceArgs, list: Option<&ListArgs>, csv: CsvText) -> Vec<UsedOption> {
    let mut used = Used(Vec::new());
    used.text("rev", Some(&args.rev).filter(|rev| *rev != "HEAD"));
    used.text("tags", args.tags.as_ref());
    used.file("releases", args.releases.is_some());
    used.name("patches", args.patches.map(Fold::name));
    used.name("prereleases", args.prereleases.map(Fold::name));
    if let Some(list) = list {
        used.text("from-release", list.from_release.as_ref());
        used.text("top", list.top.map(|top| top.to_string()).as_ref());
    }
    used.flag("unique-patches", args.unique_patches);
    used.flag("words", args.words);
    used.file("mailmap", args.mailmap.is_some());
    used.name("merge", args.merge.map(Merge::name));
    used.file("organizations", args.organizations.is_some());
    used.file("config", args.config.is_some());
    used.text("name", args.repository_name.as_ref());
    used.name("profile", Some(args.profile.name()).filter(|name| *name != "default"));
    used.flag("humans", args.humans);
    used.flag("loose-trailers", args.loose_trailers);
    used.flag("emails", args.emails);
    used.name("csv", (csv == CsvText::Raw).then_some("raw"));
    used.0
}

/// A list of options, to which each is added if it is given.
struct Used(Vec<UsedOption>);

impl Used {
    fn text(&mut self, name: &str, value: Option<&String>) {
        self.0.extend(value.map(|value| UsedOption::new(name, text::plain(value))));
    }

    fn name(&mut self, name: &str, value: Option<&'static str>) {
        self.0.extend(value.map(|value| UsedOption::new(name, value.to_owned())));
    }

    fn flag(&mut self, name: &str, is_given: bool) {
        self.0.extend(is_given.then(|| UsedOption::new(name, String::new())));
    }

    fn file(&mut self, name: &str, is_given: bool) {
        self.0.extend(is_given.then(|| UsedOption::file(name)));
    }
}

/// (stem, text) of every file with an extension in some folders, by name.
fn files(folders: &[PathBuf], extension: &str) -> Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    for folder in folders {
        let failed = |error: std::io::Error| Error::usage(format!("cannot read the folder {}: {error}", shown(folder)));
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|found| found == extension)) {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if stem.is_empty() || !stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
                return Err(Error::usage(format!("{} is not a valid {extension} file name", shown(path)))
                    .hint("use lower-case letters, digits and underscores, as in `newcomers.sql`"));
            }
            out.push((stem.to_owned(), read_text(path)?));
        }
    }
    Ok(out)
}
