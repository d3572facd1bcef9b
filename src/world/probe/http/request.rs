//! What is asked, made from the plan once for all addresses on the way.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ACCEPT, AUTHORIZATION, CONNECTION, HOST, HeaderName, HeaderValue, PROXY_AUTHORIZATION, USER_AGENT,
};
use hyper::{Method, Uri};
use url::{Position, Url};

use super::bad;
use crate::check::{Answer, Trouble, Unfollowed};
use crate::plan::{Expect, Web};
use crate::world::probe::credential;
use crate::world::secret::Blotter;

const OURSELVES: &str = concat!("opsplan/", env!("CARGO_PKG_VERSION"));

/// A request without its address.
pub(super) struct Request {
    pub(super) method: Method,
    /// More of a body than this is not read.
    pub(super) cap: usize,
    pub(super) wants_chain: bool,
    /// Those of them that are sensitive go to the first address's server only.
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
    /// For the proxy alone.
    pub(super) proxy_login: Option<HeaderValue>,
    /// Response headers that the plan asks about.
    asked: Vec<String>,
    blotter: Blotter,
}

impl Request {
    /// Reads the secrets that it needs.
    pub(super) fn of(web: &Web, expect: &Expect, folder: &Path) -> Result<Self, Trouble> {
        let mut request = Self {
            method: Method::from_bytes(web.method.as_bytes()).map_err(|error| bad(&error.to_string()))?,
            cap: usize::try_from(web.max_body).unwrap_or(usize::MAX),
            wants_chain: expect.cert_days.is_some(),
            headers: Vec::new(),
            body: web.body.clone().unwrap_or_default().into(),
            proxy_login: None,
            asked: expect.headers.iter().map(|(name, _)| name.clone()).collect(),
            blotter: Blotter::default(),
        };
        for (name, value) in &web.headers {
            request.add_header(name, value, folder)?;
        }
        if let Some(kept) = &web.basic_auth {
            let login = request.login(kept, folder)?;
            request.headers.push((AUTHORIZATION, login));
        }
        if let Some(kept) = &web.bearer {
            let secret = credential::read(kept, folder)?;
            request
                .headers
                .push((AUTHORIZATION, sensitive("Bearer", &secret)?));
            request.blotter.add(&secret);
        }
        if let Some(kept) = &web.proxy_auth {
            request.proxy_login = Some(request.login(kept, folder)?);
        }
        Ok(request)
    }

    fn add_header(&mut self, name: &str, value: &str, folder: &Path) -> Result<(), Trouble> {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| bad(&error.to_string()))?;
        let is_kept = value.starts_with("env:") || value.starts_with("file:");
        let text = if is_kept {
            credential::read(value, folder)?
        } else {
            value.to_owned()
        };
        // The value may be a secret: it is not repeated.
        let mut value = HeaderValue::from_str(&text).map_err(|_| bad(name.as_str()))?;
        if is_kept {
            value.set_sensitive(true);
            self.blotter.add(&text);
        }
        self.headers.push((name, value));
        Ok(())
    }

    /// `user:password`, as a server or a proxy wants it (RFC 7617).
    fn login(&mut self, kept: &str, folder: &Path) -> Result<HeaderValue, Trouble> {
        let secret = credential::read(kept, folder)?;
        let password = secret.split_once(':').map(|(_, password)| password);
        password
            .into_iter()
            .for_each(|password| self.blotter.add(password));
        self.blotter.add(&secret);
        sensitive("Basic", &STANDARD.encode(&secret))
    }

    /// The request as it goes over the wire. What the plan writes comes after our own headers and replaces them. Secrets
    /// stay at home.
    pub(super) fn message(
        &self,
        url: &Url,
        is_home: bool,
        is_proxied: bool,
    ) -> Result<hyper::Request<Full<Bytes>>, Trouble> {
        let target = if is_proxied {
            format!(
                "{}://{}",
                url.scheme(),
                &url[Position::BeforeHost..Position::AfterQuery]
            )
        } else {
            url[Position::BeforePath..Position::AfterQuery].to_owned()
        };
        let target: Uri = target
            .parse()
            .map_err(|error: hyper::http::uri::InvalidUri| bad(&error.to_string()))?;
        let mut message = hyper::Request::new(Full::new(self.body.clone()));
        *message.method_mut() = self.method.clone();
        *message.uri_mut() = target;
        let authority = &url[Position::BeforeHost..Position::AfterPort];
        let host = HeaderValue::from_str(authority).map_err(|error| bad(&error.to_string()))?;
        let headers = message.headers_mut();
        headers.insert(HOST, host);
        headers.insert(USER_AGENT, HeaderValue::from_static(OURSELVES));
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        if let Some(login) = self.proxy_login.as_ref().filter(|_| is_proxied) {
            headers.insert(PROXY_AUTHORIZATION, login.clone());
        }
        let goes_along = |value: &HeaderValue| is_home || !value.is_sensitive();
        for (name, value) in self.headers.iter().filter(|(_, value)| goes_along(value)) {
            headers.insert(name.clone(), value.clone());
        }
        Ok(message)
    }

    /// The answer without the request's secrets, and with no other headers than those that are asked about.
    pub(super) fn blotted(&self, answer: Answer) -> Answer {
        let Answer::Http {
            status,
            unfollowed,
            mut headers,
            body,
            capped,
            chain,
        } = answer
        else {
            return answer;
        };
        headers.retain(|(name, _)| self.asked.iter().any(|asked| asked.eq_ignore_ascii_case(name)));
        for (_, value) in &mut headers {
            *value = self.blotter.blot_text(value);
        }
        Answer::Http {
            status,
            unfollowed: unfollowed.map(|Unfollowed { to, why }| Unfollowed {
                to: self.blotter.blot_text(&to),
                why,
            }),
            headers,
            body: self.blotter.blot(body),
            capped,
            chain,
        }
    }
}

fn sensitive(scheme: &str, secret: &str) -> Result<HeaderValue, Trouble> {
    let mut value = HeaderValue::from_str(&format!("{scheme} {secret}")).map_err(|_| bad("authorization"))?;
    value.set_sensitive(true);
    Ok(value)
}

pub(super) fn parsed(url: &str) -> Result<Url, Trouble> {
    let url = Url::parse(url).map_err(|error| bad(&error.to_string()))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(bad(url.scheme()))
    }
}

pub(super) fn host_and_port(url: &Url) -> Result<(&str, u16), Trouble> {
    let host = url.host_str().ok_or_else(|| bad("no host"))?;
    let port = url.port_or_known_default().ok_or_else(|| bad("no port"))?;
    Ok((host, port))
}
