//! The places within objects: members of structures, of what is flattened into them, and what stands beside a tag.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::found::Around;
use super::places::Breaker;
use crate::checker::path::{Frame, Step};
use crate::report::Code;
use crate::rules::Rules;
use crate::shape::{Kind, Member, Payload, Shape, Structure, Tag, Union, Variant};

/// A name that no type has.
const NOBODYS: &str = "noSuchMember";

/// An object without the member at a place.
struct Object {
    around: Around,
    /// What it has to have.
    base: Map<String, Value>,
}

impl Object {
    /// The object with a member instead of the one of that name.
    fn with(&self, name: &'static str) -> Around {
        let (outer, base) = (Rc::clone(&self.around), self.base.clone());
        Rc::new(move |value| {
            let mut members = base.clone();
            members.insert(name.into(), value);
            outer(members.into())
        })
    }

    /// The object without a member.
    fn without(&self, name: &str) -> Value {
        let mut members = self.base.clone();
        members.remove(name);
        members.into()
    }
}

impl Breaker<'_, '_> {
    /// A structure that is an object of its own.
    pub(super) fn structure_alone(&mut self, around: &Around, structure: &'static Structure, frame: &Frame<'_>) {
        self.broken(around, frame, Code::Type, [json!("a string"), json!([]), json!(7)]);
        let Ok(Value::Object(base)) = self.simplest(|maker| maker.object(structure)) else { return };
        let object = Object { around: Rc::clone(around), base };
        self.unknown(&object, frame);
        self.structure(&object, structure, frame);
    }

    fn unknown(&mut self, object: &Object, frame: &Frame<'_>) {
        let mut members = object.base.clone();
        members.insert(NOBODYS.into(), json!(1));
        let below = frame.below(Step::Unknown(NOBODYS), frame.is_sensitive());
        self.broken(&object.around, &below, Code::UnknownMember, [members.into()]);
    }

    /// The members of a structure, within an object that may have others.
    fn structure(&mut self, object: &Object, structure: &'static Structure, frame: &Frame<'_>) {
        for member in structure.members {
            if member.flatten {
                let below = frame.below(Step::Inline, frame.is_sensitive());
                let mut base = object.base.clone();
                // An optional one counts as meant if one of its members is there.
                if self.simplest(|maker| maker.among(member.shape(), &member.rules.with_required(), &mut base)).is_ok()
                {
                    let object = Object { around: Rc::clone(&object.around), base };
                    self.among(&object, member.shape(), &member.rules, below);
                }
                continue;
            }
            let below = frame.below(Step::Member(member.name), frame.is_sensitive()).under(&member.rules);
            if member.is_required() {
                self.broken(&object.around, &below, Code::Required, [object.without(member.name)]);
            }
            self.member(&object.with(member.name), member, &member.rules, below);
        }
    }

    /// What is flattened into an object, or stands beside a tag.
    fn among(&mut self, object: &Object, shape: &'static Shape, rules: &Rules, frame: Frame<'_>) {
        let frame = frame.under(rules);
        let frame = &Frame { own_sensitive: frame.own_sensitive || shape.sensitive, ..frame };
        match shape.kind() {
            Kind::Optional(inner) => self.among(object, inner(), rules, frame.inside()),
            Kind::Newtype(member) => {
                let below = frame.below(Step::Inline, frame.is_sensitive());
                self.among(object, member.shape(), &rules.over(&member.rules), below);
            }
            Kind::Structure(structure) => self.structure(object, structure, frame),
            Kind::Union(union) => self.union_among(object, shape, union, frame),
            _ => {}
        }
    }

    /// A union whose tag, or whose variant, is one member among others.
    fn union_among(&mut self, object: &Object, shape: &'static Shape, union: &'static Union, frame: &Frame<'_>) {
        for variant in union.variants.iter().filter(|it| !it.unknown && !union.tells_by_content(it)) {
            let Ok(Value::Object(own)) = self.simplest(|maker| maker.variant(shape, variant)) else { continue };
            let names = |value: &Value| match value {
                Value::Object(members) => members.keys().cloned().collect(),
                _ => Vec::<String>::new(),
            };
            // The members of the simplest variant make place for those of this one.
            let simplest = self.simplest(|maker| maker.value(shape, &Rules::NONE));
            let mut base = object.base.clone();
            for name in simplest.iter().flat_map(names) {
                base.remove(&name);
            }
            base.extend(own);
            let object = Object { around: Rc::clone(&object.around), base };
            self.variant(&object, union, variant, frame);
        }
    }

    /// A union that is a value of its own.
    pub(super) fn union(&mut self, around: &Around, shape: &'static Shape, union: &'static Union, frame: &Frame<'_>) {
        self.no_variant(around, shape, union, frame);
        for variant in union.variants.iter().filter(|variant| !variant.unknown) {
            if union.tells_by_content(variant) {
                let below = frame.below(Step::Inline, frame.is_sensitive());
                self.payload(around, &variant.payload, &below);
                continue;
            }
            if let Ok(Value::Object(base)) = self.simplest(|maker| maker.variant(shape, variant)) {
                let object = Object { around: Rc::clone(around), base };
                if union.tag != Tag::External {
                    self.unknown(&object, frame);
                }
                self.variant(&object, union, variant, frame);
            }
        }
    }

    /// What names no variant.
    fn no_variant(&mut self, around: &Around, shape: &'static Shape, union: &'static Union, frame: &Frame<'_>) {
        match union.tag {
            Tag::External => {
                let below = frame.below(Step::Unknown(NOBODYS), frame.is_sensitive());
                self.broken(around, &below, Code::UnknownMember, [json!({ NOBODYS: 1 })]);
                if union.variants.iter().any(|variant| matches!(variant.payload, Payload::Unit)) {
                    let frame = &Frame { own_sensitive: frame.own_sensitive || union.holds_secrets(), ..*frame };
                    self.broken(around, frame, Code::Enum, [json!(NOBODYS)]);
                }
            }
            Tag::Internal(tag) | Tag::Adjacent { tag, .. } => {
                let below = frame.below(Step::Member(tag), frame.is_sensitive());
                self.broken(around, &below, Code::Enum, [json!({ tag: NOBODYS })]);
                if let Ok(Value::Object(base)) = self.simplest(|maker| maker.value(shape, &Rules::NONE)) {
                    let object = Object { around: Rc::clone(around), base };
                    let without = object.without(tag);
                    self.broken(around, &below, Code::Required, [json!({}), without]);
                }
            }
            Tag::Untagged => {}
        }
    }

    /// What a variant holds, in the object that names it.
    fn variant(&mut self, object: &Object, union: &'static Union, variant: &'static Variant, frame: &Frame<'_>) {
        match union.tag {
            Tag::External => {
                let below = frame.below(Step::Member(variant.name), frame.is_sensitive());
                self.payload(&object.with(variant.name), &variant.payload, &below);
            }
            Tag::Internal(_) => match &variant.payload {
                Payload::Structure(structure) => self.structure(object, structure, frame),
                Payload::Newtype(member) => self.beside_tag(object, member, frame),
                Payload::Unit | Payload::Tuple(_) => {}
            },
            Tag::Adjacent { content, .. } => {
                let below = frame.below(Step::Member(content), frame.is_sensitive());
                let may_lack = match &variant.payload {
                    Payload::Unit => true,
                    Payload::Newtype(member) => member.shape().may_be_absent(),
                    Payload::Tuple(_) | Payload::Structure(_) => false,
                };
                if !may_lack {
                    self.broken(&object.around, &below, Code::Required, [object.without(content)]);
                }
                self.payload(&object.with(content), &variant.payload, &below);
            }
            Tag::Untagged => {}
        }
    }

    fn beside_tag(&mut self, object: &Object, member: &'static Member, frame: &Frame<'_>) {
        self.among(object, member.shape(), &member.rules, frame.under(&member.rules));
    }
}
