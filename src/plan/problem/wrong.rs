//! Everything that can be wrong, in one table: the name, how bad it is, and the code by which people and tests know it.

use super::{Construct, Noun, Severity, Shape};
use crate::plan::warn::Warning;

macro_rules! wrongs {
    ($(
        $(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })?
            = $severity:ident $code:literal
    ),* $(,)?) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Wrong {$(
            $(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),* })?,)*
            /// It is legal, and will hurt.
            Hurts(Warning),
        }

        impl Wrong {
            /// Every code, in the order of this file; those of [`Warning`] follow.
            pub const CODES: &[&str] = &[$($code),*];

            /// Its name in output and tests; stable.
            pub fn code(&self) -> &'static str {
                match self {$(Self::$name { .. } => $code,)* Self::Hurts(warning) => warning.code()}
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self {$(Self::$name { .. } => Severity::$severity,)* Self::Hurts(_) => Severity::Warning}
            }
        }
    };
}

wrongs! {
    /// There is no plan.toml.
    NoPlanFile = Error "no-plan-file",
    /// plan.toml points to a file that is not there.
    NoSuchFile = Error "no-such-file",
    /// A directory, a pipe, a file that the system refuses.
    Unreadable {
        /// What the system said; empty for what is no file.
        reason: String,
    } = Error "unreadable",
    /// More than a plan file may have.
    TooLarge = Error "too-large",
    /// The text is not UTF-8.
    NotUtf8 = Error "not-utf8",
    /// It is no TOML; in the parser's words.
    Syntax {
        /// In the parser's words.
        message: String,
    } = Error "syntax",
    /// TOML 1.1, which most other tools refuse.
    Toml11 {
        /// Which construct.
        construct: Construct,
    } = Warning "toml-1-1",
    /// No such key here.
    UnknownKey {
        /// As written.
        key: String,
        /// Keys like it.
        nearest: Vec<String>,
        /// All keys of the table.
        known: Vec<String>,
    } = Error "unknown-key",
    /// The key is one of another kind of channel or check.
    ForeignKey {
        /// As written.
        key: String,
        /// The kind of this entry.
        kind: String,
        /// The keys that this kind has.
        known: Vec<String>,
    } = Error "foreign-key",
    /// A key that must be there is not.
    MissingKey {
        /// Which.
        key: String,
        /// A line to copy.
        example: String,
    } = Error "missing-key",
    /// A number where a text belongs, and so on.
    WrongType {
        /// What belongs here.
        expected: Shape,
        /// What stands here.
        found: Shape,
    } = Error "wrong-type",
    /// Nothing is written where something must be.
    Empty = Error "empty",
    /// A word that is none of those allowed.
    BadValue {
        /// As written.
        value: String,
        /// The allowed ones.
        allowed: Vec<String>,
        /// Those like it.
        nearest: Vec<String>,
    } = Error "bad-value",
    /// A number out of its range.
    OutOfRange {
        /// As written.
        value: String,
        /// The smallest.
        least: i64,
        /// The largest.
        most: i64,
    } = Error "out-of-range",
    /// A phrase of frequency that was not understood.
    BadPhrase {
        /// As written.
        phrase: String,
        /// The nearest that would have been.
        nearest: Vec<String>,
    } = Error "bad-phrase",
    /// A turn of a rota whose phrase does not come again by the calendar.
    TurnDoesNotRepeat {
        /// As written.
        phrase: String,
    } = Error "turn-does-not-repeat",
    /// The phrase says what to do on closed days, and `if_closed` says it too.
    TwoIfClosed = Error "two-if-closed",
    /// No duration.
    BadDuration {
        /// As written.
        value: String,
    } = Error "bad-duration",
    /// Something is to be repeated without a pause.
    NoInterval {
        /// As written.
        value: String,
    } = Error "no-interval",
    /// A file channel writes outside the records.
    OutsideRecords {
        /// As written.
        path: String,
    } = Error "outside-records",
    /// No short length of time.
    BadTimeout {
        /// As written.
        value: String,
    } = Error "bad-timeout",
    /// No day.
    BadDate {
        /// As written.
        value: String,
    } = Error "bad-date",
    /// No time of day.
    BadTime {
        /// As written.
        value: String,
    } = Error "bad-time",
    /// A wall-clock time that the zone skips when its clocks go forward.
    ClockChange {
        /// As written.
        value: String,
        /// The zone.
        zone: String,
    } = Error "clock-change",
    /// A day or a range of days.
    BadRange {
        /// As written.
        value: String,
    } = Error "bad-range",
    /// It ends before it begins.
    RangeReversed {
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    } = Error "range-reversed",
    /// No zone of the tz database.
    BadTimezone {
        /// As written.
        value: String,
        /// Zones like it.
        nearest: Vec<String>,
    } = Error "bad-timezone",
    /// No web address.
    BadUrl {
        /// As written.
        value: String,
    } = Error "bad-url",
    /// No regular expression.
    BadPattern {
        /// As written.
        value: String,
        /// What its parser says.
        reason: String,
    } = Error "bad-pattern",
    /// No JSONPath.
    BadJsonPath {
        /// As written.
        value: String,
        /// What its parser says.
        reason: String,
    } = Error "bad-json-path",
    /// An id in another form than `[a-z0-9-]`.
    BadId {
        /// As written.
        id: String,
        /// One that would do.
        suggestion: String,
    } = Error "bad-id",
    /// Two of one id. The other place is the first of them.
    DuplicateId {
        /// Both have it.
        id: String,
    } = Error "duplicate-id",
    /// An id that another entry had before.
    ReusedId {
        /// The old one.
        id: String,
        /// Whose it was.
        owner: String,
    } = Error "reused-id",
    /// Two levels of one number.
    DuplicateLevel {
        /// Both have it.
        level: u32,
    } = Error "duplicate-level",
    /// No such level.
    UnknownLevel {
        /// As written.
        level: u32,
        /// Those that there are.
        known: Vec<u32>,
    } = Error "unknown-level",
    /// Nothing has this id or name.
    Dangling {
        /// As written.
        name: String,
        /// What was looked for.
        nouns: Vec<Noun>,
        /// Ids and names like it.
        nearest: Vec<String>,
    } = Error "dangling",
    /// More than one thing has this name.
    Ambiguous {
        /// As written.
        name: String,
        /// The ids of those who have it.
        candidates: Vec<String>,
    } = Error "ambiguous",
    /// What is above is below, too.
    Cycle {
        /// The key that closes the circle.
        key: &'static str,
        /// The ids, around.
        ids: Vec<String>,
    } = Error "cycle",
    /// A secret in the plan itself.
    LiteralSecret = Error "literal-secret",
    /// A proxy that is itself asked over https.
    ProxyOverTls {
        /// As written.
        value: String,
    } = Error "proxy-over-tls",
    /// A request header that no request can carry.
    BadHeader {
        /// Its name, as written.
        name: String,
    } = Error "bad-header",
    /// Two logins for one request.
    TwoLogins = Error "two-logins",
    /// A way without encryption that leads away from this machine.
    NotEncrypted {
        /// The host.
        host: String,
    } = Error "not-encrypted",
    /// A service that its maker has ended.
    RetiredKind {
        /// As written.
        kind: String,
        /// What its maker gives instead.
        instead: &'static str,
    } = Error "retired-kind",
    /// The records name an id that the plan no longer has.
    GoneId {
        /// As recorded.
        id: String,
        /// What it was.
        noun: Noun,
        /// Ids like it.
        nearest: Vec<String>,
    } = Error "gone-id",
}

impl Wrong {
    /// May entries of the file be hidden by it?
    pub fn breaks_file(&self) -> bool {
        matches!(
            self,
            Self::Syntax { .. }
                | Self::NoSuchFile
                | Self::NotUtf8
                | Self::TooLarge
                | Self::Unreadable { .. }
                | Self::NoPlanFile
        )
    }
}
