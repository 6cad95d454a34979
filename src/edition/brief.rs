//! What was made of what: the manifest of a run, and what its numbers mean in words.

use std::collections::BTreeMap;

use super::page::Answers;
use super::plan::Plan;
use crate::config::{Options, is_about_theme};
use crate::query::Value;
use crate::render::{CloneEntry, Inputs, Manifest};
use crate::report::{self, AnalyzedClone, LeftOut, Method, MethodProfile};
use crate::study::{self, Study, Subject, TOGETHER, folder_of};
use crate::text::{self, Numbers};

/// The program and its version, as outputs name it.
pub const TOOL: &str = concat!("laurels ", env!("CARGO_PKG_VERSION"));

const SECONDS_PER_DAY: i64 = 86_400;

/// The manifest of a report, with all that its pages need besides the answers, which come by chapter.
pub fn report(plan: &Plan<'_>, clones: &[Study], who: Option<&Subject>, answers: &[Answers]) -> Manifest {
    let options = plan.options;
    let mut manifest = manifest(&plan.report.name, clones, options);
    let mut inputs = Inputs {
        revision: options.revision.clone(),
        rev_list_option: options.profile.rev_list_option().map(str::to_owned),
        url: None,
        from_ordinal: 1,
        raw_csv: options.raw_csv,
        counting: options.profile.filter().to_owned(),
        clones: Vec::new(),
        parameters: BTreeMap::new(),
        method: Vec::new(),
        theme: options.theme(study::theme(clones)),
        sizes: options.sizes.clone(),
    };
    plan.parameters.iter().for_each(|(name, value)| inputs.set(name, value));
    match (clones, answers) {
        ([only], [answers]) => {
            inputs.url.clone_from(&only.url);
            inputs.from_ordinal = only.from_ordinal;
            inputs.method = method(clones, options, answers, None);
        }
        (_, [together, each @ ..]) => {
            inputs.method = method(clones, options, together, Some(TOGETHER.to_owned()));
            inputs.clones =
                clones.iter().zip(each).map(|(clone, answers)| entry(clone, options, who, answers)).collect();
        }
        _ => {}
    }
    manifest.inputs = Some(inputs);
    manifest
}

/// The manifest of a run without what pages need: commits, options and notices.
pub fn manifest(name: &str, clones: &[Study], options: &Options) -> Manifest {
    let all = |of: &dyn Fn(&Study) -> String| clones.iter().map(of).collect::<Vec<_>>().join(", ");
    let repository = all(&|clone| clone.repository.clone());
    let mut manifest = Manifest::new(TOOL.to_owned(), name, &repository, &study::notices(clones));
    manifest.head = all(&|clone| clone.head.to_hex());
    manifest.head_date = clones.iter().filter_map(head_date).max();
    manifest.options.clone_from(&options.typed);
    manifest
}

/// What one of several clones has of its own.
fn entry(clone: &Study, options: &Options, who: Option<&Subject>, answers: &Answers) -> CloneEntry {
    CloneEntry {
        repository: clone.repository.clone(),
        head: clone.head.to_hex(),
        head_date: head_date(clone),
        is_complete: !clone.notices().iter().any(|notice| notice.is_incomplete()),
        knows_person: who.is_none_or(|who| who.is_in(clone)),
        url: clone.url.clone(),
        from_ordinal: clone.from_ordinal,
        method: {
            let folder = folder_of(&clone.repository);
            method(std::slice::from_ref(clone), options, answers, Some(folder))
        },
    }
}

fn head_date(gathered: &Study) -> Option<String> {
    let days = gathered.head_date.and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok());
    days.and_then(|days| Value::Date(days).iso())
}

fn method(clones: &[Study], options: &Options, answers: &Answers, folder: Option<String>) -> Vec<String> {
    let left_out = answers.results.get("left_out").map(|result| {
        let commits = result.rows.iter().filter_map(|row| result.value(row, "commits").integer()).sum();
        LeftOut { people: i64::try_from(result.rows.len()).unwrap_or(i64::MAX), commits }
    });
    let source = |clone: &Study| AnalyzedClone {
        repository: clone.repository.clone(),
        head: clone.head.to_hex(),
        mailmap: clone.mailmap.clone(),
    };
    let (releases, others) = match clones {
        [only] => {
            let others = only.selection.others.iter().map(|train| text::plain(&train.glob)).collect();
            (releases_in_words(only, options), others)
        }
        _ => ("Several repositories have no common releases.".to_owned(), Vec::new()),
    };
    report::method(&Method {
        tool: TOOL.to_owned(),
        clones: clones.iter().map(source).collect(),
        revision: options.revision.clone(),
        profile: MethodProfile {
            name: options.profile.name().to_owned(),
            meaning: options.profile.meaning().to_owned(),
        },
        releases,
        others,
        left_out,
        folder,
        options: options.typed.iter().filter(|typed| !is_about_theme(typed)).cloned().collect(),
    })
}

fn releases_in_words(gathered: &Study, options: &Options) -> String {
    let selection = &gathered.selection;
    let folded = match selection.folded {
        0 => String::new(),
        folded => format!(
            " {} folded into the next release: patch releases (x.y.z with z above 0) and pre-releases. \
             `--patches separate` and `--prereleases separate` list them as releases.",
            Numbers::Plain.counted(i64::try_from(folded).unwrap_or(i64::MAX), "tag is", "tags are")
        ),
    };
    let source = match (&options.releases, &selection.glob) {
        (Some(_), _) => "Releases are those in the file given with `--releases`.".to_owned(),
        (None, Some(glob)) => format!("Releases are the tags that match `{}`.", text::plain(glob).replace('`', "")),
        (None, None) if selection.train.is_empty() => {
            "Releases are the tags that are plain version numbers.".to_owned()
        }
        (None, None) => format!(
            "Releases are the tags of the train `{}`, which has the most releases in this history.",
            text::plain(&selection.train).replace('`', "")
        ),
    };
    format!("{source}{folded} Commits after the last release are “unreleased”.")
}
