//! `drill check`: a check fails without any failure. Is it noticed, told, and does it come back?

use serde::Serialize;

use super::scene::{self, By, fact, marked, record};
use crate::check::Withheld;
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Exercise, Exercised, exercise};
use crate::notify::{Key, Message, Route};
use crate::plan::{ChannelRef, CheckRef};
use crate::say::{self, Language, drill as words};
use crate::show::{Answer, Tone, View};

/// `drill check`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The check: id or title
    #[arg(value_name = "CHECK")]
    check: String,
    /// The drill that it belongs to; the one that goes on, where only one does
    #[arg(long = "run", value_name = "DRILL")]
    run: Option<String>,
    #[command(flatten)]
    who: By,
}

#[derive(Debug, Serialize)]
struct Tried<'a> {
    version: u32,
    check: &'a str,
    /// pass or fail
    result: &'static str,
    fail_after: u32,
    recovers: bool,
    opens_level: Option<u32>,
    /// Messages that were sent.
    sent: usize,
    /// The message, as the channels heard it.
    lines: Vec<String>,
    /// A word; empty where it passed.
    reason: &'static str,
    #[serde(skip)]
    title: &'a str,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let by = args.who.by(desk, &night)?;
    let which = which(desk, &night, &args.check)?;
    let run = match scene::open(desk, &night, args.run.as_deref()) {
        Ok(run) => Some(run),
        Err(Stop::Nothing(_)) => None,
        Err(stop) => return Err(stop),
    };
    let exercised = exercise(&night.plan, which, night.now_here());
    let lines = lines(&night, &exercised);
    let messages = messages(&night, which, &lines);
    let queued = messages.len();
    let told = record(desk, &night, Vec::new(), messages)?;
    let reason = reason(&exercised, (queued, told.sent));
    if let Some(run) = run {
        let exercised = Exercised {
            run: run.id,
            check: night.plan[which].id.clone(),
            passed: reason.is_empty(),
            reason: reason.to_owned(),
        };
        scene::append(desk, &night, &[fact(desk, &night, &by, &exercised)?])?;
    }
    let check = &night.plan[which];
    let passed = reason.is_empty();
    desk.answer(&Tried {
        version: 1,
        check: &check.id,
        result: if passed { "pass" } else { "fail" },
        fail_after: check.fail_after,
        recovers: exercised.recovers,
        opens_level: check.open_incident,
        sent: told.sent,
        lines,
        reason,
        title: &check.title,
    })?;
    Ok(if passed { Exit::Well } else { Exit::Findings })
}

fn which(desk: &Desk, night: &Night, word: &str) -> Result<CheckRef, Stop> {
    let checks = &night.plan.checks;
    let names: Vec<(String, String)> = checks
        .iter()
        .map(|it| (it.id.clone(), it.title.clone()))
        .collect();
    let (id, _) = desk.meant(word, &names)?;
    let place = (0..).zip(checks).find(|(_, check)| check.id == id);
    let found = place.map(|(at, _)| CheckRef(at));
    found.ok_or_else(|| Failure::Usage(words::unknown_check(desk.lang(), word)).into())
}

/// What the channels of checks would hear, marked; nothing where nobody would be told.
fn lines(night: &Night, exercised: &Exercise) -> Vec<String> {
    if exercised.tidings.down.is_empty() {
        return Vec::new();
    }
    let (plan, lang) = (&night.plan, night.plan.about.language);
    let first = Route::of(plan, "check").first_words("");
    let wrong = |_: CheckRef| exercised.complaints.as_slice();
    let lines = say::check::alert(lang, &first, plan, &exercised.tidings, exercised.at, wrong);
    marked(lang, lines)
}

fn messages(night: &Night, which: CheckRef, lines: &[String]) -> Vec<Message> {
    if lines.is_empty() {
        return Vec::new();
    }
    let plan = &night.plan;
    let what = format!(
        "drill/check-{}-{}",
        plan[which].id,
        night.now_here().format("%Y%m%dT%H%M%S%z")
    );
    let channels = Route::of(plan, "check").channels.into_iter();
    let message = |channel: ChannelRef| {
        Message::said(
            Key::said(what.as_str(), plan[channel].id.as_str()),
            lines.to_vec(),
        )
    };
    channels.map(message).collect()
}

/// Why it is not passed, in a word that the records keep; empty where it is.
fn reason(exercised: &Exercise, (queued, sent): (usize, usize)) -> &'static str {
    match &exercised.withheld {
        Some(Withheld::Maintenance(_)) => "maintenance",
        Some(Withheld::OutsideHours) => "outside-hours",
        Some(_) => "not-told",
        None if exercised.tidings.down.is_empty() => "not-told",
        None if queued == 0 => "no-channel",
        None if sent < queued => "not-sent",
        None if !exercised.recovers => "no-recovery",
        None => "",
    }
}

impl Answer for Tried<'_> {
    fn view(&self, lang: Language) -> View {
        let tone = if self.result == "pass" {
            Tone::Good
        } else {
            Tone::Bad
        };
        let result = words::result(lang, self.result);
        let mut view = View::default()
            .toned(tone, words::trial(lang, self.title, &result, self.reason))
            .line(words::noticed(lang, self.fail_after));
        if let Some(level) = self.opens_level {
            view = view.line(words::would_open(lang, level));
        }
        if !self.lines.is_empty() {
            view = view
                .gap()
                .line(words::channels_heard(lang, self.sent))
                .verbatim(self.lines.join("\n"));
        }
        view
    }
}
