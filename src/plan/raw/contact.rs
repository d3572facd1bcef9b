//! contacts.toml, as written.

use chrono::NaiveDate;

use super::{Days, Id, Many, Name, Rows};

table! {
    /// contacts.toml: 連絡先リスト.
    ContactsFile {
        /// The contacts, in the order in which they are shown.
        contact: Rows<Contact>,
    }
}

table! {
    /// One contact: a person or a desk.
    Contact {
        /// How other entries name it.
        id(required "id = \"tanaka\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call them.
        name(required "name = \"田中 一郎\""): String,
        /// Empty for our own people.
        company: String = String::new(),
        /// Phone numbers as written; the first is rung first.
        phone: Many<String>,
        /// Mail address.
        email: String,
        /// How opsplan itself reaches this person, in order.
        reach: Rows<Reach>,
        /// Days away, as `2026-12-24..2026-12-28`; never with a reason.
        away: Many<Days>,
        /// Who stands in while away.
        deputy: Name,
        /// When someone last proved that the ways to reach them work.
        verified: NaiveDate,
    }
}

table! {
    /// One way to reach a person.
    Reach {
        /// Through which channel.
        channel(required "channel = \"mail\""): Name,
        /// How that service names the person.
        mention: String,
    }
}
