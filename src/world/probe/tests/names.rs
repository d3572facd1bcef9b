//! A name server that says whatever a test wants, on loopback.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::thread;

use hickory_proto::op::{Message, ResponseCode};
use hickory_proto::rr::rdata::{A, CNAME, MX, TXT};
use hickory_proto::rr::{Name, RData, Record, RecordType};

use super::ask;
use crate::check::sample_plan::check;
use crate::check::{Answer, Phase, Status, Trouble, judge};
use crate::plan::{Check, Kind};

/// `big.` is truncated over UDP; the first label of others says how it is answered.
fn reply(question: &Message, is_tcp: bool) -> Option<Message> {
    let query = question.queries[0].clone();
    let mut reply = Message::response(question.metadata.id, question.metadata.op_code);
    reply.add_query(query.clone());
    let name = query.name.to_utf8();
    let own = |data| Record::from_rdata(query.name.clone(), 60, data);
    let other = Name::from_utf8("mx1.example.jp.").unwrap();
    match name.split('.').next().unwrap() {
        "nx" => reply.metadata.response_code = ResponseCode::NXDomain,
        "servfail" => reply.metadata.response_code = ResponseCode::ServFail,
        "refused" => reply.metadata.response_code = ResponseCode::Refused,
        "silent" => return None,
        "none" => {}
        "big" if !is_tcp => reply.metadata.truncation = true,
        _ => {
            reply.add_answer(own(RData::CNAME(CNAME(other.clone()))));
            reply.add_answer(own(match query.query_type {
                RecordType::MX => RData::MX(MX::new(10, other)),
                RecordType::TXT => RData::TXT(TXT::new(vec!["v=spf1 -all".to_owned()])),
                _ => RData::A(A(Ipv4Addr::new(192, 0, 2, 7))),
            }));
        }
    }
    Some(reply)
}

fn server() -> SocketAddr {
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = tcp.local_addr().unwrap();
    let udp = UdpSocket::bind(at).unwrap();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok((length, from)) = udp.recv_from(&mut buffer) {
            let question = Message::from_vec(&buffer[..length]).unwrap();
            // Somebody else's words come first, and are passed over.
            let _ = udp.send_to(b"nonsense", from);
            if let Some(reply) = reply(&question, false) {
                let _ = udp.send_to(&reply.to_vec().unwrap(), from);
            }
        }
    });
    thread::spawn(move || {
        for mut stream in tcp.incoming().flatten() {
            let mut length = [0; 2];
            stream.read_exact(&mut length).unwrap();
            let mut question = vec![0; u16::from_be_bytes(length).into()];
            stream.read_exact(&mut question).unwrap();
            let reply = reply(&Message::from_vec(&question).unwrap(), true)
                .unwrap()
                .to_vec()
                .unwrap();
            let _ = stream.write_all(&u16::try_from(reply.len()).unwrap().to_be_bytes());
            let _ = stream.write_all(&reply);
        }
    });
    at
}

fn lookup(name: &str, record: &str, resolver: SocketAddr) -> Check {
    let kind = Kind::Dns {
        name: format!("{name}.example.jp"),
        record: record.to_owned(),
        resolver: Some(resolver.to_string()),
    };
    Check {
        timeout_ms: 400,
        ..check("dns", kind)
    }
}

#[test]
fn records_of_every_type_come_from_the_name_server_that_is_chosen() {
    let at = server();
    for (name, record, expected) in [
        ("www", "A", "192.0.2.7"),
        ("www", "MX", "10 mx1.example.jp"),
        ("www", "mx", "10 mx1.example.jp"),
        ("www", "TXT", "v=spf1 -all"),
        ("www", "CNAME", "mx1.example.jp"),
        ("big", "A", "192.0.2.7"),
    ] {
        match ask(lookup(name, record, at)) {
            Ok(Answer::Dns { answers }) => {
                assert!(answers.contains(&expected.to_owned()), "{record}: {answers:?}");
            }
            other => panic!("{name} {record}: {other:?}"),
        }
    }
    assert_eq!(ask(lookup("none", "A", at)), Ok(Answer::Dns { answers: vec![] }));
}

#[test]
fn what_a_name_server_says_is_told_apart() {
    let at = server();
    let name = "nx.example.jp".to_owned();
    assert_eq!(ask(lookup("nx", "A", at)), Err(Trouble::NoSuchName { name }));
    for (name, code) in [("servfail", "SERVFAIL"), ("refused", "REFUSED")] {
        let code = code.to_owned();
        assert_eq!(
            ask(lookup(name, "A", at)),
            Err(Trouble::NameServer { server: at, code })
        );
    }
    let limit_ms = 400;
    assert_eq!(
        ask(lookup("silent", "A", at)),
        Err(Trouble::Timeout {
            phase: Phase::Dns,
            limit_ms
        })
    );
    let nobody = SocketAddr::from(([127, 0, 0, 1], super::server::closed_port()));
    assert_eq!(
        ask(lookup("www", "A", nobody)),
        Err(Trouble::Refused { address: nobody })
    );
    let seen = ask(lookup("www", "NONSENSE", at));
    assert!(matches!(seen, Err(Trouble::BadTarget { .. })), "{seen:?}");
}

#[test]
fn no_record_is_a_failure_and_a_mail_server_may_be_named_without_its_preference() {
    let at = server();
    let judged = |check: &Check| {
        let look = super::ask_in(std::path::Path::new("/"), check.clone());
        judge(check, &look.observation, chrono::DateTime::UNIX_EPOCH).status
    };
    assert_eq!(judged(&lookup("none", "A", at)), Status::Fail);
    assert_eq!(judged(&lookup("www", "A", at)), Status::Ok);
    let mut mail = lookup("www", "MX", at);
    for (wanted, status) in [
        ("mx1.example.jp.", Status::Ok),
        ("10 MX1.example.jp", Status::Ok),
        ("mx2.example.jp", Status::Fail),
    ] {
        mail.expect.answers = vec![wanted.to_owned()];
        assert_eq!(judged(&mail), status, "{wanted}");
    }
}
