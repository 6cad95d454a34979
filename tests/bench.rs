//! `cargo bench`: this program compared to git and other readers of history, on the same clone, in turns.
//!
//! `LAURELS_BENCH_REPO` names the clone; without it a history of `LAURELS_BENCH_COMMITS` commits is made. Each round
//! (`LAURELS_BENCH_ROUNDS`) runs each command once. The output is a Markdown table. A slow run is not a failure.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

#[allow(
    dead_code,
    unused_imports,
    clippy::panic,
    reason = "helpers of the tests: few are needed here, and they fail by panics"
)]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use ::laurels::fact::{FileChange, Known};
use ::laurels::history::{self, Counting, Walk};
use ::laurels::progress::Silent;
use ::laurels::workers;
use support::meter::{Usage, measure};
use support::{Git, laurels, scale};

const ANSWER: &str =
    "SELECT COUNT(*) AS changes, SUM(lines_added) AS added, SUM(lines_deleted) AS deleted FROM changes";

/// The same for what `git log` reads: without commits that only tags of other branches lead to.
const COMPARED: &str = "SELECT COUNT(*) AS changes, SUM(c.lines_added) AS added, SUM(c.lines_deleted) AS deleted \
     FROM changes AS c JOIN commits AS k ON c.commit_id = k.commit_id WHERE k.is_in_revision";

/// A command that is measured.
struct Row {
    words: &'static str,
    command: Command,
    /// Whether it does what git does, so that the two can be compared.
    reads_history: bool,
    usages: Vec<Usage>,
}

fn main() {
    // `cargo test --all-targets` starts benchmarks, too, without this word.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let scratch = tempfile::Builder::new().prefix("laurels-").tempdir().expect("a temporary folder");
    let repo = std::env::var_os("LAURELS_BENCH_REPO").map_or_else(|| generated(scratch.path()), PathBuf::from);
    let repo = repo.canonicalize().expect("LAURELS_BENCH_REPO is a folder");
    let about = about(&repo);
    let Some(agreement) = agreement(&repo) else {
        eprintln!("git log ends with an error on this clone (objects are missing?): there is nothing to compare with");
        return;
    };
    let mut rows = rows(&repo, scratch.path());
    let rounds = number("LAURELS_BENCH_ROUNDS", 5).max(1);
    for round in 0..=rounds {
        // Every second round has the reverse order, so that no command always follows the same one.
        let order: Vec<usize> =
            if round % 2 == 0 { (0..rows.len()).collect() } else { (0..rows.len()).rev().collect() };
        for at in order {
            let usage = measure(&mut rows[at].command);
            eprintln!("round {round} of {rounds}: {:.3} s  {}", usage.wall.as_secs_f64(), rows[at].words);
            // Round 0 fills the page cache and the cache of laurels.
            if round > 0 {
                rows[at].usages.push(usage);
            }
        }
    }
    println!(
        "{about} {rounds} rounds, commands in turns, medians. To repeat it: `LAURELS_BENCH_REPO=... cargo bench`.\n"
    );
    println!("{}\n\n{agreement} {}", table(&rows), proof(&repo));
}

fn generated(scratch: &Path) -> PathBuf {
    let commits = number("LAURELS_BENCH_COMMITS", 10_000);
    let folder = scratch.join(format!("generated-{commits}"));
    eprintln!("making a history of {commits} commits");
    std::fs::create_dir(&folder).expect("created");
    scale::generate(&folder, commits);
    folder
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().expect("a number"))
}

/// The commands, git's first.
fn rows(repo: &Path, scratch: &Path) -> Vec<Row> {
    let path = laurels::text(repo);
    let folder = laurels::text(&scratch.join("report"));
    let cache = scratch.join("cache");
    let row = |words, mut command: Command| {
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Row { words, command, reads_history: true, usages: Vec::new() }
    };
    let ours = |words, args: &[&str]| {
        let mut command = laurels::command(args);
        command.env("XDG_CACHE_HOME", &cache);
        row(words, command)
    };
    let query = ["query", "-q", "-C", &path, "--sql", ANSWER];
    let report = ["report", "-q", &path, "-o", &folder];
    let mut rows = vec![row("`git log --no-merges --no-renames --numstat`", numstat(repo))];
    if laurels::laurels(&["report", "--help"]).ok().out.contains("--no-cache") {
        rows.push(ours(
            "`laurels query --sql ...` over all changes, without cache",
            &[&query[..], &["--no-cache"]].concat(),
        ));
        rows.push(ours("`laurels report`, without cache", &[&report[..], &["--no-cache"]].concat()));
        rows.push(ours("`laurels report`, again", &report));
    } else {
        rows.push(ours("`laurels query --sql ...` over all changes", &query));
        rows.push(ours("`laurels report`", &report));
    }
    // The rows above have made the folder in round 0.
    let again = ["report", "-q", "--from", &folder, "-o", &laurels::text(&scratch.join("again"))];
    rows.push(Row { reads_history: false, ..ours("`laurels report --from`, all pages and charts", &again) });
    rows.push(Row { reads_history: false, ..ours("`laurels list` (start and end)", &["list"]) });
    let theirs = [
        ("`ein tool hours --line-stats`", "ein", &["tool", "hours", "--line-stats"][..]),
        ("`git-stats`", "git-stats", &[]),
    ];
    for (words, program, args) in theirs.into_iter().filter(|(_, program, _)| is_installed(program)) {
        let mut command = Command::new(program);
        command.args(args).current_dir(repo).stdin(Stdio::null());
        rows.push(row(words, command));
    }
    rows
}

/// git's own count of the same lines, with the commit-graph if there is one.
fn numstat(repo: &Path) -> Command {
    let log = ["-c", "core.commitGraph=true", "log", "--no-merges", "--no-renames", "--numstat", "HEAD"];
    Git::at(repo).command(&log)
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A sentence on whether the fast result equals git's; `None` if git has none.
fn agreement(repo: &Path) -> Option<String> {
    let mut git = [0_u64; 3];
    let log = ["log", "--no-merges", "--no-renames", "--numstat", "--format=", "HEAD"];
    let output = Git::at(repo).command(&log).stderr(Stdio::null()).output().ok().filter(|out| out.status.success())?;
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mut fields = line.split(|byte| *byte == b'\t').map(|field| std::str::from_utf8(field).unwrap_or_default());
        git[0] += 1;
        git[1] += fields.next().and_then(|added| added.parse::<u64>().ok()).unwrap_or(0);
        git[2] += fields.next().and_then(|deleted| deleted.parse::<u64>().ok()).unwrap_or(0);
    }
    let row = laurels::query(repo, &["--sql", COMPARED]).swap_remove(0);
    let ours = ["changes", "added", "deleted"].map(|name| row[name].parse::<u64>().unwrap_or(0));
    let say = |[changes, added, deleted]: [u64; 3]| {
        format!("{} changes, {} lines added, {} deleted", grouped(changes), grouped(added), grouped(deleted))
    };
    Some(match ours == git {
        true => format!("git and laurels count the same: {}.", say(git)),
        false => format!("NOT EQUAL: git counts {}; laurels counts {}.", say(git), say(ours)),
    })
}

/// Whether the fast way of counting lines and the plain one agree on every change, in a sentence.
fn proof(repo: &Path) -> String {
    let count = |counting| {
        let start = std::time::Instant::now();
        let read = || {
            let clone = history::Clone::open(repo).expect("opens");
            let mut walk = Walk::new(&clone, Known::default());
            walk.reach(clone.resolve("HEAD").expect("a commit"), true, &Silent).expect("not interrupted");
            history::changes(walk, counting, &Silent).expect("not interrupted").changes
        };
        (workers::with_threads(0, read).expect("threads"), start.elapsed())
    };
    let ((fast, fast_time), (plain, plain_time)) = (count(Counting::Middle), count(Counting::Whole));
    let differs = |(a, b): &(&FileChange, &FileChange)| (a.commit, a.path, a.lines) != (b.commit, b.path, b.lines);
    let different = fast.iter().zip(&plain).filter(differs).count() + fast.len().abs_diff(plain.len());
    format!(
        "Counted from changed middles ({}) and over whole files ({}), {} of {} changes differ.",
        time(Some(fast_time)),
        time(Some(plain_time)),
        grouped(different as u64),
        grouped(plain.len() as u64)
    )
}

/// Repository, machine and versions, and the load, because other processes distort the numbers.
fn about(repo: &Path) -> String {
    let git = Git::at(repo);
    let line = |file: &str, key: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let value = text.lines().find(|line| line.starts_with(key)).and_then(|line| line.split([':', '=']).nth(1));
        value.map_or_else(|| "unknown".to_owned(), |value| value.trim().trim_matches('"').to_owned())
    };
    let processor = line("/proc/cpuinfo", "model name");
    let system = line("/etc/os-release", "PRETTY_NAME");
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let count = |args: &[&str]| grouped(git.text(args).parse().unwrap_or(0));
    let packs = git.text(&["rev-parse", "--path-format=absolute", "--git-path", "objects/pack"]);
    let packs = std::fs::read_dir(packs).into_iter().flatten().flatten();
    let packed: u64 = packs
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "pack"))
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{name} at {head}: {commits} commits, {merges} of them merges, packs of {packed}. {threads} threads of \
         {processor}, {system}, {version}, warm page cache, a load of {load} before the start.",
        name = name(repo, &git),
        head = git.text(&["rev-parse", "--short=10", "HEAD"]),
        commits = count(&["rev-list", "--count", "HEAD"]),
        merges = count(&["rev-list", "--count", "--merges", "HEAD"]),
        packed = bytes(Some(packed)),
        version = git.text(&["--version"]),
        load = load.split(' ').next().unwrap_or_default(),
    )
}

/// The last two parts of origin's address, or else the folder's name.
fn name(repo: &Path, git: &Git) -> String {
    let origin = git.command(&["config", "remote.origin.url"]).output().expect("git runs").stdout;
    let origin = String::from_utf8_lossy(&origin).trim().trim_end_matches(".git").to_owned();
    let parts: Vec<&str> = origin.rsplit(['/', ':']).take(2).collect();
    match parts[..] {
        [project, owner] if !origin.starts_with('/') => format!("{owner}/{project}"),
        _ => repo.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

fn table(rows: &[Row]) -> String {
    let git = median(rows[0].usages.iter().map(|usage| usage.wall)).unwrap_or_default();
    let mut text = "| command | median | fastest | CPU | peak memory | without mapped files | git takes |\n".to_owned();
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
    for Row { words, reads_history, usages, .. } in rows {
        let wall = median(usages.iter().map(|usage| usage.wall));
        let fastest = usages.iter().map(|usage| usage.wall).min();
        let cpu = median(usages.iter().filter_map(|usage| usage.cpu));
        let peak = bytes(usages.iter().filter_map(|usage| usage.peak).max());
        let anonymous = bytes(usages.iter().filter_map(|usage| usage.peak_anonymous).max());
        let times = wall.filter(|_| *reads_history).map(|wall| git.as_secs_f64() / wall.as_secs_f64());
        let times = times.map_or_else(String::new, |times| format!("{times:.1}×"));
        let [wall, fastest, cpu] = [wall, fastest, cpu].map(time);
        text += &format!("\n| {words} | {wall} | {fastest} | {cpu} | {peak} | {anonymous} | {times} |");
    }
    text
}

fn median(values: impl Iterator<Item = Duration>) -> Option<Duration> {
    let mut values: Vec<Duration> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

fn time(duration: Option<Duration>) -> String {
    match duration {
        None => "?".to_owned(),
        Some(short) if short < Duration::from_millis(100) => format!("{} ms", short.as_millis()),
        Some(long) => format!("{:.2} s", long.as_secs_f64()),
    }
}

/// Millions of bytes.
fn bytes(count: Option<u64>) -> String {
    count.map_or_else(|| "?".to_owned(), |count| format!("{} MB", grouped(count.div_ceil(1_000_000))))
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| std::str::from_utf8(part).ok()).collect();
    groups.join(",")
}
