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
