//! The table of changes.

use super::build::Source;
use super::frame::Values;
use crate::fact::{FileChange, FileKind, Lines, Status, Words};
use crate::prose::Format;
use crate::text;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let (changes, paths) = (&source.facts.changes, &source.facts.paths);
    let lines = |of: fn(u32, u32) -> u32| {
        let value = |lines| match lines {
            Lines::Counted { added, deleted } => Some(i64::from(of(added, deleted))),
            Lines::Binary | Lines::Unknown => None,
        };
        Values::Integer(changes.iter().map(|change| value(change.lines)).collect())
    };
    Some(match column {
        "commit_id" => source.ids(changes.iter().map(|change| change.commit)),
        "path" => Values::picked(
            (0..paths.len()).map(|at| Some(text::from_bytes(paths.get(at)))),
            changes.iter().map(|change| Some(change.path)),
        ),
        "status" => Values::picked(
            Status::ALL.into_iter().map(|status| Some(status.name())),
            changes.iter().map(|change| Some(change.status.number())),
        ),
        "kind" => Values::picked(
            FileKind::ALL.into_iter().map(|kind| Some(kind.name())),
            changes.iter().map(|change| Some(change.kind.number())),
        ),
        "is_binary" => Values::Boolean(changes.iter().map(|change| change.lines == Lines::Binary).collect()),
        "words_added" => words(source, |words| words.added),
        "words_deleted" => words(source, |words| words.deleted),
        "lines_added" => lines(|added, _| added),
        "lines_deleted" => lines(|_, deleted| deleted),
        "area" => {
            let division = source.parts.division(source.facts);
            Values::picked(
                division.names.iter().map(Some),
                changes.iter().map(|change| division.of_path.get(change.path as usize).copied()),
            )
        }
        "is_generated" => {
            let is_generated = source.parts.is_generated(source.facts);
            Values::Boolean(changes.iter().map(|change| is_generated[change.path as usize]).collect())
        }
        _ => return None,
    })
}

/// Words of prose; null for all else, and where nobody asked for words.
fn words(source: &Source<'_>, of: fn(Words) -> u32) -> Values {
    let (changes, paths) = (&source.facts.changes, &source.facts.paths);
    let is_prose: Vec<bool> =
        (0..paths.len()).map(|at| source.has_words && Format::of(paths.get(at)).is_some()).collect();
    let value = |change: &FileChange| {
        let is_counted = change.kind == FileKind::File && matches!(change.lines, Lines::Counted { .. });
        (is_counted && is_prose[change.path as usize]).then(|| i64::from(of(change.words)))
    };
    Values::Integer(changes.iter().map(value).collect())
}
