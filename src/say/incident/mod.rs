//! The words of incidents: states, fields, results, and what the commands say.

mod alert;
pub mod customers;
pub mod message;
pub mod page;
mod refusal;
pub mod reminder;
mod screen;
mod words;

pub use alert::*;
pub use message::{fields, level_name, lines, prefix};
pub use page::{Roll, page, paged};
pub use refusal::*;
pub use screen::*;
pub use words::*;
