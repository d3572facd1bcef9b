//! Mail, over SMTP: encrypted from the start (`tls`), or before anything is said (`starttls`); unencrypted to this
//! machine only. A message has the same Message-ID whenever it is sent, so that a mailbox shows it once; the messages of
//! a thread point to its first one (RFC 5322 section 3.6.4).

mod letter;
mod talk;

use std::path::Path;
use std::rc::Rc;

use super::secret::Secrets;
use super::{Post, trouble};
use crate::notify::{Carried, Carrier, Carrying, Gone, Parcel};
use crate::plan::{Channel, is_this_machine};
use letter::letter;
use talk::{Security, Talk};

/// Brings messages to `kind = "email"`.
pub(super) struct EmailCarrier<'a> {
    pub(super) post: &'a Post,
    pub(super) secrets: Rc<Secrets>,
}

impl Carrier for EmailCarrier<'_> {
    fn carry<'a>(&'a self, parcel: &'a Parcel, gone: &'a Gone) -> Carrying<'a> {
        Box::pin(async move { self.tried(parcel, gone).await.unwrap_or_else(|carried| carried) })
    }
}

impl EmailCarrier<'_> {
    async fn tried(&self, parcel: &Parcel, gone: &Gone) -> Result<Carried, Carried> {
        let server = Server::of(&parcel.channel)?;
        let is_home = is_this_machine(server.host);
        if self.post.only_local && !is_home {
            return Err(trouble::only_local());
        }
        if server.security == Security::None && !is_home {
            return Err(trouble::not_encrypted("security"));
        }
        let letter = letter(parcel, &self.post.records)?;
        let mut talk = Talk::begin(&server, self.ca_file(&parcel.channel).as_deref()).await?;
        if let Some(user) = parcel.channel.setting("user") {
            talk.log_in(user, self.secrets.must("password")?).await?;
        }
        Ok(talk.send(letter.envelope(), &letter.formatted(), gone).await)
    }

    fn ca_file(&self, channel: &Channel) -> Option<std::path::PathBuf> {
        channel
            .setting("ca_file")
            .map(|written| self.post.folder.join(Path::new(written)))
    }
}

/// The mail server of a channel.
pub(super) struct Server<'a> {
    host: &'a str,
    port: u16,
    security: Security,
}

impl<'a> Server<'a> {
    /// What is not said follows from what is: port 465 is `tls`; this machine needs nothing, unless `ca_file` says whom to
    /// trust; all else is `starttls`.
    fn of(channel: &'a Channel) -> Result<Self, Carried> {
        let host = channel.setting("host").ok_or_else(|| trouble::missing("host"))?;
        let port: Option<u16> = channel.setting("port").and_then(|port| port.parse().ok());
        let security = match (channel.setting("security"), port) {
            (Some("tls"), _) | (None, Some(465)) => Security::Tls,
            (Some("none"), _) => Security::None,
            (None, _) if is_this_machine(host) && channel.setting("ca_file").is_none() => Security::None,
            _ => Security::StartTls,
        };
        let usual = match security {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        };
        Ok(Self {
            host,
            port: port.unwrap_or(usual),
            security,
        })
    }
}
