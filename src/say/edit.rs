//! What `task` and `contact` say.

use crate::say;

say! {
    /// It was added.
    added(name: &str, id: &str) { ja: "追加しました: {name}（{id}）", en: "Added: {name} ({id})" }
    /// It was changed.
    changed(name: &str) { ja: "変更しました: {name}", en: "Changed: {name}" }
    /// It was moved.
    moved(name: &str) { ja: "移動しました: {name}", en: "Moved: {name}" }
    /// Nothing differs.
    same() { ja: "違いはありません", en: "Nothing differs" }
    /// Something must be said.
    needs(what: &str) { ja: "{what} を指定してください", en: "give {what}" }
    /// It is there already.
    there(name: &str) { ja: "`{name}` はすでにあります。変えるには edit", en: "`{name}` is there already; to change it: edit" }
    /// No such entry.
    unknown(name: &str, known: &str) { ja: "`{name}` はありません。あるのは: {known}", en: "there is no `{name}`; there are: {known}" }
    /// Several fit.
    several(name: &str, which: &str) { ja: "`{name}` に当てはまるものが複数あります: {which}", en: "`{name}` fits several: {which}" }
    /// The result has errors.
    would_break() { ja: "誤りになるため、何も書きませんでした", en: "that would be an error, so nothing was written" }
    /// A question.
    ask_title() { ja: "業務の名前: ", en: "Title: " }
    /// A question.
    ask_frequency() { ja: "頻度（例: 日次、毎月第3営業日）: ", en: "Frequency (daily, monthly on the 3rd business day): " }
    /// A question.
    ask_name() { ja: "氏名: ", en: "Name: " }
    /// A question.
    ask_phone() { ja: "電話番号: ", en: "Phone: " }
}
