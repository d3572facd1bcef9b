//! Whose word is it? A service's name for a person, and the contact who is meant.

use crate::plan::{Channel, ContactRef, Plan, Reach};

/// The contact who wrote in this channel under this name: somebody whom `reach` names so in any channel of its kind, or
/// whose mail address it is. Nobody, where two could be meant.
pub fn contact(plan: &Plan, channel: &Channel, author: &str) -> Option<ContactRef> {
    let is_named = |reach: &Reach| {
        let mention = reach.mention.as_deref().map(bare);
        plan[reach.channel].kind == channel.kind && mention == Some(bare(author))
    };
    let mut who = (0..).map(ContactRef).zip(&plan.contacts).filter(|(_, contact)| {
        let email = contact.email.as_deref().unwrap_or_default();
        contact.reach.iter().any(is_named) || email.eq_ignore_ascii_case(author) && !author.is_empty()
    });
    let (found, other) = (who.next(), who.next());
    found.filter(|_| other.is_none()).map(|(who, _)| who)
}

/// A name without the marks in which people write it down: `<@U1>`, `@suzuki`, `[To:1]`, `users/1`.
pub fn bare(mention: &str) -> &str {
    let marks = ['<', '>', '@', '!', '[', ']', ' '];
    let name = mention.trim().trim_matches(marks);
    ["To:", "users/"]
        .iter()
        .find_map(|mark| name.strip_prefix(mark))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::sample;
    use crate::plan::ChannelRef;

    #[test]
    fn only_a_contact_whom_the_service_names_so_has_said_it() {
        let mut plan = sample::plan();
        let mut channel = |id: &str, kind: &str| {
            plan.channels.push(Channel {
                kind: kind.to_owned(),
                ..sample::channel(id)
            });
            ChannelRef(u32::try_from(plan.channels.len() - 1).unwrap())
        };
        let (direct, other) = (channel("direct", "slack-api"), channel("room", "chatwork"));
        channel("incidents", "slack-api");
        let incidents = plan.channels.last().unwrap().clone();
        let reach = |channel, mention: &str| Reach {
            channel,
            mention: Some(mention.to_owned()),
        };
        plan.contacts[0].reach = vec![reach(direct, "<@U1>")];
        plan.contacts[1].reach = vec![reach(other, "U2"), reach(direct, "U3")];
        plan.contacts[2].reach = vec![reach(direct, "U3")];
        plan.contacts[0].email = Some("fujita@example.jp".to_owned());
        for (author, expected) in [
            ("U1", Some(ContactRef(0))),
            ("Fujita@example.jp", Some(ContactRef(0))),
            ("U2", None),
            ("U3", None),
            ("U9", None),
            ("", None),
        ] {
            assert_eq!(contact(&plan, &incidents, author), expected, "{author}");
        }
    }
}
