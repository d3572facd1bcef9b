//! A disk that fails when a test wants it to.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::world::journal::disk::{Disk, Entry, Paper, RealDisk};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    /// Nothing; operations are counted.
    None,
    /// The power goes at this operation, when so many tenths of it are done. Nothing works afterwards. Where less than
    /// half is done, what was written before and not brought to the disk is lost, too.
    Crash { at: usize, tenths: usize },
    /// This one operation fails.
    Fail { at: usize, kind: ErrorKind },
    /// Everything that writes fails.
    Always(ErrorKind),
    /// The disk has room for so many bytes; a removed file gives its own back.
    Room(u64),
}

#[derive(Debug)]
struct State {
    fault: Fault,
    done: usize,
    crashed: bool,
    reads: Vec<PathBuf>,
    /// Files with bytes that are not on the disk yet, and how many are.
    afloat: BTreeMap<PathBuf, u64>,
}

/// The real disk behind a fault.
#[derive(Clone, Debug)]
pub(super) struct Faulty(Arc<Mutex<State>>);

impl Faulty {
    pub(super) fn new(fault: Fault) -> Self {
        Self(Arc::new(Mutex::new(State {
            fault,
            done: 0,
            crashed: false,
            reads: Vec::new(),
            afloat: BTreeMap::new(),
        })))
    }

    /// How many operations wrote something.
    pub(super) fn done(&self) -> usize {
        self.0.lock().unwrap().done
    }

    /// The names of the files that were read since the last time.
    pub(super) fn reads(&self) -> Vec<String> {
        let reads = std::mem::take(&mut self.0.lock().unwrap().reads);
        reads
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect()
    }

    /// Does one operation, of which `part` does so many tenths.
    fn step<T>(&self, bytes: u64, part: impl FnOnce(usize) -> Result<T>) -> Result<T> {
        let mut state = self.0.lock().unwrap();
        let at = state.done;
        state.done += 1;
        match state.fault {
            _ if state.crashed => Err(Error::other("no power")),
            Fault::Crash { at: when, tenths } if when == at => {
                state.crashed = true;
                let _ = part(tenths);
                for (path, length) in state.afloat.iter().filter(|_| tenths < 5) {
                    let file = File::options().write(true).open(path)?;
                    file.set_len(*length)?;
                }
                Err(Error::other("no power"))
            }
            Fault::Fail { at: when, kind } if when == at => Err(kind.into()),
            Fault::Always(kind) => Err(kind.into()),
            Fault::Room(room) if bytes > room => {
                let _ = part(usize::try_from(room * 10 / bytes).unwrap());
                Err(ErrorKind::StorageFull.into())
            }
            Fault::Room(room) => {
                state.fault = Fault::Room(room - bytes);
                part(10)
            }
            _ => part(10),
        }
    }

    /// An operation that is done or not done, and never half.
    fn whole<T: Default>(&self, bytes: u64, act: impl FnOnce() -> Result<T>) -> Result<T> {
        self.step(
            bytes,
            |tenths| if tenths == 10 { act() } else { Ok(T::default()) },
        )
    }

    fn powered(&self) -> Result<()> {
        if self.0.lock().unwrap().crashed {
            Err(Error::other("no power"))
        } else {
            Ok(())
        }
    }
}

impl Disk for Faulty {
    fn list(&self, folder: &Path) -> Result<Vec<Entry>> {
        self.powered()?;
        RealDisk.list(folder)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>> {
        self.powered()?;
        self.0.lock().unwrap().reads.push(path.to_owned());
        RealDisk.read(path)
    }

    fn open(&self, path: &Path) -> Result<Box<dyn Paper>> {
        let paper = self.whole(0, || RealDisk.open(path).map(Some))?;
        let paper = paper.ok_or_else(|| Error::other("no power"))?;
        Ok(Box::new(FaultyPaper {
            paper,
            path: path.to_owned(),
            faulty: self.clone(),
        }))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.whole(bytes.len() as u64, || RealDisk.replace(path, bytes))
    }

    fn jot(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.whole(bytes.len() as u64, || RealDisk.jot(path, bytes))
    }

    fn remove(&self, path: &Path) -> Result<()> {
        let length = std::fs::metadata(path)?.len();
        self.whole(0, || RealDisk.remove(path))?;
        let mut state = self.0.lock().unwrap();
        if let Fault::Room(room) = state.fault {
            state.fault = Fault::Room(room + length);
        }
        Ok(())
    }

    fn make_folder(&self, folder: &Path) -> Result<()> {
        self.whole(0, || RealDisk.make_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> Result<()> {
        self.whole(0, || RealDisk.sync_folder(folder))
    }
}

struct FaultyPaper {
    paper: Box<dyn Paper>,
    path: PathBuf,
    faulty: Faulty,
}

impl Paper for FaultyPaper {
    fn length(&self) -> Result<u64> {
        self.faulty.powered()?;
        self.paper.length()
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let (length, before) = (bytes.len(), self.paper.length()?);
        let (faulty, paper) = (&self.faulty, &mut self.paper);
        faulty.step(length as u64, |tenths| {
            paper.write(&bytes[..length * tenths / 10])
        })?;
        let mut state = faulty.0.lock().unwrap();
        state.afloat.entry(self.path.clone()).or_insert(before);
        Ok(())
    }

    fn sync(&mut self) -> Result<()> {
        let (faulty, paper) = (&self.faulty, &mut self.paper);
        faulty.whole(0, || paper.sync())?;
        faulty.0.lock().unwrap().afloat.remove(&self.path);
        Ok(())
    }

    fn cut(&mut self, length: u64) -> Result<()> {
        let (faulty, paper) = (&self.faulty, &mut self.paper);
        faulty.whole(0, || paper.cut(length))
    }
}
