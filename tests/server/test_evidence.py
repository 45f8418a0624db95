"""What the server says of evidence: places of the log, and what became of records after them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from app.server.evidence import check_evidence
from app.server.records import Member, Who
from app.server.refusal import Closed, NotAllowed
from app.server.wire import NO_HASH
from app.sync.changes import ALIVE
from app.sync.protocol_evidence import PLACES, RECORDS, EvidenceRequest, WirePlace
from tests.server.partnership import company, contact, edit, new_id
from tests.server.test_restore import copies
from tests.server.test_rights import COMPANIES, STAFF, person_record, staffed

__all__ = ["copies", "staffed"]

ANN, BOB = new_id(), new_id()
OTHER = "f" * 64


def place(house, person=ANN):
    """The end of the log, as a laptop knows it after a round."""
    page = house.pull(person)
    return WirePlace(epoch=page.chain[-1][0], seq=page.to, hash=page.hash)


def ask(house, at, *changes, person=ANN, also=(), blocked=False):
    names = [(one.kind, one.row) for one in changes]
    request = EvidenceRequest(place=at, records=names, also=list(also))
    return check_evidence(house.setting, Who(house.p, person, blocked), request)


@pytest.fixture
def made(house):
    """A company of Ann: 1 grant, 2 company, 3 directory."""
    one = company(name="A")
    house.push(ANN, [one])
    return one


def test_what_nobody_touched_is_the_same(house, made):
    at = place(house)
    jan = contact(made.root, "Jan")
    house.push(ANN, [jan])
    answer = ask(house, at, made)
    assert (answer.standing, answer.since, answer.server_time) == (
        "same", 3, "2026-05-04T09:00:00+00:00",
    )  # fmt: skip
    (one,) = answer.records
    assert (one.kind, one.id, one.is_deleted, one.seq) == ("enterprise", made.row, False, None)


def test_the_last_change_after_the_place_is_told_with_when_and_who(house, made):
    house.records.grant(house.p, BOB, made.root)  # 4
    at = place(house)
    house.push(ANN, [edit(made, "purpose", "x")])  # 5
    house.push(BOB, [edit(made, "part_of_group", "Groep")])  # 6
    (one,) = ask(house, at, made).records
    assert (one.seq, one.by, one.units) == (6, BOB, ["part_of_group"])
    assert one.at == "2026-05-04T09:00:00+00:00"
    # what the laptop says is of a day in May; the database has a clock of its own
    assert datetime.fromisoformat(one.received) - datetime.now(UTC) < timedelta(minutes=1)
    assert datetime.fromisoformat(one.received) > datetime(2026, 5, 5, tzinfo=UTC)
    (one,) = ask(house, place(house), made).records
    assert one.seq is None


def test_a_removed_record_is_told_as_such_and_who_removed_it(house, made):
    jan = contact(made.root, "Jan")
    house.push(ANN, [jan])  # 4
    at = place(house)
    house.push(ANN, [edit(jan, ALIVE, value=False, knew={"ids": [jan.id]})])  # 5
    jan_now, company_now = ask(house, at, jan, made).records
    assert (jan_now.is_deleted, jan_now.seq, jan_now.by) == (True, 5, ANN)
    assert (company_now.is_deleted, company_now.seq) == (False, None)


def test_what_is_only_held_is_no_change_and_no_record(house, made):
    at = place(house)
    house.push(ANN, [edit(made, "name", 5)])
    held = contact(made.root, 7)
    assert house.push(ANN, [held]).changes[held.id].verdict == "held"
    (one,) = ask(house, at, made, held).records
    assert (one.id, one.seq) == (made.row, None)


def test_a_held_change_counts_from_where_it_was_applied(house, made):
    held = edit(made, "name", "B")
    house.push(BOB, [held])  # 4: no access
    at = place(house)
    ((group,),) = [house.ask("SELECT group_id FROM quarantine WHERE partnership_id = %(p)s")[0]]
    house.records.decide(house.p, ANN, group, apply=True)
    (one,) = ask(house, at, made).records
    assert (one.by, one.units, one.seq > at.seq) == (BOB, ["name"], True)


def test_a_place_is_told_from_another_one(house, made):
    at = place(house)
    forged = at.model_copy(update={"hash": OTHER})
    beyond = at.model_copy(update={"seq": at.seq + 1})
    strange = at.model_copy(update={"epoch": "another"})
    begin = at.model_copy(update={"seq": 0, "hash": NO_HASH})
    answer = ask(house, at, also=[forged, beyond, strange, begin, at])
    assert answer.also == ["other", "unknown", "unknown", "same", "same"]
    house.push(ANN, [edit(made, "name", "B")])
    told = ask(house, forged, made)
    assert (told.standing, told.records[0].seq) == ("other", 4)
    told = ask(house, strange, made)
    assert (told.standing, told.records) == ("unknown", [])


def test_after_a_restore_a_place_that_was_lost_is_not_called_forged(copies):
    house = copies.house
    made = company(name="A")
    house.push(ANN, [made])  # to 3
    kept = place(house)
    copies.copy()
    house.push(ANN, [edit(made, "name", "B")])  # 4, and the directory at 5
    lost = place(house)
    assert copies.restore() == 3
    with pytest.raises(Closed):
        ask(house, kept, made)
    house.records.end_rescue(house.p)
    answer = ask(house, lost, made, also=[kept, kept.model_copy(update={"hash": OTHER})])
    assert (answer.standing, answer.since, answer.also) == ("lost", 3, ["same", "other"])
    assert answer.records[0].seq is None
    house.push(ANN, [edit(made, "name", "C")])
    assert ask(house, lost, made).records[0].units == ["name"]
    now = place(house)
    assert now.epoch != lost.epoch
    assert ask(house, now, also=[lost, kept]).also == ["lost", "same"]


def test_two_restores_leave_what_the_furthest_kept(copies):
    house = copies.house
    copies.copy()
    house.push(ANN, [company()])  # to 3
    first = place(house)
    copies.restore()  # back to 0
    house.records.end_rescue(house.p)
    house.push(ANN, [company()])
    answer = ask(house, place(house), also=[first])
    assert answer.also == ["lost"]


def test_an_erased_file_is_known_to_nobody_and_its_place_stands(house, made):
    at = place(house)
    house.records.erase(house.p, made.root)
    answer = ask(house, at, made)
    assert (answer.standing, answer.records) == ("same", [])


def test_a_blocked_laptop_is_told_nothing(house, made):
    with pytest.raises(NotAllowed):
        ask(house, place(house), made, blocked=True)


def test_a_request_has_its_bounds(house, made):
    at = place(house)
    names = [("enterprise", made.row)] * RECORDS
    assert len(EvidenceRequest(place=at, records=names, also=[at] * PLACES).records) == RECORDS
    for more in ({"records": [*names, names[0]]}, {"also": [at] * (PLACES + 1)}):
        with pytest.raises(ValidationError):
            EvidenceRequest(place=at, **more)


def test_all_see_the_people_of_the_partnership_and_what_became_of_them(staffed):
    promotor, coach = (
        next(m for m in _members(staffed) if m.role == role) for role in ("promotor", "coach")
    )
    fay = person_record(staffed)
    staffed.push(promotor.person, [fay])
    at = place(staffed, coach.person)
    staffed.push(promotor.person, [edit(fay, "name", "Fay")])
    (one,) = ask(staffed, at, fay, person=coach.person).records
    assert (one.by, one.units) == (promotor.person, ["name"])


def _members(house):
    query = "SELECT person_id, partner_id, role FROM member WHERE partnership_id = %(p)s"
    return [Member(*row) for row in house.ask(query)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(staff=STAFF, companies=COMPANIES, asked=st.randoms(use_true_random=False))
def test_each_is_told_of_their_own_cases_and_of_no_other(new_house, staff, companies, asked):
    """Expected: exactly the records that a walk lends to the same person."""
    house = new_house()
    people = [Member(new_id(), partner, role) for partner, role in staff]
    for member in people:
        house.records.set_member(house.p, member)
    start = place(house, people[0].person)
    every = []
    for maker, handed in companies:
        made = people[maker % len(people)]
        one = company()
        house.push(made.person, [one, contact(one.root)])
        if handed:
            house.push(made.person, [edit(one, "coach_id", people[handed % len(people)].person)])
        every += [one, contact(one.root), contact(one.root, row=new_id())]
    names = sorted({(row.kind, row.id) for m in people for row in house.walk(m.person).rows})
    names += [(one.kind, one.row) for one in every]
    asked.shuffle(names)
    for member in people:
        lent = {(row.kind, row.id) for row in house.walk(member.person).rows if row.version}
        request = EvidenceRequest(place=start, records=names)
        told = check_evidence(house.setting, Who(house.p, member.person), request).records
        assert {(one.kind, one.id) for one in told} == lent
