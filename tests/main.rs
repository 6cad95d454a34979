//! laurels judged from outside: by git, by its own words and by hostile input. One binary, since linking is slow.
//!
//! The folders have the names of the program's modules as far as a test is about one module. `support` has the words
//! that the tests are written in.

#![allow(clippy::panic, clippy::print_stderr, reason = "helpers of tests fail by panics and say what they compared")]

mod browser {
    mod axe;
    mod large;
    pub(crate) mod page;
    mod paper;
    mod pictures;
}
mod chart {
    mod gallery;
    pub(crate) mod golden;
    mod pictures;
    mod theme;
}
mod command {
    mod determinism;
    mod front_door;
    mod guides;
    mod readme;
    mod redraw;
    mod usage;
}
mod credit {
    mod credits;
    mod identities;
    mod organizations;
}
mod history {
    mod clones;
    mod equality;
    mod patches;
    pub(crate) mod releases;
}
mod hostile {
    mod clones;
    mod commits;
    pub(crate) mod inert;
    mod limits;
    pub(crate) mod objects;
    mod output;
    pub(crate) mod poisoned;
    pub(crate) mod small;
}
mod layering {
    mod circles;
    mod code;
    mod layers;
    mod modules;
    mod rules;
}
mod output;
mod own_reports;
mod path {
    mod areas;
    mod attributes;
}
mod query {
    mod activity;
    mod concentration;
    mod newcomers;
    mod person;
    mod queries;
    mod words;
}
mod store;
mod support;
mod table {
    pub(crate) mod columns;
    mod facts;
    mod package;
}
