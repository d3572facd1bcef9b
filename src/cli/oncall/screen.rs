//! The screen: one line a person and number, and below it the turns.

use chrono::{DateTime, FixedOffset, Utc};

use super::{OnCall, Person, Seat};
use crate::plan::{Language, Plan};
use crate::say::{self, list, oncall as words};
use crate::show::{Answer, Cell, Table, Tone, View};

/// What the screen needs beside the answer.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    pub(super) plan: &'a Plan,
    pub(super) at: DateTime<Utc>,
}

impl Answer for OnCall<'_> {
    fn view(&self, lang: Language) -> View {
        let mut table = Table::new(words::head(lang)).whole([3, 4]);
        for seat in &self.items {
            self.seat(lang, seat, &mut table);
        }
        let at = say::incident::moment(self.screen.plan, self.screen.at);
        let view = View::default().title(words::on_duty_at(lang, &at)).table(table);
        self.items
            .iter()
            .fold(view, |view, seat| self.turns(lang, seat, view))
    }
}

impl OnCall<'_> {
    fn seat(&self, lang: Language, seat: &Seat<'_>, table: &mut Table) {
        let mut name = Cell::from(seat.name);
        if seat.people.is_empty() {
            let nobody = Cell::toned(Tone::Bad, say::incident::nobody(lang));
            table.row([name, Cell::default(), nobody]);
            return;
        }
        for person in &seat.people {
            for row in self.person(lang, person) {
                let mut cells = vec![std::mem::take(&mut name)];
                cells.extend(row);
                table.row(cells);
            }
        }
    }

    /// The person, one line a number; who stands in, where they are away.
    fn person(&self, lang: Language, person: &Person<'_>) -> Vec<[Cell; 5]> {
        let plan = self.screen.plan;
        let reached = person.reached.map(|who| &plan[who]);
        let name = match reached {
            None => Cell::toned(Tone::Bad, say::incident::is_away(lang, person.name)),
            Some(who) if person.away => say::incident::deputy_of(lang, &who.name, person.name).into(),
            Some(who) => Cell::from(&who.name),
        };
        let phones: &[String] = reached.map_or(&[], |who| &who.phone);
        let clock = |at: DateTime<FixedOffset>| say::incident::clock(plan, at.to_utc(), self.screen.at);
        let until = person.until.map_or_else(String::new, clock);
        let next = person.next.as_ref();
        let next = next.map(|next| format!("{} {}", clock(next.at), list(lang, &next.names)));
        let first = phones.first().map_or_else(
            || {
                Cell::toned(
                    Tone::Bad,
                    if reached.is_some() {
                        say::incident::no_phone(lang)
                    } else {
                        String::new()
                    },
                )
            },
            Cell::from,
        );
        let duty = person
            .rota
            .map_or_else(String::new, |rota| say::plan::rota(lang, rota));
        let head = [
            duty.into(),
            name,
            first,
            until.into(),
            next.unwrap_or_default().into(),
        ];
        let others = phones.iter().skip(1).map(|phone| {
            let mut row: [Cell; 5] = Default::default();
            row[2] = phone.into();
            row
        });
        std::iter::once(head).chain(others).collect()
    }

    fn turns(&self, lang: Language, seat: &Seat<'_>, view: View) -> View {
        let turns = seat.turns.as_deref().unwrap_or_default();
        if turns.is_empty() {
            return view;
        }
        let plan = self.screen.plan;
        let today = plan.day_of(self.screen.at);
        let minute = |at: DateTime<FixedOffset>| words::minute(lang, at.naive_local(), today);
        let mut table = Table::new(words::turns_head(lang)).whole([0, 3]);
        for turn in turns {
            let to = turn.to.map_or_else(String::new, minute);
            let term = say::plan::term(lang, &minute(turn.from), &to);
            let contact = &plan[turn.contact];
            let remark = if turn.r#override {
                words::taken_over(lang, turn.note)
            } else {
                String::new()
            };
            table.row([
                term,
                say::plan::rota(lang, turn.rota),
                contact.name.clone(),
                contact.phone.first().cloned().unwrap_or_default(),
                remark,
            ]);
        }
        view.gap()
            .toned(Tone::Strong, words::rota_of(lang, seat.name))
            .table(table)
    }
}
