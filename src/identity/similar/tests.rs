//! Who is found to be the same person, who is not, and the effect of the lines.

use super::pair::Pair;
use super::search::Similar;
use crate::fact::{Commit, Facts, Identity, Moment, ObjectId};
use crate::identity::mailmap::Mailmap;
use crate::identity::people::people;
use crate::identity::person_kind::Kinds;
use crate::identity::visibility::Visibility;

fn facts(spellings: &[(&str, &str, usize)]) -> Facts {
    let mut facts = Facts::default();
    for ((name, email, commits), at) in spellings.iter().zip(0_u32..) {
        facts.identities.push(Identity { name: (*name).into(), email: (*email).into() });
        let id = ObjectId::from_bytes(&[1; 20]).expect("twenty bytes");
        let moment = Moment::default();
        let commit = Commit {
            id,
            author: at,
            committer: at,
            authored: moment,
            committed: moment,
            parents: 0,
            is_malformed: false,
            is_incomplete: false,
            is_known: false,
            is_in_revision: true,
            patch: None,
        };
        facts.commits.extend(std::iter::repeat_n(commit, *commits));
    }
    facts
}

fn pairs_after(mailmap: &str, spellings: &[(&str, &str, usize)]) -> Vec<Pair> {
    let (facts, mailmap) = (facts(spellings), Mailmap::parse(mailmap.as_bytes()));
    let uses: Vec<u64> = spellings.iter().map(|spelling| spelling.2 as u64).collect();
    let hidden = ["hidden*".to_owned()];
    let kinds = Kinds::default();
    let visibility = Visibility { kinds: &kinds, hidden: &hidden, emails: true };
    let people = people(&facts.identities, &uses, &mailmap, &visibility);
    Similar::new(mailmap).pairs(&facts.commits, &facts.identities, &people).to_vec()
}

/// `reason confidence line` of each pair.
fn found(spellings: &[(&str, &str, usize)]) -> Vec<String> {
    let line = |pair: &Pair| pair.mailmap_line().unwrap_or_else(|| "-".to_owned());
    let pairs = pairs_after("", spellings);
    pairs.iter().map(|it| format!("{} {} {}", it.reason.name(), it.confidence.name(), line(it))).collect()
}

#[test]
fn one_address_under_two_names() {
    assert_eq!(
        found(&[("Ada Lovelace", "ada@x.org", 3), ("ada", "Ada@X.org", 2)]),
        ["same_address certain Ada Lovelace <ada@x.org> ada <Ada@X.org>"]
    );
    assert_eq!(
        found(&[("Ada Lovelace", "ada@x.org", 2), ("countess", "ada@x.org", 3)]),
        ["same_address likely countess <ada@x.org> Ada Lovelace <ada@x.org>"]
    );
    assert_eq!(
        found(&[("Ada", "ada@host", 2), ("Bob", "ada@host", 1)]),
        ["same_address possible Ada <ada@host> Bob <ada@host>"]
    );
    let shared: Vec<(&str, &str, usize)> =
        ["Ada", "Bob", "Cleo", "Dora", "Elif"].iter().map(|name| (*name, "pool@x.org", 1)).collect();
    assert_eq!(found(&shared), [""; 0]);
    for (one, other, address) in [
        ("Ada", "Bob", "root@localhost"),
        ("Ada", "Bob", "info@x.org"),
        ("Ada", "Ada and Bob", "ada@x.org"),
        ("Ada", "dependabot[bot]", "ada@x.org"),
        ("Ada", "Hidden Ada", "ada@x.org"),
    ] {
        assert_eq!(found(&[(one, address, 2), (other, address, 1)]), [""; 0], "{one} {other}");
    }
}

#[test]
fn accounts_and_logins_of_forges() {
    let noreply = "@users.noreply.github.com";
    let reasons = |one: (&str, &str), other: (&str, &str)| {
        let pairs = pairs_after("", &[(one.0, one.1, 2), (other.0, other.1, 1)]);
        pairs.iter().map(|it| format!("{} {}", it.reason.name(), it.confidence.name())).collect::<String>()
    };
    let numbered = |login: &str| format!("77+{login}{noreply}");
    let plain = |login: &str| format!("{login}{noreply}");
    assert_eq!(reasons(("Ada", &numbered("old")), ("Countess", &numbered("new"))), "no_reply_login certain");
    assert_eq!(reasons(("Ada", &numbered("adal")), ("Countess", &plain("AdaL"))), "no_reply_login certain");
    assert_eq!(reasons(("Ada", &plain("countess")), ("countess", "c@x.org")), "no_reply_login likely");
    assert_eq!(reasons(("X", &plain("ada-lovelace")), ("Ada Lovelace", "c@x.org")), "no_reply_login likely");
    assert_eq!(reasons(("X", &plain("ada")), ("Ada", "c@x.org")), "no_reply_login possible");
    assert_eq!(reasons(("Ada", &plain("adal")), ("Bob", &plain("bobl"))), "");
    let gitlab = "5-ada@users.noreply.gitlab.com";
    assert_eq!(reasons(("Ada", gitlab), ("Countess", "5-lovelace@users.noreply.gitlab.com")), "no_reply_login certain");
    assert_eq!(reasons(("Ada", &numbered("x")), ("Countess", "77-y@users.noreply.gitlab.com")), "");
}

#[test]
fn names_that_fold_to_one() {
    let confidence = |one: &str, other: &str| {
        let pairs = pairs_after("", &[(one, "a@x.org", 2), (other, "b@y.org", 1)]);
        pairs.iter().map(|it| format!("{} {}", it.reason.name(), it.confidence.name())).collect::<String>()
    };
    for other in ["ada lovelace", "Lovelace, Ada", "Ada  Lóvelace", "Ａｄａ Lovelace", "Ada.Lovelace"] {
        assert_eq!(confidence("Ada Lovelace", other), "same_name_folded certain", "{other}");
    }
    assert_eq!(confidence("Ada Lovelace", "Lovelace Ada"), "same_name_folded likely");
    assert_eq!(confidence("Ada Lovelace", "AdaLovelace"), "same_name_folded likely");
    assert_eq!(confidence("Ada Lovelace", "Ada Lovelace (Example)"), "same_name_folded likely");
    assert_eq!(confidence("david", "David"), "same_name_folded possible");
    assert_eq!(confidence("Ada Lovelace", "Ada B. Lovelace"), "middle_initial likely");
    assert_eq!(confidence("Ada C. Lovelace", "Ada B. Lovelace"), "");
    assert_eq!(confidence("Ada Lovelace", "Ada Byron"), "");
    assert_eq!(confidence("王伟", "王芳"), "");
    let initials =
        [("Ada B. Lovelace", "a@x.org", 3), ("Ada C. Lovelace", "b@x.org", 2), ("Ada Lovelace", "c@x.org", 1)];
    assert_eq!(found(&initials), [""; 0]);
}

#[test]
fn local_parts_are_weak_evidence() {
    let expected = ["same_local_part possible Ada Lovelace <lovelace@x.org> Ada <lovelace@y.org>"];
    assert_eq!(found(&[("Ada Lovelace", "lovelace@x.org", 2), ("Ada", "lovelace@y.org", 1)]), expected);
    assert_eq!(found(&[("Ada Lovelace", "lovelace@x.org", 2), ("Bob", "lovelace@y.org", 1)]), [""; 0]);
    assert_eq!(found(&[("Ada Lovelace", "contact@x.org", 2), ("Ada", "contact@y.org", 1)]), [""; 0]);
}

#[test]
fn one_name_with_several_addresses_comes_last() {
    let spellings = [("Ada", "a@x.org", 3), ("Ada", "a@y.org", 1), ("Bob B", "b@x.org", 1), ("bob b", "c@x.org", 1)];
    let expected =
        ["same_name_folded certain Bob B <b@x.org> bob b <c@x.org>", "same_name certain Ada <a@x.org> Ada <a@y.org>"];
    assert_eq!(found(&spellings), expected);
    assert_eq!(found(&[("Ada", "a@x.org", 3), ("Ada", "A@x.org", 1)]), [""; 0]);
}

#[test]
fn chains_lead_to_the_person_of_most_commits() {
    // `ada l` is one with `Ada L` by name, and with `countess` by address.
    let spellings = [("Ada L", "a@x.org", 9), ("ada l", "b@x.org", 2), ("countess", "b@x.org", 4)];
    let pairs = pairs_after("", &spellings);
    let lines: Vec<String> = pairs.iter().filter_map(Pair::mailmap_line).collect();
    assert_eq!(lines, ["Ada L <a@x.org> ada l <b@x.org>", "Ada L <a@x.org> countess <b@x.org>"]);
    assert_eq!((pairs[0].via, pairs[1].via.is_some()), (None, true));
    assert_eq!(pairs[1].confidence.name(), "likely");
    // All lines together leave one person, and nothing more to say.
    assert!(pairs_after(&lines.join("\n"), &spellings).is_empty());
}

#[test]
fn chains_do_not_make_different_people_one() {
    let joined = |spellings: &[(&str, &str, usize)]| {
        let pairs = pairs_after("", spellings);
        let strong = pairs.iter().filter(|it| it.confidence.name() != "possible" && it.person != it.other);
        strong.filter_map(Pair::mailmap_line).collect::<Vec<_>>()
    };
    // Two people are called Alex, and one of them has Bea's address.
    let alex = [("Alex", "a@x.org", 5), ("Alex", "b@x.org", 4), ("Alex Other", "a@x.org", 3), ("Bea", "b@x.org", 2)];
    assert!(joined(&alex[..3]).is_empty() && joined(&alex).is_empty());
    // Names that nobody chose, and names without letters.
    for name in ["root", "Your Name", "="] {
        assert_eq!(
            joined(&[("Ada L", "a@x.org", 3), (name, "a@x.org", 2), (name, "b@x.org", 1), ("Bob M", "b@x.org", 1)]),
            [""; 0],
            "{name}"
        );
    }
    // A bridge between two full names: the weaker of its links is left out.
    let bridge = [("Ada Lovelace", "a@x.org", 9), ("adalove9", "a@x.org", 5), ("adalove9", "b@x.org", 4)];
    let both = [&bridge[..], &[("Bob Smith", "b@x.org", 2)]].concat();
    assert_eq!(joined(&both).len(), 2, "{:?}", joined(&both));
    // An address that a bot has identifies nobody.
    assert!(joined(&[("Ada", "a@x.org", 2), ("Ada L", "a@x.org", 1), ("x[bot]", "a@x.org", 1)]).is_empty());
    // A list that sends for everybody.
    let list: Vec<(&str, &str, usize)> =
        ["A Lee via L", "B Foo via L", "C Bar via L"].iter().map(|name| (*name, "list@x.org", 1)).collect();
    assert!(joined(&list).is_empty());
    // A line without a name would apply to Bob, too.
    let nameless = pairs_after("", &[("Ada", "ada@x.org", 3), ("", "ada@x.org", 1), ("Bob", "ada@x.org", 1)]);
    assert!(nameless.iter().filter(|pair| pair.spelling.name.is_empty()).all(|it| it.mailmap_line().is_none()));
}

#[test]
fn lines_that_git_would_misread_are_not_given() {
    for name in ["# Ada", "Ada\u{1b}", " Ada", "A <b> c"] {
        let pairs = pairs_after("", &[(name, "ada@x.org", 2), ("ada", "ada@x.org", 1)]);
        assert!(!pairs.is_empty() && pairs.iter().all(|pair| pair.mailmap_line().is_none()), "{name}");
    }
    let nameless = [("Ada", "ada@x.org", 1), ("", "ada@x.org", 5)];
    assert_eq!(found(&nameless), ["same_address likely Ada <ada@x.org> <ada@x.org>"]);
}

#[test]
fn thirty_thousand_people_are_not_compared_with_each_other() {
    let names: Vec<(String, String)> = (0..30_000)
        .map(|at| (format!("Person{} Name{}", at / 2, at % 7), format!("p{}@host{}.org", at / 3, at % 50)))
        .collect();
    let spellings: Vec<(&str, &str, usize)> =
        names.iter().map(|(name, email)| (name.as_str(), email.as_str(), 1)).collect();
    assert!(pairs_after("", &spellings).len() < 60_000);
}
