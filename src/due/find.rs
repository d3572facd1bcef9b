//! Which duty a person means: by its id, its title, or a part of either that fits only one.

use super::book::Book;
use super::item::Item;
use super::ledger::Ledger;

/// What a word fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// One duty: its id.
    One(String),
    /// Several: id and title of each.
    Many(Vec<(String, String)>),
    /// None: the ids and titles that are nearest.
    None(Vec<(String, String)>),
}

impl Ledger<'_> {
    /// All that can be named: the plan's work and duties, and what is owed though it is no longer in the plan.
    pub fn names(&self, book: &Book, owed: &[Item]) -> Vec<(String, String)> {
        let plan = self.plan;
        let mut names: Vec<(String, String)> = self
            .works
            .iter()
            .map(|work| (work.id.clone().into_owned(), work.title.to_owned()))
            .collect();
        names.extend(
            plan.contracts
                .iter()
                .map(|it| (format!("contract/{}", it.id), it.vendor.clone())),
        );
        names.extend(
            plan.contacts
                .iter()
                .map(|it| (format!("contact/{}", it.id), it.name.clone())),
        );
        names.extend(
            plan.maintenance
                .iter()
                .map(|it| (format!("maintenance/{}", it.id), it.title.clone())),
        );
        names.push(("plan/review".to_owned(), plan.about.name.clone()));
        let gone = book.others.iter().filter_map(|(id, account)| {
            let sight = account.sights.last()?.sight.as_ref()?;
            Some((id.clone(), sight.title.clone()))
        });
        names.extend(gone);
        for item in owed.iter().filter(|item| item.task.starts_with("incident/")) {
            names.push((item.task.clone(), item.title.clone()));
        }
        names.dedup();
        names
    }

    /// Which of the names a word means. Ids that a thing had before are understood.
    pub fn find(&self, word: &str, names: &[(String, String)]) -> Found {
        let now = self.canonical(word);
        if names.iter().any(|(id, _)| id == now) {
            return Found::One(now.to_owned());
        }
        find(word, names)
    }
}

/// Which of the names, pairs of id and title, a word means.
pub fn find(word: &str, names: &[(String, String)]) -> Found {
    let wanted = word.trim().to_lowercase();
    let fits = |test: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
        let tested = names
            .iter()
            .filter(|(id, title)| test(&id.to_lowercase()) || test(&title.to_lowercase()));
        tested.cloned().collect()
    };
    let exact = fits(&|name| name == wanted);
    let found = match exact.is_empty() && !wanted.is_empty() {
        true => fits(&|name| name.contains(&wanted)),
        false => exact,
    };
    match found.as_slice() {
        [] => Found::None(nearest(&wanted, names)),
        [(id, _)] => Found::One(id.clone()),
        _ => Found::Many(found),
    }
}

/// The three names nearest to a word, the nearest first: those that need the fewest letters changed.
fn nearest(wanted: &str, names: &[(String, String)]) -> Vec<(String, String)> {
    let mut near: Vec<(usize, &(String, String))> = names
        .iter()
        .map(|name| {
            (
                distance(wanted, &name.0.to_lowercase()).min(distance(wanted, &name.1.to_lowercase())),
                name,
            )
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(3).map(|(_, name)| name.clone()).collect()
}

/// The Levenshtein distance, in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (above, letter) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], above + 1);
        for (at, other) in b.iter().enumerate() {
            let changed = corner + usize::from(letter != *other);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<(String, String)> {
        let pairs = [
            ("web-check", "Webシステム疎通確認"),
            ("log-review", "操作ログの点検"),
            ("log", "ログの退避"),
        ];
        pairs
            .map(|(id, title)| (id.to_owned(), title.to_owned()))
            .to_vec()
    }

    #[test]
    fn a_word_means_the_one_that_it_fits() {
        let one = |id: &str| Found::One(id.to_owned());
        let cases = [
            ("web-check", one("web-check")),
            ("Webシステム疎通確認", one("web-check")),
            ("疎通", one("web-check")),
            ("WEB", one("web-check")),
            ("log", one("log")), // exactly, though it is a part of another
            ("点検", one("log-review")),
        ];
        for (word, expected) in cases {
            assert_eq!(find(word, &names()), expected, "{word}");
        }
        let Found::Many(several) = find("ログの", &names()) else {
            panic!("two fit")
        };
        assert_eq!(several.len(), 2);
        let Found::None(near) = find("web-chek", &names()) else {
            panic!("none fits")
        };
        assert_eq!(near[0].0, "web-check");
    }
}
