//! Monitoring plugins: a program without a shell, in a process group of its own, with an environment that holds nothing
//! of ours. Whatever it started is ended with it.

use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::credential;
use super::limit::Limit;
use crate::check::{Answer, Phase, Trouble, excerpt, literal_secrets, split_output};
use crate::plan::kept_in;
use crate::world::process_group::ProcessGroup;
use crate::world::secret::Blotter;

/// Where plugins find programs if our own environment says nothing, as under cron.
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Who writes more than this is stopped.
const CAP: usize = 1 << 20;

/// How long the output of a plugin that has ended may still be on its way.
const AFTERGLOW: Duration = Duration::from_millis(100);

/// Asks `kind = "command"`.
#[derive(Debug)]
pub(super) struct CommandProbe {
    dir: PathBuf,
    path: String,
}

impl CommandProbe {
    pub(super) fn new(dir: PathBuf, path: Option<String>) -> Self {
        Self {
            dir,
            path: path
                .filter(|path| !path.is_empty())
                .unwrap_or_else(|| PATH.to_owned()),
        }
    }

    pub(super) async fn ask(&self, argv: &[String], limit: &Limit) -> Result<Answer, Trouble> {
        let Some((program, arguments)) = argv.split_first() else {
            return Err(Trouble::BadTarget {
                detail: "argv".to_owned(),
            });
        };
        let mut blotter = Blotter::default();
        literal_secrets(argv).for_each(|secret| blotter.add(secret));
        let arguments = self.given(arguments, &mut blotter)?;
        let mut child = self
            .spawn(program, &arguments)
            .map_err(|error| Trouble::CannotRun {
                program: excerpt(program.as_bytes()),
                detail: excerpt(error.to_string().as_bytes()),
            })?;
        let _group = ProcessGroup::of(&child);
        let mut output = Output::default();
        let status = limit.within(Phase::Run, run(&mut child, &mut output)).await??;
        let output = Output {
            out: blotter.blot(output.out),
            err: blotter.blot(output.err),
        };
        answer(status, &output)
    }

    /// `env:NAME` stands for what is kept there, also in `--password=env:NAME`.
    fn given(&self, arguments: &[String], blotter: &mut Blotter) -> Result<Vec<String>, Trouble> {
        let mut given = |word: &String| {
            let Some((option, kept)) = kept_in(word) else {
                return Ok(word.clone());
            };
            let secret = credential::read(kept, &self.dir)?;
            blotter.add(&secret);
            Ok(format!("{option}{secret}"))
        };
        arguments.iter().map(&mut given).collect()
    }

    fn spawn(&self, program: &str, arguments: &[String]) -> io::Result<Child> {
        Command::new(program)
            .args(arguments)
            .current_dir(&self.dir)
            .env_clear()
            .env("PATH", &self.path)
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
    }
}

/// What a plugin wrote.
#[derive(Default)]
struct Output {
    out: Vec<u8>,
    err: Vec<u8>,
}

/// Reads until the plugin has ended. What it left running in the background may keep the pipes open: nobody waits for
/// that longer than a moment.
async fn run(child: &mut Child, output: &mut Output) -> Result<ExitStatus, Trouble> {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let Output { out, err } = output;
    let reading = async { tokio::try_join!(read(stdout, out), read(stderr, err)).map(drop) };
    tokio::pin!(reading);
    let mut is_read = false;
    let status = loop {
        tokio::select! {
            biased;
            read = &mut reading, if !is_read => { read?; is_read = true; }
            status = child.wait() => break status.map_err(|error| failed(&error))?,
        }
    };
    if !is_read {
        timeout(AFTERGLOW, reading).await.unwrap_or(Ok(()))?;
    }
    Ok(status)
}

async fn read(pipe: Option<impl AsyncRead + Unpin>, into: &mut Vec<u8>) -> Result<(), Trouble> {
    let Some(mut pipe) = pipe else { return Ok(()) };
    while pipe.read_buf(into).await.map_err(|error| failed(&error))? > 0 {
        if into.len() > CAP {
            return Err(Trouble::Flood { limit: CAP as u64 });
        }
    }
    Ok(())
}

fn failed(error: &io::Error) -> Trouble {
    Trouble::Failed {
        phase: Phase::Run,
        detail: excerpt(error.to_string().as_bytes()),
    }
}

/// A plugin that says nothing on stdout may have said on stderr why.
fn answer(status: ExitStatus, output: &Output) -> Result<Answer, Trouble> {
    let Some(exit) = status.code() else {
        return Err(Trouble::Killed {
            signal: status.signal().unwrap_or_default(),
        });
    };
    let (line, perfdata) = split_output(&output.out);
    let line = if line.is_empty() {
        split_output(&output.err).0
    } else {
        line
    };
    Ok(Answer::Plugin { exit, line, perfdata })
}
