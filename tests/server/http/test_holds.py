"""A company under a legal hold is erased by nobody."""

import pytest

from app.core import clock
from app.core.errors import UserError
from app.server.erasing import company_of, erase_company
from app.sync.changes import ALIVE
from tests.server.http.test_sync import names, push
from tests.server.partnership import change, company, edit, new_id
from tests.server.test_following import member, trajectory

DAY = "2026-03-02"


@pytest.fixture
def made(ann):
    one = company()
    push(ann, [one])
    return one


def hold(ann, **units):
    said = {ALIVE: True, "reason": "Beroep", "from_on": DAY, "set_by": ann.me["person"], **units}
    one = change("legal_hold", new_id(), ann.me["partnership"], said)
    push(ann, [one])
    return one


def ended(on):
    return {"until_on": on, "ended_by": None, "end_reason": "Klaar"}


@pytest.mark.parametrize("whose", ["its own", "a period", "all"])
def test_a_hold_on_it_on_a_period_or_on_all_keeps_a_company(ann, made, server, whose):
    units = {
        "its own": {"case_root": made.row},
        "a period": {"first": DAY, "last": DAY},
        "all": {},
    }[whose]
    hold(ann, **units)
    with pytest.raises(UserError, match=r"setup\.held") as caught:
        erase_company(server, company_of(server, made.row))
    assert caught.value.values == {"name": "Bakkerij De Smet", "reason": "Beroep"}
    assert names(ann) == {"Bakkerij De Smet"}


def test_a_hold_on_a_trajectory_keeps_the_companies_that_take_part(ann, made, server):
    path = trajectory()
    push(ann, [path, member(path.row, made.row)])
    hold(ann, case_root=path.row)
    with pytest.raises(UserError, match=r"setup\.held"):
        erase_company(server, company_of(server, made.row))
    other = company(name="Drukkerij")
    push(ann, [other])
    erase_company(server, company_of(server, other.row))
    assert names(ann) == {"Bakkerij De Smet"}


def test_a_hold_on_another_company_keeps_this_one_not(ann, made, server):
    hold(ann, case_root=new_id())
    erase_company(server, company_of(server, made.row))
    assert names(ann) == set()


def test_a_hold_keeps_through_its_last_day(ann, made, server):
    one = hold(ann, case_root=made.row)
    today = clock.today().isoformat()
    first = edit(one, "ending", ended(today))
    push(ann, [first])
    with pytest.raises(UserError, match=r"setup\.held"):
        erase_company(server, company_of(server, made.row))
    push(ann, [edit(one, "ending", ended(DAY), [first.id])])
    erase_company(server, company_of(server, made.row))
    assert names(ann) == set()


def test_one_that_was_taken_back_keeps_nothing(ann, made, server):
    one = hold(ann, case_root=made.row)
    push(ann, [edit(one, ALIVE, value=False, knew={"epoch": None, "seq": 0, "ids": [one.id]})])
    erase_company(server, company_of(server, made.row))
    assert names(ann) == set()
