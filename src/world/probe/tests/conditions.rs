//! What a plan may ask of a web request: redirects, secrets, proxies, methods, caps.

use std::fs;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread;

use tokio::net::{TcpSocket, TcpStream};
use tokio::runtime;

use super::server::{request, serve, serve_text};
use super::{ask, ask_in};
use crate::check::sample_plan::{check, http, tcp};
use crate::check::{Answer, Phase, Phases, Trouble, Unfollowed, WhyUnfollowed};
use crate::plan::{Check, Expect, Kind, Redirects, Web};
use crate::world::probe::http::HttpProbe;
use crate::world::probe::limit::Limit;
use crate::world::probe::net::Net;
use crate::world::probe::tls::Tls;

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Version: 12\r\n\r\nok";

/// Says back what it was asked.
fn echo() -> SocketAddr {
    serve(|mut stream| {
        let head = request(&mut stream);
        let length = head.len();
        let _ = write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nX-Echo: {}\r\n\r\n{head}",
            first_secret(&head)
        );
    })
}

fn first_secret(head: &str) -> &str {
    let line = head
        .lines()
        .find(|line| line.to_lowercase().starts_with("authorization:"));
    line.unwrap_or_default()
}

pub(super) fn page(web: Web) -> Check {
    Check {
        timeout_ms: 1500,
        ..check("web", Kind::Http(Box::new(web)))
    }
}

pub(super) fn body(seen: Result<Answer, Trouble>) -> String {
    match seen {
        Ok(Answer::Http { body, .. }) => String::from_utf8_lossy(&body).into_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn secrets_go_out_and_never_come_back() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("login"), "ops:correct horse\n").unwrap();
    fs::write(dir.path().join("token"), "tok-0123456789\n").unwrap();
    let at = echo();
    let web = Web {
        basic_auth: Some("file:login".to_owned()),
        headers: vec![
            ("X-Api-Key".to_owned(), "file:token".to_owned()),
            ("X-Plain".to_owned(), "seen".to_owned()),
        ],
        ..Web::get(&format!("http://{at}/"))
    };
    let mut asked = page(web);
    asked.expect.headers = vec![("X-Echo".to_owned(), "nothing".to_owned())];
    let look = ask_in(dir.path(), asked);
    let text = format!("{look:?}");
    let said = body(look.observation.seen).to_lowercase();
    assert!(
        said.contains("authorization: basic ***") && said.contains("x-api-key: ***"),
        "{said}"
    );
    assert!(said.contains("x-plain: seen"), "{said}");
    for secret in ["correct horse", "b3BzOmNvcnJlY3Q", "tok-0123456789"] {
        assert!(!text.contains(secret), "{text}");
    }
    let bearer = Web {
        bearer: Some("file:token".to_owned()),
        ..Web::get(&format!("http://{at}/"))
    };
    let said = body(ask_in(dir.path(), page(bearer.clone())).observation.seen);
    assert!(
        said.to_lowercase().contains("authorization: bearer ***"),
        "{said}"
    );
    fs::remove_file(dir.path().join("token")).unwrap();
    let seen = ask_in(dir.path(), page(bearer)).observation.seen;
    assert!(
        matches!(&seen, Err(trouble @ Trouble::NoCredential { .. }) if trouble.is_ours()),
        "{seen:?}"
    );
}

#[test]
fn secrets_do_not_follow_to_another_server() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("token"), "tok-0123456789").unwrap();
    let other = echo();
    let moved = format!("HTTP/1.1 302 Found\r\nLocation: http://{other}/\r\nContent-Length: 0\r\n\r\n");
    let at = serve_text(Box::leak(moved.into_boxed_str()));
    let web = Web {
        bearer: Some("file:token".to_owned()),
        redirects: Redirects::AtMost(3),
        ..Web::get(&format!("http://{at}/"))
    };
    let said = body(ask_in(dir.path(), page(web)).observation.seen).to_lowercase();
    assert!(
        said.starts_with("get / ") && !said.contains("authorization"),
        "{said}"
    );
}

#[test]
fn a_plan_may_follow_none_or_so_many() {
    let around = serve_text("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    let seen = |redirects| {
        ask(page(Web {
            redirects,
            ..Web::get(&format!("http://{around}/"))
        }))
    };
    assert_eq!(
        seen(Redirects::AtMost(2)),
        Err(Trouble::RedirectLoop { followed: 2 })
    );
    match seen(Redirects::None) {
        Ok(Answer::Http {
            status: 302,
            unfollowed: Some(Unfollowed { why, .. }),
            ..
        }) => {
            assert_eq!(why, WhyUnfollowed::Forbidden);
        }
        other => panic!("{other:?}"),
    }
}

/// 127.0.0.2 stands for the public internet here.
fn is_public(address: IpAddr) -> bool {
    address == Ipv4Addr::new(127, 0, 0, 2)
}

#[test]
fn a_public_target_that_redirects_to_a_private_address_is_not_followed() {
    let private = serve_text(OK);
    let public = TcpListener::bind("127.0.0.2:0").unwrap();
    let at = public.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in public.incoming().flatten() {
            request(&mut stream);
            let _ = write!(
                stream,
                "HTTP/1.1 302 Found\r\nLocation: http://{private}/\r\nContent-Length: 0\r\n\r\n"
            );
        }
    });
    let net = Net {
        only_local: false,
        is_public,
    };
    let probe = HttpProbe::new(net, Tls::new(Path::new("/")), Path::new("/"));
    let web = |url: String| Web {
        redirects: Redirects::AtMost(5),
        ..Web::get(&url)
    };
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let seen = |web: &Web| {
        let (limit, mut phases) = (Limit::of(1500), Phases::default());
        runtime.block_on(probe.ask(web, &Expect::default(), &limit, &mut phases))
    };
    match seen(&web(format!("http://{at}/"))) {
        Ok(Answer::Http {
            status: 302,
            unfollowed: Some(unfollowed),
            ..
        }) => {
            assert_eq!(unfollowed.why, WhyUnfollowed::Private);
        }
        other => panic!("{other:?}"),
    }
    // Who is private already may lead to another private one.
    let inner = format!("HTTP/1.1 302 Found\r\nLocation: http://{private}/\r\nContent-Length: 0\r\n\r\n");
    let inner = serve_text(Box::leak(inner.into_boxed_str()));
    assert_eq!(body(seen(&web(format!("http://{inner}/")))), "ok");
}

#[test]
fn head_is_one_question_and_get_another() {
    let at = serve(|mut stream| {
        let is_head = request(&mut stream).starts_with("HEAD ");
        let text = if is_head {
            "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"
        } else {
            "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"
        };
        let _ = stream.write_all(text.as_bytes());
    });
    for (method, expected) in [("HEAD", 200), ("GET", 500)] {
        let seen = ask(page(Web {
            method: method.to_owned(),
            ..Web::get(&format!("http://{at}/"))
        }));
        assert!(
            matches!(seen, Ok(Answer::Http { status, .. }) if status == expected),
            "{method}: {seen:?}"
        );
    }
}

#[test]
fn the_plan_says_how_much_of_a_body_is_read() {
    let at = serve_text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
    for (max_body, text, is_capped) in [(4, "0123", true), (10, "0123456789", false), (0, "", true)] {
        let seen = ask(page(Web {
            max_body,
            ..Web::get(&format!("http://{at}/"))
        }));
        assert!(
            matches!(&seen, Ok(Answer::Http { capped, .. }) if *capped == is_capped),
            "{seen:?}"
        );
        assert_eq!(body(seen), text);
    }
}

#[test]
fn only_headers_that_are_asked_about_are_kept() {
    let at = serve_text(OK);
    let mut check = http("web", &format!("http://{at}/"));
    check.expect.headers = vec![("x-VERSION".to_owned(), "12".to_owned())];
    match ask(check) {
        Ok(Answer::Http { headers, .. }) => {
            assert_eq!(headers, [("x-version".to_owned(), "12".to_owned())]);
        }
        other => panic!("{other:?}"),
    }
}

/// Its queue is full: the kernel answers no further knock.
#[test]
fn a_silent_knock_ends_with_the_timeout_while_connecting() {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (listener, waiting) = runtime.block_on(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        let listener = socket.listen(0).unwrap();
        let at = listener.local_addr().unwrap();
        let waiting: Vec<_> = (0..8).map(|_| tokio::spawn(TcpStream::connect(at))).collect();
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        (listener, waiting)
    });
    let at = listener.local_addr().unwrap();
    let seen = ask(Check {
        timeout_ms: 300,
        ..tcp("silent", "127.0.0.1", at.port())
    });
    drop((listener, waiting));
    let limit_ms = 300;
    assert_eq!(
        seen,
        Err(Trouble::Timeout {
            phase: Phase::Connect,
            limit_ms
        })
    );
}
