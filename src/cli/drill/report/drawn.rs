//! The report of a rehearsal, as people read it.

use chrono::{DateTime, FixedOffset};

use super::Report;
use crate::drill::{Call, Callee};
use crate::plan::Contact;
use crate::say::{self, Language, drill as words};
use crate::show::{Answer, Cell, Table, Tone, View};

impl Answer for Report<'_> {
    fn view(&self, lang: Language) -> View {
        let begun = say::incident::moment(self.plan, self.begun_at.to_utc());
        let by = say::incident::person(self.plan, self.by);
        let mut view = View::default()
            .title(words::title(
                lang,
                self.title,
                self.run,
                &words::state(lang, self.state),
            ))
            .line(words::led(lang, &begun, by));
        if !self.seats.is_empty() {
            view = view.gap().table(self.seats(lang));
        }
        if !self.steps.is_empty() {
            view = view.gap().table(self.steps(lang));
        }
        for trial in &self.checks {
            let tone = if trial.result == "pass" {
                Tone::Good
            } else {
                Tone::Bad
            };
            let line = words::trial(
                lang,
                trial.check,
                &words::result(lang, trial.result),
                trial.reason,
            );
            view = view.toned(tone, line);
        }
        self.close(lang, view.gap())
    }
}

impl Report<'_> {
    fn seats(&self, lang: Language) -> Table {
        let mut table = Table::new(words::seat_head(lang)).whole([0, 4, 5, 6]);
        for call in &self.of.calls {
            let mut head = [
                Cell::number(call.step),
                call.seat.name(self.plan).into(),
                if call.report {
                    say::incident::is_reported(lang).into()
                } else {
                    say::incident::is_paged(lang).into()
                },
            ];
            if call.people.is_empty() {
                let nobody = Cell::toned(Tone::Bad, say::incident::nobody(lang));
                table.row(head.clone().into_iter().chain([nobody]));
            }
            for callee in &call.people {
                let row = self.person(lang, call, callee);
                table.row(std::mem::take(&mut head).into_iter().chain(row));
            }
        }
        table
    }

    fn person(&self, lang: Language, call: &Call, callee: &Callee) -> [Cell; 5] {
        let contact = self.plan.contacts.iter().find(|it| it.id == callee.who);
        let by_hand = |contact: &&Contact| contact.reach.is_empty();
        let clock =
            |at: DateTime<FixedOffset>| say::incident::clock(self.plan, at.to_utc(), self.begun_at.to_utc());
        let answered = match callee.answered {
            Some(at) => Cell::from(clock(at)),
            None if self.of.is_open() => Cell::toned(Tone::Warn, words::waiting(lang)),
            None => Cell::toned(Tone::Bad, words::no_answer(lang)),
        };
        let took = callee.answered.map(|at| say::span::lasted(lang, at - call.at));
        let remark = match (callee.answered, contact.filter(by_hand)) {
            (None, Some(contact)) if self.of.is_open() => words::ring(lang, &contact.phone.join(" / ")),
            _ => callee.note.clone(),
        };
        [
            say::incident::person(self.plan, &callee.who).into(),
            clock(call.at).into(),
            answered,
            took.unwrap_or_default().into(),
            remark.into(),
        ]
    }

    fn steps(&self, lang: Language) -> Table {
        let mut table = Table::new(words::step_head(lang)).whole([0, 2]);
        for step in &self.steps {
            let result = match step.result {
                None => Cell::toned(Tone::Warn, words::not_judged(lang)),
                Some("pass") => Cell::toned(Tone::Good, words::result(lang, "pass")),
                Some(other) => Cell::toned(Tone::Bad, words::result(lang, other)),
            };
            table.row([
                Cell::number(step.step),
                step.text.into(),
                result,
                step.reason.into(),
            ]);
        }
        table
    }

    /// The outcome with its reasons; while it goes on, what to do next.
    fn close(&self, lang: Language, view: View) -> View {
        let reasons = self.of.reasons();
        let listed = |view: View| {
            reasons.iter().fold(view, |view, reason| {
                view.line(format!("  {}", words::reason(lang, self.plan, reason)))
            })
        };
        match self.state {
            "passed" => view.toned(Tone::Good, words::outcome(lang, true)),
            "failed" => listed(view.toned(Tone::Bad, words::outcome(lang, false))),
            "open" => self.how_to_go_on(lang, view),
            _ => view.toned(Tone::Dim, self.note),
        }
    }

    fn how_to_go_on(&self, lang: Language, view: View) -> View {
        let mut view = view.line(say::incident::go_on(lang));
        if let Some(who) = self.of.waited_for().first() {
            view = view.line(words::do_answer(lang, who));
        }
        if let Some((step, _)) = self.of.next() {
            view = view.line(words::do_next(lang, step));
        }
        let unjudged = self.of.unjudged();
        if let Some(step) = unjudged.first() {
            view = view
                .line(words::do_pass(lang, *step))
                .line(words::do_fail(lang, *step));
        }
        if unjudged.is_empty() {
            view = view.line(words::do_finish(lang));
        }
        view
    }
}
