use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::server::{closed_port, request, serve};
use super::{Errand, Kinds, Pace, Surroundings, ask_all, kinds};
use crate::check::sample_plan::{http, tcp};
use crate::check::{Answer, Asking, Observation, Phases, Probe, Trouble};
use crate::plan::Check;

const NOW: Pace = Pace {
    jobs: 64,
    at_most: None,
};

fn errand(check: Check, second_look: bool) -> Errand {
    Errand { check, second_look }
}

/// Fails as often as it is told to, then answers.
struct Flaky {
    failures: u32,
    asked: AtomicU32,
}

impl Probe for Flaky {
    fn ask<'a>(&'a self, check: &'a Check) -> Asking<'a> {
        let count = self.asked.fetch_add(1, Ordering::Relaxed);
        let seen = if count < self.failures {
            Err(Trouble::NoSuchName {
                name: check.id.clone(),
            })
        } else {
            Ok(Answer::Tcp { received: Vec::new() })
        };
        Box::pin(async move {
            Observation {
                phases: Phases::default(),
                seen,
            }
        })
    }
}

#[test]
fn a_blip_gets_one_second_look_where_it_is_deserved() {
    for (failures, deserved, asked, well) in [
        (0, true, 1, true),
        (1, true, 2, true),
        (2, true, 2, false),
        (1, false, 1, false),
    ] {
        let probe = Arc::new(Flaky {
            failures,
            asked: AtomicU32::new(0),
        });
        let looks = ask_all(
            probe.clone(),
            vec![errand(tcp("a", "127.0.0.1", 1), deserved)],
            NOW,
            |_| {},
        )
        .unwrap();
        assert_eq!(probe.asked.load(Ordering::Relaxed), asked);
        assert_eq!(looks[0].observation.seen.is_ok(), well);
        assert_eq!(looks[0].second_look, asked == 2);
    }
}

#[test]
fn hanging_targets_cost_one_timeout_together_and_no_second_look() {
    let hang = serve(|stream| {
        thread::sleep(Duration::from_secs(5));
        drop(stream);
    });
    let check = Check {
        timeout_ms: 500,
        ..http("web", &format!("http://{hang}/"))
    };
    let errands = vec![errand(check, true); 40];
    let begun = Instant::now();
    let looks = ask_all(Arc::new(kinds(Path::new("/"))), errands, NOW, |_| {}).unwrap();
    assert!(
        begun.elapsed() < Duration::from_millis(1200),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        looks
            .iter()
            .all(|look| matches!(look.observation.seen, Err(Trouble::Timeout { .. })) && !look.second_look)
    );
}

#[test]
fn answers_come_back_in_the_order_of_the_plan_and_steps_are_counted() {
    let slow = serve(|mut stream| {
        request(&mut stream);
        thread::sleep(Duration::from_millis(150));
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    let refused = tcp("b", "127.0.0.1", closed_port());
    let errands = vec![
        errand(http("a", &format!("http://{slow}/")), false),
        errand(refused, false),
    ];
    let mut steps = Vec::new();
    let looks = ask_all(Arc::new(kinds(Path::new("/"))), errands, NOW, |done| {
        steps.push(done);
    })
    .unwrap();
    assert!(looks[0].observation.seen.is_ok() && looks[1].observation.seen.is_err());
    steps.dedup();
    assert_eq!(steps, [1, 2]);
}

#[test]
fn the_run_ends_at_its_deadline_and_what_was_not_asked_is_unknown() {
    let hang = serve(|stream| {
        thread::sleep(Duration::from_secs(5));
        drop(stream);
    });
    let check = http("web", &format!("http://{hang}/"));
    let pace = Pace {
        jobs: 1,
        at_most: Some(Duration::from_millis(300)),
    };
    let begun = Instant::now();
    let looks = ask_all(
        Arc::new(kinds(Path::new("/"))),
        vec![errand(check, false); 2],
        pace,
        |_| {},
    )
    .unwrap();
    assert!(
        begun.elapsed() < Duration::from_millis(1000),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        looks
            .iter()
            .all(|look| look.observation.seen == Err(Trouble::NoTime))
    );
}

#[test]
fn under_a_clock_that_was_set_only_this_machine_is_asked() {
    let dir = Path::new("/").to_owned();
    let kinds = Kinds::new(Surroundings {
        dir: dir.clone(),
        records: dir,
        path: None,
        only_local: true,
    });
    let checks = [
        tcp("near", "127.0.0.1", closed_port()),
        tcp("far", "192.0.2.1", 80),
        http("named", "https://www.example.jp/"),
    ];
    let errands = checks.into_iter().map(|check| errand(check, true)).collect();
    let begun = Instant::now();
    let looks = ask_all(Arc::new(kinds), errands, NOW, |_| {}).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert!(matches!(looks[0].observation.seen, Err(Trouble::Refused { .. })));
    assert_eq!(looks[1].observation.seen, Err(Trouble::SetClock));
    assert_eq!(looks[2].observation.seen, Err(Trouble::SetClock));
}
