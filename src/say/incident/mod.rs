//! The words of incidents: states, fields, results, and what the commands say.

mod alert;
pub mod customers;
pub mod message;
mod refusal;
pub mod reminder;
mod screen;
mod words;

pub use alert::*;
pub use message::{Roll, fields, level_name, lines, page, paged, prefix};
pub use refusal::*;
pub use screen::*;
pub use words::*;
