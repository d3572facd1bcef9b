//! org.toml, as written.

use chrono::{NaiveDate, NaiveTime};
use schemars::{Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;

use super::{DayOrMoment, Form, Id, Many, Name, Phrase, Reader, Rows, Written};
use crate::plan::Shift;
use crate::plan::problem::Shape;
use crate::plan::source::Place;

table! {
    /// org.toml: 運用体制, the tree told from below. Several roots are fine.
    OrgFile {
        /// The roles, in the order in which they are shown.
        role: Rows<Role>,
    }
}

table! {
    /// One role: a seat.
    Role {
        /// How other entries name it.
        id(required "id = \"pm\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call it.
        name(required "name = \"プロジェクトマネージャー\""): String,
        /// The role above.
        reports_to: Name,
        /// Who sits in it, in order.
        members: Many<Seat>,
        /// 当番表: who takes turns in it. Two that hold at the same time are its first and second duty.
        rota: Rows<Rota>,
        /// Is it in this project's chart? false: a seat of the escalation path only.
        in_chart: bool = true,
    }
}

table! {
    /// A person in a seat for some time.
    Member {
        /// A contact.
        who(required "who = \"tanaka\""): Name,
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    }
}

table! {
    /// 当番表: people who take turns in a seat.
    Rota {
        /// What people call it. Absent: 当番, 日中当番 or 夜間・休日当番.
        name: String = String::new(),
        /// At which hours it holds; at the others all members of the role are asked. nights is all that is no business hour.
        during: Shift = Shift::Always,
        /// When the next one takes over: a phrase of frequency.
        turn(required "turn = \"毎週月曜\""): Phrase,
        /// The hour at which the next one takes over. Absent: when the business hours begin.
        handover: NaiveTime,
        /// Who takes part, in the order of their turns. Absent: the role's members.
        members: Many<Seat>,
        /// The day on which the first turn begins, at the hour of handover. Absent: the plan's.
        starts: NaiveDate,
        /// It ends at the handover of this day.
        ends: NaiveDate,
        /// Turns that somebody else takes; the later one wins.
        r#override: Rows<Override>,
    }
}

table! {
    /// Somebody has the duty, whosever turn it is: a swap, a leave, the turn of the year.
    Override {
        /// A contact; it need not be one of the rota.
        who(required "who = \"ito\""): Name,
        /// From this time, or from the handover of this day.
        from(required "from = 2026-12-29"): DayOrMoment,
        /// Until this time, or with this day, until the handover of the next.
        to(required "to = 2027-01-03"): DayOrMoment,
        /// Why, for the reader.
        note: String = String::new(),
    }
}

/// A member: a contact's name alone, or with days.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat(pub Member);

impl Form for Seat {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            DeValue::String(_) => {
                let value = Name::read(value, place, reader)?;
                let who = Some(Written { value, place });
                Some(Self(Member {
                    who,
                    ..Member::empty(place)
                }))
            }
            DeValue::Table(_) => Member::read(value, place, reader).map(Self),
            other => reader.wrong_type(place, Shape::Text, &other),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (name, member) = (Name::schema(generator), Member::schema(generator));
        json_schema!({ "anyOf": [name, member] })
    }
}
