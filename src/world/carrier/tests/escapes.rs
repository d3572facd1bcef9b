//! Hostile text against every service's way of reading it. Markdown is read by a parser that is not ours.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::message;
use crate::notify::bare;
use crate::world::carrier::text::Script;
use crate::world::carrier::{chatwork, discord, google_chat, line_works, mattermost, slack, teams};

const MARKDOWN: [(&str, Script); 3] = [
    ("discord", discord::SCRIPT),
    ("mattermost", mattermost::SCRIPT),
    ("teams", teams::SCRIPT),
];

fn all() -> Vec<(&'static str, Script)> {
    let others = [
        ("slack", slack::SCRIPT),
        ("google-chat", google_chat::SCRIPT),
        ("chatwork", chatwork::SCRIPT),
        ("line-works", line_works::SCRIPT),
    ];
    MARKDOWN.into_iter().chain(others).collect()
}

/// What people have smuggled, and what it is made of.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<!channel>",
        "<!here>",
        "<@U0123>",
        "<https://evil.example|log in>",
        "@everyone",
        "@here",
        "@all",
        "@channel",
        "[log in](https://evil.example)",
        "[x]: https://evil.example",
        "![x](https://evil.example/a.png)",
        "[toall]",
        "[To:1]",
        "[info]",
        "[/info]",
        "<users/all>",
        "<m userId=\"all\">",
        "https://a.example/_b_*c*(d)[e]",
        "http://",
        "http",
        "**",
        "*",
        "_",
        "__",
        "~~",
        "~",
        "`",
        "```",
        "\\",
        "\\\\",
        "# ",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "1) ",
        "===",
        "---",
        "    ",
        "|",
        "| a | b |",
        "|-|-|",
        "&lt;",
        "&#91;",
        "<b>",
        "</b>",
        "<!-- ",
        "<script>",
        "$x$",
        "{",
        "}",
        "!",
        "\n",
        "\r\n",
        "\t",
        "受注Web",
        "応答なし",
        "・",
        "（",
        "）",
        "株式会社ー",
        "a",
        "1",
        " ",
        "\u{202e}",
        "\0",
        "😀",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

/// The text that a reader of Markdown sees, if nothing in it is markup.
fn only_text(markdown: &str) -> Result<String, String> {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(text)
}

/// What stays of a text whatever is done to it: its letters.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() && !c.is_ascii())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_is_markup_where_markdown_is_read(lines in prop::collection::vec(hostile(), 1..4)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for (kind, script) in MARKDOWN {
            let written = script.write(&message(&lines));
            let read = only_text(&written);
            prop_assert!(read.is_ok(), "{}: {:?} in {:?}", kind, read, written);
            prop_assert_eq!(letters(&read.unwrap()), letters(&written));
            for (at, _) in written.match_indices('@') {
                prop_assert!(written[at + 1..].starts_with('\u{200b}'), "{}: {:?}", kind, written);
            }
        }
    }

    #[test]
    fn no_sign_that_a_service_acts_upon_is_left(line in hostile()) {
        let text = |script: Script| script.write(&message(&[&line]));
        let slack = text(slack::SCRIPT);
        prop_assert!(!slack.contains(['<', '>']), "{:?}", slack);
        let entities = ["&amp;", "&lt;", "&gt;"];
        prop_assert!(slack.match_indices('&').all(|(at, _)| entities.iter().any(|it| slack[at..].starts_with(it))));
        prop_assert!(!text(chatwork::SCRIPT).contains(['[', ']']));
        prop_assert!(!text(line_works::SCRIPT).contains(['<', '>']));
        let chat: Vec<char> = text(google_chat::SCRIPT).chars().collect();
        prop_assert!(!chat.iter().any(|c| matches!(c, '<' | '>' | '`' | '[' | ']')));
        for (at, _) in chat.iter().enumerate().filter(|(_, c)| matches!(c, '*' | '_' | '~')) {
            prop_assert!(chat[at - 1].is_ascii_alphanumeric() && chat[at + 1].is_ascii_alphanumeric(), "{:?}", chat);
        }
    }

    #[test]
    fn a_forged_mention_calls_nobody(name in hostile()) {
        let mut with = message(&["x"]);
        with.mention = Some(name.clone());
        for (kind, script) in all() {
            let written = script.write(&with);
            match (script.mention)(bare(&name)) {
                Some(own) => prop_assert!(!CALLS.contains(&own.as_str()) && is_one_name(&own), "{}: {}", kind, own),
                None => prop_assert_eq!(written, script.write(&message(&["x", &format!("@{}", bare(&name))])), "{}", kind),
            }
        }
    }

    #[test]
    fn japanese_text_is_unharmed(text in "[ぁ-んァ-ヶ一-龠々ー、。・「」【】（）０-９a-zA-Z0-9 :/%,]{1,60}") {
        let text = text.trim();
        for (kind, script) in all() {
            prop_assert_eq!(script.write(&message(&[text])), text, "{}", kind);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_too_long_is_cut_with_a_mark_and_keeps_both_ends(
        middle in prop::collection::vec(hostile(), 0..60),
        long in prop::sample::select(vec![0, 10, 1_990, 4_100, 21_000, 41_000]),
    ) {
        let long = "応".repeat(long);
        let mut lines = vec!["trouble lv3 受注Web"];
        lines.extend(middle.iter().map(String::as_str));
        lines.extend([long.as_str(), "応答するには: opsplan incident ack 20261122"]);
        let mut message = message(&lines);
        message.mention = Some("U0123".to_owned());
        for (kind, script) in all() {
            let text = script.write(&message);
            prop_assert!((script.measure)(&text) <= script.limit, "{} {}", kind, (script.measure)(&text));
            prop_assert!(text.starts_with("trouble lv3 受注Web"), "{}", kind);
            let mark = text.contains("字省略") ;
            prop_assert!(text.contains("opsplan incident ack 20261122"), "{}", kind);
            let tail = text.lines().last().unwrap();
            prop_assert!(tail.contains("U0123"), "{}: {}", kind, tail);
            let whole = Script { limit: usize::MAX, ..script }.write(&message);
            prop_assert_eq!(mark, whole != text, "{}", kind);
        }
    }
}

/// The ways to call everybody.
const CALLS: [&str; 6] = [
    "@all",
    "@channel",
    "@here",
    "@everyone",
    "<users/all>",
    "<m userId=\"all\">",
];

/// Does a service's own way of calling somebody hold one name and nothing else?
fn is_one_name(mention: &str) -> bool {
    let marks = [
        "<@",
        "<!subteam^",
        "<users/",
        "<m userId=\"",
        "[To:",
        "\">",
        ">",
        "]",
        "@",
    ];
    let name = marks
        .iter()
        .fold(mention.to_owned(), |name, mark| name.replacen(mark, "", 1));
    name.chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+'))
}

#[test]
fn each_service_calls_the_person_in_its_own_way() {
    let cases: [(Script, &str, &str); 14] = [
        (slack::SCRIPT, "U0123", "<@U0123>"),
        (slack::SCRIPT, "<@U0123>", "<@U0123>"),
        (slack::SCRIPT, "S0123", "<!subteam^S0123>"),
        (slack::SCRIPT, "suzuki", "@suzuki"),
        (slack::SCRIPT, "U1> <!channel", "@U1&gt; &lt;!channel"),
        (discord::SCRIPT, "123456789012345678", "<@123456789012345678>"),
        (discord::SCRIPT, "everyone", "@\u{200b}everyone"),
        (google_chat::SCRIPT, "users/12345", "<users/12345>"),
        (google_chat::SCRIPT, "users/all", "@all"),
        (mattermost::SCRIPT, "@suzuki.hanako", "@suzuki.hanako"),
        (mattermost::SCRIPT, "@all", "@\u{200b}all"),
        (chatwork::SCRIPT, "[To:12345]", "[To:12345]"),
        (chatwork::SCRIPT, "toall", "@toall"),
        (teams::SCRIPT, "鈴木", "@\u{200b}鈴木"),
    ];
    for (script, mention, expected) in cases {
        let mut message = message(&["x"]);
        message.mention = Some(mention.to_owned());
        assert_eq!(script.write(&message), format!("x\n{expected}"), "{mention}");
    }
    let mut message = message(&["x"]);
    for (mention, expected) in [
        ("suzuki@example", "<m userId=\"suzuki@example\">"),
        ("all", "@all"),
    ] {
        message.mention = Some(mention.to_owned());
        assert_eq!(line_works::SCRIPT.write(&message), format!("x\n{expected}"));
    }
}

#[test]
fn a_web_address_stays_one() {
    let text = "https://status.example.jp/a_b?c=d&e=f(g) を見てください";
    for (kind, script) in MARKDOWN {
        assert_eq!(
            script.write(&message(&[text])),
            "https://status.example.jp/a%5Fb?c=d&e=f%28g%29 を見てください",
            "{kind}"
        );
    }
}
