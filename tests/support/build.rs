//! Builds repositories in milliseconds: `git fast-import` for what it accepts, raw objects for what it does not.

use std::collections::HashMap;
use std::path::Path;

use tempfile::TempDir;

use super::Git;

/// A repository in a temporary folder, built commit by commit.
pub(crate) struct History {
    folder: TempDir,
    stream: Vec<u8>,
    marks: HashMap<String, usize>,
    next: usize,
    clock: i64,
    committer: Option<String>,
    /// The parent of the next commit of a new branch.
    start: Option<String>,
}

/// What a commit does to a path.
pub(crate) enum Change<'a> {
    Write(&'a str, &'a [u8]),
    Mode(&'a str, &'a str, &'a [u8]),
    Submodule(&'a str, &'a str),
    Delete(&'a str),
}

impl History {
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// A repository made with further options of `git init`.
    pub(crate) fn with(options: &[&str]) -> Self {
        let folder = tempfile::Builder::new().prefix("laurels-").tempdir().expect("a temporary folder");
        let repository = folder.path().join("project");
        std::fs::create_dir(&repository).expect("created");
        Git::at(&repository).bytes(&[&["init", "--quiet"], options].concat());
        Self {
            folder,
            stream: Vec::new(),
            marks: HashMap::new(),
            next: 1,
            clock: 1_600_000_000,
            committer: None,
            start: None,
        }
    }

    pub(crate) fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("project")
    }

    pub(crate) fn scratch(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn git(&self) -> Git {
        Git::at(&self.path())
    }

    /// Sets the clock to 12:26:40 UTC, this number of days after 2020-09-13.
    pub(crate) fn day(&mut self, day: i64) -> &mut Self {
        self.clock = 1_600_000_000 + day * 86_400;
        self
    }

    /// Makes an existing commit the parent of the next new branch.
    pub(crate) fn starting_from(&mut self, id: &str) -> &mut Self {
        self.start = Some(id.to_owned());
        self
    }

    /// Sets the committer of the following commits; an empty name means their authors.
    pub(crate) fn committed_by(&mut self, who: &str) -> &mut Self {
        self.committer = Some(who.to_owned()).filter(|who| !who.is_empty());
        self
    }

    /// A commit on `main` by `Name <address>`, an hour after the last, with whole files written.
    pub(crate) fn commit(&mut self, author: &str, files: &[(&str, &str)]) -> &mut Self {
        let changes: Vec<Change<'_>> = files.iter().map(|(path, text)| Change::Write(path, text.as_bytes())).collect();
        self.commit_on("main", author, &[], "change", &changes)
    }

    /// A commit on a branch; `merge` names branches whose tips become further parents, or the branch to start from.
    pub(crate) fn commit_on(
        &mut self,
        branch: &str,
        author: &str,
        merge: &[&str],
        message: &str,
        changes: &[Change<'_>],
    ) -> &mut Self {
        self.clock += 3600;
        let when = format!("{} +0200", self.clock);
        let mark = self.next;
        self.next += 1;
        let mut text = format!("commit refs/heads/{branch}\nmark :{mark}\nauthor {author} {when}\n");
        let committer = self.committer.as_deref().unwrap_or(author);
        text += &format!("committer {committer} {when}\ndata {}\n{message}\n", message.len());
        let mut parents: Vec<usize> = self.marks.get(branch).copied().into_iter().collect();
        parents.extend(merge.iter().map(|other| self.marks[*other]));
        for (at, parent) in parents.iter().enumerate() {
            text += &format!("{} :{parent}\n", if at == 0 { "from" } else { "merge" });
        }
        if let Some(id) = self.start.take_if(|_| parents.is_empty()) {
            text += &format!("from {id}\n");
        }
        self.stream.extend(text.as_bytes());
        for change in changes {
            self.write(change);
        }
        self.stream.push(b'\n');
        self.marks.insert(branch.to_owned(), mark);
        self
    }

    fn write(&mut self, change: &Change<'_>) {
        let quoted = |path: &str| format!("{:?}", path).replace("\\u{", "\\x{");
        let mut file = |mode: &str, path: &str, content: &[u8]| {
            self.stream.extend(format!("M {mode} inline {}\ndata {}\n", quoted(path), content.len()).as_bytes());
            self.stream.extend(content);
            self.stream.push(b'\n');
        };
        match change {
            Change::Write(path, content) => file("100644", path, content),
            Change::Mode(mode, path, content) => file(mode, path, content),
            Change::Submodule(path, id) => {
                self.stream.extend(format!("M 160000 {id} {}\n", quoted(path)).as_bytes());
            }
            Change::Delete(path) => self.stream.extend(format!("D {}\n", quoted(path)).as_bytes()),
        }
    }

    /// An annotated tag at the tip of `main`, an hour later.
    pub(crate) fn tag(&mut self, name: &str) -> &mut Self {
        self.clock += 3600;
        let mark = self.marks["main"];
        let text = format!("tag {name}\nfrom :{mark}\ntagger T <t@example.com> {} +0000\ndata 1\nt\n", self.clock);
        self.stream.extend(text.as_bytes());
        self
    }

    /// A lightweight tag at the tip of a branch.
    pub(crate) fn light_tag(&mut self, name: &str, branch: &str) -> &mut Self {
        let mark = self.marks[branch];
        self.stream.extend(format!("reset refs/tags/{name}\nfrom :{mark}\n\n").as_bytes());
        self
    }

    /// Writes the commits and tags so far to the repository. More can follow.
    pub(crate) fn done(&mut self) -> &mut Self {
        const MARKS: [&str; 2] = ["--import-marks-if-exists=../marks", "--export-marks=../marks"];
        let stream = std::mem::take(&mut self.stream);
        let import = ["fast-import", "--quiet", "--force", "--date-format=raw-permissive", MARKS[0], MARKS[1]];
        self.git().feed(&import, &stream);
        self
    }

    /// Writes an object unchecked and returns its id.
    pub(crate) fn raw(&self, kind: &str, content: &[u8]) -> String {
        self.git().feed(&["hash-object", "-w", "--literally", "-t", kind, "--stdin"], content)
    }

    /// Writes a tree of (mode, name, object), in that order.
    pub(crate) fn raw_tree(&self, entries: &[(&str, &[u8], &str)]) -> String {
        let mut content = Vec::new();
        for (mode, name, id) in entries {
            content.extend(format!("{mode} ").as_bytes());
            content.extend(*name);
            content.push(0);
            let digits = id.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
            content.extend(digits.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal")));
        }
        self.raw("tree", &content)
    }

    /// Puts a hand-made commit on top of `main`, with the tree of the commit before.
    pub(crate) fn raw_commit(&mut self, people: &[u8]) -> String {
        let tree = self.git().text(&["rev-parse", "main^{tree}"]);
        self.raw_commit_with(&tree, people)
    }

    /// Puts a hand-made commit on top of `main`.
    pub(crate) fn raw_commit_with(&mut self, tree: &str, people: &[u8]) -> String {
        let parent = self.git().text(&["rev-parse", "main"]);
        let content = [format!("tree {tree}\nparent {parent}\n").as_bytes(), people].concat();
        let id = self.raw("commit", &content);
        self.move_main(&id);
        id
    }

    /// Points `main` to an object, unchecked.
    pub(crate) fn move_main(&self, id: &str) {
        std::fs::write(self.path().join(".git/refs/heads/main"), format!("{id}\n")).expect("written");
    }
}

/// A deterministic generator of numbers below a limit: it makes the same histories on every machine.
pub(crate) fn random(mut state: u64) -> impl FnMut(u64) -> u64 {
    move |limit| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % limit
    }
}
