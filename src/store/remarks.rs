//! The table of remarks.

use super::column::{Column, Table};
use super::numbering::Numbering;
use super::per_commit::per_commit;
use super::read::TableReader;
use super::rows::Rows;
use super::trouble::Trouble;
use super::write::write;
use crate::error::Result;
use crate::fact::{PerCommit, Remark, RemarkKind};

/// The remarks of all commits in order; the commits have their numbers.
pub const REMARKS: Table = Table { name: "remarks", columns: &[column::KIND, column::TEXT] };

mod column {
    use super::Column;

    pub const KIND: Column = Column::small("kind");
    /// Position in the segment's texts.
    pub const TEXT: Column = Column::small("text");
}

pub fn write_remarks(rows: &Rows<'_>, texts: &mut Numbering, id_length: usize) -> Result<Vec<u8>> {
    write(&REMARKS, id_length, |table| {
        table.small(column::KIND, rows.remarks().map(|remark| remark.kind.number()))?;
        table.small(column::TEXT, rows.remarks().map(|remark| texts.of(remark.text)))
    })
}

/// The remarks, from the number of remarks of each commit; their texts must be positions below `texts`.
pub fn read_remarks(table: &TableReader, counts: &[u32], texts: usize) -> Result<PerCommit<Remark>, Trouble> {
    let kinds = table.small(column::KIND)?;
    let positions = table.small(column::TEXT)?;
    if positions.iter().any(|text| *text as usize >= texts) {
        return Err(Trouble::Damaged);
    }
    let mut remarks = Vec::with_capacity(kinds.len());
    for (kind, text) in kinds.iter().zip(positions) {
        let kind = *RemarkKind::ALL.get(*kind as usize).ok_or(Trouble::Damaged)?;
        remarks.push(Remark { kind, text });
    }
    per_commit(&remarks, counts.iter().map(|count| *count as usize))
}
