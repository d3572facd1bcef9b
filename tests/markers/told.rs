//! What came of a document, and whether a marker is in it.

use chrono::NaiveDate;
use opsplan::document::import::{self, write};
use opsplan::plan::File;
use opsplan::world::foreign;

use crate::maker::Marker;

/// Every word and number of the plan and of the report.
pub(crate) struct Told {
    text: String,
    numbers: Vec<u64>,
    clocks: Vec<u64>,
}

const HALF: u64 = 12 * 60;

impl Told {
    pub(crate) fn of(bytes: &[u8], extension: &str) -> Self {
        let document = foreign::read(bytes, extension).unwrap();
        let mut found = import::understand(&document);
        let entries = import::entries(&mut found, None);
        found.left.extend(import::lost(&found, &entries, &document.lines));
        let about = write::About {
            name: found.name.clone().unwrap_or_default(),
            starts: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
            language: found.language,
        };
        let files = write::files(&entries, &about, &|file: File| file.name().to_owned());
        let mut text = found.name.clone().unwrap_or_default() + "\n";
        for (_, plan) in files.iter().filter(|(file, _)| *file != File::Plan) {
            let said = plan.lines().filter(|it| !it.starts_with("id = "));
            said.for_each(|it| text += &format!("{it}\n"));
        }
        found.left.iter().for_each(|it| text += &format!("{}\n", it.text));
        found
            .headings
            .iter()
            .for_each(|it| text += &format!("{}\n", it.text));
        let doubts = found.doubts.iter();
        doubts.for_each(|it| text += &format!("{} {:?}\n", it.of, it.what));
        Self {
            numbers: numbers(&text).into_iter().map(|(number, _)| number).collect(),
            clocks: clocks(&text),
            text,
        }
    }

    pub(crate) fn has(&self, marker: &Marker) -> bool {
        match marker {
            Marker::Word(word) => self.text.contains(word),
            Marker::Number(number) => self.numbers.contains(number),
            Marker::Span(minutes) => [*minutes, minutes * 60]
                .iter()
                .any(|it| self.numbers.contains(it)),
            Marker::Clock(minutes) => self.clocks.contains(&(minutes % HALF)),
            Marker::Day(day) => self.numbers.contains(day) || self.numbers.contains(&(day + 1)),
        }
    }
}

/// The numbers of a text, 1,000 as one, and what stands behind each.
fn numbers(text: &str) -> Vec<(u64, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|it: char| it.is_ascii_digit()) {
        rest = &rest[at..];
        let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        let thousands = behind.strip_prefix(',').and_then(|it| it.get(..3));
        if let Some(more) = thousands.and_then(|it| it.parse::<u64>().ok()) {
            found.push((digits.parse().unwrap_or(0) * 1000 + more, behind));
        }
        found.push((digits.parse().unwrap_or(0), behind));
        rest = behind;
    }
    found
}

/// The times of day in a text, in minutes of half a day, and when what lasts from then on ends.
fn clocks(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    for (hour, behind) in numbers(text) {
        let minute = |it: &str| {
            let end = it.find(|it: char| !it.is_ascii_digit()).unwrap_or(it.len());
            it[..end].parse::<u64>().ok()
        };
        if let Some(rest) = behind.strip_prefix(':') {
            found.extend(minute(rest).map(|it| hour * 60 + it));
        } else if let Some(rest) = behind.strip_prefix('時') {
            found.push(hour * 60 + minute(rest).unwrap_or(0));
        }
    }
    let lasts = text.lines().filter_map(|it| it.strip_prefix("lasts = "));
    let long: Vec<u64> = lasts
        .flat_map(|it| numbers(it))
        .map(|(count, unit)| if unit.starts_with('h') { count * 60 } else { count })
        .collect();
    let ends: Vec<u64> = found
        .iter()
        .flat_map(|start| long.iter().map(move |it| start + it))
        .collect();
    found.extend(ends);
    found.iter().map(|it| it % HALF).collect()
}
