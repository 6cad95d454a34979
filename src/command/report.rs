//! `laurels report`: clones to a folder with a report.

use super::destination::Destination;
use super::published::Published;
use crate::config::{Options, Own};
use crate::edition::{self, Order, Plan};
use crate::error::Result;
use crate::output::Content;
use crate::progress::Progress;
use crate::study::{self, Subject, while_storing};

/// Makes a report in a folder: one chapter for one clone; for several, one for all together and one for each.
///
/// # Errors
/// Errors in queries, report and folder come before history is read. Later: the person is not found or is ambiguous, a
/// clone cannot be read, or the user interrupts.
pub fn report(
    options: &Options,
    order: Order<'_>,
    own: Own,
    destination: Destination<'_>,
    progress: &dyn Progress,
) -> Result<Published> {
    let mut plan = Plan::new(options, order, own)?;
    let folder = destination.prepare(Content::Report)?;
    let studies = plan.read(order.clones, progress)?;
    let subject = order.person.map(|name| Subject::find(&studies, name)).transpose()?;
    if let Some(subject) = &subject {
        plan.set_subject(subject);
    }
    while_storing(&studies, progress, || {
        let answers = plan.answers(&studies, subject.as_ref(), progress)?;
        let highlighted = edition::highlighted(&options.theme.highlight, &answers)?;
        let mut brief = plan.brief(&studies, subject.as_ref(), &answers);
        brief.highlight(highlighted);
        let mut published = Published::new(&studies);
        if options.theme.highlight.is_empty() {
            let unknown = edition::unknown_highlights(&plan.report, &study::theme(&studies).highlight, &answers);
            brief.notices.extend(unknown.clone());
            published.notices.extend(unknown);
        }
        let groups = edition::probably_one_in(&plan.report, &studies, &answers, subject.as_ref());
        let known = brief.notices.len();
        brief.add_probably_one(&groups);
        published.notices.extend_from_slice(&brief.notices[known..]);
        let written = edition::publish(&plan.report, &brief, answers, folder, options.run.threads, progress)?;
        published.files = written.files;
        published.finding = written.finding;
        Ok(published)
    })
}
