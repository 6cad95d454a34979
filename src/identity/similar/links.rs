//! Finds links between candidates. Sorting by keys avoids comparing all pairs.

use std::collections::BTreeSet;

use super::address::Address;
use super::candidate::{Candidate, account};
use super::folded_name::{are_related, is_part, is_several};
use super::link::Link;
use super::similarity::{Confidence, Similarity};
use super::vague::{CommonWords, is_filled_in};

/// The most people behind one address; more of them share it.
const MAX_AT_ADDRESS: usize = 4;
/// The number of people with unrelated names, besides the first one, from which an address is shared.
const MAX_APART: usize = 3;
/// The most people at an address with whom each further one is compared.
const MAX_COMPARED: usize = 20;
/// The length of a login of one word that is rare; several people have shorter ones.
const LONG_WORD: usize = 6;
/// The length of a full name without spaces that is rare.
const LONG_NAME: usize = 8;
/// The length of a login that is a full name in one word.
const LONG_LOGIN: usize = 8;
/// The length of a local part that is more than a first name.
const LONG_LOCAL: usize = 5;

/// Returns all links, strongest first. Candidates come by number of commits; those with a common key are each linked
/// with the first one.
pub(super) fn links(candidates: &[Candidate]) -> Vec<Link> {
    let mut out = Vec::new();
    let common = CommonWords::of(candidates);
    addresses(candidates, &mut out);
    accounts(candidates, &mut out);
    logins(candidates, &mut out);
    names(candidates, &common, &mut out);
    initials(candidates, &mut out);
    local_parts(candidates, &mut out);
    // Several people behind one name would become one with everybody who has an address of one of them.
    let are_several: Vec<bool> = candidates.iter().map(|candidate| common.is_several(candidate)).collect();
    for link in &mut out {
        if are_several[link.one] || are_several[link.other] {
            link.confidence = Confidence::Possible;
        }
    }
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
        let related = related(candidates, members);
        // An address of several people, none of whose names is like another, identifies nobody.
        let apart = related.iter().filter(|(_, like)| like.is_none()).count();
        let is_shared = read.is_some_and(|it| it.is_shared()) || apart >= MAX_APART;
        let is_weak = is_shared || read.is_some_and(|it| it.is_local_machine());
        for (other, like) in related {
            let confidence = match (like.is_some(), is_weak) {
                (true, false) => Confidence::Certain,
                (true, true) => Confidence::Likely,
                (false, _) if is_shared || members.len() > MAX_AT_ADDRESS => continue,
                (false, false) if apart == 1 => Confidence::Likely,
                (false, _) => Confidence::Possible,
            };
            let one = like.unwrap_or(members[0]);
            out.push(Link { confidence, reason: Similarity::SameAddress, one, other });
        }
    });
}

/// Each member but the first, with the first one before it whose name is like its own.
fn related(candidates: &[Candidate], members: &[usize]) -> Vec<(usize, Option<usize>)> {
    let mut out = Vec::with_capacity(members.len());
    for (at, other) in members.iter().enumerate().skip(1) {
        // Comparing all with all takes too long at an address that thousands have.
        let before = members[..at].iter().take(MAX_COMPARED);
        let like = before.copied().find(|one| are_related(&candidates[*one].folded, &candidates[*other].folded));
        out.push((*other, like));
    }
    out
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
fn names(candidates: &[Candidate], common: &CommonWords<'_>, out: &mut Vec<Link>) {
    let mut keyed: Keyed<String> = Vec::new();
    let mut sorted: Keyed<Vec<&str>> = Vec::new();
    let is_name = |candidate: &Candidate| !candidate.folded.words.is_empty() && !is_filled_in(&candidate.folded);
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| is_name(candidate)) {
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
        let is_long = key.chars().count() >= LONG_NAME || !key.is_ascii();
        for other in &members[1..] {
            let second = &candidates[*other].folded;
            let is_equal = first.words == second.words && !first.is_shortened && !second.is_shortened;
            let is_full = first.words.len() > 1 || second.words.len() > 1;
            let has_initial = !first.initials().is_empty() || !second.initials().is_empty();
            let confidence = match (is_equal, is_full) {
                (true, true) => Confidence::Certain,
                (_, true) if is_long && !has_initial => Confidence::Likely,
                (_, false) if !common.is_vague(first) => Confidence::Likely,
                _ => Confidence::Possible,
            };
            out.push(Link { confidence, reason, one: members[0], other: *other });
        }
    });
    groups(sorted, |words, members| {
        let is_long = words.concat().chars().count() >= LONG_NAME;
        let confidence = if is_long { Confidence::Likely } else { Confidence::Possible };
        for other in &members[1..] {
            out.push(Link { confidence, reason, one: members[0], other: *other });
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
