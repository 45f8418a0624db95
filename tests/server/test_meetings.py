"""What happens when a transaction meets another one: it is run again, whole."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.server.database import Met, is_refused, writing
from app.server.kinds import ModelKinds
from app.server.records import Member, Who
from app.server.refusal import TooLarge
from app.sync.protocol import GiveBackRequest, LogRow
from tests.server.partnership import change, company, contact, new_id

ANN, DIRK = new_id(), new_id()


def test_a_transaction_that_met_another_is_run_again(house):
    turns = []

    def work(connection):
        turns.append(connection)
        if len(turns) < 3:
            raise Met
        return "done"

    assert writing(house.setting.engine, house.p, work) == "done"
    assert len(turns) == 3


def test_what_the_database_refuses_is_not_tried_again(house):
    turns = []

    def work(connection):
        turns.append(connection)
        connection.execute(text("SELECT 1 / 0"))

    with pytest.raises(DBAPIError) as caught:
        writing(house.setting.engine, house.p, work)
    assert is_refused(caught.value)
    assert len(turns) == 1


class MeetsPromotor(ModelKinds):
    """While a company is judged, somebody becomes promotor."""

    def __init__(self):
        self.house, self.turns = None, 0

    def obstacle(self, change, units):
        self.turns += 1
        if self.house and self.turns == 1:
            self.house.records.set_member(self.house.p, Member(DIRK, new_id(), "promotor"))
        return super().obstacle(change, units)


def test_a_new_company_is_seen_by_who_became_promotor_meanwhile(new_house):
    kinds = MeetsPromotor()
    house = new_house(kinds=kinds)
    kinds.house = house
    made = company()
    house.push(ANN, [made])
    assert kinds.turns == 2
    assert made.root in house.pull(DIRK).roots


class MeetsRecord(ModelKinds):
    """While a record is judged, another case gets one of the same name."""

    def __init__(self):
        self.other = None

    def obstacle(self, change, units):
        if self.other:
            push, self.other = self.other, None
            push()
        return super().obstacle(change, units)


def test_two_cases_cannot_have_a_record_of_one_name(new_house):
    kinds = MeetsRecord()
    house = new_house(kinds=kinds)
    mine, theirs = company(), company()
    house.push(ANN, [mine])
    house.push(DIRK, [theirs])
    row = new_id()
    first, second = contact(theirs.root, row=row), contact(mine.root, row=row)
    kinds.other = lambda: house.push(DIRK, [first])
    answer = house.push(ANN, [second])
    assert [(each.verdict, each.reason) for each in answer.changes.values()] == [
        ("held", "invalid")
    ]
    assert [one.root for one in house.walk(DIRK, kind="contact").rows] == [theirs.root]


def test_a_laptop_gives_back_a_few_hundred_rows_at_once(house):
    row = LogRow(seq=1, group_no=1, row_kind="change", root="r")
    request = GiveBackRequest(chain=house.chain(), rows=[row] * 501)
    with pytest.raises(TooLarge):
        house.records.give_back(Who(house.p, ANN), request)


def test_a_group_that_waits_for_two_records_waits_for_both(house):
    made = company()
    house.push(ANN, [made])
    one, two = new_id(), new_id()
    both = change("attendee", new_id(), made.root,
                  {"@alive": True, "session_id": one, "contact_id": two},
                  above=[("coaching_session", one), ("contact", two)])  # fmt: skip
    assert house.push(ANN, [both]).changes[both.id].reason == "no_row"
    house.push(ANN, [contact(made.root, row=two)])
    assert house.push(ANN, [both]).changes[both.id].verdict == "held"
    session = change("coaching_session", one, made.root,
                     {"@alive": True, "enterprise_id": made.root, "coach_id": new_id(),
                      "kind": "visit", "time": {"starts_at": "2026-05-04 09:00:00.000000",
                                                "ends_at": "2026-05-04 10:00:00.000000"},
                      "themes": []})  # fmt: skip
    assert house.push(ANN, [session]).changes[session.id].verdict == "applied"
    assert house.push(ANN, [both]).changes[both.id].verdict == "applied"
