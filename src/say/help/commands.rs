//! What each command is for, in Japanese.

/// (command, help); the program's own is the empty word.
pub(super) const COMMANDS: &[(&str, &str)] = &[
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
