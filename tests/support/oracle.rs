//! git's own answers, read from its `-z` output so that no path or name needs unquoting.

use std::collections::BTreeMap;

use super::Git;

/// Lines of a change as git prints them; `None` for `-`.
pub(crate) type Counts = Option<(u32, u32)>;

/// The lines of each commit and path, for those of the given commits that are not merges.
pub(crate) fn numstat(git: &Git, commits: &[String]) -> BTreeMap<(String, Vec<u8>), Counts> {
    const MARK: &[u8] = b"\x01\x02commit ";
    let mut args = vec!["log", "-z", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-merges"];
    args.extend(["--no-show-signature", "--format=%x01%x02commit %H", "--no-walk=unsorted", "--stdin"]);
    let mut rows = BTreeMap::new();
    let mut commit = String::new();
    for token in git.feed_bytes(&args, commits.join("\n").as_bytes()).split(|byte| *byte == 0) {
        let token = token.strip_prefix(b"\n").unwrap_or(token);
        if let Some(id) = token.strip_prefix(MARK) {
            commit = String::from_utf8_lossy(id).into_owned();
        } else if !token.is_empty() {
            let mut fields = token.splitn(3, |byte| *byte == b'\t');
            let mut number =
                || fields.next().map(|field| String::from_utf8_lossy(field).into_owned()).unwrap_or_default();
            let counts = (number().parse().ok()).zip(number().parse().ok());
            rows.insert((commit.clone(), fields.next().unwrap_or_default().to_vec()), counts);
        }
    }
    rows
}

/// What git shows for the people of a commit, before and after the mailmap.
#[derive(Debug, PartialEq, Eq, Clone, Default)]
pub(crate) struct People {
    pub(crate) author: (Vec<u8>, Vec<u8>),
    pub(crate) mapped: (Vec<u8>, Vec<u8>),
    pub(crate) committer: (Vec<u8>, Vec<u8>),
    pub(crate) authored_at: Vec<u8>,
    pub(crate) committed_at: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    /// A line each: `key: value`.
    pub(crate) trailers: Vec<u8>,
}

/// The people of each commit that is reachable from the tips.
pub(crate) fn people(git: &Git, tips: &[String]) -> BTreeMap<String, People> {
    let mut args = vec!["-c", "mailmap.blob=HEAD:.mailmap", "-c", "mailmap.file=", "log", "-z"];
    args.push("--format=%H%x00%an%x00%ae%x00%aN%x00%aE%x00%cn%x00%ce%x00%at%x00%ct%x00%s%x00%(trailers:only,unfold)");
    args.extend(tips.iter().map(String::as_str));
    args.push("--");
    let output = git.bytes(&args);
    let fields: Vec<&[u8]> = output.split(|byte| *byte == 0).collect();
    fields
        .chunks_exact(11)
        .map(|row| {
            // git leaves these two placeholders as they are where a signature is malformed.
            let text = |at: usize| if [&b"%aN"[..], b"%aE"].contains(&row[at]) { Vec::new() } else { row[at].to_vec() };
            let pair = |at: usize| (text(at), text(at + 1));
            let people = People {
                author: pair(1),
                mapped: pair(3),
                committer: pair(5),
                authored_at: row[7].to_vec(),
                committed_at: row[8].to_vec(),
                subject: row[9].to_vec(),
                trailers: row[10].to_vec(),
            };
            (String::from_utf8_lossy(row[0]).into_owned(), people)
        })
        .collect()
}
