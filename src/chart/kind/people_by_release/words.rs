//! The texts of the chart of people per release.

use super::data::{new, people, returning};
use crate::chart::context::Context;
use crate::chart::kit::broken;
use crate::chart::kit::compose::Words;
use crate::chart::kit::periods::{self, Period};
use crate::text::{self, Numbers};

/// The key without numbers.
pub const PLAIN_KEY: [&str; 2] = ["returning (below)", "new (above)"];

/// The key with the numbers of the release that the title is about.
pub fn key_of(latest: &Period, numbers: Numbers) -> [String; 2] {
    if latest.unreleased {
        return PLAIN_KEY.map(str::to_owned);
    }
    let [returning, new] = [returning(latest), new(latest)].map(|count| numbers.whole(count));
    let name = text::shorten(&latest.name, 24);
    [format!("returning (below): {returning}"), format!("new (above): {new} in {name}")]
}

/// All texts of the chart.
pub fn words(all: &[Period], shown: &[Period], is_broken: bool, context: &Context) -> Words {
    let numbers = context.numbers;
    let latest = periods::released(all).next_back();
    let start = format!("Stacked columns: people per release {}.", periods::span(shown));
    let finding = latest.map(|latest| sentence(latest, all, numbers)).unwrap_or_default();
    let mut each = Vec::new();
    for period in shown {
        let name = text::shorten(&period.name, 40);
        each.push(format!("{name}: {}, {} new", numbers.whole(people(period)), numbers.whole(new(period))));
    }
    let mut notes: Vec<String> = periods::hollow(shown).into_iter().collect();
    notes.extend(broken::note(is_broken));
    Words {
        findings: latest
            .filter(|_| !context.lacks_history)
            .map(|latest| findings(latest, all, numbers))
            .unwrap_or_default(),
        plain: "People per release".to_owned(),
        subtitle: context.counted("People with at least one commit, per release"),
        range: periods::range(all, shown),
        notes,
        description: format!("{start}{finding} {}.", each.join("; ")),
        alts: vec![format!("{start}{finding}"), start],
    }
}

/// " 20 people in 1.4.0, 9 of them new; maximum: 31 in 1.2.0."
fn sentence(latest: &Period, all: &[Period], numbers: Numbers) -> String {
    let name = text::shorten(&latest.name, 24);
    let count = numbers.counted(people(latest), "person", "people");
    let new = match (people(latest), new(latest)) {
        (_, 0) => "nobody new".to_owned(),
        (1, _) => "who is new".to_owned(),
        (people, new) if people == new => "all of them new".to_owned(),
        (_, new) => format!("{} of them new", numbers.whole(new)),
    };
    let most = periods::released(all).map(people).max().unwrap_or(0);
    let highest: Vec<&Period> = periods::released(all).filter(|period| people(period) == most).collect();
    let most = numbers.whole(most);
    match highest.as_slice() {
        [one] => format!(" {count} in {name}, {new}; maximum: {most} in {}.", text::shorten(&one.name, 24)),
        several => format!(" {count} in {name}, {new}; maximum: {most} in {} releases.", numbers.count(several.len())),
    }
}

/// The new contributors of the latest release. In the first release everybody is new.
fn findings(latest: &Period, all: &[Period], numbers: Numbers) -> Vec<String> {
    if periods::released(all).count() < 2 {
        return Vec::new();
    }
    let name = text::shorten(&latest.name, 60);
    let had = match (people(latest), new(latest)) {
        (0, _) => return Vec::new(),
        (1, 0) => return vec![format!("The one contributor to {name} had contributed before")],
        (_, 0) => return vec![format!("All contributors to {name} had contributed before")],
        (_, 1) => format!("{name} had one new contributor"),
        (_, new) => format!("{name} had {} new contributors", numbers.whole(new)),
    };
    let mut earlier = periods::released(all).rev().skip(1);
    let is_record = new(latest) > 1 && earlier.all(|period| new(period) < new(latest));
    if is_record { vec![format!("{had}, the most so far"), had] } else { vec![had] }
}
