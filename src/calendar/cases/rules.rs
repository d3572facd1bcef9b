//! The rules that modify a phrase, and their order.

use chrono::NaiveDate;

use crate::calendar::{Frequency, IfClosed, Move, Occurrence, Recurrence, ShortMonth, Workdays};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn company() -> Workdays {
    Workdays {
        closed: vec!["12-29..01-03".parse().unwrap()],
        ..Workdays::default()
    }
}

fn recurrence(phrase: &str) -> Recurrence {
    Recurrence::new(Frequency::parse(phrase).unwrap().0, day("2026-11-01"))
}

/// A phrase with modifiers, written as the plan's keys.
fn with(phrase: &str, modifiers: &str) -> Recurrence {
    let mut made = recurrence(phrase);
    for (key, value) in modifiers
        .split_whitespace()
        .map(|modifier| modifier.split_once('=').unwrap())
    {
        match key {
            "if_closed" => made.if_closed = rule(value),
            "short_month" => made.short_month = short(value),
            "offset" => made.offset = value.parse().unwrap(),
            "starts" => made.starts = day(value),
            "ends" => made.ends = Some(day(value)),
            "count" => made.count = Some(value.parse().unwrap()),
            "except" => made.except = value.split(',').map(day).collect(),
            "also" => made.also = value.split(',').map(day).collect(),
            "remind" => made.remind = Some(value.parse().unwrap()),
            "go_live" => made.go_live = day(value),
            _ => panic!("{key}"),
        }
    }
    made
}

fn rule(name: &str) -> IfClosed {
    match name {
        "before" => IfClosed::Before,
        "after" => IfClosed::After,
        "before-in-month" => IfClosed::BeforeInMonth,
        "after-in-month" => IfClosed::AfterInMonth,
        "skip" => IfClosed::Skip,
        _ => IfClosed::Keep,
    }
}

fn short(name: &str) -> ShortMonth {
    match name {
        "skip" => ShortMonth::Skip,
        "next" => ShortMonth::Next,
        _ => ShortMonth::Clamp,
    }
}

fn rows(recurrence: &Recurrence, from: &str, to: &str) -> Vec<Occurrence> {
    recurrence.occurrences(&company(), day(from)..=day(to), &[])
}

#[test]
fn modifiers_move_days_in_the_stated_order() {
    #[rustfmt::skip]
    let cases = [
        // phrase, modifiers, from, to, deadlines
        ("毎月23日", "", "2026-11-01", "2026-12-31", "2026-11-23 2026-12-23"),
        ("毎月23日", "if_closed=before", "2026-11-01", "2026-12-31", "2026-11-20 2026-12-23"),
        ("毎月23日", "if_closed=after", "2026-11-01", "2026-12-31", "2026-11-24 2026-12-23"),
        ("毎月23日", "if_closed=skip", "2026-11-01", "2026-12-31", "2026-12-23"),
        // December finds what January's 1st moved into it, and January does not
        ("毎月1日", "if_closed=before", "2026-12-01", "2026-12-31", "2026-12-01 2026-12-28"),
        ("毎月1日", "if_closed=before", "2027-01-01", "2027-01-31", ""),
        ("毎月1日", "if_closed=before-in-month", "2026-12-01", "2027-01-31", "2026-12-01 2027-01-04"),
        ("毎月31日", "if_closed=after", "2026-12-01", "2027-01-31", "2027-01-04"),
        ("毎月31日", "if_closed=after-in-month", "2026-12-01", "2027-01-31", "2026-12-28 2027-01-29"),
        // 31st: clamped, skipped or moved on; after February it is the 31st again
        ("毎月31日", "short_month=clamp", "2027-01-31", "2027-03-31", "2027-01-31 2027-02-28 2027-03-31"),
        ("毎月31日", "short_month=skip", "2027-01-31", "2027-05-31", "2027-01-31 2027-03-31 2027-05-31"),
        ("毎月31日", "short_month=next", "2027-01-31", "2027-03-31", "2027-01-31 2027-03-01 2027-03-31"),
        ("毎年2月29日", "short_month=skip", "2026-11-01", "2032-12-31", "2028-02-29 2032-02-29"),
        // offset: business days after if_closed
        ("毎月23日", "if_closed=after offset=1", "2026-11-01", "2026-11-30", "2026-11-25"),
        ("毎月23日", "if_closed=before offset=-2", "2026-11-01", "2026-11-30", "2026-11-18"),
        ("毎月最終営業日", "offset=2", "2026-12-01", "2027-01-31", "2026-12-02 2027-01-05"),
        ("月次", "offset=3", "2026-12-01", "2026-12-31", "2026-12-03"),
        // except and also come before the shift and are nominal days
        ("毎月23日", "if_closed=after except=2026-11-23", "2026-11-01", "2026-12-31", "2026-12-23"),
        ("毎月23日", "if_closed=after except=2026-11-24", "2026-11-01", "2026-12-31", "2026-11-24 2026-12-23"),
        ("毎月23日", "if_closed=after also=2026-11-28", "2026-11-01", "2026-11-30", "2026-11-24 2026-11-30"),
        ("随時", "also=2026-11-28", "2026-11-01", "2026-11-30", "2026-11-28"),
        ("週次", "except=2026-11-11", "2026-11-01", "2026-11-22", "2026-11-06 2026-11-20"),
        // starts, ends, count are about the nominal day
        ("毎月1日", "starts=2026-11-01 if_closed=before", "2026-10-01", "2026-11-30", "2026-10-30"),
        ("毎月25日", "ends=2026-12-25", "2026-11-01", "2027-12-31", "2026-11-25 2026-12-25"),
        ("毎月25日", "count=3", "2026-11-01", "2030-12-31", "2026-11-25 2026-12-25 2027-01-25"),
        ("毎月25日", "count=3", "2026-12-01", "2030-12-31", "2026-12-25 2027-01-25"),
        ("毎月25日", "count=3 except=2026-12-25", "2026-11-01", "2030-12-31", "2026-11-25 2027-01-25"),
        ("日次", "count=3", "2026-11-03", "2030-12-31", "2026-11-03"),
        ("毎月25日", "count=0", "2026-11-01", "2030-12-31", ""),
        ("月次", "ends=2026-12-30", "2026-11-01", "2030-12-31", "2026-11-30"),
        // an undated period that overlaps starts counts, if a business day is left in it
        ("週次", "starts=2026-11-18", "2026-11-01", "2026-11-29", "2026-11-20 2026-11-27"),
        ("週次", "starts=2026-11-21", "2026-11-01", "2026-11-29", "2026-11-27"),
        // a week without a business day owes nothing
        ("週次", "starts=2027-12-20", "2027-12-20", "2028-01-09", "2027-12-24 2027-12-28 2028-01-07"),
        // counted from starts
        ("隔週月曜", "starts=2026-11-03", "2026-11-01", "2026-12-31", "2026-11-09 2026-11-23 2026-12-07 2026-12-21"),
        ("隔週月曜・木曜", "starts=2026-11-04", "2026-11-01", "2026-11-30", "2026-11-05 2026-11-16 2026-11-19 2026-11-30"),
        ("3か月ごと1日", "starts=2026-11-15", "2026-11-01", "2027-06-30", "2027-02-01 2027-05-01"),
        ("2年ごと4月1日", "starts=2026-04-01", "2026-01-01", "2030-12-31", "2026-04-01 2028-04-01 2030-04-01"),
        ("稼働前", "go_live=2026-11-24", "2026-01-01", "2027-12-31", "2026-11-20"),
    ];
    for (phrase, modifiers, from, to, expected) in cases {
        let days: Vec<_> = rows(&with(phrase, modifiers), from, to)
            .iter()
            .map(|row| row.due.to_string())
            .collect();
        let expected: Vec<_> = expected.split_whitespace().filter(|day| *day >= from).collect();
        assert_eq!(days, expected, "{phrase} {modifiers}");
    }
}

#[test]
fn one_row_a_day_carries_all_its_periods() {
    let made = with("日次", "if_closed=after");
    let rows = rows(&made, "2026-11-20", "2026-11-24");
    let periods: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.periods.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(
        periods,
        [
            vec!["2026-11-20"],
            vec!["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"]
        ]
    );
}

#[test]
fn a_period_is_named_by_what_it_stands_for_and_its_slot_by_what_it_settles() {
    let cases = [
        ("日次", "2026-11-01", "2026-11-01"),
        ("週次", "2026-W45", "2026-W45"),
        ("隔週", "2026-W44", "2026-W44"),
        ("月次", "2026-11", "2026-11"),
        ("四半期", "2026-Q3", "2026-Q3"),
        ("半期", "2026-H2", "2026-H2"),
        ("年次", "2026", "2026"),
        ("毎月第3営業日", "2026-11-05", "2026-11"),
        ("毎月1日・15日", "2026-11-01", "2026-11-01"),
        ("毎週火曜", "2026-11-03", "2026-W45"),
        ("毎週火曜・木曜", "2026-11-03", "2026-11-03"),
        ("毎年4月1日", "2027-04-01", "2027"),
        ("毎年1月5日", "2027-01-05", "2026"),
        ("4月・10月の末日", "2027-04-30", "2027-04"),
        ("毎年4月", "2027-04", "2027-04"),
        ("四半期末", "2026-12-31", "2026-Q3"),
        ("2026年12月5日", "2026-12-05", "2026-12-05"),
    ];
    for (phrase, period, slot) in cases {
        let first = recurrence(phrase)
            .next_after(&Workdays::default(), day("2026-10-31"), &[])
            .unwrap();
        assert_eq!(
            (
                first.periods[0].to_string().as_str(),
                first.slots[0].to_string().as_str()
            ),
            (period, slot),
            "{phrase}"
        );
    }
}

#[test]
fn a_slot_is_given_up_where_another_day_may_lie_in_it() {
    let next = with("毎月31日", "short_month=next");
    let also = with("毎月25日", "also=2026-11-28");
    for made in [next, also] {
        for row in rows(&made, "2026-11-01", "2026-11-30") {
            assert_eq!(row.slots, row.periods, "{made:?}");
        }
    }
}

#[test]
fn an_occurrence_opens_on_its_day_or_earlier_and_never_before_starts() {
    let cases = [
        ("毎月25日", "", "2026-11-25", "2026-11-25"),
        ("毎月25日", "remind=3bd", "2026-11-25", "2026-11-19"),
        ("毎月25日", "remind=90d", "2026-11-25", "2026-11-01"),
        ("毎月25日", "remind=1mo", "2026-12-25", "2026-11-25"),
        ("月次", "", "2026-11-30", "2026-11-01"),
        ("月次", "starts=2026-11-16", "2026-11-30", "2026-11-16"),
        ("四半期", "", "2026-12-28", "2026-11-01"),
        ("稼働前", "go_live=2026-11-24", "2026-11-20", "2025-11-24"),
    ];
    for (phrase, modifiers, due, opens) in cases {
        let found = rows(&with(phrase, modifiers), due, due);
        assert_eq!(found[0].opens, day(opens), "{phrase} {modifiers}");
    }
}

#[test]
fn every_move_says_which_rule_and_which_line_of_the_calendar() {
    let workdays = company();
    let made = with("毎月1日", "if_closed=after offset=1");
    let row = &rows(&made, "2027-01-05", "2027-01-05")[0];
    assert_eq!(row.nominal, day("2027-01-01"));
    let moves = [
        Move::Closed(IfClosed::After, day("2027-01-01"), day("2027-01-04")),
        Move::Offset(1, day("2027-01-04"), day("2027-01-05")),
    ];
    assert_eq!(row.moves, moves);
    let closed: Vec<_> = moves[0]
        .closures(&workdays)
        .into_iter()
        .map(|(day, _)| day.to_string())
        .collect();
    assert_eq!(closed, ["2027-01-01", "2027-01-02", "2027-01-03"]);

    let row = &rows(&with("毎月31日", ""), "2026-11-30", "2026-11-30")[0];
    assert_eq!(row.moves, [Move::ShortMonth(31, day("2026-11-30"))]);
    let row = &rows(&with("月次", ""), "2026-12-28", "2026-12-28")[0];
    assert_eq!(
        row.moves,
        [Move::LastBusinessDay(day("2026-12-31"), day("2026-12-28"))]
    );
}

#[test]
fn the_next_and_the_last_are_found_however_far() {
    let workdays = company();
    let made = with("2年ごと4月1日", "starts=2026-11-01");
    let next = made.next_after(&workdays, day("2027-04-01"), &[]).unwrap();
    assert_eq!(next.due, day("2029-04-01"));
    assert_eq!(
        made.last_before(&workdays, day("2029-04-01"), &[]).unwrap().due,
        day("2027-04-01")
    );
    assert_eq!(made.last_before(&workdays, day("2027-04-01"), &[]), None);
    assert_eq!(
        recurrence("随時").next_after(&workdays, day("2026-11-01"), &[]),
        None
    );
}

#[test]
fn a_calendar_without_business_days_loses_nothing_that_is_dated() {
    let never = Workdays {
        weekdays: [false; 7],
        ..Workdays::default()
    };
    let made = with("毎月25日", "if_closed=before offset=-1");
    let rows = made.occurrences(&never, day("2026-11-01")..=day("2026-11-30"), &[]);
    assert_eq!(rows[0].due, day("2026-11-25"));
    assert_eq!(
        recurrence("月次").occurrences(&never, day("2026-11-01")..=day("2026-11-30"), &[]),
        []
    );
}
