"""What people of the random machine do at their laptops: edits through the store of the program."""

import json
import random
import re
from collections import defaultdict
from uuid import UUID, uuid5

from sqlmodel import col, update

from app.core.errors import UserError
from app.models.enterprise import Contact, Enterprise, Establishment
from app.storage.applying import looking
from app.storage.resolving import resolve
from app.storage.typed_rows import parents_of, shapes, values_of
from app.sync.changes import ALIVE, Change, Edit, Row
from app.sync.values import is_same

MODELS = {"enterprise": Enterprise, "establishment": Establishment, "contact": Contact}
UNITS = {
    "enterprise": ("name", "nace", "purpose"),
    "establishment": ("name", "address"),
    "contact": ("name", "phone"),
}
OPEN = "SELECT root FROM scope_root WHERE state IN ('new', 'live')"


class Screen:
    """What is on the screen of a laptop, read out of its tables."""

    def __init__(self, store):
        self.rows = {}  # Row: root
        self.values, self.above, self.heads, self.contested = {}, {}, {}, set()
        with looking(store) as work:
            for kind in MODELS:
                ids = [one for (one,) in work.rows(f"SELECT id FROM {kind}")]
                roots = dict(work.rows(f"SELECT id, root FROM {kind}"))
                for one, values in values_of(work, kind, ids, shapes()[kind].units).items():
                    self.rows[Row(kind, one)] = roots[one]
                    self.values[Row(kind, one)] = values
                for one, above in parents_of(work, kind, ids).items():
                    self.above[Row(kind, one)] = [Row(*each) for each in above]
            self._read_heads(work)
            self.open = {root for (root,) in work.rows(OPEN)}

    def _read_heads(self, work):
        for kind, one, version, contested in work.rows(
            "SELECT kind, record_id, version, contested FROM record_version"
        ):
            if Row(kind, one) in self.rows:
                if contested:
                    self.contested.add(Row(kind, one))
                for unit in self.values[Row(kind, one)]:
                    self._put(Row(kind, one), unit, [version])
        for kind, one, unit, ids in work.rows(
            "SELECT kind, record_id, unit, ids FROM unit_version"
        ):
            self._put(Row(kind, one), unit, json.loads(ids))
        for kind, one, unit, change, value in work.rows(
            "SELECT kind, record_id, unit, change_id, value FROM sibling"
        ):
            if (Row(kind, one), unit) in self.heads:
                self.heads[Row(kind, one), unit][change] = json.loads(value)

    def _put(self, row, unit, ids):
        if row in self.rows:
            is_question = unit == ALIVE and row in self.contested
            shown = False if is_question else self.values[row][unit]
            self.heads[row, unit] = dict.fromkeys(ids, shown)

    def is_there(self, row):
        return self.values[row][ALIVE] and all(self.is_there(one) for one in self.above[row])

    def editable(self):
        return sorted(
            row for row, root in self.rows.items() if root in self.open and self.is_there(row)
        )

    def seen(self, key):
        """The heads with the value that is shown."""
        heads = self.heads[key]
        shown = next(iter(heads.values()), None)
        return [one for one, value in heads.items() if is_same(value, shown)]

    def conflicts(self):
        rows = set(self.editable())
        return sorted(
            key
            for key, heads in self.heads.items()
            if key[0] in rows and len(self.seen(key)) < len(heads)
        )

    def over(self, row):
        """A record and all above it."""
        found = [row]
        for one in found:
            found += [more for more in self.above.get(one, ()) if more not in found]
        return found


def _add_in_order(session, records):
    for record in records:
        session.add(record)
        session.flush()


def words_in(content):
    """Return the words of people that stand in bytes."""
    return set(re.findall(rb"w\d{4}z", content.lower()))


class People:
    """Random edits, told to the witness by what was seen, not by what capture made of it."""

    def __init__(self, witness):
        self.witness = witness
        self.ids = self.rng = random.Random(0)
        self.words = 0
        self.words_of = defaultdict(set)  # root: what only its records say

    def do(self, act, store, rng):
        """Do something, by its name, at a laptop; `rng` chooses."""
        self.rng = rng
        getattr(self, act)(store)

    def word(self):
        self.words += 1
        return f"w{self.words:04}z"

    def new_id(self):
        return UUID(int=self.ids.getrandbits(128), version=4)

    # -- one action ------------------------------------------------------------------------------

    def act(self, store, write, *keys, whole=False):
        """Run `write(session)`, which changes these units; tell the witness who had seen what."""
        screen = Screen(store)
        [(before,)] = store.rows("SELECT coalesce(max(position), 0) FROM outbox")
        try:
            with store.write() as session:
                write(session)
        except UserError as error:  # the case closed since the screen was drawn
            if error.code not in ("case.walking", "case.leaving"):
                raise
            return
        for line in store.rows(
            "SELECT change_id, change_group, actor, kind, record_id, root, unit, value"
            " FROM outbox WHERE position > ? ORDER BY position",
            before,
        ):
            store.written.add(line[0])
            self.words_of[line[5]] |= words_in(line[7].encode())
            self._tell(screen, line, keys, whole=whole)

    def _tell(self, screen, line, keys, *, whole):
        one, group, actor, kind, record, root, unit, value = line
        row = Row(kind, record)
        if unit == "*":
            units = {name: Edit(said) for name, said in json.loads(value).items()}
            self.witness.wrote(Change(one, group, actor, row, root, units), [])
            return
        key = (row, unit)
        assert key in keys, f"{key} was not touched"
        change = Change(one, group, actor, row, root, {unit: Edit(json.loads(value))})
        if unit == ALIVE and value == "false":
            under = [other for other in screen.rows if row in screen.over(other)]
            heads = [(k, i) for k, some in screen.heads.items() if k[0] in under for i in some]
            self.witness.deleted(change, heads)
        seen = list(screen.heads[key]) if whole else screen.seen(key)
        self.witness.wrote(change, seen)
        screen.heads[key] = {one: json.loads(value)}

    # -- kinds of actions --------------------------------------------------------------------------

    def insert(self, store):
        rows, rng = Screen(store).editable(), self.rng
        refused = "!" if rng.random() < 0.07 else ""
        if not rows or rng.random() < 0.06:
            mine = self.new_id()
            company = Enterprise(id=mine, root=mine, name=refused + self.word(), purpose="A. B. C.")
            self.act(store, lambda session: session.add(company))
        else:
            over = rng.choice(rows)
            made = self._below(store, over, refused)
            self.act(store, lambda session: _add_in_order(session, made))

    def _below(self, store, over, refused):
        screen = Screen(store)
        root = UUID(screen.rows[over])
        is_join = self.rng.random() < 0.3
        one = uuid5(UUID(over.id), "join") if is_join else self.new_id()
        if is_join and any(row.id == one.hex for row in screen.rows):
            one = self.new_id()
        if over.kind == "enterprise" and self.rng.random() < 0.5:
            place = Establishment(id=one, root=root, enterprise_id=root, name=self.word())
            if self.rng.random() < 0.3:
                return [place, self._contact(self.new_id(), root, place.id, "")]
            return [place]
        above = UUID(over.id) if over.kind == "establishment" else None
        return [self._contact(one, root, above, refused)]

    def _contact(self, one, root, place, refused):
        return Contact(
            id=one,
            root=root,
            enterprise_id=root,
            establishment_id=place,
            name=refused + self.word(),
            phone="0",
        )

    def edit(self, store):
        screen, rng = Screen(store), self.rng
        rows = screen.editable()
        if rows:
            picked = [rng.choice(rows) for _ in range(1 if rng.random() < 0.75 else 2)]
            edits = {(row, rng.choice(UNITS[row.kind])): None for row in picked}
            for row, unit in edits:
                edits[row, unit] = self._fresh(unit, screen.values[row][unit])

            def write(session):
                for (row, _), columns in edits.items():
                    model = MODELS[row.kind]
                    session.execute(
                        update(model).where(col(model.id) == UUID(row.id)).values(**columns)
                    )

            self.act(store, write, *edits)

    def _fresh(self, unit, old):
        rng, word = self.rng, self.word()
        if unit == "nace":
            return {rng.choice(("nace_version", "nace_code")): word}
        if unit == "address":
            return {rng.choice(("street", "box")): word}
        if unit == "purpose":
            return {unit: self._rewritten(old, word)}
        same = rng.random() < 0.05
        return {unit: "same" if same else ("!" if rng.random() < 0.1 else "") + word}

    def _rewritten(self, old, word):
        sentences, rng = old.replace("\n", " \n").split(" "), self.rng
        at, how = rng.randint(0, len(sentences)), rng.random()
        if how < 0.45 or not old:
            sentences.insert(at, f"\n{word.upper()}." if rng.random() < 0.5 else f"{word.upper()}.")
        elif how < 0.8:
            sentences[min(at, len(sentences) - 1)] = f"{word.upper()}."
        else:
            del sentences[min(at, len(sentences) - 1)]
        return " ".join(sentences).replace(" \n", "\n")

    def delete(self, store):
        rows = Screen(store).editable()
        if rows:
            some = [self.rng.choice(rows), self.rng.choice(rows)]
            self._show(store, min(some, key=lambda row: row.kind == "enterprise"), there=False)

    def undelete(self, store):
        screen = Screen(store)
        rows = sorted(
            row
            for row, root in screen.rows.items()
            if root in screen.open
            and (row in screen.contested or not screen.values[row][ALIVE])
            and all(screen.is_there(one) for one in screen.above[row])
        )
        if rows:
            self._show(store, self.rng.choice(rows), there=True)

    def _show(self, store, row, *, there):
        model, is_question = MODELS[row.kind], row in Screen(store).contested

        def write(session):
            if is_question:
                resolve(session, row.kind, UUID(row.id), ALIVE, there)
            else:
                session.execute(
                    update(model).where(col(model.id) == UUID(row.id)).values(deleted=not there)
                )

        self.act(store, write, (row, ALIVE), whole=is_question)

    def resolve(self, store):
        screen = Screen(store)
        keys = screen.conflicts()
        if keys:
            row, unit = key = self.rng.choice(keys)
            value = self.rng.choice(list(screen.heads[key].values()))
            self.act(
                store,
                lambda session: resolve(session, row.kind, UUID(row.id), unit, value),
                key,
                whole=True,
            )
