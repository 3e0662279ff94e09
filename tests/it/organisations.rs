//! Organisations that bear the same name, and what may become of one.

use jikim::domain::member::Role;

use crate::record::Office;
use crate::support::example::Example;
use crate::support::members::neighbours;

#[test]
fn organisations_of_one_name_are_told_apart_wherever_they_stand() {
    let office = Office::of(Example::written());
    for (key, from) in [("old", "2008-02-29"), ("new", "2017-07-26")] {
        let cells = [("key", key), ("kind", "ministry"), ("name_ko", "겹침부"), ("name_from", from)];
        office.write("organisations", "", &cells);
    }
    for address in [
        "/ko/organisations",
        "/ko/commitments",
        "/ko/members",
        "/ko/desk/record/commitment_organisations?commitment=kr-7-2_1",
        "/ko/desk/organisations/mois/succeed",
        "/ko/desk/organisations",
    ] {
        let page = office.app.get_as(address, &office.who.cookie);
        assert_eq!(page.status, 200, "{address}");
        for since in ["(2008. 2. 29.부터)", "(2017. 7. 26.부터)"] {
            assert!(page.words().contains(since), "{address} does not tell them apart: {}", page.words());
        }
    }
    office.app.get("/ko/organisations/old").shows("(2008. 2. 29.부터)");
    office.app.get("/en/organisations/new").shows("(from 26 July 2017)");
    // Where a name is its own, the day says nothing.
    let list = office.app.get("/ko/organisations").words();
    assert_eq!(list.matches("부터)").count(), 2, "{list}");
}

#[test]
fn an_organisation_is_succeeded_by_one_of_its_kind_that_somebody_chose() {
    let office = Office::of(Example::written());
    neighbours(&office.app.record);
    let address = "/ko/desk/organisations/mois/succeed";
    let form = office.app.get_as(address, &office.who.cookie);
    let select =
        form.body.split("<select").nth(1).expect("a select").split("</select>").next().expect("its end");
    assert!(
        select.contains("<option value=\"\" selected>고르십시오"),
        "somebody is chosen already: {select}"
    );
    assert!(select.contains("value=\"moef\"") && !select.contains("value=\"watch\""), "{select}");
    let once = form.field("once");
    let send = |fields: &[(&str, &str)]| {
        let fields = [&[("once", once.as_str()), ("step", "preview")], fields].concat();
        office.app.post(address, &office.who.cookie, &fields)
    };
    for (fields, words) in [
        ([("successor", ""), ("from", "2026-06-01")], "기관을 고르십시오"),
        ([("successor", "watch"), ("from", "2026-06-01")], "승계 기관은 같은 유형이어야 합니다"),
        ([("successor", "moef"), ("from", "2031-06-01")], "아직 오지 않은 날짜입니다"),
    ] {
        let refused = send(&fields);
        assert_eq!(refused.status, 422, "{fields:?}");
        refused.shows(words);
    }
    let by_form = [("successor", "watch"), ("succeeded_on", "2026-06-01")];
    let form = office.form("organisations", "key=mois");
    let refused = office.send(&form, "organisations", "preview", &by_form);
    assert_eq!(refused.status, 422);
    refused.shows("승계 기관은 같은 유형이어야 합니다");
}

#[test]
fn a_new_name_is_another_and_holds_already() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let address = "/ko/desk/organisations/mois/rename";
    let once = app.get_as(address, &office.cookie).field("once");
    for (fields, words) in [
        ([("from", "2026-11-01"), ("name_ko", "행정안전부 (새 이름)")], "지금 쓰는 이름과 같습니다"),
        ([("from", "2031-01-01"), ("name_ko", "국민청렴위원회")], "아직 오지 않은 날짜입니다"),
    ] {
        let fields = [&[("once", once.as_str()), ("step", "preview")], &fields[..]].concat();
        let refused = app.post(address, &office.cookie, &fields);
        assert_eq!(refused.status, 422, "{fields:?}: {}", refused.words());
        refused.shows(words);
    }
}
