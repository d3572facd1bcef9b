//! The words for what stands, or should stand, in a plan's file.

use crate::plan::Language;
use crate::plan::problem::{Construct, Noun, Shape};

/// A sort of value.
pub(super) fn shape(lang: Language, shape: Shape) -> String {
    let (ja, en) = match shape {
        Shape::Text => ("文字列", "a text"),
        Shape::Number => ("整数", "a whole number"),
        Shape::Fraction => ("小数", "a number with a fraction"),
        Shape::Bool => ("true か false", "true or false"),
        Shape::Date => ("日付", "a date"),
        Shape::Time => ("時刻", "a time"),
        Shape::Moment => ("日時", "a date with a time"),
        Shape::List => ("リスト", "a list"),
        Shape::Table => ("テーブル", "a table"),
        Shape::Rows => ("テーブルの並び", "an array of tables"),
    };
    pick(lang, ja, en)
}

/// How such a value is written.
pub(super) fn example(lang: Language, shape: Shape) -> String {
    let (ja, en) = match shape {
        Shape::Text => ("\"…\" のように引用符で囲みます", "write it in quotes: \"…\""),
        Shape::Number | Shape::Fraction => (
            "引用符を付けずに数字で書きます。例: 3",
            "write digits without quotes, as 3",
        ),
        Shape::Bool => (
            "引用符を付けずに true か false と書きます",
            "write true or false, without quotes",
        ),
        Shape::Date => (
            "年-月-日の10文字で書きます。例: 2026-11-01",
            "write it as 2026-11-01",
        ),
        Shape::Time => (
            "引用符で囲みます。例: \"10:00\"",
            "write it in quotes, as \"10:00\"",
        ),
        Shape::Moment => (
            "引用符で囲みます。例: \"2026-12-05T22:00\"",
            "write it in quotes, as \"2026-12-05T22:00\"",
        ),
        Shape::List => ("[\"…\", \"…\"] のように書きます", "write it as [\"…\", \"…\"]"),
        Shape::Table => (
            "[名前] の見出しの下に書くか、{ … } で囲みます",
            "write it below a [header], or as { … }",
        ),
        Shape::Rows => (
            "[[名前]] のように角括弧を2つ重ねた見出しで書きます",
            "write a header with two brackets: [[name]]",
        ),
    };
    pick(lang, ja, en)
}

/// What TOML 1.1 has and 1.0 has not.
pub(super) fn construct(lang: Language, construct: Construct) -> String {
    let (ja, en) = match construct {
        Construct::NewlineInTable => ("{ … } の中で改行しています", "a line break within { … }"),
        Construct::TrailingComma => ("{ … } の最後にコンマがあります", "a comma at the end of { … }"),
        Construct::Escape => ("`\\e` か `\\x` が使われています", "`\\e` or `\\x` in a text"),
        Construct::NoSeconds => (
            "引用符のない時刻に秒がありません",
            "a time without quotes and without seconds",
        ),
    };
    pick(lang, ja, en)
}

/// How TOML 1.0 writes it.
pub(super) fn older(lang: Language, construct: Construct) -> String {
    let (ja, en) = match construct {
        Construct::NewlineInTable => (
            "1行に書くか、[見出し] に分けてください",
            "write it on one line, or below a [header]",
        ),
        Construct::TrailingComma => ("最後のコンマを消してください", "take the last comma out"),
        Construct::Escape => ("\\u に4桁を続けて書いてください", "write \\u and four digits"),
        Construct::NoSeconds => (
            "\"10:00\" のように引用符で囲んでください",
            "put it in quotes, as \"10:00\"",
        ),
    };
    pick(lang, ja, en)
}

/// 役割・連絡先: what was looked for.
pub(super) fn nouns(lang: Language, nouns: &[Noun]) -> String {
    let words: Vec<String> = nouns.iter().map(|noun| word(lang, *noun)).collect();
    words.join(match lang {
        Language::Ja => "・",
        Language::En => " or ",
    })
}

fn word(lang: Language, noun: Noun) -> String {
    let (ja, en) = match noun {
        Noun::Task => ("業務", "task"),
        Noun::Role => ("役割", "role"),
        Noun::Contact => ("連絡先", "contact"),
        Noun::Channel => ("チャネル", "channel"),
        Noun::Check => ("疎通確認", "check"),
        Noun::Maintenance => ("計画停止", "maintenance"),
        Noun::Contract => ("契約", "contract"),
        Noun::Drill => ("運用テスト", "drill"),
    };
    pick(lang, ja, en)
}

fn pick(lang: Language, ja: &str, en: &str) -> String {
    match lang {
        Language::Ja => ja.to_owned(),
        Language::En => en.to_owned(),
    }
}
