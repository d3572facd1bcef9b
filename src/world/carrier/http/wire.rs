//! One exchange over the network: proxies and trust as reqwest has them, no redirect followed, nothing sent twice.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use chrono::Utc;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Method, retry};
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject as _};
use rustls_platform_verifier::Verifier;
use url::{Host, Url};

use super::{Answer, Request};
use crate::notify::{Carried, Gone};
use crate::plan::is_this_machine;
use crate::world::carrier::trouble;
use crate::world::probe::certificate::Witness;

/// More than any answer that says something.
const CAP: usize = 64 * 1024;

/// The way to the network.
pub(in crate::world::carrier) struct Wire {
    client: Client,
    only_local: bool,
}

/// No redirect is followed, and nothing is sent twice. Trusts whom this machine trusts, or `SSL_CERT_FILE` names, and whom
/// a `trusting` way trusts beside them.
pub(in crate::world::carrier) fn client(
    only_local: bool,
    trusting: Option<ClientConfig>,
) -> Result<Client, Carried> {
    let mut builder = Client::builder()
        .user_agent(concat!("opsplan/", env!("CARGO_PKG_VERSION")))
        .redirect(Policy::none())
        .retry(retry::never())
        .referer(false)
        .pool_max_idle_per_host(0);
    if only_local {
        builder = at_home(builder);
    }
    if let Some(config) = trusting {
        builder = builder.tls_backend_preconfigured(config);
    }
    builder
        .build()
        .map_err(|error| trouble::later(trouble::story(&error.without_url())))
}

impl Wire {
    pub(in crate::world::carrier) fn new(client: Client, only_local: bool) -> Self {
        Self { client, only_local }
    }

    /// Sends a request, and reads the answer to it.
    pub(in crate::world::carrier) async fn exchange(
        &self,
        request: Request,
        gone: &Gone,
    ) -> Result<Answer, Carried> {
        self.check(&request.url)?;
        let mut sending = self.client.request(method(&request), request.url);
        for (name, value) in request.headers {
            sending = sending.header(name, value);
        }
        sending = match request.body {
            Some((kind, bytes)) => sending
                .header("content-type", kind)
                .body(reqwest::Body::wrap(Watched {
                    bytes: Some(bytes.into()),
                    gone: gone.clone(),
                })),
            None => sending,
        };
        let response = sending.send().await.map_err(|error| lost(error, gone))?;
        read(response, gone).await
    }

    /// Without encryption a secret stays on this machine; under a clock that was set by hand, everything does.
    fn check(&self, url: &Url) -> Result<(), Carried> {
        match (is_local(url), url.scheme()) {
            (false, _) if self.only_local => Err(trouble::only_local()),
            (true, "http") | (_, "https") => Ok(()),
            (false, "http") => Err(trouble::not_encrypted("url")),
            _ => Err(trouble::bad("url", "no web address")),
        }
    }
}

/// No proxy, and `localhost` is this machine whatever a resolver says.
fn at_home(builder: ClientBuilder) -> ClientBuilder {
    let home = [(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()];
    builder.no_proxy().resolve_to_addrs("localhost", &home)
}

/// Trusts the certificates of a `ca_file` too, as a check does: issuers, and a server that signed itself.
pub(in crate::world::carrier) fn trusting(path: &Path) -> Result<ClientConfig, Carried> {
    let unread = |why: String| trouble::later(format!("`ca_file`: {why}"));
    let trusted = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let trusted = trusted.map_err(|error| unread(trouble::story(&error)))?;
    if trusted.is_empty() {
        return Err(unread(pem::Error::NoItemsFound.to_string()));
    }
    let failed = |error: rustls::Error| unread(trouble::story(&error));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let judge = Verifier::new_with_extra_roots(trusted.clone(), provider.clone()).map_err(failed)?;
    let judge = Arc::new(judge);
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?;
    let witness = Arc::new(Witness { judge, trusted });
    let builder = builder.dangerous().with_custom_certificate_verifier(witness);
    Ok(builder.with_no_client_auth())
}

/// Does an address lead to this machine?
fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_this_machine(name),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).to_canonical().is_loopback(),
        None => false,
    }
}

fn method(request: &Request) -> Method {
    if request.body.is_some() {
        Method::POST
    } else {
        Method::GET
    }
}

/// What an error means depends on whether the request had begun to leave.
fn lost(error: reqwest::Error, gone: &Gone) -> Carried {
    let story = trouble::story(&error.without_url());
    if gone.is_set() {
        trouble::in_doubt(story)
    } else {
        trouble::later(story)
    }
}

/// The body up to the cap. A failure is one even if the words for it were cut off; a yes must be whole.
async fn read(mut response: reqwest::Response, gone: &Gone) -> Result<Answer, Carried> {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(_) if status >= 400 => break,
            Err(error) => return Err(lost(error, gone)),
        }
        if body.len() >= CAP {
            break;
        }
    }
    Ok(Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
        at: Utc::now(),
    })
}

/// A body that tells when it is taken: from then on the message may be on its way.
struct Watched {
    bytes: Option<Bytes>,
    gone: Gone,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.gone.set();
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
