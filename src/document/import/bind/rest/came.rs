//! What came of a line, for telling whether a number of it is in the plan or in the report: the entry that it says
//! something of, and what the report says of it.

use std::cell::OnceCell;

use foldhash::HashSet;

use super::super::super::block::At;
use super::super::super::entry::Entry;
use super::super::super::found::{Doubt, Found, Heading, Left};
use super::held::Held;
use super::numbers::{Number, Written};

/// Everything that came of a document, by the line that it stands in.
pub(super) struct Came<'f> {
    entries: Vec<&'f Entry>,
    left: Vec<&'f Left>,
    doubts: Vec<&'f Doubt>,
    headings: Vec<&'f Heading>,
    anywhere: OnceCell<Anywhere>,
}

/// The numbers of all of it.
#[derive(Default)]
struct Anywhere {
    numbers: HashSet<Number>,
    values: HashSet<u64>,
}

impl<'f> Came<'f> {
    pub(super) fn new(found: &'f Found, entries: &'f [Entry]) -> Self {
        Self {
            entries: sorted(entries, |it| it.at),
            left: sorted(&found.left, |it| it.at),
            doubts: sorted(&found.doubts, |it| it.at),
            headings: sorted(&found.headings, |it| it.at),
            anywhere: OnceCell::new(),
        }
    }

    /// Puts in what came of the line: where no entry stands in it, of the one that it goes on with.
    pub(super) fn at(&self, at: At, held: &mut Held) {
        let end = self.entries.partition_point(|it| it.at <= at);
        let nearest = self.entries[..end].last().map_or(at, |it| it.at);
        held.begin(nearest, same(&self.entries, nearest, |it| it.at));
        let left = same(&self.left, at, |it| it.at);
        left.iter().for_each(|it| held.add(&it.text));
        let doubts = same(&self.doubts, at, |it| it.at);
        doubts.iter().for_each(|it| held.add_doubt(it));
        // A heading that was understood is in the report, but its time of day is what its tasks have.
        let headings = same(&self.headings, at, |it| it.at);
        headings.iter().for_each(|it| held.add_but_clocks(&it.text));
    }

    /// Does a task stand in the line, and nothing else? Then all of its numbers are the task's.
    pub(super) fn is_of_a_task(&self, at: At) -> bool {
        let own = same(&self.entries, at, |it| it.at);
        !own.is_empty() && own.iter().all(|it| it.table == "task")
    }

    /// Is the number in what came of any line?
    pub(super) fn anywhere(&self, written: Written) -> bool {
        let all = self.anywhere.get_or_init(|| self.all());
        match written.number {
            Number::Clock(_) => all.numbers.contains(&written.number),
            Number::Plain(value) => all.values.contains(&value),
            Number::Count(..) => {
                let plain = Number::Plain(written.value);
                all.numbers.contains(&written.number) || all.numbers.contains(&plain)
            }
        }
    }

    fn all(&self) -> Anywhere {
        let mut held = Held::default();
        self.entries.iter().for_each(|it| held.add_entry(it));
        self.left.iter().for_each(|it| held.add(&it.text));
        self.doubts.iter().for_each(|it| held.add_doubt(it));
        let (numbers, values) = held.all().iter().copied().unzip();
        Anywhere { numbers, values }
    }
}

fn sorted<T>(all: &[T], at: impl Fn(&T) -> At) -> Vec<&T> {
    let mut all: Vec<&T> = all.iter().collect();
    all.sort_by_key(|it| at(it));
    all
}

/// Those of one line.
fn same<'s, 'f, T>(all: &'s [&'f T], line: At, at: impl Fn(&T) -> At) -> &'s [&'f T] {
    let start = all.partition_point(|it| at(it) < line);
    let end = start + all[start..].partition_point(|it| at(it) == line);
    &all[start..end]
}
