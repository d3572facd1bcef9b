//! The phrases of frequency: a small language, in Japanese and English, that is read exactly and never guessed at.
//!
//! [`fold`] makes widths and spaces alike and remembers where each character stood, [`Text`] walks over it,
//! `japanese` and `english` are the two grammars, [`nearest`] suggests, and `write` says a frequency back.

mod closed;
mod english;
mod english_day;
mod english_words;
mod every;
mod fold;
mod japanese;
mod japanese_day;
mod japanese_words;
mod nearest;
mod period_words;
mod spoken_period;
mod text;
mod write;
mod write_english;
mod write_japanese;

use std::ops::Range;
use std::sync::LazyLock;

use super::{Frequency, IfClosed};
pub(super) use spoken_period::read as read_period;
use text::Text;

/// A phrase that was not understood: where, and what stands nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Bytes of the phrase, as it was written, that were not understood.
    pub span: Range<usize>,
    /// The nearest phrases that would have been.
    pub nearest: Vec<String>,
}

/// Reads a phrase and what it says about closed days.
pub(super) fn read(phrase: &str) -> Result<(Frequency, Option<IfClosed>), PhraseError> {
    let mut text = Text::new(fold::fold(phrase));
    let read = understood(&mut text);
    debug_assert!(read.is_none() || may_be_one(phrase), "{phrase}");
    read.ok_or_else(|| {
        let text = closed::without_clause(&text);
        PhraseError {
            span: text.not_understood(phrase),
            nearest: nearest::phrases(&text),
        }
    })
}

/// Reads it as [`read`] does, and looks for nothing that stands near to it: most of what a document says is no phrase.
pub(super) fn read_plainly(phrase: &str) -> Option<(Frequency, Option<IfClosed>)> {
    let text = may_be_one(phrase).then(|| Text::new(fold::fold(phrase)));
    understood(&mut text?)
}

/// Tells most titles from phrases at a glance: by a letter that the Japanese grammar does not have. A number alone is
/// no phrase in English either.
fn may_be_one(phrase: &str) -> bool {
    fold::letters(phrase).all(|it| it.is_ascii() || is_letter(it))
        && !fold::letters(phrase).all(|it| it.is_ascii_digit())
}

/// Does the Japanese grammar have it?
pub(super) fn is_letter(it: char) -> bool {
    static SORTED: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut letters: Vec<char> = LETTERS.chars().collect();
        letters.sort_unstable();
        letters
    });
    SORTED.binary_search(&it).is_ok()
}

/// The letters of the Japanese grammar.
const LETTERS: &str = "※、・あいうおかきくげごしじすそただってでとなにのはばびへまみよらりるれわをオキサスッデドビプマリンー\
    〇一二三四五六七八九十七上下不並中了以令休会作依倒働元全内初前動半及各合同和営回土場夕外始完定宜実害平年度当後必応施日時晩曜\
    最月朝期木末本業次止毎水火生用申番発目直祝祭移稼第終経繰翌行要見計該請送週運過適都重金銀開間除随隔障非頼";

fn understood(text: &mut Text) -> Option<(Frequency, Option<IfClosed>)> {
    let forms: &[Form] = if text.is_ascii() {
        english::FORMS
    } else {
        japanese::FORMS
    };
    forms.iter().find_map(|form| {
        text.rewind();
        let frequency = form(text)?;
        let rule = closed::clause(text);
        text.is_at_end().then_some((frequency, rule))
    })
}

/// One form of a phrase; `None` when the text does not begin with it.
type Form = fn(&mut Text) -> Option<Frequency>;

/// What may stand between the days of a list.
const SEPARATORS: &[&str] = &[
    "・",
    "、",
    "と",
    "/",
    "及び",
    "および",
    "ならびに",
    "並びに",
    "&",
    "、及び",
    "、および",
];
