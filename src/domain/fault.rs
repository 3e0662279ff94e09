//! What is wrong with something that was handed in, and what to do: a message with its place and arguments.

use std::borrow::Cow;

/// One fault. Its message says what to do, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field or column it is about; empty if it is about the whole.
    pub field: Cow<'static, str>,
    /// The message's id.
    pub message: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    pub fn new(field: impl Into<Cow<'static, str>>, message: &'static str) -> Self {
        Self { field: field.into(), message, arguments: Vec::new() }
    }

    /// The same fault with an argument of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}
