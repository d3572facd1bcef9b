//! What a note beside a task says of closed days.

use crate::calendar::Frequency;

/// The phrase with what a note says of closed days: 毎月25日 and 25日が休日の場合は前営業日. `None` where it says more, or
/// the phrase has no day of its own.
pub(in crate::document::import) fn on_closed_days(phrase: &str, note: &str) -> Option<String> {
    let about = ["休", "祝", "営業日", "閉庁日", "holiday", "closed"]
        .iter()
        .any(|it| note.contains(it));
    if !about || note.chars().count() > 40 {
        return None;
    }
    let (frequency, said) = Frequency::understood(phrase)?;
    let dated = !frequency.is_undated() && said.is_none() && frequency != Frequency::AsNeeded;
    let note = note.replace("閉庁日", "休日").replace("開庁日", "営業日");
    let note = note
        .trim()
        .trim_start_matches(['※', '*', ' '])
        .trim_end_matches('。');
    let after = note.split_once('が').filter(|(day, _)| day.chars().count() <= 4);
    let rules = [Some(note), after.map(|(_, rule)| rule)];
    let with = rules
        .into_iter()
        .flatten()
        .map(|rule| format!("{phrase}（{rule}）"));
    let closed = |it: &String| Frequency::understood(it).is_some_and(|(_, said)| said.is_some());
    with.into_iter().find(|it| dated && closed(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_may_say_what_happens_on_closed_days() {
        let cases = [
            (
                "毎月25日",
                "休日の場合は前営業日",
                Some("毎月25日（休日の場合は前営業日）"),
            ),
            (
                "毎週月曜",
                "月曜が祝日の場合は翌営業日。",
                Some("毎週月曜（祝日の場合は翌営業日）"),
            ),
            (
                "毎月10日",
                "閉庁日の場合は翌開庁日",
                Some("毎月10日（休日の場合は翌営業日）"),
            ),
            ("月次", "休日の場合は前営業日", None),
            ("随時", "休日の場合は前営業日", None),
            ("毎月25日（休業日は翌営業日）", "休日の場合は前営業日", None),
            ("毎月25日", "銀行の受付は15時まで", None),
        ];
        for (phrase, note, expected) in cases {
            assert_eq!(
                on_closed_days(phrase, note).as_deref(),
                expected,
                "{phrase} {note}"
            );
        }
    }
}
