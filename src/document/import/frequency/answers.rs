//! What was answered before: a document asks of the same few words on every line.

use foldhash::HashMap;
use std::cell::RefCell;

use super::Timing;

/// Questions in words, and their answers.
#[derive(Default)]
pub(super) struct Answers(RefCell<HashMap<String, Option<Timing>>>);

impl Answers {
    /// How many are remembered.
    const MOST: usize = 4096;

    /// The answer of before, else this one.
    pub(super) fn to(&self, question: &str, answer: impl FnOnce() -> Option<Timing>) -> Option<Timing> {
        let known = self.0.borrow().get(question).cloned();
        known.unwrap_or_else(|| {
            let answer = answer();
            let mut answers = self.0.borrow_mut();
            if answers.len() >= Self::MOST {
                answers.clear();
            }
            answers.insert(question.to_owned(), answer.clone());
            answer
        })
    }
}
