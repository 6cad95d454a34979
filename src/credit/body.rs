//! Lines in the body of a message that name pull requests.

use super::mention::{logins, reviewers};
use super::request::{NamedRequest, RequestForm, form, login_of, numbered, reference};

/// Trailer keys that name a pull request, in lower case.
const KEYS: [&str; 7] =
    ["reviewed-on", "pr-url", "pull-request", "pull-request-url", "merge-request", "merge-request-url", "part-of"];
/// What precedes the number in a web address.
const PATHS: [&str; 4] = ["/pull/", "/pulls/", "/merge_requests/", "/pull-requests/"];

/// Adds the request of a line `123: a title r=reviewer a=author`.
pub(super) fn add_batch(out: &mut Vec<NamedRequest>, line: &str) {
    let Some((number, rest)) = line.split_once(": ") else { return };
    let Some(mut request) = numbered(number) else { return };
    request.title = rest.split(" r=").next().map(str::to_owned);
    request.reviewers = reviewers(line).map(logins).unwrap_or_default();
    request.login = rest.rsplit_once(" a=").and_then(|(_, login)| login_of(login));
    match out.iter_mut().find(|known| known.number == request.number) {
        // The subject names the project.
        Some(known) => *known = NamedRequest { project: known.project.take(), ..request },
        None => out.push(request),
    }
}

/// Reads `See merge request group/project!123`.
pub(super) fn gitlab(line: &str, title: Option<&str>, is_merge: bool) -> Option<NamedRequest> {
    let (_, rest) = line.split_once("See merge request ")?;
    let (_, number) = rest.split(' ').next()?.trim_end_matches('.').rsplit_once('!')?;
    Some(NamedRequest { title: title.map(str::to_owned), form: form(is_merge), ..numbered(number)? })
}

/// Reads `PR-URL: https://.../pull/123`, Gitea's `Reviewed-on: https://.../pulls/123`,
/// `Part-of: <https://.../merge_requests/123>` or `Pull-Request: #123`.
pub(super) fn trailer(key: &str, value: &str) -> Option<NamedRequest> {
    if !KEYS.contains(&key.to_lowercase().as_str()) {
        return None;
    }
    let value = value.trim_matches(['<', '>', ' ', '/']);
    let after_path = PATHS.iter().find_map(|path| value.rsplit_once(path));
    let number = match after_path {
        Some((_, number)) => number,
        None => value.strip_prefix(['#', '!'])?,
    };
    Some(NamedRequest { form: RequestForm::Trailer, ..numbered(number)? })
}

/// Reads `- owner/name#123 (title)`.
pub(super) fn member(line: &str) -> Option<NamedRequest> {
    let rest = line.strip_prefix("- ")?;
    let (number, title) = rest.split_once(" (").unwrap_or((rest, ""));
    let title = Some(title.trim_end_matches(')').to_owned()).filter(|title| !title.is_empty());
    Some(NamedRequest { form: RequestForm::Member, title, ..reference(number.trim())? })
}
