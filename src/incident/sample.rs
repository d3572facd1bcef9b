//! A small plan and nights told in a line each, for tests.

mod story;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::IncidentId;
use crate::calendar::{Span, Workdays};
use crate::plan::{
    About, Away, Contact, ContactRef, Contract, ContractRef, During, Hours, Language, Level, Levels, Member,
    Obligation, Party, Plan, Role, RoleRef, Step, Tick, Worst,
};

pub(crate) use story::{Story, opening, other_fact};

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
