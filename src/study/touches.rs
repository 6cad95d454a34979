//! Which areas each commit touched.

use crate::fact::FileChange;

/// One row: positions of a commit and of an area's name.
pub type Touch = (u32, u32);

/// The commits and areas of all changes in their order, and the row of each change.
pub fn touches(changes: &[FileChange], area_of_path: &[u32]) -> (Vec<Touch>, Vec<u32>) {
    let mut rows: Vec<Touch> = Vec::new();
    // The row in which each area was last touched. Changes of one commit are adjacent.
    let mut last: Vec<u32> = vec![0; area_of_path.iter().max().map_or(0, |most| *most as usize + 1)];
    let row = |change: &FileChange| {
        let area = area_of_path[change.path as usize];
        let known = last[area as usize];
        if rows.get(known as usize) != Some(&(change.commit, area)) {
            last[area as usize] = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            rows.push((change.commit, area));
        }
        last[area as usize]
    };
    let of_change = changes.iter().map(row).collect();
    (rows, of_change)
}
