use proptest::prelude::*;

use super::*;
use crate::check::sample_plan::{minute, sample, tcp};

fn status(letter: char) -> Status {
    match letter {
        'o' => Status::Ok,
        'w' => Status::Warn,
        'f' => Status::Fail,
        _ => Status::Unknown,
    }
}

/// One letter a minute: `o`k, `w`arn, `f`ail, `u`nknown; `.` is a minute in which nobody looked.
fn play(check: &Check, days: &str) -> (Standing, String) {
    let mut standing = Standing::default();
    let mut told = String::new();
    for (at, letter) in (0..).zip(days.chars()) {
        if letter == '.' {
            told.push('.');
            continue;
        }
        let transition = standing.take(check, &sample(check, minute(at), status(letter)));
        told.push(match transition {
            None => '-',
            Some(Transition::Down { .. }) => 'D',
            Some(Transition::Recovered(_)) => 'R',
        });
    }
    (standing, told)
}

#[test]
fn down_after_three_in_a_row_and_up_after_two() {
    let check = tcp("db", "127.0.0.1", 5432);
    let cases = [
        ("oooo", "----"),
        ("offo", "----"),
        ("offff", "---D-"),
        ("offfoo", "---D-R"),
        ("offfofoo", "---D---R"),
        ("wfffww", "---D-R"),
        ("fffffoofff", "--D---R--D"),
        // We could not look: it neither counts nor breaks the row.
        ("ffuf", "---D"),
        ("fffouo", "--D--R"),
        ("uuuu", "----"),
        // A gap longer than three times `every` starts the counting again; it does not end an outage.
        ("ff..f", "--..D"),
        ("ff...f", "--...-"),
        ("fff...oo", "--D...-R"),
        ("fffo...o", "--D-...-"),
    ];
    for (samples, expected) in cases {
        assert_eq!(play(&check, samples).1, expected, "{samples}");
    }
}

#[test]
fn three_of_the_last_five_are_enough_where_the_plan_says_so() {
    let check = Check {
        out_of: Some(5),
        ..tcp("db", "127.0.0.1", 5432)
    };
    let cases = [
        ("fofof", "----D"),
        ("foofoof", "-------"),
        ("ffoof", "----D"),
        ("fff", "--D"),
        // What made it down once does not make it down again.
        ("fofofoofo", "----D-R--"),
        ("fofofoofofo", "----D-R----"),
        ("fofofoofofof", "----D-R----D"),
        // A gap forgets.
        ("fof....f", "---....-"),
    ];
    for (samples, expected) in cases {
        assert_eq!(play(&check, samples).1, expected, "{samples}");
    }
    let (standing, _) = play(&check, "fofof");
    assert_eq!(standing.down, Some(minute(0)));
}

#[test]
fn an_outage_lasts_from_the_first_failure_to_the_first_success() {
    let check = tcp("db", "127.0.0.1", 5432);
    let (mut standing, _) = play(&check, "offf");
    assert_eq!(standing.down, Some(minute(1)));
    assert_eq!((standing.failures, standing.consecutive()), (3, 3));
    standing.take(&check, &sample(&check, minute(4), Status::Ok));
    let recovered = standing.take(&check, &sample(&check, minute(5), Status::Ok));
    let outage = Outage {
        since: minute(1),
        until: minute(4),
    };
    assert_eq!(recovered, Some(Transition::Recovered(outage)));
}

#[test]
fn a_run_that_began_earlier_and_ended_later_counts_like_any_other() {
    let check = tcp("db", "127.0.0.1", 5432);
    let (mut standing, _) = play(&check, "off");
    let fail = |at| sample(&check, at, Status::Fail);
    let down = standing.take(&check, &fail(minute(2) - TimeDelta::seconds(10)));
    assert!(matches!(down, Some(Transition::Down { failures: 3, .. })));
    // A clock that went back for long is a gap.
    let (mut standing, _) = play(&check, "off");
    assert_eq!(standing.take(&check, &fail(minute(-2))), None);
    assert_eq!(standing.failures, 1);
}

#[test]
fn only_who_was_told_of_an_outage_is_told_of_its_end() {
    let check = tcp("db", "127.0.0.1", 5432);
    for (told, untold) in [(None, false), (Some(minute(0)), true)] {
        let (mut standing, _) = play(&check, "fff");
        standing.told = told;
        for at in [3, 4] {
            standing.take(&check, &sample(&check, minute(at), Status::Ok));
        }
        assert_eq!(standing.untold_recovery.is_some(), untold);
        assert_eq!(standing.told, None);
    }
}

#[test]
fn the_second_look_is_for_the_first_failure() {
    let check = tcp("db", "127.0.0.1", 5432);
    let cases = [
        ("", true),
        ("o", true),
        ("of", false),
        ("fff", false),
        ("fffo", false),
        ("fffoo", true),
    ];
    for (samples, deserved) in cases {
        assert_eq!(
            play(&check, samples).0.deserves_second_look(),
            deserved,
            "{samples}"
        );
    }
}

proptest! {
    #[test]
    fn exactly_one_opening_an_outage_and_each_is_closed_before_the_next(
        samples in "[owfu.]{0,80}", fail_after in 1u32..5, recover_after in 1u32..4,
    ) {
        let check = Check { fail_after, recover_after, ..tcp("db", "127.0.0.1", 5432) };
        let (standing, told) = play(&check, &samples);
        let turns: String = told.chars().filter(|c| matches!(c, 'D' | 'R')).collect();
        prop_assert!(turns.chars().zip("DR".chars().cycle()).all(|(turn, due)| turn == due), "{}", turns);
        prop_assert_eq!(standing.down.is_some(), turns.ends_with('D'));
        for (sample, turn) in samples.chars().zip(told.chars()) {
            prop_assert!(turn != 'D' || sample == 'f', "down at a success");
            prop_assert!(turn != 'R' || matches!(sample, 'o' | 'w'), "recovered at a failure");
        }
    }

    #[test]
    fn enough_good_samples_always_end_an_outage(samples in "[owfu.]{0,40}") {
        let check = tcp("db", "127.0.0.1", 5432);
        prop_assert_eq!(play(&check, &(samples + "oo")).0.down, None);
    }

    #[test]
    fn unknown_samples_change_nothing_that_is_counted(samples in "[owf]{0,40}") {
        let check = tcp("db", "127.0.0.1", 5432);
        let (plain, _) = play(&check, &samples);
        let mut standing = plain.clone();
        let unknown = sample(&check, minute(40), Status::Unknown);
        prop_assert_eq!(standing.take(&check, &unknown), None);
        (standing.unknowns, standing.looked) = (0, plain.looked);
        prop_assert_eq!(standing, plain);
    }

    #[test]
    fn a_standing_that_was_written_and_read_again_is_the_same(samples in "[owfu]{0,30}") {
        let check = tcp("db", "127.0.0.1", 5432);
        let (standing, _) = play(&check, &samples);
        let text = serde_json::to_string(&standing).unwrap();
        prop_assert_eq!(serde_json::from_str::<Standing>(&text).unwrap(), standing);
    }
}
