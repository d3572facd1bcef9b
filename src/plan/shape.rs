//! What stands, or should, on the right of `=`.

/// What TOML 1.1 has and TOML 1.0 has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construct {
    /// A line break or a comment in `{ … }`.
    NewlineInTable,
    /// A comma after the last pair in `{ … }`.
    TrailingComma,
    /// `\e` or `\xHH` in a text.
    Escape,
    /// `10:00`, without quotes or seconds.
    NoSeconds,
}

/// What stands, or should, on the right of `=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `3`
    Number,
    /// `0.5`
    Fraction,
    /// `true` or `false`
    Bool,
    /// `2026-11-01`
    Date,
    /// `"10:00"`
    Time,
    /// `2026-11-01T10:00:00`
    Moment,
    /// `[…]`
    List,
    /// `{ … }` or `[…]` on a line of its own
    Table,
    /// `[[…]]`
    Rows,
}
