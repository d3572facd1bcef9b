//! Many files → what happened, in order, each fact once. The order of the files does not matter.

use std::collections::HashMap;

use super::{Damage, Fact, FactId, Finding, Page, Seen};

/// Facts in the order of their writing, and what was wrong on the way.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    /// Each fact once, by time of writing, then writer and count.
    pub facts: Vec<Fact>,
    /// What is wrong with the files that were read.
    pub findings: Vec<Finding>,
}

impl Replay {
    /// The facts of these pages, but for those that were `seen` in earlier ones; notes them as seen.
    pub fn of(pages: impl IntoIterator<Item = Page>, seen: &mut Seen) -> Self {
        let mut replay = Self::default();
        let mut pages: Vec<Page> = pages.into_iter().collect();
        pages.sort_by(|a, b| a.name.cmp(&b.name));
        let mut index: HashMap<FactId, usize> = HashMap::new();
        let mut suspects = Vec::new();
        for page in pages {
            replay.findings.extend(page.findings);
            let file = page.name.to_string();
            for fact in page.facts {
                if seen.insert(&fact.id) {
                    replay.facts.push(fact);
                } else {
                    suspects.push((file.clone(), fact));
                }
            }
        }
        if !suspects.is_empty() {
            index.extend(
                replay
                    .facts
                    .iter()
                    .enumerate()
                    .map(|(at, fact)| (fact.id.clone(), at)),
            );
        }
        for (file, fact) in suspects {
            replay.again(index.get(&fact.id).copied(), file, fact);
        }
        replay.facts.sort_by(|a, b| a.order().cmp(&b.order()));
        replay.findings.sort();
        replay
    }

    /// Meets a fact again. Of two that differ under one id the lesser text counts, whichever was read first.
    fn again(&mut self, place: Option<usize>, file: String, fact: Fact) {
        let known = place.and_then(|at| self.facts.get_mut(at));
        let id = fact.id.clone();
        let damage = match known {
            Some(known) if text(known) != text(&fact) => {
                if text(&fact) < text(known) {
                    *known = fact;
                }
                Damage::Contradicted(id)
            }
            _ => Damage::Repeated(id),
        };
        self.findings.push(Finding {
            file,
            line: None,
            damage,
        });
    }
}

/// A fact as JSON: what two facts of one id are compared by.
fn text(fact: &Fact) -> String {
    serde_json::to_string(fact).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::sample::{self, Said};
    use crate::records::{FORMAT, PageName};

    fn replay(files: &[(PageName, Vec<u8>)]) -> Replay {
        Replay::of(sample::read(files), &mut Seen::default())
    }

    fn texts(replay: &Replay) -> Vec<String> {
        replay
            .facts
            .iter()
            .map(|fact| fact.read::<Said>().unwrap().text)
            .collect()
    }

    fn codes(replay: &Replay) -> Vec<&'static str> {
        replay
            .findings
            .iter()
            .map(|finding| finding.damage.code())
            .collect()
    }

    /// Two writers who took turns over two months.
    fn two_writers() -> Vec<(PageName, Vec<u8>)> {
        let mut files = sample::two_months();
        files.extend(sample::months(
            "pc7-sato-x01z",
            &["2026-10-20T00:00:00Z", "2026-11-21T09:00:00+09:00"],
            3,
        ));
        files
    }

    #[test]
    fn every_kind_of_damage_is_named_and_the_good_part_is_used() {
        let good = || sample::two_months().remove(1).1;
        let with = |tail: &[u8]| [good().as_slice(), tail].concat();
        let edited = |from: &str, to: &str| {
            let mut bytes = good();
            sample::replace(&mut bytes, from, to);
            bytes
        };
        let unknown = edited(
            "\"kind\":\"said\",\"data\":{\"text\":\"fact 8\"}",
            "\"kind\":\"sung\",\"data\":[1],\"new\":0",
        );
        let newer = format!("\"format\":{}", FORMAT + 1);
        let long = [b"{\"".as_slice(), &[b'x'; 10 << 20], b"\"}\n"].concat();
        let cases: [(&str, Vec<u8>, usize, &[&str]); 18] = [
            ("nothing wrong", good(), 4, &[]),
            ("an empty file", vec![], 0, &[]),
            ("blank lines", with(b"\n\n"), 4, &[]),
            ("an unknown kind with an unknown key", unknown, 4, &[]),
            (
                "a newer format",
                edited("\"format\":1", &newer),
                4,
                &["newer-format"],
            ),
            (
                "another writer's file",
                edited("\"writer\":\"ops01", "\"writer\":\"ops02"),
                4,
                &["other-writer"],
            ),
            (
                "a torn line",
                with(b"{\"id\":\"ops01-tanaka-7k2f.9\",\"at\":\"20"),
                4,
                &["torn"],
            ),
            ("zeros after a power loss", with(&[0; 512]), 4, &["torn"]),
            ("zeros and more lines", with(b"\0\0\0\n"), 4, &["nul"]),
            (
                "no line end",
                good()[..good().len() - 1].to_vec(),
                4,
                &["no-final-newline"],
            ),
            (
                "not JSON in the middle",
                edited("{\"id\":\"ops01-tanaka-7k2f.6\"", "{id:"),
                3,
                &["not-a-fact"],
            ),
            (
                "JSON that is no fact",
                with(b"{\"id\":7}\n[]\nnull\n"),
                4,
                &["not-a-fact"; 3],
            ),
            (
                "an id that is none",
                edited("7k2f.6", "7k2f.0"),
                3,
                &["not-a-fact"],
            ),
            ("not UTF-8", with(b"\xff\xfe\n"), 4, &["not-utf8"]),
            ("ten megabytes in a line", with(&long), 4, &["too-long"]),
            (
                "a merge that git gave up",
                with(b"<<<<<<< HEAD\n=======\n>>>>>>> b\n"),
                4,
                &["conflict-marker"; 3],
            ),
            (
                "line ends of Windows",
                edited("\n", "\r\n"),
                4,
                &["carriage-returns"],
            ),
            (
                "written in another month",
                edited("\"written\":\"2026-11", "\"written\":\"2026-09"),
                4,
                &["misfiled"],
            ),
        ];
        for (case, bytes, facts, expected) in cases {
            let replay = replay(&[(sample::two_months()[1].0.clone(), bytes)]);
            assert_eq!(
                (replay.facts.len(), codes(&replay)),
                (facts, expected.to_vec()),
                "{case}"
            );
        }
    }

    #[test]
    fn a_fact_that_stands_twice_counts_once() {
        let mut files = sample::two_months();
        sample::repeat_line(&mut files[0].1, 1);
        let twice = replay(&files);
        assert_eq!((twice.facts.len(), codes(&twice)), (8, vec!["repeated"]));
    }

    #[test]
    fn of_two_facts_under_one_id_the_same_one_counts_in_any_order() {
        let (name, bytes) = sample::two_months().remove(0);
        let mut other = bytes.clone();
        sample::replace(&mut other, "fact 3", "fact C");
        for files in [[bytes.clone(), other.clone()], [other, bytes]] {
            let [first, second] = files;
            let copy = PageName::parse("2026-10.ops01-tanaka-7k2f (copy).jsonl").unwrap();
            let replay = replay(&[(name.clone(), first), (copy, second)]);
            assert_eq!(texts(&replay), ["fact 1", "fact 2", "fact 3", "fact 4"]);
            assert!(codes(&replay).contains(&"contradicted"));
        }
    }

    #[test]
    fn facts_stand_in_the_order_of_their_writing() {
        let order = replay(&two_writers())
            .facts
            .iter()
            .map(|fact| fact.id.to_string())
            .collect::<Vec<_>>();
        let a = |count: u64| format!("ops01-tanaka-7k2f.{count}");
        let b = |count: u64| format!("pc7-sato-x01z.{count}");
        let same_instant = [1, 2, 3, 4].map(a).into_iter().chain([1, 2, 3].map(b));
        assert_eq!(
            order,
            same_instant
                .chain([5, 6, 7, 8].map(a))
                .chain([4, 5, 6].map(b))
                .collect::<Vec<_>>()
        );
    }

    proptest! {
        #[test]
        fn neither_the_order_of_files_nor_the_place_of_a_line_matters(
            files in Just(two_writers()).prop_shuffle(),
            places in prop::collection::vec(0usize..4, 14),
            keys in prop::collection::vec(any::<u32>(), 14),
        ) {
            let whole = replay(&two_writers());
            let mut lines: Vec<&[u8]> = Vec::new();
            for (_, bytes) in &files {
                lines.extend(bytes.split_inclusive(|byte| *byte == b'\n').skip(1));
            }
            let mut order: Vec<usize> = (0..lines.len()).collect();
            order.sort_by_key(|at| keys[*at]);
            let mut dealt: Vec<(PageName, Vec<u8>)> = files.iter().map(|(name, _)| (name.clone(), Vec::new())).collect();
            for at in order {
                dealt[places[at]].1.extend(lines[at]);
            }
            for files in [&files, &dealt] {
                let again = replay(files);
                prop_assert_eq!(again.facts.iter().map(text).collect::<Vec<_>>(), whole.facts.iter().map(text).collect::<Vec<_>>());
            }
        }

        #[test]
        fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..900) {
            let (name, mut file) = sample::two_months().remove(0);
            replay(&[(name.clone(), bytes.clone())]);
            file.splice(at..at, bytes.iter().copied());
            let spoiled = [(name.clone(), file)];
            let facts = replay(&spoiled).facts.len();
            crate::records::Verification::of(&spoiled, &[]);
            if let Some(repair) = crate::records::Repair::of(&name, &spoiled[0].1) {
                prop_assert_eq!(replay(&[(name, repair.clean)]).facts.len(), facts);
            }
        }

        #[test]
        fn a_cut_anywhere_keeps_the_lines_before_it(at in 0usize..2000) {
            let (name, file) = sample::two_months().remove(0);
            let cut = &file[..at.min(file.len())];
            let whole = cut.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")).count();
            let facts = replay(&[(name, cut.to_vec())]).facts.len();
            prop_assert!((whole.saturating_sub(1)..=whole).contains(&facts));
        }
    }
}
