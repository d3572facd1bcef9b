//! The communication table: who hears of an event, and how its messages begin.

use crate::plan::{Audience, ChannelRef, Plan};

/// Where the messages of an event go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The first word of its messages.
    pub prefix: String,
    /// Our own people's channels.
    pub channels: Vec<ChannelRef>,
    /// Customers' channels: nothing goes there that no person has approved.
    pub customers: Vec<ChannelRef>,
}

impl Route {
    /// The route of an event; an empty one where the plan's table has no such line. Where it has several, all count and
    /// the first prefix does.
    pub fn of(plan: &Plan, event: &str) -> Self {
        let mut route = Self::default();
        for line in plan.events.iter().filter(|line| line.on == event) {
            if route.prefix.is_empty() {
                route.prefix.clone_from(&line.prefix);
            }
            for channel in &line.channels {
                let list = match plan[*channel].audience {
                    Audience::Internal => &mut route.channels,
                    Audience::Customer => &mut route.customers,
                };
                if !list.contains(channel) {
                    list.push(*channel);
                }
            }
        }
        route
    }

    /// The first words of a message: the event's prefix and one more, `trouble lv3`.
    pub fn first_words(&self, more: &str) -> String {
        [self.prefix.as_str(), more]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}
