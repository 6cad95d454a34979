//! All credits of a history.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::logins::Logins;
use super::pulls::{PullRequest, Pulls};
use super::role::Role;
use super::said::{Sayings, Whom};
use crate::fact::{Facts, Identity};
use crate::identity::{Kind, Kinds, Mailmap, People, is_hidden, people};

/// How facts are to be interpreted.
#[derive(Debug, Clone, Copy)]
pub struct Interpretation<'a> {
    /// Names and addresses as the project wants them.
    pub mailmap: &'a Mailmap,
    /// Who is human.
    pub kinds: &'a Kinds,
    /// Patterns of names that must not be shown.
    pub hidden: &'a [String],
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Whether lines that credit people count wherever they stand in a message.
    pub is_loose: bool,
    /// The project's name, `owner/name`, as messages may spell it out.
    pub project: &'a str,
}

/// What says that somebody is to be credited; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The commit's author or committer line.
    Header,
    /// A merge bot's list of reviewers.
    MergeBot,
    /// A trailer.
    Trailer,
    /// A line like a trailer elsewhere in the message.
    Loose,
}

impl Rule {
    /// The words in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Trailer => "trailer",
            Self::Loose => "loose line",
            Self::MergeBot => "merge bot",
        }
    }
}

/// A person's part in a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// Position of the commit.
    pub commit: u32,
    /// Position of the person.
    pub person: u32,
    /// The part.
    pub role: Role,
    /// What says so.
    pub rule: Rule,
    /// The spelling that says so, by position in [`Ledger::identities`]; `None` where a login does.
    pub identity: Option<u32>,
    /// A co-author by the spelling `Co-authored-by`, the only one that rust-lang/thanks knows.
    pub is_canonical: bool,
}

/// Who is who, and who did what.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Every spelling of everybody: those of the facts, and after them those that only trailers have.
    pub identities: Vec<Identity>,
    /// Everybody who is credited, `of_identity` by the same positions.
    pub people: People,
    /// By commit, then role, then person; a person has a role in a commit once.
    pub credits: Vec<Credit>,
    /// By project, then number.
    pub requests: Vec<PullRequest>,
    /// The pull request of each commit, by position.
    pub request_of: Vec<Option<u32>>,
    /// The people who reviewed each request, by the same positions.
    pub reviewers: Vec<Vec<u32>>,
    /// Whether lines that credit people count wherever they stand in a message.
    pub is_loose: bool,
    /// Positions of the texts that name somebody who must not be shown.
    pub withheld: HashSet<u32>,
    /// Accounts that stand for several people, so that nobody was credited by name, in lower case.
    pub ambiguous: Vec<String>,
}

impl Ledger {
    /// Interprets the facts of a clone.
    #[must_use]
    pub fn of(facts: &Facts, rules: &Interpretation<'_>) -> Self {
        let sayings = Sayings::of(facts);
        let mut uses = vec![0_u64; sayings.identities.len()];
        for commit in &facts.commits {
            uses[commit.author as usize] += 1;
        }
        let shown = (rules.hidden, rules.emails);
        let mut people = people(&sayings.identities, &uses, rules.mailmap, rules.kinds, shown);
        let mut logins = Logins::default();
        for (identity, person) in sayings.identities.iter().zip(&people.of_identity) {
            logins.see_identity(identity, *person);
        }
        let mut pulls = Pulls::of(facts, &people, rules.project, &mut logins);
        let wanted = wanted(facts, &sayings, &pulls);
        let is_told = |login: &&&str| logins.is_ambiguous(login) && !is_hidden(login, rules.hidden);
        let ambiguous = wanted.keys().filter(is_told).map(|login| (*login).to_owned()).collect();
        let (accounts, moved) = Accounts::new(&logins, &wanted, &mut people, rules);
        for author in pulls.requests.iter_mut().filter_map(|request| request.author.as_mut()) {
            *author = moved[*author as usize];
        }
        let credits = Self::credits(facts, &sayings, &pulls, &people, &accounts);
        let withheld = sayings.withheld(&people, &accounts.people);
        for request in &mut pulls.requests {
            let author = request.author.and_then(|author| people.people.get(author as usize));
            let is_withheld =
                |login: &String| author.is_some_and(|person| person.is_hidden) || is_hidden(login, rules.hidden);
            request.login = request.login.take().filter(|login| !is_withheld(login));
        }
        let reviewers = pulls.requests.iter().map(|request| accounts.people(&request.reviewers)).collect();
        let identities = sayings.identities;
        Self {
            identities,
            people,
            credits,
            requests: pulls.requests,
            request_of: pulls.of_commit,
            reviewers,
            ambiguous,
            is_loose: rules.is_loose,
            withheld,
        }
    }

    /// The credits that count as such: loose lines give some only where they were asked for.
    pub fn given(&self) -> impl Iterator<Item = &Credit> {
        self.credits.iter().filter(|credit| self.is_loose || credit.rule != Rule::Loose)
    }

    fn credits(facts: &Facts, sayings: &Sayings, pulls: &Pulls, people: &People, accounts: &Accounts) -> Vec<Credit> {
        let mut out: Vec<Credit> = Vec::with_capacity(facts.commits.len() * 2);
        let mut reviews = pulls.reviews.iter().peekable();
        let mut places: HashMap<(u32, Role), usize> = HashMap::new();
        let of = |identity: u32| people.of_identity.get(identity as usize).copied();
        for (at, commit) in (0_u32..).zip(&facts.commits) {
            let (start, author) = (out.len(), of(commit.author));
            places.clear();
            let mut add = |person: Option<u32>, identity: Option<u32>, role, rule, is_canonical| {
                let Some(person) = person else { return };
                // Nobody is a co-author of one's own commit.
                if role == Role::CoAuthor && author == Some(person) {
                    return;
                }
                match places.entry((person, role)) {
                    Entry::Occupied(place) => {
                        let known: &mut Credit = &mut out[*place.get()];
                        known.is_canonical |= is_canonical;
                        known.rule = known.rule.min(rule);
                    }
                    Entry::Vacant(place) => {
                        place.insert(out.len());
                        out.push(Credit { commit: at, person, role, rule, identity, is_canonical });
                    }
                }
            };
            add(of(commit.author), Some(commit.author), Role::Author, Rule::Header, false);
            add(of(commit.committer), Some(commit.committer), Role::Committer, Rule::Header, false);
            for (said, is_trailer) in facts.remarks.of(at).iter().filter_map(|remark| sayings.said(remark)) {
                let rule = if is_trailer { Rule::Trailer } else { Rule::Loose };
                for whom in &said.whom {
                    let (person, identity) = match whom {
                        Whom::Identity(identity) => (of(*identity), Some(*identity)),
                        Whom::Login(login, _) => (accounts.person(login), None),
                    };
                    said.roles.iter().for_each(|role| add(person, identity, *role, rule, said.is_canonical));
                }
            }
            while let Some((_, login)) = reviews.next_if(|(commit, _)| *commit == at) {
                add(accounts.person(login), None, Role::Reviewer, Rule::MergeBot, false);
            }
            out[start..].sort_by_key(|credit| (credit.role, credit.person));
        }
        out
    }
}

/// Logins in lower case, with the spelling of those that may be names.
type Wanted<'a> = BTreeMap<&'a str, Option<&'a str>>;

/// Every login that somebody is credited by.
fn wanted<'a>(facts: &Facts, sayings: &'a Sayings, pulls: &'a Pulls) -> Wanted<'a> {
    let said = facts.remarks.all().iter().filter_map(|remark| sayings.said(remark)).flat_map(|(said, _)| &said.whom);
    let words = said.filter_map(|whom| match whom {
        Whom::Login(login, word) => Some((login.as_str(), word.as_deref())),
        Whom::Identity(_) => None,
    });
    let mut out = Wanted::new();
    for (login, word) in words.chain(pulls.reviews.iter().map(|(_, login)| (login.as_str(), None))) {
        // None, for an account without doubt, comes before every spelling; of these the smallest counts.
        let known = out.entry(login).or_insert(word);
        *known = (*known).min(word);
    }
    out
}

/// The people behind the logins; those that the history does not show are people of their own.
struct Accounts {
    people: BTreeMap<String, u32>,
}

impl Accounts {
    fn new(logins: &Logins, wanted: &Wanted<'_>, people: &mut People, rules: &Interpretation<'_>) -> (Self, Vec<u32>) {
        let unknown: Vec<_> = wanted.iter().filter(|(login, _)| logins.person(login).is_none()).collect();
        let known = wanted.keys().filter_map(|login| Some(((*login).to_owned(), logins.person(login)?)));
        let mut known: BTreeMap<String, u32> = known.collect();
        let made = unknown.iter().map(|(login, word)| account(login, **word, rules)).collect();
        let places = people.add(made, rules.kinds, rules.hidden);
        // Adding people moved those who were there.
        for person in known.values_mut() {
            *person = places.moved[*person as usize];
        }
        known.extend(unknown.iter().map(|(login, _)| (**login).to_owned()).zip(places.added));
        (Self { people: known }, places.moved)
    }

    fn person(&self, login: &str) -> Option<u32> {
        self.people.get(login).copied()
    }

    fn people(&self, logins: &[String]) -> Vec<u32> {
        let found: BTreeSet<u32> = logins.iter().filter_map(|login| self.person(login)).collect();
        found.into_iter().collect()
    }
}

/// An account whose owner nobody knows: its name says so, unless it is a well-known bot, or may be a name.
fn account(login: &str, word: Option<&str>, rules: &Interpretation<'_>) -> Identity {
    let name = login.as_bytes().to_vec();
    let bot = Identity { name, email: format!("{login}@users.noreply.github.com").into_bytes() };
    match rules.kinds.of(&bot) {
        Kind::Human if is_hidden(login, rules.hidden) => bot,
        Kind::Human => {
            let name = word.map_or_else(|| format!("{login} (login)"), str::to_owned);
            Identity { name: name.into_bytes(), email: Vec::new() }
        }
        _ => bot,
    }
}
