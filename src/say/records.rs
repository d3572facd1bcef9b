//! What is said about the records: what is wrong with them, why they could not be written, what a repair did.

use super::Language;
use crate::records::Damage;
use crate::say;

/// What is wrong, and what to do about it where there is something to do.
pub fn damage(lang: Language, damage: &Damage) -> String {
    match damage {
        Damage::Unreadable(reason) => unreadable(lang, reason),
        Damage::NotAFile => not_a_file(lang),
        Damage::TooLarge(bytes) => too_large(lang, *bytes),
        Damage::StrangeName => strange_name(lang),
        Damage::NoHeader => no_header(lang),
        Damage::NewerFormat(format) => newer_format(lang, *format),
        Damage::OtherWriter(writer) => other_writer(lang, writer),
        Damage::Torn(bytes) => torn(lang, *bytes),
        Damage::NoFinalNewline => no_final_newline(lang),
        Damage::CarriageReturns => carriage_returns(lang),
        Damage::ConflictMarker => conflict_marker(lang),
        Damage::NotUtf8 => not_utf8(lang),
        Damage::Nul => nul(lang),
        Damage::TooLong(bytes) => too_long(lang, *bytes),
        Damage::NotAFact(reason) => not_a_fact(lang, reason),
        Damage::Repeated(id) => repeated(lang, &id.to_string()),
        Damage::SameNumber(number) => same_number(lang, number),
        Damage::Contradicted(id) => contradicted(lang, &id.to_string()),
        Damage::Misfiled => misfiled(lang),
        Damage::OutOfOrder => out_of_order(lang),
        Damage::Unlinked(_) => unlinked(lang),
        Damage::Mended(_) => mended(lang),
        Damage::PreviousFile(_) => previous_file(lang),
        Damage::HeadMissing(head) => head_missing(lang, head),
    }
}

say! {
    /// See [`damage`], as all below.
    unreadable(reason: &str) { ja: "読めません: {reason}", en: "cannot be read: {reason}" }
    /// A directory or a device.
    not_a_file() { ja: "ファイルではありません", en: "is not a plain file" }
    /// Not read.
    too_large(bytes: u64) { ja: "大きすぎるため読んでいません（{bytes}バイト）", en: "was not read: too large ({bytes} bytes)" }
    /// Not read.
    strange_name() {
        ja: "名前が `2026-11.書き手.jsonl` の形でないため読んでいません",
        en: "was not read: its name is not like `2026-11.writer.jsonl`",
    }
    /// The first line is gone.
    no_header() { ja: "先頭の見出し行がありません", en: "the header line is missing" }
    /// Written by a newer opsplan.
    newer_format(format: u32) {
        ja: "新しい opsplan の形式 {format} です。読める範囲で読み、書き込みません。opsplan を更新してください",
        en: "has format {format} of a newer opsplan: read as far as understood, never written; update opsplan",
    }
    /// Header and name differ.
    other_writer(writer: &str) {
        ja: "見出し行の書き手 `{writer}` がファイル名と違います",
        en: "the header names the writer `{writer}`, the file's name another",
    }
    /// Cut off.
    torn(bytes: u64) {
        ja: "最終行が書きかけです（{bytes}バイト）。次の記録のときに別に保管されます",
        en: "the last line is torn ({bytes} bytes); it is set aside when the next fact is recorded",
    }
    /// Harmless.
    no_final_newline() { ja: "最終行に改行がありません（記録は読めています）", en: "the last line has no line end (it was read)" }
    /// Harmless.
    carriage_returns() { ja: "改行が CRLF に変わっています（記録は読めています）", en: "lines end with CR LF (they were read)" }
    /// From git.
    conflict_marker() {
        ja: "git の衝突の印です。両側の行はどちらも残してください。`opsplan records repair` が印だけを取り除きます",
        en: "a conflict marker of git; keep the lines of both sides; `opsplan records repair` takes out the marker",
    }
    /// Skipped.
    not_utf8() { ja: "UTF-8 ではないため読み飛ばしました", en: "is not UTF-8; it was skipped" }
    /// Skipped.
    nul() { ja: "NUL 文字を含むため読み飛ばしました（停電の跡など）", en: "holds NUL bytes, as after a power loss; it was skipped" }
    /// Skipped.
    too_long(bytes: u64) { ja: "行が長すぎるため読み飛ばしました（{bytes}バイト）", en: "is too long ({bytes} bytes); it was skipped" }
    /// Skipped.
    not_a_fact(reason: &str) { ja: "記録として読めないため読み飛ばしました: {reason}", en: "is not a fact; it was skipped: {reason}" }
    /// Harmless.
    repeated(id: &str) { ja: "記録 `{id}` が重複しています（1件と数えます）", en: "the fact `{id}` stands here again; it counts once" }
    /// Two incidents.
    same_number(number: &str) {
        ja: "番号 `{number}` は別のインシデントにも付けられています。どちらも残り、末尾の英数字で見分けます（opsplan incident list --all）",
        en: "the number `{number}` was given to another incident too; both are kept and told apart by the letters at the end (opsplan incident list --all)",
    }
    /// Different facts under one id.
    contradicted(id: &str) {
        ja: "内容の違う記録が同じ番号 `{id}` を持っています。一方だけを数えています",
        en: "different facts bear the id `{id}`; one of them counts",
    }
    /// In another month's file.
    misfiled() { ja: "記録日時がこのファイルの月ではありません", en: "was not written in the month of this file" }
    /// Earlier than the line above.
    out_of_order() { ja: "前の行より記録日時が古くなっています", en: "was written earlier than the line above" }
    /// The chain.
    unlinked() {
        ja: "前の行とつながりません。行が変更・削除・挿入されています",
        en: "does not link to the line above: a line was changed, removed or put between",
    }
    /// The chain, noted before.
    mended() { ja: "前の行とつながりません（修復時に記録済み）", en: "does not link to the line above, as a repair has noted" }
    /// The chain between files.
    previous_file() {
        ja: "前月のファイルの末尾とつながりません。末尾の削除・変更か、ファイルの欠落です",
        en: "does not link to the end of the writer's previous file: that was cut, changed or is missing",
    }
    /// A head kept elsewhere.
    head_missing(head: &str) {
        ja: "控えていたハッシュ `{head}` が記録のどこにもありません。末尾が失われたか、書き換えられています",
        en: "the head `{head}` that was kept is nowhere in the records: a tail was cut, or lines were changed",
    }

    /// The first line of `records verify`.
    summary(files: usize, facts: usize, wrong: usize) {
        ja: "記録: {files}ファイル {facts}件、異常 {wrong}件",
        en: "Records: {files} files, {facts} facts, {wrong} wrong",
    }
    /// What verifying cannot show.
    no_proof() {
        ja: "事故と不注意な編集を示すもので、すべてを書き換えられる人に対する証明ではありません。末尾のハッシュを別の場所に控え、--against で照合してください",
        en: "This shows accidents and careless edits; it is no proof against someone who can rewrite everything. Keep the heads elsewhere and give them to --against",
    }
    /// Columns.
    severity() { ja: "重大さ", en: "Severity" }
    /// Columns.
    place() { ja: "場所", en: "Place" }
    /// Columns.
    finding() { ja: "内容", en: "Finding" }
    /// Columns.
    writer() { ja: "書き手", en: "Writer" }
    /// Columns.
    head() { ja: "末尾のハッシュ", en: "Head" }
    /// Severities.
    error() { ja: "異常", en: "error" }
    /// Severities.
    warning() { ja: "注意", en: "warning" }
    /// Severities.
    note() { ja: "参考", en: "note" }

    /// A repair that had nothing to do.
    nothing_to_repair() { ja: "修復するものはありません", en: "nothing to repair" }
    /// What a repair did.
    repaired(lines: usize, links: usize) {
        ja: "{lines}行を別に保管し、途切れ {links}か所を記録しました。削除したものはありません",
        en: "{lines} lines were set aside and {links} broken links noted; nothing was deleted",
    }
    /// Where the lines are now.
    kept_in(file: &str) { ja: "保管先: {file}", en: "kept in {file}" }
    /// A file that was put in place clean.
    rewritten(file: &str) { ja: "書き直したファイル: {file}", en: "rewritten: {file}" }

    /// On stderr of any command that read damaged records.
    damaged(count: usize) {
        ja: "記録に異常が {count}件あります。読める部分を使います。`opsplan records verify` で確認してください",
        en: "the records have {count} problems; the good part is used; see `opsplan records verify`",
    }
    /// On stderr after a write.
    reserve_used() {
        ja: "ディスクがいっぱいです。予備の領域を使って記録しました。空きを作ってください",
        en: "the disk is full: the reserve was used to record this; make room",
    }
    /// Why nothing was recorded.
    disk_full(path: &str) {
        ja: "記録不可: ディスクがいっぱいです（{path}）。何も記録していません",
        en: "not recorded: the disk is full (`{path}`)",
    }
    /// Why the records could not be used.
    not_usable(path: &str, why: &str) {
        ja: "記録不可: {path} を読み書きできません（{why}）。OPSPLAN_RECORDS か plan.toml の records を確認してください",
        en: "not recorded: `{path}` cannot be used ({why}); check OPSPLAN_RECORDS, or records in plan.toml",
    }
    /// Why nothing was recorded.
    read_only(path: &str) {
        ja: "記録不可: {path} に書き込めません。何も記録していません。権限か OPSPLAN_RECORDS を確認してください",
        en: "not recorded: `{path}` cannot be written; check its permissions, or OPSPLAN_RECORDS",
    }
    /// Why nothing was recorded.
    locked(path: &str) {
        ja: "記録不可: 別の opsplan が {path} をつかんだままです。何も記録していません",
        en: "not recorded: another opsplan holds `{path}`",
    }
    /// Why nothing was recorded.
    never_written(path: &str, format: u32) {
        ja: "記録不可: {path} は新しい opsplan の形式 {format} です。opsplan を更新してください",
        en: "not recorded: `{path}` has format {format} of a newer opsplan; update opsplan",
    }
    /// No plan and so no records.
    no_records() {
        ja: "運用計画が見つかりません。`--plan DIR` か OPSPLAN_RECORDS で場所を示すか、`opsplan init` で作ってください",
        en: "no plan was found; give --plan DIR or OPSPLAN_RECORDS, or make one with `opsplan init`",
    }
}
