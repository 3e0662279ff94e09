//! SQL that is written out and stays prepared.
//!
//! Diesel compiles what `sql_query` is given, and what holds an `IN` list, anew each time, which costs more than most
//! of our questions do. What pages ask and what every entry needs goes through here instead.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Nullable, Text, Untyped};
use diesel::sqlite::Sqlite;

/// A statement with `?` where its values stand, in their order.
pub(crate) struct Statement<'a> {
    sql: &'a str,
    values: Vec<Value>,
}

enum Value {
    Number(i32),
    Text(Option<String>),
}

impl<'a> Statement<'a> {
    pub fn new(sql: &'a str) -> Self {
        Self { sql, values: Vec::new() }
    }

    /// Gives the next value.
    pub fn number(mut self, number: impl Into<i32>) -> Self {
        self.values.push(Value::Number(number.into()));
        self
    }

    /// Gives the next value.
    pub fn text(mut self, text: Option<&str>) -> Self {
        self.values.push(Value::Text(text.map(str::to_owned)));
        self
    }

    /// Gives the next value: a list of numbers, for `json_each`.
    pub fn numbers(mut self, numbers: impl Iterator<Item = i32>) -> Self {
        let numbers: Vec<String> = numbers.map(|it| it.to_string()).collect();
        self.values.push(Value::Text(Some(format!("[{}]", numbers.join(",")))));
        self
    }
}

impl QueryId for Statement<'_> {
    type QueryId = ();
    // Two statements differ by their text only, which is what Diesel then looks at.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement<'_> {
    type SqlType = Untyped;
}

impl RunQueryDsl<SqliteConnection> for Statement<'_> {}

impl QueryFragment<Sqlite> for Statement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let mut values = self.values.iter();
        for (i, piece) in self.sql.split('?').enumerate() {
            if i > 0 {
                match values.next() {
                    Some(Value::Number(number)) => out.push_bind_param::<Integer, _>(number)?,
                    Some(Value::Text(text)) => out.push_bind_param::<Nullable<Text>, _>(text)?,
                    None => {
                        return Err(diesel::result::Error::QueryBuilderError("a value is missing".into()));
                    }
                }
            }
            out.push_sql(piece);
        }
        Ok(())
    }
}

/// Runs a query for some ids: one id is asked for by itself, so that the statement stays prepared.
macro_rules! load_for {
    ($conn:expr, $ids:expr, $column:expr, $query:expr) => {
        match $ids {
            [] => Ok(Vec::new()),
            [one] => $query.filter($column.eq(*one)).load($conn),
            many => $query.filter($column.eq_any(many)).load($conn),
        }
    };
}
pub(crate) use load_for;
