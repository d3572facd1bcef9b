//! What the TOML parser says, in words that help a person who does not know TOML.
//!
//! The parser speaks English in short phrases. Those that people meet are told apart here; any other stays as it is.

use crate::plan::Language;
use crate::say;

/// How the parser's phrase begins, the sentence, and what to do.
type Phrase = (&'static str, fn(Language) -> String, fn(Language) -> String);

const PHRASES: &[Phrase] = &[
    ("merge conflict", conflict, choose),
    ("duplicate header", header, rows),
    ("duplicate key", duplicate, once),
    ("string values must be quoted", unquoted, quote),
    ("missing opening quote", unquoted, quote),
    ("invalid key-value pair, expected key", no_key, key),
    ("invalid basic string", open_quote, close_quote),
    ("invalid literal string", open_quote, close_quote),
    ("missing value", no_value, value),
    ("key with no value", no_value, value),
    ("missing assignment", no_equals, equals),
    ("unclosed array table", open_header, brackets),
    ("unclosed table", open_header, brackets),
    ("unclosed array", open_list, close_list),
    ("unclosed inline table", open_inline, close_inline),
    ("missing comma", no_comma, comma),
    ("invalid unquoted key", bad_key, plain_key),
    ("cannot recurse", too_deep, flatter),
    ("unexpected leading zero", leading_zero, quote_number),
    ("unexpected key or value", rest, new_line),
    ("invalid date", no_date, date),
    ("invalid time", no_date, date),
];

pub(super) fn message(lang: Language, parser: &str) -> String {
    match find(parser) {
        Some((_, message, _)) => message(lang),
        None => not_toml(lang, parser),
    }
}

pub(super) fn help(lang: Language, parser: &str) -> String {
    find(parser).map_or_else(|| see_toml(lang), |(_, _, help)| help(lang))
}

fn find(parser: &str) -> Option<&'static Phrase> {
    PHRASES.iter().find(|(phrase, ..)| parser.starts_with(phrase))
}

say! {
    /// Any other.
    not_toml(parser: &str) { ja: "TOMLとして読めません（{parser}）", en: "this is not TOML: {parser}" }
    /// Any other.
    see_toml() { ja: "`キー = 値` の形で、文字列は \"…\" で囲みます", en: "write `key = value`, texts in quotes" }
    /// Git's marks.
    conflict() { ja: "git の衝突の印が残っています", en: "git could not merge this, and its marks are still here" }
    /// Git's marks.
    choose() { ja: "残す方を選び、`<<<<<<<`、`=======`、`>>>>>>>` の行を消してください", en: "keep one of the two sides, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`" }
    /// A header twice.
    header() { ja: "同じ見出しが2度書かれています", en: "this header is written twice" }
    /// A header twice.
    rows() { ja: "項目を並べるなら、見出しは [[名前]] のように角括弧を2つ重ねます", en: "entries of a list have headers with two brackets: [[name]]" }
    /// A key twice.
    duplicate() { ja: "同じキーが2度書かれています", en: "this key is written twice" }
    /// A key twice.
    once() { ja: "どちらかを消してください", en: "take one of them out" }
    /// A text without quotes.
    unquoted() { ja: "文字列が引用符で囲まれていません", en: "a text without quotes" }
    /// A text without quotes.
    quote() { ja: "\"…\" で囲んでください（全角の引用符「“」は使えません）", en: "put it in straight quotes: \"…\"" }
    /// A phone number without quotes.
    leading_zero() { ja: "数は 0 で始められません", en: "a number does not begin with 0" }
    /// A phone number without quotes.
    quote_number() { ja: "電話番号のような文字列なら \"…\" で囲んでください", en: "if it is a text, as a phone number is, put it in quotes: \"…\"" }
    /// A quote that is not closed.
    open_quote() { ja: "文字列の終わりの引用符がないか、使えない文字があります", en: "a text that is not closed, or holds a character it may not" }
    /// A quote that is not closed.
    close_quote() { ja: "行の終わりまでに \" で閉じ、中の \\ と \" は \\\\ と \\\" と書きます", en: "close it with \" on the same line; within it write \\\\ for \\ and \\\" for \"" }
    /// No value.
    no_value() { ja: "値がありません", en: "a key without a value" }
    /// No value.
    value() { ja: "`=` の右に値を書くか、行を消してください", en: "write a value after `=`, or take the line out" }
    /// Something that is no key.
    no_key() { ja: "ここに書けるのはキーか見出しです", en: "only a key or a header can stand here" }
    /// Something that is no key.
    key() { ja: "前の行の続きなら、前の行の `[` か `{{` が抜けていないか確かめてください", en: "if it goes on from the line before, look whether a `[` or `{{` is missing there" }
    /// No equals sign.
    no_equals() { ja: "キーと値の間に `=` がありません", en: "no `=` between key and value" }
    /// No equals sign.
    equals() { ja: "`キー = 値` の形で書きます（全角の「＝」は使えません）", en: "write `key = value`" }
    /// A header that is not closed.
    open_header() { ja: "見出しの角括弧が閉じていません", en: "the brackets of this header are not closed" }
    /// A header that is not closed.
    brackets() { ja: "[plan] か [[task]] のように、同じ数の括弧で閉じます", en: "close it with as many brackets, as [plan] or [[task]]" }
    /// A list that is not closed.
    open_list() { ja: "リストが閉じていません", en: "this list is not closed" }
    /// A list that is not closed.
    close_list() { ja: "`]` で閉じてください", en: "close it with `]`" }
    /// A table that is not closed.
    open_inline() { ja: "`{{` が閉じていません", en: "this `{{` is not closed" }
    /// A table that is not closed.
    close_inline() { ja: "同じ行で `}}` で閉じてください", en: "close it with `}}` on the same line" }
    /// A missing comma.
    no_comma() { ja: "値の間にコンマがありません", en: "no comma between two values" }
    /// A missing comma.
    comma() { ja: "`,` で区切ってください（読点「、」は使えません）", en: "separate them with `,`" }
    /// A key with other letters.
    bad_key() { ja: "キーに使えない文字があります", en: "a key with letters that it may not have" }
    /// A key with other letters.
    plain_key() { ja: "キーは英語です（値は日本語で書けます）", en: "keys are English words; values may be anything" }
    /// Too deep.
    too_deep() { ja: "括弧の重なりが深すぎます", en: "nested too deeply" }
    /// Too deep.
    flatter() { ja: "計画にこの深さは要りません。括弧を確かめてください", en: "no plan needs this depth: check the brackets" }
    /// November 31.
    no_date() { ja: "ない日付か時刻です", en: "there is no such date or time" }
    /// November 31.
    date() { ja: "例: 2026-11-30、\"10:00\"。電話番号などの文字列は \"…\" で囲みます", en: "for example: 2026-11-30, \"10:00\"; texts such as phone numbers stand in quotes" }
    /// Something after the value.
    rest() { ja: "値の後に余分なものがあります", en: "something follows the value" }
    /// Something after the value.
    new_line() { ja: "次のキーは次の行に書きます。説明なら前に # を付けます", en: "write the next key on a line of its own, a remark after #" }
}
