//! When an alarm goes off, seen from the start of its event (RFC 5545, 3.3.6 and 3.8.6.3).

use chrono::TimeDelta;

/// The length of time from the start; before it where it is negative.
pub(super) fn trigger(from_start: TimeDelta) -> String {
    let sign = if from_start < TimeDelta::zero() { "-" } else { "" };
    let minutes = from_start.num_minutes().abs();
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let part = |count: i64, unit: &str| {
        if count == 0 {
            String::new()
        } else {
            format!("{count}{unit}")
        }
    };
    let (day, time) = (part(days, "D"), part(hours, "H") + &part(minutes, "M"));
    match (day.is_empty(), time.is_empty()) {
        (true, true) => "PT0M".to_owned(),
        (_, true) => format!("{sign}P{day}"),
        (_, false) => format!("{sign}P{day}T{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_is_a_length_of_time() {
        let cases = [
            (0, "PT0M"),
            (-15, "-PT15M"),
            (-3 * 1440, "-P3D"),
            (-2 * 1440 - 15 * 60 - 15, "-P2DT15H15M"),
            (8 * 60 + 45, "PT8H45M"),
        ];
        for (minutes, expected) in cases {
            assert_eq!(trigger(TimeDelta::minutes(minutes)), expected);
        }
    }
}
