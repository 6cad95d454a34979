//! How messages name pull requests: forges and merge bots each have a form of their own.

use super::who;
use crate::text;

/// A subject that names more is no merge of this world.
const MAX_REFERENCES: usize = 100;
/// Longer titles are cut, in terminal columns.
const MAX_TITLE: usize = 300;

/// What kind of message named it; the first kinds tell more and come before the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A merge commit of its own.
    Merge,
    /// A number in the subject of a commit that is no merge: `(#123)`.
    Squash,
    /// A trailer of each of its commits, such as `PR-URL`.
    Trailer,
    /// A line in the list of a rollup.
    Member,
}

impl Form {
    /// The word in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Squash => "squash",
            Self::Trailer => "trailer",
            Self::Member => "rollup_member",
        }
    }
}

/// A pull request as one message names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// `owner/name`, where it is one of another project or the message says it.
    pub(super) project: Option<String>,
    pub(super) number: i64,
    pub(super) form: Form,
    /// The account it came from, as it is spelled.
    pub(super) login: Option<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) title: Option<String>,
    /// It brought other pull requests together.
    pub(super) is_rollup: bool,
    /// Only a number at the end of the subject says so.
    pub(super) is_suffix: bool,
}

/// A line of the body that belongs to a pull request.
pub(super) enum Line<'a> {
    Batch(&'a str),
    Member(&'a str),
    Request(&'a str),
    Title(&'a str),
    Review(&'a str),
    /// (key, value)
    Trailer(&'a str, &'a str),
}

/// The pull requests that a message names.
pub(super) fn named(subject: &str, is_merge: bool, lines: &[Line<'_>]) -> Vec<Named> {
    let mut out = Vec::new();
    let title = lines
        .iter()
        .find_map(|line| if let Line::Title(title) = line { Some(text::shorten(title, MAX_TITLE)) } else { None });
    if let Some(found) = merged(subject, is_merge) {
        out.extend(
            found.into_iter().map(|named| Named { title: named.title.clone().or_else(|| title.clone()), ..named }),
        );
    } else if let Some(named) = suffix(subject, is_merge) {
        out.push(named);
    }
    let review = lines.iter().find_map(|line| if let Line::Review(line) = line { who::reviewers(line) } else { None });
    let reviewers = who::reviewers(subject).or(review).map(who::logins).unwrap_or_default();
    for named in &mut out {
        named.reviewers.clone_from(&reviewers);
    }
    for line in lines {
        match line {
            Line::Batch(line) => batch(&mut out, line),
            Line::Request(line) => out.extend(gitlab(line, title.as_deref(), is_merge)),
            Line::Trailer(key, value) => out.extend(trailer(key, value)),
            Line::Member(_) | Line::Title(_) | Line::Review(_) => {}
        }
    }
    let members: Vec<Named> = lines.iter().filter_map(member).collect();
    if !members.is_empty() {
        for named in &mut out {
            named.is_rollup = true;
        }
    }
    out.extend(members);
    for named in &mut out {
        named.title = named.title.take().map(|title| text::shorten(&title, MAX_TITLE));
    }
    out
}

/// Subjects that say what was merged.
fn merged(subject: &str, is_merge: bool) -> Option<Vec<Named>> {
    for prefix in ["Merge pull request ", "Merged pull request ", "Merge PR "] {
        if let Some(rest) = subject.strip_prefix(prefix) {
            return github(rest).or_else(|| gitea(rest)).map(|named| vec![Named { form: form(is_merge), ..named }]);
        }
    }
    for (prefix, joint) in [("Auto merge of ", " - "), ("auto merge of ", " : "), ("Rollup merge of ", " - ")] {
        if let Some(rest) = subject.strip_prefix(prefix) {
            let (reference, rest) = rest.split_once(joint)?;
            // `user:branch` of today's bots, `user/repository/branch` of the first one.
            let login = rest.split([':', '/', ',', ' ']).next();
            return Some(vec![Named { login: login.and_then(login_of), ..reference_of(reference)? }]);
        }
    }
    if let Some(rest) = subject.strip_prefix("Merged PR ") {
        let (number, title) = rest.split_once(": ")?;
        return Some(vec![Named { title: Some(title.to_owned()), form: form(is_merge), ..numbered(None, number)? }]);
    }
    if !is_merge {
        return None;
    }
    bitbucket(subject).or_else(|| symfony(subject)).map(|named| vec![named]).or_else(|| several(subject))
}

/// `#1 from user/branch`, `owner/name#1 from user/branch`, `#1. Words`
fn github(rest: &str) -> Option<Named> {
    let (reference, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let branch = rest.strip_prefix("from ").unwrap_or_default();
    let named = reference_of(reference.trim_end_matches(['.', ':', ',']))?;
    Some(Named { login: branch.split_once('/').and_then(|(login, _)| login_of(login)), ..named })
}

/// `'title' (#1) from user/branch into main`
fn gitea(rest: &str) -> Option<Named> {
    let (title, rest) = rest.strip_prefix('\'')?.rsplit_once("' (")?;
    let (reference, rest) = rest.split_once(')')?;
    let branch = rest.strip_prefix(" from ").unwrap_or_default();
    let login = branch.split_once('/').and_then(|(login, _)| login_of(login));
    Some(Named { login, title: Some(title.to_owned()), ..reference_of(&reference.replace('!', "#"))? })
}

/// `Merged in branch (pull request #1)`, `Pull request #1: title`
fn bitbucket(subject: &str) -> Option<Named> {
    if let Some(rest) = subject.strip_prefix("Pull request #") {
        let (number, title) = rest.split_once(": ")?;
        return Some(Named { title: Some(title.to_owned()), ..numbered(None, number)? });
    }
    let (_, rest) = subject.strip_prefix("Merged in ")?.rsplit_once(" (pull request #")?;
    numbered(None, rest.strip_suffix(')')?)
}

/// `feature #1 A title (login, login)`, whose names may be those of people, `merged branch user/branch (PR #1)`
fn symfony(subject: &str) -> Option<Named> {
    if let Some(rest) = subject.strip_prefix("merged branch ") {
        let (branch, rest) = rest.split_once(" (PR #")?;
        let login = branch.split_once('/').and_then(|(login, _)| login_of(login));
        return Some(Named { login, ..numbered(None, rest.strip_suffix(')')?)? });
    }
    let (kind, rest) = subject.split_once('#')?;
    let kind = kind.trim_end();
    let (number, rest) = rest.split_once(' ')?;
    let is_kind = !kind.is_empty() && kind.len() <= 16 && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    let (title, logins) = rest.strip_suffix(')')?.rsplit_once(" (")?;
    let login = logins.split(", ").next().and_then(login_of);
    let named = numbered(None, number).filter(|_| is_kind)?;
    Some(Named { login, title: Some(title.to_owned()), ..named })
}

/// `Merge #1 #2`, `Merge owner/name#1: title`
fn several(subject: &str) -> Option<Vec<Named>> {
    let rest = subject.strip_prefix("Merge ")?;
    let (references, title) =
        rest.split_once(": ").map_or((rest, None), |(references, title)| (references, Some(title)));
    let of = |word: &str| reference_of(word).map(|named| Named { title: title.map(str::to_owned), ..named });
    references
        .split(' ')
        .take(MAX_REFERENCES + 1)
        .map(of)
        .collect::<Option<Vec<_>>>()
        .filter(|it| it.len() <= MAX_REFERENCES)
}

/// `A title (#1)`; of several numbers the last is its own.
fn suffix(subject: &str, is_merge: bool) -> Option<Named> {
    let (title, rest) = subject.trim_end().strip_suffix(')')?.rsplit_once(" (")?;
    let named = reference_of(rest).filter(|_| rest.starts_with('#'))?;
    Some(Named { form: form(is_merge), title: Some(title.to_owned()), is_suffix: true, ..named })
}

/// `123: a title r=reviewer a=author`
fn batch(out: &mut Vec<Named>, line: &str) {
    let Some((number, rest)) = line.split_once(": ") else { return };
    let Some(mut named) = numbered(None, number) else { return };
    named.title = rest.split(" r=").next().map(str::to_owned);
    named.reviewers = who::reviewers(line).map(who::logins).unwrap_or_default();
    named.login = rest.rsplit_once(" a=").and_then(|(_, login)| login_of(login));
    match out.iter_mut().find(|known| known.number == named.number) {
        // The subject knows of which project it is.
        Some(known) => *known = Named { project: known.project.take(), ..named },
        None => out.push(named),
    }
}

/// `See merge request group/project!123`
fn gitlab(line: &str, title: Option<&str>, is_merge: bool) -> Option<Named> {
    let (_, rest) = line.split_once("See merge request ")?;
    let (_, number) = rest.split(' ').next()?.trim_end_matches('.').rsplit_once('!')?;
    Some(Named { title: title.map(str::to_owned), form: form(is_merge), ..numbered(None, number)? })
}

/// `PR-URL: https://.../pull/123`, `Reviewed-on: https://.../pulls/123` of Gitea, `Part-of: <https://.../merge_requests/123>`, `Pull-Request: #123`
fn trailer(key: &str, value: &str) -> Option<Named> {
    const KEYS: [&str; 7] =
        ["reviewed-on", "pr-url", "pull-request", "pull-request-url", "merge-request", "merge-request-url", "part-of"];
    if !KEYS.contains(&key.to_lowercase().as_str()) {
        return None;
    }
    let value = value.trim_matches(['<', '>', ' ', '/']);
    let parts = ["/pull/", "/pulls/", "/merge_requests/", "/pull-requests/"];
    let number = parts.iter().find_map(|part| value.rsplit_once(part)).map(|(_, number)| number);
    let number = number.or_else(|| value.strip_prefix(['#', '!']))?;
    Some(Named { form: Form::Trailer, ..numbered(None, number)? })
}

/// `- owner/name#123 (title)`
fn member(line: &Line<'_>) -> Option<Named> {
    let Line::Member(line) = line else { return None };
    let rest = line.strip_prefix("- ")?;
    let (reference, title) = rest.split_once(" (").unwrap_or((rest, ""));
    let title = Some(title.trim_end_matches(')').to_owned()).filter(|title| !title.is_empty());
    Some(Named { form: Form::Member, title, ..reference_of(reference.trim())? })
}

/// `#1` or `owner/name#1`
fn reference_of(text: &str) -> Option<Named> {
    let (project, number) = text.split_once('#')?;
    let is_project = project.split_once('/').is_some_and(|(owner, name)| is_name(owner) && is_name(name));
    if !project.is_empty() && !is_project {
        return None;
    }
    numbered(Some(project).filter(|project| !project.is_empty()), number)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A number of at most nine digits: what is longer is no pull request of this world.
fn numbered(project: Option<&str>, number: &str) -> Option<Named> {
    let is_fit = (1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse().ok().filter(|number| is_fit && *number > 0)?;
    let project = project.map(str::to_owned);
    let (form, login, title) = (Form::Merge, None, None);
    Some(Named { project, number, form, login, reviewers: Vec::new(), title, is_rollup: false, is_suffix: false })
}

fn form(is_merge: bool) -> Form {
    if is_merge { Form::Merge } else { Form::Squash }
}

fn login_of(text: &str) -> Option<String> {
    let login = text.trim().trim_start_matches('@');
    who::is_login(login).then(|| login.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(subject: &str, is_merge: bool, lines: &[Line<'_>]) -> Vec<String> {
        let one = |named: &Named| {
            let words = [
                named.project.clone().unwrap_or_default() + "#" + &named.number.to_string(),
                named.form.name().to_owned(),
                named.login.clone().unwrap_or_default(),
                named.reviewers.join("+"),
                named.title.clone().unwrap_or_default(),
            ];
            words.join("|")
        };
        named(subject, is_merge, lines).iter().map(one).collect()
    }

    #[test]
    fn merges_of_all_forges() {
        let title = [Line::Title("T")];
        assert_eq!(found("Merge pull request #1 from ada/fix", true, &title), ["#1|merge|ada||T"]);
        assert_eq!(found("Merge pull request o/r#1 from ada/fix", true, &[]), ["o/r#1|merge|ada||"]);
        assert_eq!(found("Merge pull request 'T (x)' (#1) from ada/fix into main", true, &[]), ["#1|merge|ada||T (x)"]);
        assert_eq!(found("Auto merge of #1 - ada:fix, r=bob,cleo", true, &title), ["#1|merge|ada|bob+cleo|T"]);
        assert_eq!(found("auto merge of #1 : ada/r/fix, r=bob", true, &[]), ["#1|merge|ada|bob|"]);
        assert_eq!(found("Rollup merge of #1 - ada:fix, r=bob+cleo", true, &title), ["#1|merge|ada|bob+cleo|T"]);
        assert_eq!(found("Merged in fix (pull request #1)", true, &title), ["#1|merge|||T"]);
        assert_eq!(found("Pull request #1: T", true, &[]), ["#1|merge|||T"]);
        assert_eq!(found("Merged PR 1: T", false, &[]), ["#1|squash|||T"]);
        assert_eq!(found("feature #1 [X] T (ada, bob)", true, &[]), ["#1|merge|ada||[X] T"]);
        assert_eq!(found("bug#1 T (Ada Lovelace)", true, &[]), ["#1|merge|||T"]);
        assert_eq!(found("merged branch ada/fix (PR #1)", true, &[]), ["#1|merge|ada||"]);
        assert_eq!(found("Merge PR #1", true, &title), ["#1|merge|||T"]);
        assert_eq!(found("Merged pull request #1. Words", true, &[]), ["#1|merge|||"]);
        assert_eq!(found("Merge o/r#1: T", true, &[]), ["o/r#1|merge|||T"]);
        let request = [Line::Title("T"), Line::Request("See merge request g/s/p!1")];
        assert_eq!(found("Merge branch 'fix' into 'main'", true, &request), ["#1|merge|||T"]);
        let batch = [Line::Batch("1: T r=bob a=ada"), Line::Batch("2: U r=x,y a=cleo")];
        assert_eq!(found("Merge #1 #2", true, &batch), ["#1|merge|ada|bob|T", "#2|merge|cleo|x+y|U"]);
        let rollup = [Line::Member("- #1 (T)"), Line::Member("- o/r#2 (U)")];
        let expected = ["#9|merge|ada|ada|", "#1|rollup_member|||T", "o/r#2|rollup_member|||U"];
        assert_eq!(found("Auto merge of #9 - ada:rollup, r=ada", true, &rollup), expected);
    }

    #[test]
    fn squashes_and_trailers() {
        assert_eq!(found("T (#1) (#2)", false, &[]), ["#2|squash|||T (#1)"]);
        let trailer =
            [Line::Trailer("PR-URL", "https://x/y/pull/3"), Line::Trailer("Part-of", "<https://g/-/merge_requests/4>")];
        assert_eq!(found("T", false, &trailer), ["#3|trailer|||", "#4|trailer|||"]);
        for nothing in
            ["T (#123456789012345678901234567890)", "T (#0)", "T #1", "T (see #1)", "Merge #x", "Merge branch 'a' (#1"]
        {
            assert_eq!(found(nothing, true, &[]), [""; 0], "{nothing}");
        }
        assert_eq!(found("feature #1 T (ada)", false, &[]), [""; 0]);
    }
}
