//! The forms that a value can have: a text, an id, a day, one word of a few. Each knows how it is read, what is wrong
//! with it, and how a schema describes it.

mod expect;
mod list;
mod name;
mod number;
mod phrase;
mod text;
mod time;
mod word;

pub use expect::{Fraction, JsonPath, Pattern, Size};
pub use list::{Headers, Many, Pairs, Rows};
pub use name::{Id, Name};
pub use number::{Number, Percent};
pub use phrase::Phrase;
pub use text::{Address, InRecords, Secret, Url};
pub(in crate::plan) use time::hours;
pub use time::{DayOrMoment, Days, Interval, Moment, Timeout};
pub use word::{CheckKind, Evidence, Holidays, MailSecurity, Weekday, When};
