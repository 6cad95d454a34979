//! How often pairs are right: measured on clones that have a mailmap, which is hidden and then used as the truth.
//!
//! `LAURELS_TEST_REPOS="/a /b" cargo test --test laurels merging -- --ignored --nocapture` prints a table;
//! `LAURELS_TEST_LIST=wrong` (or `unknown`, `right`) prints these pairs, too.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use ::laurels::fact::{Commit, Identity, Moment, ObjectId};
use ::laurels::identity::similar::{Confidence, Pair, Similar};
use ::laurels::identity::{Kinds, Mailmap, Visibility, people};

/// The lowest precision of each level.
const LEVELS: [(Confidence, f64); 2] = [(Confidence::Certain, 0.995), (Confidence::Likely, 0.97)];

/// Author and committer of each commit, and the values of its trailers.
const FORMAT: &str = "%an%x00%ae%x00%cn%x00%ce%x00%(trailers:only=true,unfold=true,valueonly=true,separator=%x01)%x02";

#[test]
#[ignore = "needs clones with a mailmap in LAURELS_TEST_REPOS"]
fn pairs_agree_with_the_mailmaps_of_projects() {
    let repos = std::env::var("LAURELS_TEST_REPOS").expect("LAURELS_TEST_REPOS names clones");
    let mut all = [Counts::default(), Counts::default()];
    eprintln!("| repository | revision | level | pairs | right | wrong | unknown | precision |");
    eprintln!("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for repo in repos.split_whitespace() {
        let history = History::read(repo);
        for ((level, _), sum) in LEVELS.iter().zip(&mut all) {
            let counts = history.judged(*level);
            eprintln!("{}", counts.row(&history.name, *level));
            sum.add(&counts);
        }
    }
    for ((level, least), sum) in LEVELS.iter().zip(&all) {
        eprintln!("{}", sum.row("all |", *level));
        assert!(sum.precision() >= *least, "{} pairs: {}", level.name(), sum.precision());
    }
}

/// How many pairs of a level the mailmap confirms.
#[derive(Default)]
struct Counts {
    right: usize,
    wrong: usize,
    unknown: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.unknown += other.unknown;
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn row(&self, name: &str, level: Confidence) -> String {
        let Self { right, wrong, unknown } = self;
        let (pairs, precision) = (right + wrong + unknown, self.precision() * 100.0);
        format!("| {name} | {} | {pairs} | {right} | {wrong} | {unknown} | {precision:.1}% |", level.name())
    }
}

/// The people of a clone as if it had no mailmap, and its mailmap.
struct History {
    name: String,
    identities: Vec<Identity>,
    commits: Vec<Commit>,
    counts: Vec<u64>,
    truth: Mailmap,
    /// The names and addresses, in lower case, that the mailmap gives to people.
    proper: BTreeSet<(Vec<u8>, Vec<u8>)>,
}

impl History {
    fn read(repo: &str) -> Self {
        let content = git(repo, &["show", "HEAD:.mailmap"]);
        let head = String::from_utf8_lossy(&git(repo, &["rev-parse", "--short=10", "HEAD"])).trim().to_owned();
        let url = String::from_utf8_lossy(&git(repo, &["config", "--get", "remote.origin.url"])).trim().to_owned();
        let name = if url.is_empty() { repo.to_owned() } else { url };
        let mut history = Self {
            name: format!("{} | {head}", name.trim_end_matches(".git").rsplit("github.com/").next().unwrap_or(repo)),
            identities: Vec::new(),
            commits: Vec::new(),
            counts: Vec::new(),
            truth: Mailmap::parse(&content),
            proper: proper(&content),
        };
        let mut known = BTreeMap::new();
        for record in git(repo, &["log", &format!("--format={FORMAT}"), "HEAD"]).split(|byte| *byte == 2) {
            history.add(record, &mut known);
        }
        history
    }

    fn add(&mut self, record: &[u8], known: &mut BTreeMap<Identity, u32>) {
        let record = record.strip_prefix(b"\n").unwrap_or(record);
        let parts: Vec<&[u8]> = record.split(|byte| *byte == 0).collect();
        let [name, email, committer, committer_email, trailers] = parts.as_slice() else { return };
        let author = self.identity(name, email, known);
        self.counts[author as usize] += 1;
        self.commits.push(commit(author));
        self.identity(committer, committer_email, known);
        for value in trailers.split(|byte| *byte == 1) {
            let Some(open) = value.iter().position(|byte| *byte == b'<') else { continue };
            let Some(close) = value.iter().position(|byte| *byte == b'>').filter(|close| *close > open) else {
                continue;
            };
            self.identity(value[..open].trim_ascii(), &value[open + 1..close], known);
        }
    }

    fn identity(&mut self, name: &[u8], email: &[u8], known: &mut BTreeMap<Identity, u32>) -> u32 {
        let identity = Identity { name: name.to_vec(), email: email.to_vec() };
        let next = u32::try_from(self.identities.len()).expect("few people");
        let at = *known.entry(identity.clone()).or_insert(next);
        if at == next {
            self.identities.push(identity);
            self.counts.push(0);
        }
        at
    }

    /// The pairs of a level, compared with the mailmap.
    fn judged(&self, level: Confidence) -> Counts {
        let kinds = Kinds::default();
        let visibility = Visibility { kinds: &kinds, hidden: &[], emails: true };
        let people = people(&self.identities, &self.counts, &Mailmap::default(), &visibility);
        let joins = Similar::new(Mailmap::default()).joins(level, &self.commits, &self.identities, &people);
        let listed = std::env::var("LAURELS_TEST_LIST").unwrap_or_default();
        let mut counts = Counts::default();
        // Pairs that are surer are counted at their own level.
        for pair in joins.pairs.iter().filter(|pair| pair.line == 1 && pair.confidence == level) {
            let verdict = self.verdict(pair);
            match verdict {
                "right" => counts.right += 1,
                "wrong" => counts.wrong += 1,
                _ => counts.unknown += 1,
            }
            if verdict == listed {
                let line = pair.mailmap_line().unwrap_or_default();
                let (reason, confidence) = (pair.reason.name(), pair.confidence.name());
                eprintln!("{verdict} {} {confidence} {reason} {line}", level.name());
            }
        }
        for (one, other) in &joins.refused {
            let name = |at: &u32| people.people[*at as usize].name.clone();
            if listed == "refused" {
                eprintln!("refused {}: {} / {}", level.name(), name(one), name(other));
            }
        }
        counts
    }

    /// `right` if the mailmap gives both one name; `wrong` if it gives each a name, and these differ.
    fn verdict(&self, pair: &Pair) -> &'static str {
        let (one, other) = (self.truth.resolve(&pair.proper), self.truth.resolve(&pair.spelling));
        let is_same_but_case =
            one.name.eq_ignore_ascii_case(&other.name) && one.email.eq_ignore_ascii_case(&other.email);
        if one.name == other.name || is_same_but_case {
            "right"
        } else if self.is_known(&pair.proper) && self.is_known(&pair.spelling) {
            "wrong"
        } else {
            "unknown"
        }
    }

    /// Whether the mailmap contains a name and address, as those of a commit or as those to show.
    fn is_known(&self, identity: &Identity) -> bool {
        let key = (identity.name.to_ascii_lowercase(), identity.email.to_ascii_lowercase());
        self.truth.resolve(identity).name != identity.name || self.proper.contains(&key)
    }
}

fn proper(mailmap: &[u8]) -> BTreeSet<(Vec<u8>, Vec<u8>)> {
    let mut out = BTreeSet::new();
    for line in mailmap.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"#")) {
        let Some(open) = line.iter().position(|byte| *byte == b'<') else { continue };
        let Some(close) = line.iter().position(|byte| *byte == b'>').filter(|close| *close > open) else { continue };
        let name = line[..open].trim_ascii().to_ascii_lowercase();
        out.insert((name, line[open + 1..close].to_ascii_lowercase()));
    }
    out
}

fn commit(author: u32) -> Commit {
    let moment = Moment::default();
    Commit {
        id: ObjectId::from_bytes(&[1; 20]).expect("twenty bytes"),
        author,
        committer: author,
        authored: moment,
        committed: moment,
        parents: 0,
        is_malformed: false,
        is_incomplete: false,
        is_known: false,
        is_in_revision: true,
        patch: None,
    }
}

fn git(repo: &str, arguments: &[&str]) -> Vec<u8> {
    Command::new("git").arg("-C").arg(repo).args(arguments).output().expect("git runs").stdout
}
