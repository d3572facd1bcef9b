//! Circles: a role above its own superior, checks that explain each other, a person who stands in for himself.

use super::Resolver;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::source::Place;
use crate::plan::{Check, Contact, ContactRef, Role};

impl Resolver<'_> {
    /// Says where circles are, and opens them, so that who follows the references comes to an end.
    ///
    /// Two people may well stand in for each other; only who names himself has nobody.
    pub(super) fn circles(&mut self, roles: &mut [Role], contacts: &mut [Contact], checks: &mut [Check]) {
        self.circles_of_superiors(roles);
        self.circles_of_causes(checks);
        self.circles_of_deputies(contacts);
    }

    fn circles_of_superiors(&mut self, roles: &mut [Role]) {
        let above = |at: usize| {
            roles[at]
                .reports_to
                .map(|role| role.0 as usize)
                .into_iter()
                .collect()
        };
        for circle in find(roles.len(), above) {
            let ids = circle.iter().map(|at| roles[*at].id.clone()).collect();
            let last = circle[circle.len() - 1];
            let place = self.raw.roles()[last].reports_to.as_ref().map(|it| it.place);
            self.circle("reports_to", ids, place);
            roles[last].reports_to = None;
        }
    }

    fn circles_of_causes(&mut self, checks: &mut [Check]) {
        let causes = |at: usize| {
            checks[at]
                .depends_on
                .iter()
                .map(|check| check.0 as usize)
                .collect()
        };
        for circle in find(checks.len(), causes) {
            let ids = circle.iter().map(|at| checks[*at].id.clone()).collect();
            let last = circle[circle.len() - 1];
            let place = self.raw.checks()[last].depends_on.as_ref().map(|it| it.place);
            self.circle("depends_on", ids, place);
            checks[last]
                .depends_on
                .retain(|check| check.0 as usize != circle[0]);
        }
    }

    fn circles_of_deputies(&mut self, contacts: &mut [Contact]) {
        for (at, contact) in contacts.iter_mut().enumerate() {
            if contact
                .deputy
                .is_some_and(|ContactRef(deputy)| deputy as usize == at)
            {
                let place = self.raw.contacts()[at].deputy.as_ref().map(|it| it.place);
                self.circle("deputy", vec![contact.id.clone()], place);
                contact.deputy = None;
            }
        }
    }

    fn circle(&mut self, key: &'static str, ids: Vec<String>, place: Option<Place>) {
        if let Some(place) = place {
            self.problems.push(Problem::new(place, Wrong::Cycle { key, ids }));
        }
    }
}

/// The circles among `count` things: each from the first of the plan to the one that closes it.
fn find(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut done = vec![false; count];
    let mut circles = Vec::new();
    for start in 0..count {
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        if !done[start] {
            path.push((start, next(start)));
        }
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            match rest.pop() {
                None => {
                    done[at] = true;
                    path.pop();
                }
                Some(to) => match path.iter().position(|(on_path, _)| *on_path == to) {
                    Some(from) => circles.push(path[from..].iter().map(|(at, _)| *at).collect()),
                    None if done[to] => {}
                    None => path.push((to, next(to))),
                },
            }
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_once_and_the_search_ends() {
        type Lists<'a> = &'a [&'a [usize]];
        let cases: [(Lists<'_>, Lists<'_>); 5] = [
            (&[&[1], &[2], &[]], &[]),
            (&[&[1], &[0]], &[&[0, 1]]),
            (&[&[0]], &[&[0]]),
            (&[&[1], &[2], &[1]], &[&[1, 2]]),
            (&[&[1, 2], &[3], &[3], &[]], &[]),
        ];
        for (edges, expected) in cases {
            assert_eq!(find(edges.len(), |at| edges[at].to_vec()), expected, "{edges:?}");
        }
    }
}
