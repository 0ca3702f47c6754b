//! Code as rustfmt writes it, by this project's settings.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// The width of a line.
pub(super) const WIDTH: usize = 120;

/// Formats a file; lines of documentation are wrapped, which rustfmt leaves alone.
pub(super) fn rust(code: &str) -> Result<String> {
    let wrapped: String = code.lines().flat_map(wrap).map(|line| line + "\n").collect();
    rustfmt(&wrapped)
}

/// Breaks a line of documentation that is too long, tables apart.
fn wrap(line: &str) -> Vec<String> {
    // rustfmt indents the documentation of members.
    const ROOM: usize = WIDTH - 4;
    let text = line.trim_start();
    let sign = ["/// ", "//! "].into_iter().find(|sign| text.starts_with(sign) && !text.starts_with("//! |"));
    let Some(sign) = sign.filter(|_| line.chars().count() > ROOM) else { return vec![line.to_owned()] };
    let mut lines = vec![sign.trim_end().to_owned()];
    for word in text.trim_start_matches(sign).split(' ') {
        let fits = lines.last().is_some_and(|last| last.chars().count() + 1 + word.chars().count() <= ROOM);
        match lines.last_mut() {
            Some(last) if fits || last.as_str() == sign.trim_end() => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(format!("{sign}{word}")),
        }
    }
    lines
}

/// Writes a list inside a macro call, which rustfmt leaves alone, as rustfmt would.
pub(super) fn list(code: &mut String, before: &str, entries: &[String], after: &str) {
    let one_line = format!("    {before}{}{after}", entries.join(", "));
    if one_line.len() <= WIDTH {
        let _ = writeln!(code, "{}", one_line.trim_end());
        return;
    }
    if !before.is_empty() {
        let _ = writeln!(code, "    {before}");
    }
    let indent = if before.is_empty() { "    " } else { "        " };
    let mut line = String::from(indent);
    for entry in entries {
        if line.len() > indent.len() && line.len() + entry.len() + 1 > WIDTH {
            let _ = writeln!(code, "{}", line.trim_end());
            indent.clone_into(&mut line);
        }
        let _ = write!(line, "{entry}, ");
    }
    let _ = writeln!(code, "{}", line.trim_end());
    if !after.is_empty() {
        let _ = writeln!(code, "    {after}");
    }
}

fn rustfmt(code: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", &format!("max_width={WIDTH},use_small_heuristics=Max")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot run `rustfmt`; `rustup component add rustfmt` installs it")?;
    let mut input = child.stdin.take().context("rustfmt takes no input")?;
    let result = std::thread::scope(|scope| {
        // Large files fill both pipes: one side writes while the other reads.
        let writer = scope.spawn(move || input.write_all(code.as_bytes()));
        let output = child.wait_with_output();
        writer
            .join()
            .map_err(|_| anyhow::anyhow!("the writer of a pipe panicked"))?
            .context("cannot write to rustfmt")?;
        output.context("cannot read from rustfmt")
    })?;
    ensure!(result.status.success(), "rustfmt refuses the code:\n{}", String::from_utf8_lossy(&result.stderr));
    String::from_utf8(result.stdout).context("rustfmt writes UTF-8")
}
