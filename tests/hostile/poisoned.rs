//! A history whose names, subjects, paths and tags are harmful in some output format.

use crate::support::History;
use crate::support::people::ADA;

/// Names, subjects and paths that git accepts.
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

/// A history in which each payload is a name, a subject and a path. The tags are spread over it.
pub(crate) fn poisoned() -> History {
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
