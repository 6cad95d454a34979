//! The notice about credits outside the trailer blocks.

use std::collections::HashSet;

use crate::credit::{Ledger, Rule};
use crate::fact::{Notice, NoticeKind, to_i64};
use crate::message::Role;
use crate::text::Numbers;

/// With at most so many commits, the lines outside trailer blocks are not worth a notice.
const FEW: usize = 20;

/// Reports credits outside the trailer blocks if they are more than a tenth of all.
pub(super) fn loose_trailers(ledger: &Ledger) -> Option<Notice> {
    if ledger.is_loose {
        return None;
    }
    let mut in_block = 0_usize;
    let mut outside = 0_usize;
    let mut commits = HashSet::new();
    // A line that signs off a commit thanks nobody.
    for credit in ledger.credits.iter().filter(|credit| credit.role != Role::Signer) {
        match credit.rule {
            Rule::Loose => {
                outside += 1;
                commits.insert(credit.commit);
            }
            Rule::Trailer => in_block += 1,
            Rule::Header | Rule::MergeBot => {}
        }
    }
    let all = in_block + outside;
    if commits.len() <= FEW || outside * 10 <= all {
        return None;
    }
    let commits = Numbers::Plain.counted(to_i64(commits.len()), "commit has lines", "commits have lines");
    let text = format!(
        "{commits} that credit people outside the trailer block, which git does not read as trailers. \
         With these lines there are {all} credits, without them {in_block}. `--loose-trailers` counts them."
    );
    Some(Notice::new(NoticeKind::LooseTrailers, text))
}
