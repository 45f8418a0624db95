"""
What a laptop of today hands in, kept as it goes over the road (SYNC, section 20).

`python -m tests.server.recorded` writes it down under the schema of this program. Do so with each
release; what an older one wrote down is never changed: those laptops are still there.
"""

import json
from pathlib import Path
from uuid import UUID

from app.server.schemas import SCHEMA
from app.server.wire import is_id
from app.storage.applying import working_in
from app.storage.typed_rows import shapes
from app.sync.changes import ALIVE
from app.sync.engine import Engine
from tests.server.whole_cases import one_of_each
from tests.sync.fake_road import Road
from tests.sync.fake_server import FakeServer, new_central
from tests.sync.laptops import NOON
from tests.sync.memory_store import memory_store

FOLDER = Path(__file__).parent / "pushes"
PERSON = UUID(int=0xA)


class Recording(FakeServer):
    """Keeps what is handed in, word for word."""

    def __init__(self):
        super().__init__(new_central(), PERSON.hex, 100)
        self.pushes = []

    def push(self, request):
        self.pushes.append(json.loads(request.model_dump_json(by_alias=True)))
        return super().push(request)


def _insert(store, made):
    with store.write() as session:
        work = working_in(session)
        work.run("PRAGMA defer_foreign_keys = ON")
        for one in made.values():
            shape = shapes()[one.kind]
            work.run(shape.insert_sql, *shape.row(one.id, one.root, {ALIVE: True, **one.units}))


def _edit(store, made, *units):
    """Change these units, or all that are no key, of records; all in one action."""
    with store.write() as session:
        work = working_in(session)
        for one in made:
            shape = shapes()[one.kind]
            for unit, value in one.units.items():
                if unit in units or not (units or _is_key(value)):
                    work.run(shape.update_sql(unit), *shape.raw(unit, value), one.id)


def _is_key(value):
    return value is None or (isinstance(value, str) and is_id(value))


def _show(store, one, *, there):
    with store.write() as session:
        sql = f"UPDATE {one.kind} SET deleted = ? WHERE id = ?"
        working_in(session).run(sql, not there, one.id)


def recorded():
    """Return the requests of a laptop that makes one record of each kind, and changes all."""
    store, server = memory_store(PERSON), Recording()
    engine = Engine(store, Road(server), now=lambda: NOON)
    first = one_of_each("voor", person=PERSON.hex)
    ids = {kind: one.id for kind, one in first.items()}
    contact, company = first["contact"], one_of_each("tussen", **ids)["enterprise"]
    last = one_of_each("daarna", **ids)

    def hand_in():
        outcome = engine.round()
        assert outcome.error is None, outcome.error

    try:
        _insert(store, first)
        hand_in()
        _edit(store, [company], "purpose")
        _edit(store, [last["enterprise"]], "purpose")  # what came between never goes out
        _edit(store, last.values())
        hand_in()
        _show(store, contact, there=False)
        hand_in()
        _show(store, contact, there=True)
        _show(store, first["action"], there=False)
        hand_in()
    finally:
        store.close()
        store.connection.close()
    partnership = ids["partnership"]
    return {"partnership": partnership, "person": PERSON.hex, "pushes": server.pushes}


def main():
    """Write down what a laptop of this program hands in."""
    path = FOLDER / f"schema_{SCHEMA}.json"
    path.write_text(json.dumps(recorded(), indent=1) + "\n")


if __name__ == "__main__":
    main()
