//! The table of documents.

use std::collections::HashMap;

use super::build::{Source, day};
use super::frame::Values;
use crate::fact::ObjectId;
use crate::text;

/// What history says of a document.
#[derive(Clone, Copy, Default)]
struct Past {
    /// Positions of the oldest and the newest commit that changed it.
    first: Option<u32>,
    last: Option<u32>,
    commits: i64,
}

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let documents = source.documents;
    let commits = &source.facts.commits;
    let path = |path: &[u8]| Some(text::from_bytes(path));
    let number = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
    let id = |at: Option<u32>| at.map(|at| ObjectId::to_hex(&commits[at as usize].id));
    let date = |at: Option<u32>| at.and_then(|at| day(commits[at as usize].authored.seconds));
    let pasts = || pasts(source).into_iter();
    Some(match column {
        "path" => Values::texts(documents.iter().map(|document| path(&document.path))),
        "top_folder" => Values::texts(documents.iter().map(|document| path(top(&document.path)))),
        "folder" => Values::texts(documents.iter().map(|document| path(folder(&document.path)))),
        "format" => Values::texts(documents.iter().map(|document| Some(document.format.name()))),
        "bytes" => Values::Integer(documents.iter().map(|document| number(document.bytes)).collect()),
        "words" => Values::Integer(documents.iter().map(|document| number(document.words)).collect()),
        "first_commit_id" => Values::texts(pasts().map(|past| id(past.first))),
        "first_commit_date" => Values::Date(pasts().map(|past| date(past.first)).collect()),
        "first_author_id" => {
            let nobody = u32::MAX;
            source.persons(pasts().map(|past| past.first.map_or(nobody, |at| commits[at as usize].author)))
        }
        "last_commit_id" => Values::texts(pasts().map(|past| id(past.last))),
        "last_commit_date" => Values::Date(pasts().map(|past| date(past.last)).collect()),
        "commits" => Values::Integer(pasts().map(|past| Some(past.commits)).collect()),
        _ => return None,
    })
}

/// The first folder of a path; `.` at the top.
fn top(path: &[u8]) -> &[u8] {
    path.iter().position(|byte| *byte == b'/').map_or(b".", |end| &path[..end])
}

/// The folder of a path; `.` at the top.
fn folder(path: &[u8]) -> &[u8] {
    path.iter().rposition(|byte| *byte == b'/').map_or(b".", |slash| &path[..slash])
}

/// The past of each document: the commits of the revision that changed its path.
fn pasts(source: &Source<'_>) -> Vec<Past> {
    let facts = source.facts;
    let places: HashMap<&[u8], usize> =
        source.documents.iter().enumerate().map(|(at, document)| (document.path.as_slice(), at)).collect();
    let place_of: Vec<Option<usize>> =
        (0..facts.paths.len()).map(|at| places.get(facts.paths.get(at)).copied()).collect();
    let mut pasts = vec![Past::default(); source.documents.len()];
    for change in facts.changes.iter().filter(|change| facts.commits[change.commit as usize].is_in_revision) {
        if let Some(past) = place_of[change.path as usize].map(|place| &mut pasts[place]) {
            // Children come before parents.
            past.last.get_or_insert(change.commit);
            past.first = Some(change.commit);
            past.commits += 1;
        }
    }
    pasts
}
