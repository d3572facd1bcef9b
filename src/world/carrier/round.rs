//! One round: what its channels share, and how each goes through its messages.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use reqwest::Client;
use tokio::time::{sleep, timeout_at};

use super::command::CommandCarrier;
use super::email::EmailCarrier;
use super::file::FileCarrier;
use super::http::{HttpCarrier, Service, Wire, wire};
use super::line_works::LineWorks;
use super::secret::Secrets;
use super::{Clerk, Patience, Post};
use super::{
    chatwork, discord, google_chat, mattermost, pagerduty, slack, slack_api, teams, trouble, webhook,
};
use crate::notify::{Again, Carried, Carrier, Gone, Parcel};
use crate::plan::Channel;

/// What its channels share.
pub(super) struct Round<'p> {
    pub(super) post: &'p Post,
    /// How long one try may take.
    each: Duration,
    /// When all of it ends.
    pub(super) until: Instant,
    client: RefCell<Option<Client>>,
}

impl<'p> Round<'p> {
    pub(super) fn new(post: &'p Post, patience: Patience) -> Self {
        Self {
            post,
            each: patience.each,
            until: Instant::now() + patience.all,
            client: RefCell::default(),
        }
    }

    /// One channel's messages, in their order. One that fails in a way that may pass holds up the others of its channel.
    pub(super) async fn lane(&self, parcels: Vec<Parcel>, clerk: &RefCell<&mut dyn Clerk>) {
        let Some(pause) = parcels.first().map(|parcel| pause(&parcel.channel.kind)) else {
            return;
        };
        let (mut lane, mut free, mut tries) = (None, Instant::now(), 0);
        let mut parcels = parcels.iter();
        let mut next = parcels.next();
        // A try that the round would cut short leaves a doubt that nobody needs: but for its first, a lane begins none.
        let (mut is_first, room) = (true, self.each / 2);
        while let Some(parcel) =
            next.filter(|_| tries < TRIES && (is_first && free < self.until || free + room < self.until))
        {
            sleep(free.saturating_duration_since(Instant::now())).await;
            let mut parcel = parcel.clone();
            if clerk.borrow_mut().leaves(&mut parcel) {
                is_first = false;
                let limit = self.until.min(Instant::now() + self.each);
                let carried = self.tried(&mut lane, &parcel, limit).await;
                clerk.borrow_mut().came(&parcel, &carried);
                free = Instant::now() + pause;
                match wait(&parcel, &carried) {
                    Wait::No => {}
                    Wait::Short(wait) => {
                        (free, tries) = (free.max(Instant::now() + wait), tries + 1);
                        continue;
                    }
                    Wait::Long => return,
                }
            }
            (next, tries) = (parcels.next(), 0);
        }
    }

    /// One try, within its limit. Whatever is said about it names no secret.
    async fn tried<'a>(&'a self, carrier: &mut Option<Lane<'a>>, parcel: &Parcel, limit: Instant) -> Carried {
        let lane = match carrier.take().map_or_else(|| self.open(&parcel.channel), Ok) {
            Ok(lane) => carrier.insert(lane),
            Err(carried) => return carried,
        };
        let gone = Gone::default();
        let carried = timeout_at(limit.into(), lane.carrier.carry(parcel, &gone)).await;
        let carried = carried.unwrap_or_else(|_| match gone.is_set() {
            true => trouble::in_doubt(TIMEOUT),
            false => trouble::later(TIMEOUT),
        });
        let mut address = Secrets::default();
        address.extend(parcel.address.clone());
        address.hidden(lane.secrets.hidden(carried))
    }

    fn open(&self, channel: &Channel) -> Result<Lane<'_>, Carried> {
        let secrets = Rc::new(Secrets::read(channel, &self.post.folder)?);
        let carrier = self
            .carrier(channel, Rc::clone(&secrets))
            .map_err(|carried| secrets.hidden(carried))?;
        Ok(Lane { carrier, secrets })
    }

    fn carrier<'a>(
        &'a self,
        channel: &Channel,
        secrets: Rc<Secrets>,
    ) -> Result<Box<dyn Carrier + 'a>, Carried> {
        Ok(match channel.kind.as_str() {
            "file" => Box::new(FileCarrier::new(&self.post.records)),
            "slack" => self.http(slack::Slack, channel, secrets)?,
            "slack-api" => self.http(slack_api::SlackApi, channel, secrets)?,
            "teams" => self.http(teams::Teams, channel, secrets)?,
            "discord" => self.http(discord::Discord, channel, secrets)?,
            "google-chat" => self.http(google_chat::GoogleChat, channel, secrets)?,
            "mattermost" => self.http(mattermost::Mattermost, channel, secrets)?,
            "chatwork" => self.http(chatwork::Chatwork, channel, secrets)?,
            "pagerduty" => self.http(pagerduty::PagerDuty, channel, secrets)?,
            "webhook" => self.http(webhook::Webhook, channel, secrets)?,
            "line-works" => Box::new(LineWorks {
                wire: self.wire(channel)?,
                secrets,
                token: RefCell::default(),
            }),
            "email" => Box::new(EmailCarrier {
                post: self.post,
                secrets,
            }),
            // Where a program sends to, nobody knows.
            "command" if self.post.only_local => return Err(trouble::only_local()),
            "command" => Box::new(CommandCarrier {
                folder: &self.post.folder,
            }),
            kind => return Err(trouble::never(format!("no such kind of channel: {kind}"))),
        })
    }

    fn http<'a, S: Service + 'a>(
        &self,
        service: S,
        channel: &Channel,
        secrets: Rc<Secrets>,
    ) -> Result<Box<dyn Carrier + 'a>, Carried> {
        let wire = self.wire(channel)?;
        Ok(Box::new(HttpCarrier {
            service,
            wire,
            secrets,
        }))
    }

    /// The way to the network. All channels without authorities of their own share one: setting it up takes a while.
    pub(super) fn wire(&self, channel: &Channel) -> Result<Wire, Carried> {
        let Some(written) = channel.setting("ca_file") else {
            let known = self.client.borrow().clone();
            let client = known.map_or_else(|| wire::client(self.post.only_local, None), Ok)?;
            self.client.replace(Some(client.clone()));
            return Ok(Wire::new(client, self.post.only_local));
        };
        let trusting = wire::trusting(&self.post.folder.join(written))?;
        Ok(Wire::new(
            wire::client(self.post.only_local, Some(trusting))?,
            self.post.only_local,
        ))
    }
}

/// What is set up for a channel's messages of one round.
struct Lane<'a> {
    carrier: Box<dyn Carrier + 'a>,
    secrets: Rc<Secrets>,
}

/// How often a message is tried in one round, where the service asks for a moment's patience.
const TRIES: usize = 3;

/// The longest such moment.
const SHORT: Duration = Duration::from_secs(5);

/// What is said of a try that took too long.
const TIMEOUT: &str = "timeout";

/// What the channel's next message has to wait for.
enum Wait {
    No,
    /// The service asked for a moment.
    Short(Duration),
    /// It would meet the same trouble: the next round tries.
    Long,
}

fn wait(parcel: &Parcel, carried: &Carried) -> Wait {
    match carried {
        // What one person's mailbox says holds up nobody else's.
        Carried::Failed { error, .. } if parcel.address.is_some() && error != TIMEOUT => Wait::No,
        Carried::Failed {
            again: Again::Later(Some(wait)),
            ..
        } if *wait <= SHORT => Wait::Short(*wait),
        Carried::Failed {
            again: Again::Later(_),
            ..
        }
        | Carried::InDoubt { .. } => Wait::Long,
        _ => Wait::No,
    }
}

/// How far apart the messages of one channel leave, by its service's limits.
fn pause(kind: &str) -> Duration {
    Duration::from_millis(match kind {
        "slack" | "slack-api" | "chatwork" | "google-chat" | "line-works" => 1_000,
        "discord" | "teams" => 500,
        _ => 0,
    })
}
