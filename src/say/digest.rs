//! The morning's message.

use chrono::NaiveDate;

use crate::due::{Item, Section};
use crate::notify::safe;
use crate::plan::{Party, Plan};
use crate::say;
use crate::say::{Language, day, due};

/// The first line: the day, and how much is overdue, due today and coming up.
pub fn head(lang: Language, prefix: &str, today: NaiveDate, who: Option<&str>, counts: [usize; 3]) -> String {
    let [overdue, due, soon] = counts;
    let title = who.map_or_else(|| title(lang), |who| own_title(lang, &safe(who)));
    let text = if overdue + due + soon == 0 {
        due::nothing_today(lang)
    } else {
        counted(lang, overdue, due, soon)
    };
    format!("{prefix} {title}{} {text}", day::date(lang, today))
        .trim_start()
        .to_owned()
}

/// Above its rows.
pub fn section(lang: Language, section: Section, count: usize) -> String {
    bracketed(
        lang,
        &match section {
            Section::Overdue => due::overdue_section(lang, count),
            Section::Today => due::today_section(lang, count),
            Section::ToConfirm => due::confirm_section(lang, count),
            _ => due::announced_section(lang, count),
        },
    )
}

/// One row; `is_public`: roles, and no names of people.
pub fn row(lang: Language, plan: &Plan, item: &Item, today: NaiveDate, is_public: bool) -> String {
    let title = due::title_on(lang, item, plan.workdays.fiscal_year_starts, today);
    let deadline = due::deadline(lang, item, today, &plan.workdays);
    let roles: Vec<&str> = item
        .assignee
        .iter()
        .filter(|owner| !matches!(owner.party, Some(Party::Contact(_))) || !is_public)
        .map(|owner| owner.name.as_str())
        .collect();
    let owners = if roles.is_empty() {
        String::new()
    } else {
        whose(lang, &say::list(lang, &roles))
    };
    safe(&item_line(lang, &title, &owners, &deadline))
}

say! {
    /// First line.
    title() { ja: "【朝の通知】", en: "[Today] " }
    /// First line.
    own_title(who: &str) { ja: "【{who}さんの予定】", en: "[{who}: today] " }
    /// First line.
    counted(overdue: usize, due: usize, soon: usize) {
        ja: "期限超過 {overdue}件 / 本日期限 {due}件 / 事前通知 {soon}件",
        en: "overdue {overdue}, due today {due}, coming up {soon}",
    }
    /// Above rows.
    bracketed(text: &str) { ja: "■ {text}", en: "# {text}" }
    /// A row.
    item_line(title: &str, owners: &str, deadline: &str) { ja: "・{title}{owners} {deadline}", en: "- {title}{owners}: {deadline}" }
    /// Whose.
    whose(roles: &str) { ja: "（{roles}）", en: " ({roles})" }
    /// What is not listed.
    more(count: usize) { ja: "・ほか {count}件", en: "- and {count} more" }
}
