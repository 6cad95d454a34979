//! Statements that would take all memory or minutes end with an error that names the limit.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::laurels::{self, laurels, text};
use crate::support::small::small;

fn refused(sql: &str, words: &str) {
    let history = small();
    let mut command = laurels::command(&["query", "-C", &text(&history.path()), "--memory", "300M", "--sql", sql]);
    laurels::finish_within(60, &mut command).ended_with(2).says(words).says("hint: ");
}

#[test]
fn long_chains_of_operators_are_refused() {
    let many = |part: &str, joint: &str, times: usize| vec![part; times].join(joint);
    refused(&format!("SELECT {} AS x", many("1", "-", 20_000)), "more than 1,000 operators");
    let ors = many("name = 'a'", " OR ", 5_000);
    refused(&format!("SELECT name FROM people WHERE {ors}"), "more than 1,000 operators");
    refused(&many("SELECT 1 AS x", " UNION ALL ", 2_000), "more than 100 UNION");
    let nots = format!("SELECT {} TRUE AS x", many("NOT", " ", 5_000));
    refused(&nots, "more than 1,000 operators");
    refused(&format!("SELECT {}1{} AS x", "(".repeat(500), ")".repeat(500)), "nested too deeply");
}

#[test]
fn what_is_allowed_does_not_overflow_the_stack() {
    let history = small();
    let chain = vec!["1"; 1000].join("-");
    let sql = format!("SELECT {chain} AS x FROM people LIMIT 1");
    assert_eq!(laurels(&["query", "-C", &text(&history.path()), "--sql", &sql]).ok().out, "x\n-998\n");
    let sql = vec!["SELECT 1 AS x"; 101].join(" UNION ALL ");
    laurels(&["query", "-C", &text(&history.path()), "--sql", &sql]).ok();
}

#[test]
fn texts_have_no_length_that_a_number_decides() {
    for sql in [
        "SELECT lpad('x', 4000000000, 'y') AS x FROM people",
        "SELECT LPAD(name, 20000, 'y') AS x FROM people",
        "SELECT rpad(name, 100 * 1000 * 1000, 'y') AS x FROM people",
        "SELECT repeat('x', 1000000000) AS x FROM people",
    ] {
        refused(sql, "must be a whole number up to 10,000");
    }
}

/// Joins of 360 million rows.
const CROSS: &str = "WITH a AS (SELECT 1 AS x FROM releases UNION ALL SELECT 1 AS x FROM releases), \
                     b AS (SELECT a.x FROM a CROSS JOIN a AS r CROSS JOIN a AS s CROSS JOIN a AS t), \
                     c AS (SELECT b.x FROM b CROSS JOIN b AS r CROSS JOIN a AS s) \
                     SELECT MAX(c.x + d.x + e.x) AS n FROM c CROSS JOIN a AS d CROSS JOIN a AS e";

#[test]
fn a_query_that_takes_too_much_memory_is_ended() {
    refused(CROSS, "more than 300 MB of memory");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_running_query() {
    let history = small();
    let mut command = laurels::command(&["query", "-C", &text(&history.path()), "--memory", "100T", "--sql", CROSS]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("laurels runs");
    std::thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().expect("a child").is_none(), "it ended before the signal");
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
}
