//! What `import` says: what came in, what is missing, what a person should look at, what was left.

use super::Language;
use crate::document::import::block::At;
use crate::document::import::found::{Doubtful, Why};
use crate::plan::File;
use crate::say;

say! {
    /// The first line of a file that import wrote.
    head(file: &str, what: &str, source: &str) { ja: "{what}。`{source}` から取り込んだ{file}。", en: "{what}: {file}, imported from `{source}`." }
    /// It was written.
    written(directory: &str) { ja: "`{directory}` に取り込みました", en: "Imported into `{directory}`" }
    /// It would be written.
    would_write(directory: &str) { ja: "`{directory}` に取り込む内容（まだ書いていません）", en: "What would go into `{directory}` (nothing is written yet)" }
    /// Nothing differs.
    unchanged() { ja: "違いはありません", en: "Nothing differs" }
    /// A heading.
    differences() { ja: "違い", en: "Differences" }
    /// A heading.
    unfilled_heading(n: usize) { ja: "まだ決まっていない項目 {n}件", en: "Not filled in yet: {n}" }
    /// A heading.
    doubts_heading(n: usize) { ja: "確認が必要なこと {n}件", en: "To be looked at: {n}" }
    /// A heading.
    left_heading(n: usize) { ja: "計画に入れなかった行 {n}件", en: "Lines that are not in the plan: {n}" }
    /// Column heads.
    file() { ja: "ファイル", en: "File" }
    /// See `file`.
    entries() { ja: "件数", en: "Entries" }
    /// See `file`.
    line() { ja: "行", en: "Line" }
    /// See `file`.
    what() { ja: "対象", en: "What" }
    /// See `file`.
    words() { ja: "内容", en: "Words" }
    /// See `file`.
    reason() { ja: "理由", en: "Why" }
    /// See `file`.
    key() { ja: "項目", en: "Key" }
    /// See `file`.
    before() { ja: "変更前", en: "Before" }
    /// See `file`.
    after() { ja: "変更後", en: "After" }
    /// Something is there already.
    exists(files: &str) {
        ja: "計画がすでにあります: {files}\n取り込んで更新するには --update、別のフォルダに書くには --into を付けてください",
        en: "there is a plan already: {files}\ngive --update to merge into it, or --into DIR to write elsewhere",
    }
    /// There is no plan to update.
    nothing_to_update(directory: &str) { ja: "`{directory}` に計画がありません。--update を付けずに取り込んでください", en: "there is no plan in `{directory}`; import without --update" }
    /// The document says nothing that a plan holds.
    nothing_found(path: &str) { ja: "`{path}` から計画に入れられる内容が見つかりません。何も書きませんでした", en: "found nothing in `{path}` that a plan holds; nothing was written" }
    /// A file of the plan could not be edited.
    cannot_edit(file: &str) { ja: "`{file}` が読めないため更新できません。`opsplan lint` で確かめてください", en: "cannot edit `{file}`: run `opsplan lint` first" }
    /// The result has errors.
    would_break() { ja: "取り込んだ結果に誤りがあるため、何も書きませんでした", en: "the result would have errors, so nothing was written" }
    /// Next.
    next() { ja: "`opsplan lint` で足りないものを確かめ、`opsplan due` で期限を見られます", en: "`opsplan lint` shows what is missing, `opsplan due` what is owed" }
    /// Why a file is refused.
    too_large() { ja: "ファイルが大きすぎます（32 MBまで）", en: "the file is too large (at most 32 MB)" }
    /// See `too_large`.
    not_a_file() { ja: "ファイルではありません", en: "this is no file" }
    /// See `too_large`.
    encoding(line: usize) { ja: "文字コードが分かりません（{line}行目から）。UTF-8かCP932（Shift_JIS）で保存してください", en: "the encoding is not known, from line {line} on: save it as UTF-8 or CP932" }
    /// See `too_large`.
    binary(line: usize) { ja: "{line}行目に文字ではないものがあります。文書ならその行を消してください。読めるのは Markdown、xlsx、csv です", en: "line {line} is no text: if this is a document, remove that line. Markdown, xlsx and csv can be read" }
    /// See `too_large`.
    format(format: &str) { ja: "{format}は読めません。xlsx、csv、Markdownのどれかで保存してください", en: "{format} cannot be read: save it as xlsx, csv or Markdown" }
    /// See `too_large`.
    workbook(reason: &str) { ja: "Excelブックが壊れているか、xlsxではありません {reason}", en: "the workbook is damaged, or no xlsx {reason}" }
    /// See `too_large`.
    bomb() { ja: "展開すると大きすぎるため、開きませんでした（256 MBまで）", en: "it unpacks to more than 256 MB and was not opened" }
    /// See `too_large`.
    too_many_cells() { ja: "セルが多すぎます（100万まで）", en: "it has too many cells (at most a million)" }
    /// The file and the reason.
    refused(path: &str, reason: &str) { ja: "`{path}` を取り込めません: {reason}", en: "cannot import `{path}`: {reason}" }
    /// A sheet and a line.
    sheet_line(sheet: &str, line: u32) { ja: "{sheet} {line}行", en: "{sheet} row {line}" }
    /// A sheet.
    sheet(sheet: &str) { ja: "シート名 {sheet}", en: "sheet {sheet}" }

    /// What a person should look at, or why a line was left.
    unfilled(key: &str) { ja: "{key} が未記入", en: "{key} is not filled in" }
    /// What a person should look at, or why a line was left.
    frequency(words: &str) { ja: "頻度「{words}」は読めません。随時とし、元の言葉を備考に残しました", en: "the frequency “{words}” is not understood: it is as needed, and the words stand in the note" }
    /// What a person should look at, or why a line was left.
    frequency_part(words: &str) { ja: "頻度のうち「{words}」は読めません。備考に残しました", en: "“{words}” in the frequency is not understood; it stands in the note" }
    /// What a person should look at, or why a line was left.
    frequency_above(words: &str) { ja: "頻度が空のため、上の行の「{words}」としました", en: "the frequency is empty: “{words}” was taken from the row above" }
    /// What a person should look at, or why a line was left.
    frequency_from_title(phrase: &str) { ja: "頻度の列がないため、名前や備考の言葉から「{phrase}」としました", en: "no column says how often: “{phrase}” was taken from the title or the note" }
    /// What a person should look at, or why a line was left.
    two_frequencies(taken: &str, other: &str) { ja: "頻度が「{taken}」と「{other}」で食い違っています。「{taken}」としました", en: "the frequency is “{taken}” and “{other}”; “{taken}” was taken" }
    /// What a person should look at, or why a line was left.
    method(words: &str) { ja: "対応方法「{words}」は手動・自動のどちらか分かりません。備考に残しました", en: "the method “{words}” is neither manual nor automatic; it stands in the note" }
    /// What a person should look at, or why a line was left.
    new_role() { ja: "体制図にも連絡先にもない名前です。体制図に出さない役割として追加しました", en: "stands neither in the chart nor among the contacts: added as a role outside the chart" }
    /// What a person should look at, or why a line was left.
    new_contact() { ja: "連絡先リストにない人です。連絡先に追加しました（電話・メールは未記入）", en: "is not among the contacts: added without phone and mail" }
    /// What a person should look at, or why a line was left.
    role_twice() { ja: "同じ場所に2回あります。1つの役割にまとめました", en: "stands twice at one place: taken as one role" }
    /// What a person should look at, or why a line was left.
    twice(key: &str, taken: &str, other: &str) { ja: "{key} が「{taken}」と「{other}」で食い違っています", en: "{key} is “{taken}” and “{other}”" }
    /// What a person should look at, or why a line was left.
    other_task(key: &str, line: u32) { ja: "同じ名前の作業（{line}行目）と {key} が食い違うため、別の作業として取り込みました", en: "its {key} is another than that of the task of this name in line {line}: taken as a second task" }
    /// What a person should look at, or why a line was left.
    worst_from_words() { ja: "どちらのレベルが重大かは、事象の言葉から判断しました", en: "which level is the worst was taken from the words of their meanings" }
    /// What a person should look at, or why a line was left.
    worst_from_form() { ja: "どちらのレベルが重大か書かれていません。levels.toml の worst を確かめてください", en: "the document does not say which level is the worst: check `worst` in levels.toml" }
    /// What a person should look at, or why a line was left.
    worst_contradicted() { ja: "レベルの向きの説明と、各レベルの内容が食い違っています", en: "the stated direction of the levels and their meanings contradict each other" }
    /// What a person should look at, or why a line was left.
    prefix_contradicted(words: &str) { ja: "接頭辞 {words} の数字がレベルと違います", en: "the prefix {words} names another number" }
    /// What a person should look at, or why a line was left.
    levels_numbered(words: &str) { ja: "レベルに番号がないため、軽い順に番号を付けました: {words}", en: "the levels have no numbers; numbered from the mildest: {words}" }
    /// What a person should look at, or why a line was left.
    step_times(times: &str) { ja: "段階ごとの時間が書かれていないため、15分おきとしました: {times}", en: "the steps have no times; 15 minutes between them were assumed: {times}" }
    /// What a person should look at, or why a line was left.
    one_path() { ja: "経路が1つだけなので、すべてのレベルに同じ経路を入れました", en: "there is one path: it was given to every level" }
    /// What a person should look at, or why a line was left.
    report_seats(names: &str) { ja: "{names} は呼び出しではなく報告の相手としました（report = true）", en: "{names}: told rather than paged (report = true)" }
    /// What a person should look at, or why a line was left.
    phone_zero(phone: &str) { ja: "電話番号 {phone} は先頭の0が落ちているかもしれません", en: "the phone number {phone} may have lost its leading 0" }
    /// What a person should look at, or why a line was left.
    channel_kind() { ja: "送り方が文書にないため、ファイルに書くチャネルとしました（kind を実際の手段に変えてください）", en: "how it is reached is not in the document: it writes to a file for now (change `kind`)" }
    /// What a person should look at, or why a line was left.
    starts(day: &str) { ja: "稼働開始日が文書にないため、今日（{day}）としました", en: "go-live is not in the document: today ({day}) was taken" }

    /// What a person should look at, or why a line was left.
    prose() { ja: "文章", en: "prose" }
    /// What a person should look at, or why a line was left.
    verbatim() { ja: "コード・図・コメント・HTML", en: "code, diagram, comment or HTML" }
    /// See `prose`.
    hidden() { ja: "非表示のシート・行・列", en: "a hidden sheet, row or column" }
    /// What a person should look at, or why a line was left.
    table() { ja: "計画にない種類の表", en: "a table of something that a plan does not hold" }
    /// What a person should look at, or why a line was left.
    nameless() { ja: "名前のない行", en: "a row without a name" }
    /// What a person should look at, or why a line was left.
    no_task() { ja: "業務ではない行（合計、押印欄など）", en: "no task: a total, a place for a signature" }
    /// What a person should look at, or why a line was left.
    unsaid() { ja: "値のない計算式（表計算ソフトで開いて保存すると値が入ります）", en: "a formula without a value: open the workbook in a spreadsheet and save it" }
    /// What a person should look at, or why a line was left.
    filtered() { ja: "フィルターで隠れている行です。ほかの行と同じように扱いました", en: "a filter hides this row; it was read like the others" }
    /// What a person should look at, or why a line was left.
    record() { ja: "実施した日の記録", en: "a record of what was done or measured" }
    /// What a person should look at, or why a line was left.
    ended() { ja: "いまは行わない業務（廃止、取り消し線など）", en: "no longer done: abolished, or struck through" }
    /// What a person should look at, or why a line was left.
    comment() { ja: "項目がないため、コメントとして残しました", en: "no key for it; kept as a comment" }
    /// What a person should look at, or why a line was left.
    rest() { ja: "計画に入らなかった言葉（行の残りは入れました）", en: "words without a place; the rest of the line is in the plan" }
    /// What a person should look at, or why a line was left.
    no_year() { ja: "計画停止ですが、年が書かれていません（[[maintenance]] には年月日が要ります）", en: "a planned outage without its year, which [[maintenance]] needs" }
    /// A path that no level takes.
    no_levels() { ja: "連絡経路ですが、レベルの定義が文書にありません（[[level]] を書けば chain に入ります）", en: "a path, but the document defines no levels; with a [[level]] it goes into its chain" }
    /// What a person should look at, or why a line was left.
    promise() { ja: "約束した値です。計画で置けるのは、契約の respond_within とレベルの連絡経路・次報の間隔だけです", en: "a promised value; a plan holds a contract's respond_within, and a level's chain and update_every" }
    /// What a person should look at, or why a line was left.
    turns() { ja: "当番の割り当てです。org.toml の [[role.rota]] に順番を書いてください", en: "whose turn it is; write the order as [[role.rota]] in org.toml" }
    /// What a person should look at, or why a line was left.
    incomplete() { ja: "必要な項目が足りません", en: "lacks what a plan must have" }
}

/// Where a line stands.
pub fn place(lang: Language, sheets: &[String], at: At) -> String {
    match sheets.get(usize::from(at.sheet)).filter(|it| !it.is_empty()) {
        Some(name) if at.line == 0 => sheet(lang, name),
        Some(name) => sheet_line(lang, name, at.line),
        None if at.line == 0 => String::new(),
        None => at.line.to_string(),
    }
}

/// What is doubtful.
pub fn doubt(lang: Language, what: &Doubtful) -> String {
    match what {
        Doubtful::Unfilled(it) => unfilled(lang, key_name(lang, it)),
        Doubtful::Frequency(it) => frequency(lang, it),
        Doubtful::FrequencyPart(it) => frequency_part(lang, it),
        Doubtful::FrequencyFromAbove(it) => frequency_above(lang, it),
        Doubtful::FrequencyFromTitle(it) => frequency_from_title(lang, it),
        Doubtful::TwoFrequencies(taken, other) => two_frequencies(lang, taken, other),
        Doubtful::Method(it) => method(lang, it),
        Doubtful::NewRole => new_role(lang),
        Doubtful::NewContact => new_contact(lang),
        Doubtful::RoleTwice => role_twice(lang),
        Doubtful::Twice(it, taken, other) => twice(lang, key_name(lang, it), taken, other),
        Doubtful::OtherTask(it, line) => other_task(lang, key_name(lang, it), *line),
        Doubtful::WorstAssumed("words") => worst_from_words(lang),
        Doubtful::WorstAssumed(_) => worst_from_form(lang),
        Doubtful::WorstContradicted => worst_contradicted(lang),
        Doubtful::PrefixContradicted(it) => prefix_contradicted(lang, it),
        Doubtful::LevelsNumbered(it) => levels_numbered(lang, it),
        Doubtful::StepTimes(it) => step_times(lang, it),
        Doubtful::OnePath => one_path(lang),
        Doubtful::ReportSeats(it) => report_seats(lang, it),
        Doubtful::PhoneZero(it) => phone_zero(lang, it),
        Doubtful::Filtered => filtered(lang),
        Doubtful::ChannelKind => channel_kind(lang),
        Doubtful::Starts(it) => starts(lang, it),
    }
}

/// What people call a key.
pub fn key_name(lang: Language, key: &'static str) -> &'static str {
    const NAMES: [(&str, &str); 15] = [
        ("stops", "止める疎通確認"),
        ("frequency", "頻度"),
        ("method", "対応方法"),
        ("assignee", "担当者"),
        ("members", "役割に就く人"),
        ("phone", "電話番号・メールアドレス"),
        ("name", "氏名"),
        ("vendor", "委託先"),
        ("fee", "契約費用"),
        ("starts", "契約開始日"),
        ("ends", "契約終了日"),
        ("auto_renewal", "自動更新の有無"),
        ("scope", "業務範囲"),
        ("work_hours", "作業時間"),
        ("service_hours", "稼働時間帯"),
    ];
    let ja = match key {
        "at" => "時刻",
        "note" => "対象",
        "respond_within" => "障害時対応",
        "meaning" => "事象の例",
        "chain" => "連絡経路",
        _ => NAMES
            .iter()
            .find(|(name, _)| *name == key)
            .map_or(key, |(_, ja)| ja),
    };
    if lang == Language::Ja { ja } else { key }
}

/// Why a line was left.
pub fn why(lang: Language, why: Why) -> String {
    match why {
        Why::Prose => prose(lang),
        Why::Verbatim => verbatim(lang),
        Why::Hidden => hidden(lang),
        Why::Table => table(lang),
        Why::Nameless => nameless(lang),
        Why::Unsaid => unsaid(lang),
        Why::NoTask => no_task(lang),
        Why::Record => record(lang),
        Why::Ended => ended(lang),
        Why::Comment => comment(lang),
        Why::NoYear => no_year(lang),
        Why::Promise => promise(lang),
        Why::Turns => turns(lang),
        Why::Incomplete => incomplete(lang),
        Why::NoLevels => no_levels(lang),
        Why::Rest => rest(lang),
    }
}

/// What a file holds.
pub fn holds(lang: Language, file: File) -> &'static str {
    let (ja, en) = match file {
        File::Plan => (
            "計画の名前、いつからか、営業日",
            "The plan's name, since when, and its business days",
        ),
        File::Tasks => ("運用業務一覧", "Task list"),
        File::Org => ("運用体制", "Organisation"),
        File::Contacts => ("連絡先リスト", "Contacts"),
        File::Levels => (
            "インシデントレベル定義とエスカレーションフロー",
            "Incident levels and escalation",
        ),
        File::Channels => ("コミュニケーション", "Communication"),
        File::Checks => ("疎通確認", "Health checks"),
        File::Contracts => ("委託範囲", "Contracts"),
        File::Drills => ("運用テスト", "Operational tests"),
    };
    if lang == Language::Ja { ja } else { en }
}
