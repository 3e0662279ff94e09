//! What is wrong with something that was handed in, and what to do: a message with its place and arguments.

/// One fault. Its message says what to do, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field or column it is about; empty if it is about the whole.
    pub field: &'static str,
    /// The message's id.
    pub message: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

impl Fault {
    pub fn new(field: &'static str, message: &'static str) -> Self {
        Self { field, message, arguments: Vec::new() }
    }

    /// The same fault with an argument of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}
