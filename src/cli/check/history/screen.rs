//! The screen: a row a day, then the months, then the last changes.

use super::{Drawn, History, Month, Told};
use crate::check::UNSEEN;
use crate::cli::check::heading;
use crate::plan::Language;
use crate::say::check::history as say;
use crate::say::check::{complaints, status_word, took};
use crate::show::{Answer, Cell, Table, View};

impl Answer for History<'_> {
    fn view(&self, lang: Language) -> View {
        self.items.iter().fold(View::default(), |view, item| {
            let view = view.gap().title(heading(item.check, item.title));
            if item.months.is_empty() {
                return view.line(say::unseen(lang));
            }
            view.verbatim(drawing(lang, &item.days))
                .line(say::legend(lang))
                .gap()
                .table(months_table(lang, &item.months))
                .line(say::definition(lang))
                .gap()
                .table(changes_table(lang, &item.changes))
        })
    }
}

fn drawing(lang: Language, days: &[Drawn]) -> String {
    let hours: String = (0..24).step_by(3).map(|hour| format!("{hour:<6}")).collect();
    let head = format!("{:<11}{}", "", hours.trim_end());
    let row = |day: &Drawn| {
        let cells: String = day.cells.chars().map(cell).collect();
        let uptime = day.uptime_percent.map_or_else(|| say::hole(lang), shown_percent);
        format!("{} {cells} {uptime:>9}", day.day)
    };
    let rows = days.iter().map(row);
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

/// As it is drawn: every sign is one column wide in every font.
fn cell(letter: char) -> char {
    match letter {
        'o' => '=',
        'w' => '~',
        'u' => '?',
        'f' => '#',
        _ => UNSEEN,
    }
}

fn shown_percent(percent: f64) -> String {
    format!("{percent:.3}%")
}

fn months_table(lang: Language, months: &[Month]) -> Table {
    let mut table = Table::new(say::month_head(lang));
    for month in months {
        let ms = |ms: Option<f64>| Cell::number(ms.map_or_else(|| "-".to_owned(), |ms| took(lang, ms)));
        table.row([
            month.month.as_str().into(),
            Cell::number(month.uptime_percent.map_or_else(|| "-".to_owned(), shown_percent)),
            Cell::number(shown_percent(month.seen_percent)),
            Cell::number(month.looks),
            Cell::number(month.fail),
            ms(month.p50_ms),
            ms(month.p95_ms),
            ms(month.p99_ms),
        ]);
    }
    table
}

fn changes_table(lang: Language, changes: &[Told]) -> Table {
    let mut table = Table::new(say::change_head(lang));
    for told in changes {
        table.row([
            told.at.format("%Y-%m-%d %H:%M").to_string(),
            status_word(lang, told.status),
            complaints(lang, &told.change.complaints),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_has_three_places() {
        assert_eq!(shown_percent(99.9), "99.900%");
    }
}
