//! Mistakes on the command line in plain words: clap's errors as errors of laurels, each with a hint.

use clap::CommandFactory;
use clap::builder::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Arguments;
use crate::error::Error;
use crate::text;

/// The error for a mistake that clap found in the arguments of the process.
pub(super) fn mistake(error: &clap::Error, typed: &[String]) -> Error {
    let all = Arguments::command();
    let command = typed.iter().skip(1).find_map(|word| all.find_subcommand(word));
    let found = Mistake { error, command: command.unwrap_or(&all) };
    match error.kind() {
        ErrorKind::UnknownArgument => found.unknown_argument(),
        ErrorKind::InvalidSubcommand => found.unknown_command(),
        ErrorKind::InvalidValue => found.wrong_value(),
        ErrorKind::ValueValidation => found.invalid_value(),
        ErrorKind::ArgumentConflict => found.conflict(),
        ErrorKind::MissingRequiredArgument => found.missing(),
        _ => found.other(),
    }
}

struct Mistake<'a> {
    error: &'a clap::Error,
    /// The command whose arguments are wrong; laurels itself if none was typed.
    command: &'a Command,
}

impl Mistake<'_> {
    fn unknown_argument(&self) -> Error {
        let typed = self.text(ContextKind::InvalidArg);
        if !typed.starts_with('-') {
            return Error::usage(format!("`{}` is one argument too many", text::plain(&typed))).hint(self.help());
        }
        let options = self.command.get_arguments().filter_map(|option| option.get_long());
        let nearest = text::nearest(typed.trim_start_matches('-'), options);
        let error = Error::usage(format!("unknown option `{}`", text::plain(&typed)));
        match nearest {
            Some(option) => error.hint(format!("did you mean `--{option}`? {}", self.help())),
            None => error.hint(self.help()),
        }
    }

    fn unknown_command(&self) -> Error {
        let typed = self.text(ContextKind::InvalidSubcommand);
        let error = Error::usage(format!("there is no command `{}`", text::plain(&typed)));
        let commands = self.command.get_subcommands().map(Command::get_name);
        let nearest = text::did_you_mean(&typed, commands);
        error.hint(nearest.unwrap_or_else(|| self.help()))
    }

    /// A value that is not in a list of possible values, or no value at all.
    fn wrong_value(&self) -> Error {
        let typed = self.text(ContextKind::InvalidValue);
        let option = self.option();
        let possible = self.texts(ContextKind::ValidValue);
        let what = if typed.is_empty() {
            format!("`{option}` needs a value")
        } else {
            format!("`{option}` has no value {:?}", text::plain(&typed))
        };
        let error = Error::usage(what);
        if possible.is_empty() {
            return error.hint(self.help());
        }
        let names: Vec<String> = possible.iter().map(|name| format!("`{name}`")).collect();
        let nearest = text::did_you_mean(&typed, possible.iter().map(String::as_str));
        error.hint(nearest.unwrap_or_else(|| format!("the possible values are {}", text::listed(&names))))
    }

    /// A value that a parser of a number rejects.
    fn invalid_value(&self) -> Error {
        let typed = self.text(ContextKind::InvalidValue);
        let range = match self.option().as_str() {
            "--top" => "from 1 to 10000",
            "--threads" => "from 0 to 1024",
            "--memory" => {
                let what = format!("`--memory`: {:?} is not a size such as 500M or 4G", text::plain(&typed));
                return Error::usage(what).hint(self.help());
            }
            _ => return self.other(),
        };
        let what = format!("`{}`: {:?} is not a whole number {range}", self.option(), text::plain(&typed));
        Error::usage(what).hint(self.help())
    }

    fn conflict(&self) -> Error {
        let (one, others) = (self.option(), self.texts(ContextKind::PriorArg));
        let Some(other) = others.first().map(|other| bare(other)) else { return self.other() };
        if one == other {
            return Error::usage(format!("`{one}` can be given only once")).hint("remove one of them");
        }
        Error::usage(format!("`{one}` and `{other}` cannot be used together")).hint("remove one of them")
    }

    fn missing(&self) -> Error {
        let missing: Vec<String> =
            self.texts(ContextKind::InvalidArg).iter().map(|name| format!("`{}`", text::plain(name))).collect();
        let command = self.command.get_name();
        let error = Error::usage(format!("`{command}` needs {}", text::listed(&missing)));
        match self.command.get_name() {
            "query" => error.hint("give the name of a query (`laurels list`), or `--sql SELECT`, or `--file FILE`"),
            _ => error.hint(self.help()),
        }
    }

    /// Any other mistake in clap's words, without its advice.
    fn other(&self) -> Error {
        let rendered = self.error.render().to_string();
        let line = rendered.lines().next().unwrap_or_default();
        Error::usage(line.trim_start_matches("error: ")).hint(self.help())
    }

    fn help(&self) -> String {
        match self.command.get_name() {
            "laurels" => "`laurels --help` lists the commands and options".to_owned(),
            name => format!("`laurels {name} -h` lists the options"),
        }
    }

    /// The option that is wrong, such as `--top`, or the name of an argument, such as `REPO`.
    fn option(&self) -> String {
        bare(&self.text(ContextKind::InvalidArg))
    }

    fn text(&self, kind: ContextKind) -> String {
        self.texts(kind).into_iter().next().unwrap_or_default()
    }

    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }
}

/// An option without its value: `--top` of `--top <N>`, `REPO` of `[REPO]...`.
fn bare(option: &str) -> String {
    let name = option.split_whitespace().next().unwrap_or_default();
    name.trim_matches(['<', '>', '[', ']', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn told(typed: &[&str]) -> String {
        let typed: Vec<String> = std::iter::once(&"laurels").chain(typed).map(|word| (*word).to_owned()).collect();
        let error = Arguments::try_parse_from(&typed).expect_err("wrong arguments");
        let error = mistake(&error, &typed);
        format!("{} / {}", error.what, error.hint.unwrap_or_default())
    }

    #[test]
    fn each_mistake_is_named_with_what_to_do() {
        let options = "`laurels report -h` lists the options";
        for (typed, expected) in [
            (&["report", "--until", "3"][..], format!("unknown option `--until` / {options}")),
            (&["report", "--tpo", "3"], format!("unknown option `--tpo` / did you mean `--top`? {options}")),
            (&["report", "--threads", "-3"], format!("unknown option `-3` / {options}")),
            (
                &["report", "--top", "abc"],
                format!("`--top`: \"abc\" is not a whole number from 1 to 10000 / {options}"),
            ),
            (&["report", "--top", "0"], format!("`--top`: \"0\" is not a whole number from 1 to 10000 / {options}")),
            (&["report", "--top"], format!("`--top` needs a value / {options}")),
            (
                &["report", "--threads", "5000"],
                format!("`--threads`: \"5000\" is not a whole number from 0 to 1024 / {options}"),
            ),
            (
                &["report", "--patches", "both"],
                "`--patches` has no value \"both\" / the possible values are `fold` and `separate`".to_owned(),
            ),
            (
                &["report", "--from", "x", "--top", "3"],
                "`--from` and `--top` cannot be used together / remove one of them".to_owned(),
            ),
            (&["facts", "-o", "a", "-o", "b"], "`--output` can be given only once / remove one of them".to_owned()),
            (
                &["query", "a", "b", "c"],
                "`c` is one argument too many / `laurels query -h` lists the options".to_owned(),
            ),
            (&["explain"], "`explain` needs `--person <NAME>` / `laurels explain -h` lists the options".to_owned()),
            (&["repotr"], "there is no command `repotr` / did you mean `report`?".to_owned()),
        ] {
            assert_eq!(told(typed), expected);
        }
    }
}
