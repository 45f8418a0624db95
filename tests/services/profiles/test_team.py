from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from app.core.errors import UserError
from app.services.profiles import server_account
from app.services.profiles.invitation import Invitation
from app.services.profiles.team import (
    NewMember,
    add_partner,
    block_device,
    change_role,
    close_account,
    decide_held,
    held_groups,
    invite,
    people,
    preview,
)
from tests.coaching_samples import add_company, add_team
from tests.services.fake_server import CODE, PARTNER, PERSON, link, serving

TOM = UUID("018f0000000070008000000000000009")
UNTIL = "2026-11-23T13:17:00+00:00"


@pytest.fixture
def server(store, ring):
    server_account._access.clear()
    with serving() as server:
        link(store, server)
        yield server
    server_account._access.clear()


def person(name="Els V.", **values):
    return {
        "id": PERSON,
        "name": name,
        "email": "els@oost.be",
        "partner": PARTNER,
        "partner_name": "Partner Oost",
        "role": "coach",
        "is_active": True,
        **values,
    }


INVITATION = {
    "code": CODE,
    "until": UNTIL,
    "server_url": "https://werkvloer.example",
    "person_name": "Tom B.",
    "partnership_name": "Inclusief Werken",
}


def test_people_come_by_name_with_their_laptops(store, server):
    laptop = {"id": "d1", "name": "OOST-1", "added_at": UNTIL, "last_seen": None, "app": "0.1.0"}
    mine = {**laptop, "id": "toestel-1"}
    found = [person("els"), person("Bram D.", devices=[laptop, mine], invited_until=UNTIL)]
    server.routes["GET", "/people"] = (200, {"people": found})
    bram, els = people(store)
    assert (bram.name, els.name) == ("Bram D.", "els")
    assert bram.invited_until == datetime(2026, 11, 23, 13, 17, tzinfo=UTC)
    assert els.invited_until is None
    assert (bram.devices[0].name, bram.devices[0].last_seen) == ("OOST-1", None)
    assert [device.is_this for device in bram.devices] == [False, True]
    assert els.partner_id == UUID(PARTNER)


@pytest.mark.parametrize("values", [{"id": "els"}, {"invited_until": "straks"}, {"role": "baas"}])
def test_people_that_cannot_be_read_are_an_error_with_a_sentence(store, server, values):
    server.routes["GET", "/people"] = (200, {"people": [person(**values)]})
    with pytest.raises(UserError, match=r"sync\.answer"):
        people(store)


def test_inviting_twice_after_a_lost_answer_is_one_person(store, server):
    server.routes["POST", "/people"] = (200, INVITATION)
    member = NewMember("Tom B.", "tom@oost.be", UUID(PARTNER), "coach")
    first = invite(store, member)
    again = invite(store, member, first.person_id)
    sent = [body for method, path, body in server.asked if path == "/people"]
    assert sent[0] == sent[1]
    assert sent[0]["id"] == first.person_id.hex
    assert again.invitation == Invitation(
        CODE,
        "https://werkvloer.example",
        datetime(2026, 11, 23, 13, 17, tzinfo=UTC),
        "Tom B.",
        "Inclusief Werken",
    )


def test_what_an_administrator_does_is_asked_of_the_server(store, server):
    for route in (
        ("PUT", f"/people/{TOM.hex}/role"),
        ("DELETE", f"/people/{TOM.hex}"),
        ("DELETE", "/devices/d1"),
        ("POST", "/quarantine/g1"),
    ):
        server.routes[route] = (200, {})
    change_role(store, TOM, "partner_admin")
    close_account(store, TOM)
    block_device(store, "d1")
    decide_held(store, "g1", "reject")
    bodies = [body for _, path, body in server.asked if "tokens" not in path]
    assert bodies == [{"role": "partner_admin"}, b"", b"", {"decision": "reject"}]


def test_a_partner_that_was_added_has_the_id_of_the_server(store, server):
    server.routes["POST", "/partners"] = lambda body, *_: (200, {"id": body["id"]})
    made = add_partner(store, "Partner West", "onderaannemer", "0417497106")
    assert server.asked[-1][2]["id"] == made.hex
    server.routes["POST", "/partners"] = (200, {"id": "west"})
    with pytest.raises(UserError, match=r"sync\.answer"):
        add_partner(store, "Partner West")


def test_what_somebody_sees_is_shown_as_they_see_it(store, server):
    answer = {"counts": {"enterprise": 2}, "companies": ["Bakkerij Janssens"], "more": 1}
    server.routes["GET", f"/people/{TOM.hex}/preview"] = (200, answer)
    found = preview(store, TOM)
    assert (found.counts, found.companies, found.more) == (
        {"enterprise": 2}, ("Bakkerij Janssens",), 1,
    )  # fmt: skip


def test_what_waits_for_a_decision_comes_oldest_first(store, server):
    change = {
        "id": "c1", "kind": "contact", "row": TOM.hex, "root": TOM.hex, "label": "Jan J.",
        "units": {"phone": "012"},
    }  # fmt: skip
    group = {
        "group": "g1", "author": TOM.hex, "author_name": "Tom B.", "reason": "no_access",
        "fields": ["phone"], "since": UNTIL, "changes": [change],
    }  # fmt: skip
    older = {**group, "group": "g0", "since": "2026-11-20T08:00:00+00:00", "changes": []}
    server.routes["GET", "/quarantine"] = (200, {"groups": [group, older]})
    first, second = held_groups(store)
    assert (first.group, first.parts) == ("g0", ())
    assert second.parts[0].units == {"phone": "012"}
    assert (second.author, second.reason, second.fields) == ("Tom B.", "no_access", ("phone",))


def test_who_may_not_is_told_so(store, server):
    server.routes["GET", "/quarantine"] = (403, {"code": "right"})
    with pytest.raises(UserError, match=r"sync\.no_access"):
        held_groups(store)


def test_what_was_held_has_the_names_and_values_that_this_laptop_knows(store, server):
    add_team(store)
    company = add_company(store)
    change = {"id": "c1", "kind": "contact", "row": company.jan.hex, "root": company.id.hex}
    group = {
        "group": "g1",
        "author": TOM.hex,
        "author_name": "Tom B.",
        "reason": "invalid",
        "fields": [],
        "since": UNTIL,
        "changes": [
            change
            | {"label": "", "units": {"ended_on": "2026-11-20", "enterprise_id": company.id.hex}},
            change
            | {"row": TOM.hex, "label": "Nieuw", "units": {"ended_on": "gisteren", "later": 1}},
        ],
    }
    server.routes["GET", "/quarantine"] = (200, {"groups": [group]})
    (held,) = held_groups(store)
    known, unknown = held.parts
    assert (known.label, known.case) == ("Jan J.", "Bakkerij Janssens")
    assert known.units == {"ended_on": date(2026, 11, 20), "enterprise_id": company.id}
    assert (unknown.label, unknown.units) == ("Nieuw", {"ended_on": "gisteren", "later": 1})
