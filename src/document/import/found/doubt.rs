//! What is not in the plan, and what a person should look at.

use serde::Serialize;

use super::super::block::At;

/// A line that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// What it says.
    pub text: String,
    /// Why it was left.
    pub why: Why,
}

/// Why a line is not in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Prose: no key of a plan holds it.
    Prose,
    /// Code, a diagram, HTML.
    Verbatim,
    /// A sheet that is hidden: people put what no longer holds there.
    Hidden,
    /// A table of something that a plan does not hold.
    Table,
    /// A row without what it is called.
    Nameless,
    /// A formula whose value the workbook does not hold.
    Unsaid,
    /// A row of a table of tasks that is none: a total, a place for a signature.
    NoTask,
    /// What was noted on the days of a month: a record, and no plan.
    Record,
    /// What is no longer done: 廃止, or struck through.
    Ended,
    /// A cell for which the plan has no key; it stands as a comment beside its entry.
    Comment,
    /// A planned stop without its year.
    NoYear,
    /// Values that were promised, for which the plan has no key: 稼働率, RTO.
    Promise,
    /// Whose turn it is when.
    Turns,
    /// An entry that lacks what a plan must have.
    Incomplete,
    /// A path, in a document that defines no levels to keep it by.
    NoLevels,
    /// Words of a line whose others are in the plan.
    Rest,
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Doubt {
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// Whose it is: the title of the task, the name of the role.
    pub of: String,
    /// What it is.
    pub what: Doubtful,
}

/// What is doubtful, or not filled in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubtful {
    /// A key without a value.
    Unfilled(&'static str),
    /// A frequency that was not understood: the task came in as 随時, with these words in its note.
    Frequency(String),
    /// A part of a frequency that was not understood; the rest was.
    FrequencyPart(String),
    /// The frequency was taken over from the row above.
    FrequencyFromAbove(String),
    /// No column says when: the title, or the note, does.
    FrequencyFromTitle(String),
    /// Heading and column, or column and calendar, say different things: (taken, other).
    TwoFrequencies(String, String),
    /// A method that is neither by hand nor automatic; it stands in the note.
    Method(String),
    /// A name that stands nowhere in the chart or the list of contacts: a role of this name was made.
    NewRole,
    /// The same, for a person.
    NewContact,
    /// One role stands several times.
    RoleTwice,
    /// One entry stands several times and says different things: (key, taken, other).
    Twice(&'static str, String, String),
    /// A section says something else of a task than the list does, and became a task of its own: (key, line of the list).
    OtherTask(&'static str, u32),
    /// The document does not say which end of the levels is the worst: it was taken from their words, or assumed.
    WorstAssumed(&'static str),
    /// The document says one direction, and its levels another.
    WorstContradicted,
    /// A level's own prefix names another number.
    PrefixContradicted(String),
    /// The levels have words for names; they were numbered.
    LevelsNumbered(String),
    /// The steps of a path have no times; these were assumed.
    StepTimes(String),
    /// One path for all levels.
    OnePath,
    /// These seats are reported to, rather than paged.
    ReportSeats(String),
    /// A phone number that a spreadsheet may have shortened.
    PhoneZero(String),
    /// A filter hides the row.
    Filtered,
    /// How a channel is reached is not in the document; it writes to a file for now.
    ChannelKind,
    /// Go-live is not in the document; today was taken.
    Starts(String),
}
