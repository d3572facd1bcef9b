//! The forms that a value can have: a text, an id, a day, one word of a few. Each knows how it is read, what is wrong
//! with it, and how a schema describes it.

mod clock;
mod day;
mod expect;
mod length;
mod list;
mod name;
mod number;
mod phrase;
mod text;
mod word;

pub(in crate::plan) use clock::hours;
pub use clock::{DayOrMoment, Moment};
pub use day::Days;
pub use expect::{Fraction, JsonPath, Pattern, Size};
pub use length::{Interval, Timeout};
pub use list::{Headers, Many, Pairs, Rows};
pub use name::{Id, Name};
pub use number::{Number, Percent};
pub use phrase::Phrase;
pub use text::{Address, InRecords, Secret, Url};
pub use word::{CheckKind, Evidence, Holidays, MailSecurity, Weekday, When};
