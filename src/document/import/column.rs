//! What the head of a column says, in each kind of table: the words of the glossary, and those that documents use.

use super::words::{brackets, fold};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Column {
    /// A running number: layout.
    Number,
    /// The id in the plan.
    Id,
    /// What the entry is called.
    Title,
    /// 分類.
    Category,
    /// 頻度.
    Frequency,
    /// 実施日: a part of the frequency.
    Day,
    /// 曜日: a part of the frequency.
    Weekday,
    /// 実施月: a part of the frequency.
    Month,
    /// 時間.
    Time,
    /// 対応方法.
    Method,
    /// 担当者.
    Assignee,
    /// 副担当.
    Backup,
    /// 責任者.
    Responsible,
    /// 確認者.
    Confirm,
    /// 手順書.
    Procedure,
    /// 備考.
    Note,
    /// 氏名.
    Person,
    /// 役割.
    Role,
    /// 役職: a role if there is one of that name.
    Position,
    /// 会社.
    Company,
    /// 部署.
    Department,
    /// 電話.
    Phone,
    /// メール.
    Mail,
    /// A level's number.
    Level,
    /// 接頭辞.
    Prefix,
    /// What a level means.
    Meaning,
    /// A path, or one seat of it.
    Path,
    /// 経過時間: after how long.
    After,
    /// イベント.
    Event,
    /// 連絡手段.
    Means,
    /// チャネル.
    Channel,
    /// 委託先.
    Vendor,
    /// 契約番号.
    ContractNumber,
    /// 契約費用.
    Fee,
    /// 契約期間.
    Term,
    /// 開始日.
    Starts,
    /// 終了日.
    Ends,
    /// 自動更新.
    AutoRenewal,
    /// 更新期間.
    RenewsFor,
    /// 更新拒絶の申出期限.
    Notice,
    /// 業務範囲.
    Scope,
    /// 作業時間.
    WorkHours,
    /// 稼働時間帯.
    ServiceHours,
    /// 障害時対応.
    Respond,
    /// 窓口.
    Desk,
    /// The name of a field, in a table of names and values.
    Label,
    /// Its value.
    Value,
}

/// What a table, or a stretch of a document, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Subject {
    /// 運用業務一覧.
    Tasks,
    /// 運用体制.
    Org,
    /// 委託範囲.
    Contracts,
    /// コミュニケーション.
    Channels,
    /// インシデントレベル定義.
    Levels,
    /// エスカレーションフロー.
    Path,
    /// 連絡先リスト.
    Contacts,
    /// 運用テスト.
    Drills,
}

type Words = &'static [(Column, &'static [&'static str])];

const TASKS: Words = &[
    (
        Column::Number,
        &["no", "no.", "#", "項番", "番号", "№", "連番", "通番"],
    ),
    (Column::Id, &["id", "業務id", "タスクid"]),
    (
        Column::Title,
        &[
            "定例業務内容",
            "定例業務",
            "業務内容",
            "作業内容",
            "作業項目",
            "運用項目",
            "業務項目",
            "タスク",
            "タスク名",
            "作業名",
            "業務名",
            "作業",
            "業務",
            "実施内容",
            "点検項目",
            "確認項目",
            "監視項目",
            "チェック項目",
            "保守項目",
            "運用業務",
            "運用作業",
            "定常作業",
            "定期作業",
            "実施項目",
            "項目",
            "項目名",
            "件名",
            "名称",
            "task",
            "title",
            "work",
            "activity",
        ],
    ),
    (
        Column::Category,
        &[
            "分類",
            "区分",
            "カテゴリ",
            "カテゴリー",
            "大分類",
            "中分類",
            "小分類",
            "種別",
            "種類",
            "業務区分",
            "作業区分",
            "対象",
            "対象システム",
            "category",
            "type",
            "area",
        ],
    ),
    (
        Column::Frequency,
        &[
            "頻度",
            "周期",
            "サイクル",
            "実施タイミング",
            "タイミング",
            "実施頻度",
            "実施周期",
            "実施サイクル",
            "実施時期",
            "作業頻度",
            "作業周期",
            "間隔",
            "実施間隔",
            "時期",
            "frequency",
            "cycle",
            "schedule",
            "how often",
        ],
    ),
    (
        Column::Day,
        &[
            "実施日",
            "作業日",
            "予定日",
            "日付",
            "実施予定日",
            "日",
            "day",
            "date",
        ],
    ),
    (Column::Weekday, &["曜日", "実施曜日", "weekday", "day of week"]),
    (Column::Month, &["実施月", "月", "対象月", "month"]),
    (
        Column::Time,
        &[
            "時間",
            "時刻",
            "実施時間",
            "実施時刻",
            "開始時刻",
            "開始時間",
            "作業時間",
            "作業時刻",
            "実施時間帯",
            "time",
            "at",
        ],
    ),
    (
        Column::Method,
        &[
            "対応方法",
            "実行方法",
            "実施方法",
            "方法",
            "手動/自動",
            "自動/手動",
            "手動・自動",
            "自動・手動",
            "手段",
            "対応",
            "方式",
            "実施形態",
            "method",
        ],
    ),
    (
        Column::Assignee,
        &[
            "担当者",
            "担当",
            "実施者",
            "主担当",
            "主担当者",
            "担当者(正)",
            "担当(正)",
            "正担当",
            "正",
            "担当部署",
            "担当チーム",
            "担当部門",
            "作業者",
            "作業担当",
            "作業担当者",
            "実施担当",
            "実施担当者",
            "assignee",
            "owner",
            "who",
            "in charge",
        ],
    ),
    (
        Column::Backup,
        &["副担当", "副担当者", "担当者(副)", "担当(副)", "副", "backup"],
    ),
    (
        Column::Responsible,
        &["責任者", "管理者", "responsible", "accountable"],
    ),
    (
        Column::Confirm,
        &["確認者", "承認者", "確認担当", "reviewer", "confirmed by"],
    ),
    (
        Column::Procedure,
        &[
            "手順書",
            "手順",
            "マニュアル",
            "手順書url",
            "関連資料",
            "参照先",
            "procedure",
            "runbook",
        ],
    ),
    (
        Column::Note,
        &[
            "備考",
            "詳細",
            "内容",
            "コメント",
            "特記事項",
            "補足",
            "注記",
            "メモ",
            "摘要",
            "詳細内容",
            "作業詳細",
            "note",
            "notes",
            "remarks",
            "comment",
            "details",
            "description",
        ],
    ),
];

const CONTACTS: Words = &[
    (Column::Number, &["no", "no.", "#", "項番", "番号", "№"]),
    (Column::Id, &["id", "連絡先id"]),
    (
        Column::Person,
        &[
            "氏名",
            "名前",
            "担当者名",
            "担当者",
            "お名前",
            "連絡先名",
            "連絡先",
            "窓口",
            "name",
            "contact",
            "person",
        ],
    ),
    (
        Column::Role,
        &["役割", "ロール", "担当", "体制上の役割", "立場", "role", "roles"],
    ),
    (
        Column::Position,
        &["役職", "職位", "肩書", "position", "job title"],
    ),
    (
        Column::Company,
        &[
            "会社",
            "会社名",
            "企業名",
            "組織名",
            "社名",
            "company",
            "organization",
            "organisation",
        ],
    ),
    (
        Column::Department,
        &[
            "所属",
            "部署",
            "部門",
            "部署名",
            "組織",
            "チーム",
            "所属部署",
            "department",
            "team",
        ],
    ),
    (
        Column::Phone,
        &[
            "電話",
            "電話番号",
            "tel",
            "携帯",
            "携帯電話",
            "携帯番号",
            "内線",
            "内線番号",
            "緊急連絡先",
            "緊急電話",
            "夜間連絡先",
            "固定電話",
            "直通",
            "phone",
            "telephone",
            "mobile",
        ],
    ),
    (
        Column::Mail,
        &[
            "メール",
            "メールアドレス",
            "mail",
            "e-mail",
            "email",
            "eメール",
            "アドレス",
            "メアド",
        ],
    ),
    (
        Column::Note,
        &[
            "備考",
            "特記事項",
            "コメント",
            "補足",
            "メモ",
            "対応時間",
            "連絡可能時間",
            "note",
            "notes",
            "remarks",
        ],
    ),
];

const ORG: Words = &[
    (Column::Number, &["no", "no.", "#", "項番", "番号"]),
    (Column::Id, &["id", "役割id"]),
    (
        Column::Role,
        &[
            "役割",
            "ロール",
            "体制",
            "役割名",
            "ポジション",
            "担当",
            "役職",
            "role",
        ],
    ),
    (
        Column::Person,
        &[
            "氏名",
            "名前",
            "担当者",
            "担当者名",
            "メンバー",
            "要員",
            "members",
            "name",
            "member",
            "person",
        ],
    ),
    (
        Column::Path,
        &["上位", "上位の役割", "報告先", "上長", "reports to"],
    ),
    (Column::Company, &["会社", "会社名", "company"]),
    (
        Column::Department,
        &["所属", "部署", "部門", "組織", "department"],
    ),
    (
        Column::Note,
        &[
            "備考",
            "責務",
            "主な業務",
            "役割内容",
            "内容",
            "業務内容",
            "説明",
            "責任範囲",
            "responsibilities",
            "note",
            "notes",
        ],
    ),
];

const LEVELS: Words = &[
    (
        Column::Level,
        &[
            "レベル",
            "lv",
            "lv.",
            "インシデントレベル",
            "障害レベル",
            "重大度",
            "重要度",
            "優先度",
            "緊急度",
            "深刻度",
            "影響度",
            "ランク",
            "障害ランク",
            "sev",
            "severity",
            "level",
            "priority",
            "p",
            "等級",
            "区分",
        ],
    ),
    (Column::Prefix, &["接頭辞", "プレフィックス", "接頭語", "prefix"]),
    (
        Column::Path,
        &[
            "連絡経路",
            "エスカレーション先",
            "エスカレーション",
            "連絡先",
            "報告先",
            "連絡範囲",
            "報告範囲",
            "通知先",
            "escalation",
            "path",
            "notify",
            "chain",
        ],
    ),
    (
        Column::Meaning,
        &[
            "事象の例",
            "定義",
            "内容",
            "説明",
            "事象",
            "基準",
            "判断基準",
            "状態",
            "影響",
            "影響範囲",
            "例",
            "障害内容",
            "事象例",
            "概要",
            "状況",
            "意味",
            "meaning",
            "definition",
            "description",
            "example",
            "examples",
            "impact",
        ],
    ),
];

const PATH: Words = &[
    (
        Column::Level,
        &[
            "レベル",
            "lv",
            "インシデントレベル",
            "障害レベル",
            "重大度",
            "重要度",
            "優先度",
            "sev",
            "severity",
            "level",
            "priority",
            "ランク",
        ],
    ),
    (
        Column::Number,
        &[
            "順",
            "順番",
            "順序",
            "段階",
            "ステップ",
            "no",
            "no.",
            "#",
            "項番",
            "step",
        ],
    ),
    (
        Column::After,
        &[
            "経過時間",
            "時間",
            "目安時間",
            "連絡までの時間",
            "制限時間",
            "タイミング",
            "時間目安",
            "発生から",
            "after",
            "time",
            "within",
            "elapsed",
        ],
    ),
    (
        Column::Path,
        &[
            "連絡経路",
            "連絡先",
            "エスカレーション先",
            "経路",
            "連絡相手",
            "報告先",
            "対象",
            "対象者",
            "役割",
            "担当",
            "担当者",
            "一次連絡先",
            "二次連絡先",
            "三次連絡先",
            "1次連絡先",
            "2次連絡先",
            "3次連絡先",
            "4次連絡先",
            "一次",
            "二次",
            "三次",
            "1次",
            "2次",
            "3次",
            "1次エスカレーション",
            "2次エスカレーション",
            "3次エスカレーション",
            "一次エスカレーション",
            "二次エスカレーション",
            "三次エスカレーション",
            "to",
            "who",
            "role",
            "contact",
            "path",
            "escalation",
        ],
    ),
    (Column::Means, &["手段", "連絡手段", "連絡方法", "方法", "means"]),
    (Column::Note, &["備考", "条件", "内容", "note", "notes"]),
];

const CHANNELS: Words = &[
    (Column::Number, &["no", "no.", "#", "項番"]),
    (
        Column::Event,
        &[
            "イベント",
            "契機",
            "事象",
            "用途",
            "目的",
            "場面",
            "ケース",
            "連絡種別",
            "種別",
            "トリガー",
            "連絡内容",
            "会議名",
            "会議体",
            "通知内容",
            "event",
            "trigger",
            "when",
            "occasion",
        ],
    ),
    (
        Column::Means,
        &[
            "連絡手段",
            "手段",
            "連絡方法",
            "方法",
            "ツール",
            "媒体",
            "通知方法",
            "通知手段",
            "means",
            "how",
            "tool",
        ],
    ),
    (
        Column::Channel,
        &[
            "チャネル/メールアドレス/電話連絡先",
            "チャネル",
            "チャンネル",
            "チャネル名",
            "チャンネル名",
            "連絡先",
            "宛先",
            "通知先",
            "メールアドレス",
            "送信先",
            "channel",
            "where",
            "to",
            "destination",
        ],
    ),
    (
        Column::Prefix,
        &["接頭辞", "プレフィックス", "接頭語", "件名接頭辞", "prefix"],
    ),
    (Column::Frequency, &["頻度", "開催頻度", "周期", "frequency"]),
    (
        Column::Note,
        &[
            "備考",
            "補足",
            "特記事項",
            "コメント",
            "内容",
            "note",
            "notes",
            "remarks",
        ],
    ),
];

const CONTRACTS: Words = &[
    (
        Column::Vendor,
        &[
            "委託先",
            "契約先",
            "業者",
            "業者名",
            "委託業者",
            "委託会社",
            "ベンダー",
            "ベンダ",
            "会社名",
            "会社",
            "保守会社",
            "契約相手",
            "契約相手方",
            "請負業者",
            "vendor",
            "supplier",
            "contractor",
        ],
    ),
    (
        Column::ContractNumber,
        &["契約番号", "契約no", "contract number", "number"],
    ),
    (
        Column::Fee,
        &[
            "契約費用",
            "費用",
            "契約金額",
            "金額",
            "料金",
            "委託費",
            "委託費用",
            "保守費用",
            "月額",
            "年額",
            "fee",
            "cost",
            "price",
        ],
    ),
    (
        Column::Starts,
        &["契約開始日", "開始日", "契約開始", "start", "starts", "from"],
    ),
    (
        Column::Ends,
        &[
            "契約終了日",
            "終了日",
            "満了日",
            "契約満了日",
            "契約終了",
            "有効期限",
            "end",
            "ends",
            "until",
        ],
    ),
    (
        Column::Term,
        &[
            "契約期間",
            "期間",
            "委託期間",
            "保守期間",
            "有効期間",
            "contract period",
            "term",
            "period",
        ],
    ),
    (
        Column::AutoRenewal,
        &[
            "自動更新の有無",
            "自動更新",
            "契約更新",
            "更新",
            "auto-renewal",
            "auto renewal",
            "renewal",
        ],
    ),
    (Column::RenewsFor, &["更新期間", "更新単位", "renews for"]),
    (
        Column::Notice,
        &[
            "更新拒絶の申出期限",
            "申出期限",
            "解約通知期限",
            "更新拒絶",
            "解約申出",
            "解約予告",
            "解約通知",
            "通知期限",
            "notice",
            "notice period",
        ],
    ),
    (
        Column::Scope,
        &[
            "業務範囲",
            "委託範囲",
            "委託業務",
            "委託内容",
            "業務内容",
            "対象業務",
            "作業範囲",
            "契約内容",
            "保守内容",
            "scope",
        ],
    ),
    (
        Column::WorkHours,
        &["作業時間", "作業時間帯", "work hours", "working hours"],
    ),
    (
        Column::ServiceHours,
        &[
            "稼働時間帯",
            "対応時間帯",
            "サービス提供時間帯",
            "対応時間",
            "受付時間",
            "サービス時間",
            "サポート時間",
            "service hours",
            "support hours",
        ],
    ),
    (
        Column::Respond,
        &[
            "障害時対応",
            "障害対応",
            "応答時間",
            "対応開始時間",
            "駆けつけ時間",
            "初動時間",
            "sla",
            "障害時の対応",
            "response time",
            "responds within",
            "respond within",
            "incident response",
        ],
    ),
    (
        Column::Desk,
        &[
            "窓口",
            "連絡先",
            "担当窓口",
            "問い合わせ先",
            "問合せ先",
            "保守窓口",
            "障害時連絡先",
            "desk",
            "contact",
        ],
    ),
    (Column::Number, &["no", "no.", "#", "項番"]),
    (Column::Note, &["備考", "特記事項", "note", "notes"]),
    (Column::Label, &["項目", "item"]),
    (Column::Value, &["内容", "値", "value"]),
];

const DRILLS: Words = &[
    (Column::Number, &["no", "no.", "#", "項番", "番号"]),
    (Column::Id, &["id"]),
    (
        Column::Title,
        &[
            "訓練",
            "訓練名",
            "訓練内容",
            "テスト",
            "テスト名",
            "テスト項目",
            "テスト内容",
            "運用テスト",
            "演習",
            "シナリオ",
            "項目",
            "内容",
            "名称",
            "実施内容",
            "確認項目",
            "確認内容",
            "test",
            "drill",
            "title",
            "name",
        ],
    ),
    (
        Column::Category,
        &["分類", "区分", "カテゴリ", "種別", "対象", "category", "type"],
    ),
    (
        Column::Frequency,
        &[
            "頻度",
            "周期",
            "実施時期",
            "時期",
            "実施タイミング",
            "タイミング",
            "実施日",
            "予定",
            "frequency",
            "when",
        ],
    ),
    (
        Column::Assignee,
        &["担当者", "担当", "実施者", "担当部署", "assignee", "owner"],
    ),
    (
        Column::Level,
        &["レベル", "インシデントレベル", "障害レベル", "level"],
    ),
    (
        Column::Scope,
        &["手順", "確認手順", "ステップ", "確認事項", "steps"],
    ),
    (
        Column::Note,
        &["備考", "特記事項", "期待結果", "合格基準", "note", "notes"],
    ),
];

impl Subject {
    /// All of them; of two that fit a table equally well, the first.
    pub(super) const ALL: [Self; 8] = [
        Self::Tasks,
        Self::Contacts,
        Self::Levels,
        Self::Path,
        Self::Channels,
        Self::Org,
        Self::Contracts,
        Self::Drills,
    ];

    fn words(self) -> Words {
        match self {
            Self::Tasks => TASKS,
            Self::Org => ORG,
            Self::Contracts => CONTRACTS,
            Self::Channels => CHANNELS,
            Self::Levels => LEVELS,
            Self::Path => PATH,
            Self::Contacts => CONTACTS,
            Self::Drills => DRILLS,
        }
    }

    /// What a column of this head holds in a table about this.
    pub(super) fn column(self, head: &str) -> Option<Column> {
        let folded = fold(head);
        let bare = fold(&brackets(head).0);
        let parts = folded.split(['/', '・', '&']).map(str::to_owned);
        let exact = [folded.clone(), bare.clone()].into_iter().chain(parts);
        exact
            .filter(|it| !it.is_empty())
            .find_map(|it| self.exact(&it))
            .or_else(|| self.within(&bare))
    }

    fn exact(self, folded: &str) -> Option<Column> {
        let words = self.words().iter();
        let known = |words: &[&str]| words.iter().any(|word| fold(word) == folded);
        words
            .into_iter()
            .find(|(_, words)| known(words))
            .map(|(column, _)| *column)
    }

    /// The word that the head ends in, or holds: 主な作業内容. The last one counts, and of those the longest.
    fn within(self, folded: &str) -> Option<Column> {
        let all = self
            .words()
            .iter()
            .flat_map(|(column, words)| words.iter().map(|word| (*column, *word)));
        let long = all.filter(|(_, word)| word.chars().count() >= 2 && !word.is_ascii());
        let found = long.filter_map(|(column, word)| {
            let word = fold(word);
            let at = folded.rfind(&word)?;
            Some((at + word.len(), word.len(), column))
        });
        found
            .max_by_key(|(end, length, _)| (*end, *length))
            .map(|(_, _, column)| column)
    }
}

/// What a heading, or the name of a sheet, says that follows.
pub(super) fn subject(heading: &str) -> Option<Subject> {
    const HEADINGS: &[(Subject, &[&str])] = &[
        (
            Subject::Contacts,
            &["連絡先", "電話帳", "電話番号", "連絡網", "contact"],
        ),
        (
            Subject::Path,
            &[
                "エスカレーション",
                "連絡経路",
                "連絡フロー",
                "報告経路",
                "連絡体制",
                "報告ルート",
                "連絡ルート",
                "escalation",
            ],
        ),
        (
            Subject::Levels,
            &[
                "レベル",
                "重大度",
                "重要度",
                "優先度",
                "深刻度",
                "ランク",
                "severity",
                "level",
                "priority",
            ],
        ),
        (
            Subject::Drills,
            &[
                "運用テスト",
                "訓練",
                "演習",
                "リハーサル",
                "drill",
                "rehearsal",
                "operationaltest",
            ],
        ),
        (
            Subject::Contracts,
            &[
                "委託",
                "契約",
                "外注",
                "ベンダー",
                "contract",
                "outsourc",
                "vendor",
            ],
        ),
        (
            Subject::Channels,
            &[
                "コミュニケーション",
                "連絡手段",
                "連絡方法",
                "通知",
                "会議体",
                "情報共有",
                "communication",
                "notification",
                "channel",
            ],
        ),
        (
            Subject::Tasks,
            &[
                "業務一覧",
                "運用項目",
                "定常作業",
                "定期作業",
                "作業内容",
                "業務内容",
                "作業項目",
                "タスク",
                "定例業務",
                "運用業務",
                "作業一覧",
                "日常業務",
                "運用作業",
                "定型作業",
                "保守作業",
                "定例作業",
                "年間予定",
                "年間計画",
                "年間スケジュール",
                "スケジュール",
                "点検",
                "チェックリスト",
                "カレンダー",
                "運用一覧",
                "日常運用",
                "定常業務",
                "ルーチン",
                "task",
                "routine",
                "schedule",
                "checklist",
            ],
        ),
        (
            Subject::Org,
            &[
                "体制",
                "組織",
                "役割",
                "メンバー",
                "orgchart",
                "organi",
                "team",
                "roles",
                "people",
            ],
        ),
    ];
    let folded = fold(heading);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(&fold(word)));
    HEADINGS
        .iter()
        .find(|(_, words)| says(words))
        .map(|(subject, _)| *subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_understood_by_what_the_table_is_about() {
        let cases = [
            (Subject::Tasks, "定例業務内容", Some(Column::Title)),
            (Subject::Tasks, "担当者（副）", Some(Column::Backup)),
            (Subject::Tasks, "担当者（敬称略）", Some(Column::Assignee)),
            (Subject::Tasks, "主な作業内容", Some(Column::Title)),
            (Subject::Tasks, "頻 度", Some(Column::Frequency)),
            (Subject::Tasks, "サーバー台数", None),
            (
                Subject::Channels,
                "チャネル/メールアドレス/電話連絡先",
                Some(Column::Channel),
            ),
            (Subject::Contacts, "ＴＥＬ", Some(Column::Phone)),
            (Subject::Contacts, "E-Mail", Some(Column::Mail)),
            (Subject::Levels, "SEV", Some(Column::Level)),
            (Subject::Path, "一次連絡先", Some(Column::Path)),
        ];
        for (about, head, expected) in cases {
            assert_eq!(about.column(head), expected, "{head}");
        }
    }

    #[test]
    fn headings_say_what_follows() {
        let cases = [
            ("運用業務一覧", Some(Subject::Tasks)),
            ("運用体制", Some(Subject::Org)),
            ("委託範囲", Some(Subject::Contracts)),
            ("コミュニケーション", Some(Subject::Channels)),
            ("インシデントレベル定義", Some(Subject::Levels)),
            ("エスカレーションフロー", Some(Subject::Path)),
            ("連絡先リスト", Some(Subject::Contacts)),
            ("運用テスト", Some(Subject::Drills)),
            ("はじめに", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(subject(heading), expected, "{heading}");
        }
    }
}
