//! What holds for every recurrence, whatever its phrase and modifiers.

use chrono::{Days, NaiveDate, Weekday};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::calendar::{
    FiscalDay, FiscalPart, Frequency, IfClosed, MonthDay, Recurrence, ShortMonth, Span, Unit, Workdays,
    YearDay,
};

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

fn month_day() -> impl Strategy<Value = MonthDay> {
    prop_oneof![
        (1_u32..=31).prop_map(MonthDay::Day),
        (0_u32..=27).prop_map(MonthDay::Last),
        (1_u32..=23).prop_map(MonthDay::BusinessDay),
        (0_u32..=20).prop_map(MonthDay::LastBusinessDay),
        (1_u32..=5, select(&WEEK)).prop_map(|(nth, weekday)| MonthDay::Nth(nth, weekday)),
        select(&WEEK).prop_map(MonthDay::LastWeekday),
    ]
}

fn month_days() -> impl Strategy<Value = Vec<MonthDay>> {
    prop::collection::vec(month_day(), 1..4).prop_map(|days| {
        let mut once: Vec<MonthDay> = Vec::new();
        for day in days {
            if !once.contains(&day) {
                once.push(day);
            }
        }
        once
    })
}

fn year_days() -> impl Strategy<Value = Vec<YearDay>> {
    let dated = subsequence((1_u32..=12).collect::<Vec<_>>(), 1..4)
        .prop_shuffle()
        .prop_flat_map(|months| {
            (
                Just(months.clone()),
                prop::collection::vec(month_day(), months.len()),
            )
        })
        .prop_map(|(months, days)| months.into_iter().zip(days).collect::<Vec<_>>());
    let undated = subsequence((1_u32..=12).collect::<Vec<_>>(), 1..4);
    let shared =
        (subsequence((1_u32..=12).collect::<Vec<_>>(), 2..4), month_days()).prop_map(|(months, days)| {
            let dates = months.iter().flat_map(|month| {
                days.iter().map(|day| YearDay {
                    month: *month,
                    day: Some(*day),
                })
            });
            dates.collect()
        });
    prop_oneof![
        shared,
        dated.prop_map(|dates| dates
            .into_iter()
            .map(|(month, day)| YearDay {
                month,
                day: Some(day)
            })
            .collect()),
        undated.prop_map(|months| months
            .into_iter()
            .map(|month| YearDay { month, day: None })
            .collect()),
    ]
}

fn frequency() -> impl Strategy<Value = Frequency> {
    let part = || select(vec![FiscalPart::Quarter, FiscalPart::Half, FiscalPart::Year]);
    let edge = month_day().prop_flat_map(|day| select(vec![FiscalDay::First(day), FiscalDay::Last(day)]));
    let unit = select(vec![
        Unit::Days,
        Unit::BusinessDays,
        Unit::Weeks,
        Unit::Months,
        Unit::Years,
    ]);
    prop_oneof![
        select(vec![
            Frequency::EveryDay,
            Frequency::EveryBusinessDay,
            Frequency::BeforeGoLive,
            Frequency::AsNeeded
        ]),
        (2_u32..60).prop_map(Frequency::Days),
        (2_u32..60).prop_map(Frequency::BusinessDays),
        (1_u32..6, subsequence(&WEEK, 0..4)).prop_map(|(every, on)| Frequency::Weeks { every, on }),
        (1_u32..30).prop_map(|every| Frequency::Months {
            every,
            on: Vec::new()
        }),
        (1_u32..30, month_days()).prop_map(|(every, on)| Frequency::Months { every, on }),
        (1_u32..5, year_days()).prop_map(|(every, on)| Frequency::Years { every, on }),
        part().prop_map(|part| Frequency::Fiscal {
            every: 1,
            part,
            on: None
        }),
        (2_u32..5).prop_map(|every| Frequency::Fiscal {
            every,
            part: FiscalPart::Year,
            on: None
        }),
        (part(), edge).prop_map(|(part, on)| Frequency::Fiscal {
            every: 1,
            part,
            on: Some(on)
        }),
        (1_u32..400, unit).prop_map(|(count, unit)| Frequency::AfterDone(Span { count, unit })),
        (0_u64..4_000).prop_map(|days| Frequency::Once(day(days))),
    ]
}

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(days)
}

const RULES: [IfClosed; 6] = [
    IfClosed::Keep,
    IfClosed::Before,
    IfClosed::After,
    IfClosed::BeforeInMonth,
    IfClosed::AfterInMonth,
    IfClosed::Skip,
];

prop_compose! {
    fn recurrence()(
        frequency in frequency(),
        if_closed in select(&RULES),
        short_month in select(vec![ShortMonth::Clamp, ShortMonth::Skip, ShortMonth::Next]),
        offset in -5_i32..=5,
        starts in 0_u64..1_500,
        ends in prop::option::of(0_u64..3_000),
        count in prop::option::of(0_u32..40),
        except in prop::collection::vec(0_u64..3_000, 0..3),
        also in prop::collection::vec(0_u64..3_000, 0..3),
        remind in prop::option::of(1_u32..60),
    ) -> Recurrence {
        let days = |days: Vec<u64>| days.into_iter().map(day).collect();
        Recurrence {
            if_closed, short_month, offset, count,
            ends: ends.map(day),
            except: days(except),
            also: days(also),
            remind: remind.map(|count| Span { count, unit: Unit::Days }),
            ..Recurrence::new(frequency, day(starts))
        }
    }
}

fn company() -> Workdays {
    let closed = ["12-29..01-03", "2026-08-10..2026-08-21"]
        .map(|closed| closed.parse().unwrap())
        .to_vec();
    Workdays {
        closed,
        ..Workdays::default()
    }
}

proptest! {
    #[test]
    fn a_range_asked_in_two_halves_gives_the_same_as_asked_whole(
        recurrence in recurrence(), from in 0_u64..2_500, first in 0_u64..300, second in 1_u64..300,
    ) {
        let (workdays, done) = (company(), [day(700), day(900)]);
        let ask = |from, to| recurrence.occurrences(&workdays, day(from)..=day(to), &done);
        let mut halves = ask(from, from + first);
        halves.extend(ask(from + first + 1, from + first + second));
        prop_assert_eq!(halves, ask(from, from + first + second));
    }

    #[test]
    fn rows_stand_in_order_one_a_day_each_with_its_periods(recurrence in recurrence(), from in 0_u64..2_500) {
        let (workdays, range) = (company(), day(from)..=day(from + 400));
        let rows = recurrence.occurrences(&workdays, range.clone(), &[]);
        prop_assert!(rows.windows(2).all(|pair| pair[0].due < pair[1].due));
        for row in &rows {
            prop_assert!(range.contains(&row.due));
            prop_assert!(!row.periods.is_empty());
            prop_assert_eq!(row.periods.len(), row.slots.len());
            prop_assert!(row.opens <= row.due);
            for (period, slot) in row.periods.iter().zip(&row.slots) {
                prop_assert!(slot.contains(*period, 4), "{} in {}", period, slot);
            }
        }
    }

    #[test]
    fn what_is_shifted_lands_on_business_days(recurrence in recurrence(), from in 0_u64..2_500) {
        let workdays = company();
        let recurrence = Recurrence { also: Vec::new(), ..recurrence };
        let stays = recurrence.if_closed == IfClosed::Keep && recurrence.offset == 0;
        prop_assume!(!stays || recurrence.frequency.is_undated());
        for row in recurrence.occurrences(&workdays, day(from)..=day(from + 400), &[]) {
            prop_assert!(workdays.is_open(row.due), "{}", row.due);
        }
    }

    #[test]
    fn no_period_is_owed_twice(recurrence in recurrence(), from in 0_u64..2_500) {
        let rows = recurrence.occurrences(&company(), day(from)..=day(from + 800), &[day(1_000)]);
        let mut periods: Vec<_> = rows.into_iter().flat_map(|row| row.periods).collect();
        let all = periods.len();
        periods.sort_unstable();
        periods.dedup();
        prop_assert_eq!(periods.len(), all);
    }

    #[test]
    fn next_and_last_agree_with_the_range(recurrence in recurrence(), at in 0_u64..2_500) {
        let workdays = company();
        let around = recurrence.occurrences(&workdays, day(at)..=day(at + 800), &[]);
        let before = day(at).pred_opt().unwrap();
        if let Some(first) = around.first() {
            prop_assert_eq!(recurrence.next_after(&workdays, before, &[]), Some(first.clone()));
            let after = day(at + 801);
            prop_assert_eq!(recurrence.last_before(&workdays, after, &[]), around.last().cloned());
        }
    }

    #[test]
    fn a_frequency_said_back_is_the_same_frequency(frequency in frequency(), rule in prop::option::of(select(&RULES))) {
        let (japanese, english) = (
            frequency.japanese() + rule.map_or("", IfClosed::japanese),
            format!("{} {}", frequency.english(), rule.map_or("", IfClosed::english)),
        );
        prop_assert_eq!(Frequency::understood(&japanese), Some((frequency.clone(), rule)), "{}", japanese);
        prop_assert_eq!(Frequency::parse(&japanese), Ok((frequency.clone(), rule)), "{}", japanese);
        prop_assert_eq!(Frequency::parse(&english), Ok((frequency, rule)), "{}", english);
    }

    #[test]
    fn no_text_panics_and_an_error_points_into_it(text in "\\PC*") {
        if let Err(error) = Frequency::parse(&text) {
            prop_assert!(text.get(error.span).is_some());
        }
    }

    #[test]
    fn nothing_made_of_the_languages_own_words_panics(words in prop::collection::vec(select(vec![
        "毎", "毎月", "月", "第", "末日", "の", "営業日", "前", "ごと", "3", "２", "十", "曜", "(", "）", "・", "年", "四半期",
        "every", "on", "the", "last", "day", "of", "3rd", "month", ",", "before", "Monday", "2026", "-", "12", "前回から",
    ]), 0..9)) {
        let text = words.concat();
        if let Err(error) = Frequency::parse(&text) {
            prop_assert!(text.get(error.span).is_some());
        }
    }
}
