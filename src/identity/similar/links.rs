//! Finds links between candidates. Sorting by keys avoids comparing all pairs.

use std::collections::BTreeSet;

use super::address::Address;
use super::candidate::{Candidate, account};
use super::folded_name::{are_related, is_part, is_several};
use super::link::Link;
use super::similarity::{Confidence, Similarity};

/// The most people behind one address; more of them share it.
const MAX_AT_ADDRESS: usize = 4;
/// The length of a name of one word that is rare; several people have shorter ones.
const LONG_WORD: usize = 6;
/// The length of a login that is a full name in one word.
const LONG_LOGIN: usize = 8;
/// The length of a local part that is more than a first name.
const LONG_LOCAL: usize = 5;

/// Returns all links, strongest first. Candidates come by number of commits; those with a common key are each linked
/// with the first one.
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

/// Calls `visit` for each key of at least two candidates, with their indexes in ascending order.
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
        let is_shared = read.is_some_and(|it| it.is_shared());
        let is_weak = is_shared || read.is_some_and(|it| it.is_local_machine());
        for other in &members[1..] {
            let are_related = are_related(&candidates[members[0]].folded, &candidates[*other].folded);
            let confidence = match (are_related, is_weak) {
                (true, false) => Confidence::Certain,
                (true, true) => Confidence::Likely,
                (false, _) if is_shared || members.len() > MAX_AT_ADDRESS => continue,
                (false, false) if members.len() == 2 => Confidence::Likely,
                (false, _) => Confidence::Possible,
            };
            out.push(Link { confidence, reason: Similarity::SameAddress, one: members[0], other: *other });
        }
    });
}

/// One account at a forge: its number stays, and a login belongs to one person at a time.
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
                let (reason, confidence) = (Similarity::NoReplyLogin, Confidence::Certain);
                out.push(Link { confidence, reason, one: members[0], other: *other });
            }
        });
    }
}

/// A login that is another person's name.
fn logins(candidates: &[Candidate], out: &mut Vec<Link>) {
    // Owners of a login sort before people with that name.
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
            out.push(Link { confidence, reason: Similarity::NoReplyLogin, one, other });
        }
    }
}

/// Names that differ only in accents, case, punctuation or order.
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
    let reason = Similarity::SameNameFolded;
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

/// `Ada B. Lovelace` and `Ada Lovelace`. People with different initials are not linked.
fn initials(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<Vec<&str>> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let words = candidate.folded.long_words();
        if words.len() > 1 {
            keyed.push((words, at));
        }
    }
    groups(keyed, |_, members| {
        let initials = |at: usize| candidates[at].folded.initials();
        let (with, without): (Vec<usize>, Vec<usize>) = members.iter().partition(|at| !initials(**at).is_empty());
        let distinct: BTreeSet<Vec<&str>> = with.iter().map(|at| initials(*at)).collect();
        let Some(plain) = without.first().copied() else { return };
        if distinct.len() != 1 {
            return;
        }
        for at in with {
            let (one, other) = (plain.min(at), plain.max(at));
            out.push(Link { confidence: Confidence::Likely, reason: Similarity::MiddleInitial, one, other });
        }
    });
}

/// One unusual local part at two hosts, with one name part of the other.
fn local_parts(candidates: &[Candidate], out: &mut Vec<Link>) {
    let mut keyed: Keyed<&str> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !is_several(&candidate.name)) {
        for address in candidate.mapped.iter().filter(|address| account(address).is_none()) {
            let usable = Address::read(address).filter(|it| it.local.len() >= LONG_LOCAL && !it.is_shared());
            keyed.extend(usable.filter(|it| !it.host.is_empty()).map(|it| (it.local, at)));
        }
    }
    groups(keyed, |local, members| {
        if members.len() > MAX_AT_ADDRESS {
            return;
        }
        let first = &candidates[members[0]].folded;
        for other in &members[1..] {
            let second = &candidates[*other].folded;
            let is_named_so = [first, second].iter().any(|name| name.joined() == local.replace(['.', '-', '_'], ""));
            if is_part(first, second) || is_named_so {
                let (confidence, reason) = (Confidence::Possible, Similarity::SameLocalPart);
                out.push(Link { confidence, reason, one: members[0], other: *other });
            }
        }
    });
}
