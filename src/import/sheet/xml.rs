//! The XML of a workbook's parts, event by event. There is nothing to expand: a document type is refused.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::archive::malformed;
use crate::domain::fault::Fault;

/// A part that is being read.
pub struct Xml<'a>(Reader<&'a [u8]>);

impl<'a> Xml<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self(reader)
    }

    /// The next event; none at the end.
    ///
    /// # Errors
    /// If it is not well-formed, or declares a document type.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, Fault> {
        match self.0.read_event().map_err(|_| malformed())? {
            Event::Eof => Ok(None),
            Event::DocType(_) => Err(malformed()),
            event => Ok(Some(event)),
        }
    }
}

/// The value of an attribute, whatever its name space.
///
/// # Errors
/// If the attributes are not well-formed.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    let mut attributes = element.attributes();
    // Looking for repeated names compares each with all before it.
    for attribute in attributes.with_checks(false) {
        let attribute = attribute.map_err(|_| malformed())?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| malformed())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Appends the text of an event, if it is one.
///
/// # Errors
/// If it refers to an entity that XML itself does not know.
pub fn append(text: &mut String, event: &Event<'_>) -> Result<(), Fault> {
    match event {
        Event::Text(it) => text.push_str(&it.xml10_content()),
        Event::CData(it) => text.push_str(&it.xml10_content()),
        Event::GeneralRef(it) => text.push(referred(it)?),
        _ => {}
    }
    Ok(())
}

fn referred(reference: &BytesRef<'_>) -> Result<char, Fault> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| malformed())? {
        return Ok(c);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(malformed()),
    }
}
