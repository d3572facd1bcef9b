//! Words that mean "not filled in yet": `××社`, `XX時間`, `未定`, `{{…}}`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Warning;
use super::ground::warn;
use crate::plan::problem::Problem;
use crate::plan::source::{File, Place, Sources};

/// Keys whose texts are not prose: what is sent, what is looked for, what is run.
const NOT_PROSE: [&str; 10] = [
    "answers",
    "argv",
    "body",
    "body_contains",
    "body_matches",
    "contains",
    "headers",
    "json",
    "pattern",
    "send",
];

/// Every such word in every text of every file. It needs no sound plan: a half-filled one is when it is wanted.
pub(super) fn placeholders(sources: &Sources) -> Vec<Problem> {
    let mut found = Vec::new();
    for file in File::ALL {
        if let Some(source) = sources.get(file) {
            let (table, _) = DeTable::parse_recoverable(&source.text);
            walk_table(file, table.get_ref(), &mut found);
        }
    }
    found.sort_by_key(|problem: &Problem| problem.place);
    found
}

fn walk_table(file: File, table: &DeTable<'_>, found: &mut Vec<Problem>) {
    for (key, value) in table {
        if !NOT_PROSE.contains(&key.get_ref().as_ref()) {
            walk(file, value, found);
        }
    }
}

fn walk(file: File, value: &Spanned<DeValue<'_>>, found: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            if let Some(word) = placeholder(text) {
                let word = word.to_owned();
                found.push(warn(
                    Place::new(file, value.span()),
                    Warning::Placeholder { word },
                ));
            }
        }
        DeValue::Array(list) => list.iter().for_each(|value| walk(file, value, found)),
        DeValue::Table(table) => walk_table(file, table, found),
        _ => {}
    }
}

/// The part of a text that stands for something not filled in yet.
fn placeholder(text: &str) -> Option<&str> {
    let whole = text.trim();
    let alone = matches!(
        whole,
        "-" | "－" | "―" | "—" | "–" | "ー" | "？" | "?" | "未定" | "要記入" | "未記入"
    );
    let in_brackets =
        whole.len() > 2 && whole.starts_with('[') && whole.ends_with(']') && !whole.contains(['"', ',']);
    if alone || in_brackets || (whole.starts_with("未定") && whole.contains(['（', '('])) {
        return Some(whole);
    }
    between(text, "{{", "}}")
        .or_else(|| angled(text))
        .or_else(|| repeated(text))
        .or_else(|| word(text, "TBD").or_else(|| word(text, "TODO")))
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = text.find(open)?;
    let end = text[start..].find(close)? + start + close.len();
    Some(&text[start..end])
}

/// `<サービス名>`: a name in angles. Tags of HTML have no Japanese name.
fn angled(text: &str) -> Option<&str> {
    let part = between(text, "<", ">")?;
    let inner = &part[1..part.len() - 1];
    let is_name = !inner.is_empty() && !inner.is_ascii();
    (is_name || (part == text.trim() && !inner.is_empty())).then_some(part)
}

/// `××`, `〇〇`, `XX`, `ＸＸ`: two or more, and no letter of a longer word beside them.
fn repeated(text: &str) -> Option<&str> {
    const SIGNS: [char; 8] = ['×', '〇', '○', '◯', 'X', 'Ｘ', '●', '△'];
    let mut rest = 0;
    while let Some(start) = text[rest..].find(SIGNS).map(|at| at + rest) {
        let sign = text[start..].chars().next()?;
        let run: usize = text[start..]
            .chars()
            .take_while(|c| *c == sign)
            .map(char::len_utf8)
            .sum();
        let end = start + run;
        let touches_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        let is_word =
            touches_word(text[..start].chars().next_back()) || touches_word(text[end..].chars().next());
        if run >= 2 * sign.len_utf8() && !(sign == 'X' && is_word) {
            return Some(&text[start..end]);
        }
        rest = end;
    }
    None
}

/// The word, where it stands alone.
fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.find(word)?;
    let end = start + word.len();
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let alone = !is_letter(text[..start].chars().next_back()) && !is_letter(text[end..].chars().next());
    alone.then(|| &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_not_filled_in_are_found() {
        let cases = [
            ("××社", Some("××")),
            ("障害時のエスカレーション先は××社", Some("××")),
            ("XX時間以内で対応", Some("XX")),
            ("ＸＸ時間", Some("ＸＸ")),
            ("〇〇", Some("〇〇")),
            ("○○部", Some("○○")),
            ("TBD", Some("TBD")),
            ("担当は TBD です", Some("TBD")),
            ("未定", Some("未定")),
            ("未定（4月に決める）", Some("未定（4月に決める）")),
            ("-", Some("-")),
            ("―", Some("―")),
            ("{{system}} 運用計画書", Some("{{system}}")),
            ("[氏名]", Some("[氏名]")),
            ("<サービス名> 運用計画書", Some("<サービス名>")),
            ("<name>", Some("<name>")),
            ("090-XXXX-XXXX", Some("XXXX")),
            ("担当は年度の計画で決める", None),
            ("XXE 対策", None),
            ("MAXX", None),
            ("2026-11-22", None),
            ("<title>ok</title>", None),
            ("【重要】3×4の表", None),
            ("TBDATA", None),
            ("なし", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(placeholder(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_run_or_sent_is_no_prose() {
        let mut sources = Sources::default();
        let text = "[[check]]\nargv = [\"-\"]\nbody = \"{{x}}\"\ntitle = \"〇〇\"\n";
        sources.insert(
            File::Checks,
            crate::plan::source::Source::new("checks.toml", text),
        );
        let found = placeholders(&sources);
        assert_eq!(found.len(), 1);
        assert_eq!(sources.text(found[0].place), "\"〇〇\"");
    }
}
