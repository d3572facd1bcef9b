//! A path that is told in sentences: まず担当者に電話する。15分応答がなければPMへ連絡する。

use super::super::block::{At, Line};
use super::super::dates;
use super::super::found::{Path, Step, Whose, Why};
use super::super::names;
use super::super::reader::Reader;
use super::super::words::{brackets, labelled, without_bullet};
use super::{met, whose};

/// What is done to somebody, behind に or へ.
const VERBS: &str = "電話|連絡|報告|通報|架電|相談|エスカレ|知らせ|通知|引き継|引継|メール|呼";
/// What may stand between.
const HOW: &str =
    "電話にて|電話で|メールで|チャットで|口頭で|直ちに|ただちに|すぐに|すぐ|速やかに|必ず|も|、";
/// What a condition ends in, and so what stands before somebody's name.
const BEFORE: &str = "ときは、|場合は、|場合には|なければ|ければ|れば|ならば|なら|たら|までに|以内に|同時に|併せて|あわせて|まず|次に|\
    さらに|直ちに|ただちに|すぐに|すぐ|速やかに|ときは|時は|場合は|場合|しない|なし|から|は|が|を|、|。|：|:|→|;|；";
const ENGLISH: &str =
    "page |call |notify |phone |escalate to |contact |inform |alert |ring |email |tell |to ";

/// Does it say what is done, rather than name a seat?
pub(super) fn is_sentence(text: &str) -> bool {
    const ENDS: [&str; 7] = ["。", "する", "します", "こと", "ください", "投稿", "."];
    const WITHIN: [&str; 8] = ["を", "なら", "ない", "たら", "れば", "して", "し、", "する"];
    ENDS.iter().any(|it| text.trim_end().ends_with(it))
        || WITHIN.iter().any(|it| brackets(text).0.contains(it))
        || !steps(At::default(), text, false).is_empty()
}

/// `P1 page SRE on call; after 10 min call the lead`: the level, and what is told of it.
fn leveled(text: &str) -> Option<(Whose, &str)> {
    let (label, told) = labelled(text).or_else(|| text.split_once([' ', '\u{3000}']))?;
    Some((whose(label)?, told))
}

/// Lines that each name their level; false where one does not, or says nothing of who is told.
fn by_level(reader: &mut Reader, lines: &[Line]) -> bool {
    let each: Option<Vec<(Whose, Vec<Step>)>> = lines
        .iter()
        .map(|line| {
            let (levels, told) = leveled(&line.text)?;
            let said = steps(line.at, told, true);
            (!said.is_empty()).then_some((levels, said))
        })
        .collect();
    let Some(each) = each else {
        return false;
    };
    for (line, (levels, said)) in lines.iter().zip(each) {
        let steps = told(reader, std::slice::from_ref(line), said);
        reader.found.paths.push(Path {
            at: line.at,
            levels,
            steps,
        });
    }
    true
}

/// Lines that say it; false where none does.
pub(super) fn text(reader: &mut Reader, lines: &[Line], heading: &Whose) -> bool {
    if by_level(reader, lines) {
        return true;
    }
    let mut all: Vec<Step> = Vec::new();
    let each: Vec<Vec<Step>> = lines
        .iter()
        .map(|line| {
            let said = steps(line.at, &line.text, all.is_empty());
            all.extend(said.iter().cloned());
            said
        })
        .collect();
    // Nobody calls so many, one after the other.
    const MOST: usize = 30;
    let few = if heading.is_everyone() { 2 } else { 1 };
    if !(few..=MOST).contains(&all.len()) {
        return false;
    }
    let mut path = Vec::new();
    for (line, said) in lines.iter().zip(each) {
        path.extend(told(reader, std::slice::from_ref(line), said));
    }
    if !heading.is_everyone() {
        reader.heading_used();
    }
    reader.found.paths.push(Path {
        at: lines[0].at,
        levels: heading.clone(),
        steps: path,
    });
    true
}

/// Who is met on the way; the words of the sentence stay in the report, because they hold its conditions.
pub(super) fn told(reader: &mut Reader, lines: &[Line], said: Vec<Step>) -> Vec<Step> {
    let why = if said.is_empty() { Why::Prose } else { Why::Rest };
    reader.leave_lines(lines, why);
    let one = |step: Step| {
        let mut seats = met(reader, step.at, &step.to);
        for seat in &mut seats {
            (seat.after, seat.report) = (step.after, step.report);
        }
        seats
    };
    said.into_iter().flat_map(one).collect()
}

/// The steps of a line: one a sentence that says who is told. Within 15 minutes of the start is at once.
pub(super) fn steps(at: At, text: &str, first: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for sentence in sentences(text) {
        let Some((who, before)) = who(sentence) else {
            continue;
        };
        let begins = first && steps.is_empty();
        let within = before.contains("以内") || before.contains("within");
        steps.push(Step {
            at,
            to: who,
            after: dates::minutes(before).filter(|_| !(begins && within)),
            report: sentence.contains("報告"),
            together: false,
        });
    }
    steps
}

/// The sentences of a line; in English, where names hold full stops, what stands between semicolons.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = if text.is_ascii() { ';' } else { '。' };
    text.split(ends).map(str::trim)
}

/// Who is told, and what stands before it.
fn who(sentence: &str) -> Option<(String, &str)> {
    if sentence.is_ascii() {
        return in_english(sentence);
    }
    if super::has_arrow(sentence) && unanswered(sentence).is_none() {
        return None;
    }
    let ends = sentence.match_indices(['に', 'へ']).find(|(at, it)| {
        let after = HOW.split('|').fold(&sentence[at + it.len()..], |rest, how| {
            rest.strip_prefix(how).unwrap_or(rest)
        });
        VERBS.split('|').any(|verb| after.trim_start().starts_with(verb))
    });
    let end = match ends {
        Some((at, _)) => at,
        None => unanswered(sentence)?,
    };
    let before = sentence[..end].trim_end();
    let name = behind(before);
    let rung = ends.is_none_or(|(at, it)| sentence[at + it.len()..].starts_with(['電', '架', '呼']));
    (is_somebody(name) || rung && is_name(name))
        .then(|| (name.to_owned(), &before[..before.len() - name.len()]))
}

/// `15分で復旧しない → PM`: a condition, and behind the arrow who is told then.
fn unanswered(sentence: &str) -> Option<usize> {
    let (before, after) = sentence.split_once('→')?;
    let waits = dates::minutes(before).is_some() || before.contains("ない") || before.contains("なし");
    (waits && !after.contains('→')).then_some(sentence.len())
}

/// The name that a text ends in: what stands behind the last word of its conditions, outside brackets.
fn behind(text: &str) -> &str {
    let open = text
        .rfind(['（', '('])
        .filter(|_| text.ends_with(['）', ')']))
        .unwrap_or(text.len());
    let outside = &text[..open];
    let cut = |word: &str| {
        outside
            .rfind(word)
            .map(|at| at + word.len())
            .filter(|at| *at < open)
    };
    let marks = BEFORE.split('|').filter_map(cut).max().unwrap_or(0);
    text[marks..].trim_start_matches([' ', '\u{3000}', '「'])
}

fn in_english(sentence: &str) -> Option<(String, &str)> {
    let lower = sentence.to_lowercase();
    let starts = |verb: &str| {
        let found = lower
            .match_indices(verb)
            .find(|(at, _)| *at == 0 || lower[..*at].ends_with([' ', ':', ',', '"']));
        found.map(|(at, verb)| (at, at + verb.len()))
    };
    let verb = ENGLISH
        .split('|')
        .find_map(|verb| starts(verb).filter(|(_, end)| named(&sentence[*end..]).is_some()));
    if let Some((at, end)) = verb {
        return Some((named(&sentence[end..])?, &sentence[..at]));
    }
    let (label, value) = labelled(sentence)?;
    let name = named(value).filter(|_| dates::minutes(label).is_some())?;
    Some((name, label))
}

/// `the engineering manager, or …`
fn named(text: &str) -> Option<String> {
    const ENDS: [&str; 14] = [
        ",",
        ".",
        ";",
        " if ",
        " when ",
        " and ",
        " within ",
        " by ",
        " after ",
        " via ",
        " immediately",
        " at once",
        " first",
        " then ",
    ];
    let end = ENDS
        .iter()
        .filter_map(|it| text.find(it))
        .min()
        .unwrap_or(text.len());
    let name = text[..end].trim();
    let name = name
        .strip_prefix("the ")
        .or(name.strip_prefix("our "))
        .unwrap_or(name);
    is_somebody(name).then(|| name.to_owned())
}

fn is_somebody(name: &str) -> bool {
    let bare = without_bullet(name);
    let (outside, _) = brackets(bare);
    let last = outside.rsplit([' ', '\u{3000}']).next().unwrap_or_default();
    let short = (1..=20).contains(&outside.chars().count());
    short
        && (names::is_seat(&outside)
            || names::is_person(&outside)
            || names::is_person(last) && names::with_seat(&outside).is_some())
}

/// Whoever is rung is somebody: a short name, without the letters of a sentence.
fn is_name(name: &str) -> bool {
    let letters = |it: char| !('ぁ'..='ん').contains(&it) && (it.is_alphabetic() || it == ' ');
    (1..=10).contains(&name.chars().count()) && name.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_who_is_told_and_when() {
        let cases = [
            (
                "まず担当者に電話する。15分応答がなければPMへ連絡する。",
                "担当者 PM@15",
            ),
            (
                "障害を発見した者は、直ちにシステム担当に電話する。",
                "システム担当@0",
            ),
            (
                "システム担当は、15分以内に復旧の見込みが立たないときは医療情報課長に報告する。",
                "医療情報課長@15!",
            ),
            (
                "乙オペレータは検知後15分以内に甲システム担当へ電話で通報する。",
                "甲システム担当",
            ),
            (
                "甲システム担当が30分応答しない場合、甲システム課長へ電話で通報する。",
                "甲システム課長@30",
            ),
            (
                "市民サービスが1時間以上止まるときは、課長から総務部長に報告する。",
                "総務部長@60!",
            ),
            ("30分で解決しない → 情シス課長", "情シス課長@30"),
            (
                "No ack after 5 minutes: page the secondary on-call.",
                "secondary on-call@5",
            ),
            ("After 30 minutes: engineering manager.", "engineering manager@30"),
            ("Page the primary on-call.", "primary on-call"),
            ("ログを確認し、再起動する。", ""),
            ("#help-it に投稿", ""),
            ("担当に連絡→PMに報告→部長", ""),
            ("内村に電話", "内村"),
            ("30分で解決しない → COO 鹿島", "COO 鹿島@30"),
            ("1時間反応なし → 芝に電話", "芝@60"),
            ("Open a ticket and wait.", ""),
            (
                "page SRE on call immediately; after 10 min page SRE lead; after 20 min call the Head of Engineering.",
                "SRE on call SRE lead@10 Head of Engineering@20",
            ),
        ];
        for (text, expected) in cases {
            let first = !text.starts_with("システム担当は");
            let said = super::super::shown(&steps(At::default(), text, first));
            assert_eq!(said, expected, "{text}");
        }
    }
}
