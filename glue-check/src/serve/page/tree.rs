//! What an operation demands, for the page: its members as a graph that the page unfolds as far as it is looked into.
//!
//! Structures and unions stand in a list and are referred to by number, since they may hold themselves.

use std::collections::HashMap;
use std::ptr;

use glue_validate::render::explain::Part;
use glue_validate::shape::{Kind, Shape};
use serde::Serialize;

/// How many lists and maps may hold one another before one is not looked into.
const DEEPEST: usize = 16;

/// A shape's members.
#[derive(Debug, Serialize)]
pub(super) struct Tree {
    /// The structures and unions that there are below, each its parts; the first is the whole.
    shapes: Vec<Vec<Node>>,
}

/// A part of a shape. What is not demanded is left out.
#[derive(Debug, Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Node {
    name: String,
    r#type: String,
    #[serde(skip_serializing_if = "is_false")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    /// Whether some part of a string must match the pattern, and not all of it.
    #[serde(skip_serializing_if = "is_false")]
    partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<&'static [&'static str]>,
    #[serde(skip_serializing_if = "is_false")]
    unique: bool,
    #[serde(skip_serializing_if = "is_false")]
    sensitive: bool,
    /// Whether it is bytes, which clients take as they are and JSON has in base64.
    #[serde(skip_serializing_if = "is_false")]
    blob: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checks: Vec<&'static str>,
    /// What the parts are: `members`, `variants` (one of them), `items`, `entries`; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<&'static str>,
    /// The number of the structure or union that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Node>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Tree {
    pub(super) fn of(shape: &'static Shape) -> Self {
        let mut graph = Graph::default();
        let whole = Part::of(shape);
        graph.number(shape, &whole);
        let mut shapes = Vec::new();
        // Describing one adds those that it refers to.
        while let Some(part) = graph.parts.get(shapes.len()).cloned() {
            shapes.push(part.parts().iter().map(|part| graph.node(part, DEEPEST)).collect());
        }
        Self { shapes }
    }
}

/// The structures and unions that were met.
#[derive(Default)]
struct Graph {
    numbers: HashMap<*const Shape, usize>,
    parts: Vec<Part>,
}

impl Graph {
    fn number(&mut self, shape: &'static Shape, part: &Part) -> usize {
        let next = self.parts.len();
        let number = *self.numbers.entry(ptr::from_ref(shape)).or_insert(next);
        if number == next {
            self.parts.push(part.clone());
        }
        number
    }

    fn node(&mut self, part: &Part, levels: usize) -> Node {
        let rules = part.rules();
        let mut node = Node {
            name: part.name().to_owned(),
            r#type: part.type_name(),
            required: part.is_required(),
            length: part.length(),
            range: part.range(),
            pattern: rules.pattern().map(|pattern| pattern.source()),
            partial: rules.pattern().is_some_and(|pattern| pattern.is_partial()),
            values: part.values(),
            unique: rules.is_unique(),
            sensitive: part.is_sensitive(),
            checks: part.checks().collect(),
            ..Node::default()
        };
        let kind = part.shape().map(|shape| (shape, shape.kind()));
        node.blob = matches!(kind, Some((_, Kind::Blob)));
        node.holds = match kind {
            Some((_, Kind::Structure(_) | Kind::Tuple(_))) | None => Some("members"),
            Some((_, Kind::Union(_))) => Some("variants"),
            Some((_, Kind::List(_))) => Some("items"),
            Some((_, Kind::Map { .. })) => Some("entries"),
            _ => None,
        };
        match kind {
            Some((shape, Kind::Structure(_) | Kind::Union(_))) => node.shape = Some(self.number(shape, part)),
            _ if levels > 0 => node.parts = part.parts().iter().map(|part| self.node(part, levels - 1)).collect(),
            _ => {}
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use glue_validate::GlueValidate;
    use serde_json::{Value, json};

    use super::*;

    #[derive(GlueValidate)]
    #[allow(dead_code, reason = "only its shape is asked for")]
    struct Filter {
        #[len(1, 8)]
        #[pattern("[a-z]+")]
        name: String,
        #[range(min = 1)]
        depth: Option<i32>,
        all: Option<Vec<Filter>>,
        #[map(max = 2, key(len(1, 3)))]
        #[sensitive]
        tags: BTreeMap<String, String>,
    }

    #[test]
    fn a_shape_that_holds_itself() {
        let tree = serde_json::to_value(Tree::of(Filter::shape())).unwrap();
        let [members] = tree["shapes"].as_array().unwrap().as_slice() else { panic!("{tree}") };
        let name = json!({ "name": "name", "type": "string", "required": true, "length": "1 to 8 characters", "pattern": "[a-z]+" });
        assert_eq!(members[0], name);
        assert_eq!((&members[1]["range"], &members[1]["required"]), (&json!("at least 1"), &Value::Null));
        assert_eq!(members[2]["parts"][0], json!({ "name": "item", "type": "Filter", "holds": "members", "shape": 0 }));
        assert_eq!((&members[3]["sensitive"], &members[3]["length"]), (&json!(true), &json!("at most 2 entries")));
        assert_eq!(members[3]["parts"][0]["length"], "1 to 3 characters");
    }

    #[test]
    fn every_operation_has_a_tree() {
        for operation in glue_model::api::operations() {
            let tree = Tree::of(operation.input());
            let last = tree.shapes.len();
            let mut nodes: Vec<&Node> = tree.shapes.iter().flatten().collect();
            while let Some(node) = nodes.pop() {
                assert!(node.shape.is_none_or(|shape| shape < last), "{}: {node:?}", operation.name());
                nodes.extend(&node.parts);
            }
        }
    }
}
