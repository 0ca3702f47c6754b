//! `glue-check serve` as a process of its own, spoken to by hand.

#![allow(dead_code, reason = "each test uses a part")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// A running endpoint; gone with the test.
pub(crate) struct Endpoint {
    pub(crate) process: Child,
    pub(crate) address: String,
}

impl Endpoint {
    pub(crate) fn start(args: &[&str]) -> Self {
        Self::spawn(Command::new(env!("CARGO_BIN_EXE_glue-check")).args(["serve", "--addr", "127.0.0.1:0"]).args(args))
    }

    /// With other programs at hand.
    #[cfg(target_os = "linux")]
    pub(crate) fn start_in(path: &str, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glue-check"));
        Self::spawn(command.arg("serve").args(args).env("PATH", path).env_remove("BROWSER"))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("listening on http://").and_then(|it| it.strip_suffix('\n')).unwrap();
        Self { process, address: address.to_owned() }
    }

    /// Status, headers and body of the answer to a request.
    pub(crate) fn send(&self, request: &[u8]) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_lowercase(), body.to_owned())
    }

    pub(crate) fn call(&self, target: &str, body: &str) -> (u16, String, Value) {
        let head = format!(
            "POST / HTTP/1.1\r\nHost: {}\r\nX-Amz-Target: {target}\r\nContent-Type: application/x-amz-json-1.1\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        let (status, head, body) = self.send(format!("{head}{body}").as_bytes());
        (status, head, serde_json::from_str(&body).unwrap())
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
