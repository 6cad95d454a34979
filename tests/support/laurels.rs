//! The program as a user runs it: a process with an empty environment, judged by its output.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// One row of a result, by column.
pub(crate) type Row = BTreeMap<String, String>;

/// The program with arguments, not yet started: no environment, nothing on standard input.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_laurels"));
    command.env_clear().stdin(Stdio::null()).args(args);
    command
}

/// Runs a prepared command to its end; what it prints must be UTF-8.
pub(crate) fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("laurels runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs a prepared command that must end within some seconds, or is killed.
pub(crate) fn finish_within(seconds: u64, command: &mut Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("laurels runs");
    let end = Instant::now() + Duration::from_secs(seconds);
    while child.try_wait().expect("a child").is_none() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
    // Killing one that has ended does nothing.
    let _ = child.kill();
    let output = child.wait_with_output().expect("it ended");
    assert!(output.status.code().is_some(), "it was killed after {seconds} seconds");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the program with arguments.
pub(crate) fn laurels(args: &[&str]) -> Run {
    finish(&mut command(args))
}

/// The rows of a query (a name, or `--sql SELECT`), which must succeed.
pub(crate) fn query(repo: &Path, args: &[&str]) -> Vec<Row> {
    let repo = text(repo);
    let run = laurels(&[&["query", "-q", "-C", &repo, "--format", "csv", "--csv", "raw"], args].concat()).ok();
    rows(&run.out)
}

/// Some columns of a row with blanks between them, `-` for null.
pub(crate) fn line(row: &Row, columns: &str) -> String {
    let mut cells = Vec::new();
    for name in columns.split_whitespace() {
        let cell = row[name].as_str();
        cells.push(if cell.is_empty() { "-" } else { cell });
    }
    cells.join(" ")
}

/// The result of a query, a line for each row.
pub(crate) fn lines(repo: &Path, args: &[&str], columns: &str) -> Vec<String> {
    query(repo, args).iter().map(|row| line(row, columns)).collect()
}

/// Makes a report in the folder `report` next to the repository. Returns the folder and the run, which must succeed.
pub(crate) fn report(repo: &Path, args: &[&str]) -> (PathBuf, Run) {
    let folder = repo.parent().expect("not the root").join("report");
    let run = laurels(&[&["report", &text(repo), "-o", &text(&folder)], args].concat()).ok();
    (folder, run)
}

/// The Markdown page of a report.
pub(crate) fn page(repo: &Path, args: &[&str]) -> String {
    let (folder, _) = report(repo, args);
    read(&folder, "report.md")
}

/// Makes a report, whose Markdown page must contain these texts.
pub(crate) fn page_says(repo: &Path, report: &str, texts: &[&str]) {
    let page = page(repo, &["--report", report]);
    for text in texts {
        assert!(page.contains(text), "{text}\n{page}");
    }
}

/// A folder beside the repository with a file that laurels did not write, `thesis.txt`.
pub(crate) fn foreign_folder(repo: &Path) -> PathBuf {
    let folder = repo.parent().expect("not the root").join("mine");
    std::fs::create_dir(&folder).expect("created");
    std::fs::write(folder.join("thesis.txt"), "mine").expect("written");
    folder
}

/// A text file of a report.
pub(crate) fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A JSON file of a report.
pub(crate) fn json(folder: &Path, name: &str) -> serde_json::Value {
    serde_json::from_str(&read(folder, name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A table of a report.
pub(crate) fn table(folder: &Path, name: &str) -> Vec<Row> {
    rows(&read(folder, name))
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

/// CSV with a header.
pub(crate) fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.expect("well-formed CSV")).collect()
}

/// One column of some rows.
pub(crate) fn column<'a>(rows: &'a [Row], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

/// Every file below a folder by its relative path, with its content.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

impl Run {
    /// The same run if its exit code is 0.
    pub(crate) fn ok(self) -> Self {
        self.ended_with(0)
    }

    /// The same run if it has that exit code and no panic.
    pub(crate) fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "standard error: {}", self.err);
        assert!(!self.err.contains("internal error"), "{}", self.err);
        self
    }

    /// The same run if standard error contains these words.
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not in: {}", self.err);
        self
    }
}
