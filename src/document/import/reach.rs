//! What reaches a person, within a text: phone numbers, extensions and mail addresses, as they are written there.

use super::words::{narrow, narrowed};

/// What reaches somebody, and the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached {
    pub(super) phones: Vec<String>,
    pub(super) mails: Vec<String>,
    /// Numbers that nobody can be rung at.
    pub(super) faxes: Vec<String>,
    /// The text without them; a space where one stood.
    pub(super) rest: String,
}

impl Reached {
    pub(super) fn is_empty(&self) -> bool {
        self.phones.is_empty() && self.mails.is_empty()
    }
}

/// Takes out of a text what reaches somebody.
pub(super) fn reached(text: &str) -> Reached {
    let mut reached = Reached::default();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let boundary = at == 0 || !is_word(chars[at - 1]);
        let taken = |len: usize| chars[at..at + len].iter().collect::<String>();
        let Some((kind, len)) = boundary.then(|| piece(&chars, at)).flatten() else {
            reached.rest.push(chars[at]);
            at += 1;
            continue;
        };
        let label = take_label(&mut reached.rest);
        match kind {
            Kind::Mail => reached.mails.push(narrowed(&taken(len))),
            Kind::Phone if label.contains("fax") => reached.faxes.push(taken(len)),
            Kind::Phone => reached.phones.push(taken(len)),
        }
        reached.rest.push(' ');
        at += len;
    }
    reached.rest = without_empty_brackets(&reached.rest);
    reached
}

enum Kind {
    Phone,
    Mail,
}

fn is_word(it: char) -> bool {
    narrow(it).is_ascii_alphanumeric() || matches!(it, '.' | '_' | '@')
}

fn piece(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    if let Some(len) = mail(chars, at) {
        return Some((Kind::Mail, len));
    }
    let len = extension(chars, at).or_else(|| phone(chars, at))?;
    Some((Kind::Phone, len))
}

fn mail(chars: &[char], at: usize) -> Option<usize> {
    let of = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-' | '+' | '%');
    let narrow = |from: usize| chars.get(from..).unwrap_or_default().iter().map(|it| narrow(*it));
    let user = narrow(at).take_while(of).count();
    let host: String = narrow(at + user + 1).take_while(of).collect();
    let host = host.trim_end_matches(['.', '-']);
    let sound = user > 0 && narrow(at + user).next() == Some('@') && host.contains('.');
    sound.then_some(user + 1 + host.len())
}

/// Words for a number within the house.
const INNER: [&str; 5] = ["内線番号", "内線", "ext.", "ext", "phs"];

/// Is a bare number below this head one within the house?
pub(super) fn is_extension(head: &str) -> bool {
    let lower = narrowed(head).to_lowercase();
    INNER.iter().any(|word| lower.contains(word))
}

/// `内線 2010`, `ext. 2201`, `PHS 7001`, `(内)301`.
fn extension(chars: &[char], at: usize) -> Option<usize> {
    let lower: String = chars[at..]
        .iter()
        .take(5)
        .map(|it| narrow(*it).to_ascii_lowercase())
        .collect();
    let word = INNER
        .iter()
        .find(|word| lower.starts_with(**word))?
        .chars()
        .count();
    let gap = chars[at + word..]
        .iter()
        .take_while(|it| matches!(narrow(**it), ' ' | ':' | '-'))
        .count();
    let from = at + word + gap;
    let digits = chars[from..]
        .iter()
        .take_while(|it| narrow(**it).is_ascii_digit() || **it == '-')
        .count();
    let sound = (1..=9).contains(&digits) && chars.get(from + digits).is_none_or(|it| !is_word(*it));
    sound.then_some(word + gap + digits)
}

/// Nine digits to fifteen, or eight behind a +, with the signs that people put between them.
fn phone(chars: &[char], at: usize) -> Option<usize> {
    let (mut digits, mut end, mut next) = (0, at, at);
    let begins = matches!(narrow(chars[at]), '0'..='9' | '+' | '(');
    let abroad = narrow(chars[at]) == '+';
    while let Some(it) = chars.get(next).filter(|_| begins) {
        match narrow(*it) {
            '0'..='9' => {
                (digits, next) = (digits + 1, next + 1);
                end = next;
            }
            '+' if next == at => next += 1,
            '-' | '‐' | '−' | 'ー' | '―' | '–' | '.' if digits > 0 => next += 1,
            ' ' if digits > 0 && digits < 9 => next += 1,
            ' ' if abroad && digits < 12 && goes_on(&chars[next + 1..]) => next += 1,
            '(' => match closes(&chars[next..]) {
                Some(inner) if digits < 9 => {
                    (digits, next) = (digits + inner, next + inner + 2);
                    end = next;
                }
                _ => break,
            },
            _ => break,
        }
    }
    let number = &chars[at..end];
    if is_date(number) {
        return None;
    }
    let ends = chars
        .get(end)
        .is_none_or(|it| !is_word(*it) && !matches!(it, '年' | '円'));
    let dialled = matches!(narrow(chars[at]), '0' | '+' | '(') || number.contains(&'-');
    let least = if narrow(chars[at]) == '+' { 8 } else { 9 };
    ((least..=15).contains(&digits) && ends && dialled).then_some(end - at)
}

/// `2026-08-15 22`: a day, and the hour behind it.
fn is_date(number: &[char]) -> bool {
    let day = |part: &[char]| {
        part.iter()
            .collect::<String>()
            .parse::<chrono::NaiveDate>()
            .is_ok()
    };
    number.windows(10).any(|part| part[4] == '-' && day(part))
}

/// Do the digits after a space still belong to the number: four at most, and nothing that parts them?
fn goes_on(chars: &[char]) -> bool {
    let digits = chars.iter().take_while(|it| narrow(**it).is_ascii_digit());
    let count = digits.count();
    (1..=4).contains(&count)
        && chars
            .get(count)
            .is_none_or(|it| !is_word(*it) && narrow(*it) != '-')
}

/// How many digits stand between this bracket and the next one, if nothing else does.
fn closes(chars: &[char]) -> Option<usize> {
    let digits = chars[1..]
        .iter()
        .take_while(|it| narrow(**it).is_ascii_digit())
        .count();
    (digits > 0 && narrow(*chars.get(digits + 1)?) == ')').then_some(digits)
}

/// Takes the word before a number off: `TEL:`, `携帯`.
fn take_label(rest: &mut String) -> String {
    const LABELS: &str = "tel|電話番号|電話|携帯電話|携帯番号|携帯|直通|代表|固定|phone|mobile|cell|mail|e-mail|email|\
         メールアドレス|メール|eメール|fax|ファックス|ファクス|office|夜間|緊急";
    let bare = rest.trim_end_matches([' ', '\u{3000}', ':', '：', '.', '／', '/']);
    let lower: String = bare.chars().map(|it| narrow(it).to_ascii_lowercase()).collect();
    let found = LABELS
        .split('|')
        .filter(|it| lower.ends_with(*it))
        .max_by_key(|it| it.len());
    let Some(label) = found else {
        return String::new();
    };
    let kept = bare.chars().count() - label.chars().count();
    let before = bare.chars().take(kept).last();
    if before.is_some_and(|it| it.is_alphanumeric() && label.is_ascii()) {
        return String::new();
    }
    *rest = bare.chars().take(kept).collect();
    label.replace("ファックス", "fax").replace("ファクス", "fax")
}

fn without_empty_brackets(text: &str) -> String {
    let mut text = text.to_owned();
    for pair in [
        ('（', '）'),
        ('(', ')'),
        ('<', '>'),
        ('＜', '＞'),
        ('「', '」'),
        ('[', ']'),
    ] {
        while let Some(open) = text.find(pair.0) {
            let Some(close) = text[open..].find(pair.1).map(|it| open + it) else {
                break;
            };
            let inner = &text[open + pair.0.len_utf8()..close];
            if inner
                .chars()
                .any(|it| !it.is_whitespace() && !matches!(it, '、' | ',' | '/' | '：' | ':'))
            {
                break;
            }
            text.replace_range(open..close + pair.1.len_utf8(), " ");
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_are_found_within_words() {
        let cases: &[(&str, &[&str], &[&str], &str)] = &[
            (
                "大塚 啓介 TEL 03-0000-1001 / 携帯 090-0000-1001",
                &["03-0000-1001", "090-0000-1001"],
                &[],
                "大塚 啓介   /",
            ),
            (
                "平野 悟（内線 2010）hirano@example.jp",
                &["内線 2010"],
                &["hirano@example.jp"],
                "平野 悟",
            ),
            (
                "みなと通信 0120-000-222（24時間）",
                &["0120-000-222"],
                &[],
                "みなと通信  （24時間）",
            ),
            ("080(0000)2222", &["080(0000)2222"], &[], ""),
            ("+49 151 0000 0102", &["+49 151 0000 0102"], &[], ""),
            (
                "+1 555 010 0199 03-0000-1001",
                &["+1 555 010 0199", "03-0000-1001"],
                &[],
                "",
            ),
            ("+1 (555) 010-0199", &["+1 (555) 010-0199"], &[], ""),
            ("０３－００００－１１１１", &["０３－００００－１１１１"], &[], ""),
            (
                "03-0000-1001 090-0000-1001",
                &["03-0000-1001", "090-0000-1001"],
                &[],
                "",
            ),
            ("2026-04-01 〜 2027-03-31", &[], &[], "2026-04-01 〜 2027-03-31"),
            ("内線１２３４", &["内線１２３４"], &[], ""),
            (
                "総務（090-0000-0001、tanaka@example.jp）",
                &["090-0000-0001"],
                &["tanaka@example.jp"],
                "総務",
            ),
        ];
        for (text, phones, mails, rest) in cases {
            let it = reached(text);
            assert_eq!(
                (
                    it.phones
                        .iter()
                        .map(String::as_str)
                        .collect::<Vec<_>>()
                        .as_slice(),
                    it.mails.iter().map(String::as_str).collect::<Vec<_>>().as_slice()
                ),
                (*phones, *mails),
                "{text}"
            );
            assert_eq!(
                it.rest.split_whitespace().collect::<Vec<_>>(),
                rest.split_whitespace().collect::<Vec<_>>(),
                "{text}"
            );
        }
        assert_eq!(
            reached("電話 045-000-8800 FAX 045-000-8801").faxes,
            ["045-000-8801"]
        );
    }
}
