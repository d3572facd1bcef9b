//! `opsplan incident announce`: what customers are told. Printed for a person to read; sent only once one approves it.

use serde::Serialize;

use super::tell::tell;
use super::update::promised;
use super::which::{pick, split};
use super::{Night, Said, Stop};
use crate::cli::post::Told;
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Announced, Deed, Entry, Incident, Notice};
use crate::notify::Route;
use crate::plan::{Language, Plan};
use crate::records::NewFact;
use crate::say::incident as say;
use crate::say::incident::customers::{self, Added};
use crate::show::{Answer, Tone, View, safe};

/// Prints what customers are to hear, and with --approve sends it to the customers' channels
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The incident's id, where several are open, and a sentence to add
    #[arg(value_name = "[ID] TEXT")]
    words: Vec<String>,
    /// What the service is called before customers; as the last time where it is left out
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// When customers are told more: 03:30, or 30m from now
    #[arg(long, value_name = "TIME")]
    next: Option<String>,
    /// Sends it: whoever is named by --by has read and approved it
    #[arg(long)]
    approve: bool,
    /// Who approves it: a contact's id or name
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
}

/// The text, and what became of it.
#[derive(Debug, Serialize)]
struct Draft {
    version: u32,
    incident: String,
    notice: &'static str,
    service: String,
    lines: Vec<String>,
    channels: Vec<String>,
    approved_by: Option<String>,
    unsent: Vec<(String, String)>,
}

impl Answer for Draft {
    fn view(&self, lang: Language) -> View {
        let view = self.lines.iter().fold(View::default(), View::line).gap();
        let view = match &self.approved_by {
            Some(who) => self.went(
                lang,
                view.toned(Tone::Good, customers::approved_by(lang, &safe(who))),
            ),
            None if self.channels.is_empty() => view.toned(Tone::Warn, customers::goes_nowhere(lang)),
            None => view.line(customers::goes_to(
                lang,
                &safe(&crate::say::list(lang, &self.channels)),
            )),
        };
        self.unsent.iter().fold(view, |view, (channel, why)| {
            view.toned(Tone::Bad, say::unsent(lang, &safe(channel), &safe(why)))
        })
    }
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (id, words) = split(&args.words);
    let next = args.next.as_deref().map(|text| promised(desk, &night, text));
    let added = Added {
        service: args.service.clone().unwrap_or_default(),
        text: words.join(" "),
        next: next.transpose()?,
    };
    if args.approve {
        approved(desk, &night, args, id, added)
    } else {
        let incident = pick(desk, &night, &night.journal, id, Some(Deed::Announce))?;
        let (notice, announced) = drafted(desk, &night, &incident, added)?;
        let draft = Draft::of(&night, notice, announced);
        if !draft.channels.is_empty() {
            let command = format!("opsplan incident announce {} --approve", incident.id);
            desk.hint(&customers::to_approve(desk.lang(), &command));
        }
        desk.answer(&draft)?;
        Ok(night.exit())
    }
}

/// A person has approved it: the fact says who, and what exactly.
fn approved(desk: &Desk, night: &Night, args: &Args, id: Option<&str>, added: Added) -> Result<Exit, Stop> {
    let by = Said {
        at: None,
        by: args.by.clone(),
    }
    .by(desk, night)?;
    if Route::of(&night.plan, "incident").customers.is_empty() {
        return Err(Stop::Nothing(customers::goes_nowhere(desk.lang())));
    }
    let (incident, notice, announced, appended) = night.journal.transaction(|journal| {
        let mut incident = pick(desk, night, journal, id, Some(Deed::Announce))?;
        if !incident.has_news_for_customers() && added.text.is_empty() && added.next.is_none() {
            return Err(Stop::Nothing(customers::no_news(
                desk.lang(),
                &incident.id.to_string(),
            )));
        }
        let (notice, announced) = drafted(desk, night, &incident, added)?;
        let fact = NewFact::new(night.now_here(), by.clone(), &announced);
        let appended = journal.append(&[fact.map_err(|error| Failure::World(error.into()))?])?;
        let entries = appended.facts.iter().filter_map(Entry::of).filter_map(Result::ok);
        entries.for_each(|entry| incident.hear(entry));
        Ok::<_, Stop>((incident, notice, announced, appended))
    })?;
    desk.recorded(appended);
    let told = tell(desk, night, &[&incident]);
    let draft = Draft::of(night, notice, announced).sent(say::person(&night.plan, &by), &told);
    desk.answer(&draft)?;
    told.end(night)
}

/// The text, where there is something to tell and nothing of ours in it.
fn drafted(
    desk: &Desk,
    night: &Night,
    incident: &Incident,
    mut added: Added,
) -> Result<(Notice, Announced), Stop> {
    let lang = desk.lang();
    let Some(notice) = Notice::of(incident) else {
        return Err(Stop::Nothing(customers::never_heard(
            lang,
            &incident.id.to_string(),
        )));
    };
    if let Some(word) = ours(&night.plan, &format!("{} {}", added.service, added.text)) {
        return Err(Failure::Usage(customers::is_ours(lang, &word)).into());
    }
    if added.service.trim().is_empty() {
        let before = incident.announcements().last();
        added.service = before.map_or_else(|| customers::service(&night.plan), |it| it.service.clone());
    }
    let lines = customers::customers(night.plan.about.language, &night.plan, incident, notice, &added);
    let incident = incident.id.clone();
    Ok((
        notice,
        Announced {
            incident,
            service: added.service,
            lines,
        },
    ))
}

/// A word that is no customer's business: a name, a phone, an address, a level.
fn ours(plan: &Plan, text: &str) -> Option<String> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text_plain = plain(text);
    let names = plan.contacts.iter().flat_map(|it| {
        let family = it.name.split_whitespace().next().filter(|name| !name.is_ascii());
        let family = family.filter(|name| name.chars().count() > 1).map(str::to_owned);
        let named = [Some(plain(&it.name)), family, it.email.clone()];
        named
            .into_iter()
            .flatten()
            .chain(it.phone.iter().map(|it| plain(it)))
            .collect::<Vec<_>>()
    });
    let mut names = names.filter(|name| !name.is_empty());
    let levels = plan.levels.list.iter().map(|level| level.prefix.to_lowercase());
    let levels: Vec<String> = levels.filter(|it| !it.is_empty()).collect();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let mut words = words.filter(|word| levels.contains(&word.to_lowercase()));
    names
        .find(|name| text_plain.contains(name))
        .or_else(|| words.next().map(str::to_owned))
}

impl Draft {
    /// The channels that have it.
    fn went(&self, lang: Language, view: View) -> View {
        let is_unsent = |name: &String| self.unsent.iter().any(|(channel, _)| channel == name);
        let have: Vec<&String> = self.channels.iter().filter(|name| !is_unsent(name)).collect();
        if have.is_empty() {
            return view;
        }
        view.toned(
            Tone::Good,
            crate::say::post::sent_to(lang, &safe(&crate::say::list(lang, &have))),
        )
    }

    fn of(night: &Night, notice: Notice, announced: Announced) -> Self {
        let customers = Route::of(&night.plan, "incident").customers;
        Self {
            version: 1,
            incident: announced.incident.to_string(),
            notice: notice.word(),
            service: announced.service,
            lines: announced.lines,
            channels: customers.iter().map(|it| night.plan[*it].name.clone()).collect(),
            approved_by: None,
            unsent: Vec::new(),
        }
    }

    fn sent(self, by: &str, told: &Told) -> Self {
        let by = by.to_owned();
        Self {
            approved_by: Some(by),
            unsent: told.unsent.clone(),
            ..self
        }
    }
}
