//! Encrypted ways, and whom they trust: a certificate authority of the channel's own, beside those of the machine.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::server::answer;
use super::{Folder, channel, parcel, word};
use crate::notify::Carried;
use crate::plan::Channel;

/// An authority's certificate in PEM, and a server's settings with a certificate for this machine that it signed.
fn authority() -> (String, Arc<ServerConfig>) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let certificate = CertificateParams::new(names)
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    (issuer.pem(), serving(certificate.der().clone(), &key))
}

/// A server that signed itself, as `openssl req -x509` makes it: with the marks of an authority.
fn signed_itself() -> (String, Arc<ServerConfig>) {
    let mut params = CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    (certificate.pem(), serving(certificate.der().clone(), &key))
}

fn serving(certificate: CertificateDer<'static>, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    Arc::new(config)
}

type Stream = StreamOwned<ServerConnection, TcpStream>;

fn encrypted(config: &Arc<ServerConfig>, stream: TcpStream) -> Stream {
    StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream)
}

/// Serves each connection on a thread of its own.
fn serve(each: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let each = Arc::new(each);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let each = Arc::clone(&each);
            thread::spawn(move || each(stream));
        }
    });
    address
}

fn https(config: Arc<ServerConfig>) -> SocketAddr {
    serve(move |stream| {
        let mut stream = encrypted(&config, stream);
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
            head.push(byte[0]);
        }
        let _ = stream.write_all(answer("204 No Content", "", "").as_bytes());
        stream.conn.send_close_notify();
        let _ = stream.flush();
        // The rest of the request is read, so that the answer is not lost in a reset.
        let _ = stream.read_to_end(&mut head);
    })
}

#[test]
fn a_channel_may_trust_an_authority_of_its_own() {
    let (pem, config) = authority();
    let folder = Folder::new();
    let url = folder.keeps("url", &format!("https://{}/", https(config)));
    let strange = channel("webhook", &[("url", url.clone())]);
    let carried = folder.send(parcel(&strange, &["x"]));
    assert_eq!(word(&carried), "later", "{carried:?}");
    let trusted = channel(
        "webhook",
        &[("url", url.clone()), ("ca_file", "ca.pem".to_owned())],
    );
    assert_eq!(
        word(&folder.send(parcel(&trusted, &["x"]))),
        "later",
        "there is no such file yet"
    );
    folder.keeps("ca.pem", &pem);
    assert_eq!(folder.send(parcel(&trusted, &["x"])), Carried::Accepted);
}

#[test]
fn a_server_that_signed_itself_is_trusted_where_the_channel_names_that_very_certificate() {
    let (pem, config) = signed_itself();
    let (other, _) = signed_itself();
    let folder = Folder::new();
    let url = folder.keeps("url", &format!("https://{}/", https(config)));
    let trusting = |file: &str| {
        let settings = [("url", url.clone()), ("ca_file", file.to_owned())];
        folder.send(parcel(&channel("webhook", &settings), &["x"]))
    };
    folder.keeps("own.pem", &pem);
    folder.keeps("other.pem", &other);
    folder.keeps("empty.pem", "");
    assert_eq!(trusting("own.pem"), Carried::Accepted);
    for file in ["other.pem", "empty.pem"] {
        assert_eq!(word(&trusting(file)), "later", "{file}");
    }
    let carried = folder.send(parcel(&channel("webhook", &[("url", url.clone())]), &["x"]));
    for carried in [carried, trusting("other.pem")] {
        let said = format!("{carried:?}");
        assert!(
            said.contains("`ca_file` may name its issuer, or the certificate itself"),
            "{said}"
        );
    }
}

/// A mail server that goes on encrypted after STARTTLS, or from the start.
fn smtps(config: Arc<ServerConfig>, at_once: bool, letters: Arc<Mutex<Vec<String>>>) -> SocketAddr {
    serve(move |mut stream| {
        if !at_once {
            stream.write_all(b"220 here\r\n").unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            for reply in ["250-here\r\n250 STARTTLS\r\n", "220 go on\r\n"] {
                lines.read_line(&mut String::new()).unwrap();
                stream.write_all(reply.as_bytes()).unwrap();
            }
        }
        let mut stream = BufReader::new(encrypted(&config, stream));
        if at_once && stream.get_mut().write_all(b"220 here\r\n").is_err() {
            return;
        }
        talk(&mut stream, &letters);
    })
}

fn talk(stream: &mut BufReader<Stream>, letters: &Mutex<Vec<String>>) {
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let reply = match line.trim_end() {
            "DATA" => {
                stream.get_mut().write_all(b"354 go on\r\n").unwrap();
                let mut letter = String::new();
                while !letter.ends_with("\r\n.\r\n") && stream.read_line(&mut letter).unwrap_or(0) > 0 {}
                letters.lock().unwrap().push(letter);
                "250 taken\r\n"
            }
            _ => "250 well\r\n",
        };
        if stream.get_mut().write_all(reply.as_bytes()).is_err() {
            return;
        }
    }
}

fn mail(folder: &Folder, address: SocketAddr, security: &str, pem: Option<&str>) -> Channel {
    let mut settings = vec![
        ("host", "localhost".to_owned()),
        ("port", address.port().to_string()),
        ("security", security.to_owned()),
        ("from", "opsplan@example.jp".to_owned()),
        ("to", "ops@example.jp".to_owned()),
    ];
    if let Some(pem) = pem {
        folder.keeps("ca.pem", pem);
        settings.push(("ca_file", "ca.pem".to_owned()));
    }
    channel("email", &settings)
}

#[test]
fn mail_goes_encrypted_to_whom_the_channel_trusts() {
    let (pem, config) = authority();
    let folder = Folder::new();
    for (security, at_once) in [("starttls", false), ("tls", true)] {
        let letters = Arc::default();
        let address = smtps(Arc::clone(&config), at_once, Arc::clone(&letters));
        let strange = mail(&folder, address, security, None);
        let carried = folder.send(parcel(&strange, &["x"]));
        assert_eq!(word(&carried), "later", "{security}: {carried:?}");
        assert!(letters.lock().unwrap().is_empty());
        let trusted = mail(&folder, address, security, Some(&pem));
        assert_eq!(
            folder.send(parcel(&trusted, &["x"])),
            Carried::Accepted,
            "{security}"
        );
        assert_eq!(letters.lock().unwrap().len(), 1);
    }
}
