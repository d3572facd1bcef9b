//! Every sentence that people read, Japanese beside English, one typed function each. The domain imports none of them.
//!
//! `say!` makes the functions: a language that is missing does not compile, and both can be found by searching.

pub mod carrier;
pub mod check;
pub mod calendar;
pub mod cli;
pub mod cron;
pub mod day;
pub mod digest;
pub mod drill;
pub mod due;
pub mod edit;
pub mod escalation;
pub mod incident;
pub mod document;
pub mod import;
pub mod init;
pub mod problem;
pub mod handover;
pub mod help;
pub mod oncall;
pub mod plan;
pub mod post;
pub mod records;
pub mod report;
pub mod settle;
pub mod span;
pub mod status;
pub mod system;
pub mod tick;
pub mod warning;

pub use crate::plan::Language;

/// Words one after the other: 「一、二」, "one, two".
pub fn list(lang: Language, words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    words.join(match lang {
        Language::Ja => "、",
        Language::En => ", ",
    })
}

/// Makes one function a sentence: `say! { /// Doc.\n overdue(n: usize) { ja: "期限超過 {n}件", en: "{n} overdue" } }` gives
/// `pub fn overdue(lang: Language, n: usize) -> String`.
#[macro_export]
macro_rules! say {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),* $(,)?) { ja: $ja:literal, en: $en:literal $(,)? })*) => {$(
        $(#[$doc])*
        pub fn $name(lang: $crate::say::Language $(, $arg: $type)*) -> String {
            match lang {
                $crate::say::Language::Ja => format!($ja),
                $crate::say::Language::En => format!($en),
            }
        }
    )*};
}
