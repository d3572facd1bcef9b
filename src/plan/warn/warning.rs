//! What is legal and will hurt, as data: a code that never changes, and the names that the sentence needs.

use chrono::{Month, NaiveDate, NaiveDateTime};

use crate::calendar::Span;

macro_rules! warnings {
    ($(
        $(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })? = $code:literal
    ),* $(,)?) => {
        /// What will hurt.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Warning {$(
            $(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),* })?
        ),*}

        impl Warning {
            /// Every code, in the order of this file.
            pub const CODES: &[&str] = &[$($code),*];

            /// Its name in output and tests; stable.
            pub fn code(&self) -> &'static str {
                match self {$(Self::$name { .. } => $code),*}
            }
        }
    };
}

warnings! {
    /// Nobody sits in a seat, now or soon.
    EmptyRole {
        /// The seat.
        role: String,
        /// The first day without anybody.
        from: NaiveDate,
        /// Is that today?
        already: bool,
    } = "empty-role",
    /// Nobody is there to be told at a step.
    EmptyStep {
        /// The level's prefix.
        level: String,
        /// The seats of the step.
        seats: String,
    } = "empty-step",
    /// The people of a step can only be rung, and opsplan rings nobody.
    PhoneOnlyStep {
        /// The level's prefix.
        level: String,
        /// The seats of the step.
        seats: String,
    } = "phone-only-step",
    /// A step that is never come to.
    UnreachableStep {
        /// The level's prefix.
        level: String,
        /// The seats of the step.
        seats: String,
        /// Why.
        why: Unreachable,
    } = "unreachable-step",
    /// One person in two seats of a chain.
    PersonInTwoSeats {
        /// The level's prefix.
        level: String,
        /// Who.
        person: String,
        /// The seat told first.
        first: String,
        /// The other.
        second: String,
    } = "person-in-two-seats",
    /// An incident of this level reaches nobody.
    LevelWithoutChain {
        /// Its prefix.
        level: String,
    } = "level-without-chain",
    /// A rule for alerts that is never come to.
    UnreachableAlert = "unreachable-alert",
    /// Rules for alerts, and none for the rest.
    AlertsWithoutDefault {
        /// The prefix of the level that the rest gets.
        level: String,
    } = "alerts-without-default",
    /// Neither phone nor mail.
    ContactWithoutPhoneOrMail {
        /// Who.
        contact: String,
    } = "contact-without-phone-or-mail",
    /// Somebody in a chain whom nobody can ring.
    NoPhoneInChain {
        /// Who.
        contact: String,
        /// The seat in the chain.
        seat: String,
    } = "no-phone-in-chain",
    /// What stands as mail address is none.
    NoMailAddress {
        /// As written.
        written: String,
    } = "no-mail-address",
    /// A day on which something was done lies ahead.
    NotYet {
        /// The key.
        key: &'static str,
        /// The day.
        day: NaiveDate,
    } = "not-yet",
    /// Nobody has tried for long whether this contact can be reached.
    ContactNotVerified {
        /// Who.
        contact: String,
        /// The last time; `None`: never.
        verified: Option<NaiveDate>,
        /// How often it should be.
        every: Span,
    } = "contact-not-verified",
    /// A call found that the number of this contact is wrong.
    WrongNumber {
        /// Who.
        contact: String,
        /// The day of the call.
        since: NaiveDate,
    } = "wrong-number",
    /// Two incidents were given one number by machines that had not heard of each other.
    SameNumber {
        /// The number.
        number: String,
        /// What they go by.
        names: String,
    } = "same-number",
    /// Somebody in a chain is away, and nobody stands in.
    AwayWithoutDeputy {
        /// Who.
        contact: String,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    } = "away-without-deputy",
    /// A paged seat at which for some time nobody can be reached.
    DutyGap {
        /// The seat.
        seat: String,
        /// The prefixes of the levels that call it.
        levels: String,
        /// The first minute, on the plan's clock.
        from: NaiveDateTime,
        /// When somebody is there again.
        to: NaiveDateTime,
    } = "duty-gap",
    /// A level that for some time reaches nobody.
    NobodyReachable {
        /// Its prefix.
        level: String,
        /// The seats that it calls.
        seats: String,
        /// The first minute, on the plan's clock.
        from: NaiveDateTime,
        /// When somebody is there again.
        to: NaiveDateTime,
    } = "nobody-reachable",
    /// An assignee who stands in no tree of the chart.
    AssigneeInNoTree {
        /// Who.
        assignee: String,
    } = "assignee-in-no-tree",
    /// Daily work by hand, on Sundays too.
    DailyByHand = "daily-by-hand",
    /// Automatic work without a check to prove it.
    AutomaticWithoutCheck = "automatic-without-check",
    /// A day that the phrase names is closed, and nothing says what to do then.
    FallsOnClosedDay {
        /// The first such day.
        day: NaiveDate,
        /// How many more there are within the year.
        more: usize,
    } = "falls-on-closed-day",
    /// A month is named with a day that it never has.
    NoSuchDay {
        /// The month.
        month: Month,
        /// The day.
        day: u32,
    } = "no-such-day",
    /// Every other week, counted from the plan's start.
    WeeksWithoutStarts {
        /// How many weeks.
        every: u32,
        /// From when they are counted.
        starts: NaiveDate,
    } = "weeks-without-starts",
    /// An added day on which nothing is due: it lies before the start of the work, or after its end.
    AlsoNeverDue {
        /// The day.
        day: NaiveDate,
        /// The first or the last day of the work.
        bound: NaiveDate,
    } = "also-never-due",
    /// The one who confirms is the one who does it.
    ConfirmedBySelf {
        /// Who.
        person: String,
    } = "confirmed-by-self",
    /// Something that opsplan tells, and nowhere to tell it.
    EventWithoutChannel {
        /// The event.
        event: &'static str,
    } = "event-without-channel",
    /// A check that is nobody's.
    CheckWithoutOwner {
        /// Which.
        check: String,
    } = "check-without-owner",
    /// A limit that another one hides.
    LimitNeverReached {
        /// The key.
        key: &'static str,
        /// The key of the other.
        by: &'static str,
    } = "limit-never-reached",
    /// It counts as down when its level would be raised already.
    OutageNoticedLate {
        /// After so many minutes.
        minutes: i64,
        /// When the level is raised.
        outage_from: Span,
    } = "outage-noticed-late",
    /// Told when there is hardly time to renew it.
    CertificateNoticedLate {
        /// So many days before its end.
        days: u32,
    } = "certificate-noticed-late",
    /// A whole line where a program and its arguments belong.
    ShellLine {
        /// As written.
        line: String,
    } = "shell-line",
    /// While what it depends on is down, neither opens an incident.
    IncidentHidden {
        /// Which opens one.
        check: String,
        /// Which explains its failure and opens none.
        parent: String,
    } = "incident-hidden",
    /// A contract that has ended.
    ContractPastEnd {
        /// The other side.
        vendor: String,
        /// Its last day.
        ended: NaiveDate,
    } = "contract-past-end",
    /// 稼働時間帯 that was not understood.
    ServiceHoursNotUnderstood {
        /// As written.
        written: String,
    } = "service-hours-not-understood",
    /// Nobody has looked the plan over for long.
    ReviewOverdue {
        /// The last time.
        reviewed: NaiveDate,
        /// How often it should be.
        every: Span,
    } = "review-overdue",
    /// A file whose name is nearly that of one of the nine: nobody reads it.
    UnreadFile {
        /// Its name.
        name: String,
        /// The one of the nine that it is like.
        nearest: String,
    } = "unread-file",
    /// A folder that other users can write.
    OpenFolder {
        /// Its path.
        path: String,
    } = "open-folder",
    /// A word that means "not filled in yet".
    Placeholder {
        /// The word.
        word: String,
    } = "placeholder",
}

/// Why a step is never come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// Its people have neither phone nor mail nor another way.
    NoWay,
    /// A service stop has been raised to a worse level by then.
    RaisedBefore {
        /// The worse level's prefix.
        level: String,
        /// When it is raised.
        at: Span,
    },
}
