//! What an import says on a terminal.
