//! Reads files that the user names.

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::text;

/// Files given by the user are read whole up to this size.
const MAX_FILE: u64 = 64 << 20;

pub(super) fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Error::usage(format!("{} is not UTF-8 text", shown(path))))
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    let failed = |what: String| {
        Error::usage(format!("cannot read {}: {what}", shown(path))).hint("check the path and its permissions")
    };
    let meta = std::fs::metadata(path).map_err(|error| failed(error.to_string()))?;
    // A pipe such as `<(...)` ends; a device may be endless.
    if meta.is_dir() {
        return Err(failed("it is a folder".to_owned()));
    }
    if meta.len() > MAX_FILE {
        return Err(failed(format!("it is larger than {MAX_FILE} bytes")));
    }
    let mut content = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| failed(error.to_string()))?;
    file.take(MAX_FILE + 1).read_to_end(&mut content).map_err(|error| failed(error.to_string()))?;
    if content.len() as u64 > MAX_FILE {
        return Err(failed(format!("it is longer than {MAX_FILE} bytes")));
    }
    Ok(content)
}

pub(super) fn shown(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}
