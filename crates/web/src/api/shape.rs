//! Shape: the schema of a type, made from its declaration, so that contract and code cannot differ.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};

/// A type with a schema of JSON Schema 2020-12, which OpenAPI 3.1 uses.
pub(crate) trait Shape {
    /// Its name among the schemas of the document; types without one are written in place.
    const NAME: Option<&'static str> = None;
    /// A value may be left out.
    const OPTIONAL: bool = false;

    /// Its schema; schemas it refers to are added.
    fn schema(schemas: &mut Schemas) -> Value;

    /// The schema, or a reference to it.
    fn refer(schemas: &mut Schemas) -> Value {
        let Some(name) = Self::NAME else { return Self::schema(schemas) };
        schemas.add::<Self>(name);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }
}

/// The schemas of a document by name, each with the type it is of.
#[derive(Debug, Default)]
pub(crate) struct Schemas(pub BTreeMap<&'static str, (&'static str, Value)>);

impl Schemas {
    fn add<T: Shape + ?Sized>(&mut self, name: &'static str) {
        let of = std::any::type_name::<T>();
        if let Some((known, _)) = self.0.get(name) {
            assert!(*known == of, "both {known} and {of} are called `{name}`");
            return;
        }
        self.0.insert(name, (of, Value::Null));
        let schema = T::schema(self);
        self.0.insert(name, (of, schema));
    }
}

/// Declares a type and its schema at once: field names, types and comments are the contract.
macro_rules! shape {
    (
        $(#[$($meta:tt)*])*
        $vis:vis struct $name:ident { $( $(#[$($note:tt)*])* $seen:vis $field:ident : $type:ty ),* $(,)? }
    ) => {
        $(#[$($meta)*])*
        $vis struct $name { $( $(#[$($note)*])* $seen $field : $type ),* }

        impl $crate::api::shape::Shape for $name {
            const NAME: Option<&'static str> = Some(stringify!($name));

            fn schema(schemas: &mut $crate::api::shape::Schemas) -> serde_json::Value {
                $crate::api::shape::Object::new(schemas)
                    $( .field::<$type>(
                        stringify!($field),
                        concat!($( $crate::api::shape::said!($($note)*) ),*),
                        [false $( , $crate::api::shape::may_miss!($($note)*) )*].contains(&true),
                    ) )*
                    .whole(concat!($( $crate::api::shape::said!($($meta)*) ),*))
            }
        }
    };
    (
        $(#[$($meta:tt)*])*
        $vis:vis enum $name:ident { $( $(#[$($note:tt)*])* $variant:ident ),* $(,)? }
    ) => {
        $(#[$($meta)*])*
        $vis enum $name { $( $(#[$($note)*])* $variant ),* }

        impl $crate::api::shape::Shape for $name {
            const NAME: Option<&'static str> = Some(stringify!($name));

            fn schema(_: &mut $crate::api::shape::Schemas) -> serde_json::Value {
                let names = [$( stringify!($variant) ),*].map($crate::api::shape::kebab);
                serde_json::json!({ "type": "string", "enum": names })
            }
        }
    };
    (
        $(#[$($meta:tt)*])*
        $vis:vis enum $name:ident { $(
            $(#[$($about:tt)*])*
            $variant:ident { $( $(#[$($note:tt)*])* $field:ident : $type:ty ),* $(,)? }
        ),* $(,)? }
    ) => {
        $(#[$($meta)*])*
        $vis enum $name { $( $(#[$($about)*])* $variant { $( $(#[$($note)*])* $field : $type ),* } ),* }

        impl $crate::api::shape::Shape for $name {
            const NAME: Option<&'static str> = Some(stringify!($name));

            fn schema(schemas: &mut $crate::api::shape::Schemas) -> serde_json::Value {
                let mut variants = Vec::new();
                $( {
                    let object = $crate::api::shape::Object::new(schemas)
                        $( .field::<$type>(
                            stringify!($field),
                            concat!($( $crate::api::shape::said!($($note)*) ),*),
                            false,
                        ) )*
                        .whole(concat!($( $crate::api::shape::said!($($about)*) ),*));
                    let name = $crate::api::shape::kebab(stringify!($variant));
                    variants.push(serde_json::json!({
                        "type": "object",
                        "properties": { name.as_str(): object },
                        "required": [name],
                        "additionalProperties": false,
                    }));
                } )*
                serde_json::json!({ "oneOf": variants })
            }
        }
    };
}

/// The text of a comment; nothing of another attribute.
macro_rules! said {
    (doc = $text:literal) => {
        $text
    };
    ($($other:tt)*) => {
        ""
    };
}

/// Whether a field may be missing.
macro_rules! may_miss {
    (serde(default)) => {
        true
    };
    (serde(skip_serializing_if = $empty:literal)) => {
        true
    };
    ($($other:tt)*) => {
        false
    };
}

pub(super) use {may_miss, said, shape};

/// The schema of an object while its fields are added.
#[derive(Debug)]
pub(super) struct Object<'s> {
    schemas: &'s mut Schemas,
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl<'s> Object<'s> {
    pub fn new(schemas: &'s mut Schemas) -> Self {
        Self { schemas, properties: Map::new(), required: Vec::new() }
    }

    pub fn field<T: Shape>(mut self, name: &str, says: &str, may_miss: bool) -> Self {
        let name = name.trim_start_matches("r#");
        let mut schema = T::refer(self.schemas);
        if !says.is_empty() {
            schema["description"] = says.trim().into();
        }
        self.properties.insert(name.to_owned(), schema);
        if !T::OPTIONAL && !may_miss {
            self.required.push(name.to_owned());
        }
        self
    }

    pub fn whole(self, says: &str) -> Value {
        let mut schema = json!({ "type": "object", "properties": self.properties, "additionalProperties": false });
        if !self.required.is_empty() {
            schema["required"] = self.required.into();
        }
        if !says.is_empty() {
            schema["description"] = says.trim().into();
        }
        schema
    }
}

/// `TakeUpNeed` as `take-up-need`, the way serde writes it.
pub(super) fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// Types written in place.
macro_rules! plain {
    ($($type:ty => $schema:tt),* $(,)?) => {
        $(impl Shape for $type {
            fn schema(_: &mut Schemas) -> Value {
                json!($schema)
            }
        })*
    };
}

plain! {
    bool => { "type": "boolean" },
    u16 => { "type": "integer", "format": "int32", "minimum": 0, "maximum": 65_535 },
    i32 => { "type": "integer", "format": "int32", "minimum": -2_147_483_648_i64, "maximum": 2_147_483_647 },
    i64 => { "type": "integer", "format": "int64" },
    u32 => { "type": "integer", "format": "int32", "minimum": 0, "maximum": 4_294_967_295_u32 },
    u64 => { "type": "integer", "format": "int64", "minimum": 0 },
    usize => { "type": "integer", "format": "int64", "minimum": 0 },
    f64 => { "type": "number", "format": "double" },
    String => { "type": "string" },
    &'static str => { "type": "string" },
    NaiveDate => { "type": "string", "format": "date" },
    DateTime<Utc> => { "type": "string", "format": "date-time" },
    [f64; 2] => { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 },
    Value => {},
}

impl<T: Shape> Shape for Option<T> {
    const OPTIONAL: bool = true;

    fn schema(schemas: &mut Schemas) -> Value {
        let mut schema = T::refer(schemas);
        match schema["type"].as_str() {
            Some(kind) => schema["type"] = json!([kind, "null"]),
            None => schema = json!({ "oneOf": [schema, { "type": "null" }] }),
        }
        schema
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn schema(schemas: &mut Schemas) -> Value {
        json!({ "type": "array", "items": T::refer(schemas) })
    }
}

impl<T: Shape> Shape for BTreeMap<String, T> {
    fn schema(schemas: &mut Schemas) -> Value {
        json!({ "type": "object", "additionalProperties": T::refer(schemas) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    shape! {
        /// Somebody.
        #[derive(Debug, serde::Deserialize)]
        struct Somebody {
            /// How they are called.
            name: String,
            age: Option<u32>,
            #[serde(default)]
            kinds: Vec<Kind>,
        }
    }

    shape! {
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum Kind {
            Plain,
            VeryOdd,
        }
    }

    #[test]
    fn a_declaration_is_its_schema() {
        let mut schemas = Schemas::default();
        assert_eq!(Somebody::refer(&mut schemas), json!({ "$ref": "#/components/schemas/Somebody" }));
        assert_eq!(schemas.0["Kind"].1, json!({ "type": "string", "enum": ["plain", "very-odd"] }));
        let expected = json!({
            "type": "object",
            "description": "Somebody.",
            "properties": {
                "name": { "type": "string", "description": "How they are called." },
                "age": { "type": ["integer", "null"], "format": "int32", "minimum": 0, "maximum": 4_294_967_295_u32 },
                "kinds": { "type": "array", "items": { "$ref": "#/components/schemas/Kind" } },
            },
            "required": ["name"],
            "additionalProperties": false,
        });
        assert_eq!(schemas.0["Somebody"].1, expected);
        let read: Somebody = serde_json::from_value(json!({ "name": "A", "kinds": ["very-odd", "plain"] })).unwrap();
        assert!(matches!(read.kinds[..], [Kind::VeryOdd, Kind::Plain]), "{read:?}");
        assert_eq!((read.name.as_str(), read.age), ("A", None));
    }
}
