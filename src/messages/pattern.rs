//! The patterns of messages, taken apart once, so that saying one is little more than joining its pieces.
//!
//! Of Fluent this knows what our messages need: text, arguments, a choice by an argument, and the Korean particle. What
//! else a file holds is a fault that the tests show.

use fluent_syntax::ast::{self, CallArguments, Expression, InlineExpression, PatternElement, VariantKey};

use super::{Argument, with_particle};
use crate::domain::vocabulary::Language;

/// A message's pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(Box<str>),
    /// An argument as it is.
    Argument(Box<str>),
    /// An argument with the particle of a pair that goes with its last sound.
    Particle {
        argument: Box<str>,
        pair: Box<str>,
    },
    /// One of several patterns, by an argument.
    Choice {
        argument: Box<str>,
        variants: Vec<(Key, Pattern)>,
        otherwise: Pattern,
    },
}

/// When a variant is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Number(i64),
    /// A plural category of the number, or the text itself.
    Name(Box<str>),
}

impl Pattern {
    /// Takes a pattern apart.
    ///
    /// # Errors
    /// Says what it holds that is not known here.
    pub fn of(pattern: &ast::Pattern<&str>) -> Result<Self, String> {
        let mut pieces: Vec<Piece> = Vec::with_capacity(pattern.elements.len());
        for element in &pattern.elements {
            let piece = match element {
                PatternElement::TextElement { value } => Piece::Text((*value).into()),
                PatternElement::Placeable { expression } => placeable(expression)?,
            };
            match (pieces.last_mut(), &piece) {
                (Some(Piece::Text(before)), Piece::Text(text)) => *before = format!("{before}{text}").into(),
                _ => pieces.push(piece),
            }
        }
        Ok(Self(pieces))
    }

    /// The text of a pattern that takes no arguments.
    pub fn ready(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Says it with arguments; one that is missing shows its name.
    pub fn write(&self, language: Language, arguments: &[(&str, Argument)], out: &mut String) {
        let given = |name: &str| arguments.iter().find(|(own, _)| *own == name).map(|(_, value)| value);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Argument(name) => say(name, given(name), out),
                Piece::Particle { argument, pair } => {
                    let mut word = String::new();
                    say(argument, given(argument), &mut word);
                    out.push_str(&with_particle(&word, pair));
                }
                Piece::Choice { argument, variants, otherwise } => {
                    let value = given(argument);
                    let taken =
                        variants.iter().find(|(key, _)| value.is_some_and(|it| key.fits(language, it)));
                    taken.map_or(otherwise, |(_, pattern)| pattern).write(language, arguments, out);
                }
            }
        }
    }
}

impl Key {
    fn fits(&self, language: Language, value: &Argument) -> bool {
        match (self, value) {
            (Self::Number(own), Argument::Number(number)) => own == number,
            (Self::Name(own), Argument::Number(number)) => &**own == plural(language, *number),
            (Self::Name(own), Argument::Text(text)) => **own == **text,
            (Self::Number(_), Argument::Text(_)) => false,
        }
    }
}

/// The plural category of a whole number: CLDR's cardinal rules of our two languages.
fn plural(language: Language, number: i64) -> &'static str {
    match language {
        Language::En if number.unsigned_abs() == 1 => "one",
        Language::En | Language::Ko => "other",
    }
}

fn say(name: &str, value: Option<&Argument>, out: &mut String) {
    match value {
        Some(Argument::Text(text)) => out.push_str(text),
        Some(Argument::Number(number)) => out.push_str(&number.to_string()),
        None => out.push_str(&format!("{{${name}}}")),
    }
}

fn placeable(expression: &Expression<&str>) -> Result<Piece, String> {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => Ok(Piece::Argument(id.name.into())),
        Expression::Inline(InlineExpression::FunctionReference { id, arguments })
            if id.name == "PARTICLE" =>
        {
            particle(arguments)
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            choice(id.name, variants)
        }
        other => Err(format!("not known here: {other:?}")),
    }
}

fn particle(arguments: &CallArguments<&str>) -> Result<Piece, String> {
    match arguments.positional.as_slice() {
        [InlineExpression::VariableReference { id }, InlineExpression::StringLiteral { value }] => {
            Ok(Piece::Particle { argument: id.name.into(), pair: (*value).into() })
        }
        other => Err(format!("PARTICLE takes an argument and a pair, not {other:?}")),
    }
}

fn choice(argument: &str, variants: &[ast::Variant<&str>]) -> Result<Piece, String> {
    let mut known = Vec::with_capacity(variants.len());
    let mut otherwise = None;
    for variant in variants {
        let pattern = Pattern::of(&variant.value)?;
        let key = match variant.key {
            VariantKey::Identifier { name } => Key::Name(name.into()),
            VariantKey::NumberLiteral { value } => {
                Key::Number(value.parse().map_err(|_| format!("not a whole number: {value}"))?)
            }
        };
        if variant.default {
            otherwise = Some(pattern.clone());
        }
        known.push((key, pattern));
    }
    let otherwise = otherwise.ok_or_else(|| format!("a choice by {argument} without a default"))?;
    Ok(Piece::Choice { argument: argument.into(), variants: known, otherwise })
}
