//! People in a chart: their cells, distinct short names, and who is highlighted.

use std::collections::{BTreeMap, BTreeSet};

use super::measure;
use super::scene::{Type, U};
use super::theme::Token;
use crate::text;

/// Longest name in a chart, in terminal columns.
pub const COLUMNS: usize = 40;

/// Longest part of a name that is kept, in terminal columns: enough to distinguish people.
const LONGEST: usize = 400;

/// Names and numbers of people.
pub const LABEL: Type = Type::new(13, Token::Fg);
/// From one row of a bar chart to the next.
pub const PITCH: i32 = 28 * U;
/// The same with the name above the bar.
pub const TALL: i32 = 42 * U;

/// A person in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Identifies the person; only shown if two people share a name.
    pub key: String,
    /// The whole name, without control characters.
    pub name: String,
}

impl Person {
    /// From the cells of a row.
    pub fn new(key: &str, name: &str) -> Self {
        Self { key: key.to_owned(), name: text::shorten(&text::person(name), LONGEST) }
    }

    /// The name for a sentence.
    pub fn in_text(&self) -> String {
        text::shorten(&self.name, COLUMNS)
    }
}

/// Names for labels, each at most `room` tenths wide and, for different people, different.
///
/// If two names are the same after the cut, the labels also have the ends of the names; if these are the same, too, the
/// beginnings of the keys.
pub fn labels(people: &[Person], size: i32, room: i32) -> Vec<String> {
    let fit = |name: &str, room: i32| measure::fit(name, COLUMNS, size, true, room);
    let mut shown: Vec<String> = people.iter().map(|person| fit(&person.name, room)).collect();
    for at in twins(people, &shown) {
        let tail = tail(&people[at].name, 12);
        if text::columns(&people[at].name) > text::columns(&shown[at]) {
            let head = fit(&people[at].name, room - measure::reserve(&tail, size, true));
            shown[at] = format!("{}{tail}", if head.ends_with('…') { head } else { format!("{head}…") });
        }
    }
    for at in twins(people, &shown) {
        let key: String = text::plain(&people[at].key).chars().take(6).collect();
        let mark = format!(" ({key})");
        shown[at] = format!("{}{mark}", fit(&shown[at], room - measure::reserve(&mark, size, true)));
    }
    shown
}

/// Positions of people whose label is also the label of someone else.
fn twins(people: &[Person], shown: &[String]) -> Vec<usize> {
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (person, label) in people.iter().zip(shown) {
        keys.entry(label).or_default().insert(&person.key);
    }
    let shared = |label: &String| keys.get(label.as_str()).is_some_and(|keys| keys.len() > 1);
    (0..shown.len()).filter(|at| shared(&shown[*at])).collect()
}

/// The last `columns` columns of a name. A mark without width stays with its letter.
fn tail(name: &str, columns: usize) -> String {
    let from = |at: usize| name.get(at..).unwrap_or_default();
    let starts = name.char_indices().filter(|(_, c)| text::columns(c.encode_utf8(&mut [0; 4])) > 0);
    let mut fitting = starts.map(|(at, _)| at).filter(|at| text::columns(from(*at)) <= columns);
    fitting.next().map(|at| from(at).to_owned()).unwrap_or_default()
}

/// The colors of highlighted people; all others are gray.
#[derive(Debug, Clone, Default)]
pub struct Highlights(Vec<(String, Token)>);

impl Highlights {
    /// Hues in the order of the highlights, so that a person has the same hue in all charts.
    const HUES: [Token; 3] = [Token::C2, Token::C1, Token::C3];

    /// The people whose key or name is in `wished`; if that is empty, the `leaders`.
    pub fn new(wished: &[String], people: &[Person], leaders: &[&str]) -> Self {
        let mut chosen = Self::default();
        for (wish, hue) in wished.iter().zip(Self::HUES) {
            let name = text::plain(wish).to_lowercase();
            let by_key = people.iter().any(|person| person.key == *wish);
            let is_meant = |person: &Person| {
                if by_key { person.key == *wish } else { person.name.to_lowercase() == name }
            };
            for person in people.iter().filter(|person| is_meant(person)) {
                chosen.add(&person.key, hue);
            }
        }
        if wished.is_empty() && leaders.len() <= Self::HUES.len() {
            leaders.iter().zip(Self::HUES).for_each(|(key, hue)| chosen.add(key, hue));
        }
        chosen
    }

    /// The color of a person, if highlighted.
    pub fn get(&self, key: &str) -> Option<Token> {
        self.0.iter().find(|(chosen, _)| chosen == key).map(|(_, token)| *token)
    }

    /// Highlights one more person, if a hue is left.
    pub fn also(&mut self, key: &str) {
        let free = |hue: &Token| !self.0.iter().any(|(_, taken)| taken == hue);
        if let Some(hue) = Self::HUES.into_iter().find(free) {
            self.add(key, hue);
        }
    }

    fn add(&mut self, key: &str, token: Token) {
        if self.get(key).is_none() {
            self.0.push((key.to_owned(), token));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[(&str, &str)]) -> Vec<Person> {
        names.iter().map(|(key, name)| Person::new(key, name)).collect()
    }

    #[test]
    fn different_people_have_different_labels() {
        let long = "A very long name that goes on and on and on, the ";
        let of = people(&[("1", &format!("{long}first")), ("2", &format!("{long}second")), ("3", "Li"), ("4", "Li")]);
        let shown = labels(&of, 130, 3000);
        assert_eq!(shown.iter().collect::<BTreeSet<_>>().len(), 4, "{shown:?}");
        assert_eq!(shown[2], "Li (3)");
        assert!(shown.iter().all(|label| measure::reserve(label, 130, true) <= 3000), "{shown:?}");
    }

    #[test]
    fn wishes_go_by_key_or_name() {
        let of = people(&[("k1", "Ada"), ("k2", "Bo")]);
        let chosen = Highlights::new(&["nobody".into(), "bo".into()], &of, &["k1"]);
        assert_eq!((chosen.get("k1"), chosen.get("k2")), (None, Some(Token::C1)));
        assert_eq!(Highlights::new(&[], &of, &["k1"]).get("k1"), Some(Token::C2));
    }
}
