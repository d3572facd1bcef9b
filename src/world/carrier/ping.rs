//! The dead-man's switch: an address outside that is asked after every good tick, and notices when the asking stops.

use std::io;

use tokio::time::timeout_at;

use super::http::Request;
use super::http::outcome::by_status;
use super::round::Round;
use super::secret::Secrets;
use super::{Patience, Post, at_once, hear};
use crate::notify::{Carried, Gone};
use crate::plan::{Audience, Channel};

impl Post {
    /// Asks the address that `kept` names (`env:NAME` or `file:PATH`). Its answer has to be a success.
    pub fn ping(&self, kept: &str, patience: Patience) -> io::Result<()> {
        let round = Round::new(self, patience);
        let asked = at_once([async {
            let asked = timeout_at(round.until.into(), round.ping(kept)).await;
            asked.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
        }])?;
        asked.into_iter().collect()
    }
}

impl Round<'_> {
    async fn ping(&self, kept: &str) -> io::Result<()> {
        let switch = switch(kept);
        let secrets = Secrets::read(&switch, &self.post.folder).map_err(|carried| hear::failed(&carried))?;
        let hidden = |carried: Carried| hear::failed(&secrets.hidden(carried));
        let url = secrets.must("url").map_err(hidden)?;
        let url = url
            .parse()
            .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
        let request = Request {
            url,
            headers: Vec::new(),
            body: None,
        };
        let wire = self.wire(&switch).map_err(hidden)?;
        let answer = wire.exchange(request, &Gone::default()).await.map_err(hidden)?;
        by_status(&answer).map_or(Ok(()), |carried| Err(hidden(carried)))
    }
}

/// The switch, as the wire knows addresses: like a webhook that only its address describes.
fn switch(kept: &str) -> Channel {
    Channel {
        id: "ping".to_owned(),
        was: Vec::new(),
        name: "ping".to_owned(),
        kind: "webhook".to_owned(),
        audience: Audience::Internal,
        settings: vec![("url".to_owned(), kept.to_owned())],
    }
}
