//! The sentences: what to do about it.

use super::{list, shape};
use crate::plan::problem::{Noun, Shape};
use crate::plan::{File, Language, Wrong};
use crate::say;

pub(super) fn of(lang: Language, wrong: &Wrong, file: File) -> String {
    match wrong {
        Wrong::NoPlanFile => init(lang),
        Wrong::NoSuchFile => path(lang),
        Wrong::Unreadable { .. } => readable(lang),
        Wrong::TooLarge => smaller(lang),
        Wrong::NotUtf8 => save_as_utf8(lang),
        Wrong::Syntax { message } => super::syntax::help(lang, message),
        Wrong::Toml11 { construct } => toml_1_0(lang, &shape::older(lang, *construct)),
        Wrong::UnknownKey { nearest, known, .. } => near_or_all(lang, nearest, known),
        Wrong::ForeignKey { known, .. } if known.is_empty() => no_keys(lang),
        Wrong::ForeignKey { known, .. } => keys(lang, &list(lang, known)),
        Wrong::MissingKey { example, .. } => add(lang, example),
        Wrong::WrongType { expected, .. } => shape::example(lang, *expected),
        Wrong::Empty => fill(lang),
        Wrong::BadValue { nearest, allowed, .. } => near_or_all(lang, nearest, allowed),
        Wrong::OutOfRange { least, most, .. } => between(lang, *least, *most),
        Wrong::BadPhrase { nearest, .. } if nearest.is_empty() => phrases(lang),
        Wrong::BadPhrase { nearest, .. } => did_you_mean(lang, &list(lang, nearest)),
        Wrong::TurnDoesNotRepeat { .. } => turns(lang),
        Wrong::TwoIfClosed => one_of_both(lang),
        Wrong::BadDuration { .. } => duration(lang),
        Wrong::NoInterval { .. } => interval(lang),
        Wrong::OutsideRecords { .. } => within_records(lang),
        Wrong::BadTimeout { .. } => timeout(lang),
        Wrong::BadDate { .. } => shape::example(lang, Shape::Date),
        Wrong::BadTime { .. } => time(lang),
        Wrong::ClockChange { .. } => other_time(lang),
        Wrong::BadRange { .. } if file == File::Contacts => range(lang),
        Wrong::BadRange { .. } => yearly_range(lang),
        Wrong::RangeReversed { from, to } => swap(lang, from, to),
        Wrong::BadTimezone { nearest, .. } => {
            near_or_all(lang, nearest, &["Asia/Tokyo".into(), "UTC".into()])
        }
        Wrong::BadUrl { .. } => url(lang),
        Wrong::BadPattern { .. } => pattern(lang),
        Wrong::BadJsonPath { .. } => json_path(lang),
        Wrong::BadId { suggestion, .. } if suggestion.is_empty() => id_form(lang),
        Wrong::BadId { suggestion, .. } => id_like(lang, suggestion),
        Wrong::DuplicateId { .. } => other_id(lang),
        Wrong::ReusedId { .. } => fresh_id(lang),
        Wrong::DuplicateLevel { .. } => other_number(lang),
        Wrong::UnknownLevel { known, .. } => levels(lang, known),
        Wrong::Dangling { nearest, .. } if !nearest.is_empty() => did_you_mean(lang, &list(lang, nearest)),
        Wrong::Dangling { nouns, .. } => write_in(lang, nouns),
        Wrong::Ambiguous { candidates, .. } => by_id(lang, &list(lang, candidates)),
        Wrong::Cycle { key, .. } => open_circle(lang, key),
        Wrong::LiteralSecret => secret(lang),
        Wrong::ProxyOverTls { .. } => plain_proxy(lang),
        Wrong::BadHeader { .. } => header(lang),
        Wrong::TwoLogins => one_login(lang),
        Wrong::NotEncrypted { .. } => encrypt(lang),
        Wrong::RetiredKind { instead, .. } => instead_of(lang, instead),
        Wrong::GoneId { id, nearest, .. } => gone(lang, id, &list(lang, nearest)),
        Wrong::Hurts(_) => String::new(),
    }
}

fn near_or_all(lang: Language, nearest: &[String], all: &[String]) -> String {
    match nearest {
        [] => these(lang, &list(lang, all)),
        near => did_you_mean(lang, &list(lang, near)),
    }
}

fn gone(lang: Language, id: &str, near: &str) -> String {
    match near {
        "" => gone_otherwise(lang, id),
        near => gone_renamed(lang, id, near),
    }
}

fn levels(lang: Language, known: &[u32]) -> String {
    let known: Vec<String> = known.iter().map(u32::to_string).collect();
    match known.as_slice() {
        [] => no_levels(lang),
        known => these(lang, &list(lang, known)),
    }
}

fn write_in(lang: Language, nouns: &[Noun]) -> String {
    let mut files: Vec<String> = nouns.iter().map(|noun| noun.file().name().to_owned()).collect();
    files.dedup();
    define(lang, &list(lang, &files))
}

say! {
    /// How to begin.
    init() { ja: "`opsplan init` で計画の下書きを作れます", en: "`opsplan init` writes a plan to start from" }
    /// A proxy.
    plain_proxy() {
        ja: "http:// で書きます。https の対象はトンネル（CONNECT）を通り、相手まで暗号化されたままです",
        en: "write http://: what is https goes through a tunnel (CONNECT), encrypted all the way to the server",
    }
    /// A header.
    header() {
        ja: "名前は英数字と記号（空白なし）、値は1行で書きます。例: {{ \"X-Request-Source\" = \"opsplan\" }}",
        en: "a name is letters, digits and signs without spaces, a value one line: {{ \"X-Request-Source\" = \"opsplan\" }}",
    }
    /// Two of them.
    one_login() { ja: "どちらか一方を消してください", en: "take one of them out" }
    /// Encrypt it.
    encrypt() {
        ja: "https:// で始まる宛先か、`security` に starttls か tls を使ってください。暗号化しないで送れるのはこの機械だけです",
        en: "use an address that begins with https://, or `security` starttls or tls; without encryption only this machine is spoken to",
    }
    /// Where it should be.
    path() { ja: "パスは計画のディレクトリから数えます。`~/` で始めることもできます", en: "the path counts from the plan's directory; it may begin with `~/`" }
    /// Let it be read.
    readable() { ja: "このファイルを読めるようにするか、取り除いてください", en: "let it be read, or take it away" }
    /// Too large.
    smaller() {
        ja: "計画のファイルか確かめてください。長い手順は別の文書にし、procedure にURLを書きます",
        en: "is this a plan's file? Long procedures belong elsewhere: link to them with `procedure`",
    }
    /// Not UTF-8.
    save_as_utf8() {
        ja: "エディタでUTF-8として保存し直してください（Shift_JISの場合: `iconv -f CP932 -t UTF-8`）",
        en: "save it again as UTF-8 (if it is Shift_JIS: `iconv -f CP932 -t UTF-8`)",
    }
    /// TOML 1.1.
    toml_1_0(instead: &str) {
        ja: "{instead}。TOML 1.1 の書き方は、opsplan は読めますが、ほかの多くの道具が読めません",
        en: "{instead}: opsplan reads TOML 1.1, most other tools do not",
    }
    /// A near miss.
    did_you_mean(near: &str) { ja: "もしかして: {near}", en: "did you mean {near}?" }
    /// All that there are.
    these(all: &str) { ja: "書けるのは: {all}", en: "there are: {all}" }
    /// All keys of a kind.
    no_keys() { ja: "この種類には書けるキーがありません。消してください", en: "this kind has none: take it out" }
    /// What is allowed.
    keys(all: &str) { ja: "この種類のキーは: {all}", en: "keys of this kind: {all}" }
    /// A line to copy.
    add(example: &str) { ja: "このように書き足します: {example}", en: "add a line such as: {example}" }
    /// Nothing is there.
    fill() {
        ja: "値を書くか、この行を消してください。担当者がまだ決まっていないことは `[]` で表します",
        en: "write a value, or take the line out; `[]` says that nobody is assigned yet",
    }
    /// A range of numbers.
    between(least: i64, most: i64) { ja: "{least} から {most} までの整数を書きます", en: "write a whole number from {least} to {most}" }
    /// Phrases.
    phrases() {
        ja: "例: 日次、毎営業日、毎週月曜、毎月25日、毎月第3営業日、毎月最終営業日、四半期、随時",
        en: "for example: daily, every business day, weekly on Monday, monthly on the 25th, quarterly, as needed",
    }
    /// Phrases that a rota takes.
    turns() {
        ja: "例: 毎日、毎週月曜、毎週月曜・木曜、隔週月曜、毎月1日",
        en: "for example: daily, weekly on Monday, weekly on Monday, Thursday, every 2 weeks on Monday, monthly on the 1st",
    }
    /// One of both.
    one_of_both() { ja: "どちらか一方にしてください", en: "keep one of the two" }
    /// Durations.
    duration() {
        ja: "数と単位で書きます: 30m（分）、4h（時間）、90d（日）、2w（週）、3mo（か月）、1y（年）、5bd（営業日）",
        en: "write a number and a unit: 30m, 4h, 90d, 2w, 3mo, 1y, or 5bd (business days)",
    }
    /// Time in between.
    interval() { ja: "0より長い時間を書きます。例: \"30m\"", en: "write a time longer than nothing, as \"30m\"" }
    /// Files of messages.
    within_records() {
        ja: "records/ から数えた道を、`..` も先頭の `/` もなしに書きます。例: \"channels/02_障害連絡.txt\"",
        en: "write a path counted from records/, without `..` or a `/` at its head, as \"channels/incidents.txt\"",
    }
    /// Short durations.
    timeout() {
        ja: "数と単位で書きます: 500ms、10s（秒）、2m（分）、1h（時間）。24時間まで",
        en: "write a number and a unit: 500ms, 10s, 2m or 1h; at most 24 hours",
    }
    /// Times.
    time() {
        ja: "例: 時刻 \"08:45\"、時間帯 \"09:00-18:00\"、日時 \"2026-12-05T22:00\"",
        en: "for example: a time \"08:45\", hours \"09:00-18:00\", a moment \"2026-12-05T22:00\"",
    }
    /// A time that there is not.
    other_time() { ja: "前後の時刻を書いてください", en: "write a time before or after it" }
    /// A range with years.
    range() {
        ja: "例: \"2026-12-24\"、\"2026-12-24..2026-12-28\"", en: "for example: \"2026-12-24\" or \"2026-12-24..2026-12-28\"",
    }
    /// A range, perhaps without years.
    yearly_range() {
        ja: "例: \"12-29..01-03\"（毎年）、\"2026-08-13\"、\"2026-08-13..2026-08-15\"",
        en: "for example: \"12-29..01-03\" (each year), \"2026-08-13\", \"2026-08-13..2026-08-15\"",
    }
    /// The wrong way round.
    swap(from: &str, to: &str) { ja: "`{from}` と `{to}` を確かめてください", en: "check `{from}` and `{to}`" }
    /// Addresses.
    url() {
        ja: "http:// か https:// から書きます。例: \"https://www.example.jp/health\"",
        en: "begin with http:// or https://, as \"https://www.example.jp/health\"",
    }
    /// A regular expression.
    pattern() {
        ja: "Rust の regex クレートの書き方です。TOML では '…' で囲むと \\ をそのまま書けます。例: body_matches = 'version: \\d+'",
        en: "the syntax is that of Rust's regex crate; in TOML '…' keeps \\ as it is: body_matches = 'version: \\d+'",
    }
    /// A JSONPath.
    json_path() { ja: "例: \"$.status\"、\"$.services[*].state\"（RFC 9535）", en: "for example \"$.status\" or \"$.services[*].state\" (RFC 9535)" }
    /// Ids.
    id_form() {
        ja: "英小文字と数字とハイフンで書きます。例: \"web-check\"。日本語の名前は title や name に書きます",
        en: "use small letters, digits and hyphens, as \"web-check\"; any name can stand in `title` or `name`",
    }
    /// An id like it.
    id_like(id: &str) {
        ja: "英小文字と数字とハイフンで書きます。例: \"{id}\"", en: "use small letters, digits and hyphens, as \"{id}\"",
    }
    /// Another id.
    other_id() { ja: "どちらかに別のIDを付けてください", en: "give one of them another id" }
    /// A new id.
    fresh_id() {
        ja: "記録が混ざらないように、使ったことのないIDを付けてください",
        en: "choose an id that was never used, so that their records stay apart",
    }
    /// Another number.
    other_number() { ja: "どちらかの番号を変えてください", en: "give one of them another number" }
    /// No levels at all.
    no_levels() { ja: "levels.toml に [[level]] を書いてください", en: "write a [[level]] into levels.toml" }
    /// Write it down.
    define(files: &str) { ja: "{files} に書き足すか、名前を直してください", en: "add it to {files}, or mend the name" }
    /// By id.
    by_id(ids: &str) { ja: "IDで書いてください: {ids}", en: "write one of the ids: {ids}" }
    /// A renaming.
    gone_renamed(id: &str, near: &str) {
        ja: "IDを変えたなら、新しい項目（{near} ?）に was = [\"{id}\"] と書きます",
        en: "if it was renamed, write was = [\"{id}\"] into the new entry ({near}?)",
    }
    /// A renaming, or the end.
    gone_otherwise(id: &str) {
        ja: "IDを変えたなら、新しい項目に was = [\"{id}\"] と書きます。やめたなら、項目を残して `ends` に最後の日を書きます",
        en: "if it was renamed, write was = [\"{id}\"] into the new entry; if it has ended, keep the entry and write its last day as `ends`",
    }
    /// Open the circle.
    open_circle(key: &str) { ja: "どれか1つの `{key}` を消すか、変えてください", en: "take out or change one `{key}` of them" }
    /// Secrets.
    secret() {
        ja: "値は環境変数かファイルに置き、\"env:名前\" か \"file:パス\" と書きます。書いてしまった値は発行し直してください",
        en: "keep it in the environment or a file, and write \"env:NAME\" or \"file:PATH\"; then replace the secret itself",
    }
    /// What to use instead.
    instead_of(instead: &str) { ja: "`{instead}` を使ってください", en: "use `{instead}`" }
}
