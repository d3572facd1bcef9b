//! The words of the 運用計画書: headings, columns, items, and what a cell says.

mod choices;
mod column;
mod heading;
mod item;
pub mod value;
pub mod word;

pub use choices::choices;
pub use column::column;
pub use heading::{heading, remark};
pub use item::item;
pub use value::value;

use super::{Language, day};
use crate::document::import::own::Dictionary;
use crate::say;

say! {
    /// A section with nothing in it.
    nothing() { ja: "該当なし", en: "None" }
    /// An empty cell that is not carried from above.
    empty() { ja: "―", en: "–" }
    /// Under the title: the day on which the document was made.
    as_of(day: &str) { ja: "{day} 現在", en: "As of {day}" }
    /// Above the list of sections.
    contents() { ja: "目次", en: "Contents" }
    /// Where the document was written.
    written(path: &str) { ja: "{path} に書き出しました", en: "wrote {path}" }
    /// A workbook cannot be printed.
    not_to_a_terminal() {
        ja: "xlsxは画面に出せません。ファイルに書き出してください。例: opsplan render --format xlsx > 運用計画書.xlsx",
        en: "xlsx cannot be shown on a terminal; write it to a file, e.g. opsplan render --format xlsx > plan.xlsx",
    }
    /// A format that is none of documents.
    no_such_format() {
        ja: "文書の形式は markdown、html、xlsx、csv のどれかです",
        en: "a document is markdown, html, xlsx or csv",
    }
}

/// 2026-11-22（日） 現在
pub fn made_on(lang: Language, day: chrono::NaiveDate) -> String {
    as_of(lang, &day::date(lang, day))
}

/// The words of our documents, for reading them back.
pub fn dictionary() -> Dictionary {
    Dictionary {
        heading,
        column,
        item,
        word: word::word,
        remark,
    }
}

/// Chooses one of two words.
fn either(lang: Language, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Language::Ja => ja,
        Language::En => en,
    }
}
