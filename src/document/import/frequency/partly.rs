//! A cell of which only a part is a frequency.

use super::clock::time_in;
use super::parts::day_alone;
use super::{Timing, understand};

/// `第2日曜 5:00〜6:00`, `毎営業日・始業時`, `申請の都度`: what is understood of a cell; the rest is kept.
pub(super) fn partly(text: &str) -> Option<Timing> {
    let rest = |said: Timing, rest: &str| Timing {
        rest: rest.to_owned(),
        ..said
    };
    if let Some((time, before, after)) = time_in(text) {
        let said = day_alone(before.trim())?;
        let whole = if after.trim().is_empty() { "" } else { text };
        return Some(Timing {
            time: Some(time),
            ..rest(said, whole)
        });
    }
    if let Some((base, detail)) = text.split_once(['、', '・', ',', '，', '／', ' ']) {
        let said = understand(base.trim()).filter(|it| it.rest.is_empty());
        if let Some(said) = said {
            return Some(rest(said, detail.trim()));
        }
    }
    if let Some((said, part)) = part_of_day(text) {
        return Some(rest(said, part));
    }
    const NEEDED: [&str; 6] = ["都度", "に応じて", "に応じ", "した際", "があった場合", "時"];
    const CLOCK: [&str; 5] = ["毎時", "常時", "定時", "即時", "同時"];
    let clock = CLOCK.iter().any(|it| text.ends_with(it)) || text.contains(|it: char| it.is_ascii_digit());
    let needed = !clock && text.chars().count() > 2 && NEEDED.iter().any(|end| text.ends_with(end));
    needed.then(|| {
        rest(
            Timing {
                phrase: "随時".to_owned(),
                ..Timing::default()
            },
            text,
        )
    })
}

/// `毎週月曜午前`, `平日朝`: the phrase, and the part of the day.
fn part_of_day(text: &str) -> Option<(Timing, &str)> {
    const PARTS: &str = "午前中|午前|午後|早朝|朝一|朝|夕方|夜間|深夜|夜|始業時|終業時|始業前|終業後|中|頃";
    let cut = |part: &str| text.strip_suffix(part).map(str::trim);
    let mut parts = PARTS.split('|').filter_map(|part| Some((cut(part)?, part)));
    parts.find_map(|(often, part)| Some((understand(often).filter(|it| it.rest.is_empty())?, part)))
}
