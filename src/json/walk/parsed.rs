//! Values that only their type can tell from others: the type reads them, and what it read is judged.

use core::mem;

use super::purpose::Purpose;
use super::walker::Walker;
use crate::checker::path::Frame;
use crate::checker::{self, Checker, Findings};
use crate::context::Context;
use crate::json::describe;
use crate::json::tape::{NodeId, Token};
use crate::report::Location;
use crate::rules::Rules;
use crate::shape::{Kind, Parsed};

impl Walker<'_, '_> {
    pub(super) fn parsed(&mut self, node: NodeId, parsed: &Parsed, rules: &Rules, frame: &Frame<'_>) {
        let token = self.tape.token(node);
        if !may_be(parsed.like().behind().kind(), token) {
            return self.other_kind(node, parsed.expected, describe::token(token), frame);
        }
        let settings = self.options.settings;
        let read = match &mut self.purpose {
            Purpose::Judge(findings) => {
                let before = findings.violations.len();
                let mut purpose = checker::Purpose::Judge(mem::replace(findings, Findings::new(settings)));
                let read = parsed.read(
                    self.tape.raw(node),
                    &mut Checker { purpose: &mut purpose, frame: *frame, rules, context: &Context::NONE },
                );
                if let checker::Purpose::Judge(judged) = purpose {
                    *findings = judged;
                }
                for violation in findings.violations.iter_mut().skip(before) {
                    violation.location = Some(Location { bytes: self.tape.span(node), line: 1, column: 1 });
                }
                read
            }
            // What is not of the type may be a secret in the wrong place.
            Purpose::Conform(_) | Purpose::FindSecrets(_) | Purpose::FindUnread(_) => parsed.reads(self.tape.raw(node)),
            Purpose::Locate(_) => true,
        };
        if !read {
            self.malformed(node, parsed.expected, describe::another(token), frame);
        }
    }
}

/// Whether a value that looks like this may be of a kind.
const fn may_be(kind: &Kind, token: Token) -> bool {
    match kind {
        Kind::Boolean => matches!(token, Token::Boolean),
        Kind::Integer(_) | Kind::Float { .. } => matches!(token, Token::Number),
        Kind::String | Kind::Character | Kind::Blob => matches!(token, Token::String),
        Kind::Structure(_) | Kind::Map { .. } => matches!(token, Token::Object),
        // Bytes are read from either.
        Kind::List(_) => matches!(token, Token::Array | Token::String),
        Kind::Tuple(_) => matches!(token, Token::Array),
        _ => true,
    }
}
