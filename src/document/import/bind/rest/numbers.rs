//! Numbers as a document writes them, and as a plan does: 9時 is 09:00, 午後3時 is 15:00, 60分 is 1h. For telling whether
//! a number of a line is in what came of it.

/// A number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Number {
    /// A time of day, in minutes of half a day: 午後3時 is 15:00.
    Clock(u64),
    /// As many of something: minutes for an hour, days for a week, months for a year.
    Count(u64, char),
    /// Its digits alone.
    Plain(u64),
}

/// A number of a text, and where it stands there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub(super) number: Number,
    pub(super) value: u64,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Half a day, in minutes.
pub(super) const HALF: u64 = 12 * 60;

/// The numbers of a text in half width.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Written> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + text.as_bytes().get(at..)?.iter().position(u8::is_ascii_digit)?;
        let (value, end) = value(text, from);
        let (number, to) = clock(text, value, end).unwrap_or_else(|| (counted(value, &text[end..]), end));
        at = to;
        Some(Written {
            number,
            value,
            from,
            to,
        })
    })
}

/// The digits from here on, and where they end: 1,000,000 is one number.
fn value(text: &str, from: usize) -> (u64, usize) {
    let bytes = text.as_bytes();
    let (mut value, mut at) = (0_u64, from);
    loop {
        while let Some(digit) = bytes.get(at).filter(|it| it.is_ascii_digit()) {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            at += 1;
        }
        let thousands = |it: &[u8]| it[0] == b',' && it[1..].iter().all(u8::is_ascii_digit);
        let more = bytes.get(at..at + 4).is_some_and(thousands);
        if !more || bytes.get(at + 4).is_some_and(u8::is_ascii_digit) {
            return (value, at);
        }
        at += 1;
    }
}

/// `9:30`, `9時半`, `9時`, `9am`: the time of day, and where it ends.
fn clock(text: &str, hour: u64, to: usize) -> Option<(Number, usize)> {
    const SIGN: usize = '時'.len_utf8();
    let rest = &text[to..];
    let (minute, end) = match rest.chars().next()? {
        ':' => value(rest, 1),
        '時' if rest[SIGN..].starts_with('間') => return None,
        '時' if rest[SIGN..].starts_with('半') => (30, 2 * SIGN),
        '時' => Some(value(rest, SIGN))
            .filter(|(_, end)| *end > SIGN && rest[*end..].starts_with('分'))
            .unwrap_or((0, SIGN)),
        ' ' | 'a' | 'p' | 'A' | 'P' if is_half_of_day(rest) => (0, 0),
        _ => return None,
    };
    let sound = hour <= 30 && minute < 60 && (end == 3 || !rest.starts_with(':'));
    sound.then_some((Number::Clock((hour * 60 + minute) % HALF), to + end))
}

/// ` am`, `PM`
fn is_half_of_day(rest: &str) -> bool {
    let halves = ["am", "pm", "AM", "PM"];
    halves.iter().any(|it| rest.trim_start().starts_with(it))
}

/// The number with what it counts.
fn counted(value: u64, rest: &str) -> Number {
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let Some(first) = rest.chars().next().filter(|it| it.is_alphabetic() || *it == '%') else {
        return Number::Plain(value);
    };
    let (each, unit) = match first.to_ascii_lowercase() {
        'm' if rest[1..].starts_with(['o', 'O']) => (1, '月'),
        'm' | '分' => (1, 'm'),
        'h' | '時' => (60, 'm'),
        '日' if rest.starts_with("日曜") => (1, '日'),
        'd' | '日' => (24 * 60, 'm'),
        'w' | '週' => (7 * 24 * 60, 'm'),
        'b' | '営' | '開' => (1, 'b'),
        'y' | '年' => (12, '月'),
        'か' | 'カ' | 'ヵ' | 'ヶ' | 'ケ' | '箇' | '月' => (1, '月'),
        other => (1, other),
    };
    Number::Count(value.wrapping_mul(each), unit)
}

/// A year in full: 令和8年, R8.4.1 and 26/4/1 are of 2026.
pub(super) fn in_full(text: &str, written: Written) -> Option<Written> {
    let (before, behind) = (&text[..written.from], &text[written.to..]);
    let ends = |eras: [&str; 2]| eras.iter().any(|it| before.ends_with(it));
    let first = match behind.chars().next()? {
        _ if ends(["令和", "r"]) => 2018,
        _ if ends(["平成", "h"]) => 1988,
        '/' | '年' if written.value < 100 => 2000,
        _ => return None,
    };
    let value = written.value + first;
    let number = counted(value, behind);
    Some(Written {
        number,
        value,
        ..written
    })
}

/// The number with what it is written together with: 03-1234-5678, 2026/4/1, 80%.
pub(super) fn whole(text: &str, written: Written) -> &str {
    const LONGEST: usize = 3; // as 営業日
    let joins = |it: char| it.is_ascii_digit() || ".,:/-+".contains(it);
    let before = text[..written.from].trim_end_matches(joins);
    let rest = &text[written.to..];
    let more = rest.trim_start_matches(joins);
    let unit = more
        .chars()
        .take_while(|it| it.is_alphabetic() || *it == '%')
        .take(LONGEST);
    let end = text.len() - more.len() + unit.map(char::len_utf8).sum::<usize>();
    text[before.len()..end].trim_matches(['.', ',', ':', '/', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_differently_is_one_number() {
        let first = |text: &str| numbers(text).next().map(|it| it.number);
        for (one, other) in [
            ("9時", "09:00"),
            ("9時半", "21:30"),
            ("3pm", "15:00"),
            ("8 am", "8時"),
            ("60分以内", "1h"),
            ("1週間", "7d"),
            ("10 minutes", "10m"),
            ("2営業日", "2bd"),
            ("1年", "12mo"),
            ("1,000,000円", "1000000円"),
        ] {
            assert_eq!(first(one), first(other), "{one} {other}");
        }
        for (one, other) in [
            ("9時", "9時間"),
            ("9日", "9営業日"),
            ("10%", "10円"),
            ("8:00", "8:30"),
        ] {
            assert_ne!(first(one), first(other), "{one} {other}");
        }
    }

    #[test]
    fn every_number_of_a_text_is_found() {
        let found = |text: &str| numbers(text).map(|it| it.value).collect::<Vec<_>>();
        assert_eq!(found("朝8時、昼12時"), [8, 12]);
        assert_eq!(found("03-1234-5678 内線21"), [3, 1234, 5678, 21]);
        assert_eq!(found("2026/4/1〜"), [2026, 4, 1]);
        assert_eq!(found("12,3456"), [12, 3456]);
        assert_eq!(found("なし"), [0; 0]);
    }
}
