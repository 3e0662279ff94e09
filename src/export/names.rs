//! Participants, organisations and organisation names.

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::{ExportError, Scope};
use crate::domain::organisation::{Organisation, OrganisationKind, OrganisationName};
use crate::domain::participant::{Level, Participant, Region};
use crate::domain::vocabulary::Origin;
use crate::store::lookup::Lookup;

pub static ORIGIN: Terms = terms::<Origin>();
static LEVEL: Terms = terms::<Level>();
static REGION: Terms = terms::<Region>();
static ORGANISATION_KIND: Terms = terms::<OrganisationKind>();

pub const PARTICIPANTS: &[Column<Participant>] = &[
    stored("key", Kind::Key, &["participants.key", "participant_revisions.participant_id"], |it| {
        Value::text(&it.key)
    }),
    stored("iso3", Kind::Text, &["participant_revisions.iso3"], |it| Value::maybe(&it.content.iso3)),
    stored("ogp_prefix", Kind::Text, &["participant_revisions.ogp_prefix"], |it| {
        Value::maybe(&it.content.ogp_prefix)
    }),
    stored("level", Kind::Term(&LEVEL), &["participant_revisions.level"], |it| Value::term(it.content.level)),
    stored("region", Kind::Term(&REGION), &["participant_revisions.region"], |it| {
        Value::maybe_term(it.content.region)
    }),
    stored("time_zone", Kind::Text, &["participant_revisions.time_zone"], |it| {
        Value::text(&it.content.time_zone)
    }),
    stored("is_demonstration", Kind::Boolean, &["participant_revisions.is_demonstration"], |it| {
        Value::Boolean(it.content.is_demonstration)
    }),
    stored("name_ko", Kind::Text, &["participant_revisions.name_ko"], |it| Value::maybe(&it.content.name_ko)),
    stored("name_ko_is", Kind::Term(&ORIGIN), &["participant_revisions.name_ko_is"], |it| {
        Value::maybe_term(it.content.name_ko_is)
    }),
    stored("name_en", Kind::Text, &["participant_revisions.name_en"], |it| Value::maybe(&it.content.name_en)),
    stored("name_en_is", Kind::Term(&ORIGIN), &["participant_revisions.name_en_is"], |it| {
        Value::maybe_term(it.content.name_en_is)
    }),
    stored("forum_ko", Kind::Text, &["participant_revisions.forum_ko"], |it| {
        Value::maybe(&it.content.forum_ko)
    }),
    stored("forum_en", Kind::Text, &["participant_revisions.forum_en"], |it| {
        Value::maybe(&it.content.forum_en)
    }),
    stored("source", Kind::Text, &["participant_revisions.source"], |it| Value::maybe(&it.content.source)),
];

/// The participants that the filter means.
pub fn participants(_: &mut SqliteConnection, scope: &Scope) -> Result<Vec<Participant>, ExportError> {
    let all = scope.lookup.participants();
    Ok(all.into_iter().filter(|it| is_meant(scope, Some(it))).cloned().collect())
}

/// Whether a participant, or what belongs to it, is meant by the filter.
pub(super) fn is_meant(scope: &Scope, participant: Option<&Participant>) -> bool {
    match &scope.filter.participant {
        Some(key) => participant.is_some_and(|it| it.key == *key),
        None => scope.filter.demonstration || participant.is_none_or(|it| !it.content.is_demonstration),
    }
}

/// An organisation with the keys of those it names.
#[derive(Debug)]
pub struct OrganisationRow {
    participant: String,
    is_demonstration: bool,
    parent: String,
    successor: String,
    name: Option<OrganisationName>,
    organisation: Organisation,
}

pub const ORGANISATIONS: &[Column<OrganisationRow>] = &[
    stored("key", Kind::Key, &["organisations.key", "organisation_revisions.organisation_id"], |it| {
        Value::text(&it.organisation.key)
    }),
    stored("participant", Kind::Key, &["organisations.participant_id"], |it| Value::text(&it.participant)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("kind", Kind::Term(&ORGANISATION_KIND), &["organisation_revisions.kind"], |it| {
        Value::term(it.organisation.content.kind)
    }),
    stored("parent", Kind::Key, &["organisation_revisions.parent_id"], |it| Value::text(&it.parent)),
    stored("successor", Kind::Key, &["organisation_revisions.successor_id"], |it| Value::text(&it.successor)),
    stored("succeeded_on", Kind::Date, &["organisation_revisions.succeeded_on"], |it| {
        Value::date(it.organisation.content.succeeded_on)
    }),
    stored("homepage", Kind::Text, &["organisation_revisions.homepage"], |it| {
        Value::maybe(&it.organisation.content.homepage)
    }),
    stored("name_from", Kind::Date, &[], |it| Value::date(it.name.as_ref().and_then(|name| name.valid_from))),
    stored("name_ko", Kind::Text, &[], |it| {
        it.name.as_ref().map_or(Value::Missing, |name| Value::maybe(&name.name_ko))
    }),
    stored("name_ko_is", Kind::Term(&ORIGIN), &[], |it| {
        Value::maybe_term(it.name.as_ref().and_then(|name| name.name_ko_is))
    }),
    stored("name_en", Kind::Text, &[], |it| {
        it.name.as_ref().map_or(Value::Missing, |name| Value::maybe(&name.name_en))
    }),
    stored("name_en_is", Kind::Term(&ORIGIN), &[], |it| {
        Value::maybe_term(it.name.as_ref().and_then(|name| name.name_en_is))
    }),
    stored("source", Kind::Text, &["organisation_revisions.source"], |it| {
        Value::maybe(&it.organisation.content.source)
    }),
];

/// The organisations of the participants that the filter means, each with the name it had on the day.
pub fn organisations(_: &mut SqliteConnection, scope: &Scope) -> Result<Vec<OrganisationRow>, ExportError> {
    let lookup = &scope.lookup;
    Ok(meant_organisations(scope)
        .map(|it| {
            let participant = it.participant_id.and_then(|id| lookup.participant(id));
            let day = scope.day.of(participant);
            let current = |name: &&OrganisationName| name.valid_from.is_none_or(|from| from <= day);
            OrganisationRow {
                participant: participant.map(|it| it.key.clone()).unwrap_or_default(),
                is_demonstration: participant.is_some_and(|it| it.content.is_demonstration),
                parent: key_of(lookup, it.content.parent_id),
                successor: key_of(lookup, it.content.successor_id),
                name: it.names.iter().rev().find(current).or(it.names.first()).cloned(),
                organisation: it.clone(),
            }
        })
        .collect())
}

fn key_of(lookup: &Lookup, id: Option<crate::domain::id::OrganisationId>) -> String {
    id.map(|id| lookup.organisation_key(id).to_owned()).unwrap_or_default()
}

fn meant_organisations(scope: &Scope) -> impl Iterator<Item = &Organisation> {
    scope.lookup.organisations().into_iter().filter(|it| {
        let participant = it.participant_id.and_then(|id| scope.lookup.participant(id));
        is_meant(scope, participant) && scope.filter.organisation.as_ref().is_none_or(|key| *key == it.key)
    })
}

/// A name of an organisation.
#[derive(Debug)]
pub struct NameRow {
    organisation: String,
    is_demonstration: bool,
    name: OrganisationName,
}

pub const ORGANISATION_NAMES: &[Column<NameRow>] = &[
    stored("organisation", Kind::Key, &["organisation_names.organisation_id"], |it| {
        Value::text(&it.organisation)
    }),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("name_from", Kind::Date, &["organisation_names.valid_from"], |it| Value::date(it.name.valid_from)),
    stored("name_ko", Kind::Text, &["organisation_names.name_ko"], |it| Value::maybe(&it.name.name_ko)),
    stored("name_ko_is", Kind::Term(&ORIGIN), &["organisation_names.name_ko_is"], |it| {
        Value::maybe_term(it.name.name_ko_is)
    }),
    stored("name_en", Kind::Text, &["organisation_names.name_en"], |it| Value::maybe(&it.name.name_en)),
    stored("name_en_is", Kind::Term(&ORIGIN), &["organisation_names.name_en_is"], |it| {
        Value::maybe_term(it.name.name_en_is)
    }),
    stored("source", Kind::Text, &["organisation_names.source"], |it| Value::maybe(&it.name.source)),
];

/// Every name of every organisation that the filter means.
pub fn organisation_names(_: &mut SqliteConnection, scope: &Scope) -> Result<Vec<NameRow>, ExportError> {
    let rows = meant_organisations(scope).flat_map(|it| {
        let participant = it.participant_id.and_then(|id| scope.lookup.participant(id));
        let is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        it.names.iter().map(move |name| NameRow {
            organisation: it.key.clone(),
            is_demonstration,
            name: name.clone(),
        })
    });
    Ok(rows.collect())
}
