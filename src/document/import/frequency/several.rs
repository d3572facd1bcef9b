//! Several times of one day. A plan holds one of them: the words hold the others.

use super::clock::time_in;
use super::partly::several_times;
use super::{Timing, exact};

/// `朝8時、昼12時、夕方17時`, `1日2回（9:00、15:00）`, `daily at 8:00 and 17:00`: every day, at the first of them.
pub(super) fn several(text: &str) -> Option<Timing> {
    let (time, before, after) = time_in(text)?;
    if !are_more(&after) {
        return None;
    }
    let often = before.trim_end_matches(['（', '(', '、', ',', 'の', ' ', '\u{3000}', ':']);
    let often = [" at", " by"]
        .iter()
        .find_map(|it| often.strip_suffix(it))
        .unwrap_or(often);
    let base = match often {
        "" if text.contains(|it: char| it.is_ascii_alphabetic()) => exact("daily"),
        "" | "毎" => exact("日次"),
        _ => exact(often).or_else(|| several_times(often)),
    }?;
    Some(Timing {
        time: Some(time),
        rest: text.to_owned(),
        ..base
    })
}

/// Nothing but times of day, and more than one?
pub(in crate::document::import) fn are_times(text: &str) -> bool {
    time_in(text).is_some_and(|(_, before, after)| before.trim().is_empty() && are_more(&after))
}

/// `、12:00、17:00`
fn are_more(after: &str) -> bool {
    const SIGNS: [&str; 10] = ["、", ",", "・", "/", "と", "&", "and ", "及び", "および", ";"];
    let after = after.trim_start();
    let Some(rest) = SIGNS.iter().find_map(|it| after.strip_prefix(it)) else {
        return false;
    };
    let next = time_in(rest).filter(|(_, before, _)| before.trim().is_empty());
    next.is_some_and(|(_, _, after)| after.trim_matches([')', ' ', '。']).is_empty() || are_more(&after))
}

#[cfg(test)]
mod tests {
    use super::super::tests::are_understood;

    #[test]
    fn the_first_of_several_times_counts_and_the_words_hold_the_others() {
        are_understood(&[
            ("朝8時、昼12時、夕方17時", "日次 @08:00 +朝8時、昼12時、夕方17時"),
            ("昼1時・夜9時", "日次 @13:00 +昼1時・夜9時"),
            ("8:00/13:00", "日次 @08:00 +8:00/13:00"),
            ("毎営業日 9:00、15:00", "毎営業日 @09:00 +毎営業日 9:00、15:00"),
            ("1日2回（9時、15時）", "日次 @09:00 +1日2回（9時、15時）"),
            ("8am, 5pm", "daily @08:00 +8am, 5pm"),
            ("daily at 8:00 and 17:00", "daily @08:00 +daily at 8:00 and 17:00"),
        ]);
    }
}
