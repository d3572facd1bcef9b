//! Who is who: every id, every id of before, every name.

use std::collections::HashMap;

use crate::plan::nearest::nearest;
use crate::plan::problem::{Noun, Wrong};
use crate::plan::raw::{Id, Many, Raw};

/// The names of entries that were left out: a reference to one is no second problem.
#[derive(Debug, Default)]
pub(super) struct Lost(pub(super) Vec<(Noun, String)>);

/// All names of the plan, by noun.
pub(super) struct Book<'r> {
    shelves: HashMap<Noun, Shelf<'r>>,
    lost: Lost,
}

#[derive(Default)]
struct Shelf<'r> {
    ids: HashMap<&'r str, u32>,
    was: HashMap<&'r str, u32>,
    names: HashMap<&'r str, Vec<u32>>,
    /// By place in the list: the id of each.
    list: Vec<&'r str>,
}

impl<'r> Book<'r> {
    pub(super) fn new(raw: &'r Raw, lost: Lost) -> Self {
        let mut shelves: HashMap<Noun, Shelf<'r>> = HashMap::new();
        macro_rules! shelve {
            ($($noun:ident: $list:ident, $name:ident);* $(;)?) => {$(
                let shelf = shelves.entry(Noun::$noun).or_default();
                for entry in raw.$list() {
                    if let Some(id) = &entry.id {
                        let name = entry.$name.as_ref().map(|name| name.value.as_str());
                        shelf.put(&id.value, Many::values(&entry.was), name);
                    }
                }
            )*};
        }
        shelve! {
            Role: roles, name;
            Contact: contacts, name;
            Channel: channels, name;
            Check: checks, title;
            Contract: contracts, vendor;
        }
        Self { shelves, lost }
    }

    /// The one thing among `nouns` that `name` means: an id, else an id of before, else a name that only one has.
    /// `Ok(None)` where it was left out.
    pub(super) fn find(&self, nouns: &[Noun], name: &str) -> Result<Option<(Noun, u32)>, Wrong> {
        let ranks: [fn(&Shelf<'r>, &str) -> Vec<u32>; 3] = [
            |shelf, name| shelf.ids.get(name).copied().into_iter().collect(),
            |shelf, name| shelf.was.get(name).copied().into_iter().collect(),
            |shelf, name| shelf.names.get(name.trim()).cloned().unwrap_or_default(),
        ];
        for rank in ranks {
            let mut found = Vec::new();
            for noun in nouns {
                let shelf = self.shelves.get(noun);
                found.extend(
                    shelf
                        .into_iter()
                        .flat_map(|shelf| rank(shelf, name))
                        .map(|at| (*noun, at)),
                );
            }
            match found.as_slice() {
                [] => {}
                [one] => return Ok(Some(*one)),
                several => return Err(self.ambiguous(name, several)),
            }
        }
        match self
            .lost
            .0
            .iter()
            .any(|(noun, lost)| nouns.contains(noun) && lost == name)
        {
            true => Ok(None),
            false => Err(self.dangling(nouns, name)),
        }
    }

    fn ambiguous(&self, name: &str, found: &[(Noun, u32)]) -> Wrong {
        let id = |(noun, at): &(Noun, u32)| self.shelves.get(noun)?.list.get(*at as usize);
        Wrong::Ambiguous {
            name: name.to_owned(),
            candidates: found.iter().filter_map(id).map(|id| (*id).to_owned()).collect(),
        }
    }

    fn dangling(&self, nouns: &[Noun], name: &str) -> Wrong {
        let mut known: Vec<&str> = Vec::new();
        for shelf in nouns.iter().filter_map(|noun| self.shelves.get(noun)) {
            known.extend(&shelf.list);
            known.extend(shelf.names.keys());
        }
        let lost = self.lost.0.iter().filter(|(noun, _)| nouns.contains(noun));
        known.extend(lost.map(|(_, name)| name.as_str()));
        known.sort_unstable();
        Wrong::Dangling {
            name: name.to_owned(),
            nouns: nouns.to_vec(),
            nearest: nearest(name, known),
        }
    }
}

impl<'r> Shelf<'r> {
    fn put(&mut self, id: &'r Id, was: impl Iterator<Item = &'r Id>, name: Option<&'r str>) {
        let at = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(&id.0);
        self.ids.insert(&id.0, at);
        self.was.extend(was.map(|id| (id.0.as_str(), at)));
        if let Some(name) = name {
            self.names.entry(name.trim()).or_default().push(at);
        }
    }
}
