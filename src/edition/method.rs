//! The method section: what the numbers of a run mean.

use super::answers::Answers;
use super::tool::TOOL;
use crate::config::Options;
use crate::fact::to_i64;
use crate::report::{self, AnalyzedClone, LeftOut, Method, MethodProfile};
use crate::study::Study;
use crate::text::{self, Numbers};

/// The points of the method section. `folder` is the folder of the answers, if there are several.
pub fn method(studies: &[Study], options: &Options, answers: &Answers, folder: Option<String>) -> Vec<String> {
    let left_out = answers.results.get("left_out").map(|result| {
        let commits = result.rows.iter().filter_map(|row| result.value(row, "commits").integer()).sum();
        LeftOut { people: to_i64(result.rows.len()), commits }
    });
    let source = |study: &Study| AnalyzedClone {
        repository: study.repository.clone(),
        head: study.head.to_hex(),
        mailmap: study.mailmap.clone(),
        merged: study.merged.method(),
    };
    let (releases, others) = match studies {
        [only] => {
            let others = only.selection.others.iter().map(|train| text::plain(&train.glob)).collect();
            (releases_in_words(only, options), others)
        }
        _ => ("Several repositories have no common releases.".to_owned(), Vec::new()),
    };
    let counted_options = options.used.iter().filter(|option| !option.is_about_theme);
    report::method(&Method {
        tool: TOOL.to_owned(),
        clones: studies.iter().map(source).collect(),
        revision: options.revision.clone(),
        profile: MethodProfile {
            name: options.counting.profile.name().to_owned(),
            programs: options.counting.profile.programs(options.counting.humans).to_owned(),
            meaning: options.counting.profile.meaning(options.counting.humans),
        },
        releases,
        others,
        left_out,
        folder,
        options: counted_options.map(ToString::to_string).collect(),
    })
}

fn releases_in_words(study: &Study, options: &Options) -> String {
    let selection = &study.selection;
    let folded = match selection.folded {
        0 => String::new(),
        folded => format!(
            " {} (x.y.z with z above 0) or of a pre-release; merged commits of these count in the full release that \
             follows. `--patches separate` and `--prereleases separate` list them as releases.",
            Numbers::Plain.counted(to_i64(folded), "tag is of a patch release", "tags are of patch releases")
        ),
    };
    let source = match (&options.releases.listed, &selection.glob) {
        (Some(_), _) => "Releases are those in the file given with `--releases`.".to_owned(),
        (None, Some(glob)) => format!("Releases are the tags that match `{}`.", text::plain(glob).replace('`', "")),
        (None, None) if selection.train.is_empty() => {
            "Releases are the tags that are version numbers, with or without a `v`.".to_owned()
        }
        (None, None) => format!(
            "Releases are the tags with the prefix `{}`, which has the most releases in this history.",
            text::plain(&selection.train).replace('`', "")
        ),
    };
    format!("{source}{folded} Commits after the last full release are “unreleased”.")
}
