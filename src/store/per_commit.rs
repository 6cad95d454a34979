//! Rows of all commits in order, distributed to the commits.

use super::trouble::Trouble;
use crate::fact::PerCommit;

/// Values by commit, from the number of values of each commit. All values must be used.
pub fn per_commit<T: Copy>(values: &[T], counts: impl Iterator<Item = usize>) -> Result<PerCommit<T>, Trouble> {
    let mut rest = values;
    let mut out = PerCommit::default();
    for count in counts {
        let (own, others) = rest.split_at_checked(count).ok_or(Trouble::Damaged)?;
        out.push(own.iter().copied());
        rest = others;
    }
    if rest.is_empty() { Ok(out) } else { Err(Trouble::Damaged) }
}
