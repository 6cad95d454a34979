//! git without the user's configuration and environment, replace refs, commit-graph and attributes.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// git in one repository.
#[derive(Clone)]
pub(crate) struct Git {
    dir: PathBuf,
}

impl Git {
    pub(crate) fn at(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", "/nonexistent")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ATTR_NOSYSTEM", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_AUTHOR_NAME", "T")
            .env("GIT_AUTHOR_EMAIL", "t@example.com")
            .env("GIT_COMMITTER_NAME", "T")
            .env("GIT_COMMITTER_EMAIL", "t@example.com")
            .env("GIT_AUTHOR_DATE", "1700000000 +0000")
            .env("GIT_COMMITTER_DATE", "1700000000 +0000")
            .arg("-C")
            .arg(&self.dir)
            .args(["-c", "core.commitGraph=false", "-c", "core.attributesFile=/dev/null", "-c", "core.quotePath=false"])
            .args(["-c", "core.hooksPath=/dev/null", "-c", "diff.algorithm=myers", "-c", "diff.renames=false"])
            .args(["-c", "log.showRoot=true", "-c", "log.mailmap=false", "-c", "safe.directory=*"])
            .args(["-c", "advice.graftFileDeprecated=false", "-c", "init.defaultBranch=main"])
            .args(args);
        command
    }

    /// Standard output of a git command that must succeed.
    pub(crate) fn bytes(&self, args: &[&str]) -> Vec<u8> {
        let output = self.command(args).output().expect("git runs");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    pub(crate) fn text(&self, args: &[&str]) -> String {
        String::from_utf8_lossy(&self.bytes(args)).trim_end().to_owned()
    }

    /// The pack files of the repository.
    pub(crate) fn packs(&self) -> Vec<PathBuf> {
        let folder = self.dir.join(self.text(&["rev-parse", "--git-path", "objects/pack"]));
        let mut packs = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "pack") {
                packs.push(path);
            }
        }
        packs
    }

    /// Turns all packs, of which there must be one, into loose objects.
    pub(crate) fn unpack(&self) {
        let packs = self.packs();
        assert!(!packs.is_empty(), "no packs in {}", self.dir.display());
        for pack in packs {
            let content = std::fs::read(&pack).expect("a pack");
            for extension in ["idx", "rev", "pack"] {
                // Not every version of git writes all three.
                let _ = std::fs::remove_file(pack.with_extension(extension));
            }
            self.feed_bytes(&["unpack-objects", "-q"], &content);
        }
        assert!(self.packs().is_empty(), "packs were left");
    }

    /// A clone of the repository with the last commits only.
    pub(crate) fn clone_shallow(&self, depth: u32, target: &Path) {
        let origin = format!("file://{}", self.dir.to_str().expect("UTF-8"));
        let target = target.to_str().expect("UTF-8");
        self.bytes(&["clone", "--quiet", &format!("--depth={depth}"), &origin, target]);
    }

    /// The same with bytes on standard input.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) -> String {
        String::from_utf8_lossy(&self.feed_bytes(args, input)).trim_end().to_owned()
    }

    pub(crate) fn feed_bytes(&self, args: &[&str], input: &[u8]) -> Vec<u8> {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("git runs");
        // Written from another thread: git may fill our pipe before it has read all of its own.
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("git ends");
        let written = writer.join().expect("no panic");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        written.expect("git reads");
        output.stdout
    }
}
