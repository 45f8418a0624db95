"""An organisation that goes on in another one: its people, their cases, and who leads them."""

import pytest
from uuid_utils.compat import uuid7

from app.models.units import synced_models, table_of, units_of
from app.server import partner_merge
from app.server.partner_merge import KEPT
from app.server.partner_work import MOVED
from tests.server.http.test_accounts import people, refused
from tests.server.http.test_sync import chain, names, push
from tests.server.partnership import company, edit


@pytest.fixture
def west(ann):
    partner = uuid7().hex
    ann.ask("POST", "/partners", json={"id": partner, "name": "West vzw"})
    return partner


@pytest.fixture
def staff(joined, noord, west):
    """A coach and an administrator of each."""
    partners = {"noord": noord, "west": west}
    return {
        (role, name): joined(f"{role} {name}", partner, role)
        for name, partner in partners.items()
        for role in ("coach", "partner_admin")
    }


def merge(laptop, partner, into):
    return laptop.ask("POST", f"/partners/{partner}/merge", json={"into": into})


def said(laptop, kind, unit):
    rows = laptop.get("/sync/walk", chain=chain(laptop), kind=kind).json()["rows"]
    return {row["id"]: row["data"][unit] for row in rows if unit in row["data"]}


def test_people_and_companies_pass_to_the_other_with_who_leads_them(ann, staff, noord, west):
    north, of_west = company(name="Van Noord"), company(name="Van West")
    handed = company(name="Aan West")
    push(staff["coach", "noord"], [north], [handed])
    push(staff["coach", "noord"], [edit(handed, "partner_id", west)])
    push(staff["coach", "west"], [of_west])
    listed = {one["id"]: one for one in ann.get("/partners").json()["partners"]}
    assert listed[west]["passing"] == {"person": 2, "enterprise": 1}
    for _ in range(2):  # again is harmless
        assert merge(ann, west, noord).status_code == 204
    assert {one["partner"] for one in people(ann).values()} == {noord, ann.me["partner"]}
    admins = [staff["partner_admin", name] for name in ("noord", "west")]
    for admin in admins:
        assert names(admin) == {"Van Noord", "Van West", "Aan West"}
        assert people(admin).keys() == people(admins[0]).keys()
        assert len(people(admin)) == 4
    assert names(staff["coach", "west"]) == {"Van West"}
    assert said(ann, "enterprise", "partner_id")[handed.row] == noord
    assert set(said(ann, "person", "partner_id").values()) == {noord, ann.me["partner"]}
    assert said(ann, "partner", "name")[west] == "West vzw"  # what it did is told under it
    partners = {one["partner"]: one for one in ann.get("/status").json()["partners"]}
    assert partners[noord]["laptops"] == 4


def test_a_merge_that_was_cut_half_way_is_asked_again(ann, staff, server, noord, west, monkeypatch):
    made = company(name="Van West")
    push(staff["coach", "west"], [made])
    keep = partner_merge.people.push

    def cut(*_):
        raise OSError("gone")

    monkeypatch.setattr(partner_merge.people, "push", cut)
    assert merge(ann, west, noord).status_code == 500
    monkeypatch.setattr(partner_merge.people, "push", keep)
    assert merge(ann, west, noord).status_code == 204
    assert names(staff["partner_admin", "noord"]) == {"Van West"}
    assert west not in said(ann, "person", "partner_id").values()


def test_what_cannot_be_merged_is_refused(ann, staff, noord, west):
    own, nobody = ann.me["partner"], uuid7().hex
    assert refused(merge(ann, west, nobody), 404) == "unknown"
    assert refused(merge(ann, nobody, west), 404) == "unknown"
    assert refused(merge(ann, west, west), 422) == "invalid"
    assert refused(merge(ann, own, west), 403) == "no_access"  # of the promotor
    for laptop in staff.values():
        assert refused(merge(laptop, west, noord), 403) == "no_access"
    assert len({one["partner"] for one in people(ann).values()}) == 3
    over = uuid7().hex
    ann.ask("POST", "/partners", json={"id": over, "name": "Oost vzw"})
    ann.ask("PUT", f"/partners/{over}/closed", json={"is_closed": True})
    assert refused(merge(ann, west, over), 409) == "partner_closed"


def test_who_went_on_in_another_can_be_closed(ann, staff, noord, west):
    path = f"/partners/{west}/closed"
    assert refused(ann.ask("PUT", path, json={"is_closed": True}), 409) == "partner_busy"
    assert merge(ann, west, noord).status_code == 204
    assert ann.ask("PUT", path, json={"is_closed": True}).status_code == 204


def test_more_records_than_one_push_holds_pass_too(ann, staff, noord, west, monkeypatch):
    monkeypatch.setattr(partner_merge, "PUSH_CHANGES", 2)
    made = [company() for _ in range(5)]
    push(staff["coach", "noord"], *[[one] for one in made])
    push(staff["coach", "noord"], *[[edit(one, "partner_id", west)] for one in made])
    assert merge(ann, west, noord).status_code == 204
    assert set(said(ann, "enterprise", "partner_id").values()) == {noord}


def test_each_record_that_names_a_partner_passes_or_stays():
    named = {
        (table_of(model).name, key.parent.name)
        for model in synced_models()
        for key in table_of(model).foreign_keys
        if key.column.table.name == "partner"
    }
    assert set(MOVED) == {one for one in named if one[0] not in KEPT}
    assert {kind for kind, _ in named} >= KEPT
    for model in synced_models():
        for kind, unit in MOVED:
            if table_of(model).name == kind:
                assert units_of(model)[unit] == (unit,)
