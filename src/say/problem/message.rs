//! The sentences: what is wrong.

use super::{list, shape, syntax};
use crate::plan::{File, Language, Wrong};
use crate::say;

pub(super) fn of(lang: Language, wrong: &Wrong, file: File) -> String {
    match wrong {
        Wrong::NoPlanFile => no_plan_file(lang),
        Wrong::NoSuchFile => no_such_file(lang),
        Wrong::Unreadable { reason } if reason.is_empty() => not_a_file(lang, file.name()),
        Wrong::Unreadable { reason } => {
            unreadable(lang, file.name(), &super::super::system::words(lang, reason))
        }
        Wrong::TooLarge => too_large(lang, file.name()),
        Wrong::NotUtf8 => not_utf8(lang, file.name()),
        Wrong::Syntax { message } => syntax::message(lang, message),
        Wrong::Toml11 { construct } => shape::construct(lang, *construct),
        Wrong::UnknownKey { key, .. } => unknown_key(lang, key),
        Wrong::ForeignKey { key, kind, .. } => foreign_key(lang, key, kind),
        Wrong::MissingKey { key, .. } => missing_key(lang, key),
        Wrong::WrongType { expected, found } => {
            wrong_type(lang, &shape::shape(lang, *expected), &shape::shape(lang, *found))
        }
        Wrong::Empty => empty(lang),
        Wrong::BadValue { value, .. } => bad_value(lang, value),
        Wrong::OutOfRange { value, .. } => out_of_range(lang, value),
        Wrong::BadPhrase { phrase, .. } => bad_phrase(lang, phrase),
        Wrong::TurnDoesNotRepeat { phrase } => turn_does_not_repeat(lang, phrase),
        Wrong::TwoIfClosed => two_if_closed(lang),
        Wrong::BadDuration { value } | Wrong::BadTimeout { value } => bad_duration(lang, value),
        Wrong::NoInterval { value } => no_interval(lang, value),
        Wrong::OutsideRecords { path } => outside_records(lang, path),
        Wrong::BadDate { value } => bad_date(lang, value),
        Wrong::BadTime { value } => bad_time(lang, value),
        Wrong::ClockChange { value, zone } => clock_change(lang, value, zone),
        Wrong::BadRange { value } => bad_range(lang, value),
        Wrong::RangeReversed { from, to } => range_reversed(lang, from, to),
        Wrong::BadTimezone { value, .. } => bad_timezone(lang, value),
        Wrong::BadUrl { value } => bad_url(lang, value),
        Wrong::BadPattern { value, reason } => bad_pattern(lang, value, reason),
        Wrong::BadJsonPath { value, reason } => bad_json_path(lang, value, reason),
        Wrong::BadId { id, .. } => bad_id(lang, id),
        Wrong::DuplicateId { id } => duplicate_id(lang, id),
        Wrong::ReusedId { id, owner } => reused_id(lang, id, owner),
        Wrong::DuplicateLevel { level } => duplicate_level(lang, *level),
        Wrong::UnknownLevel { level, .. } => unknown_level(lang, *level),
        Wrong::Dangling { name, nouns, .. } => dangling(lang, name, &shape::nouns(lang, nouns)),
        Wrong::Ambiguous { name, .. } => ambiguous(lang, name),
        Wrong::Cycle { key, ids } if ids.len() < 2 => own_end(lang, key, &list(lang, ids)),
        Wrong::Cycle { key, ids } => circle(lang, key, &ids.join(" → "), &ids[0]),
        Wrong::LiteralSecret => literal_secret(lang),
        Wrong::ProxyOverTls { value } => proxy_over_tls(lang, value),
        Wrong::BadHeader { name } => bad_header(lang, name),
        Wrong::TwoLogins => two_logins(lang),
        Wrong::NotEncrypted { host } => not_encrypted(lang, host),
        Wrong::RetiredKind { kind, .. } => retired_kind(lang, kind),
        Wrong::GoneId { id, noun, .. } => gone_id(lang, id, &shape::nouns(lang, &[*noun])),
        Wrong::Hurts(_) => String::new(),
    }
}

say! {
    /// See [`Wrong::NoInterval`].
    no_interval(value: &str) { ja: "`{value}` では間が空きません", en: "`{value}` leaves no time in between" }
    /// See [`Wrong::OutsideRecords`].
    outside_records(path: &str) { ja: "`{path}` は記録のフォルダの外です", en: "`{path}` is outside the records folder" }
    /// There is no plan.toml.
    no_plan_file() { ja: "plan.toml がありません", en: "there is no plan.toml" }
    /// plan.toml points elsewhere.
    no_such_file() { ja: "ここに書かれたファイルがありません", en: "there is no such file" }
    /// A directory, a pipe.
    not_a_file(file: &str) { ja: "`{file}` はファイルではありません", en: "`{file}` is not a file" }
    /// The system refuses.
    unreadable(file: &str, reason: &str) { ja: "`{file}` が読めません: {reason}", en: "cannot read `{file}`: {reason}" }
    /// More than a plan file may have.
    too_large(file: &str) { ja: "`{file}` が大きすぎます（8MBまで）", en: "`{file}` is too large (8 MB at most)" }
    /// Not UTF-8.
    not_utf8(file: &str) { ja: "`{file}` のここから先がUTF-8ではありません", en: "`{file}` is not UTF-8 from here on" }
    /// No such key.
    unknown_key(key: &str) { ja: "`{key}` というキーはありません", en: "there is no key `{key}` here" }
    /// A key of another kind.
    foreign_key(key: &str, kind: &str) {
        ja: "`{key}` は種類 `{kind}` のキーではありません", en: "`{key}` is no key of kind `{kind}`",
    }
    /// A key that must be there.
    missing_key(key: &str) { ja: "`{key}` がありません", en: "`{key}` is missing" }
    /// Another sort of value.
    wrong_type(expected: &str, found: &str) {
        ja: "ここには{expected}を書きます。書いてあるのは{found}です", en: "expected {expected}, found {found}",
    }
    /// Nothing where something must be.
    empty() { ja: "空です", en: "this is empty" }
    /// A word that is not allowed.
    bad_value(value: &str) { ja: "`{value}` とは書けません", en: "`{value}` is not one of the words for this" }
    /// A number out of its range.
    out_of_range(value: &str) { ja: "`{value}` は範囲の外です", en: "`{value}` is out of range" }
    /// A phrase that was not understood.
    bad_phrase(phrase: &str) { ja: "頻度 `{phrase}` の印の部分が分かりません", en: "cannot understand this part of `{phrase}`" }
    /// A turn that never ends.
    turn_does_not_repeat(phrase: &str) {
        ja: "`{phrase}` は暦の上で繰り返さないので、当番の交代になりません",
        en: "`{phrase}` does not come again by the calendar, so nobody would take over",
    }
    /// Said twice, differently.
    two_if_closed() {
        ja: "`if_closed` が、頻度に書いた休業日の扱いと違います",
        en: "`if_closed` and the phrase say two things about closed days",
    }
    /// No length of time.
    bad_duration(value: &str) { ja: "`{value}` は長さとして読めません", en: "`{value}` is not a length of time" }
    /// No day.
    bad_date(value: &str) { ja: "`{value}` は日付ではありません", en: "`{value}` is not a date" }
    /// No time.
    bad_time(value: &str) { ja: "`{value}` は時刻として読めません", en: "`{value}` is not a time" }
    /// Skipped by the clocks.
    clock_change(value: &str, zone: &str) {
        ja: "`{value}` は {zone} の夏時間の切り替えで飛ばされる時刻です",
        en: "the clocks of {zone} skip `{value}` when they go forward",
    }
    /// No day or range.
    bad_range(value: &str) { ja: "`{value}` は日や期間として読めません", en: "`{value}` is neither a day nor a range of days" }
    /// It ends before it begins.
    range_reversed(from: &str, to: &str) {
        ja: "終わり `{to}` が始まり `{from}` より前です", en: "it ends (`{to}`) before it begins (`{from}`)",
    }
    /// No zone.
    bad_timezone(value: &str) { ja: "`{value}` というタイムゾーンはありません", en: "there is no time zone `{value}`" }
    /// No web address.
    bad_url(value: &str) { ja: "`{value}` はURLではありません", en: "`{value}` is not a web address" }
    /// No regular expression.
    bad_pattern(value: &str, reason: &str) {
        ja: "`{value}` は正規表現として読めません（{reason}）", en: "`{value}` is no regular expression ({reason})",
    }
    /// No JSONPath.
    bad_json_path(value: &str, reason: &str) {
        ja: "`{value}` はJSONPathとして読めません（{reason}）", en: "`{value}` is no JSONPath ({reason})",
    }
    /// Another form.
    bad_id(id: &str) { ja: "`{id}` はIDに使えません", en: "`{id}` cannot be an id" }
    /// Two of one id.
    duplicate_id(id: &str) { ja: "ID `{id}` が2つあります", en: "the id `{id}` is used twice" }
    /// An id of before.
    reused_id(id: &str, owner: &str) {
        ja: "ID `{id}` は、いまの `{owner}` が前に使っていました", en: "the id `{id}` was once that of `{owner}`",
    }
    /// Two levels of one number.
    duplicate_level(level: u32) { ja: "レベル {level} が2つあります", en: "there are two levels {level}" }
    /// No such level.
    unknown_level(level: u32) { ja: "レベル {level} は levels.toml にありません", en: "levels.toml has no level {level}" }
    /// Nothing has this name.
    dangling(name: &str, nouns: &str) { ja: "{nouns}に `{name}` はありません", en: "no {nouns} is called `{name}`" }
    /// More than one has it.
    ambiguous(name: &str) { ja: "`{name}` は1つに決まりません", en: "`{name}` could mean more than one" }
    /// A circle.
    circle(key: &str, around: &str, first: &str) {
        ja: "`{key}` が輪になっています: {around} → {first}", en: "`{key}` goes in a circle: {around} → {first}",
    }
    /// It names itself.
    own_end(key: &str, id: &str) { ja: "{id} の `{key}` が自分自身です", en: "`{key}` of {id} is itself" }
    /// A secret in the plan.
    literal_secret() { ja: "秘密の値が計画に直接書かれています", en: "a secret stands in the plan itself" }
    /// A proxy.
    proxy_over_tls(value: &str) { ja: "プロキシ `{value}` に https で接続することはできません", en: "the proxy `{value}` cannot be asked over https" }
    /// A header.
    bad_header(name: &str) { ja: "`{name}` はリクエストのヘッダーとして送れません", en: "`{name}` cannot be sent as a request header" }
    /// Two of them.
    two_logins() { ja: "`bearer` と `basic_auth` は同時に使えません", en: "`bearer` and `basic_auth` cannot both be sent" }
    /// Anybody on the way can read it.
    not_encrypted(host: &str) {
        ja: "`{host}` への通信が暗号化されません", en: "what is sent to `{host}` would not be encrypted",
    }
    /// A service that has ended.
    retired_kind(kind: &str) { ja: "`{kind}` はサービスが終了しています", en: "`{kind}` has been shut down by its maker" }
    /// A recorded id that the plan has no more.
    gone_id(id: &str, noun: &str) {
        ja: "記録にある{noun} `{id}` が計画にありません", en: "the records name the {noun} `{id}`, which the plan no longer has",
    }
    /// The other of two.
    first_here() { ja: "先に書かれているのはここ", en: "first written here" }
    /// Whose it was.
    was_here() { ja: "前のIDとして書かれているのはここ", en: "written as a former id here" }
    /// The rule above.
    taken_here() { ja: "これを取る規則はここ", en: "the rule that takes it" }
    /// The beginning.
    begins_here() { ja: "始まり", en: "the beginning" }
    /// What the phrase says.
    phrase_says() { ja: "頻度に書いた扱い", en: "what the phrase says" }
}
