//! What the command line itself says.

use crate::say;

say! {
    /// A time that was not understood.
    bad_time(text: &str) {
        ja: "日時 `{text}` が読めません。例: 2026-11-22T02:10、2026-11-22 02:10、02:10",
        en: "cannot read the time `{text}`; examples: 2026-11-22T02:10, 2026-11-22 02:10, 02:10",
    }

    /// A day that was not understood.
    bad_day(text: &str) {
        ja: "日付 `{text}` が読めません。例: 2026-11-22",
        en: "cannot read the day `{text}`; example: 2026-11-22",
    }

    /// A range that ends before it begins, or is too long.
    bad_range(from: &str, to: &str) {
        ja: "期間 {from} 〜 {to} は指定できません。--from から --to まで、10年以内です",
        en: "{from} to {to} is no range; --from comes first, --to within ten years",
    }

    /// The end lies before the beginning.
    ends_before(from: &str, to: &str) {
        ja: "終わり {to} が始まり {from} より前です",
        en: "the end {to} lies before the beginning {from}",
    }

    /// A day that nobody means.
    too_far(day: &str, last: &str) {
        ja: "{day} は先すぎます。{last} までの日を指定してください",
        en: "{day} is too far ahead; give a day up to {last}",
    }

    /// A reason that says nothing.
    say_why() { ja: "--reason に理由を書いてください", en: "say why with --reason" }

    /// Nobody is called so.
    unknown_assignee(name: &str, known: &str) {
        ja: "役割・連絡先に `{name}` はありません。あるのは: {known}",
        en: "no role or contact is called `{name}`; there are: {known}",
    }

    /// No task is of this category.
    unknown_category(name: &str, known: &str) {
        ja: "分類 `{name}` の業務はありません。あるのは: {known}",
        en: "no task has the category `{name}`; there are: {known}",
    }

    /// A command that there is not.
    no_such_command(word: &str) {
        ja: "`{word}` というコマンドはありません。`opsplan --help` が一覧です",
        en: "there is no command `{word}`; `opsplan --help` lists them",
    }

    /// A format that the command does not have.
    no_such_format(format: &str) {
        ja: "このコマンドに形式 `{format}` はありません",
        en: "this command has no format `{format}`",
    }

    /// Nobody said who does it.
    nobody(config: &str) {
        ja: "だれの操作か分かりません。--by 連絡先ID を付けるか、環境変数 OPSPLAN_BY に入れるか、{config} に by = \"連絡先ID\" と書いてください",
        en: "who is doing this? Give --by CONTACT, or set OPSPLAN_BY, or write by = \"CONTACT\" into {config}",
    }

    /// The user's own file is no TOML.
    bad_config(config: &str, why: &str) {
        ja: "{config} が読めません（{why}）。例: by = \"suzuki\"",
        en: "{config} cannot be read ({why}); an example: by = \"suzuki\"",
    }

    /// The question on a terminal.
    who() {
        ja: "だれの操作ですか（連絡先ID・氏名）: ",
        en: "Who are you (contact id or name)? ",
    }

    /// A name that is no contact's.
    unknown_contact(name: &str, known: &str) {
        ja: "連絡先に `{name}` はいません。いるのは: {known}",
        en: "no contact is called `{name}`; there are: {known}",
    }

    /// There is no plan.
    no_plan() {
        ja: "運用計画が見つかりません。`opsplan init` で作るか、--plan ディレクトリ を付けるか、計画のあるフォルダで実行してください",
        en: "no plan found. `opsplan init` writes one; or give --plan DIR, or run this where a plan is",
    }

    /// The plan is wrong, and people must still be called.
    last_good(seen: &str) {
        ja: "計画に誤りがあるため、最後に正しかった計画（{seen} 時点）を使います。上の誤りを直してください",
        en: "the plan is wrong: this is the last good one, of {seen}. Please mend the errors above",
    }

    /// Labels before messages on stderr.
    error() { ja: "エラー", en: "error" }
    /// See `error`.
    warning() { ja: "警告", en: "warning" }
    /// See `error`.
    hint() { ja: "ヒント", en: "hint" }
}
