//! Nights, told in a line each, and what the timers make of them.

mod properties;

use super::sample::{self, Story};
use super::{CallResult, Timeline, Why};
use crate::plan::Plan;

/// `02:20 system`, with why where it is not as planned.
fn calls(story: &Story, plan: &Plan, now: &str) -> (Vec<String>, Vec<String>) {
    let timeline = Timeline::of(&story.incident(), plan, sample::time(now).to_utc());
    let text = |calls: &[super::Call]| calls.iter().map(|call| line(plan, call)).collect();
    (text(&timeline.past), text(&timeline.next))
}

fn line(plan: &Plan, call: &super::Call) -> String {
    let at = call.at.with_timezone(&plan.about.timezone);
    let minutes = (at.naive_local() - sample::time("00:00").naive_local()).num_minutes();
    let seats: Vec<&str> = call.seats.iter().map(super::SeatId::id).collect();
    let why = match call.why {
        Why::Planned => "",
        Why::NoAnswer => " no-answer",
        Why::Nobody => " nobody",
        Why::Expired => " expired",
        Why::Exhausted => " exhausted",
    };
    format!("{:02}:{:02} {}{why}", minutes / 60, minutes % 60, seats.join("+"))
}

#[track_caller]
fn night(story: &Story, now: &str, past: &[&str], next: &[&str]) {
    let (found_past, found_next) = calls(story, &sample::plan(), now);
    assert_eq!(found_past, past, "what has fallen due by {now}");
    assert_eq!(found_next, next, "what is to come after {now}");
}

#[test]
fn nobody_answers_and_the_top_is_called_again_and_again() {
    let story = Story::opened("02:20", 3);
    night(
        &story,
        "02:20",
        &["02:20 system"],
        &["02:30 pm+maintenance", "03:00 pm+maintenance exhausted"],
    );
    night(
        &story,
        "03:35",
        &[
            "02:20 system",
            "02:30 pm+maintenance",
            "03:00 pm+maintenance exhausted",
            "03:30 pm+maintenance exhausted",
        ],
        &["04:00 pm+maintenance exhausted"],
    );
}

#[test]
fn an_ack_stops_the_pages_also_in_the_minute_of_a_step() {
    for ack in ["02:25", "02:30"] {
        let mut story = Story::opened("02:20", 3);
        story.acked(ack, "fujita");
        night(&story, "02:50", &["02:20 system"], &[]);
    }
}

#[test]
fn an_ack_without_a_word_expires_and_the_next_step_is_due_at_once() {
    let mut story = Story::opened("02:20", 2);
    story.acked("02:25", "fujita");
    night(&story, "03:24", &["02:20 system"], &[]);
    night(
        &story,
        "03:25",
        &["02:20 system", "03:25 pm expired"],
        &["03:55 pm exhausted"],
    );
    story.updated("03:20", |_| {});
    night(&story, "03:25", &["02:20 system"], &[]);
    night(
        &story,
        "04:20",
        &["02:20 system", "04:20 pm expired"],
        &["04:50 pm exhausted"],
    );
}

#[test]
fn an_expired_ack_keeps_the_spacing_of_the_rest() {
    let mut story = Story::opened("02:20", 5);
    story.acked("02:21", "fujita");
    let past = ["02:20 system", "03:21 pm expired", "03:31 department-head"];
    night(&story, "03:31", &past, &["04:01 department-head exhausted"]);
}

#[test]
fn the_next_step_is_due_at_once_when_the_phone_rings_in_vain() {
    for (result, next) in [
        (CallResult::NoAnswer, "02:24 pm+maintenance no-answer"),
        (CallResult::WrongNumber, "02:24 pm+maintenance no-answer"),
    ] {
        let mut story = Story::opened("02:20", 3);
        story.called("02:24", "role/system", result);
        night(
            &story,
            "02:24",
            &["02:20 system", next],
            &["02:54 pm+maintenance exhausted"],
        );
    }
    for result in [CallResult::Voicemail, CallResult::Busy, CallResult::Answered] {
        let mut story = Story::opened("02:20", 3);
        story.called("02:24", "role/system", result);
        let next = ["02:30 pm+maintenance", "03:00 pm+maintenance exhausted"];
        night(&story, "02:24", &["02:20 system"], &next);
    }
}

#[test]
fn a_call_in_vain_to_somebody_who_is_not_being_waited_for_changes_nothing() {
    let mut story = Story::opened("02:20", 5);
    story.called("02:22", "role/department-head", CallResult::NoAnswer);
    night(
        &story,
        "02:22",
        &["02:20 system"],
        &[
            "02:25 pm",
            "02:35 department-head",
            "03:05 department-head exhausted",
        ],
    );
}

#[test]
fn nobody_in_a_seat_means_the_next_step_at_once() {
    let mut plan = sample::plan();
    plan.roles[0].members.clear();
    let story = Story::opened("02:20", 2);
    let (past, _) = calls(&story, &plan, "02:20");
    assert_eq!(past, ["02:20 system", "02:20 pm nobody"]);
    sample::away(&mut plan, "maeda", "2026-11-22", None);
    let timeline = Timeline::of(&story.incident(), &plan, sample::time("03:00").to_utc());
    assert!(
        timeline.past.len() > 2 && timeline.past.iter().all(|call| !call.reaches),
        "the channel still hears of it"
    );
}

#[test]
fn the_deputy_of_someone_away_keeps_the_seat_occupied() {
    let mut plan = sample::plan();
    sample::away(&mut plan, "fujita", "2026-11-22", Some("okada"));
    let (past, next) = calls(&Story::opened("02:20", 2), &plan, "02:20");
    assert_eq!(
        (past, next),
        (
            vec!["02:20 system".to_owned()],
            vec!["02:50 pm".to_owned(), "03:20 pm exhausted".to_owned()]
        )
    );
}

#[test]
fn a_raised_level_counts_from_there_for_seats_not_told_yet() {
    let mut story = Story::opened("02:20", 2);
    story.level("02:40", 5);
    let next = [
        "02:45 pm",
        "02:55 department-head",
        "03:25 department-head exhausted",
    ];
    night(&story, "02:40", &["02:20 system"], &next);
}

#[test]
fn who_has_answered_stays_the_owner_when_the_level_is_raised() {
    let mut story = Story::opened("02:20", 2);
    story.acked("02:25", "fujita").level("02:40", 5);
    night(&story, "03:00", &["02:20 system"], &[]);
}

#[test]
fn a_lowered_level_goes_on_where_its_chain_stood_and_lets_those_above_stand_down() {
    let mut story = Story::opened("02:20", 5);
    story.level("02:40", 2);
    let past = ["02:20 system", "02:25 pm", "02:35 department-head"];
    night(&story, "02:40", &past, &["03:05 pm exhausted"]);
    let timeline = Timeline::of(&story.incident(), &sample::plan(), sample::time("02:40").to_utc());
    let stood_down: Vec<&str> = timeline.stood_down.iter().map(|(_, seat)| seat.id()).collect();
    assert_eq!(stood_down, ["department-head"]);
}

#[test]
fn a_level_that_wakes_nobody_waits_for_business_hours() {
    // Sunday night; Monday the 23rd is a holiday.
    let story = Story::opened("02:20", 1);
    night(
        &story,
        "26:00",
        &[],
        &["57:00 system", "59:00 pm", "59:30 pm exhausted"],
    );
    // Tuesday: at the closing minute it is too late.
    let story = Story::opened("65:59", 1);
    night(
        &story,
        "65:59",
        &["65:59 system"],
        &["81:00 pm", "81:30 pm exhausted"],
    );
    let story = Story::opened("66:00", 1);
    night(
        &story,
        "66:00",
        &[],
        &["81:00 system", "83:00 pm", "83:30 pm exhausted"],
    );
}

#[test]
fn what_was_entered_afterwards_never_pages_until_something_happens_now() {
    let mut story = Story::opened_late("01:00", "02:20", 3);
    night(&story, "04:00", &[], &[]);
    story.level("04:00", 4);
    night(
        &story,
        "04:00",
        &["04:00 system"],
        &["04:10 pm", "04:40 pm exhausted"],
    );
}

#[test]
fn an_ack_entered_afterwards_counts_from_when_it_was_entered() {
    let mut story = Story::opened("02:20", 3);
    story.acked_late("02:25", "02:45");
    night(&story, "02:50", &["02:20 system", "02:30 pm+maintenance"], &[]);
}

#[test]
fn a_reopened_incident_calls_the_whole_chain_again() {
    let mut story = Story::opened("02:20", 2);
    story.acked("02:21", "fujita").restored("03:00").reopened("04:00");
    let past = ["02:20 system", "04:00 system"];
    night(&story, "04:00", &past, &["04:30 pm", "05:00 pm exhausted"]);
}

#[test]
fn pages_that_a_sleeping_machine_missed_are_due_until_somebody_answers() {
    let mut story = Story::opened("02:20", 3);
    let due = |story: &Story| {
        let timeline = Timeline::of(&story.incident(), &sample::plan(), sample::time("02:45").to_utc());
        timeline.due().len()
    };
    assert_eq!(due(&story), 2);
    story.acked("02:40", "fujita");
    assert_eq!(due(&story), 0);
}

#[test]
fn a_report_is_owed_at_its_instant_until_it_is_recorded_whatever_else_happens() {
    let owed = |story: &Story, now: &str| {
        let now = sample::time(now).to_utc();
        Timeline::of(&story.incident(), &sample::plan(), now)
            .owed(now)
            .count()
    };
    let mut story = Story::opened("02:20", 3);
    story.acked("02:25", "fujita").restored("02:40").closed("02:50");
    assert_eq!((owed(&story, "03:19"), owed(&story, "03:20")), (0, 1));
    for result in [CallResult::NoAnswer, CallResult::Voicemail] {
        story.called("03:25", "role/department-head", result);
        assert_eq!(owed(&story, "03:26"), 1, "{result:?}");
    }
    let mut reported = story.clone();
    reported.reported("03:30", "role/department-head");
    assert_eq!(owed(&reported, "03:31"), 0);
    story.called("03:30", "role/department-head", CallResult::Answered);
    assert_eq!(owed(&story, "03:31"), 0);
}

#[test]
fn a_report_counts_from_the_raising_and_a_false_alarm_ends_it() {
    let at = |story: &Story| {
        let now = sample::time("02:30").to_utc();
        let timeline = Timeline::of(&story.incident(), &sample::plan(), now);
        timeline.reports.first().map(|report| report.at)
    };
    let mut story = Story::opened("02:20", 2);
    assert_eq!(at(&story), None);
    story.level("02:30", 4);
    assert_eq!(at(&story), Some(sample::time("03:00").to_utc()));
    story.cancelled("02:31");
    assert_eq!(at(&story), None);
}

#[test]
fn who_was_told_before_the_raising_is_not_owed_a_report_again() {
    let owed = |story: &Story| {
        let now = sample::time("02:40").to_utc();
        Timeline::of(&story.incident(), &sample::plan(), now)
            .reports
            .len()
    };
    let mut story = Story::opened("02:20", 2);
    story.reported("02:25", "role/department-head").level("02:30", 4);
    assert_eq!(owed(&story), 0);
    story.restored("02:31").closed("02:32").reopened("02:35");
    assert_eq!(owed(&story), 1, "what comes again is told again");
}
