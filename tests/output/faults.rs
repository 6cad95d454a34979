//! Faults of the system while an output is replaced: a reader finds the old output or the new one, and the next run works.
//!
//! strace kills the program at one system call, or makes that call fail. `LAURELS_LONG_TESTS=1 cargo test --test laurels
//! faults` tries every call; without it, a sample is tried.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::laurels::{self, files, laurels, text};
use crate::support::needs::{self, Need};
use crate::support::small::small;

/// The system calls that change a folder.
const CALLS: [&str; 9] = ["mkdir", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "fsync", "write", "fchmodat"];

/// How many of the calls of each kind the sample tries, one fault each.
const SAMPLE: usize = 3;

/// What happens at the call.
const FAULTS: [&str; 5] = ["signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES", "error=EDQUOT"];

type Files = BTreeMap<String, Vec<u8>>;

/// An output that is replaced by another one, again and again.
struct Trial {
    scratch: PathBuf,
    /// The report that is drawn again; the run needs no clone.
    from: PathBuf,
    /// A copy of the old output.
    template: PathBuf,
    out: PathBuf,
    old: Files,
    new: Files,
}

impl Trial {
    /// The old output is a report with other files than the new one. `extra` is a file of somebody else.
    fn new(repo: &Path, scratch: &Path, extra: Option<&str>) -> Self {
        let place = |name: &str| scratch.join(name);
        let (from, template, out) = (place("from"), place("template"), place("out"));
        let repo = text(repo);
        laurels(&["report", &repo, "-o", &text(&from)]).ok();
        laurels(&["report", &repo, "--report", "activity", "-o", &text(&template)]).ok();
        if let Some(extra) = extra {
            fs::write(template.join(extra), "mine").expect("written");
        }
        let mut trial = Self { scratch: scratch.to_owned(), from, template, out, old: Files::new(), new: Files::new() };
        trial.reset();
        trial.old = files(&trial.out);
        assert_eq!(trial.run(&[]), Some(0));
        trial.new = files(&trial.out);
        assert_ne!(trial.old, trial.new);
        trial
    }

    /// Puts the old output in place.
    fn reset(&self) {
        for entry in fs::read_dir(&self.scratch).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name == "out" || name.starts_with(".laurels-") {
                fs::remove_dir_all(&entry).expect("removed");
            }
        }
        for (name, content) in files(&self.template) {
            let place = self.out.join(name);
            fs::create_dir_all(place.parent().expect("a folder")).expect("created");
            fs::write(place, content).expect("written");
        }
    }

    /// Replaces the output under strace; the exit code is `None` if it was killed.
    fn run(&self, strace: &[&str]) -> Option<i32> {
        let program = laurels::command(&["report", "-q", "--number-style", "space"]);
        let mut command = Command::new(if strace.is_empty() { program.get_program() } else { "strace".as_ref() });
        if !strace.is_empty() {
            command.args(["-f", "-qq"]).args(strace).arg(program.get_program());
        }
        command.args(program.get_args()).arg("--from").arg(&self.from).arg("-o").arg(&self.out);
        let output = command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        output.stdin(Stdio::null()).output().expect("it runs").status.code()
    }

    /// How often the run makes a system call.
    fn calls(&self, name: &str) -> usize {
        self.reset();
        let log = self.scratch.join("calls");
        assert_eq!(self.run(&["-o", &text(&log), "-e", &format!("trace=?{name}")]), Some(0));
        fs::read_to_string(log).expect("a log").lines().filter(|line| line.contains(&format!("{name}("))).count()
    }

    /// One fault, then a second run without one.
    fn try_fault(&self, inject: &str, is_whole: bool) {
        self.reset();
        let code = self.run(&["-o", "/dev/null", "-e", inject]);
        let found = visible(&self.out);
        let is_old = found == self.old;
        let is_new = found == self.new;
        assert!(!is_whole || is_old || is_new, "{inject} (exit code {code:?}): {:?}", found.keys());
        assert!(code != Some(0) || is_new, "{inject}: success without the new output");
        assert!(!is_whole || code.is_none() || code == Some(0) || is_old, "{inject}: an error and a new output");
        assert_eq!(self.run(&[]), Some(0), "{inject}: the next run");
        assert!(files(&self.out) == self.new, "{inject}: {:?}", files(&self.out).keys());
        let left: Vec<String> = hidden(&self.scratch);
        assert!(left.is_empty(), "{inject}: {left:?}");
    }
}

/// The files that a reader sees.
fn visible(folder: &Path) -> Files {
    let mut all = if folder.exists() { files(folder) } else { Files::new() };
    all.retain(|name, _| !name.starts_with(".laurels-"));
    all
}

fn hidden(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with(".laurels-")).collect()
}

/// Every call of each kind with each fault; in the sample some calls, one fault each.
fn try_faults(trial: &Trial, is_whole: bool) {
    let mut tried = 0;
    for (kind, name) in CALLS.into_iter().enumerate() {
        let calls = trial.calls(name);
        for fault in faults(kind, name, calls) {
            trial.try_fault(&fault, is_whole);
            tried += 1;
        }
    }
    needs::report(&format!("{tried} faults tried"));
}

/// The faults to try at the calls of one kind, for strace.
fn faults(kind: usize, name: &str, calls: usize) -> Vec<String> {
    let mut faults = Vec::new();
    let step = if needs::is_long() { 1 } else { calls.div_ceil(SAMPLE).max(1) };
    for (number, at) in (1..=calls).step_by(step).enumerate() {
        if !needs::is_long() {
            let fault = FAULTS[(kind + number) % 2];
            faults.push(format!("inject=?{name}:{fault}:when={at}"));
            continue;
        }
        faults.extend(FAULTS.map(|fault| format!("inject=?{name}:{fault}:when={at}")));
        // A disk that stays full. The next run then has room again.
        faults.push(format!("inject=?{name}:error=ENOSPC:when={at}+"));
    }
    faults
}

#[test]
fn a_fault_leaves_the_old_output_or_the_new_one() {
    if needs::is_missing(Need::Strace) {
        return;
    }
    let history = small();
    try_faults(&Trial::new(&history.path(), history.scratch(), None), true);
}

#[test]
fn a_fault_in_a_folder_with_other_files_is_mended_by_the_next_run() {
    if needs::is_missing(Need::Strace) {
        return;
    }
    let history = small();
    try_faults(&Trial::new(&history.path(), history.scratch(), Some("notes.txt")), false);
}
