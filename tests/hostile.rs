//! Names, dates and objects that do harm elsewhere: a report is made all the same, it is inert, and what is unknown is
//! said.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use ::laurels::fact::{Known, Lines};
use ::laurels::history::{Clone, Counting, Walk, changes};
use ::laurels::progress::Silent;
use roxmltree::{Document, Node, ParsingOptions};

use crate::releases::equal_to_git;
use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Run, column, files, laurels, text};
use crate::support::meter::measure;

const ADA: &str = "Ada <ada@example.com>";
const PEOPLE: &[u8] =
    b"author A <a@corp.example> 1600000000 +0000\ncommitter A <a@corp.example> 1600000000 +0000\n\nm\n";

/// What a name, a subject and a path may be, as far as git lets it through.
const PAYLOADS: &[&str] = &[
    "\"> onmouseover=alert(1) x=\"",
    "'-alert(1)-'",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "https://evil.example/?a=1&b=2",
    "`id`",
    "$(touch x)",
    "|a|b|",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+1",
    "-2-2",
    "@everyone",
    "@SUM(1)",
    "＝1+1",
    "#1",
    "* a\\",
    "1. one",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;title\u{7}",
    "a\u{8}\u{8}b",
    "a\u{9b}31mb",
    "\u{202e}gnirts",
    "\u{2066}isolated",
    "\u{200b}\u{feff}",
    "a\u{2028}b\rc",
    "عمر بن الخطاب",
    "山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}a\u{351}\u{36b}\u{343}\u{36a}l",
    "{{7*7}}{% raw %}",
    "]]> --> ?>",
    "../../../etc/passwd",
    "\\\\server\\share",
    "%s%n",
    "NULL",
    "\t",
    "",
    "\u{1}\u{2}\u{7f}",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\
     WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

/// Tags that git accepts, most of them with one prefix.
const TAGS: &[&str] = &[
    "\"><svg/onload=alert(1)>-v1.0",
    "\"><svg/onload=alert(1)>-v1.1",
    "\"><svg/onload=alert(1)>-v2.0",
    "=HYPERLINK(1)-v1.0",
    "@everyone-v1.0",
    "`id`-v1.0",
    "a|b-v1.0",
    "\u{202e}x-v1.0",
    "{{7}}-v1.0",
    "]]>-v1.0",
    "&amp;-v1.0",
];

/// Every payload is a name, an address, a subject and a path, and the tags are spread over the history.
fn poisoned() -> History {
    let mut history = History::new();
    history.commit(
        ADA,
        &[(".mailmap", "<script>alert(1)</script> <mapped@corp.example>\n\"> &amp; <m@corp.example> <b@x>\n")],
    );
    history.done();
    let blobs = ["1\n2\n3\n", "1\n\n\n"].map(|content| history.raw("blob", content.as_bytes()));
    let mut names: Vec<&str> =
        PAYLOADS.iter().copied().filter(|name| !name.is_empty() && !name.contains('/')).collect();
    names.sort_unstable();
    let trees = blobs.each_ref().map(|blob| {
        let entries: Vec<_> = names.iter().map(|name| ("100644", name.as_bytes(), blob.as_str())).collect();
        history.raw_tree(&entries)
    });
    for (at, payload) in PAYLOADS.iter().enumerate() {
        let who = format!("{payload} <{at}@corp.example> {} +0000", 1_600_100_000 + 86_400 * at);
        let people = format!("author {who}\ncommitter {who}\n\n{payload}\n");
        history.raw_commit_with(&trees[at % 2], people.as_bytes());
        if let Some(tag) = TAGS.get(at / 3).filter(|_| at % 3 == 0) {
            history.git().bytes(&["tag", tag]);
        }
    }
    history.raw_commit(b"author B <b@x> 1700000000 +0000\ncommitter \"><svg onload=alert(1)> 1700000000 +0000\n\nm\n");
    history
}

fn is_disturbing(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Parsed by somebody else's parser: nothing that runs, nothing that loads.
fn assert_inert_page(name: &str, page: &str) {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(page, options).map_err(|error| format!("{name}: {error}")).expect("XML");
    let ours = include_str!("../src/render/page.js");
    for node in document.descendants().filter(Node::is_element) {
        let element = node.tag_name().name().to_ascii_lowercase();
        assert!(element != "script" || node.text() == Some(ours), "{name}: a script that is not ours");
        let banned = ["iframe", "object", "embed", "foreignobject", "image", "img", "form", "input", "link", "base"];
        assert!(!banned.contains(&element.as_str()), "{name}: {element}");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
            assert!(!key.starts_with("on") && key != "src", "{name}: {key}={value}");
            assert!(key != "href" || !value.contains("evil") && !value.contains("javascript"), "{name}: {value}");
        }
    }
}

/// A picture to paste: six tags, nine attributes, and nothing that could end one early.
fn assert_inert_snippet(name: &str, snippet: &str) {
    assert_eq!((snippet.matches('<').count(), snippet.matches('"').count()), (6, 22), "{name}: {snippet}");
}

fn assert_inert_csv(name: &str, content: &str) {
    let mut reader = csv::Reader::from_reader(content.as_bytes());
    for cell in
        reader.records().flat_map(|record| record.expect("well-formed").iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
        assert!(!is_formula || cell.parse::<f64>().is_ok(), "{name}: {cell:?}");
    }
}

fn assert_inert_markdown(name: &str, page: &str) {
    assert!(!page.contains("{{") && !page.contains("{%"), "{name}: a site generator would run this");
    let attributes = |line: &&str| line.starts_with("<img ") && line.ends_with("\">") && line.matches('<').count() == 1;
    for line in page.lines().filter(|line| !attributes(line)).map(|line| without_code(&line.replace("\\]", ""))) {
        for banned in ["@everyone", "](javascript", "](https://evil", "<script", "<svg", " #1"] {
            assert!(!line.contains(banned), "{name}: {banned} in {line}");
        }
    }
}

/// A line of Markdown without its code spans, which no host reads.
fn without_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.replace("\\`", "");
    while let Some(start) = rest.find('`') {
        let fence: String = rest[start..].chars().take_while(|c| *c == '`').collect();
        let after = rest.split_off(start + fence.len());
        out.push_str(&rest[..start]);
        rest = after.find(&fence).map_or(after.clone(), |end| after[end + fence.len()..].to_owned());
    }
    out + &rest
}

#[test]
fn a_poisoned_history_makes_an_inert_report() {
    let history = poisoned();
    for options in [&["--top", "40"][..], &["--tags", "*", "--top", "3"]] {
        let (folder, run) = laurels::report(&history.path(), options);
        assert!(!run.err.contains(is_disturbing), "{}", run.err);
        for (name, content) in files(&folder) {
            let content = String::from_utf8(content).expect("UTF-8");
            assert!(!content.contains("corp.example"), "{name}: an address");
            if name.ends_with(".csv") {
                assert_inert_csv(&name, &content);
                continue;
            }
            assert!(!content.contains(is_disturbing), "{name}: {:?}", content.chars().find(|c| is_disturbing(*c)));
            match name.rsplit_once('.').expect("an extension").1 {
                "html" if name.starts_with("snippets") => assert_inert_snippet(&name, &content),
                "svg" | "html" => assert_inert_page(&name, &content),
                "md" => assert_inert_markdown(&name, &content),
                _ => drop(serde_json::from_str::<serde_json::Value>(&content).expect("JSON")),
            }
        }
    }
}

#[test]
fn the_commands_to_paste_run_nothing_but_git() {
    let mut history = History::new();
    for tag in ["$(touch${IFS}hacked)'-v1.0", "$(touch${IFS}hacked)'-v1.1"] {
        history.commit(ADA, &[("a", tag)]).light_tag(tag, "main");
    }
    history.done();
    let (folder, _) = laurels::report(&history.path(), &[]);
    let page = fs::read_to_string(folder.join("report.md")).expect("written");
    let commands: Vec<&str> =
        page.split('`').filter(|code| code.starts_with("git rev-list --no-merges --count")).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let output = Command::new("sh").args(["-c", command]).current_dir(history.path()).output().expect("sh runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n", "{command}");
    }
    assert!(!history.path().join("hacked").exists());
}

#[test]
fn nothing_disturbing_reaches_a_terminal() {
    let history = poisoned();
    let repo = text(&history.path());
    for sql in [
        "SELECT name, person_id FROM people ORDER BY name, person_id",
        "SELECT subject, commit_id FROM commits ORDER BY subject, commit_id",
        "SELECT path, commit_id FROM changes ORDER BY path, commit_id",
        "SELECT release, tag FROM releases ORDER BY ordinal",
    ] {
        for format in ["table", "markdown"] {
            let run = laurels(&["query", "--sql", sql, "-C", &repo, "--tags", "*", "--format", format]).ok();
            assert!(!run.out.contains(is_disturbing) && !run.err.contains(is_disturbing), "{format}: {sql}");
        }
        let json = laurels(&["query", "--sql", sql, "-C", &repo, "--tags", "*", "--format", "json"]).ok().out;
        assert!(!json.contains(is_disturbing), "json: {sql}");
        let json: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
        let raw = laurels::query(&history.path(), &["--sql", sql, "--tags", "*"]);
        let key = sql.split([' ', ',']).nth(1).expect("a column");
        let texts: Vec<&str> = json.iter().map(|row| row[key].as_str().unwrap_or_default()).collect();
        assert_eq!(texts, column(&raw, key), "CSV and JSON keep every character");
    }
    for wrong in ["\u{1b}[31m", "\u{202e}"] {
        let run = laurels(&["query", wrong, "-C", &repo, "--rev", wrong]).ended_with(2);
        assert!(!run.err.contains(is_disturbing), "{:?}", run.err);
        let run = laurels(&["query", "overview", "-C", &repo, "--rev", wrong]).ended_with(3);
        assert!(!run.err.contains(is_disturbing), "{:?}", run.err);
    }
}

#[test]
fn addresses_and_passwords_are_shown_to_nobody_who_did_not_ask() {
    let mut history = History::new();
    history
        .commit("Ada <ada@corp.example>", &[("a", "1\n")])
        .commit(" <nameless@corp.example>", &[("a", "2\n")])
        .commit("bob@corp.example <bob@corp.example>", &[("a", "3\n")])
        .tag("v1.0");
    history.done();
    history.git().bytes(&["config", "remote.origin.url", "https://user:secret@github.com/owner/name.git"]);
    let (folder, run) = laurels::report(&history.path(), &[]);
    for (name, content) in files(&folder) {
        let content = String::from_utf8(content).expect("UTF-8");
        assert!(!content.contains("corp.example") && !content.contains("secret"), "{name}");
    }
    assert!(!run.err.contains("corp.example") && !run.err.contains("secret"));
    let emails = |options: &[&str]| {
        let sql = "SELECT email FROM people WHERE name = 'Ada' ORDER BY email";
        laurels::query(&history.path(), &[&["--sql", sql], options].concat())[0]["email"].clone()
    };
    assert_eq!((emails(&[]).as_str(), emails(&["--emails"]).as_str()), ("", "ada@corp.example"));
}

#[test]
fn absurd_dates_are_empty_and_told() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").done();
    for (author, committer) in [
        ("9223372036854775 +0000", "1600000000 +051800"),
        ("0 -0800", "9223372036854775807 +0000"),
        ("-1 +0000", "18446744073709551617 +0000"),
        ("99999999999999999999999999 +0000", ""),
        ("", "-62167219201 +9999"),
        ("7258118400 +0000", "7258118399 -7349423"),
    ] {
        let people = format!("author A <a@x> {author}\ncommitter A <a@x> {committer}\n\nm\n");
        history.raw_commit(people.as_bytes());
    }
    history.git().bytes(&["tag", "v1.1"]);
    let (_, run) = laurels::report(&history.path(), &[]);
    assert!(run.err.contains("commits have a date that is absent or outside the years 1900 to 2200"), "{}", run.err);
    let sql = "SELECT authored_date, committed_date, author_offset_minutes FROM commits \
               WHERE subject = 'm' ORDER BY authored_date, committed_date";
    let dates = laurels::query(&history.path(), &["--sql", sql]);
    assert_eq!(column(&dates, "authored_date").iter().filter(|date| **date == "1970-01-01").count(), 1);
    assert_eq!(column(&dates, "authored_date").iter().filter(|date| date.is_empty()).count(), 5);
    assert_eq!(column(&dates, "committed_date").iter().filter(|date| **date == "2199-12-31").count(), 1);
    equal_to_git(&history.path(), &[]);
}

/// a, b, c and d: each a commit by its name; `f` grows by one line in each of the first three, `g` comes in the last.
fn four() -> History {
    let mut history = History::new();
    for (subject, path, content) in
        [("a", "f", "1\n"), ("b", "f", "1\n2\n"), ("c", "f", "1\n2\n3\n"), ("d", "g", "1\n")]
    {
        history.commit_on("main", ADA, &[], subject, &[Change::Write(path, content.as_bytes())]);
    }
    history.done();
    history
}

/// Subject and lines added of every commit; empty where unknown.
fn lines(history: &History) -> Vec<(String, String)> {
    const SQL: &str = "SELECT subject, lines_added FROM commits ORDER BY subject";
    let rows = laurels::query(&history.path(), &["--sql", SQL]);
    rows.iter().map(|row| (row["subject"].clone(), row["lines_added"].clone())).collect()
}

fn known(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(subject, lines)| ((*subject).to_owned(), (*lines).to_owned())).collect()
}

fn strict(history: &History) -> Run {
    laurels(&["query", "overview", "--strict", "-C", &text(&history.path())])
}

fn loose(history: &History, revision: &str) -> PathBuf {
    let id = history.git().text(&["rev-parse", revision]);
    history.path().join(".git/objects").join(&id[..2]).join(&id[2..])
}

/// Ways to damage a loose object.
fn damaged(history: &History, revision: &str, how: usize) {
    let path = loose(history, revision);
    let content = fs::read(&path).expect("a loose object");
    fs::remove_file(&path).expect("removed");
    match how {
        0 => {}
        1 => fs::write(&path, &content[..content.len() / 2]).expect("written"),
        2 => fs::write(&path, b"").expect("written"),
        3 => fs::write(&path, b"garbage").expect("written"),
        _ => fs::copy(loose(history, "main:g"), &path).map(drop).expect("copied"),
    }
}

#[test]
fn a_damaged_blob_or_tree_makes_its_lines_unknown_and_no_others() {
    for revision in ["main~2:f", "main~2^{tree}"] {
        for how in 0..4 {
            let history = four();
            damaged(&history, revision, how);
            assert_eq!(lines(&history), known(&[("a", "1"), ("b", ""), ("c", ""), ("d", "1")]), "{revision} {how}");
            strict(&history).ended_with(4).says("incomplete: ");
        }
    }
}

#[test]
fn a_damaged_commit_cuts_history_off_and_is_named() {
    for how in 0..5 {
        let history = four();
        let id = history.git().text(&["rev-parse", "main~2"]);
        damaged(&history, "main~2", how);
        assert_eq!(lines(&history), known(&[("c", ""), ("d", "1")]), "{how}");
        strict(&history).ended_with(4).says(&id[..10]);
        damaged(&history, "main", how.min(3));
        strict(&history).ended_with(3);
    }
}

#[test]
fn a_commit_without_a_tree_is_counted_and_told() {
    let mut history = four();
    let parent = history.git().text(&["rev-parse", "main"]);
    let id = history.raw("commit", &[format!("parent {parent}\n").as_bytes(), PEOPLE].concat());
    history.move_main(&id);
    strict(&history).ended_with(4).says(&id[..10]);
    history.raw_commit_with("4b825dc642cb6eb9a060e54bf8d69288fbee4904", PEOPLE);
    strict(&history).ended_with(4);
}

/// Commit, lines added and deleted, or `None` where unknown; `None` where the clone cannot be opened at all.
type Numbers = Vec<(String, Option<(u32, u32)>)>;

fn numbers(history: &History) -> Option<(Numbers, bool)> {
    let clone = Clone::open(&history.path()).ok()?;
    let head = clone.resolve("HEAD").ok()?;
    let mut walk = Walk::new(&clone, Known::default());
    walk.reach(head, true, &Silent).ok()?;
    let facts = changes(walk, Counting::default(), &Silent).ok()?;
    let mut out: Numbers = facts.commits.iter().map(|commit| (commit.id.to_hex(), Some((0, 0)))).collect();
    for change in &facts.changes {
        let total = &mut out[change.commit as usize].1;
        match (change.lines, &mut *total) {
            (Lines::Counted { added, deleted }, Some(sum)) => *sum = (sum.0 + added, sum.1 + deleted),
            _ => *total = None,
        }
    }
    for (commit, out) in facts.commits.iter().zip(&mut out) {
        out.1 = out.1.filter(|_| !commit.is_incomplete);
    }
    Some((out, facts.notices.iter().any(|notice| notice.is_incomplete)))
}

#[test]
fn no_damage_to_a_pack_gives_a_wrong_number() {
    let mut history = History::new();
    for round in 0..12 {
        let content: String = (0..60).map(|line| format!("{}\n", (line * (round + 3)) % 41)).collect();
        history.commit(ADA, &[("f", &content), (&format!("dir/{round}"), "1\n2\n")]);
    }
    history.done();
    history.git().bytes(&["repack", "-adq", "--depth=50", "--window=50"]);
    history.git().bytes(&["prune-packed"]);
    let (truth, _) = numbers(&history).expect("whole");
    let folder = history.path().join(".git/objects/pack");
    let pack = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let pack = pack.into_iter().find(|path| path.extension().is_some_and(|found| found == "pack")).expect("a pack");
    let content = fs::read(&pack).expect("a pack");
    for at in (0..content.len()).step_by(23) {
        let mut bad = content.clone();
        bad[at] ^= 0x55;
        fs::remove_file(&pack).expect("removed");
        fs::write(&pack, bad).expect("written");
        let Some((found, is_told)) = numbers(&history) else { continue };
        let wrong = found.iter().find(|(id, lines)| lines.is_some() && !truth.contains(&(id.clone(), *lines)));
        assert_eq!(wrong, None, "byte {at}");
        assert!(is_told || found == truth, "byte {at}: {} of {} commits, nothing told", found.len(), truth.len());
    }
}

#[test]
fn a_shallow_clone_adds_no_whole_tree() {
    let history = four();
    let shallow = history.scratch().join("shallow/project");
    let origin = format!("file://{}", text(&history.path()));
    history.git().bytes(&["clone", "--quiet", "--depth=2", &origin, &text(&shallow)]);
    let rows = laurels::query(
        &shallow,
        &["--sql", "SELECT subject, lines_added, is_incomplete FROM commits ORDER BY subject"],
    );
    let cells = ["subject", "lines_added", "is_incomplete"].map(|name| column(&rows, name));
    assert_eq!(cells, [["c", "d"], ["", "1"], ["true", "false"]]);
    let run = laurels(&["query", "overview", "-C", &text(&shallow)]).ok();
    assert!(!run.err.contains("missing or damaged"), "its end is where it should be: {}", run.err);
    let (folder, _) = laurels::report(&shallow, &[]);
    for name in ["report.md", "report.html", "manifest.json"] {
        let page = fs::read_to_string(folder.join(name)).expect("written");
        assert!(page.contains("shallow clone"), "{name}");
    }
    let picture = fs::read_to_string(folder.join("charts/top-contributors-all-time.svg")).expect("written");
    assert!(picture.contains("The clone is incomplete, and so are the numbers."), "{picture}");
    let summary = fs::read_to_string(folder.join("data/release_summary.csv")).expect("written");
    assert_eq!(laurels::rows(&summary)[0]["is_incomplete"], "true");
}

#[test]
fn a_partial_clone_knows_commits_but_no_lines() {
    let history = four();
    let partial = history.scratch().join("partial");
    history.git().bytes(&["config", "uploadpack.allowFilter", "true"]);
    let origin = format!("file://{}", text(&history.path()));
    history.git().bytes(&["clone", "--quiet", "--bare", "--filter=blob:none", &origin, &text(&partial)]);
    let rows = laurels::query(&partial, &["--sql", "SELECT subject, lines_added FROM commits ORDER BY subject"]);
    assert_eq!((column(&rows, "subject"), column(&rows, "lines_added")), (vec!["a", "b", "c", "d"], vec![""; 4]));
    laurels(&["query", "overview", "--strict", "-C", &text(&partial)]).ended_with(4).says("git fetch --refetch");
    // The commits that its pictures show are all there.
    let (folder, _) = laurels::report(&partial, &[]);
    let picture = fs::read_to_string(folder.join("charts/top-contributors-all-time.svg")).expect("written");
    assert!(picture.contains("Some lines could not be counted.") && !picture.contains("incomplete"), "{picture}");
}

#[test]
fn a_strangers_configuration_names_no_commands_and_does_no_harm() {
    let mut history = four();
    let stars = "*a".repeat(2000);
    let config =
        format!("exclude_people = [\"{stars}b\"]\n[people]\nbots = [\"{stars}\"]\n[releases]\ntags = \"{stars}\"\n");
    history.commit(&format!("{} <a@x>", "a".repeat(3000)), &[("laurels.toml", &config)]).done();
    let mut command = laurels::command(&["query", "overview", "-C"]);
    laurels::finish_within(20, command.arg(history.path())).ok();
    history.commit(ADA, &[("laurels.toml", "commands = [\"rm\"]\u{1b}[31m\n")]).done();
    let run = laurels(&["query", "overview", "-C", &text(&history.path())]).ended_with(2).says("--config FILE");
    assert!(!run.err.contains('\u{1b}'));
}

#[test]
fn a_boundary_hides_nothing_that_is_reached_another_way() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit(ADA, &[("a", "2\n")]).tag("v1.0");
    history.commit_on("topic", ADA, &["main"], "topic", &[Change::Write("t", b"1\n")]);
    history.commit(ADA, &[("a", "3\n")]);
    history.commit_on("main", ADA, &["topic"], "merge", &[]).tag("v1.1").done();
    let boundary = history.git().text(&["rev-parse", "topic"]);
    fs::write(history.path().join(".git/shallow"), format!("{boundary}\n")).expect("written");
    assert_eq!(history.git().text(&["rev-list", "--count", "HEAD"]), "5");
    assert_eq!(column(&equal_to_git(&history.path(), &[]), "commits"), ["2", "2"]);
    let topic = "SELECT lines_added, parents FROM commits WHERE subject = 'topic' ORDER BY subject";
    let row = &laurels::query(&history.path(), &["--sql", topic])[0];
    assert_eq!((row["lines_added"].as_str(), row["parents"].as_str()), ("", "0"));
}

#[test]
fn replace_refs_and_grafts_change_nothing_and_are_told() {
    let history = four();
    let before = lines(&history);
    let git = history.git();
    git.bytes(&["replace", "main~1", "main~3"]);
    fs::write(history.path().join(".git/info/grafts"), format!("{}\n", git.text(&["rev-parse", "main"])))
        .expect("written");
    assert_eq!(lines(&history), before);
    strict(&history).ended_with(0).says("note: The clone has replace refs").says("note: The clone has grafts");
}

#[test]
fn tags_that_lead_nowhere_are_told() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").commit(ADA, &[("a", "2\n")]).tag("v1.1");
    history.commit_on("side", ADA, &["main"], "side", &[]).light_tag("v1.2", "side");
    history.commit(ADA, &[("a", "3\n")]).done();
    damaged(&history, "side", 0);
    let tags = history.path().join(".git/refs/tags");
    fs::write(tags.join("v1.3"), "garbage\n").expect("written");
    fs::write(tags.join("v1.4"), format!("{}\n", "1".repeat(40))).expect("written");
    strict(&history).ended_with(4).says("v1.2");
    let releases = laurels::query(&history.path(), &["release_summary"]);
    assert_eq!(column(&releases, "release"), ["1.0", "1.1", "unreleased"]);
    assert_eq!(column(&releases, "commits"), ["1", "1", "1"]);
}

#[test]
fn a_tag_called_unreleased_is_not_mixed_up_with_the_tail() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").commit(ADA, &[("a", "2\n")]).commit(ADA, &[("a", "3\n")]);
    history.tag("unreleased").commit(ADA, &[("a", "4\n")]).done();
    assert_eq!(column(&equal_to_git(&history.path(), &["--tags", "*"]), "commits"), ["1", "2", "1"]);
}

/// A loose object that says it is much larger than it is: zlib with a single stored block.
fn liar(history: &History, revision: &str, header: &str) {
    let path = loose(history, revision);
    let sum = header.bytes().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    let length = u16::try_from(header.len()).expect("short");
    let mut content = vec![0x78, 0x01, 0x01];
    content.extend(length.to_le_bytes());
    content.extend((!length).to_le_bytes());
    content.extend(header.bytes());
    content.extend((sum.1 << 16 | sum.0).to_be_bytes());
    fs::remove_file(&path).expect("removed");
    fs::write(path, content).expect("written");
}

#[test]
fn an_object_that_lies_about_its_size_takes_no_memory() {
    for size in ["999999999999", "18446744073709551615", "900000000", "-1", "99999999999999999999999"] {
        let history = four();
        liar(&history, "main~2:f", &format!("blob {size}\0x"));
        liar(&history, "main^{tree}", &format!("tree {size}\0"));
        let run = laurels(&["query", "overview", "--strict", "-C", &text(&history.path())]).ended_with(4);
        assert!(run.err.contains("incomplete: "), "{size}: {}", run.err);
        assert_eq!(lines(&history)[0].1, "1", "{size}");
    }
}

#[test]
fn malformed_trees_count_as_git_counts_them_or_not_at_all() {
    let mut history = four();
    let blob = history.git().text(&["rev-parse", "main:g"]);
    let null = "0".repeat(40);
    let long = "n".repeat(5000);
    let file = |name: &'static str| ("100644", name.as_bytes(), blob.as_str());
    let trees = [
        vec![file("b"), file("a")],
        vec![file("a"), file("a")],
        vec![file(".."), file(".git"), file(".")],
        vec![file("a/b"), file("c")],
        vec![("100644", &b"a"[..], null.as_str())],
        vec![("40000", &b"a"[..], blob.as_str())],
        vec![("0100644", &b"a"[..], blob.as_str())],
        vec![("777", &b"a"[..], blob.as_str())],
        vec![("100644", &b""[..], blob.as_str())],
        vec![("100644", long.as_bytes(), blob.as_str())],
    ]
    .map(|entries| history.raw_tree(&entries));
    let base = history.git().text(&["rev-parse", "main"]);
    for tree in trees.iter().chain([&history.raw("tree", b"100644 a"), &history.raw("tree", b"garbage")]) {
        history.move_main(&base);
        let id = history.raw_commit_with(tree, PEOPLE);
        let git = history.git().command(&["log", "--numstat", "--format=", "-1", &id]).output().expect("git runs");
        let added = |line: &str| line.split('\t').next().and_then(|count| count.parse::<u64>().ok());
        let theirs: u64 = String::from_utf8_lossy(&git.stdout).lines().filter_map(added).sum();
        let sql = format!("SELECT lines_added FROM commits WHERE commit_id = '{id}' ORDER BY lines_added");
        let ours = &laurels::query(&history.path(), &["--sql", &sql])[0]["lines_added"];
        assert!(
            ours.is_empty() || git.status.success() && *ours == theirs.to_string(),
            "{tree}: {ours:?}, git: {git:?}, {:?}",
            history.git().text(&["ls-tree", tree])
        );
    }
}

#[test]
fn the_emptiest_histories_make_a_report() {
    const NOBODY: &[u8] = b"author  <> 0 +0000\ncommitter  <>\n\n";
    let mut bots = History::new();
    bots.commit("renovate[bot] <bot@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let mut nothing = History::new();
    nothing.commit_on("main", ADA, &[], "", &[]).tag("v1.0").light_tag("v1.1", "main").done();
    let nobody = History::new();
    let tree = nobody.raw_tree(&[]);
    nobody.move_main(&nobody.raw("commit", &[format!("tree {tree}\n").as_bytes(), NOBODY].concat()));
    for history in [bots, nothing, nobody] {
        let (folder, run) = laurels::report(&history.path(), &[]);
        assert!(!run.err.contains("internal"), "{}", run.err);
        for (name, content) in
            files(&folder).iter().filter(|(name, _)| name.ends_with("report.html") || name.ends_with(".svg"))
        {
            assert_inert_page(name, std::str::from_utf8(content).expect("UTF-8"));
        }
    }
}

#[test]
fn octopus_merges_and_duplicate_parents_count_as_git_counts_them() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0");
    let names: Vec<String> = (0..100).map(|number| format!("b{number}")).collect();
    for name in &names {
        history.commit_on(name, "Bob <bob@example.com>", &["main"], "side", &[Change::Write(name, b"1\n")]);
    }
    let others: Vec<&str> = names.iter().map(String::as_str).collect();
    history.commit_on("main", ADA, &others, "octopus", &[]).tag("v1.1").done();
    let (tree, parent) =
        (history.git().text(&["rev-parse", "main^{tree}"]), history.git().text(&["rev-parse", "main"]));
    let twice = format!("tree {tree}\nparent {parent}\nparent {parent}\n");
    let id = history.raw("commit", &[twice.as_bytes(), PEOPLE].concat());
    history.move_main(&id);
    history.git().bytes(&["tag", "v1.2"]);
    assert_eq!(column(&equal_to_git(&history.path(), &[]), "release"), ["1.0", "1.1", "1.2"]);
}

#[test]
fn huge_folders_are_counted() {
    let mut history = History::new();
    let names: Vec<String> = (0..5000).map(|number| format!("dir/{number}")).collect();
    let changes: Vec<Change<'_>> = names.iter().map(|name| Change::Write(name, b"1\n")).collect();
    history.commit_on("main", ADA, &[], "huge", &changes).done();
    assert_eq!(lines(&history), known(&[("huge", "5000")]));
}

#[test]
fn paths_as_deep_as_git_allows_are_counted_and_deeper_ones_told() {
    for (depth, expected) in [(2000, "1"), (3000, "")] {
        let mut history = History::new();
        let path = format!("{}f", "d/".repeat(depth));
        history.commit_on("main", ADA, &[], "deep", &[Change::Write(&path, b"1\n")]).done();
        assert_eq!(lines(&history), known(&[("deep", expected)]), "{depth}");
        strict(&history).ended_with(if expected.is_empty() { 4 } else { 0 });
    }
}

/// A tree of ten folders of ten folders, and so on: ten thousand million files out of eleven objects.
fn bomb(history: &History) -> String {
    let mut entry = ("100644", history.raw("blob", b"boom\n"));
    for _ in 0..10 {
        let names: Vec<String> = (0..10).map(|number| format!("f{number}")).collect();
        let entries: Vec<_> = names.iter().map(|name| (entry.0, name.as_bytes(), entry.1.as_str())).collect();
        entry = ("40000", history.raw_tree(&entries));
    }
    entry.1
}

#[test]
fn a_git_bomb_is_told_in_bounded_time() {
    let mut history = four();
    let bomb = bomb(&history);
    let id = history.raw_commit_with(&bomb, PEOPLE);
    let mut command = laurels::command(&["query", "overview", "--strict", "-C"]);
    laurels::finish_within(60, command.arg(history.path())).ended_with(4).says("too many paths").says(&id[..10]);
}

/// Six files of 33 MB, each changed once: together they would take 400 MB, but only one thread at a time holds such.
#[test]
fn huge_files_do_not_meet_in_memory() {
    const SIZE: usize = 33 << 20;
    let history = History::new();
    let line = "all work and no play makes a dull history\n".repeat(1000);
    let mut content = line.repeat(SIZE / line.len());
    let mut entries: Vec<[String; 2]> = Vec::new();
    for number in 0..6 {
        let versions = ["first", "second"].map(|version| {
            content.replace_range(..8, &format!("{version:>6}{number}\n"));
            history.raw("blob", content.as_bytes())
        });
        entries.push(versions);
    }
    drop(content);
    let names: Vec<String> = (0..6).map(|number| format!("f{number}")).collect();
    let mut parent = String::new();
    for version in 0..2 {
        let files: Vec<_> =
            names.iter().zip(&entries).map(|(name, ids)| ("100644", name.as_bytes(), &*ids[version])).collect();
        let tree = history.raw_tree(&files);
        let mut commit = format!("tree {tree}\n{parent}").into_bytes();
        commit.extend_from_slice(PEOPLE);
        let id = history.raw("commit", &commit);
        history.move_main(&id);
        parent = format!("parent {id}\n");
    }
    for packed in [false, true] {
        if packed {
            history.git().text(&["repack", "-adq", "--window=2"]);
        }
        let path = text(&history.path());
        let mut command = laurels::command(&["query", "overview", "-C", &path, "--threads", "8", "--no-cache"]);
        let usage = measure(command.stdout(std::process::Stdio::null()));
        let most = usage.peak_anonymous.unwrap_or(0) >> 20;
        assert!(most < 250, "{most} MB, packed: {packed}");
    }
    assert_eq!(lines(&history)[0].1, "6");
}

/// A folder so large that only one thread at a time may hold it, in runs of commits that several threads compare.
#[test]
fn huge_folders_do_not_wait_for_each_other() {
    let history = four();
    let blob = history.raw("blob", b"1\n");
    let names: Vec<String> = (0..1_000_000).map(|number| format!("f{number:07}")).collect();
    let tree = |last: &str| {
        let of = |name: &String| ("100644", name.clone(), blob.clone());
        let mut entries: Vec<_> = names.iter().map(of).collect();
        entries.push(("100644", last.to_owned(), blob.clone()));
        let entries: Vec<_> = entries.iter().map(|(mode, name, id)| (*mode, name.as_bytes(), id.as_str())).collect();
        history.raw_tree(&entries)
    };
    let (small, huge) = (history.git().text(&["rev-parse", "main^{tree}"]), [tree("g"), tree("h")]);
    let other = history.git().text(&["rev-parse", "main~1"]);
    let mut parent = history.git().text(&["rev-parse", "main"]);
    let mut commit = |tree: &str, merged: Option<&str>| {
        let merged = merged.map_or_else(String::new, |id| format!("parent {id}\n"));
        let mut text = format!("tree {tree}\nparent {parent}\n{merged}").into_bytes();
        text.extend_from_slice(PEOPLE);
        parent = history.raw("commit", &text);
        parent.clone()
    };
    let mut tip = String::new();
    for number in 0..700 {
        // Merges are not compared: so each huge folder is met, but never added as a whole.
        tip = match number % 200 {
            50 => commit(&huge[0], Some(&other)),
            51 => commit(&huge[1], None),
            52 => commit(&small, Some(&other)),
            _ => commit(&small, None),
        };
    }
    history.move_main(&tip);
    let mut command = laurels::command(&["query", "overview", "--no-cache", "--threads", "4", "-C"]);
    laurels::finish_within(60, command.arg(history.path())).ended_with(0);
}

#[test]
fn many_bombs_take_no_more_memory_than_one() {
    let mut history = four();
    let bomb = bomb(&history);
    let nothing = history.raw_tree(&[]);
    for _ in 0..3 {
        history.raw_commit_with(&bomb, PEOPLE);
        history.raw_commit_with(&nothing, PEOPLE);
    }
    let path = text(&history.path());
    let mut command = laurels::command(&["query", "overview", "-C", &path, "--threads", "1", "--no-cache"]);
    let usage = measure(command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()));
    let most = usage.peak_anonymous.unwrap_or(0) >> 20;
    assert!(most < 700, "{most} MB");
}
