//! Data for the tests of charts: plain, tied, hostile, huge.

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use crate::chart::context::Context;
use crate::chart::spec::Spec;
use crate::query::tests::result;
use crate::query::{ResultSet, Value};

/// Names that have broken other programs' pictures, and names that are 40 columns and wider.
pub const HOSTILE: [&str; 20] = [
    "\"><svg onload=alert(1)>",
    "</text><script>x</script>",
    "]]>",
    "-->",
    "A & B",
    "=HYPERLINK(\"http://x\",\"y\")",
    "@everyone",
    "\u{3}\u{0}\u{1b}[31mred",
    "\u{202e}gnp.exe",
    "山田太郎山田太郎山田太郎山田太郎山田太郎",
    "山田太郎山田太郎山田太郎山田太郎山田太郎二",
    "محمد بن موسى",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}a\u{301}\u{302}\u{303}lgo",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "",
    "   ",
    "\u{fdfd}\u{fdfd}\u{fdfd}",
    "Щербаков ШШШШШШШШШШШШШШШШШШШШШШШШШШШШШШШШ",
    "&amp;\r\n\t&#x3;",
];

/// A spec with the columns' usual names.
pub fn spec(kind: &str, top: u32) -> Spec {
    let fields = [("id", "test"), ("kind", kind)];
    let mut spec = Spec::deserialize(MapDeserializer::<_, Error>::new(fields.into_iter())).expect("a spec");
    spec.top = top;
    spec
}

/// A context without wishes.
pub fn context() -> Context {
    let source = "Source: git history of analytical/engine at 1a2b3c4d5 (2026-03-17).".to_owned();
    Context { repository: "analytical/engine".to_owned(), source, ..Context::default() }
}

/// A context with more words around a chart than there is room for.
pub fn crowded() -> Context {
    let repository = "W".repeat(90);
    let source = format!(
        "Source: git history of {repository} at 1a2b3c4d5\u{a0}(2026-03-17). The clone is incomplete, and so are the numbers."
    );
    let counting = "merges and bots excluded, co-authors and reviewers included, one patch once".to_owned();
    Context { repository, source, counting, logo: "W".repeat(40), ..Context::default() }
}

/// Twenty different names of about 12 columns.
pub fn names() -> Vec<String> {
    (0..20).map(|at| format!("Person {}{at:02}", "abcd".repeat(at % 3))).collect()
}

/// Rows for `bars`: the key is the position.
pub fn bars<S: AsRef<str>>(people: &[(S, i64)], release: &str) -> ResultSet {
    let total: i64 = people.iter().map(|(_, value)| *value).sum();
    let row = |(at, (name, value)): (usize, &(S, i64))| {
        let rank = people.iter().filter(|(_, other)| other > value).count() as i64 + 1;
        let share = Value::Float(*value as f64 / total as f64);
        vec![text(name.as_ref()), key(at), Value::Integer(*value), share, Value::Integer(rank), text(release)]
    };
    let columns = "name text, person_id text, commits integer, share number, rank integer, release text";
    result(columns, people.iter().enumerate().map(row).collect())
}

/// Rows for `bump`: in release `r`, person `p` has `commits(r, p)` commits.
pub fn bump<S: AsRef<str>>(people: &[S], releases: usize, commits: impl Fn(usize, usize) -> i64) -> ResultSet {
    let mut rows = Vec::new();
    for release in 0..releases {
        for (at, name) in people.iter().enumerate().filter(|(at, _)| commits(release, *at) > 0) {
            let above = (0..people.len()).filter(|other| commits(release, *other) > commits(release, at)).count();
            let (order, rank) = (Value::Integer(release as i64), Value::Integer(above as i64 + 1));
            rows.push(vec![text(&format!("v{release}.0")), order, text(name.as_ref()), key(at), rank]);
        }
    }
    let columns = "release text, ordinal integer, name text, person_id text, rank integer";
    result(columns, rows)
}

/// Rows for `diverging`: name, added, deleted.
pub fn diverging<S: AsRef<str>>(people: &[(S, i64, i64)]) -> ResultSet {
    let row = |(at, (name, added, deleted)): (usize, &(S, i64, i64))| {
        let numbers = [*added, *deleted, added - deleted].map(Value::Integer);
        [vec![text(name.as_ref()), key(at)], numbers.to_vec()].concat()
    };
    let columns = "name text, person_id text, lines_added integer, lines_deleted integer, lines_net integer";
    result(columns, people.iter().enumerate().map(row).collect())
}

/// A number that looks random and is always the same.
pub fn mixed(a: usize, b: usize, below: u64) -> i64 {
    let seed = (a as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64 + 1).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    let seed = (seed ^ (seed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((seed >> 33) % below) as i64
}

/// A cell with text.
pub fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// The key of the person at a position.
pub fn key(at: usize) -> Value {
    Value::Text(format!("{at:06x}"))
}
