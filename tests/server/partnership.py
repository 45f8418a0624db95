"""A partnership on a real PostgreSQL, and what its people send, in few words."""

from itertools import count
from uuid import uuid4

from app.server.database import reading
from app.server.loading import Loader
from app.server.records import Records, Setting, Who
from app.server.tables import METADATA
from app.sync.changes import ALIVE
from app.sync.protocol import PullAnswer, PushRequest, WalkAnswer, WireChange, WireGroup
from tests.server.memory import OutsideMemory

_NUMBERS = count(1)
_TABLES = [
    table.name for table in METADATA.sorted_tables
    if "partnership_id" in table.c and table.name != "invitation"
]  # fmt: skip


def new_id(number=None):
    return f"{next(_NUMBERS) if number is None else number:032x}"


def change(kind, row, root, units, *, above=(), one=None, **more):
    """A change of one record; `units`: unit to value, or to (value, parents)."""
    edits = {unit: said if isinstance(said, tuple) else (said, []) for unit, said in units.items()}
    return WireChange(
        id=one or new_id(), kind=kind, row=row, root=root, parents_of_row=list(above),
        units=edits, made_at="2026-05-04T09:00:00+00:00", **more,
    )  # fmt: skip


def company(row=None, **units):
    row = row or new_id()
    usual = {"name": "Bakkerij De Smet", "part_of_group": None, "purpose": ""}
    return change("enterprise", row, row, {ALIVE: True, "duplicate_reason": "", **usual, **units})


def contact(root, name="An Peeters", row=None, **units):
    units = {ALIVE: True, "enterprise_id": root, "name": name, "function": "", "email": "",
             "phone": "", **units}  # fmt: skip
    return change("contact", row or new_id(), root, units, above=[("enterprise", root)])


def edit(of, unit, value, parents=None, **more):
    """A change of one unit of the record that another change is of."""
    parents = [of.id] if parents is None else parents
    return change(of.kind, of.row, of.root, {unit: (value, parents)},
                  above=of.parents_of_row, **more)  # fmt: skip


class House:
    """One server and the people of one partnership; others may be on the same database."""

    def __init__(self, engine, clock, partnership=None, **setting):
        self.outside = OutsideMemory()
        self.setting = Setting(engine, b"seal" * 8, clock, **setting)
        self.records = Records(self.setting, self.outside, "server")
        self.p = partnership or uuid4().hex
        self.records.begin_partnership(self.p)

    def chain(self):
        found = reading(self.setting.engine, self.p, lambda one: Loader(one, self.p).chain())
        return [tuple(one) for one in found]

    def copied(self):
        """Return what the database holds of this partnership, to put back later."""
        tables = {name: f"(SELECT json_agg(t) FROM {name} t WHERE partnership_id = %(p)s)::text"
                  for name in _TABLES}  # fmt: skip
        query = f"SELECT {', '.join(tables.values())}"
        (found,) = self.ask(query)
        return dict(zip(tables, found, strict=True))

    def put_back(self, copy):
        """Let the database hold of this partnership what it did when it was copied."""

        def fill(connection):
            for name in _TABLES:
                empty = f"DELETE FROM {name} WHERE partnership_id = %s"
                rows = f"SELECT * FROM json_populate_recordset(NULL::public.{name}, %s)"
                connection.exec_driver_sql(empty, (self.p,))
                connection.exec_driver_sql(f"INSERT INTO {name} {rows}", (copy[name] or "[]",))

        self.setting.write(self.p, lambda turn: fill(turn.connection))

    def ask(self, query, **values):
        """Return what the database says; `%(p)s` is the partnership."""
        asked = {"p": self.p, **values}
        return reading(
            self.setting.engine,
            self.p,
            lambda connection: connection.exec_driver_sql(query, asked).fetchall(),
        )

    def push(self, person, *groups, cursor=0, blocked=False, chain=None, schema=4):
        """Push groups of changes, and return the verdict on each change."""
        request = PushRequest(
            schema=schema, chain=chain or self.chain(), cursor=cursor, replica="r",
            groups=[
                WireGroup(group=new_id(), made_at="2026-05-04T09:00:00+00:00", changes=changes)
                for changes in groups
            ],
        )  # fmt: skip
        return self.records.push(Who(self.p, person, blocked), request)

    def pull(self, person, cursor=0, **more):
        page = self.records.pull(Who(self.p, person), self.chain(), cursor, **more)
        return PullAnswer.model_validate_json(page)

    def walk(self, person, **more):
        page = self.records.walk(Who(self.p, person), self.chain(), **more)
        return WalkAnswer.model_validate_json(page)

    def shown(self, person, row):
        """What a person sees of a record: unit to value."""
        return next(each.data for each in self.walk(person).rows if each.id == row)
