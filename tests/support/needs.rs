//! What some tests need in addition to Rust and git. Without it a test is skipped, and `.ci/run` fails.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::browser::chromium;
use super::{Git, axe};

/// What a machine may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Chromium,
    Axe,
    /// The checkout is a clone, not an archive of its files.
    OwnHistory,
    Reftable,
    /// Linux reports in `/proc` how much memory a process takes.
    Memory,
    /// strace makes single system calls fail.
    Strace,
}

pub(crate) const ALL: [Need; 6] =
    [Need::Chromium, Need::Axe, Need::OwnHistory, Need::Reftable, Need::Memory, Need::Strace];

impl Need {
    pub(crate) fn is_met(self) -> bool {
        match self {
            Self::Chromium => chromium().is_some(),
            Self::Axe => axe::path().is_file(),
            Self::OwnHistory => succeeds(Path::new(env!("CARGO_MANIFEST_DIR")), &["rev-parse", "HEAD"]),
            Self::Reftable => {
                let folder = tempfile::tempdir().expect("a folder");
                succeeds(folder.path(), &["init", "--quiet", "--ref-format=reftable"])
            }
            Self::Memory => Path::new("/proc/self/status").is_file(),
            Self::Strace => {
                let trial = std::process::Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
                trial.is_ok_and(|output| output.status.success())
            }
        }
    }

    /// What is missing, and what to do.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Chromium => "no Chromium; install it, or run .ci/run as root",
            Self::Axe => "no axe-core in target/axe; .ci/run installs it with npm",
            Self::OwnHistory => "this folder is not a git clone",
            Self::Reftable => "this git cannot make a reftable; install git 2.45 or later",
            Self::Memory => "no /proc, so the memory of a process is unknown",
            Self::Strace => "no strace that may trace; install it, or run .ci/run as root",
        }
    }
}

fn succeeds(folder: &Path, args: &[&str]) -> bool {
    Git::at(folder).command(args).output().expect("git runs").status.success()
}

/// Whether a run must fail rather than skip a test, as in `.ci/run`.
pub(crate) fn must_all_be_met() -> bool {
    std::env::var_os("LAURELS_REQUIRE_ALL").is_some_and(|value| !value.is_empty())
}

/// Whether the calling test must be skipped. Reports it.
pub(crate) fn is_missing(need: Need) -> bool {
    if need.is_met() {
        return false;
    }
    let thread = std::thread::current();
    report(&format!("SKIPPED {}: {}", thread.name().unwrap_or("a test"), need.hint()));
    assert!(!must_all_be_met(), "LAURELS_REQUIRE_ALL is set: {}", need.hint());
    true
}

/// Prints a line even where the test runner hides the output of tests that pass.
pub(crate) fn report(line: &str) {
    // A closed standard error is not a reason to fail.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The clones in `LAURELS_TEST_REPOS`, for tests that compare any history with git.
pub(crate) fn clones_of_the_user() -> Vec<PathBuf> {
    let list = std::env::var_os("LAURELS_TEST_REPOS").unwrap_or_default();
    let clones: Vec<PathBuf> = std::env::split_paths(&list).filter(|path| !path.as_os_str().is_empty()).collect();
    if clones.is_empty() {
        let thread = std::thread::current();
        report(&format!("SKIPPED {}: LAURELS_TEST_REPOS names no clone", thread.name().unwrap_or("a test")));
    }
    clones
}

/// Whether long tests run whole: `LAURELS_LONG_TESTS=1`. Without it they take a sample.
pub(crate) fn is_long() -> bool {
    std::env::var_os("LAURELS_LONG_TESTS").is_some_and(|value| !value.is_empty())
}
