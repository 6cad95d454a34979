//! Each format with its entries, and errors with their line.

use super::book::Book;
use super::date::iso;
use super::format::{OrganizationFormat, decoded, format};
use super::read::entries;

fn read(text: &str) -> Vec<String> {
    let format = format("f", text).expect("a format");
    let shown = |day: Option<i32>| day.map_or("-".to_owned(), iso);
    let found = entries("f", text, format).expect("entries");
    found
        .iter()
        .map(|it| format!("{} {:?} {} {} {}", it.line, it.subject, it.organization, shown(it.from), shown(it.until)))
        .collect()
}

fn refused(text: &str) -> String {
    let outcome =
        format("f", text).and_then(|format| entries("f", text, format)).and_then(|found| Book::new("f", found));
    outcome.expect_err("refused").what
}

#[test]
fn csv_with_dates_quotes_and_comments() {
    let text = "subject,organization,from,until\r\n# a comment\r\nada@x.org,\"Example, Inc.\",2020-01-01,2021-06-30\r\n\
                example.com,Example\r\nAda Lovelace,Home,,2019-01-01\r\n@sub.x.org,X,,\r\n";
    let expected = [
        "3 Address(\"ada@x.org\") Example, Inc. 2020-01-01 2021-06-30",
        "4 Domain(\"example.com\") Example - -",
        "5 Person(\"ada lovelace\") Home - 2019-01-01",
        "6 Domain(\"sub.x.org\") X - -",
    ];
    assert_eq!(read(text), expected);
    assert_eq!(
        format("f", decoded("f", b"\xef\xbb\xbfsubject,organization\na.org,A\n").expect("UTF-8")),
        Ok(OrganizationFormat::Csv)
    );
}

#[test]
fn gitdm_jobs_follow_each_other() {
    let text = "# [user!]domain  employer  [< yyyy-mm-dd]\nada!x.org Third\nada!x.org First Inc. < 2014-08-01\n\
                ada@x.org Second < 2020-1-1 # moved\nada!x.org Third\nx.org NotFound\n";
    let expected = [
        "3 Address(\"ada@x.org\") First Inc. - 2014-08-01",
        "4 Address(\"ada@x.org\") Second 2014-08-01 2020-01-01",
        "2 Address(\"ada@x.org\") Third 2020-01-01 -",
        "6 Domain(\"x.org\")  - -",
    ];
    assert_eq!(read(text), expected);
    assert!(refused("a.org A\na.org B\n").contains("lines 1 and 2 overlap"));
    assert!(refused("a.org A < 2020-01-01\nb.org C\na.org B < 2020-01-01\n").contains("lines 1 and 3 overlap"));
    assert!(refused("gmail.com Google\n").contains("line 1: gmail.com is a public email provider"));
    assert_eq!(read("a@x.org A\ngmail.com (Unknown)\n").len(), 1);
    assert!(
        format("f", "a@x.org A\na@x.org NotFound\n")
            .and_then(|format| entries("f", "a@x.org A\na@x.org NotFound\n", format))
            .and_then(|found| Book::new("f", found))
            .is_ok()
    );
    assert!(refused("EmailMap employers\n").contains("configuration"));
    assert!(refused("a@x.org Red Hat 50%\n").contains("shares"));
    assert!(refused("a@x.org Red Hat < soon\n").contains("line 1: invalid date \"soon\""));
    assert!(refused("a@x.org Red Hat\nb@x.org\n").contains("line 2: expected `address employer"));
}

#[test]
fn cncf_lists_jobs_below_people() {
    let text = "# comment\n007*: 007!users.noreply.github.com, ryan!x.org\n\tUntil Dawn until 2014-08-01\n\
                \tTravel from home from 2014-08-01 until 2015-10-01\n\tPwC from 2015-10-01\n0x: a!y.org\n\tNotFound\n";
    let both = |rest: &str, line: usize| {
        ["007@users.noreply.github.com", "ryan@x.org"].map(|address| format!("{line} Address({address:?}) {rest}"))
    };
    let jobs = [
        both("Until Dawn - 2014-08-01", 3),
        both("Travel from home 2014-08-01 2015-10-01", 4),
        both("PwC 2015-10-01 -", 5),
    ];
    let expected = [jobs.concat(), vec!["7 Address(\"a@y.org\")  - -".to_owned()]].concat();
    assert_eq!(read(text), expected);
    assert!(refused("a: a!x.org\n\tA until 2015-13-01\n").contains("line 2"));
    assert!(refused("a: a!x.org\n\tA\nnobody\n").contains("line 3: expected a person"));
    assert!(refused("a: a!x.org\n\tA until 2015-10-01\n\tB from 2015-01-01\n").contains("lines 2 and 3 overlap"));
    assert!(refused("a: a!x.org\n\tA from 2015-10-01 until 2015-01-01\n").contains("line 2: `until` (2015-01-01)"));
}

#[test]
fn errors_name_the_line() {
    assert_eq!(read("subject,organization\n a.org , \"A \"\"B\"\", C\" \n"), ["2 Domain(\"a.org\") A \"B\", C - -"]);
    for line in ["a.org,\"A", "a.org,\"A\"B", "\"a.org"] {
        assert!(
            refused(&format!("subject,organization\n{line}\n")).contains("line 2: misplaced quotation mark"),
            "{line}"
        );
    }
    assert!(refused("subject,organization\na.org,A\na.org\n").contains("line 3: missing organization"));
    assert!(refused("subject,organization\na.org,A,2020-01-01\n").contains("line 2: more fields than columns"));
    assert!(refused("subject,organization,from\na.org,A,01.02.2020\n").contains("line 2: invalid date \"01.02.2020\""));
    assert!(refused("subject,organization,form\na.org,A,\n").contains("unknown column \"form\""));
    assert!(refused("subject,organization\n\nweb.de,A\n").contains("line 3: web.de is a public email provider"));
    assert!(refused("").contains("has no entries"));
    assert!(refused("#\n\nnonsense\n").contains("line 3"));
    let bytes = decoded("f", b"subject,organization\na.org,A\nb.org,\xff\n").expect_err("not UTF-8").what;
    assert!(bytes.contains("line 3"), "{bytes}");
}

#[test]
fn a_hundred_thousand_entries() {
    let mut text = String::from("subject,organization,from,until\n");
    for at in 0..50_000 {
        text += &format!("p{at}@x.org,A,,2020-01-01\np{at}@x.org,B{},2020-01-01,\n", at % 100);
    }
    let found = entries("f", &text, OrganizationFormat::Csv).and_then(|found| Book::new("f", found));
    assert!(found.is_ok_and(|book| !book.is_empty()));
}
