//! The desk that a command works at: the world, the global flags, and what almost every command does with them.

use std::process::ExitCode;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::ValueEnum as _;

use super::{Exit, Failure, Globals, Outcome, recording, time};
use crate::plan::Language;
use crate::say;
use crate::show::{self, Answer, Format};
use crate::world::World;
use crate::world::journal::JournalError;

/// Everything a command needs that is not its own.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) globals: Globals,
    /// The language of the plan, once it is read.
    pub(crate) plan_language: Option<Language>,
    /// The plan on the disk is wrong, and the last good one was used.
    pub(crate) fell_back: bool,
}

impl Desk {
    pub(crate) fn new(mut world: World, globals: Globals) -> Self {
        let no_color = world.env.get("NO_COLOR").is_some();
        let colour = globals.color.map(Into::into);
        let otherwise = if no_color {
            crate::world::Colour::Never
        } else {
            crate::world::Colour::Auto
        };
        world.console.set_colour(colour.unwrap_or(otherwise));
        Self {
            world,
            globals,
            plan_language: None,
            fell_back: false,
        }
    }

    /// The language of what people see: `--lang`, the plan's, the environment's, Japanese.
    pub(crate) fn lang(&self) -> Language {
        let said = self.globals.lang.map(Language::from).or(self.plan_language);
        said.unwrap_or_else(|| self.world.spoken())
    }

    /// The language of what an answer holds. As data it is English, whatever people see.
    pub(crate) fn answer_lang(&self) -> Language {
        if self.format().is_for_programs() {
            Language::En
        } else {
            self.lang()
        }
    }

    /// The time: `--now` on the wall clock of `zone`, else when the process started.
    pub(crate) fn now(&self, zone: Tz) -> Result<DateTime<Utc>, Failure> {
        let Some(text) = self.set_clock() else {
            return Ok(self.world.started);
        };
        self.time(text, zone, self.world.started)
    }

    /// How much later than at the start it is: nothing under a clock that was set by hand.
    pub(crate) fn elapsed(&self) -> Duration {
        if self.now_is_set() {
            Duration::ZERO
        } else {
            self.world.elapsed()
        }
    }

    /// Was the clock set by hand?
    pub(crate) fn now_is_set(&self) -> bool {
        self.set_clock().is_some()
    }

    fn set_clock(&self) -> Option<&str> {
        self.globals.now.as_deref().filter(|text| !text.is_empty())
    }

    /// A time from the command line.
    pub(crate) fn time(&self, text: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Failure> {
        time::parse(text, zone, now).ok_or_else(|| Failure::Usage(say::cli::bad_time(self.lang(), text)))
    }

    /// The format that was asked for.
    pub(crate) fn format(&self) -> Format {
        self.globals.format.unwrap_or_default()
    }

    /// Refuses a format beside the one that a command has by its nature, and `also`.
    pub(crate) fn no_format_but(&self, also: Option<Format>) -> Result<(), Failure> {
        let asked = self
            .globals
            .format
            .filter(|it| *it != Format::Table && Some(*it) != also);
        let name = asked.and_then(|it| it.to_possible_value());
        match name {
            Some(name) => {
                let refused = say::cli::no_such_format(self.lang(), name.get_name());
                Err(Failure::Usage(refused))
            }
            None => Ok(()),
        }
    }

    /// Draws the answer on stdout.
    pub(crate) fn answer(&self, answer: &(impl Answer + ?Sized)) -> Result<(), Failure> {
        self.print(&self.drawn_answer(answer)?)
    }

    /// Prints what [`Desk::drawn_answer`] has drawn.
    pub(crate) fn print(&self, drawn: &str) -> Result<(), Failure> {
        let console = &self.world.console;
        let printed = match self.format() {
            // It has no colours, and escapes what a terminal might obey.
            Format::Json => console.out_bytes(drawn.as_bytes()),
            _ => console.out(drawn),
        };
        Ok(printed?)
    }

    /// The answer, as it is drawn on stdout.
    pub(crate) fn drawn_answer(&self, answer: &(impl Answer + ?Sized)) -> Result<String, Failure> {
        match self.format().only_of_some() {
            Some(word) => Err(Failure::Usage(say::cli::no_such_format(self.lang(), word))),
            None => self.answer_text(answer),
        }
    }

    /// A command's answer in the format that was asked for.
    pub(crate) fn answer_text(&self, answer: &(impl Answer + ?Sized)) -> Result<String, Failure> {
        Ok(show::draw(
            answer,
            self.format(),
            self.lang(),
            self.world.console.width,
        )?)
    }

    /// Says something that should be seen, on stderr.
    pub(crate) fn warn(&self, message: &str) {
        self.talk(&say::cli::warning(self.lang()), message);
    }

    /// Says what might help, on stderr.
    pub(crate) fn hint(&self, message: &str) {
        if !self.globals.quiet {
            self.talk(&say::cli::hint(self.lang()), message);
        }
    }

    fn talk(&self, label: &str, message: &str) {
        let lines: Vec<String> = message.lines().map(show::safe).collect();
        self.world
            .console
            .err(&format!("{label}: {}\n", lines.join("\n  ")));
    }

    /// The end: says what failed and gives the exit code.
    pub(crate) fn close(&self, outcome: Outcome) -> ExitCode {
        let failure = match outcome.map(Exit::code) {
            Ok(_) if self.fell_back => return ExitCode::from(Exit::PlanIsWrong.code()),
            Ok(code) => return ExitCode::from(code),
            Err(failure) => failure,
        };
        match &failure {
            Failure::Usage(message) => self.talk(&say::cli::error(self.lang()), message),
            Failure::Plan(findings) => self.world.console.err(findings),
            Failure::World(error) => {
                let journal = error.downcast_ref::<JournalError>();
                let sentence = journal.and_then(|error| recording::sentence(self.lang(), error));
                let message =
                    sentence.unwrap_or_else(|| say::system::words(self.lang(), &format!("{error:#}")));
                self.talk(&say::cli::error(self.lang()), &message);
            }
        }
        ExitCode::from(failure.code())
    }
}
