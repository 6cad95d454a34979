//! `laurels help`, `completions` and `man`: made from the same definitions as the options themselves.

use clap::{Command, CommandFactory};

use super::args::{Arguments, CompletionsArgs, HelpArgs, ManArgs};
use super::{pager, terminal};
use crate::error::{Error, Result};
use crate::guide::{self, GUIDES};
use crate::render;
use crate::text;

/// Shows the help of a command or a guide, or lists both.
///
/// # Errors
/// There is no such topic, or standard output cannot be written.
pub fn help(args: &HelpArgs) -> Result<()> {
    let Some(topic) = &args.topic else { return overview() };
    if let Some(guide) = guide::find(topic) {
        return show_guide(guide.text);
    }
    let mut command = command(topic)?;
    pager::show(&long_help(&mut command))
}

/// Prints a completion script.
///
/// # Errors
/// Standard output cannot be written.
pub fn completions(args: &CompletionsArgs) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "laurels", &mut script);
    terminal::print_bytes(&script)
}

/// Prints a manual page.
///
/// # Errors
/// There is no such command, or standard output cannot be written.
pub fn man(args: &ManArgs) -> Result<()> {
    let command = match &args.command {
        Some(name) if guide::find(name).is_some() && command(name).is_err() => {
            return Err(
                Error::usage(format!("`{name}` is a guide, not a command")).hint(format!("use `laurels help {name}`"))
            );
        }
        Some(name) => command(name)?.display_name(format!("laurels-{name}")),
        None => Arguments::command(),
    };
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command).render(&mut page);
    written.map_err(|error| Error::internal(format!("the manual page cannot be made: {error}")))?;
    terminal::print_bytes(&page)
}

fn overview() -> Result<()> {
    let mut out = long_help(&mut Arguments::command());
    out.push_str("\nGuides (laurels help TOPIC):\n");
    for guide in GUIDES {
        out.push_str(&format!("  {:14} {}\n", guide.topic, guide.summary));
    }
    pager::show(&out)
}

/// Markdown as it is for a file or a pipe; on a terminal wrapped, with headings in bold.
fn show_guide(markdown: &str) -> Result<()> {
    let is_shown = |line: &&str| !line.starts_with("<!--");
    let shown: String = markdown.lines().filter(is_shown).flat_map(|line| [line, "\n"]).collect();
    match terminal::width() {
        Some(width) => pager::show(&render::guide(&shown, width)),
        None => terminal::print(&shown),
    }
}

/// The long help of a command.
fn long_help(command: &mut Command) -> String {
    command.render_long_help().to_string()
}

/// The definition of the command of that name, as `laurels NAME`.
fn command(name: &str) -> Result<Command> {
    let mut all = Arguments::command();
    all.build();
    let found = all.find_subcommand(name).cloned();
    found.ok_or_else(|| unknown_topic(&all, name))
}

fn unknown_topic(all: &Command, name: &str) -> Error {
    let commands = all.get_subcommands().map(Command::get_name);
    let topics = GUIDES.iter().map(|guide| guide.topic);
    let error = Error::usage(format!("there is no command or guide {:?}", text::plain(name)));
    let nearest = text::did_you_mean(name, commands.chain(topics));
    error.hint(nearest.unwrap_or_else(|| "`laurels help` lists the commands and guides".to_owned()))
}
