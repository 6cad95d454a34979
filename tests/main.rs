//! Tests of the program from outside. They are one binary, because linking takes long.
//!
//! A folder has the name of the module that it tests; `hostile` has untrusted input and `browser` the pages in Chromium.
//! The tests are written in the vocabulary of `support`.

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
    mod humans;
    mod identities;
    mod merged;
    mod merging;
    mod organizations;
    mod requests;
    mod teams;
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
    pub(crate) mod incomplete;
    mod incomplete_files;
    pub(crate) mod inert;
    mod limits;
    pub(crate) mod objects;
    mod output;
    pub(crate) mod poisoned;
    mod refs;
    pub(crate) mod small;
    mod verify;
}
mod layering {
    mod adding;
    mod circles;
    mod code;
    mod layers;
    mod modules;
    mod rules;
}
mod output {
    mod faults;
    mod folder;
}
mod own_reports;
mod path {
    mod areas;
    mod attributes;
}
mod query {
    mod activity;
    mod bounds;
    mod concentration;
    mod newcomers;
    mod person;
    mod queries;
    mod words;
}
mod sentences;
mod store;
mod support;
mod table {
    pub(crate) mod columns;
    mod facts;
    mod package;
}
mod unmet;
