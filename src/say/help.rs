//! The Japanese of `--help`, beside the English of the doc comments in `cli/`, and what is said of a wrong command line.
//! A test in `cli/` holds that every command and every argument stands here.

use crate::say;

say! {
    /// Before the usage line.
    usage() { ja: "使い方:", en: "Usage:" }
    /// An argument that there is not.
    unknown_argument(arg: &str) { ja: "`{arg}` という引数はありません", en: "there is no argument `{arg}`" }
    /// A command that there is not.
    unknown_command(word: &str) { ja: "`{word}` というコマンドはありません", en: "there is no command `{word}`" }
    /// An option without its value.
    value_missing(arg: &str) { ja: "{arg} に値がありません", en: "{arg} needs a value" }
    /// A value that is not one of those allowed.
    bad_value(arg: &str, value: &str, allowed: &str) {
        ja: "{arg} に `{value}` は使えません。使えるのは: {allowed}",
        en: "{arg} cannot be `{value}`; it can be: {allowed}",
    }
    /// A value that could not be read.
    not_valid(arg: &str, value: &str) { ja: "{arg} の値 `{value}` が読めません", en: "cannot read `{value}` for {arg}" }
    /// What can be read.
    for_example(example: &str) { ja: "例: {example}", en: "for example {example}" }
    /// An argument that is no text.
    not_utf8() { ja: "引数に UTF-8 として読めない文字があります", en: "an argument is not UTF-8" }
    /// A required argument is missing.
    missing(args: &str) { ja: "必要な引数がありません: {args}", en: "missing: {args}" }
    /// Two arguments that exclude each other.
    conflict(a: &str, b: &str) { ja: "{a} と {b} は同時に使えません", en: "{a} and {b} cannot go together" }
    /// No subcommand.
    command_missing() { ja: "コマンドがありません", en: "which command?" }
    /// A near miss.
    did_you_mean(near: &str) { ja: "もしかして: {near}", en: "did you mean: {near}" }
}

/// What an argument can be, by its name on the command line.
pub fn example(arg: &str) -> Option<&'static str> {
    const EXAMPLES: [(&str, &str); 3] = [
        ("--within", "7d, 5bd, 1mo"),
        ("--jobs", "16"),
        ("[FILE]", "tasks, levels"),
    ];
    let named = EXAMPLES.iter().find(|(name, _)| arg.starts_with(name));
    named.map(|(_, example)| *example)
}

/// A command's help: `due`, `incident open`; the program's own is the empty word.
pub fn command(words: &str) -> Option<&'static str> {
    COMMANDS
        .iter()
        .find(|(name, _)| *name == words)
        .map(|(_, help)| *help)
}

/// An argument's help: that of its command, else the one that all commands share.
pub fn argument(words: &str, id: &str) -> Option<&'static str> {
    let own = ARGUMENTS
        .iter()
        .find(|(command, name, _)| *command == words && *name == id);
    let shared = || {
        ARGUMENTS
            .iter()
            .find(|(command, name, _)| command.is_empty() && *name == id)
    };
    own.or_else(shared).map(|(_, _, help)| *help)
}

const COMMANDS: &[(&str, &str)] = &[
    ("", "運用計画書をそのまま動かす"),
    (
        "beat",
        "心拍を記録する。動くべき処理の最後の行に書く: `backup.sh && opsplan beat backup`",
    ),
    ("calendar", "期間内の予定をiCalendar（.ics）のファイルに書き出す"),
    ("check", "疎通確認をいま一度にすべて動かす"),
    ("completions", "シェルの補完スクリプトを出力する"),
    (
        "cron",
        "この計画のcrontabの行、秘密の値のファイル、systemdのユニットを出力する",
    ),
    (
        "drill",
        "訓練・運用テスト: 連絡経路を呼び出し、応答の時間を測り、合否を記録する",
    ),
    ("drill list", "計画にある訓練と、前回の結果"),
    ("drill start", "訓練を始め、連絡経路の第1段階を呼び出す"),
    ("drill next", "連絡経路の次の段階を呼び出す"),
    (
        "drill answer",
        "呼び出した人の応答を記録する。その人の連絡先は確認済になる",
    ),
    ("drill pass", "確認項目の合格を記録する"),
    ("drill fail", "確認項目の不合格と理由を記録する"),
    (
        "drill check",
        "疎通確認を模擬の障害にかける: 気づかれ、知らされるか",
    ),
    (
        "drill channels",
        "すべてのチャネルに確認の連絡を送り、それぞれの結果を示す",
    ),
    (
        "drill finish",
        "訓練を終える: 合格か不合格か。`due` の業務は実施済になる",
    ),
    ("drill cancel", "訓練を中止する。実施にはならない"),
    ("drill show", "訓練の記録: だれがいつ応答し、何が合格したか"),
    ("oncall", "いまの当番: だれが、いつまで、次はだれか、どの番号か"),
    ("escalation", "レベルの連絡経路: だれに、いつ、どの番号で"),
    (
        "handover",
        "引き継ぎ: インシデント、架電、異常、実施、未送信、本日の期限、申し送り",
    ),
    ("note", "申し送りを残す"),
    (
        "tick",
        "時刻が来たものすべて: 疎通確認、呼び出し、報告期限、朝の通知。cronに書く1行",
    ),
    ("notify", "計画の連絡表に従って連絡を送る"),
    ("outbox", "未送信の連絡とその理由"),
    ("outbox show", "1件のすべてを示す"),
    ("outbox retry", "いますぐ送り直す"),
    ("outbox drop", "送らないことにする（理由を残す）"),
    ("incident", "インシデントの起票からクローズまで"),
    (
        "incident ack",
        "応答する（呼び出しが止まる）。--by で代わりに記録できる",
    ),
    ("incident call", "電話をかけた結果を記録する"),
    ("incident cancel", "誤報として取り消す"),
    ("incident close", "復旧済のインシデントをクローズする"),
    ("incident level", "レベルを引き上げる・引き下げる"),
    (
        "incident list",
        "未クローズと最近のインシデントを一覧する（--all ですべて）",
    ),
    ("incident open", "起票し、第一報を送り、連絡する順番を示す"),
    ("incident reopen", "再オープンする（連絡経路の初めから呼び出す）"),
    ("incident report", "報告が必要な相手に報告したことを記録する"),
    ("incident restore", "復旧を記録する（報告と届出の期限は残る）"),
    ("incident show", "1件のすべて: 項目、次に呼ぶ人、期限、時系列"),
    ("incident update", "分かったことを記録し、続報を送る"),
    ("contact", "連絡先を追加・変更する"),
    ("contact add", "contacts.toml の末尾に連絡先を追加する"),
    ("contact edit", "連絡先を変更する（コメントと書き方は残す）"),
    ("task", "定例業務を追加・変更・移動する"),
    ("task add", "tasks.toml の末尾に業務を追加する"),
    ("task edit", "業務を変更する（コメントと書き方は残す）"),
    ("task move", "業務を別の業務の前か後に移す"),
    ("import", "文書（Markdown、xlsx、csv）を計画に取り込む"),
    ("init", "注釈の付いた最小の計画を書き出す"),
    (
        "lint",
        "計画のすべてのファイルを読み、誤りと、あとで困ることをすべて示す",
    ),
    (
        "status",
        "1画面の現況: 期限超過、異常、未クローズのインシデント、未送信、動いていない疎通確認",
    ),
    ("man", "マニュアルページを出力する"),
    (
        "render",
        "計画から運用計画書を書き出す（--format markdown、html、xlsx、csv。指定がなければmarkdown）",
    ),
    ("report", "月次運用報告書、または障害報告書の下書きを書き出す"),
    (
        "report incident",
        "障害報告書の下書きを書き出す（記録から分かることを、読む人の順に並べる）",
    ),
    (
        "report monthly",
        "月次運用報告書を書き出す（月を指定しなければ前月分）",
    ),
    ("records", "記録を検証・修復する"),
    (
        "records repair",
        "読めない行を別に保管し、つながりの途切れを記録する（何も削除しない）",
    ),
    (
        "records verify",
        "すべてのファイルのつながりを確かめ、変更・欠落・破損を示す",
    ),
    (
        "schema",
        "計画のファイルのJSON Schema（キー・型・既定値の一覧）を出力する",
    ),
    ("show", "計画を読める形で表示する"),
    ("confirm", "本人以外が実施を確認する"),
    ("defer", "期限を延ばす（報告には最初の期限が残る）"),
    ("done", "業務の実施を記録する"),
    ("due", "期限の来ている業務を示す: 期限超過、本日期限、事前通知"),
    ("schedule", "期間内の予定を示す（年間予定）"),
    ("skip", "実施しないことと理由を記録する（見送り）"),
    ("undo", "この端末の最後の記録、または指定した記録を取り消す"),
];

/// (command, argument, help); the command is empty where all commands share it.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("status", "strict", "何かあるあいだは終了コード1"),
    ("", "help", "ヘルプを表示する"),
    ("", "version", "バージョンを表示する"),
    ("", "plan", "計画のディレクトリ"),
    (
        "",
        "format",
        "答えの形式: table、json、yaml、markdown、csv（render と schedule は html、xlsx も）",
    ),
    ("", "lang", "表示する言語: ja、en"),
    (
        "",
        "now",
        "現在時刻の代わりに使う日時（計画のタイムゾーン。例: 2026-11-22T02:10）",
    ),
    ("", "color", "色: auto、always、never"),
    ("", "quiet", "知らせることがなければ何も出力しない"),
    ("calendar", "from", "最初の日（指定がなければ本日）"),
    ("calendar", "to", "最後の日（指定がなければ最初の日から1年）"),
    (
        "calendar",
        "assignee",
        "この役割または人の分だけ（人を指定すると、その人の役割の分も含む）",
    ),
    ("calendar", "out", "書き出すファイル（指定がなければ標準出力）"),
    ("completions", "shell", "シェルの種類"),
    (
        "incident ack",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident ack", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident call",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident call", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident cancel",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident cancel", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident close",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident close", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident level",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident level", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident open",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident open", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident reopen",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident reopen", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident report",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident report", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident restore",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident restore", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident update",
        "at",
        "起きた時刻（例: 02:10、2026-11-22T02:10）。過去なら後日入力になる",
    ),
    ("incident update", "by", "だれがしたか（連絡先ID・氏名）"),
    (
        "incident ack",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "incident cancel",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "incident close",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "incident reopen",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "incident restore",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "incident show",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    ("incident cancel", "note", "ひとこと"),
    ("incident close", "note", "ひとこと"),
    ("incident reopen", "note", "ひとこと"),
    ("incident restore", "note", "ひとこと"),
    ("incident call", "note", "ひとこと"),
    ("incident report", "note", "ひとこと"),
    (
        "incident call",
        "words",
        "番号（複数あるとき）と、だれに（連絡先か役割のID・名前、その一部）",
    ),
    (
        "incident report",
        "words",
        "番号（複数あるとき）と、だれに（連絡先か役割のID・名前、その一部）",
    ),
    (
        "incident call",
        "result",
        "結果: 応答あり、応答なし、留守電、話し中、番号違い（answered、no-answer、voicemail、busy、wrong-number）",
    ),
    ("incident level", "words", "番号（複数あるとき）と、新しいレベル"),
    ("incident level", "reason", "理由"),
    ("incident list", "all", "記録にあるものをすべて並べる"),
    (
        "incident list",
        "month",
        "この月に起票したものを並べる（例: 2026-11）",
    ),
    (
        "incident open",
        "level",
        "レベル（levels.toml の番号）。--from では、どの規則にも当たらないアラートのレベル",
    ),
    (
        "incident open",
        "from",
        "監視の通知をファイルから読む（- は標準入力）",
    ),
    (
        "incident open",
        "form",
        "通知の形: alertmanager、grafana、pagerduty、generic（指定がなければ内容で見分ける）。generic は \
         {\"title\": \"…\", \"status\": \"firing\", \"key\": \"…\", \"text\": \"…\", \"labels\": {…}, \"at\": \"…\"}",
    ),
    ("incident open", "title", "何が起きているか"),
    ("incident open", "found_by", "だれが、何が気付いたか"),
    ("incident update", "words", "番号（複数あるとき）と、分かったこと"),
    ("incident update", "scope", "影響範囲"),
    ("incident update", "cause", "原因"),
    ("incident update", "action", "対応状況"),
    ("incident update", "eta", "復旧見込み"),
    ("incident update", "next", "次報予定（例: 03:30、30m）"),
    (
        "incident open",
        "impact",
        "利用者への影響: outage 停止、degraded 劣化、none なし",
    ),
    ("incident open", "occurred", "発生した時刻（例: 02:10）"),
    ("incident open", "detected", "検知した時刻"),
    (
        "incident open",
        "known",
        "認知した時刻（届出の期限はここから数える）",
    ),
    (
        "incident update",
        "impact",
        "利用者への影響: outage 停止、degraded 劣化、none なし",
    ),
    ("incident update", "occurred", "発生した時刻（例: 02:10）"),
    ("incident update", "detected", "検知した時刻"),
    (
        "incident update",
        "known",
        "認知した時刻（届出の期限はここから数える）",
    ),
    (
        "drill",
        "drill",
        "訓練（id、名前、名前の一部）。端末では順に案内する",
    ),
    ("drill start", "drill", "訓練（id、名前、名前の一部）"),
    ("drill start", "all", "連絡経路のすべての段階を一度に呼び出す"),
    ("drill next", "run", "訓練（複数が実施中のとき）"),
    ("drill answer", "run", "訓練（複数が実施中のとき）"),
    ("drill answer", "note", "どう応答したか、何と言ったか"),
    ("drill answer", "by", "だれが応答したか（連絡先ID・氏名）"),
    (
        "drill answer",
        "at",
        "応答した時刻（例: 02:10、2026-11-22T02:10）",
    ),
    ("drill pass", "steps", "確認項目の番号"),
    ("drill pass", "run", "訓練（複数が実施中のとき）"),
    ("drill pass", "note", "備考"),
    ("drill fail", "step", "確認項目の番号"),
    ("drill fail", "reason", "不合格の理由"),
    ("drill fail", "run", "訓練（複数が実施中のとき）"),
    ("drill check", "check", "疎通確認（id か名前）"),
    ("drill check", "run", "どの訓練の一部か（実施中が1つなら省ける）"),
    ("drill channels", "channels", "このチャネルだけ（id か名前）"),
    ("drill channels", "customers", "顧客向けのチャネルにも送る"),
    ("drill finish", "run", "訓練（複数が実施中のとき）"),
    ("drill finish", "note", "覚えておくこと"),
    ("drill cancel", "run", "訓練（複数が実施中のとき）"),
    ("drill cancel", "reason", "中止の理由"),
    (
        "drill show",
        "run",
        "訓練（省くと、実施中のもの、または最後のもの）",
    ),
    ("drill", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill start", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill next", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill pass", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill fail", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill check", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill channels", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill finish", "by", "だれが進行するか（連絡先ID・氏名）"),
    ("drill cancel", "by", "だれが進行するか（連絡先ID・氏名）"),
    (
        "oncall",
        "who",
        "役割1つ、または1人の役割（省くと、当番表か連絡経路のある役割すべて）",
    ),
    (
        "oncall",
        "at",
        "いまではなく、この時刻の当番（例: 02:10、2026-12-24T02:10）",
    ),
    ("oncall", "until", "この日までの当番表も示す"),
    ("escalation", "level", "レベル（levels.toml の番号）"),
    ("escalation", "at", "この時刻に起票したとして示す（例: 02:10）"),
    (
        "escalation",
        "card",
        "壁に貼るA4 1枚の形にする（--level がなければ全レベル）",
    ),
    (
        "handover",
        "since",
        "いつからの分か（省くと前回の引き継ぎ、または24時間前から）",
    ),
    (
        "handover",
        "done",
        "引き継いだことを記録する。次回はここから始まる",
    ),
    ("handover", "by", "引き継いだ人（連絡先ID・氏名）"),
    ("tick", "dry_run", "送るものと宛先を示すだけで、何もしない"),
    (
        "tick",
        "takeover",
        "計画が決めた端末に代わって、以後この端末が送る",
    ),
    ("notify", "event", "channels.toml のイベント（general など）"),
    ("notify", "text", "内容"),
    ("notify", "at", "起きた時刻（例: 02:10）"),
    ("notify", "by", "発信者（連絡先ID・氏名）"),
    ("outbox", "all", "送信済・送らない連絡も示す"),
    ("outbox show", "mark", "一覧の記号"),
    ("outbox retry", "marks", "一覧の記号。省略すると未送信のすべて"),
    ("outbox retry", "at", "起きた時刻（例: 02:10）"),
    ("outbox retry", "by", "行った人（連絡先ID・氏名）"),
    ("outbox drop", "marks", "一覧の記号"),
    ("outbox drop", "reason", "理由"),
    ("outbox drop", "at", "起きた時刻（例: 02:10）"),
    ("outbox drop", "by", "行った人（連絡先ID・氏名）"),
    ("note", "text", "次の人に知らせたいこと"),
    ("note", "at", "起きた時刻（例: 02:10）"),
    ("note", "by", "書いた人（連絡先ID・氏名）"),
    ("contact add", "name", "氏名"),
    ("contact add", "id", "ID（省略時はメールアドレスか氏名から作る）"),
    ("contact edit", "contact", "連絡先（ID、氏名、その一部）"),
    ("contact edit", "name", "新しい氏名"),
    (
        "contact add",
        "phone",
        "電話番号（書いたまま。複数なら繰り返す。最初の番号に先にかける）",
    ),
    ("contact add", "email", "メールアドレス"),
    ("contact add", "company", "会社名（社内の人は空）"),
    ("contact add", "deputy", "不在のときの代行"),
    (
        "contact edit",
        "phone",
        "電話番号（書いたまま。複数なら繰り返す。最初の番号に先にかける）",
    ),
    ("contact edit", "email", "メールアドレス"),
    ("contact edit", "company", "会社名（社内の人は空）"),
    ("contact edit", "deputy", "不在のときの代行"),
    ("task add", "title", "業務の名前"),
    ("task add", "id", "ID（省略時は名前から作る）"),
    ("task edit", "task", "業務（ID、名前、その一部）"),
    ("task edit", "title", "新しい名前"),
    ("task move", "task", "業務（ID、名前、その一部）"),
    ("task move", "before", "この業務の前に"),
    ("task move", "after", "この業務の後に"),
    ("task move", "first", "先頭に"),
    ("task move", "last", "末尾に"),
    ("task add", "frequency", "頻度（例: 毎月第3営業日）"),
    ("task add", "category", "分類"),
    ("task add", "method", "対応方法: 手動、自動"),
    ("task add", "assignee", "担当者（役割か連絡先。複数なら繰り返す）"),
    ("task add", "note", "備考"),
    ("task add", "at", "実施する時刻（09:00）"),
    ("task edit", "frequency", "頻度（例: 毎月第3営業日）"),
    ("task edit", "category", "分類"),
    ("task edit", "method", "対応方法: 手動、自動"),
    (
        "task edit",
        "assignee",
        "担当者（役割か連絡先。複数なら繰り返す）",
    ),
    ("task edit", "note", "備考"),
    ("task edit", "at", "実施する時刻（09:00）"),
    ("import", "file", "取り込む文書"),
    ("import", "into", "書き出す先のディレクトリ（既定は plan）"),
    (
        "import",
        "update",
        "いまある計画に、IDと名前で突き合わせて取り込む（コメントと書き方は残す）",
    ),
    ("import", "dry_run", "書かずに、書く内容だけを表示する"),
    ("init", "dir", "書き出す先のディレクトリ"),
    ("lint", "strict", "警告も数える（警告があれば終了コード1）"),
    ("man", "command", "コマンド名（例: incident open）"),
    ("beat", "id", "kind = \"heartbeat\" の疎通確認のIDまたは名前"),
    ("check", "ids", "疎通確認のIDまたは名前（省略するとすべて）"),
    (
        "check",
        "notify",
        "変化を、コミュニケーションの表のとおりに知らせる",
    ),
    ("check", "jobs", "同時に動かす数"),
    (
        "check",
        "explain",
        "見に行かず、なぜ知らせたか、知らせなかったかを説明する",
    ),
    (
        "check",
        "history",
        "見に行かず、ここ数日を描き、月ごとの稼働率と応答時間を数える",
    ),
    (
        "check",
        "out",
        "答えを書くファイル。丸ごと置き換える（Prometheus の textfile など）",
    ),
    (
        "render",
        "mask",
        "電話番号・メールアドレスなど、人への連絡手段を伏せる",
    ),
    (
        "render",
        "out",
        "書き出すファイル（--format がなければ拡張子で形式を決める。指定がなければ標準出力）",
    ),
    (
        "report incident",
        "id",
        "インシデント番号（1件に決まるときは省ける）",
    ),
    (
        "report incident",
        "out",
        "書き出すファイル（--format がなければ拡張子で形式を決める。指定がなければ標準出力）",
    ),
    ("report monthly", "month", "対象の月（例: 2026-10）"),
    (
        "report monthly",
        "remarks",
        "特記事項・所感（人が書く唯一のところ）",
    ),
    (
        "report monthly",
        "out",
        "書き出すファイル（--format がなければ拡張子で形式を決める。指定がなければ標準出力）",
    ),
    ("records repair", "by", "操作した人（連絡先ID）"),
    ("schema", "file", "9つのうちの1つ（例: tasks）。なければ全部"),
    ("schema", "out", "tasks.schema.json などを書き出すディレクトリ"),
    ("show", "part", "計画の一部（なければ全部）"),
    (
        "records verify",
        "against",
        "別の場所に控えておいた末尾のハッシュ（先頭の数文字でもよい）",
    ),
    ("done", "tasks", "業務のID、題名、または1つに決まるその一部"),
    (
        "done",
        "period",
        "どの回か: 2026-11、2026-W47、10月分、先週など（まだ開いていない回も可）",
    ),
    ("done", "by", "だれがしたか（連絡先ID・氏名）"),
    ("done", "at", "いつしたか（指定しなければ現在）"),
    ("skip", "tasks", "業務のID、題名、または1つに決まるその一部"),
    (
        "skip",
        "period",
        "どの回か: 2026-11、2026-W47、10月分、先週など（まだ開いていない回も可）",
    ),
    ("skip", "by", "だれがしたか（連絡先ID・氏名）"),
    ("skip", "at", "いつしたか（指定しなければ現在）"),
    ("defer", "tasks", "業務のID、題名、または1つに決まるその一部"),
    (
        "defer",
        "period",
        "どの回か: 2026-11、2026-W47、10月分、先週など（まだ開いていない回も可）",
    ),
    ("defer", "by", "だれがしたか（連絡先ID・氏名）"),
    ("defer", "at", "いつしたか（指定しなければ現在）"),
    ("confirm", "tasks", "業務のID、題名、または1つに決まるその一部"),
    (
        "confirm",
        "period",
        "どの回か: 2026-11、2026-W47、10月分、先週など（まだ開いていない回も可）",
    ),
    ("confirm", "by", "だれがしたか（連絡先ID・氏名）"),
    ("confirm", "at", "いつしたか（指定しなければ現在）"),
    ("done", "result", "ng: 実施したが異常があった"),
    ("done", "note", "備考"),
    ("done", "evidence", "証跡の置き場所"),
    ("skip", "reason", "理由"),
    ("defer", "to", "新しい期限"),
    ("defer", "reason", "理由"),
    ("confirm", "note", "備考"),
    ("undo", "fact", "記録のID、またはその末尾（7k2f.42）"),
    ("undo", "by", "だれが取り消すか（連絡先ID・氏名）"),
    ("due", "today", "今日の期限（指定しない場合と同じ）"),
    ("due", "date", "この日の期限"),
    ("due", "within", "この期間に期限が来るものまで（7d、5bd、1mo）"),
    ("due", "overdue", "期限超過だけ"),
    (
        "due",
        "assignee",
        "役割または人の担当分（人にはその人の役割も含む）",
    ),
    ("due", "mine", "自分の担当分"),
    ("due", "by", "--mine の自分（連絡先ID・氏名）"),
    ("due", "category", "この分類だけ"),
    ("due", "method", "manual（手動）または automatic（自動）だけ"),
    ("due", "all", "期間中のものもすべて並べる"),
    ("due", "exit_code", "期限の来たものがあれば終了コード1"),
    ("schedule", "from", "最初の日（指定しなければ今日）"),
    ("schedule", "to", "最後の日（指定しなければ最初の日から1か月）"),
    (
        "schedule",
        "task",
        "この業務だけ（ID、題名、または1つに決まるその一部）",
    ),
    ("schedule", "explain", "本来の日と、動かした暦の行を示す"),
];
