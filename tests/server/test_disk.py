"""
What stands on the disk of a laptop: nothing of a case that its person does not have.

Every page of the decrypted file is read, the free ones and the log too, and for the words that
only one case has.
"""

import shutil
from uuid import UUID

import pytest

from app.models.enterprise import Contact
from app.server.records import Member
from app.storage.engine import DataKey, open_engine
from app.storage.store import Store
from app.sync.changes import ALIVE
from app.sync.engine import Engine
from tests.server.partnership import change, new_id
from tests.server.real_laptops import Door
from tests.server.whole_cases import CASES, inserts, one_of_each, shared_kinds
from tests.storage_fixtures import KEY
from tests.sync.laptops import NOON
from tests.sync.pages import decrypted, exported

ANN, BOB, CEM, DIRK, EVA, FAY, GUS = PEOPLE = [new_id() for _ in range(7)]
NORTH, SOUTH = new_id(), new_id()
ROLES = {
    ANN: (NORTH, "coach"),
    BOB: (NORTH, "coach"),
    CEM: (NORTH, "partner_admin"),
    DIRK: (SOUTH, "promotor"),
    EVA: (SOUTH, "auditor"),
    FAY: (SOUTH, "partner_admin"),
    GUS: (SOUTH, "coach"),
}
MAKERS = {"kastanje": ANN, "lijsterbes": BOB, "meidoorn": GUS}  # the word of a case, its maker
NOT_ALONE = {"count_confirmation"}  # nobody confirms what they proposed
OWN = "vlierbloesem"  # what Ann writes on her laptop, in her own case


class Laptop:
    """An encrypted profile, and the road to the server."""

    def __init__(self, folder, template, house, person):
        folder.mkdir()
        self.path = folder / "werkvloer.db"
        shutil.copy(template, self.path)
        key = DataKey(KEY)
        self.store = Store(open_engine(self.path, key), UUID(person), key=key)
        self._engine = Engine(self.store, Door(house, person), now=lambda: NOON)

    def round(self):
        outcome = self._engine.round(go_on=True)
        assert outcome.error is None, outcome.error

    def write(self, case):
        with self.store.write() as session:
            case = UUID(case)
            session.add(Contact(root=case, enterprise_id=case, name=OWN))

    def words(self):
        """Return the words of all cases that stand anywhere in the file."""
        pages = decrypted(self.path, KEY) + exported(self.path, KEY)
        return {word for word in (*MAKERS, OWN) if word.encode() in pages}


@pytest.fixture
def laptops(house, tmp_path, store_template):
    made = {person: Laptop(tmp_path / person, store_template, house, person) for person in PEOPLE}
    yield made
    for laptop in made.values():
        laptop.store.close()


@pytest.fixture
def cases(house):
    """The roots of the cases of three people, by the word in all their texts."""

    def hand_in(person, made):
        answer = house.push(person, inserts(made))
        wrong = {one: said for one, said in answer.changes.items() if said.verdict != "applied"}
        assert wrong == {}

    for person, (partner, role) in ROLES.items():
        house.records.set_member(house.p, Member(person, partner, role))
    for partner in (NORTH, SOUTH):
        units = {ALIVE: True, "name": "Partner"}
        house.push(DIRK, [change("partner", partner, house.p, units)])
    for person, (partner, _) in ROLES.items():
        units = {ALIVE: True, "partner_id": partner, "name": "Iemand", "email": ""}
        house.push(DIRK, [change("person", person, house.p, units)])
    found = {}
    lists = one_of_each("openbaar", partnership=house.p, partner=NORTH, person=ANN)
    shared = shared_kinds()
    known = {kind: one.id for kind, one in lists.items() if kind in shared}
    hand_in(DIRK, [lists[kind] for kind in lists if kind in shared - {"partner", "person"}])
    found = {}
    for word, person in MAKERS.items():
        mine = {**known, "person": person, "partner": ROLES[person][0]}
        made = one_of_each(word, **mine)
        hand_in(person, [one for one in made.values() if one.kind not in shared | NOT_ALONE])
        found[word] = [made[kind].id for kind in CASES]
    return found


def on_disk(laptops):
    """Let all synchronise; return the words that stand on each disk, then, of who has any."""
    for laptop in laptops.values():
        laptop.round()
    found = {person: laptop.words() for person, laptop in laptops.items()}
    return {person: words for person, words in found.items() if words}


@pytest.mark.timeout(300)
def test_no_word_of_a_case_that_one_does_not_have_is_on_the_disk(house, cases, laptops):
    records, ours = house.records, {"kastanje", "lijsterbes"}
    assert on_disk(laptops) == {
        ANN: {"kastanje"},
        BOB: {"lijsterbes"},
        CEM: ours,
        DIRK: {*MAKERS},
        EVA: {*MAKERS},
        FAY: {"meidoorn"},
        GUS: {"meidoorn"},
    }
    for case in cases["kastanje"]:
        records.grant(house.p, BOB, case, "read")
    records.set_member(house.p, Member(CEM, NORTH, "coach"))
    records.set_member(house.p, Member(DIRK, SOUTH, "coach"))
    for case in cases["meidoorn"]:
        records.erase(house.p, case)
    laptops[ANN].write(cases["kastanje"][0])
    laptops[ANN].round()
    assert on_disk(laptops) == {
        ANN: {"kastanje", OWN},
        BOB: {*ours, OWN},
        EVA: {*ours, OWN},
    }
    records.mark_durable(house.p, house.pull(EVA).head)
    for case in cases["kastanje"]:
        records.revoke(house.p, BOB, case)
        records.revoke(house.p, ANN, case)
    assert on_disk(laptops) == {BOB: {"lijsterbes"}, EVA: {*ours, OWN}}
