//! Where a model comes from: the text, its form, its publisher and date.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use serde::Deserialize;
use zip::ZipArchive;

/// What a caller knows better than the file does.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The service to take out of a wheel, by the name of its folder.
    pub service: String,
    /// The source and its version, in place of what the file tells.
    pub source: Option<String>,
    /// The date, in place of what the file tells.
    pub date: Option<String>,
}

impl Default for Origin {
    fn default() -> Self {
        Self { service: "glue".into(), source: None, date: None }
    }
}

/// The form of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Botocore,
    Smithy,
}

/// A model that was read.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) text: String,
    pub(super) form: Form,
    pub(super) source: String,
    pub(super) date: String,
}

/// The keys that tell the two forms apart.
#[derive(Deserialize)]
struct Probe {
    smithy: Option<String>,
    metadata: Option<serde::de::IgnoredAny>,
}

impl Model {
    pub(super) fn open(path: &Path, origin: &Origin) -> Result<Self> {
        let bytes = fs::read(path)?;
        let file = if bytes.starts_with(b"PK\x03\x04") {
            from_wheel(&bytes, &origin.service)?
        } else {
            Found { version: installed_version(path), date: published(path, &bytes)?, bytes }
        };
        let text = if file.bytes.starts_with(b"\x1f\x8b") {
            let mut text = String::new();
            GzDecoder::new(file.bytes.as_slice()).read_to_string(&mut text)?;
            text
        } else {
            String::from_utf8(file.bytes).context("is not UTF-8")?
        };
        let probe: Probe = crate::json::json(&text)?;
        let (form, source) = match (probe.smithy, probe.metadata) {
            (Some(version), _) => (Form::Smithy, format!("smithy {version}")),
            (None, Some(_)) => {
                let version = file.version.as_deref().unwrap_or("(unknown version)");
                (Form::Botocore, format!("botocore {version}"))
            }
            _ => bail!("has neither the `metadata` of a botocore model nor the `smithy` of a Smithy one"),
        };
        Ok(Self {
            text,
            form,
            source: origin.source.clone().unwrap_or(source),
            date: origin.date.clone().unwrap_or(file.date),
        })
    }
}

/// A file, plain or compressed, with what its surroundings tell.
struct Found {
    bytes: Vec<u8>,
    version: Option<String>,
    date: String,
}

/// The newest model of a service in a wheel, whose entries are dated by the day it was made.
fn from_wheel(bytes: &[u8], service: &str) -> Result<Found> {
    let mut wheel = ZipArchive::new(Cursor::new(bytes))?;
    let folder = format!("botocore/data/{service}/");
    let names: Vec<String> = wheel.file_names().flatten().map(Into::into).collect();
    let is_model = |name: &&String| name.ends_with("/service-2.json") || name.ends_with("/service-2.json.gz");
    let newest = names.iter().filter(|name| name.starts_with(&folder)).filter(is_model).max();
    let name = newest.with_context(|| format!("has no `{folder}…/service-2.json`"))?;
    let info = names.iter().find_map(|name| name.strip_suffix(".dist-info/METADATA"));
    let version = info.and_then(|name| name.strip_prefix("botocore-")).map(str::to_owned);
    let mut entry = wheel.by_name(name)?;
    let date = entry.last_modified().context("has no dates")?;
    let date = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    Ok(Found { bytes, version, date })
}

/// The version of the botocore whose folder a file is in: `botocore/data/glue/2017-03-31/service-2.json`.
fn installed_version(path: &Path) -> Option<String> {
    let package = fs::canonicalize(path).ok()?.ancestors().nth(4)?.join("__init__.py");
    let text = fs::read_to_string(package).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("__version__ = "))?;
    Some(line.trim_matches(['\'', '"']).to_owned())
}

/// The day on which a file was compressed, if it says so, else the day on which it was last written.
fn published(path: &Path, bytes: &[u8]) -> Result<String> {
    let compressed = GzDecoder::new(bytes).header().map_or(0, flate2::GzHeader::mtime);
    let seconds = if compressed > 0 {
        u64::from(compressed)
    } else {
        let modified = File::open(path)?.metadata()?.modified()?;
        modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
    };
    Ok(day(seconds / 86_400))
}

/// A day since 1970 in the calendar ([Howard Hinnant's `civil_from_days`](https://howardhinnant.github.io/date_algorithms.html)).
fn day(since_1970: u64) -> String {
    let days = since_1970 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (since_1970, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_777, "2026-11-20"),
        ] {
            assert_eq!(day(since_1970), expected);
        }
    }
}
