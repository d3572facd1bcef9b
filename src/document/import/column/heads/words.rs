//! The words at the heads of columns, for each kind of table: those of the glossary, and those that documents use. Of
//! words that stand in two lists of one table the first counts.

use super::super::Column;

/// Columns, each with its words between bars.
pub(super) type Words = &'static [(Column, &'static str)];

/// What reaches somebody, in a table that is about something else.
pub(super) const REACHED: &str = "電話|電話番号|tel|携帯|携帯電話|携帯番号|内線|内線番号|メール|メールアドレス|phone|telephone|mobile|mail|email|e-mail";

/// 運用業務一覧.
pub(super) const TASKS: Words = &[
    (Column::Number, "no|no.|#|項番|番号|№|連番|通番"),
    (
        Column::Id,
        "id|業務id|タスクid|手順番号|手順id|作業番号|業務番号|作業id|ジョブid|管理番号|業務コード|作業コード|キー|ref|ref.|key",
    ),
    (
        Column::Title,
        "仕事|仕事内容|やること|すること|task name|task description|activity name|operation|what we do|題名|チケット名|手順名|手順名称|手続名|check|checks|item|action|control|job|what|summary|subject|点検内容|確認内容|監視内容|点検箇所|対象業務|運用内容|処理内容|処理名|ジョブ名|実施作業|作業の内容|activities|duty|\
         定例業務内容|定例業務|業務内容|作業内容|作業項目|運用項目|業務項目|タスク|タスク名|作業名|\
         業務名|作業|業務|実施内容|点検項目|確認項目|監視項目|チェック項目|保守項目|運用業務|運用作業|\
         定常作業|定期作業|実施項目|項目|項目名|件名|名称|task|title|work|activity",
    ),
    (
        Column::Category,
        "分類|区分|カテゴリ|カテゴリー|カテゴリー名|カテゴリ名|大分類|中分類|大項目|中項目|小分類|種別|種類|業務区分|作業区分|対象|\
         対象システム|category|type|area|system|systems",
    ),
    (
        Column::Frequency,
        "periodicity|recurrence|repeats|timing|due|いつ|契機|実施契機|実行契機|起動契機|トリガー|trigger|実行頻度|実行タイミング|実行周期|スケジュール|when|period|interval|cadence|\
         頻度|周期|サイクル|実施タイミング|タイミング|実施頻度|実施周期|実施サイクル|実施時期|作業頻度|\
         作業周期|間隔|実施間隔|時期|frequency|cycle|schedule|how often",
    ),
    (
        Column::Day,
        "day of month|実施日|実施日時|作業日時|作業日|予定日|日付|実施予定日|日|day|date",
    ),
    (Column::Weekday, "曜日|実施曜日|weekday|day of week"),
    (Column::Month, "実施月|月|対象月|month"),
    (
        Column::Time,
        "開始|時間|時刻|実施時間|実施時刻|開始時刻|開始時間|作業時間|作業時刻|実施時間帯|time|at",
    ),
    (
        Column::Method,
        "mode|execution|manual/auto|manual/automated|how|どうやって|やり方|手動／自動|手/自|実行|実施区分|実行区分|手動自動|\
         対応方法|実行方法|実施方法|方法|手動/自動|自動/手動|手動・自動|自動・手動|手段|対応|方式|\
         実施形態|method",
    ),
    (
        Column::Assignee,
        "person in charge|staff in charge|by whom|handled by|done by|role|responsible role|responsible party|responsible person|responsible team|performed by|assigned to|team|primary owner|primary|だれが|誰が|点検者|実施部署|主管|主管部署|実施部門|担当グループ|pic|assign|assignees|実施主管|\
         担当者|担当|実施者|主|実施主体|実施担当部署|主担当|主担当者|担当者(正)|担当(正)|正担当|正|担当部署|担当チーム|担当部門|\
         作業者|作業担当|作業担当者|実施担当|実施担当者|assignee|owner|who|in charge",
    ),
    (
        Column::Backup,
        "secondary|secondary owner|backup owner|alternate|副担当|副担当者|担当者(副)|担当(副)|副|代行者|代理|代理者|backup|deputy",
    ),
    (Column::Responsible, "責任者|管理者|responsible|accountable"),
    (
        Column::Confirm,
        "approver|reviewed by|approved by|verified by|確認者|承認者|確認担当|確認|reviewer|confirmed by",
    ),
    (
        Column::Procedure,
        "runbook link|sop|instructions|documentation|playbook|link|手順書|手順|マニュアル|手順書url|関連資料|参照先|procedure|runbook",
    ),
    (
        Column::Note,
        "留意事項|注意事項|注意点|判定基準|\
         備考|詳細|内容|コメント|特記事項|補足|注記|メモ|摘要|詳細内容|作業詳細|note|notes|remarks|\
         comment|comments|説明|details|description",
    ),
    (
        Column::Automated,
        "automation|automated|automated?|自動?|自動化|自動化有無|自動化の有無|自動実行",
    ),
];

/// Heads of a column that counts contacts in the order in which they are called.
pub(in crate::document::import) const ORDER: &str =
    "順|順番|順序|連絡順|連絡順序|連絡順位|優先順|優先順位|架電順|order|call order|contact order";

/// 連絡先リスト.
pub(super) const CONTACTS: Words = &[
    (Column::Number, "no|no.|#|項番|番号|№"),
    (Column::Number, ORDER),
    (Column::Id, "id|連絡先id"),
    (
        Column::Person,
        "full name|contact name|contact person|氏名|名前|担当者名|担当者|お名前|連絡先名|窓口|name|contact|person|誰|だれ|who",
    ),
    (
        Column::Role,
        "役割|ロール|担当|体制上の役割|立場|名称|係|role|roles",
    ),
    (
        Column::Position,
        "title|区分|種別|分類|\
         役職|役職名|職|職名|職位|肩書|position|job title",
    ),
    (
        Column::Company,
        "会社|会社名|企業名|組織名|社名|company|organization|organisation",
    ),
    (
        Column::Department,
        "所属|部署|部門|部署名|組織|チーム|所属部署|所属・役職|所属/役職|department|team",
    ),
    (
        Column::Phone,
        "office|office phone|work phone|desk phone|cell phone|mobile phone|phone number|mobile number|direct|landline|extension|desk|phs|連絡tel|緊急tel|携帯tel|夜間tel|会社tel|自宅tel|外線|外線番号|会社携帯|携帯(会社)|昼間|夜間|休日|平日昼間|夜間・休日|休日・夜間|夜間休日|電話(会社)|電話(携帯)|会社電話|代表電話|連絡先電話番号|ext|ext.|cell|\
         電話|電話番号|tel|携帯|携帯電話|携帯番号|内線|内線番号|緊急連絡先|緊急電話|夜間連絡先|固定電話|\
         直通|phone|telephone|mobile",
    ),
    (
        Column::Mail,
        "email address|mail address|e-mailアドレス|\
         メール|メールアドレス|mail|e-mail|email|eメール|アドレス|メアド",
    ),
    (
        Column::Note,
        "備考|特記事項|コメント|補足|メモ|対応時間|連絡可能時間|note|notes|remarks",
    ),
    (Column::Reach, "連絡先"),
];

/// 運用体制.
pub(super) const ORG: Words = &[
    (Column::Number, "no|no.|#|項番|番号"),
    (Column::Id, "id|役割id"),
    (
        Column::Role,
        "役割|ロール|体制|役割名|ポジション|担当|役職|職名|職位|職|role",
    ),
    (
        Column::Person,
        "氏名|名前|担当者|担当者名|メンバー|要員|主担当|副担当|正|副|members|name|member|person",
    ),
    (Column::Path, "上位|上位の役割|報告先|上長|reports to"),
    (Column::Company, "会社|会社名|company"),
    (Column::Department, "所属|部署|部門|組織|department"),
    (Column::Phone, REACHED),
    (
        Column::Note,
        "備考|責務|主な業務|役割内容|内容|業務内容|説明|責任範囲|responsibilities|note|notes",
    ),
];

/// インシデントレベル定義.
pub(super) const LEVELS: Words = &[
    (
        Column::Level,
        "severity level|incident level|incident severity|レベル|lv|lv.|インシデントレベル|障害レベル|重大度|重要度|優先度|緊急度|深刻度|影響度|ランク|code|class|\
         障害ランク|sev|severity|level|priority|p|等級|区分",
    ),
    (Column::Prefix, "接頭辞|プレフィックス|接頭語|prefix"),
    (
        Column::Update,
        "comms cadence|communication frequency|status updates|update cadence|続報間隔|次報間隔|続報頻度|続報|更新間隔|報告間隔|update every|updates every|update interval|update frequency|updates",
    ),
    (
        Column::Path,
        "連絡する人|伝える人|知らせる人|who|who to call|escalated to|notified|who to notify|escalate to|escalation path|連絡経路|エスカレーション先|エスカレーション|連絡先|報告先|連絡範囲|報告範囲|通知先|だれに|誰に|一次連絡|二次連絡|\
         三次連絡|一次連絡先|二次連絡先|三次連絡先|1次連絡先|2次連絡先|3次連絡先|first call|second call|third call|call first|first contact|second contact|third contact|1st contact|2nd contact|3rd contact|escalation|path|notify|chain",
    ),
    (
        Column::Meaning,
        "めやす|目安|どんなとき|事象の例|定義|内容|説明|事象|基準|判断基準|状態|影響|影響範囲|例|障害内容|事象例|概要|状況|\
         意味|症状|meaning|definition|description|criteria|example|examples|impact|what it means|what|symptoms",
    ),
];

/// エスカレーションフロー.
pub(super) const PATH: Words = &[
    (
        Column::Level,
        "レベル|lv|インシデントレベル|障害レベル|重大度|重要度|優先度|sev|severity|level|priority|ランク",
    ),
    (Column::Number, "順|順番|順序|段階|ステップ|no|no.|#|項番|step"),
    (
        Column::After,
        "いつ|when|wait|wait time|time frame|timeframe|escalate after|delay|minutes|経過時間|時間|目安時間|連絡までの時間|制限時間|タイミング|時間目安|発生から|after|time|within|\
         elapsed",
    ),
    (
        Column::Path,
        "連絡する人|伝える人|知らせる人|escalate to|escalation contact|連絡経路|連絡先|エスカレーション先|経路|連絡相手|報告先|対象|対象者|役割|担当|担当者|\
         だれに|誰に|一次連絡|二次連絡|三次連絡|一次連絡先|二次連絡先|三次連絡先|四次連絡先|1次連絡先|2次連絡先|3次連絡先|4次連絡先|5次連絡先|一次|二次|三次|\
         四次|五次|1次|2次|3次|4次|5次|1st|2nd|3rd|4th|first|second|third|primary|secondary|tertiary|1次エスカレーション|2次エスカレーション|3次エスカレーション|一次エスカレーション|\
         二次エスカレーション|三次エスカレーション|to|who|role|contact|path|escalation",
    ),
    (
        Column::Means,
        "contact method|contact via|how|method|手段|連絡手段|連絡方法|方法|means",
    ),
    (Column::Person, "氏名|名前|担当者名|name|person"),
    (Column::Phone, REACHED),
    (Column::Note, "備考|条件|内容|note|notes"),
];

/// コミュニケーション.
pub(super) const CHANNELS: Words = &[
    (Column::Number, "no|no.|#|項番"),
    (
        Column::Event,
        "use it for|used for|use for|use|what for|situation|purpose|いつ|どんなとき|何が起きたとき|状況|連絡区分|種類|連絡の種類|通知の種類|イベント|契機|事象|用途|目的|場面|ケース|連絡種別|種別|トリガー|連絡内容|会議|会議名|会議体|\
         通知内容|event|trigger|when|occasion",
    ),
    (
        Column::Means,
        "media|platform|medium|method|連絡手段|手段|連絡方法|方法|ツール|媒体|場所|会場|開催形式|開催方法|通知方法|通知手段|means|how|tool",
    ),
    (
        Column::Channel,
        "channel name|address|recipients|どこ|どこへ|どこに|チャネル/メールアドレス/電話連絡先|チャネル|チャンネル|チャネル名|チャンネル名|連絡先|宛先|\
         通知先|メールアドレス|送信先|channel|where|to|destination",
    ),
    (
        Column::Prefix,
        "接頭辞|プレフィックス|接頭語|件名接頭辞|件名|件名の先頭|件名の頭|件名のきまり|件名のルール|件名ルール|件名の付け方|先頭文字|書き出し|subject prefix|message prefix|prefix",
    ),
    (Column::Frequency, "頻度|開催頻度|周期|frequency"),
    (
        Column::Note,
        "備考|補足|特記事項|コメント|内容|note|notes|remarks",
    ),
];

/// 運用テスト.
pub(super) const DRILLS: Words = &[
    (Column::Number, "no|no.|#|項番|番号"),
    (Column::Id, "id"),
    (
        Column::Title,
        "exercise|drill name|test name|scenario|訓練|訓練名|訓練内容|テスト|テスト名|テスト項目|テスト内容|運用テスト|演習|シナリオ|項目|内容|\
         名称|実施内容|確認項目|確認内容|test|drill|title|name",
    ),
    (Column::Category, "分類|区分|カテゴリ|種別|対象|category|type"),
    (
        Column::Frequency,
        "schedule|date|planned date|cadence|頻度|周期|実施時期|時期|実施タイミング|タイミング|実施日|予定|frequency|when",
    ),
    (
        Column::Assignee,
        "lead|facilitator|担当者|担当|実施者|担当部署|assignee|owner",
    ),
    (Column::Level, "レベル|インシデントレベル|障害レベル|level"),
    (Column::Scope, "手順|確認手順|ステップ|確認事項|steps"),
    (
        Column::Note,
        "備考|特記事項|対象者|参加者|期待結果|合格基準|note|notes",
    ),
];
