//! `[trailers]` of the configuration: trailer keys of a project, by role.

use std::collections::BTreeMap;

use crate::message::{OwnKeys, Role};

/// The most keys: the key of every trailer is looked up in them.
const MAX_KEYS: usize = 100;

/// A `[trailers]` table that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum InvalidTrailers {
    #[error("`{0}` is not a role; roles are {1}")]
    Role(String, String),
    #[error("`{0}` is not a trailer key; a key has letters, digits and hyphens only")]
    Key(String),
    #[error("more than {MAX_KEYS} keys")]
    TooMany,
}

/// The keys of a project. Headers alone name authors and committers.
pub(super) fn own_keys(written: &BTreeMap<String, Vec<String>>) -> Result<OwnKeys, InvalidTrailers> {
    let roles: Vec<Role> =
        Role::ALL.into_iter().filter(|role| !matches!(role, Role::Author | Role::Committer)).collect();
    let mut out = OwnKeys::default();
    let mut count = 0;
    for (name, keys) in written {
        let Some(role) = roles.iter().find(|role| role.name() == name) else {
            let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
            return Err(InvalidTrailers::Role(name.clone(), names.join(", ")));
        };
        for key in keys {
            count += 1;
            let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if !is_key {
                return Err(InvalidTrailers::Key(key.clone()));
            }
            out.add(*role, key);
        }
    }
    if count > MAX_KEYS { Err(InvalidTrailers::TooMany) } else { Ok(out) }
}
