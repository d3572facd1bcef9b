//! opsplan runs an operations plan (運用計画書) from one directory of TOML files.
//!
//! One idea: the plan (what people wrote), the records (what happened, append-only) and now give everything that is
//! shown or sent. The modules below stand in reading order, and each imports only those above it; `tests/layers.rs`
//! holds them to that. The calendar stands first because the plan is written in its words. Everything down to `watch`
//! is pure; `world` alone touches the clock, files and the network.

pub mod calendar; // business days, holidays, phrases of frequency → dates
pub mod plan; // what people write: nine files, read and resolved
pub mod records; // what happened: facts, one line each
pub mod check; // a check and what was seen → a verdict, and what is told. Above `due`: a run completes automatic work
pub mod due; // plan + records + day → what is owed
pub mod incident; // facts + now → the incident; its levels + facts + now → who is next, and when
pub mod notify; // what happened → messages; the outbox: what is unsent, and the port that a carrier implements
pub mod drill; // facts → a rehearsal: who answered when, what passed
pub mod document; // what people have comes in; the plan as people hand it over; its days as a calendar file
pub mod report; // a month, or an incident, as the document that is handed over
pub mod say; // every sentence, Japanese beside English
pub mod show; // table, markdown, csv, json, yaml
pub mod watch; // what time makes due, in words: the facts and messages of a tick
pub mod world; // the edge: files, locks, clock, network
pub mod cli; // one file a subcommand: load → decide → show
