//! Who was first in more releases than anyone else. It does not depend on the size of the picture.

use std::collections::BTreeMap;

use super::data::RELEASES;
use super::read::{Column, read};
use crate::chart::kit::people::Person;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

/// The person who was first in more releases than anyone else, of the last [`RELEASES`].
pub struct Leader {
    /// The person.
    pub person: Person,
    /// In how many releases the person was first.
    led: usize,
    /// In how many of these others were first, too.
    tied: usize,
    /// All releases considered.
    of: usize,
    /// Whether these are all releases of the history.
    is_all: bool,
}

/// In how many releases a person was first.
#[derive(Default)]
struct Firsts {
    person: Option<Person>,
    led: usize,
    tied: usize,
    /// Whether that was also in one of the last releases, which a picture of any size shows.
    is_recent: bool,
}

impl Leader {
    /// Finds the leader, if the lead is worth a title: in at least two releases and a third of them, in one that every
    /// picture shows, and nobody else was first as often, ties included.
    pub fn find(spec: &Spec, data: &ResultSet) -> Option<Self> {
        let columns = read(spec, data);
        let considered = &columns[columns.len().saturating_sub(RELEASES)..];
        let released: Vec<&Column> = considered.iter().filter(|column| !column.unreleased).collect();
        let recent = considered.len().saturating_sub(RELEASES / 2);
        let mut firsts: BTreeMap<&str, Firsts> = BTreeMap::new();
        for (at, column) in considered.iter().enumerate().filter(|(_, column)| !column.unreleased) {
            let first: Vec<&Person> = column.entries.iter().filter(|it| it.rank == 1).map(|it| &it.person).collect();
            for person in &first {
                let found = firsts.entry(&person.key).or_default();
                found.person = Some((*person).clone());
                found.led += 1;
                found.tied += usize::from(first.len() > 1);
                found.is_recent |= at >= recent;
            }
        }
        let most = firsts.values().map(|found| found.led).max()?;
        let mut leaders = firsts.into_values().filter(|found| found.led == most);
        let leader = leaders.next().filter(|_| leaders.next().is_none())?;
        let of = released.len();
        let is_worth = most >= 2 && most * 3 >= of && leader.is_recent;
        let is_all = considered.len() == columns.len();
        is_worth.then_some(Self { person: leader.person?, led: most, tied: leader.tied, of, is_all })
    }

    /// Whether the person was first, alone, in every release.
    pub fn leads_always(&self) -> bool {
        self.led == self.of && self.tied == 0
    }

    /// "Ada was first in 9 of the last 19 releases, 2 of them tied"
    pub fn sentence(&self) -> String {
        let (name, led, of) = (self.person.in_text(), self.led, self.of);
        let sentence = match (led == of, self.is_all) {
            (true, true) => format!("{name} was first in every release"),
            (true, false) => format!("{name} was first in each of the last {of} releases"),
            (false, true) => format!("{name} was first in {led} of {of} releases"),
            (false, false) => format!("{name} was first in {led} of the last {of} releases"),
        };
        match self.tied {
            0 => sentence,
            tied if tied == led => format!("{sentence}, each time tied"),
            tied => format!("{sentence}, {tied} of them tied"),
        }
    }
}
