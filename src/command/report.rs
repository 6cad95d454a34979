//! `laurels report`: clones to a published folder.

use super::destination::Destination;
use super::published::Published;
use crate::config::{Options, Own};
use crate::edition::{self, Order, Plan};
use crate::error::Result;
use crate::progress::{Progress, Stage};
use crate::query::Value;
use crate::study::{self, Subject, while_storing};
use crate::workers;

/// Makes a report in a folder: its sections for one clone, or for each of several and for all of them together.
///
/// # Errors
/// Whatever can be wrong with queries, report and folder is found before history is read. After that: nobody bears the
/// person's name, or different people do; a clone cannot be read, or the user interrupts.
pub fn report(
    options: &Options,
    order: Order<'_>,
    own: Own,
    destination: Destination<'_>,
    progress: &dyn Progress,
) -> Result<Published> {
    let mut plan = Plan::new(options, order, own)?;
    let folder = destination.prepare()?;
    let clones = plan.read(order.clones, progress)?;
    let subject = order.person.map(|name| Subject::find(&clones, name)).transpose()?;
    if let Some(subject) = &subject {
        plan.parameters.set("person", Value::Text(subject.id.clone()));
        plan.parameters.set("person_name", Value::Text(subject.name.clone()));
    }
    let (files, unknown) = while_storing(&clones, progress, || {
        let answers = plan.answers(&clones, subject.as_ref(), progress)?;
        edition::check_highlights(&options.highlight, &answers)?;
        progress.begin(Stage::Files, None);
        let mut manifest = edition::manifest_of_report(&plan, &clones, subject.as_ref(), &answers);
        let unknown = edition::unknown_highlights(&plan.report, &study::theme(&clones).highlight, &answers)
            .filter(|_| options.highlight.is_empty());
        unknown.iter().for_each(|notice| manifest.add_notice(notice));
        let (artifacts, manifest) =
            workers::with_threads(options.threads, || edition::pages(&plan.report, answers, manifest))??;
        folder.write(&artifacts, &manifest, progress)?;
        Ok((artifacts.len() + 1, unknown))
    })?;
    let mut published = Published::new(&clones, files);
    published.notices.extend(unknown);
    Ok(published)
}
