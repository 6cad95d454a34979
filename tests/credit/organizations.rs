//! Who worked where: files of every form, the numbers by hand, and what is wrong said by line.

use std::fs;

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{Run, column, laurels, line, lines, page, query, report, rows, text};
use crate::support::people::ADA;

const BOB: &str = "Bob <bob@lab.example.com>";
const CLEO: &str = "Cleo <cleo@gmail.com>";
const DORA: &str = "Dora <dora@example.org>";
const BOT: &str = "dependabot[bot] <bot@example.com>";

/// Two releases and a tail; a day is 2020-09-13 and those after it.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n2\n3\n")]).commit(ADA, &[("a", "1\n")]); // +3, -2
    history.commit(BOB, &[("b", "1\n2\n")]).commit(CLEO, &[("c", "1\n")]); // +2, +1
    history.commit(BOT, &[("d", "1\n")]).tag("v1.0");
    history.day(1).commit(ADA, &[("a", "1\n2\n")]).commit(DORA, &[("e", "1\n")]); // +1, +1
    history.commit(CLEO, &[("c", "2\n")]).tag("v1.1"); // +1 -1
    history.day(2).commit(CLEO, &[("c", "2\n3\n")]).done(); // +1
    history
}

/// Ada moved on 2020-09-14; Cleo is listed by name, Dora is unknown.
const FILE: &str = "subject,organization,from,until\nexample.com,Example\nada@example.com,Example,,2020-09-14\n\
                    ada@example.com,Other,2020-09-14,\nCleo,Independent,,2020-09-15\n";

fn with_file(history: &History, content: &[u8]) -> String {
    let path = history.scratch().join("organizations");
    fs::write(&path, content).expect("written");
    text(&path)
}

fn answer(history: &History, file: &str, name: &str, columns: &str) -> Vec<String> {
    lines(&history.path(), &[name, "--organizations", file], columns)
}

#[test]
fn organizations_of_all_time() {
    let history = story();
    let file = with_file(&history, FILE.as_bytes());
    let columns = "organization is_unknown rank people commits share lines_added lines_deleted lines_net lines_changed \
                   first_commit_date last_commit_date";
    let expected = [
        "Example false 1 2 3 0.375000 5 2 3 7 2020-09-13 2020-09-13",
        "Independent false 2 1 2 0.250000 2 1 1 2 2020-09-13 2020-09-14",
        "Other false 3 1 1 0.125000 1 0 1 1 2020-09-14 2020-09-14",
        "- true - 2 2 0.250000 2 0 2 2 2020-09-14 2020-09-15",
    ];
    assert_eq!(answer(&history, &file, "organizations", columns), expected);
}

#[test]
fn organizations_of_each_release() {
    let history = story();
    let file = with_file(&history, FILE.as_bytes());
    let columns = "release organization rank people commits share lines_added lines_deleted lines_changed is_any_known";
    let expected = [
        "1.0 Example 1 2 3 0.750000 5 2 7 true",
        "1.0 Independent 2 1 1 0.250000 1 0 1 true",
        "1.1 Independent 1 1 1 0.333333 1 1 1 true",
        "1.1 Other 1 1 1 0.333333 1 0 1 true",
        "1.1 - - 1 1 0.333333 1 0 1 true",
        "unreleased - - 1 1 1.000000 1 0 1 false",
    ];
    assert_eq!(answer(&history, &file, "organizations_by_release", columns), expected);
}

#[test]
fn elephant_factor_of_what_is_known() {
    let history = story();
    let file = with_file(&history, FILE.as_bytes());
    let columns =
        "release is_all_time commits known_commits known_share independent_commits organizations organizations_50pct";
    let expected = [
        // Example has three of the four commits by employed people.
        "- true 8 6 0.750000 2 2 1",
        "1.0 false 4 4 1.000000 1 1 1",
        "1.1 false 3 2 0.666667 1 1 1",
        "unreleased false 1 0 0.000000 0 0 -",
    ];
    assert_eq!(answer(&history, &file, "elephant_factor", columns), expected);
    // Four organizations of 3, 2, 2 and 1 commits: the first has less than half of 8, the first two have more.
    let even = with_file(&history, b"subject,organization\nada@example.com,A\nlab.example.com,B\nCleo,C\nDora,D\n");
    let found = answer(&history, &even, "elephant_factor", "commits known_commits organizations organizations_50pct");
    assert_eq!(found[0], "8 8 4 2");
    assert_eq!(found[2], "3 3 3 2", "one each");
    // Three of six are half: one is enough.
    let halves = with_file(&history, b"subject,organization\nada@example.com,A\nCleo,B\n");
    let found = answer(&history, &halves, "elephant_factor", "commits known_commits organizations organizations_50pct");
    assert_eq!(found[0], "8 6 2 1");
}

#[test]
fn columns_of_commits_and_credits() {
    let history = story();
    let file = with_file(&history, FILE.as_bytes());
    let sql =
        "SELECT organization, COUNT(*) AS commits FROM commits GROUP BY organization ORDER BY commits, organization";
    let found = query(&history.path(), &["--sql", sql, "--organizations", &file]);
    // The bot's address is of the domain, too.
    let pairs: Vec<String> = found.iter().map(|row| line(row, "organization commits")).collect();
    assert_eq!(pairs, ["Other 1", "Independent 2", "- 2", "Example 4"]);
    let sql = "SELECT role, organization, COUNT(*) AS commits FROM credits WHERE organization = 'Other' \
               GROUP BY role, organization ORDER BY role";
    let found = query(&history.path(), &["--sql", sql, "--organizations", &file]);
    assert_eq!(column(&found, "role"), ["author", "committer"]);
}

#[test]
fn every_credited_person_has_an_organization() {
    let mut history = History::new();
    let message = "change\n\nCo-authored-by: Ada <ada@example.com>\nReviewed-by: Dora <dora@example.org>";
    history.day(1).commit_on("main", CLEO, &[], message, &[Change::Write("a", b"1\n")]).done();
    let file = with_file(&history, FILE.as_bytes());
    let sql = "SELECT credits.role, people.name, credits.organization FROM credits \
               JOIN people ON people.person_id = credits.person_id ORDER BY credits.role, people.name";
    let found = lines(&history.path(), &["--sql", sql, "--organizations", &file], "role name organization");
    let expected = ["author Cleo Independent", "co_author Ada Other", "committer Cleo Independent", "reviewer Dora -"];
    assert_eq!(found, expected);
    // The commit counts for its author's organization, not for that of a helper.
    let rows = query(&history.path(), &["organizations", "--organizations", &file]);
    assert_eq!((column(&rows, "organization"), column(&rows, "commits")), (vec!["Independent"], vec!["1"]));
}

#[test]
fn every_form_says_the_same() {
    let history = story();
    let expected = ["Example 3", "Independent 2", "Other 1", "- 2"];
    let toml = "[[organizations]]\nname = \"Example\"\ndomains = [\"example.com\"]\n\n[[organizations]]\nname = \"Other\"\n\
                addresses = [\"ada@example.com\"]\nfrom = 2020-09-14\n\n[[organizations]]\nname = \"Independent\"\n\
                people = [\"Cleo\"]\nuntil = \"2020-09-15\"\n";
    let gitdm = "# employers\nexample.com Example\nada!example.com Other\nada!example.com Example < 2020-09-14\n\
                 cleo@gmail.com NotFound\ncleo@gmail.com Independent < 2020-09-15\n";
    let cncf = "Ada: ada!example.com\n\tExample until 2020-09-14\n\tOther from 2020-09-14\nBob*: bob!lab.example.com\n\
                \tExample\nCleo: cleo!gmail.com\n\tIndependent until 2020-09-15\n";
    let crlf = [b"\xef\xbb\xbf", FILE.replace('\n', "\r\n").as_bytes()].concat();
    for content in [FILE.as_bytes(), toml.as_bytes(), gitdm.as_bytes(), cncf.as_bytes(), &crlf] {
        let file = with_file(&history, content);
        let found = answer(&history, &file, "organizations", "organization commits");
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(content));
    }
}

#[test]
fn a_section_of_laurels_toml_and_a_file_instead() {
    let mut history = story();
    let config = "[[organizations]]\nname = \"Section\"\ndomains = [\"example.org\"]\n";
    history.commit(DORA, &[("laurels.toml", config)]).done();
    let found = query(&history.path(), &["organizations"]);
    assert_eq!(column(&found, "organization"), ["Section", ""]);
    let file = with_file(&history, FILE.as_bytes());
    let found = query(&history.path(), &["organizations", "--organizations", &file]);
    assert_eq!(column(&found, "organization"), ["Example", "Independent", "Other", ""]);
    let wrong =
        "[[organizations]]\nname = \"A\"\npeople = [\"Ada\"]\n\n[[organizations]]\nname = \"B\"\npeople = [\"ada\"]\n";
    history.commit(DORA, &[("laurels.toml", wrong)]).done();
    let run = laurels(&["query", "organizations", "-C", &text(&history.path())]).ended_with(2);
    run.says("laurels.toml at HEAD: lines 3 and 7 overlap: both are about the same person");
}

fn refused(history: &History, content: &[u8]) -> Run {
    let file = with_file(history, content);
    let run =
        laurels(&["query", "organizations", "-C", &text(&history.path()), "--organizations", &file]).ended_with(2);
    assert!(run.err.contains("hint") && !run.err.contains('@'), "{}", run.err);
    run
}

#[test]
fn wrong_files_are_refused_by_line() {
    let history = story();
    let head = "subject,organization,from,until\n";
    let with = |lines: &str| refused(&history, format!("{head}{lines}").as_bytes());
    with("ada@x.org,A,2020-01-01,2020-07-01\nb.org,B\nada@x.org,C,2020-06-30,\n").says("lines 2 and 4 overlap");
    with("a.org,A,2020-02-30,\n").says("line 2: invalid date \"2020-02-30\"");
    with("a.org,A,2021-01-01,2020-01-01\n").says("line 2: `until` (2020-01-01)");
    with("a.org,A\nnothing here\n").says("line 3: missing organization");
    with("a.org,A\ngmail.com,Google\n").says("line 3: gmail.com is a public email provider");
    refused(&history, b"a.org A\nb.org \xff\n").says("line 2: invalid UTF-8");
    refused(&history, b"").says("has no entries");
    refused(&history, b"hello world\n").says("line 1: unknown format");
    refused(&history, b"[[organizations]]\nname = \"A\"\naddresses = [\"a@x.org\", 5]\n").says("line 3");
}

#[test]
fn unknown_organizations_are_reported_and_not_guessed() {
    let history = story();
    let repo = text(&history.path());
    let run = laurels(&["query", "organizations", "-C", &repo, "--format", "csv"]).ok();
    let found = rows(&run.says("No organizations are configured").out);
    assert_eq!((found.len(), found[0]["commits"].as_str(), found[0]["is_unknown"].as_str()), (1, "8", "true"));
    let quiet = laurels(&["query", "contributors", "-C", &repo]).ok();
    assert!(!quiet.err.contains("organization"), "{}", quiet.err);
    let page = page(&history.path(), &["--report", "organizations"]);
    assert!(page.contains("No organization is known.") && !page.contains("| Organization"), "{page}");
}

#[test]
fn a_report_shows_the_unknown_and_no_address() {
    let history = story();
    let file = with_file(&history, FILE.as_bytes());
    let (folder, run) = report(&history.path(), &["--report", "organizations", "--organizations", &file]);
    let page = fs::read_to_string(folder.join("report.md")).expect("a page");
    assert!(
        page.contains(
            "of the 8 commits. At least half of the commits with a known organization are from 1 organization of "
        ),
        "{page}"
    );
    assert!(page.contains("(unknown)") && page.contains("all time"), "{page}");
    assert!(page.contains("## 1.1") && !page.contains("## unreleased"), "{page}");
    for (name, content) in crate::support::laurels::files(&folder) {
        assert!(!String::from_utf8_lossy(&content).contains("@example"), "{name}");
    }
    assert!(!run.err.contains('@'), "{}", run.err);
}
