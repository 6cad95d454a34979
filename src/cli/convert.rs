//! Converts typed arguments to checked options: reads files, parses lists, and names options for the manifest.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::{OwnArgs, SourceArgs};
use crate::command;
use crate::config::{
    CountingOptions, CsvText, Options, OutputOptions, Own, PeopleOptions, ReleaseOptions, RunOptions, Sheet,
    ThemeOptions, UsedOption,
};
use crate::error::{Error, Result};
use crate::query::Catalog;
use crate::release::Fold;
use crate::text;

/// Files given by the user are read whole up to this size.
const MAX_FILE: u64 = 64 << 20;

pub(super) fn options(repo: &Path, args: &SourceArgs, csv: CsvText) -> Result<Options> {
    Ok(Options {
        path: repo.to_owned(),
        revision: args.rev.clone(),
        name: args.repository_name.clone(),
        config: args.config.as_deref().map(read_text).transpose()?,
        top: args.top,
        releases: ReleaseOptions {
            tags: args.tags.clone(),
            listed: args.releases.as_deref().map(release_list).transpose()?,
            patches: args.patches,
            prereleases: args.prereleases,
            from: args.from_release.clone(),
        },
        counting: CountingOptions {
            profile: args.profile,
            loose_trailers: args.loose_trailers,
            unique_patches: args.unique_patches,
            words: args.words,
        },
        people: PeopleOptions {
            mailmap: args.mailmap.as_deref().map(read).transpose()?,
            organizations: args.organizations.as_deref().map(read).transpose()?,
        },
        theme: ThemeOptions::default(),
        output: OutputOptions { emails: args.emails, raw_csv: csv == CsvText::Raw },
        run: RunOptions { threads: args.threads, cache: if args.no_cache { None } else { command::cache_folder() } },
        used: used(args, csv),
    })
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

pub(super) fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Error::usage(format!("{} is not UTF-8 text", shown(path))))
}

/// The options that change numbers.
fn used(args: &SourceArgs, csv: CsvText) -> Vec<UsedOption> {
    let mut used = Used(Vec::new());
    used.text("rev", Some(&args.rev).filter(|rev| *rev != "HEAD"));
    used.text("tags", args.tags.as_ref());
    used.file("releases", args.releases.is_some());
    used.name("patches", args.patches.map(Fold::name));
    used.name("prereleases", args.prereleases.map(Fold::name));
    used.text("from-release", args.from_release.as_ref());
    used.text("top", args.top.map(|top| top.to_string()).as_ref());
    used.flag("unique-patches", args.unique_patches);
    used.flag("words", args.words);
    used.file("mailmap", args.mailmap.is_some());
    used.file("organizations", args.organizations.is_some());
    used.file("config", args.config.is_some());
    used.text("name", args.repository_name.as_ref());
    used.name("profile", Some(args.profile.name()).filter(|name| *name != "default"));
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

/// `release,revision` with a header, oldest first.
fn release_list(path: &Path) -> Result<Vec<(String, String)>> {
    let content = read(path)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(content.as_slice());
    let wrong = |what: String| {
        Error::usage(format!("{}: {}", shown(path), text::plain(&what)))
            .hint("write a header `release,revision`, then one line per release, oldest first: `1.0,v1.0`")
    };
    let headers = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
    let column = |name: &str| headers.iter().position(|header| header == name);
    let (Some(release), Some(revision)) = (column("release"), column("revision")) else {
        return Err(wrong("the columns `release` and `revision` are missing".to_owned()));
    };
    let mut out: Vec<(String, String)> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(csv_problem(&error)))?;
        let (name, revision) = (record[release].to_owned(), record[revision].to_owned());
        if name.is_empty() {
            return Err(wrong("a release has no name".to_owned()));
        }
        if name == "unreleased" {
            return Err(wrong("\"unreleased\" is a reserved name".to_owned()));
        }
        if out.iter().any(|(known, _)| *known == name) {
            return Err(wrong(format!("duplicate release {name:?}")));
        }
        out.push((name, revision));
    }
    Ok(out)
}

/// What is wrong with a CSV file.
fn csv_problem(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos: Some(place), expected_len, len } => {
            format!("line {} has {len} fields instead of {expected_len}", place.line())
        }
        _ => error.to_string(),
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

fn read(path: &Path) -> Result<Vec<u8>> {
    let failed = |what: String| {
        Error::usage(format!("cannot read {}: {what}", shown(path))).hint("check the path and its permissions")
    };
    let meta = std::fs::metadata(path).map_err(|error| failed(error.to_string()))?;
    // A pipe such as `<(...)` ends; a device may be endless.
    if meta.is_dir() {
        return Err(failed("it is a folder".to_owned()));
    }
    if meta.len() > MAX_FILE {
        return Err(failed(format!("it is larger than {MAX_FILE} bytes")));
    }
    let mut content = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| failed(error.to_string()))?;
    file.take(MAX_FILE + 1).read_to_end(&mut content).map_err(|error| failed(error.to_string()))?;
    if content.len() as u64 > MAX_FILE {
        return Err(failed(format!("it is longer than {MAX_FILE} bytes")));
    }
    Ok(content)
}

fn shown(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}
