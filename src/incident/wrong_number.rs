//! 番号違い: contacts whose number was found wrong in a call, until somebody proves that they can be reached.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{CallResult, Called};
use crate::plan::Contact;

/// What calls and verifications said of numbers, by the contact's id. Only contacts with a wrong number are in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WrongNumbers(BTreeMap<String, WrongNumber>);

/// The last time that a number was wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct WrongNumber {
    at: DateTime<FixedOffset>,
    /// Somebody has reached that contact since.
    proved: bool,
}

impl WrongNumbers {
    /// A call at `at`. Who answers can be reached.
    pub(super) fn hear(&mut self, call: &Called, at: DateTime<FixedOffset>) {
        match call.result {
            CallResult::WrongNumber => {
                let wrong = WrongNumber { at, proved: false };
                self.0.insert(call.who.clone(), wrong);
            }
            CallResult::Answered => self.prove(&call.who, true),
            CallResult::NoAnswer | CallResult::Voicemail | CallResult::Busy => {}
        }
    }

    /// A contact was verified, or that was taken back.
    pub(super) fn prove(&mut self, contact: &str, proved: bool) {
        if let Some(wrong) = self.0.get_mut(contact) {
            wrong.proved = proved;
        }
    }

    /// Since which day, in `zone`, a contact's number is known to be wrong. A plan that says that they were verified on
    /// that day or later was mended.
    pub fn since(&self, contact: &Contact, zone: Tz) -> Option<NaiveDate> {
        let ids = contact.was.iter().chain([&contact.id]);
        let last = ids.filter_map(|id| self.0.get(id)).max_by_key(|wrong| wrong.at)?;
        let day = last.at.with_timezone(&zone).date_naive();
        let mended = last.proved || contact.verified.is_some_and(|verified| verified >= day);
        (!mended).then_some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn call(who: &str, result: CallResult) -> Called {
        Called {
            incident: sample::id(),
            who: who.to_owned(),
            seats: Vec::new(),
            result,
            note: None,
        }
    }

    #[test]
    fn a_number_is_wrong_until_somebody_is_reached_or_the_plan_says_so() {
        let plan = sample::plan();
        let zone = plan.about.timezone;
        let mut contact = plan.contacts[1].clone();
        let mut numbers = WrongNumbers::default();
        numbers.hear(&call("maeda", CallResult::NoAnswer), sample::time("02:30"));
        assert_eq!(numbers.since(&contact, zone), None);
        numbers.hear(&call("maeda", CallResult::WrongNumber), sample::time("02:31"));
        let wrong = sample::time("02:31").date_naive();
        assert_eq!(numbers.since(&contact, zone), Some(wrong));
        assert_eq!(numbers.since(&plan.contacts[0], zone), None);
        for (proved, expected) in [(true, None), (false, Some(wrong))] {
            numbers.prove("maeda", proved);
            assert_eq!(numbers.since(&contact, zone), expected);
        }
        contact.verified = wrong.pred_opt();
        assert_eq!(numbers.since(&contact, zone), Some(wrong));
        contact.verified = Some(wrong);
        assert_eq!(numbers.since(&contact, zone), None);
        contact.verified = None;
        numbers.hear(&call("maeda", CallResult::Answered), sample::time("03:00"));
        assert_eq!(numbers.since(&contact, zone), None);
    }

    #[test]
    fn a_contact_that_was_renamed_keeps_its_wrong_number() {
        let plan = sample::plan();
        let mut contact = plan.contacts[1].clone();
        (contact.id, contact.was) = ("maeda-k".to_owned(), vec!["maeda".to_owned()]);
        let mut numbers = WrongNumbers::default();
        numbers.hear(&call("maeda", CallResult::WrongNumber), sample::time("02:31"));
        assert!(numbers.since(&contact, plan.about.timezone).is_some());
    }
}
