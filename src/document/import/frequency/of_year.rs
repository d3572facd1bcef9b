//! A day of the year, beside 年次.

use super::super::dates;
use super::parts::is_year;
use super::spelled::day_of_year;
use super::understand;

/// 2027-03-14 beside 年次: 毎年3月14日.
pub(in crate::document::import) fn of_year_dated(frequency: &str, day: &str) -> Option<String> {
    let [one] = dates::days(day)[..] else { return None };
    let base = understand(frequency).filter(|it| is_year(&it.phrase))?;
    Some(if base.phrase.is_ascii() {
        one.format("every %B %-d").to_string()
    } else {
        one.format("毎年%-m月%-d日").to_string()
    })
}

/// `9/1` alone is 毎年9月1日.
pub(super) fn of_year(text: &str) -> Option<String> {
    let (month, day) = text.split_once('/')?;
    day_of_year(month.trim(), day.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_beside_a_year_is_a_day_of_each() {
        assert_eq!(
            of_year_dated("年次", "2027-03-14").as_deref(),
            Some("毎年3月14日")
        );
        assert_eq!(
            of_year_dated("Yearly", "2027-03-14").as_deref(),
            Some("every March 14")
        );
        assert_eq!(of_year_dated("月次", "2027-03-14"), None);
        assert_eq!(of_year_dated("年次", "3月"), None);
    }
}
