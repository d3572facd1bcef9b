//! A small plan and nights told in a line each, for tests.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::{
    Acked, Announced, Because, CallResult, Called, Cancelled, Closed, Entry, Happening, Incident, IncidentId,
    LevelChanged, Opened, Reopened, Reported, Restored, SeatId, Terms, Updated,
};
use crate::calendar::{Span, Workdays};
use crate::plan::{
    About, Away, Contact, ContactRef, Contract, ContractRef, During, Hours, Language, Level, Levels, Member,
    Obligation, Party, Plan, Role, RoleRef, Step, Tick, Worst,
};
use crate::records::sample::Said;
use crate::records::{Event, Fact, FactId, LineHash, NewFact};

pub(crate) fn on(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// A time of Sunday 2026-11-22 in Tokyo; `26:10` is 02:10 of the day after.
pub(crate) fn time(text: &str) -> DateTime<FixedOffset> {
    let (hour, minute) = text.split_once(':').unwrap();
    let minutes = hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap();
    on("2026-11-22T00:00:00+09:00") + chrono::TimeDelta::minutes(minutes)
}

pub(crate) fn id() -> IncidentId {
    "20261122-1".parse().unwrap()
}

pub(crate) fn span(text: &str) -> Span {
    text.parse().unwrap()
}

/// Roles system (fujita), pm (maeda), department-head (ogawa), spare (nobody); levels 1 to 5.
pub(crate) fn plan() -> Plan {
    let people = [
        ("fujita", "藤田"),
        ("maeda", "前田"),
        ("ogawa", "小川"),
        ("okada", "岡田"),
        ("vendor-desk", "保守窓口"),
    ];
    let roles = [
        ("system", "担当", Some(0)),
        ("pm", "PM", Some(1)),
        ("department-head", "部門長", Some(2)),
        ("spare", "予備", None),
    ];
    Plan {
        about: about(),
        workdays: Workdays::default(),
        hours: Hours {
            from: clock(9),
            to: clock(18),
        },
        tick: Tick::default(),
        tasks: Vec::new(),
        roles: roles
            .into_iter()
            .map(|(id, name, who)| role(id, name, who))
            .collect(),
        contacts: people.into_iter().map(|(id, name)| contact(id, name)).collect(),
        levels: Levels {
            worst: Worst::Highest,
            list: levels(),
            alerts: Vec::new(),
        },
        channels: Vec::new(),
        events: Vec::new(),
        checks: Vec::new(),
        maintenance: Vec::new(),
        contracts: vec![contract()],
        drills: Vec::new(),
    }
}

fn clock(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

fn about() -> About {
    let day: NaiveDate = "2026-11-01".parse().unwrap();
    About {
        name: "受注".to_owned(),
        timezone: chrono_tz::Asia::Tokyo,
        language: Language::Ja,
        starts: day,
        owner: Vec::new(),
        reviewed: day,
        review_every: span("90d"),
        morning: clock(8),
        records: "records".to_owned(),
        contacts: "contacts.toml".to_owned(),
    }
}

fn role(id: &str, name: &str, who: Option<u32>) -> Role {
    let member = |who| Member {
        who: ContactRef(who),
        from: None,
        until: None,
    };
    Role {
        rotas: Vec::new(),
        id: id.to_owned(),
        was: Vec::new(),
        name: name.to_owned(),
        reports_to: None,
        members: who.map(member).into_iter().collect(),
        in_chart: true,
    }
}

fn contact(id: &str, name: &str) -> Contact {
    Contact {
        id: id.to_owned(),
        was: Vec::new(),
        name: name.to_owned(),
        company: String::new(),
        phone: vec!["090-0000-0001".to_owned()],
        email: None,
        reach: Vec::new(),
        away: Vec::new(),
        deputy: None,
        verified: None,
    }
}

fn contract() -> Contract {
    let day: NaiveDate = "2026-04-01".parse().unwrap();
    Contract {
        id: "maintenance".to_owned(),
        was: Vec::new(),
        number: String::new(),
        vendor: "保守会社".to_owned(),
        fee: String::new(),
        starts: day,
        ends: day,
        auto_renewal: true,
        renews_for: span("12mo"),
        notice: None,
        scope: Vec::new(),
        work_hours: String::new(),
        service_hours: String::new(),
        service: None,
        respond_within: None,
        contact: Some(ContactRef(4)),
    }
}

fn levels() -> Vec<Level> {
    let (system, pm, head) = (
        Party::Role(RoleRef(0)),
        Party::Role(RoleRef(1)),
        Party::Role(RoleRef(2)),
    );
    let vendor = Party::Contract(ContractRef(0));
    let mut levels = vec![
        level(1, &[(system, "0m", false), (pm, "2h", false)]),
        level(2, &[(system, "0m", false), (pm, "30m", false)]),
        level(
            3,
            &[
                (system, "0m", false),
                (pm, "10m", false),
                (vendor, "10m", false),
                (head, "60m", true),
            ],
        ),
        level(
            4,
            &[(system, "0m", false), (pm, "10m", false), (head, "30m", true)],
        ),
        level(
            5,
            &[(system, "0m", false), (pm, "5m", false), (head, "15m", false)],
        ),
    ];
    levels[0].during = During::BusinessHours;
    levels[1].outage_from = Some(span("0m"));
    levels[2].outage_from = Some(span("1h"));
    levels[3].obligations = vec![obligation("jpcert")];
    levels[4].obligations = vec![obligation("sokuho")];
    levels
}

fn obligation(id: &str) -> Obligation {
    Obligation {
        id: id.to_owned(),
        title: format!("{id}への報告"),
        within: span("3d"),
        note: "要確認".to_owned(),
    }
}

fn level(level: u32, chain: &[(Party, &str, bool)]) -> Level {
    let step = |(to, after, report): &(Party, &str, bool)| Step {
        to: *to,
        after: span(after),
        report: *report,
    };
    Level {
        level,
        prefix: format!("lv{level}"),
        meaning: String::new(),
        outage_from: None,
        during: During::Always,
        ack_ttl: Some(span("60m")),
        update_every: Some(span("60m")),
        exhausted_every: span("30m"),
        report_within: Some(span("5bd")),
        ask: Vec::new(),
        chain: chain.iter().map(step).collect(),
        obligations: Vec::new(),
    }
}

/// Sends a person away for a day.
pub(crate) fn away(plan: &mut Plan, who: &str, day: &str, deputy: Option<&str>) {
    let place = |plan: &Plan, id: &str| plan.contacts.iter().position(|it| it.id == id).unwrap();
    let deputy = deputy.map(|id| ContactRef(place(plan, id).try_into().unwrap()));
    let (who, day) = (place(plan, who), day.parse().unwrap());
    plan.contacts[who].away = vec![Away { from: day, to: day }];
    plan.contacts[who].deputy = deputy;
}

/// A fact of another domain.
pub(crate) fn other_fact() -> Fact {
    fact(
        1,
        time("02:00"),
        time("02:00"),
        "okada",
        &Said {
            text: "hello".to_owned(),
        },
    )
}

/// The opening of some other incident.
pub(crate) fn opening(name: &str, at: &str, level: u32) -> Fact {
    fact(99, on(at), on(at), "okada", &opened(name.parse().unwrap(), level))
}

fn opened(incident: IncidentId, level: u32) -> Opened {
    Opened {
        title: "予約サイト応答なし".to_owned(),
        ..Opened::of(incident, level, Terms::of(&plan()))
    }
}

fn fact<E: Event>(
    count: u64,
    at: DateTime<FixedOffset>,
    written: DateTime<FixedOffset>,
    by: &str,
    event: &E,
) -> Fact {
    let id = FactId {
        writer: "ops01-okada-7k2f".into(),
        count,
    };
    NewFact::new(at, by, event)
        .unwrap()
        .recorded(id, written, false, LineHash::of(b""))
}

/// A night, told fact by fact. Times are of 2026-11-22 in Tokyo.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    entries: Vec<Entry>,
}

impl Story {
    pub(crate) fn opened(at: &str, level: u32) -> Self {
        let mut story = Self { entries: Vec::new() };
        story.by(at, at, "okada", Happening::Opened(Box::new(opened(id(), level))));
        story
    }

    /// Opened by a machine's word with this key.
    pub(crate) fn opened_by_machine(at: &str, level: u32, key: &str) -> Self {
        let mut story = Self { entries: Vec::new() };
        let opened = Opened {
            source: Some(key.to_owned()),
            ..opened(id(), level)
        };
        story.by(at, at, "alertmanager", Happening::Opened(Box::new(opened)));
        story
    }

    pub(crate) fn opened_late(at: &str, written: &str, level: u32) -> Self {
        let mut story = Self { entries: Vec::new() };
        story.by(
            at,
            written,
            "okada",
            Happening::Opened(Box::new(opened(id(), level))),
        );
        story
    }

    pub(crate) fn by(&mut self, at: &str, written: &str, by: &str, what: Happening) -> &mut Self {
        let count = self.entries.len() + 1;
        self.entries.push(Entry {
            fact: format!("ops01-okada-7k2f.{count}"),
            at: time(at),
            written: time(written),
            own: time(written),
            by: by.to_owned(),
            rehearsal: false,
            what,
        });
        self
    }

    pub(crate) fn say(&mut self, at: &str, what: Happening) -> &mut Self {
        self.by(at, at, "okada", what)
    }

    pub(crate) fn late(&mut self, at: &str, written: &str, what: Happening) -> &mut Self {
        self.by(at, written, "okada", what)
    }

    pub(crate) fn acked(&mut self, at: &str, by: &str) -> &mut Self {
        self.by(
            at,
            at,
            by,
            Happening::Acked(Acked {
                incident: id(),
                reply: None,
                seats: Vec::new(),
            }),
        )
    }

    pub(crate) fn updated(&mut self, at: &str, fill: impl FnOnce(&mut Updated)) -> &mut Self {
        let mut update = Updated::of(id());
        fill(&mut update);
        self.say(at, Happening::Updated(Box::new(update)))
    }

    pub(crate) fn called(&mut self, at: &str, seat: &str, result: CallResult) -> &mut Self {
        let seats = vec![SeatId(seat.to_owned())];
        let called = Called {
            incident: id(),
            who: "x".to_owned(),
            seats,
            result,
            note: None,
        };
        self.say(at, Happening::Called(called))
    }

    pub(crate) fn reported(&mut self, at: &str, seat: &str) -> &mut Self {
        let seats = vec![SeatId(seat.to_owned())];
        self.say(
            at,
            Happening::Reported(Reported {
                incident: id(),
                who: "x".to_owned(),
                seats,
                note: None,
            }),
        )
    }

    pub(crate) fn level(&mut self, at: &str, to: u32) -> &mut Self {
        self.change(at, to, Because::Person)
    }

    pub(crate) fn rose(&mut self, at: &str, to: u32) -> &mut Self {
        self.change(at, to, Because::Outage)
    }

    fn change(&mut self, at: &str, to: u32, because: Because) -> &mut Self {
        self.say(
            at,
            Happening::LevelChanged(LevelChanged {
                incident: id(),
                to,
                because,
                reason: None,
            }),
        )
    }

    pub(crate) fn restored(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Restored(Restored {
                incident: id(),
                note: None,
            }),
        )
    }

    pub(crate) fn closed(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Closed(Closed {
                incident: id(),
                note: None,
            }),
        )
    }

    pub(crate) fn cancelled(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Cancelled(Cancelled {
                incident: id(),
                note: None,
            }),
        )
    }

    pub(crate) fn announced(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Announced(Announced {
                incident: id(),
                service: "受注Web".to_owned(),
                lines: vec!["お知らせ".to_owned()],
            }),
        )
    }

    pub(crate) fn reopened(&mut self, at: &str) -> &mut Self {
        self.say(
            at,
            Happening::Reopened(Reopened {
                incident: id(),
                note: None,
            }),
        )
    }

    pub(crate) fn incident(&self) -> Incident {
        let mut entries = self.entries.iter().cloned();
        let mut incident = Incident::begun(entries.next().unwrap()).unwrap();
        entries.for_each(|entry| incident.take(entry));
        incident
    }

    /// The same as facts of a journal.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        let facts = self.entries.iter().enumerate().map(|(at, entry)| {
            let count = at as u64 + 1;
            macro_rules! of {
                ($($kind:ident),*) => {
                    match &entry.what {
                        Happening::Opened(event) => fact(count, entry.at, entry.written, &entry.by, event.as_ref()),
                        Happening::Updated(event) => fact(count, entry.at, entry.written, &entry.by, event.as_ref()),
                        $(Happening::$kind(event) => fact(count, entry.at, entry.written, &entry.by, event),)*
                    }
                };
            }
            of!(Acked, LevelChanged, Called, Reported, Restored, Closed, Cancelled, Reopened, Announced, ClockSet)
        });
        facts.collect()
    }
}

/// A channel that needs no account.
pub(crate) fn channel(id: &str) -> crate::plan::Channel {
    crate::plan::Channel {
        id: id.to_owned(),
        was: Vec::new(),
        name: id.to_owned(),
        kind: "file".to_owned(),
        audience: crate::plan::Audience::Internal,
        settings: Vec::new(),
    }
}
