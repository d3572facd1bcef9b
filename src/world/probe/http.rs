//! Web requests: one fresh connection each, HTTP/1.1, every phase timed; redirects only where they lead to the same host.

mod exchange;
mod redirect;

use hyper::Method;
use hyper::header::{HeaderName, HeaderValue};
use url::Url;

use super::limit::Limit;
use super::net::Net;
use super::tls::{self, Tls};
use crate::check::{Answer, Phases, Trouble, excerpt};
use crate::plan::Expect;
use exchange::{Request, Response};
use redirect::Next;

/// Who follows more of them than this is led in circles.
const MOST_REDIRECTS: u32 = 10;

/// What the plan says.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub(super) url: &'a str,
    pub(super) method: &'a str,
    pub(super) headers: &'a [(String, String)],
    pub(super) body: Option<&'a str>,
    pub(super) expect: &'a Expect,
}

/// Asks `kind = "http"`.
#[derive(Debug)]
pub(super) struct HttpProbe {
    net: Net,
    tls: Tls,
}

impl HttpProbe {
    pub(super) fn new(net: Net, tls: Tls) -> Self {
        Self { net, tls }
    }

    pub(super) async fn ask(
        &self,
        wanted: &Wanted<'_>,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<Answer, Trouble> {
        let mut url = parsed(wanted.url)?;
        let request = request(wanted)?;
        for _ in 0..=MOST_REDIRECTS {
            let (response, chain) = self.fetch(&url, &request, limit, phases).await?;
            let unfollowed = match redirect::next(&url, &response, &request.method, wanted.expect) {
                Next::Follow(next) => {
                    url = next;
                    continue;
                }
                Next::Stay(unfollowed) => unfollowed,
            };
            let Response {
                status, body, capped, ..
            } = response;
            return Ok(Answer::Http {
                status,
                unfollowed,
                body,
                capped,
                chain,
            });
        }
        Err(Trouble::RedirectLoop {
            followed: MOST_REDIRECTS,
        })
    }

    async fn fetch(
        &self,
        url: &Url,
        request: &Request,
        limit: &Limit,
        phases: &mut Phases,
    ) -> Result<(Response, Vec<crate::check::Certificate>), Trouble> {
        let host = url.host_str().ok_or_else(|| bad("no host"))?;
        let port = url.port_or_known_default().ok_or_else(|| bad("no port"))?;
        let stream = self.net.connect(host, port, limit, phases).await?;
        if url.scheme() == "http" {
            return Ok((
                exchange::exchange(stream, url, request, limit, phases).await?,
                Vec::new(),
            ));
        }
        let stream = self.tls.shake(stream, host, limit, phases).await?;
        let chain = if request.wants_chain {
            tls::chain(&stream)
        } else {
            Vec::new()
        };
        Ok((
            exchange::exchange(stream, url, request, limit, phases).await?,
            chain,
        ))
    }
}

fn bad(detail: &str) -> Trouble {
    Trouble::BadTarget {
        detail: excerpt(detail.as_bytes()),
    }
}

fn parsed(url: &str) -> Result<Url, Trouble> {
    let url = Url::parse(url).map_err(|error| bad(&error.to_string()))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(bad(url.scheme()))
    }
}

fn request(wanted: &Wanted<'_>) -> Result<Request, Trouble> {
    let header = |(name, value): &(String, String)| {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| bad(&error.to_string()))?;
        // The value may be a secret: it is not repeated.
        let value = HeaderValue::from_str(value).map_err(|_| bad(name.as_str()))?;
        Ok((name, value))
    };
    Ok(Request {
        method: Method::from_bytes(wanted.method.as_bytes()).map_err(|error| bad(&error.to_string()))?,
        headers: wanted.headers.iter().map(header).collect::<Result<_, _>>()?,
        body: wanted.body.unwrap_or_default().to_owned().into(),
        wants_chain: wanted.expect.cert_days.is_some(),
    })
}
