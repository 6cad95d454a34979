//! Lines, people, dates and subjects of every commit equal git's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use laurels::fact::{Facts, Lines, RemarkKind};
use laurels::history::{Clone, Counting, FileAt, Walk, changes};
use laurels::identity::Mailmap;
use laurels::progress::Silent;

use crate::support::build::{Change, random};
use crate::support::needs::{self, Need, clones_of_the_user};
use crate::support::{Git, History, oracle, scale};

fn facts(path: &Path) -> (Facts, Mailmap, String) {
    let clone = Clone::open(path).expect("opens");
    let head = clone.resolve("HEAD").expect("has commits");
    let mut walk = Walk::new(&clone, laurels::fact::Known::default());
    walk.reach(head, true, &Silent).expect("not interrupted");
    let mailmap = match clone.file_at(&head, ".mailmap", 1 << 24) {
        FileAt::Content(content) => Mailmap::parse(&content),
        _ => Mailmap::default(),
    };
    (changes(walk, Counting::default(), &Silent).expect("not interrupted"), mailmap, head.to_hex())
}

fn rows(facts: &Facts) -> BTreeMap<(String, Vec<u8>), oracle::Counts> {
    let row = |change: &laurels::fact::FileChange| {
        let commit = facts.commits[change.commit as usize].id.to_hex();
        let counts = match change.lines {
            Lines::Counted { added, deleted } => Some((added, deleted)),
            Lines::Binary => None,
            Lines::Unknown => return None,
        };
        Some(((commit, facts.paths.get(change.path as usize).to_vec()), counts))
    };
    facts.changes.iter().filter(|change| !facts.commits[change.commit as usize].is_incomplete).filter_map(row).collect()
}

fn people(facts: &Facts, mailmap: &Mailmap) -> BTreeMap<String, oracle::People> {
    let pair = |identity: &laurels::fact::Identity| (identity.name.clone(), identity.email.clone());
    let date = |seconds: Option<i64>| seconds.map(|seconds| seconds.to_string().into_bytes()).unwrap_or_default();
    let of = |(at, commit): (usize, &laurels::fact::Commit)| {
        let author = &facts.identities[commit.author as usize];
        let people = oracle::People {
            author: pair(author),
            mapped: pair(&mailmap.resolve(author)),
            committer: pair(&facts.identities[commit.committer as usize]),
            authored_at: date(commit.authored.seconds),
            committed_at: date(commit.committed.seconds),
            subject: facts.subjects.get(at).to_vec(),
            trailers: trailers(facts, at),
        };
        (commit.id.to_hex(), people)
    };
    facts.commits.iter().enumerate().map(of).collect()
}

fn trailers(facts: &Facts, commit: usize) -> Vec<u8> {
    let remarks = facts.remarks.of(u32::try_from(commit).expect("few commits")).iter();
    let trailers = remarks.filter(|remark| remark.kind == RemarkKind::Trailer);
    trailers.flat_map(|remark| [facts.texts.get(remark.text as usize), b"\n"].concat()).collect()
}

/// Compares everything with git; returns the numbers of equal rows and commits.
fn compare(path: &Path) -> (usize, usize) {
    let git = Git::at(path);
    let (facts, mailmap, head) = facts(path);
    let tips = [head];
    // git stops at a commit whose contents are missing, so such commits are not compared.
    let whole = facts.commits.iter().filter(|commit| commit.parents < 2 && !commit.is_incomplete);
    let compared: Vec<String> = whole.map(|commit| commit.id.to_hex()).collect();
    for notice in facts.notices.iter().filter(|notice| notice.is_incomplete()) {
        eprintln!("{}: {}", path.display(), notice.text);
    }
    let (ours, theirs) = (rows(&facts), oracle::numstat(&git, &compared));
    let wrong: Vec<_> = theirs.iter().filter(|(key, counts)| ours.get(*key) != Some(counts)).take(5).collect();
    assert!(wrong.is_empty(), "{path:?}: git has {wrong:?}; we have {:?}", wrong.iter().map(|(key, _)| ours.get(*key)));
    let extra: Vec<_> = ours.iter().filter(|(key, _)| !theirs.contains_key(*key)).take(5).collect();
    assert!(extra.is_empty(), "{path:?}: git has no {extra:?}");
    let (our_people, their_people) = (people(&facts, &mailmap), oracle::people(&git, &tips));
    for (commit, expected) in &their_people {
        assert_eq!(our_people.get(commit), Some(expected), "{path:?}: {commit}");
    }
    assert_eq!(our_people.len(), their_people.len(), "{path:?}: number of commits");
    (theirs.len(), their_people.len())
}

#[test]
fn clones_named_by_the_user() {
    for path in clones_of_the_user() {
        let (rows, commits) = compare(&path);
        eprintln!("{}: {rows} changes and {commits} commits equal git's", path.display());
    }
}

#[test]
fn our_own_history() {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    if needs::is_missing(Need::OwnHistory) {
        return;
    }
    let (rows, commits) = compare(&own);
    assert!(rows > 0 && commits > 0);
}

#[test]
fn every_kind_of_change() {
    const POINTER: [&str; 2] = ["1111111111111111111111111111111111111111", "2222222222222222222222222222222222222222"];
    let binary: Vec<u8> = [b"text\n".as_slice(), b"\0", b"more\n"].concat();
    let late_nul: Vec<u8> = [vec![b'a'; 8000], vec![0, b'\n']].concat();
    let mut history = History::new();
    let steps: Vec<Vec<Change<'_>>> = vec![
        vec![Change::Write("a", b"1\n2\n3\n"), Change::Write("empty", b""), Change::Write("dir/x", b"no end")],
        vec![Change::Write("a", b"1\r\n2\r\n3\r\n"), Change::Write("dir/x", b"no end\n")],
        vec![Change::Write("bin", &binary), Change::Write("late", &late_nul)],
        vec![Change::Mode("100755", "bin", &binary), Change::Mode("100755", "a", b"1\r\n2\r\n3\r\n")],
        vec![Change::Write("bin", b"now text\n"), Change::Write("late", b"short\n")],
        vec![Change::Mode("120000", "a", b"dir/x"), Change::Mode("120000", "link", b"empty")],
        vec![Change::Mode("120000", "link", b"dir/x"), Change::Submodule("sub", POINTER[0])],
        vec![Change::Submodule("sub", POINTER[1]), Change::Delete("late")],
        vec![Change::Write("sub", b"a file now\n"), Change::Submodule("link", POINTER[0])],
        vec![Change::Delete("sub"), Change::Delete("dir/x"), Change::Write("dir", b"a file where a folder was\n")],
        vec![Change::Delete("dir"), Change::Write("dir/y/z", b"and back\n"), Change::Write("dir.c", b"between\n")],
        vec![Change::Write("with\ttab", b"x\n"), Change::Write("with \"quotes\"", b"y\n"), Change::Write("é", b"z")],
        vec![],
        vec![Change::Delete("empty"), Change::Delete("bin")],
    ];
    for changes in &steps {
        history.commit_on("main", "A U Thor <a@example.com>", &[], "change", changes);
    }
    history.commit_on("side", "B <b@example.com>", &["main"], "side", &[Change::Write("side", b"1\n")]);
    history.commit_on("orphan", "C <c@example.com>", &[], "a second root", &[Change::Write("root", b"1\n2\n")]);
    history.commit_on("main", "A U Thor <a@example.com>", &[], "main goes on", &[Change::Write("a2", b"1\n")]);
    history.commit_on(
        "main",
        "A U Thor <a@example.com>",
        &["side", "orphan"],
        "octopus",
        &[Change::Write("m", b"1\n")],
    );
    history.done();
    let (rows, commits) = compare(&history.path());
    assert_eq!(commits, 18);
    assert!(rows > 30, "{rows}");
}

#[test]
fn trailers_equal_gits() {
    let mut history = History::new();
    history.commit("A <a@example.com>", &[("f", "1\n")]);
    for message in [
        "t\n\nbody\n\nA: 1\nb-C : 2\nD:\n",
        "A: 1\n\nB: 2\n",
        "A: 1\nB: 2\n",
        "t\n\nA: 1\nno trailer\n",
        "t\n\nA: 1\n  folded\n\tonce more  \nB: 2\n",
        "t\n\none\ntwo\nA: 1\nSigned-off-by: X <x@y>\n",
        "t\n\none\ntwo\nthree\nfour\nSigned-off-by: X <x@y>\n",
        "t\n\nwords\n(cherry picked from commit 1)\nA: 1\n",
        "t\n\nA: 1\n\n# comment\nConflicts:\n\ta\n\tb\n\n",
        "t\n\nA: 1\n# comment\nB: 2\n\n\n",
        "# t\n# u\n\nA: 1\n",
        "t\n\nA: 1\n# ------------------------ >8 ------------------------\nB: 2\n",
        "t\n\nA: 1 # ------------------------ >8 ------------------------\nB: 2\n",
        "t\n\nA: 1\n---\nB: 2\n",
        "t\n\n: 1\nA b: 2\nhttp://x: 3\n A: 4\n",
        "t\n\nA: 1\n \n  folded over a blank line\n",
        "t\n\nA: 1\r\nB: 2\r\n",
        "t\n\n  indented\nSigned-off-by: X <x@y>\n  more\nlast\n",
        "\n\n  \nt\n\nA: 1",
        "t\n\nÄ: 1\nB: ü\n",
        "Conflicts:\n\tA: 1\n\nB: 2\n",
    ] {
        history.commit_on("main", "A <a@example.com>", &[], message, &[]);
    }
    history.done();
    assert_eq!(compare(&history.path()).1, 22);
}

#[test]
fn malformed_headers_equal_gits() {
    let mut history = History::new();
    history.commit("A <a@example.com>", &[("f", "1\n"), (".mailmap", "Proper <proper@example.com> <a@x>\n")]).done();
    for people in [
        &b"author A U Thor <a@x>-<> 111 -0700\ncommitter C <c@x> 112 +0000\n\nt4212\n"[..],
        b"author A <a@x> totally_bogus -0700\ncommitter C <c@x> 112 +0000\n\nbogus date\n",
        b"author nobody 123 +0000\ncommitter C <c@x> 112 +0000\n\nno address\n",
        b"author <<a@x>> 1 +0000\ncommitter C <c@x> 112 +0000\n\ntwo brackets\n",
        b"author A <a@x> 1 +0000\nauthor B <b@x> 2 +0000\ncommitter C <c@x> 112 +0000\n\ntwo authors\n",
        b"author A <a@x> 1 +0000\n\nno committer\n",
        b"author  Spaced  <a@x> 5 +051800\ncommitter <> 7 -0000\n\n\n  first \n second\n\nbody\n",
        b"author A <A@X> 9 +0100\ncommitter C <c@x> 112 +0000\nencoding ISO-8859-1\n\nGr\xfc\xdfe\n",
        b"author J\xfcrgen <j@x> 9 +0100\ncommitter C <c@x> 112 +0000\nencoding latin1\n\nx\n",
        b"author J\xfcrgen <j@x> 9 +0100\ncommitter C <c@x> 112 +0000\n\nraw \xff bytes\n",
        b"author A <a@x> 9 +0100\ncommitter C <c@x> 112 +0000\nencoding no-such\n\nGr\xfc\xdfe\n",
        b"author A <a@x>\ncommitter C <c@x> \x0b112 +0000\nunknown header\n\nno date\n",
    ] {
        history.raw_commit(people);
    }
    let (_, commits) = compare(&history.path());
    assert_eq!(commits, 13);
}

/// A history of random edits in files with repeated lines.
fn edited(seed: u64, commits: usize) -> History {
    let mut random = random(seed);
    let mut history = History::new();
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for _ in 0..commits {
        let mut texts: Vec<(String, String)> = Vec::new();
        for _ in 0..=random(3) {
            let name = format!("f{}", random(6));
            let lines = files.entry(name.clone()).or_default();
            for _ in 0..=random(40) {
                let at = usize::try_from(random(lines.len() as u64 + 1)).expect("small");
                match random(4) {
                    0 if at < lines.len() => drop(lines.remove(at)),
                    1 if at < lines.len() => lines[at] = format!("{}", random(30)),
                    _ => lines.insert(at, if random(3) == 0 { "}".into() } else { format!("{}", random(200)) }),
                }
            }
            let end = if random(5) == 0 { "" } else { "\n" };
            texts.push((name, lines.join("\n") + end));
        }
        texts.sort();
        texts.dedup_by(|a, b| a.0 == b.0);
        let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        history.commit("A <a@example.com>", &texts);
    }
    history.done();
    history
}

#[test]
fn random_histories() {
    assert!(compare(&edited(0x2545_F491, 150).path()).0 > 150);
}

/// Objects are read from one or several packs with either kind of delta, from loose files and from other clones.
#[test]
fn objects_in_every_kind_of_storage() {
    let history = edited(0x1234_5678, 120);
    let (git, path) = (history.git(), history.path());
    let expected = compare(&path);
    git.text(&["repack", "-adfq", "--depth=200", "--window=50"]);
    assert_eq!(compare(&path), expected, "long chains");
    git.text(&["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq"]);
    assert_eq!(compare(&path), expected, "bases by name");
    let borrower = history.scratch().join("borrower");
    git.text(&["clone", "-q", "--bare", "--shared", &path.to_string_lossy(), &borrower.to_string_lossy()]);
    assert_eq!(compare(&borrower), expected, "everything in another clone");
    git.unpack();
    assert_eq!(compare(&path), expected, "loose");
    let name = path.join(git.text(&["rev-parse", "--git-path", "objects/pack/pack"]));
    for range in ["main~80", "main~80..main~50", "main~50..main~20"] {
        git.feed(&["pack-objects", "-q", "--revs", &name.to_string_lossy()], format!("{range}\n").as_bytes());
    }
    git.text(&["prune-packed", "-q"]);
    assert_eq!((git.packs().len(), compare(&path)), (3, expected), "several packs and loose");
}

#[test]
fn the_history_of_the_benchmark_is_unchanged() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    scale::generate(folder.path(), 400);
    let (rows, commits) = compare(folder.path());
    assert_eq!(commits, 400);
    assert!((900..1300).contains(&rows), "{rows}");
    // Measurements on different days and machines must use the same history.
    assert_eq!(Git::at(folder.path()).text(&["rev-parse", "HEAD"]), "a7994dbe1f88321324e7365f6c305efa662d4428");
}
