//! Web requests: one fresh connection each, HTTP/1.1, every phase timed, redirects as the plan says.

mod exchange;
mod proxy;
mod redirect;
mod request;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use tokio::net::TcpStream;
use url::{Host, Url};

use super::certificate;
use super::limit::Limit;
use super::net::Net;
use super::tls::Tls;
use crate::check::{Answer, Certificate, Phases, Trouble, Unfollowed, WhyUnfollowed, excerpt};
use crate::plan::{Expect, Web};
use exchange::Response;
use redirect::Next;
use request::Request;

/// Asks `kind = "http"`.
#[derive(Debug)]
pub(super) struct HttpProbe {
    net: Net,
    tls: Tls,
    folder: PathBuf,
}

/// What came of one request of several.
struct Fetched {
    response: Response,
    chain: Vec<Certificate>,
}

/// Where the next request goes.
enum Way {
    /// To one of these addresses.
    Direct(Vec<SocketAddr>),
    /// Through a proxy, which looks the name up itself.
    Proxy(Url),
}

impl HttpProbe {
    pub(super) fn new(net: Net, tls: Tls, folder: &Path) -> Self {
        Self {
            net,
            tls,
            folder: folder.to_owned(),
        }
    }

    /// No secret of the request stands in what comes back.
    pub(super) async fn ask(
        &self,
        web: &Web,
        expect: &Expect,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let request = Request::of(web, expect, &self.folder)?;
        let answer = self.asked(web, expect, &request, limit, phases).await?;
        Ok(request.blotted(answer))
    }

    async fn asked(
        &self,
        web: &Web,
        expect: &Expect,
        request: &Request,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let first = request::parsed(&web.url)?;
        let mut way = self.way(&first, web, limit, phases).await?;
        let began_public = self.is_public(&first, &way);
        let mut url = first.clone();
        let mut followed = 0;
        loop {
            let is_home = redirect::is_same_origin(&first, &url);
            let fetched = self
                .fetch(&url, &way, web, request, is_home, limit, phases)
                .await?;
            let next = match redirect::next(&url, &fetched.response, &request.method, expect, web.redirects) {
                Next::Stay(unfollowed) => return Ok(answer(fetched, unfollowed)),
                Next::Follow(next) => next,
            };
            if followed >= redirect::most(web.redirects) {
                return Err(Trouble::RedirectLoop { followed });
            }
            way = self.way(&next, web, limit, phases).await?;
            if began_public && !self.is_public(&next, &way) {
                let unfollowed = redirect::unfollowed(&next, WhyUnfollowed::Private);
                return Ok(answer(fetched, Some(unfollowed)));
            }
            url = next;
            followed += 1;
        }
    }

    /// The addresses are looked up once and then used: a name cannot mean something else a moment later.
    async fn way(&self, url: &Url, web: &Web, limit: &Limit, phases: &mut Phases) -> Result<Way, Trouble> {
        let (host, port) = request::host_and_port(url)?;
        let Some(proxy) = &web.proxy else {
            let addresses = self.net.addresses(host, port, limit, phases).await?;
            return Ok(Way::Direct(addresses));
        };
        if self.net.only_local {
            // The proxy would carry it away: it is asked only for what is here.
            self.net.addresses(host, port, limit, phases).await?;
        }
        request::parsed(proxy).map(Way::Proxy)
    }

    /// Of a name that a proxy looks up, nobody here knows.
    fn is_public(&self, url: &Url, way: &Way) -> bool {
        match (way, url.host()) {
            (Way::Direct(addresses), _) => addresses.iter().all(|it| (self.net.is_public)(it.ip())),
            (Way::Proxy(_), Some(Host::Ipv4(address))) => (self.net.is_public)(address.into()),
            (Way::Proxy(_), Some(Host::Ipv6(address))) => (self.net.is_public)(address.into()),
            (Way::Proxy(_), host) => host != Some(Host::Domain("localhost")),
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "each is another thing, and none belongs to another"
    )]
    async fn fetch(
        &self,
        url: &Url,
        way: &Way,
        web: &Web,
        request: &Request,
        is_home: bool,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Fetched, Trouble> {
        let is_plain = url.scheme() == "http";
        let stream = self.stream(url, way, request, limit, phases).await?;
        let is_proxied = is_plain && matches!(way, Way::Proxy(_));
        let message = request.message(url, is_home, is_proxied)?;
        let cap = request.cap;
        if is_plain {
            let response = exchange::exchange(stream, message, cap, limit, phases).await?;
            if is_proxied && response.status == proxy::LOGIN {
                return Err(proxy::refused());
            }
            let chain = Vec::new();
            return Ok(Fetched { response, chain });
        }
        let (host, _) = request::host_and_port(url)?;
        let stream = self.tls.shake(stream, host, &web.trust, limit, phases).await?;
        let chain = if request.wants_chain {
            certificate::chain(&stream)
        } else {
            Vec::new()
        };
        let response = exchange::exchange(stream, message, cap, limit, phases).await?;
        Ok(Fetched { response, chain })
    }

    async fn stream(
        &self,
        url: &Url,
        way: &Way,
        request: &Request,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<TcpStream, Trouble> {
        match way {
            Way::Direct(addresses) => self.net.connect_to(addresses, limit, phases).await,
            Way::Proxy(proxy) => {
                let login = request.proxy_login.as_ref();
                proxy::stream(&self.net, proxy, login, url, limit, phases).await
            }
        }
    }
}

fn answer(fetched: Fetched, unfollowed: Option<Unfollowed>) -> Answer {
    let Fetched { response, chain } = fetched;
    Answer::Http {
        status: response.status,
        unfollowed,
        headers: response.headers,
        body: response.body,
        capped: response.capped,
        chain,
    }
}

fn bad(detail: &str) -> Trouble {
    Trouble::BadTarget {
        detail: excerpt(detail.as_bytes()),
    }
}
