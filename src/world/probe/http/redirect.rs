//! Whether a redirect is followed. By default one that leads to another host is not, so that nobody who answers for a
//! public name can send us into a private network; from https to http none is.

use hyper::Method;
use url::{Position, Url};

use super::exchange::Response;
use crate::check::{Unfollowed, WhyUnfollowed, excerpt};
use crate::plan::{Expect, Redirects};

/// What to do with a response.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    /// Ask there.
    Follow(Url),
    /// It is the answer; with a redirect that was left alone.
    Stay(Option<Unfollowed>),
}

/// Decides. A plan that expects a redirect's status wants to see the redirect itself.
pub(super) fn next(
    from: &Url,
    response: &Response,
    method: &Method,
    expect: &Expect,
    redirects: Redirects,
) -> Next {
    let is_redirect = matches!(response.status, 301 | 302 | 303 | 307 | 308);
    let expected = expect.status.contains(&response.status);
    let Some(location) = response.location.as_deref().filter(|_| is_redirect && !expected) else {
        return Next::Stay(None);
    };
    match allowed(from, location, redirects) {
        Ok(to) if *method == Method::GET || *method == Method::HEAD => Next::Follow(to),
        Ok(_) => Next::Stay(None),
        Err(why) => Next::Stay(Some(Unfollowed {
            to: shown(from, location),
            why,
        })),
    }
}

/// How many are followed. Who follows more than ten on the same host is led in circles.
pub(super) fn most(redirects: Redirects) -> u32 {
    match redirects {
        Redirects::None => 0,
        Redirects::SameHost => 10,
        Redirects::AtMost(count) => count,
    }
}

/// Is it the same server? A secret that was meant for it may go along: also from http to https on one host.
pub(super) fn is_same_origin(first: &Url, url: &Url) -> bool {
    let is_upgrade = (first.scheme(), url.scheme()) == ("http", "https")
        && (first.port_or_known_default(), url.port_or_known_default()) == (Some(80), Some(443));
    first.host() == url.host() && (first.origin() == url.origin() || is_upgrade)
}

/// A redirect that was read and not followed.
pub(super) fn unfollowed(to: &Url, why: WhyUnfollowed) -> Unfollowed {
    Unfollowed {
        to: shown(to, to.as_str()),
        why,
    }
}

fn allowed(from: &Url, location: &str, redirects: Redirects) -> Result<Url, WhyUnfollowed> {
    let to = from.join(location).map_err(|_| WhyUnfollowed::Unreadable)?;
    if redirects == Redirects::None {
        return Err(WhyUnfollowed::Forbidden);
    }
    let may_leave = matches!(redirects, Redirects::AtMost(_));
    match (from.scheme(), to.scheme()) {
        ("https", "http") => Err(WhyUnfollowed::Downgrade),
        (_, "http" | "https") if may_leave || to.host() == from.host() => Ok(to),
        (_, "http" | "https") => Err(WhyUnfollowed::OtherHost),
        _ => Err(WhyUnfollowed::Unreadable),
    }
}

/// Where it leads, without what may be a secret: what stands behind `?`, and a password.
fn shown(from: &Url, location: &str) -> String {
    let text = match from.join(location) {
        Ok(to) => format!(
            "{}://{}",
            to.scheme(),
            &to[Position::BeforeHost..Position::AfterPath]
        ),
        Err(_) => location.to_owned(),
    };
    excerpt(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_followed_on_the_same_host_and_never_down_to_http() {
        let cases = [
            ("https://example.jp/a", "/b", Ok("https://example.jp/b")),
            ("https://example.jp/a", "b?c", Ok("https://example.jp/b?c")),
            (
                "http://example.jp/a",
                "https://example.jp/a",
                Ok("https://example.jp/a"),
            ),
            (
                "http://example.jp/",
                "http://example.jp:8080/",
                Ok("http://example.jp:8080/"),
            ),
            (
                "https://example.jp/",
                "http://example.jp/",
                Err(WhyUnfollowed::Downgrade),
            ),
            (
                "https://example.jp/",
                "https://www.example.jp/",
                Err(WhyUnfollowed::OtherHost),
            ),
            (
                "http://example.jp/",
                "http://169.254.169.254/latest",
                Err(WhyUnfollowed::OtherHost),
            ),
            (
                "http://example.jp/",
                "//127.0.0.1/",
                Err(WhyUnfollowed::OtherHost),
            ),
            (
                "http://example.jp/",
                "file:///etc/passwd",
                Err(WhyUnfollowed::Unreadable),
            ),
            ("http://example.jp/", "http://[", Err(WhyUnfollowed::Unreadable)),
        ];
        for (from, location, expected) in cases {
            let next = allowed(&Url::parse(from).unwrap(), location, Redirects::SameHost);
            assert_eq!(
                next.as_ref().map(Url::as_str),
                expected.as_ref().copied(),
                "{from} → {location}"
            );
        }
    }

    #[test]
    fn only_a_harmless_method_goes_along_and_an_expected_redirect_is_the_answer() {
        let from = Url::parse("http://example.jp/").unwrap();
        let moved = Response {
            status: 302,
            location: Some("/b".to_owned()),
            headers: Vec::new(),
            body: Vec::new(),
            capped: false,
        };
        let wanted = Expect {
            status: vec![302],
            ..Expect::default()
        };
        let plain = Expect::default();
        assert!(matches!(
            next(&from, &moved, &Method::GET, &plain, Redirects::SameHost),
            Next::Follow(_)
        ));
        assert_eq!(
            next(&from, &moved, &Method::POST, &plain, Redirects::SameHost),
            Next::Stay(None)
        );
        assert_eq!(
            next(&from, &moved, &Method::GET, &wanted, Redirects::SameHost),
            Next::Stay(None)
        );
    }

    #[test]
    fn a_plan_may_follow_none_or_some_to_anywhere_but_never_down_to_http() {
        let from = Url::parse("https://example.jp/").unwrap();
        let other = "https://idp.example/login";
        let to = |location, redirects| allowed(&from, location, redirects);
        assert_eq!(to("/b", Redirects::None), Err(WhyUnfollowed::Forbidden));
        assert_eq!(to(other, Redirects::AtMost(3)).unwrap().as_str(), other);
        assert_eq!(
            to("http://example.jp/", Redirects::AtMost(3)),
            Err(WhyUnfollowed::Downgrade)
        );
    }

    #[test]
    fn secrets_stay_with_the_server_that_they_were_meant_for() {
        let cases = [
            ("https://a.example/x", "https://a.example/y", true),
            ("http://a.example/x", "https://a.example/x", true),
            ("https://a.example/", "https://a.example:8443/", false),
            ("https://a.example/", "https://b.example/", false),
            ("http://a.example:8080/", "https://a.example/", false),
        ];
        for (first, url, expected) in cases {
            let (first, url) = (Url::parse(first).unwrap(), Url::parse(url).unwrap());
            assert_eq!(is_same_origin(&first, &url), expected, "{first} → {url}");
        }
    }

    #[test]
    fn where_it_leads_is_shown_without_secrets() {
        let from = Url::parse("http://example.jp/").unwrap();
        assert_eq!(
            shown(&from, "https://u:p@idp.example/login?token=x"),
            "https://idp.example/login"
        );
    }
}
