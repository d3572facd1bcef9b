use std::io::Write as _;
use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use super::ask;
use super::server::{closed_port, request, serve, serve_text, trickle};
use crate::check::sample_plan::{http, tcp};
use crate::check::{Answer, Phase, Trouble, Unfollowed, WhyUnfollowed};
use crate::plan::{Check, Kind, Web};

fn page(address: SocketAddr) -> Check {
    Check {
        timeout_ms: 600,
        ..http("web", &format!("http://{address}/health"))
    }
}

fn fetch(address: SocketAddr) -> Result<Answer, Trouble> {
    ask(page(address))
}

fn body(answer: Result<Answer, Trouble>) -> (u16, String, bool) {
    match answer {
        Ok(Answer::Http {
            status, body, capped, ..
        }) => (status, String::from_utf8_lossy(&body).into_owned(), capped),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_is_fetched_and_its_status_is_not_judged() {
    let ok = serve_text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    assert_eq!(body(fetch(ok)), (200, "ok".to_owned(), false));
    let broken = serve_text("HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\nsorry");
    assert_eq!(body(fetch(broken)), (500, "sorry".to_owned(), false));
    let empty = serve_text("HTTP/1.1 204 No Content\r\n\r\n");
    assert_eq!(body(fetch(empty)), (204, String::new(), false));
}

#[test]
fn what_the_plan_says_is_what_goes_over_the_wire() {
    let echo = serve(|mut stream| {
        let head = request(&mut stream);
        let _ = write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{head}",
            head.len()
        );
    });
    let mut check = page(echo);
    check.kind = Kind::Http(Box::new(Web {
        method: "POST".to_owned(),
        headers: vec![
            ("X-Probe".to_owned(), "1".to_owned()),
            ("Host".to_owned(), "www.example.jp".to_owned()),
        ],
        body: Some("{}".to_owned()),
        ..Web::get(&format!("http://{echo}/a%20b?c=d#e"))
    }));
    let (_, head, _) = body(ask(check));
    let head = head.to_lowercase();
    assert!(head.starts_with("post /a%20b?c=d http/1.1\r\n"), "{head}");
    for line in [
        "host: www.example.jp",
        "x-probe: 1",
        "content-length: 2",
        "connection: close",
        "user-agent: opsplan/",
    ] {
        assert!(head.contains(line), "{line} in {head}");
    }
}

#[test]
fn nobody_listens() {
    let address = SocketAddr::from(([127, 0, 0, 1], closed_port()));
    assert_eq!(fetch(address), Err(Trouble::Refused { address }));
}

#[test]
fn every_kind_of_silence_ends_with_the_timeout_and_says_what_was_waited_for() {
    let hang = serve(|stream| {
        thread::sleep(Duration::from_secs(5));
        drop(stream);
    });
    let half = serve(|mut stream| {
        request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nha");
        thread::sleep(Duration::from_secs(5));
    });
    for (address, phase) in [
        (hang, Phase::FirstByte),
        (half, Phase::Body),
        (serve(trickle), Phase::FirstByte),
    ] {
        let begun = Instant::now();
        let seen = fetch(address);
        assert!(
            begun.elapsed() < Duration::from_millis(1500),
            "{:?}",
            begun.elapsed()
        );
        assert_eq!(seen, Err(Trouble::Timeout { phase, limit_ms: 600 }));
    }
}

#[test]
fn an_answer_that_breaks_off_is_none() {
    let cases: [(&str, Phase); 3] = [
        ("", Phase::FirstByte),
        ("HTTP/1.1 200 OK\r\nContent-", Phase::FirstByte),
        ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Phase::Body),
    ];
    for (text, phase) in cases {
        assert_eq!(fetch(serve_text(text)), Err(Trouble::Closed { phase }), "{text}");
    }
}

#[test]
fn a_reset_is_a_reset() {
    let reset = serve(|stream| {
        // Closing with unread bytes makes the kernel send RST.
        thread::sleep(Duration::from_millis(50));
        drop(stream);
    });
    assert_eq!(
        fetch(reset),
        Err(Trouble::Reset {
            phase: Phase::FirstByte
        })
    );
}

#[test]
fn what_is_no_http_is_said_to_be_none_and_moves_no_cursor() {
    let garbage = [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\x1b[2J\x1b[31mHTTP/9\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ];
    for text in garbage {
        match fetch(serve_text(text)) {
            Err(Trouble::NotHttp { detail }) => assert!(!detail.contains(char::is_control), "{detail:?}"),
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn a_huge_body_is_read_up_to_the_cap() {
    let flood = serve(|mut stream| {
        request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 1 << 16]).is_ok() {}
    });
    let (status, body, capped) = body(ask(Check {
        timeout_ms: 5000,
        ..page(flood)
    }));
    assert_eq!((status, body.len(), capped), (200, 1 << 20, true));
}

#[test]
fn endless_headers_are_not_read_for_ever() {
    let flood = serve(|mut stream| {
        request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nX: ");
        while stream.write_all(&[b'x'; 1 << 16]).is_ok() {}
    });
    let seen = ask(Check {
        timeout_ms: 5000,
        ..page(flood)
    });
    assert!(matches!(seen, Err(Trouble::NotHttp { .. })), "{seen:?}");
}

#[test]
fn redirects_stay_on_the_host_and_come_to_an_end() {
    let around = serve_text("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(fetch(around), Err(Trouble::RedirectLoop { followed: 10 }));

    let home = serve(|mut stream| {
        let moved = "HTTP/1.1 301 Moved\r\nLocation: /home\r\nContent-Length: 0\r\n\r\n";
        let text = if request(&mut stream).starts_with("GET /home ") {
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhome"
        } else {
            moved
        };
        let _ = stream.write_all(text.as_bytes());
    });
    assert_eq!(body(fetch(home)), (200, "home".to_owned(), false));

    let away = serve_text(
        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/secret?a=b\r\nContent-Length: 0\r\n\r\n",
    );
    match fetch(away) {
        Ok(Answer::Http {
            status: 302,
            unfollowed: Some(unfollowed),
            ..
        }) => {
            let to = "http://169.254.169.254/secret".to_owned();
            assert_eq!(
                unfollowed,
                Unfollowed {
                    to,
                    why: WhyUnfollowed::OtherHost
                }
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_handshake_with_something_else_fails_as_one() {
    let plain = serve_text("220 mail ready\r\n");
    let seen = ask(Check {
        timeout_ms: 600,
        ..http("web", &format!("https://{plain}/"))
    });
    // The request's end never comes: the server waits for it, and so do we, for the handshake.
    assert_eq!(
        seen,
        Err(Trouble::Timeout {
            phase: Phase::Tls,
            limit_ms: 600
        })
    );
    let rude = serve(|mut stream| {
        let _ = stream.write_all(b"220 mail ready\r\n");
        request(&mut stream);
    });
    let seen = ask(Check {
        timeout_ms: 600,
        ..http("web", &format!("https://{rude}/"))
    });
    assert!(matches!(seen, Err(Trouble::Tls { .. })), "{seen:?}");
}

#[test]
fn a_port_is_open_or_says_what_is_expected() {
    let greeting = serve(|mut stream| {
        let _ = stream.write_all(b"220 mail.example.jp ");
        thread::sleep(Duration::from_millis(30));
        let _ = stream.write_all(b"ESMTP\r\n");
        thread::sleep(Duration::from_secs(5));
    });
    let check = |wanted: Option<&str>| {
        let mut check = Check {
            timeout_ms: 400,
            ..tcp("mail", "127.0.0.1", greeting.port())
        };
        check.expect.contains = wanted.map(ToOwned::to_owned);
        ask(check)
    };
    assert_eq!(check(None), Ok(Answer::Tcp { received: Vec::new() }));
    let whole = b"220 mail.example.jp ESMTP\r\n".to_vec();
    assert_eq!(
        check(Some("jp ESMTP")),
        Ok(Answer::Tcp {
            received: whole.clone()
        })
    );
    assert_eq!(check(Some("IMAP")), Ok(Answer::Tcp { received: whole }));
}

#[test]
fn a_port_that_says_nothing_has_not_answered() {
    let silent = serve(|stream| {
        thread::sleep(Duration::from_secs(5));
        drop(stream);
    });
    let gone = serve(drop);
    for (address, expected) in [
        (
            silent,
            Trouble::Timeout {
                phase: Phase::FirstByte,
                limit_ms: 300,
            },
        ),
        (
            gone,
            Trouble::Closed {
                phase: Phase::FirstByte,
            },
        ),
    ] {
        let mut check = Check {
            timeout_ms: 300,
            ..tcp("mail", "127.0.0.1", address.port())
        };
        check.expect.contains = Some("220".to_owned());
        assert_eq!(ask(check), Err(expected));
    }
}

#[test]
fn what_is_sent_is_answered() {
    let redis = serve(|mut stream| {
        let asked = {
            use std::io::Read as _;
            let mut asked = [0; 6];
            stream.read_exact(&mut asked).map(|()| asked)
        };
        let _ = stream.write_all(if asked.is_ok_and(|asked| &asked == b"PING\r\n") {
            b"+PONG\r\n"
        } else {
            b"-ERR\r\n"
        });
    });
    let mut check = Check {
        timeout_ms: 600,
        ..tcp("redis", "127.0.0.1", redis.port())
    };
    check.kind = Kind::Tcp {
        host: "127.0.0.1".to_owned(),
        port: redis.port(),
        send: Some("PING\r\n".to_owned()),
    };
    check.expect.contains = Some("+PONG".to_owned());
    assert_eq!(
        ask(check),
        Ok(Answer::Tcp {
            received: b"+PONG\r\n".to_vec()
        })
    );
}
