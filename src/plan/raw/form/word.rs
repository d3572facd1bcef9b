//! One word of a few: `if_closed = "after"`.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use toml::de::DeValue;

use super::text::take;
use crate::calendar::{IfClosed, ShortMonth};
use crate::plan::nearest::nearest;
use crate::plan::problem::Wrong;
use crate::plan::raw::{Form, Reader};
use crate::plan::source::Place;
use crate::plan::{
    Audience, Canary, Covers, During, Impact, Language, Method, Missed, Shift, TaskKind, Worst,
};

/// A choice of words; the first for each meaning is the one we write.
trait Word: Sized + Clone + PartialEq + 'static {
    const WORDS: &'static [(&'static str, Self)];
}

impl<T: Word> Form for T {
    fn read(value: DeValue<'_>, place: Place, reader: &mut Reader<'_>) -> Option<Self> {
        let value = take(value, place, reader)?;
        if let Some((_, meaning)) = T::WORDS.iter().find(|(word, _)| *word == value) {
            return Some(meaning.clone());
        }
        let words = || {
            T::WORDS
                .iter()
                .map(|(word, _)| *word)
                .filter(|word| !word.is_empty())
        };
        let (allowed, nearest) = (words().map(str::to_owned).collect(), nearest(&value, words()));
        reader.refuse(
            place,
            Wrong::BadValue {
                value,
                allowed,
                nearest,
            },
        )
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
        json_schema!({ "type": "string", "enum": words })
    }

    fn spell(&self) -> Value {
        let word = T::WORDS.iter().find(|(_, meaning)| meaning == self);
        word.map_or(Value::Null, |(word, _)| (*word).into())
    }
}

macro_rules! words {
    ($($type:ty { $($word:literal => $meaning:expr),* $(,)? })*) => {$(
        impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $meaning)),*];
        }
    )*};
}

/// `holidays`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holidays {
    /// The holidays of Japan are closed days.
    Japan,
    /// No public calendar.
    None,
}

/// `evidence`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It cannot be done without.
    Required,
    /// It is welcome.
    Optional,
}

/// `when`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Due while an incident is open.
    Incident,
}

/// A day of the week: `mon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekday(pub chrono::Weekday);

/// `kind` of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// A web request.
    Http,
    /// A TCP connection.
    Tcp,
    /// A TLS handshake.
    Tls,
    /// A name looked up.
    Dns,
    /// A monitoring plugin.
    Command,
    /// Somebody else's job says that it ran.
    Heartbeat,
}

/// `security` of a mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// Encrypted before anything is said.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not at all.
    None,
}

words! {
    Language { "ja" => Self::Ja, "en" => Self::En }
    Holidays { "japan" => Self::Japan, "none" => Self::None }
    Weekday {
        "mon" => Self(chrono::Weekday::Mon), "tue" => Self(chrono::Weekday::Tue), "wed" => Self(chrono::Weekday::Wed),
        "thu" => Self(chrono::Weekday::Thu), "fri" => Self(chrono::Weekday::Fri), "sat" => Self(chrono::Weekday::Sat),
        "sun" => Self(chrono::Weekday::Sun),
    }
    Option<Method> {
        "手動" => Some(Method::Manual), "自動" => Some(Method::Automatic),
        "manual" => Some(Method::Manual), "automatic" => Some(Method::Automatic), "" => None,
    }
    TaskKind { "work" => Self::Work, "meeting" => Self::Meeting }
    Covers { "period" => Self::Period, "previous-month" => Self::PreviousMonth }
    Missed { "carry" => Self::Carry, "latest" => Self::Latest, "drop" => Self::Drop }
    Evidence { "required" => Self::Required, "optional" => Self::Optional }
    When { "incident" => Self::Incident }
    IfClosed {
        "keep" => Self::Keep, "before" => Self::Before, "after" => Self::After,
        "before-in-month" => Self::BeforeInMonth, "after-in-month" => Self::AfterInMonth, "skip" => Self::Skip,
    }
    ShortMonth { "clamp" => Self::Clamp, "skip" => Self::Skip, "next" => Self::Next }
    Worst { "highest" => Self::Highest, "lowest" => Self::Lowest }
    Impact { "outage" => Self::Outage, "degraded" => Self::Degraded, "none" => Self::None }
    During { "always" => Self::Always, "business-hours" => Self::BusinessHours }
    Shift { "always" => Self::Always, "business-hours" => Self::BusinessHours, "nights" => Self::Nights }
    Audience { "internal" => Self::Internal, "customer" => Self::Customer }
    Canary { "gateway" => Self::Gateway, "resolver" => Self::Resolver, "outside" => Self::Outside }
    MailSecurity { "starttls" => Self::StartTls, "tls" => Self::Tls, "none" => Self::None }
    CheckKind {
        "http" => Self::Http, "tcp" => Self::Tcp, "tls" => Self::Tls, "dns" => Self::Dns,
        "command" => Self::Command, "heartbeat" => Self::Heartbeat,
    }
}
