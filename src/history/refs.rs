//! Tags, peeled to their commits.

use gix::objs::Kind;

use super::open::Clone;
use crate::fact::{Notice, NoticeKind, ObjectId, Tag, to_i64};
use crate::text;

/// Tags of tags of tags: more than this many is no accident.
const MAX_TAG_DEPTH: usize = 64;

impl Clone {
    /// All tags that name a commit in the end, ordered by name, and notices about those that do not.
    #[must_use]
    pub fn tags(&self) -> (Vec<Tag>, Vec<Notice>) {
        let repository = self.source.repository.to_thread_local();
        let (mut tags, mut others, mut broken) = (Vec::new(), Vec::new(), Vec::new());
        let references = repository.references();
        let found = references.as_ref().ok().and_then(|references| references.tags().ok());
        for reference in found.into_iter().flatten() {
            let Ok(mut reference) = reference else {
                broken.push("(a ref that cannot be read)".to_owned());
                continue;
            };
            let name = reference.name().shorten().to_vec();
            // Backticks set code in notices.
            let shown = text::plain(&text::from_bytes(&name)).replace('`', "'");
            // A symbolic tag is followed to the object; tag objects are peeled by us, for their dates.
            let Ok(id) = reference.follow_to_object().map(gix::Id::detach) else {
                broken.push(shown);
                continue;
            };
            match peel(&repository, id) {
                Some((target, created)) => tags.push(Tag { name, target, created }),
                None if repository.has_object(id) => others.push(shown),
                None => broken.push(shown),
            }
        }
        tags.sort_by(|a, b| a.name.cmp(&b.name));
        let mut notices = Vec::new();
        let no_commits = ["tag names no commit and is no release", "tags name no commits and are no releases"];
        let unreadable = ["tag cannot be read and is left out", "tags cannot be read and are left out"];
        notice(&mut notices, NoticeKind::TagsNotCommits, no_commits, others);
        notice(&mut notices, NoticeKind::TagsUnreadable, unreadable, broken);
        (tags, notices)
    }
}

fn notice(notices: &mut Vec<Notice>, kind: NoticeKind, [one, many]: [&str; 2], mut tags: Vec<String>) {
    if tags.is_empty() {
        return;
    }
    tags.sort();
    let count = to_i64(tags.len());
    let more = if tags.len() > 5 { ", ..." } else { "" };
    tags.truncate(5);
    let text = format!("{}: {}{more}.", text::counted(count, one, many), tags.join(", "));
    notices.push(Notice::new(kind, text));
}

/// Follows tag objects to a commit; the outermost tagger's date, or the commit's, comes with it.
pub(super) fn peel(repository: &gix::Repository, start: gix::ObjectId) -> Option<(ObjectId, Option<i64>)> {
    let mut id = start;
    let mut tagged = None;
    for _ in 0..MAX_TAG_DEPTH {
        let object = repository.find_object(id).ok()?;
        match object.kind {
            Kind::Commit => {
                let created = tagged.or_else(|| super::header::parse(&object.data).committed.seconds);
                return ObjectId::from_bytes(id.as_bytes()).map(|target| (target, created));
            }
            Kind::Tag => {
                let (target, date) = tag_object(&object.data)?;
                tagged = tagged.or(date);
                id = gix::ObjectId::try_from(target.as_bytes()).ok()?;
            }
            Kind::Tree | Kind::Blob => return None,
        }
    }
    None
}

/// Target and tagger's date of a tag object.
fn tag_object(raw: &[u8]) -> Option<(ObjectId, Option<i64>)> {
    let mut lines = raw.split(|byte| *byte == b'\n').take_while(|line| !line.is_empty());
    let target = lines.next()?.strip_prefix(b"object ").and_then(ObjectId::from_hex)?;
    let date = lines.find_map(|line| line.strip_prefix(b"tagger ")).and_then(super::header::date);
    Some((target, date))
}

/// Whether any ref begins with `prefix`.
pub(super) fn any_with_prefix(repository: &gix::Repository, prefix: &str) -> bool {
    repository.references().is_ok_and(|references| {
        references.all().is_ok_and(|mut all| {
            all.any(|reference| reference.is_ok_and(|found| found.name().as_bstr().starts_with(prefix.as_bytes())))
        })
    })
}
