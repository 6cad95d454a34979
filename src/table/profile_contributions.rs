//! The table of what counts under each profile.

use super::column::ColumnType::Text;
use super::column::{TableSchema, column};
use super::values::Values;
use crate::credit::Profile;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "profile_contributions",
    grain: "one row per profile, commit and person who counts for the commit under that profile",
    columns: &[
        column("profile", Text, "The profile: {}.", |source| {
            let profiles = source.by_profile().iter().map(|(profile, _)| Some(*profile));
            Values::words(&Profile::ALL, Profile::name, profiles)
        })
        .one_of(|| Profile::ALL.map(Profile::name).to_vec()),
        column("commit_id", Text, "The commit.", |source| {
            source.ids(source.by_profile().iter().map(|(_, credit)| credit.commit))
        }),
        column("person_id", Text, "The person.", |source| {
            source.people(source.by_profile().iter().map(|(_, credit)| Some(credit.person)))
        }),
    ],
};
