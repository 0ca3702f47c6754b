//! Whether a value conforms to a shape as serde reads it: what chooses the variant of a union that has no tag.
//!
//! The same walk answers. A value may be asked about again and again on the way down, so answers are kept.

use core::mem;

use super::purpose::{Closeness, Purpose, Query, Question};
use super::walker::Walker;
use crate::checker::path::{Frame, Step};
use crate::json::tape::NodeId;
use crate::rules::Rules;
use crate::shape::{Shape, Union, Variant};

impl Walker<'_, '_> {
    /// Whether serde would read a value as one of a shape.
    pub(super) fn conforms_to(&mut self, node: NodeId, shape: &'static Shape, frame: &Frame<'_>) -> bool {
        let question = (Closeness::Full, node, core::ptr::from_ref(shape).addr());
        self.query(question, |it| it.value(node, shape, &Rules::NONE, *frame))
    }

    /// Whether a value is what a variant holds.
    pub(super) fn conforms_to_payload(
        &mut self,
        node: NodeId,
        variant: &'static Variant,
        closeness: Closeness,
        frame: &Frame<'_>,
    ) -> bool {
        let question = (closeness, node, core::ptr::from_ref(&variant.payload).addr());
        self.query(question, |it| {
            if let Some(below) = it.below(node, frame, Step::Inline) {
                it.payload(node, variant, &below);
            }
        })
    }

    /// Whether serde would read a value as one of the variants that a union tags.
    pub(super) fn conforms_by_tag(&mut self, node: NodeId, union: &'static Union, frame: &Frame<'_>) -> bool {
        let question = (Closeness::Full, node, core::ptr::from_ref(union).addr());
        self.query(question, |it| it.tagged_union(node, union, frame))
    }

    fn query(&mut self, question: Question, walk: impl FnOnce(&mut Self)) -> bool {
        if let Some(answer) = self.answers.get(&question) {
            return *answer;
        }
        // A shape may hold itself in place: asked again on the way, it is no more than it was.
        self.answers.insert(question, false);
        let (closeness, node, _) = question;
        let asking = Purpose::Conform(Query { node, closeness, refused: false });
        let outer = mem::replace(&mut self.purpose, asking);
        let unreadable = self.unreadable;
        walk(self);
        self.unreadable = unreadable;
        let asked = mem::replace(&mut self.purpose, outer);
        let answer = matches!(asked, Purpose::Conform(Query { refused: false, .. }));
        self.answers.insert(question, answer);
        answer
    }
}
