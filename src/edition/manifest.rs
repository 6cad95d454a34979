//! A brief as `manifest.json` and back.

use std::collections::BTreeSet;

use super::brief::Brief;
use crate::config::{Sheet, UsedOption};
use crate::error::{Error, Result};
use crate::render::{Inputs, Manifest};

/// The manifest of a report, without charts and files.
#[must_use]
pub fn to_manifest(brief: &Brief) -> Manifest {
    let mut manifest = manifest_of_tables(brief);
    manifest.inputs = Some(inputs(brief));
    manifest
}

/// The manifest of an output without pages.
#[must_use]
pub fn manifest_of_tables(brief: &Brief) -> Manifest {
    let mut manifest = Manifest::new(brief.tool.clone(), &brief.report, &brief.repository, &brief.notices);
    manifest.head.clone_from(&brief.head);
    manifest.head_date.clone_from(&brief.head_date);
    manifest.options = brief.options.iter().map(UsedOption::to_string).collect();
    manifest.is_complete = brief.is_complete;
    manifest
}

fn inputs(brief: &Brief) -> Inputs {
    let mut inputs = Inputs {
        revision: brief.revision.clone(),
        rev_list_option: brief.rev_list_option.clone(),
        url: brief.url.clone(),
        from_ordinal: brief.from_ordinal,
        raw_csv: brief.raw_csv,
        counting: brief.counting.clone(),
        clones: brief.repositories.clone(),
        method: brief.method.clone(),
        theme: brief.theme.clone(),
        sizes: brief.sizes.clone(),
        probably_one: brief.probably_one.clone(),
        ..Inputs::default()
    };
    for (name, value) in &brief.parameters {
        inputs.set(name, value);
    }
    inputs
}

/// The brief that a manifest was made from; `None` if the output has no pages.
///
/// # Errors
/// The theme or the sizes of charts are not allowed.
pub fn from_manifest(manifest: &Manifest) -> Result<Option<Brief>> {
    let Some(inputs) = &manifest.inputs else { return Ok(None) };
    inputs.theme.check().map_err(|what| Error::usage(format!("manifest.json: {what}")))?;
    Ok(Some(Brief {
        tool: manifest.tool.clone(),
        report: manifest.report.clone(),
        repository: manifest.repository.clone(),
        head: manifest.head.clone(),
        head_date: manifest.head_date.clone(),
        is_complete: manifest.is_complete,
        notices: manifest.notices(),
        options: manifest.options.iter().map(|written| UsedOption::read(written)).collect(),
        revision: inputs.revision.clone(),
        rev_list_option: inputs.rev_list_option.clone(),
        url: inputs.url.clone(),
        from_ordinal: inputs.from_ordinal,
        raw_csv: inputs.raw_csv,
        counting: inputs.counting.clone(),
        parameters: inputs.values().map(|(name, value)| (name.to_owned(), value)).collect(),
        method: inputs.method.clone(),
        theme: inputs.theme.clone(),
        sizes: other_sizes(&inputs.sizes)?,
        probably_one: inputs.probably_one.clone(),
        repositories: inputs.clones.clone(),
    }))
}

/// The sizes in a manifest, which may have been edited: each once, and none that is always drawn.
fn other_sizes(sizes: &[Sheet]) -> Result<Vec<Sheet>> {
    match sizes.iter().find(|size| matches!(size, Sheet::Blog | Sheet::Narrow)) {
        Some(size) => Err(Error::usage(format!("manifest.json: the size {} is always made", size.name()))
            .hint("`sizes` may hold \"wide\" and \"social\"")),
        None => Ok(sizes.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()),
    }
}
