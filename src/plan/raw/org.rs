//! org.toml, as written.

use chrono::NaiveDate;
use schemars::{Schema, SchemaGenerator, json_schema};
use toml::de::DeValue;

use super::{Form, Id, Many, Name, Reader, Rows, Written};
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
