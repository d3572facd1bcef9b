//! A proxy in between: a tunnel for https, its login, and whose fault its silence is.

use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::thread;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::runtime;

use super::ask;
use super::conditions::{body, page};
use super::server::{closed_port, request, serve};
use crate::check::{Answer, Trouble};
use crate::plan::Web;

/// A proxy that tunnels to wherever it is asked, or answers with a status.
fn proxy(refusal: Option<&'static str>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    head.push(stream.read_u8().await.unwrap());
                }
                let head = String::from_utf8(head).unwrap();
                let target = head.split(' ').nth(1).unwrap().to_owned();
                if let Some(refusal) = refusal {
                    let _ = stream.write_all(refusal.as_bytes()).await;
                } else if head.starts_with("CONNECT ") {
                    let mut server = TcpStream::connect(target).await.unwrap();
                    let _ = stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await;
                    let _ = copy_bidirectional(&mut stream, &mut server).await;
                } else {
                    let text = format!(
                        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{target}",
                        target.len()
                    );
                    let _ = stream.write_all(text.as_bytes()).await;
                }
            }
        });
    });
    at
}

#[test]
fn a_proxy_is_asked_for_the_whole_address_or_for_a_tunnel() {
    let through = |url: &str, proxy: SocketAddr| {
        ask(page(Web {
            proxy: Some(format!("http://{proxy}")),
            ..Web::get(url)
        }))
    };
    let open = proxy(None);
    assert_eq!(
        body(through("http://www.example.jp/a?b", open)),
        "http://www.example.jp/a?b"
    );
    // The tunnel leads to a server that does not speak TLS: the handshake says so, not the proxy.
    let plain = serve(|mut stream| {
        let _ = stream.write_all(b"220 mail ready\r\n");
        request(&mut stream);
    });
    let seen = through(&format!("https://{plain}/"), open);
    assert!(matches!(seen, Err(Trouble::Tls { .. })), "{seen:?}");
    let cases = [
        ("HTTP/1.1 503 Unavailable\r\n\r\n", false),
        ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", true),
        ("nonsense\r\n\r\n", true),
    ];
    for (refusal, is_ours) in cases {
        let seen = through("https://www.example.jp/", proxy(Some(refusal)));
        assert!(
            matches!(&seen, Err(trouble) if trouble.is_ours() == is_ours),
            "{refusal}: {seen:?}"
        );
    }
    let login = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    let seen = through("http://www.example.jp/", proxy(Some(login)));
    assert!(matches!(seen, Err(Trouble::NoProxy { .. })), "{seen:?}");
    let nobody = SocketAddr::from(([127, 0, 0, 1], closed_port()));
    let seen = through("http://www.example.jp/", nobody);
    assert!(matches!(seen, Err(Trouble::NoProxy { .. })), "{seen:?}");
}

#[test]
fn a_proxy_hears_its_login_and_nobody_else_does() {
    let heard = |url: &str, proxy_auth: Option<&str>| {
        let at = serve(|mut stream| {
            let head = request(&mut stream).to_lowercase();
            let is_known = head.contains("\r\nproxy-authorization: basic b3bzcgxhbg==\r\n");
            let status = if is_known {
                "418 I know you"
            } else {
                "407 Who are you"
            };
            let _ = stream.write_all(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").as_bytes());
        });
        let web = Web {
            proxy: Some(format!("http://{at}")),
            proxy_auth: proxy_auth.map(ToOwned::to_owned),
            ..Web::get(url)
        };
        ask(page(web))
    };
    // The base64 of `opsplan`, which is what stands in this variable.
    let login = Some("env:CARGO_PKG_NAME");
    let plain = heard("http://www.example.jp/", login);
    assert!(matches!(plain, Ok(Answer::Http { status: 418, .. })), "{plain:?}");
    let tunnel = heard("https://www.example.jp/", login);
    assert!(
        matches!(tunnel, Err(Trouble::Proxy { status: 418 })),
        "{tunnel:?}"
    );
    for url in ["http://www.example.jp/", "https://www.example.jp/"] {
        let refused = heard(url, None);
        assert!(matches!(refused, Err(Trouble::NoProxy { .. })), "{refused:?}");
    }
}
