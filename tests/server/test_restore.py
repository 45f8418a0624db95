"""After a restore to an earlier copy nothing is lost that a laptop still has (SYNC, section 12)."""

from datetime import UTC, datetime

import pytest

from app.server.records import Member, Records, Who
from app.server.refusal import Closed, EpochChanged, UnknownChain
from app.server.rights import directory_root
from app.sync.changes import ALIVE
from app.sync.protocol import GiveBackRequest
from tests.server.partnership import House, change, company, contact, edit, new_id

ANN, BOB = new_id(), new_id()
MORNING = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Copies:
    """A database of its own, that is put back to an earlier copy."""

    def __init__(self, postgres, engine, house):
        self._postgres, self._engine, self.house = postgres, engine, house

    def copy(self):
        self._engine.dispose()
        name = self._engine.url.database
        self._postgres.run(f"CREATE DATABASE {name}_copy TEMPLATE {name} OWNER werkvloer")

    def restore(self):
        self._engine.dispose()
        name = self._engine.url.database
        self._postgres.run(f"DROP DATABASE {name} WITH (FORCE)")
        self._postgres.run(f"ALTER DATABASE {name}_copy RENAME TO {name}")
        return self.house.records.begin_epoch(self.house.p)


@pytest.fixture
def copies(postgres, engine):
    house = House(engine, lambda: MORNING)
    return Copies(postgres, engine, house)


def give_back(house, person, rows, chain=None):
    request = GiveBackRequest(chain=chain or house.chain(), rows=rows)
    return house.records.give_back(Who(house.p, person), request)


def test_what_was_lost_comes_back_from_a_laptop(copies):
    house = copies.house
    made = company(name="A")
    house.push(ANN, [made])
    house.records.mark_durable(house.p, 3)
    copies.copy()
    house.records.grant(house.p, BOB, made.root)  # seq 4
    renamed = edit(made, "name", "B")
    house.push(ANN, [renamed])
    below = contact(made.root)
    house.push(ANN, [below])
    before, rows = house.chain(), house.pull(BOB).rows
    assert copies.restore() == 3
    with pytest.raises(EpochChanged) as caught:
        house.push(ANN, [edit(made, "name", "C", [renamed.id])], chain=before, cursor=7)
    told = caught.value.answer
    assert (told.place, told.roots, told.erased) == (3, [made.root], [])
    assert told.chain == [*before, (told.chain[1][0], 3)]
    with pytest.raises(Closed):
        house.pull(ANN)
    with pytest.raises(Closed):
        house.walk(ANN)
    lost = [row for row in rows if row.row_kind == "change"]
    assert [row.change_id for row in lost] == [renamed.id, below.id]
    answer = give_back(house, BOB, lost)
    assert (answer.taken, answer.refused) == ([renamed.id, below.id], [])
    house.push(ANN, [edit(made, "name", "C", [renamed.id])])
    house.records.end_rescue(house.p)
    assert house.shown(ANN, made.row)["name"] == "C"
    row = house.pull(ANN, 3).rows[0]
    assert (row.author, row.body["brought_back_by"]) == (ANN, BOB)
    assert made.root not in house.pull(BOB).roots  # rights do not come back by themselves


def test_a_row_that_somebody_changed_is_not_taken(copies):
    house = copies.house
    made = company(name="A")
    house.push(ANN, [made])
    copies.copy()
    house.push(ANN, [edit(made, "name", "B")])
    (row,) = house.pull(ANN, 3).rows
    copies.restore()
    units = {"name": ["Of a thief", row.body["units"]["name"][1]]}
    forged = row.model_copy(update={"body": {**row.body, "units": units}})
    other = row.model_copy(update={"author": BOB})
    late = row.model_copy(update={"seal": ""})
    answer = give_back(house, ANN, [forged, other, late])
    assert (answer.taken, len(answer.refused), answer.head) == ([], 3, 3)
    assert give_back(house, ANN, [row]).taken == [row.change_id]
    assert give_back(house, ANN, [row]).taken == [row.change_id]  # again, and nothing is double
    house.records.end_rescue(house.p)
    assert house.shown(ANN, made.row)["name"] == "B"


def test_a_case_that_was_erased_since_stays_erased(copies):
    house = copies.house
    made, kept = company(name="A"), company(name="K")
    house.push(ANN, [made])
    house.push(ANN, [kept])
    copies.copy()
    late = edit(made, "name", "B")
    house.push(ANN, [late])
    (row,) = house.pull(ANN, 6).rows
    house.records.erase(house.p, made.root)
    copies.restore()
    assert give_back(house, ANN, [row]).taken == [late.id]
    answer = house.push(ANN, [edit(made, "name", "C")])
    assert [each.verdict for each in answer.changes.values()] == ["erased"]
    house.records.end_rescue(house.p)
    assert [one.id for one in house.walk(ANN, kind="enterprise").rows] == [kept.row]
    assert [one.row_kind for one in house.pull(ANN, 6).rows] == ["erase"]


def test_the_directory_gets_no_name_back_of_a_case_that_was_erased_since(copies):
    house = copies.house
    root = directory_root(house.p)
    copies.copy()
    house.records.grant(house.p, BOB, root)
    made = company(name="Geheim")
    house.push(ANN, [made])
    rows = [row for row in house.pull(BOB).rows if row.root == root and row.change_id]
    house.records.erase(house.p, made.root)
    copies.restore()
    assert give_back(house, BOB, rows).taken == [rows[0].change_id]
    house.records.end_rescue(house.p)
    house.records.grant(house.p, BOB, root)
    page = house.walk(BOB)
    (entry,) = page.rows
    assert (entry.data["name"], entry.data[ALIVE]) == ("", False)
    row, _ = page.rows_since_durable
    assert row.body["units"]["name"] == ["", [rows[0].change_id]]


def test_a_life_that_the_copy_does_not_know_is_remembered(copies):
    """Restored twice to one copy: laptops that saw the life between are told where it forked."""
    house = copies.house
    made = company(name="A")
    house.push(ANN, [made])
    first = house.chain()
    copies.copy()
    house.push(ANN, [edit(made, "name", "B")])
    copies.restore()
    between = house.chain()
    assert len(between) == 2
    copies.copy()
    house.push(ANN, [edit(made, "name", "C")])
    copies.restore()
    assert [one for one, _ in house.chain()[:2]] == [one for one, _ in between]
    for chain in (first, between):
        with pytest.raises(EpochChanged) as caught:
            house.push(ANN, [edit(made, "name", "D")], chain=chain, cursor=9)
        assert caught.value.answer.place == 3 if chain == first else 4


def test_a_server_that_never_was_this_one_is_told_so(house):
    with pytest.raises(UnknownChain):
        house.push(ANN, [company()], chain=[(new_id(), 0)])


def test_another_server_with_the_same_key_takes_the_rows(copies):
    house = copies.house
    house.records.set_member(house.p, Member(BOB, new_id(), "promotor"))
    made = company()
    copies.copy()
    house.push(ANN, [made])
    rows = [row for row in house.pull(ANN).rows if row.row_kind == "change"]
    copies.restore()
    house.records = Records(house.setting, house.outside, "another")
    assert give_back(house, ANN, rows).taken == [made.id]
    house.records.end_rescue(house.p)
    # a case that comes back is its author's again, and the readers' by their role
    assert made.root in house.pull(ANN).roots
    assert made.root in house.pull(BOB).roots


def question(house, company, words):
    said = {
        "received_on": "2026-05-04", "channel": "call", "kind": "coaching", "themes": [],
        "text": words, "company": words, "enterprise_id": company, "region": None,
        "sector": None, "partner_id": None, "person_id": None, "first_visit_on": None,
        "demand": {"demand": "none", "failure": ""},
        "handling": {"handling": "open", "handled_on": None, "handled_note": ""},
    }  # fmt: skip
    return change("incoming_question", new_id(), house.p, {ALIVE: True, **said})


@pytest.fixture
def promotor(copies):
    house = copies.house
    house.records.set_member(house.p, Member(ANN, new_id(), "promotor"))
    house.records.grant(house.p, ANN, house.p)
    return house


def test_a_question_gets_no_word_back_of_a_company_that_was_erased_since(copies, promotor):
    """One came after the copy; of another, that the erasure emptied again, an edit did."""
    house, made = promotor, company(name="Geheim")
    house.push(ANN, [made])
    early, late = (question(house, made.root, "Geheim") for _ in "ab")
    house.push(ANN, [early])
    copies.copy()
    house.push(ANN, [late])
    house.push(ANN, [edit(early, "text", "Geheim belt")])
    rows = [row for row in house.pull(ANN).rows if row.body.get("row") in (early.row, late.row)]
    house.records.erase(house.p, made.root)
    copies.restore()
    for row in rows[1:]:
        answer = give_back(house, ANN, [row])
        assert answer.taken == [row.change_id]
        assert give_back(house, ANN, [row]).head == answer.head  # again, and nothing is said twice
    house.records.end_rescue(house.p)
    for one in (early, late):
        shown = house.shown(ANN, one.row)
        assert (shown["company"], shown["text"], shown[ALIVE]) == ("", "", True)
    query = "SELECT * FROM log WHERE partnership_id = %(p)s AND record_id = ANY(%(some)s)"
    assert "Geheim" not in repr(house.ask(query, some=[early.row, late.row]))


@pytest.mark.parametrize("is_at_once", [True, False])
@pytest.mark.parametrize("is_copied", [True, False])
def test_what_was_written_in_an_emptied_question_comes_back(
    copies, promotor, is_at_once, is_copied
):
    """And so does what another question says; the copy has the erasure, or not even the first."""
    house, made = promotor, company(name="Geheim")
    house.push(ANN, [made])
    if not is_copied:
        copies.copy()
    one, other = question(house, made.root, "Geheim"), question(house, None, "Anders")
    house.push(ANN, [one])
    house.records.erase(house.p, made.root)
    emptied = house.pull(ANN).rows
    if is_copied:
        copies.copy()
    (name,) = {row.change_id for row in emptied if row.author == "system"
               and row.body.get("row") == one.row}  # fmt: skip
    first = edit(one, "text", "Eerst", [one.id, name])
    house.push(ANN, [first])
    house.push(ANN, [edit(one, "text", "Nieuw", [first.id])])
    house.push(ANN, [other])
    house.push(ANN, [edit(other, "text", "Nieuw")])
    rows = [row for row in house.pull(ANN).rows if row.seal
            and row.body.get("row") in (one.row, other.row)]  # fmt: skip
    copies.restore()
    for some in [rows] if is_at_once else [[row] for row in rows]:
        assert not give_back(house, ANN, some).refused
    house.records.end_rescue(house.p)
    assert [house.shown(ANN, each.row)["text"] for each in (one, other)] == ["Nieuw", "Nieuw"]
