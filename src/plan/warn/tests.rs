//! A sound plan of a few lines, and for each warning the one change that causes it.

use super::*;
use crate::plan::{Language, Noun, Source, read, starter};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The starter plan as of a Sunday, with one text in one file replaced.
fn changed(file: File, from: &str, to: &str) -> Sources {
    let mut sources = Sources::default();
    for (name, text) in starter::files(Language::Ja, day("2026-11-22"), chrono_tz::Asia::Tokyo) {
        let this = File::ALL.into_iter().find(|it| it.name() == name).unwrap();
        let text = if this == file {
            assert!(from.is_empty() || text.contains(from), "{name} has no {from}");
            if from.is_empty() {
                text + to
            } else {
                text.replacen(from, to, 1)
            }
        } else {
            text
        };
        sources.insert(this, Source::new(name, text));
    }
    sources
}

/// `code: words at the place` of everything that is found on a day.
fn found_on(sources: &Sources, today: &str) -> Vec<String> {
    let reading = read(sources);
    let found = reading.problems.iter().cloned();
    let found = found.chain(warnings(&reading, day(today), &Recorded::default()));
    found
        .chain(placeholders(sources))
        .map(|it| {
            format!(
                "{}: {}",
                it.what.code(),
                sources.text(it.place).lines().next().unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn the_starter_plan_has_nothing_to_warn_of() {
    for language in [Language::Ja, Language::En] {
        let mut sources = Sources::default();
        for (name, text) in starter::files(language, day("2026-11-22"), chrono_tz::Asia::Tokyo) {
            let file = File::ALL.into_iter().find(|it| it.name() == name).unwrap();
            sources.insert(file, Source::new(name, text));
        }
        assert_eq!(found_on(&sources, "2026-11-22"), [""; 0], "{language:?}");
    }
}

#[test]
fn the_rota_in_the_starter_plan_s_comment_is_sound() {
    for language in [Language::Ja, Language::En] {
        let mut sources = Sources::default();
        for (name, mut text) in starter::files(language, day("2026-11-22"), chrono_tz::Asia::Tokyo) {
            let file = File::ALL.into_iter().find(|it| it.name() == name).unwrap();
            if file == File::Org {
                let at = text.find("# [[role.rota]]").unwrap();
                text = format!(
                    "{}{}",
                    &text[..at],
                    text[at..].replace("\n# ", "\n").replacen("# ", "", 1)
                );
            }
            sources.insert(file, Source::new(name, text));
        }
        let roles = read(&sources).plan.unwrap().roles;
        let rota = roles.iter().find_map(|role| role.rotas.first()).unwrap();
        assert_eq!((rota.members.len(), rota.overrides.len()), (2, 1));
        let twice = found_on(&sources, "2026-11-22");
        let duty = twice
            .iter()
            .filter(|it| it.contains("duty") || it.contains("nobody"));
        assert_eq!(duty.count(), 0, "{twice:?}");
    }
}

#[test]
fn a_gap_in_a_rota_is_found_to_the_minute_and_only_where_it_is_needed() {
    let away = "deputy = \"tanaka\"               # 不在のときの代行";
    let during = "away = [\"2026-12-24..2026-12-28\"]";
    let mut sources = changed(File::Contacts, away, during);
    let org = sources.get(File::Org).unwrap().text.clone();
    let rota = "[[role.rota]]\nduring = \"nights\"\nturn = \"毎日\"\nmembers = [\"suzuki\", \"yamamoto\"]\n";
    sources.insert(File::Org, Source::new("org.toml", format!("{org}\n{rota}")));
    let gaps_on = |today: &str, sources: &Sources| -> Vec<(String, String)> {
        let found = warnings(&read(sources), day(today), &Recorded::default());
        let gap = |it: Problem| match it.what {
            crate::plan::Wrong::Hurts(Warning::DutyGap { from, to, .. }) => {
                Some((from.to_string(), to.to_string()))
            }
            _ => None,
        };
        found.into_iter().filter_map(gap).collect()
    };
    let gaps = |sources: &Sources| gaps_on("2026-11-22", sources);
    // By day 鈴木 is the only member and away; at night 山本 stands in. The 24th is a Thursday.
    let expected = ("2026-12-24 09:00:00".to_owned(), "2026-12-24 18:00:00".to_owned());
    assert_eq!(gaps(&sources), [expected]);
    assert_eq!(gaps_on("2025-11-22", &sources).len(), 1, "397 days ahead");
    assert_eq!(gaps_on("2025-11-15", &sources), [], "later than anybody plans");
    let both = org.replace("members = [\"suzuki\"]", "members = [\"suzuki\", \"yamamoto\"]");
    sources.insert(File::Org, Source::new("org.toml", format!("{both}\n{rota}")));
    assert_eq!(gaps(&sources), []);
}

/// What one change leads to.
fn causes(file: File, from: &str, to: &str, expected: &[&str]) {
    let found = found_on(&changed(file, from, to), "2026-11-22");
    assert_eq!(found, expected, "{from} → {to}");
}

#[test]
fn seats_and_steps_without_people() {
    let steps = ["empty-step: \"system\""; 5];
    let mut expected = vec!["empty-role: []"];
    expected.extend(steps);
    causes(File::Org, "members = [\"suzuki\"]", "members = []", &expected);
    let leaving = "members = [{ who = \"suzuki\", until = 2026-12-31 }]";
    let expected = ["empty-role: [{ who = \"suzuki\", until = 2026-12-31 }]"];
    causes(File::Org, "members = [\"suzuki\"]", leaving, &expected);
    let handed_over =
        "members = [{ who = \"suzuki\", until = 2026-12-31 }, { who = \"suzuki\", from = 2027-01-01 }]";
    causes(File::Org, "members = [\"suzuki\"]", handed_over, &[]);
    let expected = ["level-without-chain: []"];
    let chain = "chain = [\n  { to = \"system\", after = \"0m\" },\n  { to = \"pm\", after = \"2h\" },\n]";
    causes(File::Levels, chain, "chain = []", &expected);
}

#[test]
fn people_who_cannot_be_reached() {
    let reach = "reach = [{ channel = \"direct\" }]  # opsplan がこの人に知らせる道順\n";
    // Level 1 wakes nobody, so it does not count.
    causes(File::Contacts, reach, "", &["phone-only-step: \"system\""; 4]);
    let phone = "phone = [\"090-0000-0001\"]       # 書いた順にかける\n";
    causes(File::Contacts, phone, "", &["no-phone-in-chain: \"suzuki\""]);
    let both = format!("{phone}email = \"suzuki@example.jp\"\n");
    causes(
        File::Contacts,
        &both,
        "",
        &["contact-without-phone-or-mail: \"suzuki\""],
    );
    let all = format!("{both}{reach}");
    let mut expected = vec!["contact-without-phone-or-mail: \"suzuki\""];
    expected.extend(["unreachable-step: \"system\""; 5]);
    causes(File::Contacts, &all, "", &expected);
}

#[test]
fn people_who_are_away_or_unverified() {
    let (verified, old) = ("verified = 2026-11-22  ", "verified = 2026-05-01  ");
    causes(
        File::Contacts,
        verified,
        old,
        &["contact-not-verified: 2026-05-01"],
    );
    let deputy = "deputy = \"tanaka\"               # 不在のときの代行";
    let away = "away = [\"2026-12-24..2026-12-28\"]";
    let expected = ["away-without-deputy: [\"2026-12-24..2026-12-28\"]"];
    causes(File::Contacts, deputy, away, &expected);
    causes(File::Contacts, deputy, "away = [\"2026-10-24\"]", &[]);
}

#[test]
fn a_person_in_two_seats_is_told_twice() {
    let expected = ["person-in-two-seats: \"pm\""; 5];
    causes(File::Org, "members = [\"tanaka\"]", "members = [\"suzuki\"]", &{
        let mut all = vec!["confirmed-by-self: \"プロジェクトマネージャー\""];
        all.extend(expected);
        all
    });
}

#[test]
fn a_step_after_the_raise_is_never_come_to() {
    let (early, late) = (
        "{ to = \"pm\", after = \"30m\" }",
        "{ to = \"pm\", after = \"90m\" }",
    );
    causes(File::Levels, early, late, &["unreachable-step: \"pm\""]);
}

#[test]
fn a_chain_is_looked_at_in_the_order_of_time() {
    let written = "{ to = \"system\", after = \"0m\" },\n  { to = \"pm\", after = \"30m\" }";
    let turned = "{ to = \"pm\", after = \"90m\" },\n  { to = \"system\", after = \"0m\" }";
    causes(File::Levels, written, turned, &["unreachable-step: \"pm\""]);
}

#[test]
fn work_that_nobody_means() {
    let task = |keys: &str| format!("\n[[task]]\nid = \"x\"\ntitle = \"x\"\nassignee = []\n{keys}\n");
    let cases: [(&str, &[&str]); 22] = [
        (
            "frequency = \"日次\"\nmethod = \"手動\"",
            &["daily-by-hand: \"日次\""],
        ),
        (
            "frequency = \"日次\"\nmethod = \"手動\"\nif_closed = \"keep\"",
            &[],
        ),
        ("frequency = \"毎営業日\"\nmethod = \"手動\"", &[]),
        ("frequency = \"日次\"", &[]),
        (
            "frequency = \"月次\"\nmethod = \"自動\"",
            &["automatic-without-check: \"自動\""],
        ),
        ("frequency = \"毎月25日\"", &["falls-on-closed-day: \"毎月25日\""]),
        ("frequency = \"毎月25日（休業日は前営業日）\"", &[]),
        ("frequency = \"毎月25日\"\nif_closed = \"keep\"", &[]),
        ("frequency = \"毎月第3営業日\"", &[]),
        ("frequency = \"年度末\"\nends = 2027-01-01", &[]),
        ("frequency = \"毎週月曜\"", &["falls-on-closed-day: \"毎週月曜\""]),
        ("frequency = \"毎週日曜\"", &[]),
        ("frequency = \"毎月第1土曜\"", &[]),
        (
            "frequency = \"2026年11月23日\"",
            &["falls-on-closed-day: \"2026年11月23日\""],
        ),
        ("frequency = \"2026年11月24日\"", &[]),
        ("frequency = \"30日ごと\"", &[]),
        ("frequency = \"隔週\"", &["weeks-without-starts: \"隔週\""]),
        (
            "frequency = \"月次\"\nalso = [2026-10-30]",
            &["also-never-due: 2026-10-30"],
        ),
        ("frequency = \"隔週\"\nstarts = 2026-11-23", &[]),
        (
            "frequency = \"随時\"\nnote = \"××社\"",
            &["placeholder: \"××社\""],
        ),
        ("frequency = \"毎月末日\"\noffset = 1", &[]),
        ("frequency = \"毎月第1土曜\"\nif_closed = \"after\"", &[]),
    ];
    for (keys, expected) in cases {
        causes(File::Tasks, "", &task(keys), expected);
    }
}

#[test]
fn an_assignee_outside_the_chart() {
    let contact = "\n[[contact]]\nid = \"sato\"\nname = \"佐藤 恵\"\nemail = \"sato@example.jp\"\n";
    let mut sources = changed(File::Contacts, "", contact);
    let task =
        "\n[[task]]\nid = \"x\"\ntitle = \"x\"\nfrequency = \"月次\"\nassignee = [\"suzuki\", \"sato\"]\n";
    let tasks = changed(File::Tasks, "", task);
    sources.insert(File::Tasks, tasks.get(File::Tasks).unwrap().clone());
    assert_eq!(
        found_on(&sources, "2026-11-22"),
        ["assignee-in-no-tree: \"sato\""]
    );
    let role = "\n[[role]]\nid = \"approver\"\nname = \"承認担当者\"\nmembers = [\"sato\"]\n";
    let org = changed(File::Org, "", role);
    sources.insert(File::Org, org.get(File::Org).unwrap().clone());
    assert_eq!(
        found_on(&sources, "2026-11-22"),
        [""; 0],
        "a member of a role has a seat"
    );
    let task = task.replace("\"suzuki\", \"sato\"", "\"承認担当者\"");
    let tasks = changed(File::Tasks, "", &task);
    sources.insert(File::Tasks, tasks.get(File::Tasks).unwrap().clone());
    let expected = ["assignee-in-no-tree: \"承認担当者\""];
    assert_eq!(
        found_on(&sources, "2026-11-22"),
        expected,
        "the role hangs alone beside the tree"
    );
}

#[test]
fn messages_that_no_channel_takes() {
    let incident = "channel = \"incidents\"\nprefix = \"trouble\"";
    causes(
        File::Channels,
        incident,
        "prefix = \"trouble\"",
        &["event-without-channel: \"incident\""],
    );
    causes(
        File::Channels,
        "on = \"drill\"",
        "on = \"party\"",
        &["event-without-channel: "],
    );
    causes(File::Channels, "on = \"contract\"", "on = \"party\"", &[]);
}

#[test]
fn contracts_that_time_has_overtaken() {
    let contract = |ends: &str, keys: &str| {
        let head = "\n[[contract]]\nid = \"x\"\nvendor = \"コトリ\"\nstarts = 2025-04-01\n";
        format!("{head}ends = {ends}\n{keys}\n")
    };
    let cases: [(&str, &str, &[&str]); 4] = [
        ("2026-11-21", "", &["contract-past-end: 2026-11-21"]),
        ("2026-11-22", "", &[]),
        ("2026-03-31", "auto_renewal = true", &[]),
        (
            "2027-03-31",
            "service_hours = \"平日の日中\"",
            &["service-hours-not-understood: \"平日の日中\""],
        ),
    ];
    for (ends, keys, expected) in cases {
        causes(File::Contracts, "", &contract(ends, keys), expected);
    }
}

#[test]
fn a_plan_that_nobody_looks_at() {
    let sources = changed(File::Plan, "", "");
    let reading = read(&sources);
    let codes = |today: &str, recorded: &Recorded| -> Vec<&str> {
        let found = warnings(&reading, day(today), recorded);
        found.iter().map(|it| it.what.code()).collect()
    };
    let verified = ["suzuki", "tanaka", "yamamoto"].map(|id| (id.to_owned(), day("2027-02-20")));
    let mut recorded = Recorded {
        verified: verified.into(),
        ..Recorded::default()
    };
    assert_eq!(codes("2027-02-20", &recorded), [""; 0], "90 days after");
    assert_eq!(codes("2027-02-21", &recorded), ["review-overdue"]);
    recorded.reviewed = Some(day("2027-02-20"));
    assert_eq!(codes("2027-02-21", &recorded), [""; 0]);
}

#[test]
fn an_id_that_the_records_name_must_not_be_lost() {
    let reading = read(&changed(
        File::Tasks,
        "id = \"disk-check\"",
        "id = \"disk-look\"\nwas = [\"disk-test\"]",
    ));
    let ids = ["backup-check", "disk-test", "disk-check"].map(|id| (Noun::Task, id.to_owned()));
    let recorded = Recorded {
        ids: ids.into(),
        ..Recorded::default()
    };
    let found = warnings(&reading, day("2026-11-22"), &recorded);
    let codes: Vec<_> = found.iter().map(|it| (it.what.code(), it.is_error())).collect();
    assert_eq!(codes, [("gone-id", true)]);
}

#[test]
fn what_an_error_left_out_is_no_hole() {
    let found = found_on(
        &changed(File::Org, "members = [\"suzuki\"]", "members = [\"suzuky\"]"),
        "2026-11-22",
    );
    assert_eq!(found, ["dangling: \"suzuky\""]);
}

#[test]
fn a_folder_that_others_can_write_is_named() {
    let found = open_folders(["plan/records".to_owned()]);
    assert_eq!(found[0].what.code(), "open-folder");
}
