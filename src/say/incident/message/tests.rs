//! The first report in both languages, word for word, and what outside text cannot do to it.

use super::*;
use crate::incident::sample::{self, Story};
use crate::incident::{CallResult, Impact};
use crate::plan::{ChannelRef, Event};

/// The sample plan with the line of the communication table that gives incidents their prefix.
fn plan() -> Plan {
    let mut plan = sample::plan();
    plan.channels = vec![sample::channel("incidents")];
    plan.events = vec![Event {
        on: "incident".to_owned(),
        title: "障害発生時".to_owned(),
        means: Vec::new(),
        channels: vec![ChannelRef(0)],
        prefix: "trouble".to_owned(),
        note: String::new(),
    }];
    plan
}

fn told(lang: Language, story: &Story) -> Vec<String> {
    let incident = story.incident();
    lines(lang, &plan(), &incident, incident.log.last().unwrap())
}

#[test]
fn the_first_report_has_its_fields_in_order_and_a_word_for_what_is_not_known() {
    let expected = [
        "trouble lv3 【第一報】予約サイト応答なし",
        "状況: 確認中",
        "事象: 予約サイト応答なし",
        "影響範囲: 確認中",
        "発生: 確認中",
        "検知: 2026-11-22 02:20",
        "原因: 調査中",
        "対応状況: 担当者を呼び出し中",
        "対応者: 未定",
        "復旧見込み: 未定",
        "次報予定: 03:20",
        "発信: 岡田 02:20",
        "インシデント番号: 20261122-1",
    ];
    assert_eq!(told(Language::Ja, &Story::opened("02:20", 3)), expected);
    let english = told(Language::En, &Story::opened("02:20", 3));
    assert_eq!(english[0], "trouble lv3 [First report] 予約サイト応答なし");
    assert_eq!(english.len(), expected.len());
}

#[test]
fn reports_are_counted_and_the_last_says_how_long_it_lasted() {
    let mut story = Story::opened("02:20", 3);
    story.updated("02:40", |update| {
        update.text = Some("DBを再起動した".to_owned());
        update.impact = Some(Impact::Outage);
        update.occurred = Some(sample::time("02:10"));
    });
    let second = told(Language::Ja, &story);
    assert_eq!(
        second[..3],
        [
            "trouble lv3 【第2報】予約サイト応答なし",
            "DBを再起動した",
            "状況: サービス停止中"
        ]
    );
    story.updated("02:50", |_| {});
    assert!(told(Language::Ja, &story)[0].contains("【第3報】"));
    story.restored("03:15");
    let restored = told(Language::Ja, &story);
    assert_eq!(
        restored[0],
        "trouble lv3 【復旧報】予約サイト応答なし（影響時間 1時間5分）"
    );
    assert!(
        restored.contains(&"復旧: 2026-11-22 03:15（影響時間 1時間5分）".to_owned()),
        "{restored:#?}"
    );
}

#[test]
fn every_deed_is_told_under_the_first_words_and_with_its_number() {
    let mut story = Story::opened("02:20", 3);
    let mut heads = Vec::new();
    story.acked("02:31", "maeda");
    heads.push(told(Language::Ja, &story));
    story.called("02:32", "role/system", CallResult::Voicemail);
    heads.push(told(Language::Ja, &story));
    story.level("02:33", 4);
    heads.push(told(Language::Ja, &story));
    story.level("02:33", 2);
    heads.push(told(Language::Ja, &story));
    story.level("02:33", 4).reported("02:34", "role/department-head");
    heads.push(told(Language::Ja, &story));
    story.cancelled("02:35");
    heads.push(told(Language::Ja, &story));
    let found: Vec<_> = heads
        .iter()
        .map(|lines| (lines[0].as_str(), lines[1].as_str()))
        .collect();
    let expected = [
        ("trouble lv3 【応答】予約サイト応答なし", "前田 が対応する"),
        ("trouble lv3 【架電】予約サイト応答なし", "x: 留守電"),
        ("trouble lv4 【レベル引上げ】予約サイト応答なし", "lv4 にした"),
        ("trouble lv2 【レベル引下げ】予約サイト応答なし", "lv2 にした"),
        ("trouble lv4 【報告】予約サイト応答なし", "部門長 x 報告済"),
        ("trouble lv4 【取消】予約サイト応答なし", "取消（誤報）"),
    ];
    assert_eq!(found, expected);
    assert!(
        heads
            .iter()
            .all(|lines| lines.last().unwrap() == "インシデント番号: 20261122-1")
    );
}

#[test]
fn what_was_entered_afterwards_says_so() {
    let head = &told(Language::Ja, &Story::opened_late("01:00", "02:20", 3))[0];
    assert_eq!(
        head,
        "trouble lv3 【第一報】予約サイト応答なし（後日入力: 2026-11-22 01:00のこと）"
    );
}

#[test]
fn text_from_outside_forges_no_line_and_no_escape() {
    let mut story = Story::opened("02:20", 3);
    story.updated("02:40", |update| {
        update.cause = Some("x\n状況: 復旧済\x1b[2J".to_owned());
        update.text = Some("a\r\nb\u{202e}".to_owned());
    });
    let lines = told(Language::Ja, &story);
    assert_eq!(lines.len(), 14, "{lines:#?}");
    assert!(
        lines
            .iter()
            .all(|line| !line.contains(['\n', '\r', '\x1b', '\u{202e}'])),
        "{lines:#?}"
    );
}

#[test]
fn a_clock_that_was_set_is_said_with_both_times() {
    use crate::incident::LastTick;
    let story = Story::opened("02:20", 3);
    let set = |last: &str, now: &str, ahead: i64| {
        let last = LastTick {
            at: Some(sample::time(last)),
            ..LastTick::default()
        };
        // The opening stands later than the clock of now, so it was before.
        let mut set = story.incident().clock_set(&last, sample::time("01:32")).unwrap();
        set.ahead = ahead;
        let mut story = story.clone();
        story.say(now, Happening::ClockSet(set));
        let incident = story.incident();
        let entry = incident.log.last().unwrap().clone();
        [Language::Ja, Language::En].map(|lang| super::super::words(lang, &plan(), &incident, &entry))
    };
    assert_eq!(
        set("02:31", "01:32", 3540),
        [
            "時計が 02:31 から 01:32 に戻りました。経過時間はそのまま数えます",
            "the clock went back from 02:31 to 01:32; the time that has passed still counts",
        ]
    );
    assert_eq!(
        set("01:40", "02:50", 0),
        [
            "時計が 01:40 から 02:50 に進み、元の時刻に合いました",
            "the clock went on from 01:40 to 02:50 and is right again",
        ]
    );
}
