//! Seats without people, and people who cannot be reached.

use chrono::{Days, NaiveDate};

use super::Warning;
use super::ground::{Ground, at, warn};
use crate::plan::problem::Problem;
use crate::plan::{Contact, ContactRef, Role};

/// How far ahead a seat must not fall empty.
const SOON: Days = Days::new(400);

/// A role with nobody, now or soon.
pub(super) fn empty_roles(ground: &Ground<'_>) -> Vec<Problem> {
    let roles = ground.plan.roles.iter().zip(ground.raw.roles());
    roles
        .filter_map(|(role, raw)| {
            let from = first_empty_day(role, ground.today)?;
            let warning = Warning::EmptyRole {
                role: role.name.clone(),
                from,
                already: from == ground.today,
            };
            Some(warn(at(&raw.members, at(&raw.id, raw.place)), warning))
        })
        .collect()
}

/// The first day from `today` on that nobody sits there, if it is soon. Only the days after somebody leaves matter.
fn first_empty_day(role: &Role, today: NaiveDate) -> Option<NaiveDate> {
    let rotas = role.rotas.iter().flat_map(|rota| &rota.members);
    let leaving = role
        .members
        .iter()
        .chain(rotas)
        .filter_map(|member| member.until?.succ_opt());
    let mut days: Vec<NaiveDate> = leaving
        .filter(|day| *day > today && *day <= today + SOON)
        .collect();
    days.push(today);
    days.sort();
    days.into_iter().find(|day| role.everybody(*day).is_empty())
}

/// A contact with neither phone nor mail.
pub(super) fn without_phone_or_mail(ground: &Ground<'_>) -> Vec<Problem> {
    let contacts = ground.plan.contacts.iter().zip(ground.raw.contacts());
    contacts
        .filter(|(contact, _)| contact.phone.is_empty() && contact.email.is_none())
        .map(|(contact, raw)| {
            let contact = contact.name.clone();
            warn(
                at(&raw.id, raw.place),
                Warning::ContactWithoutPhoneOrMail { contact },
            )
        })
        .collect()
}

/// A mail address to which no mail goes: without an @, or with one of full width.
pub(super) fn no_mail_address(ground: &Ground<'_>) -> Vec<Problem> {
    let contacts = ground.plan.contacts.iter().zip(ground.raw.contacts());
    contacts
        .filter_map(|(contact, raw)| {
            let written = contact.email.clone()?;
            let whole = written
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
            let warning = Warning::NoMailAddress { written };
            (!whole).then(|| warn(at(&raw.email, raw.place), warning))
        })
        .collect()
}

/// Who was verified on a day to come would not be asked for again before it is long past.
pub(super) fn verified_ahead(ground: &Ground<'_>) -> Vec<Problem> {
    let contacts = ground.raw.contacts().iter().map(|raw| (&raw.verified, raw.place));
    let about = ground.raw.plan.plan.as_ref().map(|it| &it.value);
    let reviewed = about.map(|raw| (&raw.reviewed, raw.place));
    let days = contacts
        .map(|(written, place)| ("verified", written, place))
        .chain(reviewed.map(|(written, place)| ("reviewed", written, place)));
    days.filter_map(|(key, written, place)| {
        let day = written.as_ref()?.value;
        (day > ground.today).then(|| warn(at(written, place), Warning::NotYet { key, day }))
    })
    .collect()
}

/// A contact that nobody has tried for long.
pub(super) fn not_verified(ground: &Ground<'_>) -> Vec<Problem> {
    let plan = ground.plan;
    let contacts = plan.contacts.iter().zip(ground.raw.contacts());
    contacts
        .filter(|(contact, _)| !ground.recorded.wrong_numbers.contains_key(&contact.id))
        .filter_map(|(contact, raw)| {
            let recorded = ground.recorded.verified.get(&contact.id).copied();
            let until = contact.verify_by(recorded, plan.about.starts)?;
            let warning = Warning::ContactNotVerified {
                contact: contact.name.clone(),
                verified: contact.verified.max(recorded),
                every: Contact::VERIFY_EVERY,
            };
            (until < ground.today).then(|| warn(at(&raw.verified, at(&raw.id, raw.place)), warning))
        })
        .collect()
}

/// A contact whose number a call found wrong.
pub(super) fn wrong_numbers(ground: &Ground<'_>) -> Vec<Problem> {
    let contacts = ground.plan.contacts.iter().zip(ground.raw.contacts());
    contacts
        .filter_map(|(contact, raw)| {
            let warning = Warning::WrongNumber {
                contact: contact.name.clone(),
                since: *ground.recorded.wrong_numbers.get(&contact.id)?,
            };
            Some(warn(at(&raw.phone, at(&raw.id, raw.place)), warning))
        })
        .collect()
}

/// Somebody in a chain who will be away with nobody to stand in.
pub(super) fn away_without_deputy(ground: &Ground<'_>) -> Vec<Problem> {
    let contacts = ground.plan.contacts.iter().zip(ground.raw.contacts());
    (0..)
        .map(ContactRef)
        .zip(contacts)
        .filter(|(who, (contact, _))| contact.deputy.is_none() && is_the_only_one_of_a_step(ground, *who))
        .filter_map(|(_, (contact, raw))| {
            let away = contact.away.iter().find(|away| away.to >= ground.today)?;
            let warning = Warning::AwayWithoutDeputy {
                contact: contact.name.clone(),
                from: away.from,
                to: away.to,
            };
            Some(warn(at(&raw.away, raw.place), warning))
        })
        .collect()
}

fn is_the_only_one_of_a_step(ground: &Ground<'_>, who: ContactRef) -> bool {
    let steps = ground.plan.levels.list.iter().flat_map(|level| &level.chain);
    steps
        .map(|step| ground.plan.people(step.to, ground.today))
        .any(|people| people == [who])
}
