//! `records verify` and `records repair` on the journal's files.

use serde::Serialize;

use super::writer::Writer;
use super::{Appended, Journal, JournalError, Locked};
use crate::records::{Finding, LineHash, NewFact, PageName, Repair, Repaired, Verification};

/// What a repair did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Mended {
    /// What the fact of it says: the lines that were set aside and the links that were noted.
    pub repaired: Repaired,
    /// The files, under the records' folder, in which the lines lie now.
    pub aside: Vec<String>,
    /// The files that were written anew.
    pub files: Vec<String>,
}

type Bytes = Vec<(PageName, Vec<u8>)>;

impl Journal {
    /// Follows every chain. Each of `against` is a head that was kept elsewhere and must be there; this writer's own
    /// last head is one of them.
    pub fn verify(&self, against: &[String]) -> Result<Verification, JournalError> {
        let (files, findings) = self.all()?;
        let own = Writer::of(&*self.disk, &self.records, &self.scribe, self.moment.by_hand);
        let against: Vec<String> = against
            .iter()
            .cloned()
            .chain(own.last.head.map(|head| head.to_string()))
            .collect();
        let mut verification = Verification::of(&files, &against);
        verification.findings.extend(findings);
        verification.findings.sort();
        Ok(verification)
    }

    /// Sets bad lines aside and notes where the chain is broken. Nothing is deleted: first the lines are kept in
    /// `set-aside/`, then the fact is recorded, then the files are put in place clean. Stopped anywhere, it can be run
    /// again.
    pub fn repair(&self, by: &str) -> Result<Mended, JournalError> {
        self.transaction(|locked| {
            let (files, _) = locked.all()?;
            let mut mended = Mended::default();
            locked.set_aside(&files, &mut mended)?;
            mended.repaired.links.extend(links(&files, &mended.repaired));
            if mended.repaired != Repaired::default() {
                locked.note(by, &mended.repaired)?;
            }
            locked.put_clean(&mut mended)?;
            Ok(mended)
        })
    }

    /// Every file that can be read, and what is wrong with the others.
    fn all(&self) -> Result<(Bytes, Vec<Finding>), JournalError> {
        let shelf = self.shelf()?;
        let mut findings = shelf.findings;
        let read = shelf.leaves.iter().filter_map(|leaf| {
            let (page, bytes) = self.page(leaf, &mut findings)?;
            Some((page.name, bytes))
        });
        let files = read.collect();
        Ok((files, findings))
    }
}

/// The links that lead nowhere once the bad lines are gone; those of the bad lines themselves are among them.
fn links(files: &Bytes, repaired: &Repaired) -> Vec<LineHash> {
    let clean = |(name, bytes): &(PageName, Vec<u8>)| {
        let clean = Repair::of(name, bytes).map_or_else(|| bytes.clone(), |repair| repair.clean);
        (name.clone(), clean)
    };
    let clean: Bytes = files.iter().map(clean).collect();
    let broken: Vec<LineHash> = Verification::of(&clean, &[]).broken_links().collect();
    let mut links: Vec<LineHash> = repaired
        .lines
        .iter()
        .map(|line| line.hash)
        .chain(broken)
        .collect();
    links.sort();
    links.dedup();
    links
}

impl Locked {
    /// Keeps the bad lines in files of their own. Their names come from their bytes, so that doing it again changes
    /// nothing.
    fn set_aside(&self, files: &Bytes, mended: &mut Mended) -> Result<(), JournalError> {
        let folder = self.records.join("set-aside");
        for (name, bytes) in files {
            let Some(repair) = Repair::of(name, bytes) else {
                continue;
            };
            if !repair.lines.is_empty() {
                let hash = LineHash::of(&repair.aside).to_string();
                let aside = format!("{name}.{}", &hash[..8]);
                let path = folder.join(&aside);
                self.disk
                    .make_folder(&folder)
                    .map_err(JournalError::with(&folder))?;
                self.disk
                    .replace(&path, &repair.aside)
                    .map_err(JournalError::with(&path))?;
                self.disk
                    .sync_folder(&folder)
                    .map_err(JournalError::with(&folder))?;
                mended.aside.push(format!("set-aside/{aside}"));
            }
            mended.repaired.lines.extend(repair.lines);
        }
        Ok(())
    }

    fn note(&self, by: &str, repaired: &Repaired) -> Result<Appended, JournalError> {
        self.append(&[NewFact::new(self.moment.now, by, repaired)?])
    }

    /// Puts the files in place without their bad lines; read again, for the note itself was just written to one.
    fn put_clean(&self, mended: &mut Mended) -> Result<(), JournalError> {
        let folder = self.folder();
        for (name, bytes) in self.all()?.0 {
            let Some(repair) = Repair::of(&name, &bytes) else {
                continue;
            };
            let path = folder.join(name.to_string());
            self.disk
                .replace(&path, &repair.clean)
                .map_err(JournalError::with(&path))?;
            self.disk
                .sync_folder(&folder)
                .map_err(JournalError::with(&folder))?;
            mended.files.push(name.to_string());
        }
        Ok(())
    }
}
