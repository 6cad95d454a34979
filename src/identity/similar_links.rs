//! What connects two people so that they may be one. Everything goes by keys and sorting: nobody is compared with everybody.

use super::similar::{Confidence, Reason};
use super::similar_addresses::{Account, Address, account};
use super::similar_keys::{Folded, are_related, folded, is_part, is_several};

/// More people than this behind one address share it.
const MOST_AT_ADDRESS: usize = 4;
/// Shorter names of one word are borne by several people.
const LONG_WORD: usize = 6;
/// A login that is a whole name in one word.
const LONG_LOGIN: usize = 8;
/// A local part that is more than a first name.
const LONG_LOCAL: usize = 5;

/// One of the people who are compared.
pub(super) struct Candidate {
    /// Position among the people.
    pub(super) person: u32,
    /// The name after the mailmap.
    pub(super) name: String,
    /// Commits written.
    pub(super) commits: u64,
    /// Addresses after the mailmap, in lower case, each once.
    pub(super) mapped: Vec<String>,
    /// The same as committed.
    pub(super) raw: Vec<String>,
    folded: Folded,
}

impl Candidate {
    pub(super) fn new(person: u32, name: String, commits: u64, mapped: Vec<String>, raw: Vec<String>) -> Self {
        let folded = folded(&name);
        Self { person, name, commits, mapped, raw, folded }
    }

    fn accounts(&self) -> impl Iterator<Item = Account<'_>> {
        self.mapped.iter().chain(&self.raw).filter_map(|address| account(address))
    }
}

/// Two candidates that may be one person, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) confidence: Confidence,
    pub(super) reason: Reason,
    pub(super) one: usize,
    pub(super) other: usize,
}

/// All connections, strongest first. Among those that share something each is connected with the first: the candidates
/// stand in the order of their commits.
pub(super) fn links(candidates: &[Candidate]) -> Vec<Link> {
    let mut out = Vec::new();
    addresses(candidates, &mut out);
    accounts(candidates, &mut out);
    logins(candidates, &mut out);
    names(candidates, &mut out);
    initials(candidates, &mut out);
    local_parts(candidates, &mut out);
    out.sort_unstable();
    out.dedup_by_key(|link| (link.one, link.other, link.reason, link.confidence));
    out
}

type Keyed<K> = Vec<(K, usize)>;

/// Calls `visit` for each set of at least two candidates of one key, in their order.
fn groups<K: Ord>(mut keyed: Keyed<K>, mut visit: impl FnMut(&K, &[usize])) {
    keyed.sort_unstable();
    keyed.dedup();
    for group in keyed.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        visit(&group[0].0, &members);
    }
}

/// One address under several names.
fn addresses(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<&str> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !is_several(&candidate.name)) {
        let usable = candidate.mapped.iter().filter(|address| Address::read(address).is_some());
        keyed.extend(usable.map(|address| (address.as_str(), at)));
    }
    groups(keyed, |address, members| {
        let read = Address::read(address);
        let is_everybodys = read.is_some_and(|it| it.is_everybodys());
        let is_weak = is_everybodys || read.is_some_and(|it| it.is_machines());
        for other in &members[1..] {
            let are_related = are_related(&candidates[members[0]].folded, &candidates[*other].folded);
            let confidence = match (are_related, is_weak) {
                (true, false) => Confidence::Certain,
                (true, true) => Confidence::Likely,
                (false, _) if is_everybodys || members.len() > MOST_AT_ADDRESS => continue,
                (false, false) if members.len() == 2 => Confidence::Likely,
                (false, _) => Confidence::Possible,
            };
            out.push(Link { confidence, reason: Reason::SameAddress, one: members[0], other: *other });
        }
    });
}

/// One account of a forge: its number stays, and a login belongs to one person at a time.
fn accounts(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut numbers: Keyed<(&str, &str)> = Vec::new();
    let mut logins: Keyed<(&str, &str)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !is_several(&candidate.name)) {
        for account in candidate.accounts() {
            numbers.extend(account.number.map(|number| ((account.host, number), at)));
            logins.push(((account.host, account.login), at));
        }
    }
    for keyed in [numbers, logins] {
        groups(keyed, |_, members| {
            for other in &members[1..] {
                let (reason, confidence) = (Reason::NoReplyLogin, Confidence::Certain);
                out.push(Link { confidence, reason, one: members[0], other: *other });
            }
        });
    }
}

/// A login that is somebody's name.
fn logins(candidates: &[Candidate], out: &mut Vec<Link>) {
    // Owners of a login sort before those who are called so.
    let mut keyed: Vec<(String, bool, usize)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !is_several(&candidate.name)) {
        let owned: Vec<String> = candidate.accounts().map(|account| account.login.replace(['-', '_'], "")).collect();
        keyed.push((candidate.folded.joined(), true, at));
        keyed.extend(owned.into_iter().map(|login| (login, false, at)));
    }
    keyed.sort_unstable();
    keyed.dedup();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        let (login, is_name, owner) = &group[0];
        for (_, _, other) in group.iter().filter(|(_, is_name, at)| *is_name && at != owner) {
            let is_one_word = candidates[*other].folded.words.len() == 1;
            let is_rare = login.len() >= LONG_WORD || login.bytes().any(|byte| byte.is_ascii_digit());
            let is_whole_name = login.len() >= LONG_LOGIN;
            let confidence = match is_one_word {
                _ if *is_name => continue,
                true if is_rare => Confidence::Likely,
                false if is_whole_name => Confidence::Likely,
                _ => Confidence::Possible,
            };
            let (one, other) = (*owner.min(other), *owner.max(other));
            out.push(Link { confidence, reason: Reason::NoReplyLogin, one, other });
        }
    }
}

/// Names that differ in accents, case, punctuation or order only.
fn names(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<String> = Vec::new();
    let mut sorted: Keyed<Vec<&str>> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !candidate.folded.words.is_empty()) {
        keyed.push((candidate.folded.joined(), at));
        let mut words: Vec<&str> = candidate.folded.words.iter().map(String::as_str).collect();
        if words.len() > 1 {
            words.sort_unstable();
            sorted.push((words, at));
        }
    }
    let reason = Reason::SameNameFolded;
    groups(keyed, |key, members| {
        let first = &candidates[members[0]].folded;
        let is_rare =
            key.chars().count() >= LONG_WORD || !key.is_ascii() || key.bytes().any(|byte| byte.is_ascii_digit());
        for other in &members[1..] {
            let second = &candidates[*other].folded;
            let is_equal = first.words == second.words && !first.is_shortened && !second.is_shortened;
            let confidence = match (is_equal, first.words.len() > 1 || second.words.len() > 1) {
                (true, true) => Confidence::Certain,
                _ if is_rare => Confidence::Likely,
                _ => Confidence::Possible,
            };
            out.push(Link { confidence, reason, one: members[0], other: *other });
        }
    });
    groups(sorted, |_, members| {
        for other in &members[1..] {
            out.push(Link { confidence: Confidence::Likely, reason, one: members[0], other: *other });
        }
    });
}

/// `Ada B. Lovelace` and `Ada Lovelace`; two different initials are two people.
fn initials(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<Vec<&str>> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let (words, _) = candidate.folded.initials_apart();
        if words.len() > 1 {
            keyed.push((words, at));
        }
    }
    groups(keyed, |_, members| {
        let has_initials = |at: &&usize| !candidates[**at].folded.initials_apart().1.is_empty();
        let (with, without): (Vec<&usize>, Vec<&usize>) = members.iter().partition(has_initials);
        let letters: std::collections::BTreeSet<Vec<&str>> =
            with.iter().map(|at| candidates[**at].folded.initials_apart().1).collect();
        let (Some(plain), 1) = (without.first(), letters.len()) else { return };
        for other in with {
            let (one, other) = (*(*plain).min(other), *(*plain).max(other));
            out.push(Link { confidence: Confidence::Likely, reason: Reason::MiddleInitial, one, other });
        }
    });
}

/// One unusual local part at two hosts, where the one name is a part of the other.
fn local_parts(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<&str> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !is_several(&candidate.name)) {
        for address in candidate.mapped.iter().filter(|address| account(address).is_none()) {
            let usable = Address::read(address).filter(|it| it.local.len() >= LONG_LOCAL && !it.is_everybodys());
            keyed.extend(usable.filter(|it| !it.host.is_empty()).map(|it| (it.local, at)));
        }
    }
    groups(keyed, |local, members| {
        if members.len() > MOST_AT_ADDRESS {
            return;
        }
        let first = &candidates[members[0]].folded;
        for other in &members[1..] {
            let second = &candidates[*other].folded;
            let is_named_so = [first, second].iter().any(|name| name.joined() == local.replace(['.', '-', '_'], ""));
            if is_part(first, second) || is_named_so {
                let (confidence, reason) = (Confidence::Possible, Reason::SameLocalPart);
                out.push(Link { confidence, reason, one: members[0], other: *other });
            }
        }
    });
}
