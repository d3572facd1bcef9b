use super::*;
use crate::incident::sample::{self, Story};

fn told(lang: Language, story: &Story, added: &Added) -> Vec<String> {
    let incident = story.incident();
    customers(
        lang,
        &sample::plan(),
        &incident,
        Notice::of(&incident).unwrap(),
        added,
    )
}

fn web() -> Added {
    Added {
        service: "受注Web".to_owned(),
        ..Added::default()
    }
}

#[test]
fn the_beginning_says_since_when_and_what_users_feel_politely() {
    let mut story = Story::opened("02:20", 3);
    story.updated("02:25", |it| {
        it.impact = Some(Impact::Outage);
        it.cause = Some("DB".to_owned());
    });
    let added = Added {
        text: "復旧作業中です。\n<b>".to_owned(),
        next: Some(sample::time("03:20")),
        ..web()
    };
    assert_eq!(
        told(Language::Ja, &story, &added),
        [
            "【障害発生のお知らせ】受注Web",
            "平素より受注Webをご利用いただき、誠にありがとうございます。",
            "2026年11月22日（日）02時20分頃より、受注Webがご利用いただけない状況が発生しております。",
            "現在、復旧に向けて対応しております。",
            "復旧作業中です。 <b>",
            "次のお知らせは、2026年11月22日（日）03時20分頃を予定しております。",
            "ご迷惑をおかけしておりますことを、深くお詫び申し上げます。",
        ]
    );
    assert_eq!(
        told(Language::En, &story, &web()),
        [
            "[Service notice] 受注Web",
            "Thank you for using 受注Web.",
            "Since about 02:20 JST on Sun 22 November 2026 there has been an outage of 受注Web.",
            "We are working to restore it.",
            "We apologise for the inconvenience.",
        ]
    );
}

#[test]
fn each_turn_of_an_incident_has_words_of_its_own() {
    let mut story = Story::opened("02:20", 3);
    let second = |story: &Story| told(Language::Ja, story, &web())[1].clone();
    story
        .announced("02:30")
        .updated("02:40", |it| it.impact = Some(Impact::Degraded));
    assert_eq!(
        told(Language::Ja, &story, &web())[0],
        "【障害に関するお知らせ 第2報】受注Web"
    );
    assert_eq!(
        second(&story),
        "2026年11月22日（日）02時20分頃より発生しております受注Webがつながりにくい状況が、現在も続いております。"
    );
    story.restored("03:05");
    assert_eq!(
        second(&story),
        "2026年11月22日（日）02時20分頃より発生しておりました受注Webがつながりにくい状況は、\
         2026年11月22日（日）03時05分頃に復旧いたしました。"
    );
    story.announced("03:06").reopened("04:00");
    assert!(
        second(&story).starts_with("復旧をお知らせいたしましたが、2026年11月22日（日）04時00分頃より再び、")
    );
    story.cancelled("04:30");
    assert_eq!(told(Language::Ja, &story, &web())[0], "【訂正のお知らせ】受注Web");
    assert_eq!(told(Language::En, &story, &web())[0], "[Correction] 受注Web");
}

#[test]
fn a_service_is_called_as_its_plan_without_the_word_for_a_plan() {
    let mut plan = sample::plan();
    for (name, expected) in [
        ("受発注システム 運用計画書", "受発注システム"),
        ("受発注システム", "受発注システム"),
        ("受注Webの運用・保守計画書", "受注Web"),
        ("Orders operations plan", "Orders"),
        ("運用計画書", "運用計画書"),
    ] {
        plan.about.name = name.to_owned();
        assert_eq!(service(&plan), expected);
    }
}
