"""People at laptops with real stores, and one server of the model."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlmodel import col, select, update

from app.models.enterprise import Contact, Enterprise
from app.sync.engine import Engine
from tests.sync.fake_road import Road
from tests.sync.fake_server import FakeServer
from tests.sync.memory_store import memory_store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANN, BOB, CEM = UUID(int=0xA), UUID(int=0xB), UUID(int=0xC)


class Desk:
    """A person at a laptop."""

    def __init__(self, central, person, page=50):
        self.store = memory_store(person)
        self.road = Road(FakeServer(central, person.hex, page))
        self.engine = Engine(self.store, self.road, now=lambda: NOON)

    def sync(self, progress=None, **how):
        outcome = self.engine.round(progress, **how)
        assert outcome.error is None, (outcome.error.code, outcome.error.values)
        return outcome

    def company(self, name="Bakkerij", **values):
        mine = uuid4()
        with self.store.write() as session:
            session.add(Enterprise(id=mine, root=mine, name=name, **values))
        return mine

    def set(self, model, one, **values):
        with self.store.write() as session:
            session.execute(update(model).where(col(model.id) == one).values(**values))

    def get(self, model, one):
        with self.store.read() as session:
            return session.exec(select(model).where(col(model.id) == one)).first()

    def contact(self, company, name="Jan", **values):
        one = uuid4()
        with self.store.write() as session:
            session.add(Contact(id=one, root=company, enterprise_id=company, name=name, **values))
        return one

    def lines(self, columns, where="1"):
        return self.store.rows(f"SELECT {columns} FROM outbox WHERE {where} ORDER BY position")


def shared(central, ann, bob):
    """A company that both have."""
    one = ann.company()
    ann.sync()
    central.right(BOB.hex, one.hex, given=True)
    bob.sync()
    return one


def alive(desk):
    """How many contacts there are."""
    return desk.store.rows("SELECT count(*) FROM contact WHERE deleted = 0")[0][0]
