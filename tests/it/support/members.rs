//! Who there is in the small example: its participants, organisations, and members who are signed in.

use diesel::{QueryResult, SqliteConnection};
use jikim::acts::membership::{self, By};
use jikim::domain::id::{MemberId, OrganisationId, ParticipantId, Position};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::member::{NewMember, Role};
use jikim::domain::organisation::{OrganisationContent, OrganisationKind, OrganisationName};
use jikim::domain::participant::{Level, ParticipantContent};
use jikim::domain::vocabulary::Origin;
use jikim::{ledger, store};

use super::app::now;
use super::example::day;
use super::{Record, at};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Somebody {
    pub id: MemberId,
    /// As a browser sends it.
    pub cookie: String,
}

impl Record {
    /// Makes a member and signs the member in, past the password.
    pub fn member(&self, role: Role, organisation: &str, email: &str) -> Somebody {
        let (participant, id) = self.organisation(organisation);
        self.member_of(participant, id, role, email)
    }

    /// The participant and id of an organisation.
    pub fn organisation(&self, key: &str) -> (ParticipantId, OrganisationId) {
        self.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            let all = store::organisations::all(conn, at).expect("organisations");
            let found = all.into_iter().find(|it| it.key == key).expect("the organisation");
            (found.participant_id.expect("a participant"), found.id)
        })
    }

    pub fn member_of(
        &self,
        participant: ParticipantId,
        organisation: OrganisationId,
        role: Role,
        email: &str,
    ) -> Somebody {
        let new = NewMember {
            email: email.to_owned(),
            name: format!("{email} 님"),
            organisation_id: organisation,
            participant_id: participant,
            role,
            office: "담당과".to_owned(),
        };
        let by = By { at: now(), member: None };
        let id = self.write(|conn| membership::invite(conn, by, &new)).expect("an invitation").member;
        Somebody { id, cookie: self.session(id) }
    }

    /// The key of a report of the example that is not retracted.
    pub fn a_report(&self) -> String {
        self.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            let commitment = store::commitments::by_key(conn, at, "kr-7-2_1").expect("the commitment");
            let all = store::reports::of_commitments(conn, at, &[commitment.id]).expect("reports");
            let found = all.into_iter().find(|it| !it.content.is_retracted).expect("a report");
            found.subject.key
        })
    }

    /// Another session of a member, as a cookie.
    pub fn session(&self, id: MemberId) -> String {
        let begun =
            self.write(|conn| membership::begin_session(conn, now(), id, "a test")).expect("a session");
        format!("jikim={}", begun.0.reveal())
    }
}

/// More organisations of the example's participant, and a ministry of another participant.
pub fn neighbours(record: &Record) -> (ParticipantId, OrganisationId) {
    let entry = NewEntry::by_operator(at("2026-10-01T00:00:00Z"), EntryKind::Organisation);
    let (own, _) = record.organisation("mois");
    record.write(|conn| {
        let (_, ids) = ledger::record(conn, &entry, |conn, position| {
            organisation(conn, position, own, "moef", "기획재정부", OrganisationKind::Ministry)?;
            organisation(conn, position, own, "irm", "IRM 조사단", OrganisationKind::Irm)?;
            organisation(conn, position, own, "second", "다른 시민단체", OrganisationKind::CivilSociety)?;
            organisation(conn, position, own, "irm-2", "두 번째 IRM 조사단", OrganisationKind::Irm)?;
            let other = participant(conn, position, "xx")?;
            organisation(
                conn,
                position,
                other,
                "xx-watch",
                "다른 나라의 단체",
                OrganisationKind::CivilSociety,
            )?;
            organisation(conn, position, other, "xx-irm", "다른 나라의 조사단", OrganisationKind::Irm)?;
            let ministry = organisation(
                conn,
                position,
                other,
                "xx-ministry",
                "다른 나라의 부처",
                OrganisationKind::Ministry,
            )?;
            Ok::<_, diesel::result::Error>((other, ministry))
        })
        .expect("organisations");
        ids
    })
}

pub fn participant(conn: &mut SqliteConnection, position: Position, key: &str) -> QueryResult<ParticipantId> {
    let id = store::participants::insert(conn, position, key)?;
    let content = ParticipantContent {
        participant_id: id,
        iso3: Some("KOR".to_owned()),
        ogp_prefix: Some("KR".to_owned()),
        level: Level::National,
        region: None,
        time_zone: "Asia/Seoul".to_owned(),
        is_demonstration: false,
        name_ko: Some("대한민국".to_owned()),
        name_ko_is: Some(Origin::Original),
        name_en: Some("Republic of Korea".to_owned()),
        name_en_is: Some(Origin::Official),
        forum_ko: None,
        forum_en: None,
        source: None,
    };
    store::participants::revise(conn, position, &content)?;
    Ok(id)
}

pub fn organisation(
    conn: &mut SqliteConnection,
    position: Position,
    participant: ParticipantId,
    key: &str,
    name: &str,
    kind: OrganisationKind,
) -> QueryResult<OrganisationId> {
    let id = store::organisations::insert(conn, position, key, Some(participant))?;
    let content = OrganisationContent {
        organisation_id: id,
        kind,
        parent_id: None,
        successor_id: None,
        succeeded_on: None,
        homepage: None,
        source: None,
    };
    store::organisations::revise(conn, position, &content)?;
    for (valid_from, name) in
        [(None, name.to_owned()), (Some(day("2026-08-15")), format!("{name} (새 이름)"))]
    {
        let name = OrganisationName {
            organisation_id: id,
            valid_from,
            name_ko: Some(name),
            name_ko_is: Some(Origin::Original),
            name_en: None,
            name_en_is: None,
            source: None,
        };
        store::organisations::name(conn, position, &name)?;
    }
    Ok(id)
}
