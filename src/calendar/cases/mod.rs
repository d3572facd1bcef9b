//! The manual of phrases and rules, as tables: what is written, and the days that follow from it.

mod errors;
mod phrases;
mod properties;
mod rules;
mod second_opinion;
