//! Templates and their results.

use super::fill::Values;
use super::parse::Template;
use crate::query::Value;
use crate::report::span::Span;
use crate::text::Numbers;

fn filled(template: &str, values: &[(&str, Value)]) -> String {
    let values: Values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Template::parse(template).expect("well-formed").fill_text(&values, Numbers::Comma)
}

/// The template filled with integers.
fn counted(template: &str, values: &[(&str, i64)]) -> String {
    let values: Vec<(&str, Value)> = values.iter().map(|(name, number)| (*name, Value::Integer(*number))).collect();
    filled(template, &values)
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

#[test]
fn placeholders_are_filled() {
    assert_eq!(filled("{a|commit|commits} by {b}", &[("a", Value::Integer(1)), ("b", text("x"))]), "1 commit by x");
    assert_eq!(counted("#{a:plain}", &[("a", 12_345)]), "#12345");
    assert_eq!(counted("{a:net}", &[("a", -5)]), "a net reduction of 5 lines");
    assert_eq!(filled("{t:shell}", &[("t", text("v1..v2"))]), "v1..v2");
    assert_eq!(filled("{t:shell}", &[("t", text("$(x)'y"))]), "'$(x)'\\''y'");
    assert_eq!(filled("p-{t:slug}", &[("t", text("ada"))]), "p-ada");
    assert_eq!(filled("{s:percent}", &[("s", Value::Float(0.5))]), Numbers::Comma.percent(0.5));
    assert_eq!(filled("{s:round} words", &[("s", Value::Float(369.07))]), "369 words");
}

#[test]
fn optional_parts_need_their_values() {
    assert_eq!(counted("{a}[, {b} new]", &[("a", 1200), ("b", 0)]), "1,200");
    assert_eq!(counted("{a}[, {b} new]", &[("a", 1), ("b", 2)]), "1, 2 new");
    assert_eq!([0, 2].map(|b| counted("a[{b:if}, all]", &[("b", b)])), ["a", "a, all"]);
    assert_eq!(filled("a[ {s:percent}]", &[("s", Value::Float(0.0))]), "a");
}

#[test]
fn small_numbers_are_words() {
    let written = |n: i64| counted("{n:words|release|releases}, {n:words}", &[("n", n)]);
    assert_eq!([1, 8, 11].map(written), ["one release, one", "eight releases, eight", "11 releases, 11"]);
}

#[test]
fn ranks_are_ordinals() {
    let written = |n: i64| counted("{n:ordinal}", &[("n", n)]);
    let found = [1, 3, 10, 11, 12, 13, 21, 42, 103, 111, 1_004].map(written);
    let expected = ["first", "third", "tenth", "11th", "12th", "13th", "21st", "42nd", "103rd", "111th", "1,004th"];
    assert_eq!(found, expected);
}

#[test]
fn nested_parts_form_a_list_without_empty_items() {
    let written = |a: i64, b: i64, c: i64| {
        let template = "x.[ Also [{a|review|reviews}][{b|test|tests}][{c|report|reports}].]";
        counted(template, &[("a", a), ("b", b), ("c", c)])
    };
    assert_eq!(written(1, 2, 3), "x. Also 1 review, 2 tests and 3 reports.");
    assert_eq!(written(0, 2, 3), "x. Also 2 tests and 3 reports.");
    assert_eq!(written(0, 0, 1), "x. Also 1 report.");
    assert_eq!(written(0, 0, 0), "x.");
}

#[test]
fn mistakes_are_named() {
    for (wrong, expected) in [
        ("{a|one}", "{a|one} needs a singular and a plural in the text \"{a|one}\""),
        ("[{a}", "an optional part has no ] in the text \"[{a}\""),
        ("[[[x]]]", "optional parts [...] are nested more than twice in the text \"[[[x]]]\""),
        ("{a:what}", "the format \"what\" is unknown in the text \"{a:what}\""),
        ("{a:net|b|c}", "the format \"net\" takes no words in the text \"{a:net|b|c}\""),
        ("{a b}", "\"a b\" is not a valid name in the text \"{a b}\""),
        ("{}", "\"\" is not a valid name in the text \"{}\""),
    ] {
        let error = Template::parse(wrong).expect_err(wrong);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn backticks_enclose_code() {
    let template = Template::parse("see `git {a}`.").expect("well-formed");
    let spans = template.fill(&Values::from([("a".to_owned(), text("log"))]), Numbers::Comma);
    assert_eq!(spans, [Span::Plain("see ".into()), Span::Code("git log".into()), Span::Plain(".".into())]);
}

#[test]
fn numbers_of_marked_rows_are_the_least() {
    let marked = |lines: Value| {
        [("is_incomplete", Value::Boolean(true)), ("lines_added", lines), ("commits", Value::Integer(2))]
    };
    let template = "{commits|commit|commits}: {lines_added|line|lines}[ ({lines_added})]";
    assert_eq!(filled(template, &marked(Value::Integer(5))), "2 commits: at least 5 lines (at least 5)");
    assert_eq!(filled(template, &marked(Value::Null)), "2 commits: an unknown number of lines");
    let exact =
        [("is_incomplete", Value::Boolean(false)), ("lines_added", Value::Integer(5)), ("commits", Value::Integer(2))];
    assert_eq!(filled(template, &exact), "2 commits: 5 lines (5)");
}
