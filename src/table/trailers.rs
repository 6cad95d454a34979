//! The table of trailers.

use super::build::Source;
use super::frame::Values;
use crate::fact::{Remark, RemarkKind};
use crate::message::key_and_value;
use crate::text;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let texts = &source.facts.texts;
    let parts = |remark: &Remark| key_and_value(texts.get(remark.text as usize)).unwrap_or_default();
    let shown = |remark: &Remark| {
        if source.ledger.withheld.contains(&remark.text) {
            return "(name withheld)".to_owned();
        }
        let value = text::from_bytes(parts(remark).1);
        if source.emails { value } else { text::without_addresses(&value) }
    };
    Some(match column {
        "commit_id" => source.ids(rows(source).map(|(commit, _, _)| commit)),
        "position" => Values::Integer(rows(source).map(|(_, position, _)| Some(position)).collect()),
        "key" => Values::texts(rows(source).map(|(_, _, remark)| Some(text::from_bytes(parts(remark).0)))),
        "value" => Values::texts(rows(source).map(|(_, _, remark)| Some(shown(remark)))),
        "is_trailer" => Values::Boolean(rows(source).map(|(_, _, it)| it.kind == RemarkKind::Trailer).collect()),
        _ => return None,
    })
}

/// (commit, position from 1, line) of all trailers and loose credits.
fn rows<'a>(source: &Source<'a>) -> impl Iterator<Item = (u32, i64, &'a Remark)> {
    let facts = source.facts;
    let is_listed = |remark: &&Remark| matches!(remark.kind, RemarkKind::Trailer | RemarkKind::Loose);
    let of = move |commit| facts.remarks.of(commit).iter().filter(is_listed);
    let all = (0_u32..).take(facts.commits.len());
    all.flat_map(move |commit| (1_i64..).zip(of(commit)).map(move |(position, remark)| (commit, position, remark)))
}
