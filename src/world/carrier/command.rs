//! A program of one's own: the message on its standard input, the fields in its environment, no shell. Bridges to
//! anything. It runs in the plan's folder and in a process group of its own, which ends with it.
//!
//! Exit 0 is accepted, 75 is "try again" (sysexits.h, `EX_TEMPFAIL`), anything else is no.

use std::io;
use std::path::Path;
use std::pin::pin;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::escape;
use super::text::{Script, units};
use super::trouble;
use crate::notify::{Carried, Carrier, Carrying, Gone, Message, Parcel, Turn};
use crate::plan::Channel;
use crate::world::process_group::ProcessGroup;

/// The exit code that means: not now.
const TEMPFAIL: i32 = 75;

/// How much of what a program says is listened to.
const CAP: u64 = 64 * 1024;

/// Its input is plain text.
const SCRIPT: Script = Script {
    escape: escape::plain,
    mention: |name| Some(format!("@{name}")),
    limit: 1 << 20,
    measure: units,
};

/// Brings messages to `kind = "command"`.
pub(super) struct CommandCarrier<'a> {
    /// The plan's folder.
    pub(super) folder: &'a Path,
}

impl Carrier for CommandCarrier<'_> {
    fn carry<'a>(&'a self, parcel: &'a Parcel, gone: &'a Gone) -> Carrying<'a> {
        Box::pin(async move {
            let mut child = match self.spawn(parcel) {
                Ok(child) => child,
                Err(error) if is_for_good(&error) => return trouble::bad("argv", &error.to_string()),
                Err(error) => return trouble::later(error.to_string()),
            };
            gone.set();
            let _group = ProcessGroup::of(&child);
            let mut said = Vec::new();
            match run(&mut child, &SCRIPT.write(&parcel.message), &mut said).await {
                Ok(status) => outcome(status, &String::from_utf8_lossy(&said)),
                Err(error) => trouble::in_doubt(error.to_string()),
            }
        })
    }
}

impl CommandCarrier<'_> {
    fn spawn(&self, parcel: &Parcel) -> io::Result<Child> {
        let argv: Vec<&str> = words(&parcel.channel).collect();
        let (program, arguments) = argv.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        Command::new(program)
            .args(arguments)
            .current_dir(self.folder)
            .envs(environment(parcel))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
    }
}

fn words(channel: &Channel) -> impl Iterator<Item = &str> {
    channel
        .settings
        .iter()
        .filter(|(key, _)| key == "argv")
        .map(|(_, word)| word.as_str())
}

/// No such program, or none that may be run: it is the same tomorrow.
fn is_for_good(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput
    )
}

fn environment(parcel: &Parcel) -> Vec<(&'static str, String)> {
    let Message {
        key,
        page,
        thread,
        mention,
        to,
        turn,
        ..
    } = &parcel.message;
    let turn = match turn {
        Turn::Goes => "goes",
        Turn::Begins => "begins",
        Turn::Reopens => "reopens",
        Turn::Acked => "acked",
        Turn::Ends => "ends",
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default().replace('\0', "");
    vec![
        ("OPSPLAN_KEY", key.to_string().replace('\0', "")),
        ("OPSPLAN_CHANNEL", parcel.channel.id.clone()),
        ("OPSPLAN_PAGE", u8::from(*page).to_string()),
        ("OPSPLAN_THREAD", text(thread)),
        ("OPSPLAN_TURN", turn.to_owned()),
        ("OPSPLAN_TO", text(to)),
        ("OPSPLAN_MENTION", text(mention)),
        ("OPSPLAN_ADDRESS", text(&parcel.address)),
    ]
}

/// Feeds it and listens until it has ended. One that does not read its input is no error.
async fn run(child: &mut Child, text: &str, said: &mut Vec<u8>) -> io::Result<ExitStatus> {
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let feed = async move {
        if let Some(mut stdin) = stdin {
            let _ = stdin.write_all(format!("{text}\n").as_bytes()).await;
        }
    };
    let listen = async move {
        if let Some(stderr) = stderr {
            let _ = stderr.take(CAP).read_to_end(said).await;
        }
    };
    let mut talk = pin!(async { tokio::join!(feed, listen) });
    let status = tokio::select! {
        status = child.wait() => status,
        _ = &mut talk => return child.wait().await,
    };
    // Its last words may still be in the pipe; something that it left running may hold that open for ever.
    let _ = timeout(LAST_WORDS, talk).await;
    status
}

/// How long the words of a program that has ended are waited for.
const LAST_WORDS: Duration = Duration::from_millis(100);

fn outcome(status: ExitStatus, said: &str) -> Carried {
    let said = trouble::excerpt(said);
    let why = |what: String| {
        if said.is_empty() {
            what
        } else {
            format!("{what}: {said}")
        }
    };
    match status.code() {
        Some(0) => Carried::Accepted,
        Some(TEMPFAIL) => trouble::later(why(format!("exit {TEMPFAIL}"))),
        Some(code) => trouble::never(why(format!("exit {code}"))),
        None => trouble::never(why(status.to_string())),
    }
}
