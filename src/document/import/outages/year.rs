//! Days of planned stops that stand without their year, below a heading that says it: `2026年度 計画停止予定`.

use std::iter::Peekable;
use std::str::CharIndices;

use super::super::dates::month_named;
use super::super::reader::Reader;
use super::super::words::narrowed;

/// The year of a heading, and whether it is a fiscal one, which begins in April.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document::import) struct Year {
    number: i32,
    fiscal: bool,
}

impl Year {
    /// The year that a heading says.
    pub(in crate::document::import) fn of(heading: &str) -> Option<Self> {
        let text = narrowed(heading);
        let mut numbers =
            pieces(&text).filter_map(|(at, piece)| Some((at, piece, piece.parse::<i32>().ok()?)));
        let (at, piece, number) =
            numbers.find(|(.., number)| (2000..2200).contains(number) || is_era(*number))?;
        let rest = &text[at + piece.len()..];
        let era = text[..at].trim_end().ends_with("令和");
        let number = if era { number + 2018 } else { number };
        (number >= 2000 && (era || piece.len() == 4)).then_some(Self {
            number,
            fiscal: rest.trim_start().starts_with("年度")
                || text[..at].trim_end().to_lowercase().ends_with("fy"),
        })
    }

    /// The year that the nearest heading above says, or the name of the document.
    pub(in crate::document::import) fn above(reader: &Reader) -> Option<Self> {
        let name = reader.found.name.iter().cloned();
        let headings: Vec<String> = name.chain(reader.headings_above()).collect();
        headings.iter().rev().find_map(|it| Self::of(it))
    }

    fn of_month(self, month: u32) -> i32 {
        self.number + i32::from(self.fiscal && month < 4)
    }
}

fn is_era(number: i32) -> bool {
    (1..100).contains(&number)
}

/// The text with the year before `8月12日` and `8/12`, and behind `12 August`; `None` where no day lacks it.
pub(in crate::document::import) fn with_years(text: &str, year: Year) -> Option<String> {
    let text = narrowed(text);
    let mut said = String::new();
    let mut rest = 0;
    for (at, end, month, sign) in days(&text) {
        let number = year.of_month(month);
        match sign {
            Some(sign) => said.push_str(&format!("{}{number}{sign}{}", &text[rest..at], &text[at..end])),
            None => said.push_str(&format!("{} {number}", &text[rest..end])),
        }
        rest = end;
        if let Some(last) = same_month(&text[end..]) {
            said.push_str(&format!("日~{number}年{month}月"));
            rest = end + last;
        }
    }
    (rest > 0).then(|| said + &text[rest..])
}

/// Where the last day begins in `日〜14日`, which is of the month before.
fn same_month(text: &str) -> Option<usize> {
    let last = text
        .strip_prefix('日')?
        .trim_start_matches([' ', '~', '〜', '-', '–']);
    let digits = last.len() - last.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let whole = last[digits..].starts_with('日') && digits > 0 && last.len() + "日".len() < text.len();
    whole.then_some(text.len() - last.len())
}

/// Is there a day without its year?
pub(in crate::document::import) fn lack_years(text: &str) -> bool {
    !days(&narrowed(text)).is_empty()
}

/// Days without a year: from where to where, the month, and what stands between a year and it.
fn days(text: &str) -> Vec<(usize, usize, u32, Option<char>)> {
    let all: Vec<(usize, &str)> = pieces(text).collect();
    let between = |one: (usize, &str), other: (usize, &str)| &text[one.0 + one.1.len()..other.0];
    let mut found: Vec<(usize, usize, u32, Option<char>)> = Vec::new();
    for (number, pair) in all.windows(2).enumerate() {
        let [one, other] = [pair[0], pair[1]];
        let before = text[..one.0].chars().next_back();
        if found.last().is_some_and(|(_, end, ..)| one.0 < *end) {
            continue;
        }
        let end = other.0 + other.1.len();
        let after = text[end..].chars().next();
        let small = |it: &str, most: u32| it.parse::<u32>().ok().filter(|it| (1..=most).contains(it));
        let by_digits = small(one.1, 12).zip(small(other.1, 31));
        match (between(one, other), by_digits) {
            ("月", Some((month, _))) if before != Some('年') && after == Some('日') => {
                found.push((one.0, end, month, Some('年')));
            }
            ("/", Some((month, _))) if before != Some('/') && after != Some('/') => {
                found.push((one.0, end, month, Some('/')));
            }
            _ => {
                let named = month_named(one.1).zip(small(other.1, 31));
                let named = named.or_else(|| month_named(other.1).zip(small(one.1, 31)));
                let next = all.get(number + 2).and_then(|it| it.1.parse::<i32>().ok());
                let has_year = next.is_some_and(|it| it >= 1950);
                let near = between(one, other)
                    .chars()
                    .all(|it| it.is_whitespace() || it == '.');
                if let Some((month, _)) = named.filter(|_| near && !has_year) {
                    found.push((one.0, end, month.number_from_month(), None));
                }
            }
        }
    }
    found
}

/// Runs of digits, and of Latin letters.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut letters: Peekable<CharIndices<'_>> = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let kind = |it: char| (it.is_ascii_digit(), it.is_ascii_alphabetic());
        let (start, first) = letters.find(|(_, it)| it.is_ascii_alphanumeric())?;
        let mut end = start + 1;
        while let Some((at, _)) = letters.next_if(|(_, it)| kind(*it) == kind(first)) {
            end = at + 1;
        }
        Some((start, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_the_year_of_the_days_below_it() {
        let cases = [
            (
                "2026年度 計画停止",
                "8月12日 1:00〜5:00",
                Some("2026年8月12日 1:00~5:00"),
            ),
            (
                "2026年度 計画停止",
                "2/7(日) 1:00〜5:00",
                Some("2027/2/7(日) 1:00~5:00"),
            ),
            (
                "2026年度 計画停止",
                "8月12日～14日 停止",
                Some("2026年8月12日~2026年8月14日 停止"),
            ),
            ("令和8年度 停止予定", "3月7日", Some("2027年3月7日")),
            ("計画停止（2026年）", "2月7日 終日", Some("2026年2月7日 終日")),
            (
                "Planned outages 2026",
                "Sat 12 Sep 22:00 - 02:00",
                Some("Sat 12 Sep 2026 22:00 - 02:00"),
            ),
            (
                "Planned outages FY2026",
                "Feb 6 01:00-05:00",
                Some("Feb 6 2027 01:00-05:00"),
            ),
            ("2026年度 計画停止", "2026年8月12日", None),
            ("2026年度 計画停止", "毎月第3日曜 2:00", None),
        ];
        for (heading, text, expected) in cases {
            let year = Year::of(heading).unwrap();
            let said = with_years(text, year).map(|it| it.replace(['〜', '～'], "~"));
            assert_eq!(said.as_deref(), expected, "{text}");
        }
        assert_eq!(Year::of("計画停止"), None);
        assert_eq!(Year::of("第8章 計画停止"), None);
    }
}
