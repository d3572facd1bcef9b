//! A message as mail. Nothing in it can begin a header of its own.

use std::path::Path;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};

use crate::notify::{Carried, Message, Parcel, Turn, safe};
use crate::records::LineHash;
use crate::world::carrier::text::{Script, units};
use crate::world::carrier::{escape, trouble};

/// How mail reads text.
const SCRIPT: Script = Script {
    escape: escape::plain,
    mention: |name| Some(format!("@{name}")),
    limit: 1 << 20,
    measure: units,
};

/// Longer subjects are cut by whoever shows them, each in its own way.
const SUBJECT: Script = Script { limit: 200, ..SCRIPT };

/// Nobody's holiday reply comes back (RFC 3834 section 5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// To the person who is addressed, else to all of the channel's `to`. `place` tells the letters of this plan from those
/// of others.
pub(super) fn letter(parcel: &Parcel, place: &Path) -> Result<lettre::Message, Carried> {
    let message = &parcel.message;
    let from = mailbox("from", parcel.channel.setting("from").unwrap_or_default())?;
    let ids = Ids {
        place,
        domain: from.email.domain().to_owned(),
    };
    let mut builder = MessageBuilder::new()
        .subject(SUBJECT.write(&first_line(message)))
        .message_id(Some(ids.of(message)))
        .header(AutoSubmitted)
        .from(from);
    for address in addresses(parcel)? {
        builder = builder.to(address);
    }
    if let Some(first) = ids.answered(parcel) {
        builder = builder.in_reply_to(first.clone()).references(first);
    }
    let body = builder
        .header(ContentType::TEXT_PLAIN)
        .body(SCRIPT.write(message) + "\n");
    body.map_err(|error| trouble::never(error.to_string()))
}

fn first_line(message: &Message) -> Message {
    let mut lines = message.lines.clone();
    lines.truncate(1);
    Message {
        lines: lines.iter().map(|line| safe(line)).collect(),
        mention: None,
        ..message.clone()
    }
}

fn addresses(parcel: &Parcel) -> Result<Vec<Mailbox>, Carried> {
    if let Some(address) = &parcel.address {
        return Ok(vec![mailbox("email", address)?]);
    }
    let written = parcel.channel.settings.iter().filter(|(key, _)| key == "to");
    let all: Vec<Mailbox> = written
        .map(|(_, address)| mailbox("to", address))
        .collect::<Result<_, _>>()?;
    if all.is_empty() {
        Err(trouble::missing("to"))
    } else {
        Ok(all)
    }
}

/// The address is not repeated: it may be a person's.
fn mailbox(key: &str, written: &str) -> Result<Mailbox, Carried> {
    written
        .trim()
        .parse()
        .map_err(|_| trouble::bad(key, "no mail address"))
}

/// Does it begin its thread? A page to a person only joins it.
fn begins(message: &Message) -> bool {
    message.turn == Turn::Begins && message.to.is_none()
}

/// Message-IDs. The same thing always has the same.
struct Ids<'a> {
    place: &'a Path,
    domain: String,
}

impl Ids<'_> {
    fn id(&self, what: &str) -> String {
        let hash = LineHash::of(format!("{} {what}", self.place.display()).as_bytes()).to_string();
        let short: String = hash
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(32)
            .collect();
        format!("<{short}.opsplan@{}>", self.domain)
    }

    /// What begins a thread has the thread's own id: those that follow find it even when they overtake it. No other
    /// letter has it: of two with one id a mailbox may show only the first, and a page would be lost.
    fn of(&self, message: &Message) -> String {
        let root = self.root(message).filter(|_| begins(message));
        root.unwrap_or_else(|| self.id(&format!("message {}", message.key)))
    }

    fn root(&self, message: &Message) -> Option<String> {
        let thread = message.thread.as_ref()?;
        Some(self.id(&format!("thread {thread} {}", message.key.channel)))
    }

    fn answered(&self, parcel: &Parcel) -> Option<String> {
        let root = self.root(&parcel.message).filter(|_| !begins(&parcel.message))?;
        let first = parcel.first.clone().filter(|first| first.starts_with('<'));
        Some(first.unwrap_or(root))
    }
}
