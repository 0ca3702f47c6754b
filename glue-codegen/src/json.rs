//! JSON files of every kind, read in one way.

use anyhow::Result;
use serde::de::DeserializeOwned;

/// Reads JSON; an error says where in it.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        anyhow::Error::msg(format!("`{path}`: {}", error.into_inner()))
    })?;
    deserializer.end()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn an_error_says_where() {
        let error = json::<std::collections::BTreeMap<String, Vec<u8>>>(r#"{"a": [1], "b": [2, "x"]}"#).unwrap_err();
        assert!(error.to_string().starts_with("`b[1]`: invalid type: string \"x\""), "{error}");
    }
}
