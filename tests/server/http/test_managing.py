"""Who manages whom: each role against each role, for each thing that can be done to a person."""

from itertools import product

import pytest

from tests.server.http.test_accounts import people, refused
from tests.server.http.test_sync import push
from tests.server.partnership import company, edit

ROLES = ("coach", "partner_admin", "promotor", "auditor")
LED = ("coach", "partner_admin")


def may(asker, target):
    """What is expected: the promotor all; an administrator whom they lead, of their own partner."""
    (role, partner), (other, of) = asker, target
    return role == "promotor" or (role == "partner_admin" and partner == of and other in LED)


@pytest.fixture
def staff(ann, joined, noord):
    """Somebody in each role at each partner; Ann is promotor of Zuid."""
    partners = {"zuid": ann.me["partner"], "noord": noord}
    found = {("promotor", "zuid"): ann}
    for role, partner in product(ROLES, partners):
        if (role, partner) not in found:
            found[role, partner] = joined(f"{role} {partner}", partners[partner], role)
    return found


def asked(asker, target, held):
    """All that an administrator does to a person, the harmless things first."""
    person = f"/people/{target.me['person']}"
    yield asker.get(f"{person}/preview")
    yield asker.ask("POST", f"{person}/invitation")
    yield asker.ask("POST", f"/quarantine/{held}", json={"decision": "reject"})
    yield asker.ask("PUT", f"{person}/role", json={"role": "coach"})
    yield asker.ask("DELETE", f"/devices/{target.me['device']}")
    yield asker.ask("DELETE", person)


def test_nobody_does_anything_to_whom_they_do_not_manage(staff):
    case = company(name="Van Ann")
    push(staff["promotor", "zuid"], [case])
    held = {}
    for who, laptop in staff.items():
        if who != ("promotor", "zuid"):
            push(laptop, [edit(case, "name", f"Van {who}")])
    for group in staff["promotor", "zuid"].get("/quarantine").json()["groups"]:
        held[group["author"]] = group["group"]
    for asker, target in product(staff, staff):
        if asker == target or may(asker, target):
            continue
        group = held.get(staff[target].me["person"], "none")
        statuses = [one.status_code for one in asked(staff[asker], staff[target], group)]
        assert set(statuses) <= {403, 404}, (asker, target, statuses)
    for who, laptop in staff.items():
        seen = {laptop.me["person"]} | {
            staff[other].me["person"] for other in staff if may(who, other)
        }
        assert {one["id"] for one in people(laptop).values()} == seen
    assert all(
        not device["is_blocked"]
        for one in people(staff["promotor", "zuid"]).values()
        for device in one["devices"]
    )
    left = staff["promotor", "zuid"].get("/quarantine").json()["groups"]
    assert {one["author"] for one in left} == held.keys()


@pytest.mark.parametrize("asker", [("promotor", "zuid"), ("partner_admin", "noord")])
def test_who_manages_somebody_does_all_of_it(staff, asker):
    case = company(name="Van Ann")
    push(staff["promotor", "zuid"], [case])
    target = staff["coach", "noord"]
    push(target, [edit(case, "name", "Van de coach")])
    (held,) = staff[asker].get("/quarantine").json()["groups"]
    answers = list(asked(staff[asker], target, held["group"]))
    assert [one.status_code for one in answers] == [200, 200, 204, 204, 204, 204]
    assert refused(target.get("/people"), 401) == "account_closed"
