use Status::{Fail, Ok as Fine, Unknown, Warn};
use chrono::TimeDelta;

use super::*;
use crate::calendar::{Span, Unit};
use crate::check::sample_plan::{check, http, minute};
use crate::check::{Phases, Trouble, Unfollowed, WhyUnfollowed};

fn page(status: u16, body: &str) -> Answer {
    Answer::Http {
        status,
        unfollowed: None,
        headers: Vec::new(),
        body: body.into(),
        capped: false,
        chain: Vec::new(),
    }
}

fn plugin(exit: i32) -> Answer {
    Answer::Plugin {
        exit,
        line: "DISK".to_owned(),
        perfdata: String::new(),
    }
}

fn observation(seen: Result<Answer, Trouble>, total_ms: f64) -> Observation {
    Observation {
        phases: Phases {
            total_ms,
            ..Phases::default()
        },
        seen,
    }
}

fn judged(expect: Expect, seen: Result<Answer, Trouble>, total_ms: f64) -> Judgement {
    let check = Check {
        expect,
        ..http("web", "http://127.0.0.1/")
    };
    judge(&check, &observation(seen, total_ms), minute(0).to_utc())
}

#[test]
fn what_is_expected_beside_what_came() {
    let none = Expect::default;
    let teapot = || Expect {
        status: vec![200, 418],
        ..none()
    };
    let word = || Expect {
        contains: Some("ok".to_owned()),
        ..none()
    };
    let limits = || Expect {
        within_ms: Some(3000),
        warn_within_ms: Some(1000),
        ..none()
    };
    let cases = [
        (none(), Ok(page(204, "")), 10.0, Fine),
        (none(), Ok(page(301, "")), 10.0, Fail),
        (none(), Ok(page(500, "")), 10.0, Fail),
        (teapot(), Ok(page(418, "")), 10.0, Fine),
        (teapot(), Ok(page(204, "")), 10.0, Fail),
        (word(), Ok(page(200, "all ok")), 10.0, Fine),
        (word(), Ok(page(200, "申し訳ありません")), 10.0, Fail),
        (word(), Ok(page(200, "")), 10.0, Fail),
        (
            word(),
            Ok(Answer::Tcp {
                received: b"220 ok\r\n".to_vec(),
            }),
            10.0,
            Fine,
        ),
        (
            word(),
            Ok(Answer::Tcp {
                received: b"550\r\n".to_vec(),
            }),
            10.0,
            Fail,
        ),
        (limits(), Ok(page(200, "")), 1000.0, Fine),
        (limits(), Ok(page(200, "")), 1000.1, Warn),
        (limits(), Ok(page(200, "")), 3000.1, Fail),
        (limits(), Ok(page(500, "")), 1500.0, Fail),
        (none(), Ok(plugin(0)), 10.0, Fine),
        (none(), Ok(plugin(1)), 10.0, Warn),
        (none(), Ok(plugin(2)), 10.0, Fail),
        (none(), Ok(plugin(3)), 10.0, Unknown),
        (none(), Ok(plugin(127)), 10.0, Unknown),
        (none(), Err(Trouble::Offline), 0.0, Unknown),
        (none(), Err(Trouble::SetClock), 0.0, Unknown),
        (
            none(),
            Err(Trouble::NoSuchName { name: "x".to_owned() }),
            0.0,
            Fail,
        ),
    ];
    for (expect, seen, total_ms, status) in cases {
        let told = format!("{expect:?} {seen:?} {total_ms}");
        assert_eq!(judged(expect, seen, total_ms).status, status, "{told}");
    }
}

#[test]
fn everything_that_is_wrong_is_told() {
    let expect = Expect {
        status: vec![200],
        contains: Some("ok".to_owned()),
        within_ms: Some(5),
        ..Expect::default()
    };
    let unfollowed = Some(Unfollowed {
        to: "http://other/".to_owned(),
        why: WhyUnfollowed::OtherHost,
    });
    let answer = Answer::Http {
        status: 302,
        unfollowed: unfollowed.clone(),
        headers: Vec::new(),
        body: b"moved\x1b[2J".to_vec(),
        capped: true,
        chain: Vec::new(),
    };
    let complaints = judged(expect, Ok(answer), 8.0).complaints;
    let expected = [
        Complaint::HttpStatus {
            expected: vec![200],
            actual: 302,
            unfollowed,
        },
        Complaint::Missing {
            expected: "ok".to_owned(),
            actual: "moved [2J".to_owned(),
            capped_at: Some(9),
        },
        Complaint::TooSlow {
            limit_ms: 5,
            actual_ms: 8.0,
        },
    ];
    assert_eq!(complaints, expected);
}

#[test]
fn the_certificate_that_ends_first_counts() {
    let now = minute(0).to_utc();
    let certificate = |subject: &str, days: i64| Certificate {
        subject: subject.to_owned(),
        until: now + TimeDelta::days(days) + TimeDelta::hours(1),
    };
    let expect = Expect {
        cert_days: Some(21),
        ..Expect::default()
    };
    let cases = [
        (21, 400, None),
        (20, 400, Some((20, "own"))),
        (90, 3, Some((3, "issuer"))),
        (-2, 3, Some((-1, "own"))),
    ];
    for (own, issuer, worst) in cases {
        let chain = vec![certificate("own", own), certificate("issuer", issuer)];
        let complaints = judged(expect.clone(), Ok(Answer::Tls { chain }), 1.0).complaints;
        let expected = worst.map(|(actual_days, subject)| Complaint::CertificateEnds {
            expected_days: 21,
            actual_days,
            subject: subject.to_owned(),
        });
        assert_eq!(complaints, expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn all_names_must_be_answered() {
    let expect = Expect {
        answers: vec![
            "192.0.2.1".to_owned(),
            "MX.example".to_owned(),
            "2001:DB8:0::1".to_owned(),
        ],
        ..Expect::default()
    };
    for (answers, status) in [
        (vec!["mx.example", "192.0.2.1", "::1", "2001:db8::1"], Fine),
        (vec!["mx.example", "192.0.2.1", "2001:db8::2"], Fail),
        (vec!["192.0.2.1"], Fail),
        (vec![], Fail),
    ] {
        let answers = answers.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(
            judged(expect.clone(), Ok(Answer::Dns { answers }), 1.0).status,
            status
        );
    }
}

#[test]
fn a_heart_must_beat() {
    let backup = check(
        "backup",
        Kind::Heartbeat {
            within: Span {
                count: 25,
                unit: Unit::Hours,
            },
        },
    );
    for (hours, status) in [(0, Fine), (25, Fine), (26, Fail)] {
        let last = minute(0).to_utc() - TimeDelta::hours(hours);
        let seen = observation(Ok(Answer::Heartbeat { last }), 0.0);
        assert_eq!(
            judge(&backup, &seen, minute(0).to_utc()).status,
            status,
            "{hours}"
        );
    }
}
