//! The manual of phrases and rules, as tables: what is written, and the days that follow from it.

mod phrases;
