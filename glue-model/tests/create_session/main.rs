//! `CreateSession` as its page documents it.

mod error;
mod prose;
mod response;
mod setters;
mod worker_type;
