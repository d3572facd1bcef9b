//! Certificates with every fault, shown by a server, and what is said of them.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::thread;

use chrono::Utc;
use rcgen::{BasicConstraints, IsCa, KeyPair};

use super::ask_in;
use super::authority::{Authority, ISSUER, SERVER, Wanted, params, serve, tls};
use crate::check::sample_plan::check;
use crate::check::{Answer, CertificateFault, Complaint, Phase, Status, Trouble, judge};
use crate::plan::{Check, Kind, Trust, Web};

fn fault(seen: Result<Answer, Trouble>) -> CertificateFault {
    match seen {
        Err(Trouble::Certificate { fault }) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sound_chain_is_trusted_and_its_end_is_known() {
    let authority = Authority::new();
    let (chain, key) = authority.chain(&SERVER, &ISSUER);
    let at = serve(&chain, &key, None);
    let Ok(Answer::Tls { chain }) = authority.ask(at, authority.trust()) else {
        panic!()
    };
    assert_eq!(chain.len(), 2);
    let page = Check {
        kind: Kind::Http(Box::new(Web {
            trust: authority.trust(),
            ..Web::get(&format!("https://localhost:{}/", at.port()))
        })),
        ..tls(at, Trust::default())
    };
    let look = ask_in(authority.dir.path(), page);
    assert!(
        matches!(&look.observation.seen, Ok(Answer::Http { status: 200, .. })),
        "{look:?}"
    );
    let phases = look.observation.phases;
    assert!(phases.tls_ms.is_some() && phases.connect_ms.is_some() && phases.first_byte_ms.is_some());
}

#[test]
fn every_fault_of_a_certificate_has_its_name() {
    let authority = Authority::new();
    let seen = |server: &Wanted, issuer: &Wanted| {
        let (chain, key) = authority.chain(server, issuer);
        fault(authority.ask(serve(&chain, &key, None), authority.trust()))
    };
    let expired = Wanted {
        until: -1,
        from: -30,
        ..SERVER
    };
    assert!(matches!(
        seen(&expired, &ISSUER),
        CertificateFault::Expired { until: Some(_) }
    ));
    let early = Wanted { from: 2, ..SERVER };
    assert!(matches!(
        seen(&early, &ISSUER),
        CertificateFault::NotYetValid { from: Some(_) }
    ));
    let other = Wanted {
        name: "www.example.jp",
        ..SERVER
    };
    let wrong = CertificateFault::WrongName {
        expected: "localhost".to_owned(),
        actual: vec!["www.example.jp".to_owned()],
    };
    assert_eq!(seen(&other, &ISSUER), wrong);
    let stale = Wanted {
        until: -1,
        from: -30,
        ..ISSUER
    };
    assert!(matches!(seen(&SERVER, &stale), CertificateFault::Expired { .. }));
}

#[test]
fn who_signed_it_must_be_trusted_and_shown() {
    let authority = Authority::new();
    let (chain, key) = authority.chain(&SERVER, &ISSUER);
    // The intermediate is missing.
    let at = serve(&chain[..1], &key, None);
    assert_eq!(
        fault(authority.ask(at, authority.trust())),
        CertificateFault::IssuerNotShown {
            issuer: "CN=中間認証局".to_owned()
        }
    );
    // It signs itself.
    let own = KeyPair::generate().unwrap();
    let self_signed = params(&SERVER).self_signed(&own).unwrap().pem();
    let at = serve(&[self_signed], &own.serialize_pem(), None);
    assert_eq!(
        fault(authority.ask(at, authority.trust())),
        CertificateFault::SelfSigned
    );
    // This machine does not know our authority, be it shown or not.
    let at = serve(&chain, &key, None);
    let root = "CN=root".to_owned();
    assert_eq!(
        fault(authority.ask(at, Trust::default())),
        CertificateFault::IssuerNotShown { issuer: root.clone() }
    );
    let whole = [chain, vec![authority.root_pem.clone()]].concat();
    let at = serve(&whole, &key, None);
    assert_eq!(
        fault(authority.ask(at, Trust::default())),
        CertificateFault::UnknownIssuer { issuer: root }
    );
}

#[test]
fn a_server_that_signed_itself_may_be_trusted_by_its_own_certificate() {
    let seen = |wanted: Wanted, is_named: bool| {
        let (key, mut params) = (KeyPair::generate().unwrap(), params(&wanted));
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained); // as `openssl req -x509` makes it
        let pem = params.self_signed(&key).unwrap().pem();
        let authority = Authority::new();
        let trusted = if is_named { &pem } else { &authority.root_pem };
        fs::write(authority.dir.path().join("ca.pem"), trusted).unwrap();
        let at = serve(std::slice::from_ref(&pem), &key.serialize_pem(), None);
        authority.ask(at, authority.trust())
    };
    assert!(matches!(seen(SERVER, true), Ok(Answer::Tls { .. })));
    assert_eq!(fault(seen(SERVER, false)), CertificateFault::SelfSigned);
    let over = Wanted {
        from: -9,
        until: -1,
        ..SERVER
    };
    assert!(matches!(
        fault(seen(over, true)),
        CertificateFault::Expired { .. }
    ));
    let other = Wanted {
        name: "www.example.jp",
        ..SERVER
    };
    assert!(matches!(
        fault(seen(other, true)),
        CertificateFault::WrongName { .. }
    ));
}

#[test]
fn an_intermediate_that_ends_soon_is_told_by_its_name() {
    let authority = Authority::new();
    let ending = Wanted { until: 5, ..ISSUER };
    let (chain, key) = authority.chain(&SERVER, &ending);
    let mut check = tls(serve(&chain, &key, None), authority.trust());
    check.expect.cert_days = Some(21);
    let look = ask_in(authority.dir.path(), check.clone());
    let judgement = judge(&check, &look.observation, Utc::now());
    assert_eq!(judgement.status, Status::Fail);
    match &judgement.complaints[..] {
        [
            Complaint::CertificateEnds {
                expected_days: 21,
                actual_days: 4..=5,
                subject,
            },
        ] => {
            assert!(subject.contains("中間認証局"), "{subject}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_asks_who_we_are_is_told() {
    let authority = Authority::new();
    let (chain, key) = authority.chain(&SERVER, &ISSUER);
    let at = serve(&chain, &key, Some(&authority.root_pem));
    let ours = Wanted {
        name: "ops01",
        ..SERVER
    };
    let (identity, identity_key) = authority.chain(&ours, &ISSUER);
    let write = |name: &str, text: String| fs::write(authority.dir.path().join(name), text).unwrap();
    write("both.pem", identity.concat() + &identity_key);
    write("only.pem", identity.concat());
    write("key.pem", identity_key);
    let as_page = |cert: &str, key: Option<&str>| {
        let trust = Trust {
            client_cert: Some(cert.to_owned()),
            client_key: key.map(ToOwned::to_owned),
            ..authority.trust()
        };
        let kind = Kind::Http(Box::new(Web {
            trust,
            ..Web::get(&format!("https://localhost:{}/", at.port()))
        }));
        let check = Check {
            timeout_ms: 2000,
            ..check("web", kind)
        };
        ask_in(authority.dir.path(), check).observation.seen
    };
    for (cert, key) in [
        ("both.pem", None),
        ("only.pem", Some("key.pem")),
        ("file:both.pem", None),
    ] {
        let seen = as_page(cert, key);
        assert!(
            matches!(seen, Ok(Answer::Http { status: 200, .. })),
            "{cert}: {seen:?}"
        );
    }
    for (cert, key) in [
        ("only.pem", None),
        ("gone.pem", None),
        ("both.pem", Some("gone.pem")),
    ] {
        let seen = as_page(cert, key);
        assert!(
            matches!(seen, Err(Trouble::NoCredential { .. })),
            "{cert}: {seen:?}"
        );
    }
    let nobody = tls_page(authority.dir.path(), at, authority.trust());
    assert!(
        matches!(nobody, Err(Trouble::Tls { .. } | Trouble::Failed { .. })),
        "{nobody:?}"
    );
}

fn tls_page(dir: &Path, at: SocketAddr, trust: Trust) -> Result<Answer, Trouble> {
    let web = Web {
        trust,
        ..Web::get(&format!("https://localhost:{}/", at.port()))
    };
    let check = Check {
        timeout_ms: 2000,
        ..check("web", Kind::Http(Box::new(web)))
    };
    ask_in(dir, check).observation.seen
}

#[test]
fn a_list_of_issuers_that_cannot_be_read_is_our_own_fault() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("empty.pem"), "").unwrap();
    let at = super::server::serve_text("");
    for file in ["gone.pem", "empty.pem"] {
        let trust = Trust {
            ca_file: Some(file.to_owned()),
            ..Trust::default()
        };
        let seen = ask_in(dir.path(), tls(at, trust)).observation.seen;
        assert!(
            matches!(&seen, Err(trouble @ Trouble::NoCredential { .. }) if trouble.is_ours()),
            "{seen:?}"
        );
    }
}

#[test]
fn a_reset_in_the_handshake_is_one() {
    let at = super::server::serve(|stream| {
        // Closing with unread bytes makes the kernel send RST.
        thread::sleep(std::time::Duration::from_millis(50));
        drop(stream);
    });
    let authority = Authority::new();
    assert_eq!(
        authority.ask(at, authority.trust()),
        Err(Trouble::Reset { phase: Phase::Tls })
    );
}
