"""What must hold after each step of the machine, and when everyone has synced (SYNC, I1 to I9)."""

import json
import tempfile
from collections import Counter
from pathlib import Path

from app.storage.applying import looking
from app.storage.typed_rows import shapes
from app.sync import kept
from app.sync.changes import ALIVE, Row, Verdict
from app.sync.values import is_same
from tests.sync.model.checks import _deletes, _ends, _false_conflicts
from tests.sync.pages import of_memory
from tests.sync.people import MODELS, Screen, words_in


def base_of(store):
    """Return all records of a laptop as it has the log, by `Row`; (root, heads by unit)."""
    with looking(store) as work:
        rows = [
            Row(kind, one) for kind, one in work.rows("SELECT kind, record_id FROM record_version")
        ]
        found = kept.load(work, rows)
        kept.read_values(work, found, {kind: set(shapes()[kind].units) for kind in MODELS})
    bases = {}
    for row, record in found.items():
        base = record.base_record(shapes()[row.kind].units, record.version.root)
        if base is not None and base.exists:
            bases[row] = base
    return bases


class Heads:
    """What `_false_conflicts` of the model asks of a heart."""

    def __init__(self, heads):
        self._heads = heads
        self.records = {}

    def known(self):
        return list(self._heads)

    def heads(self, key):
        return self._heads[key]


def false_conflicts(machine, n):
    """Tell of heads of a laptop of which one's author had seen the other."""
    base = base_of(machine.stores[n])
    heads = {(row, u): r.heads(u) for row, r in base.items() for u in r.version}
    return _false_conflicts(machine, Heads(heads), f"laptop {n}")


def after_a_step(machine, k):
    found = _false_conflicts(machine, machine.central.heart, "the server")
    for n, store in enumerate(machine.stores):
        found += false_conflicts(machine, n)
        if bad := store.rows("PRAGMA foreign_key_check"):
            found.append(f"I4 laptop {n}: {bad}")
    screen = Screen(machine.stores[k])
    open_heads = {key: h for key, h in screen.heads.items() if screen.rows[key[0]] in screen.open}
    found += _false_conflicts(machine, Heads(open_heads), f"the screen of {k}")
    found += [f"I1 {i} has two texts" for i in machine.witness.reused]
    return found + _deletes(machine)


def at_rest(machine, *, settled):
    found = [] if settled else ["I3 the round never ends"]
    found += after_a_step(machine, 0)
    for n in range(len(machine.stores)):
        found += _laptop(machine, n)
    lines = [
        line.change
        for line in machine.central.log
        if line.change and line.verdict is Verdict.APPLIED
    ]
    times = Counter(c.id for c in lines)
    found += [f"I6 {i} was applied {n} times" for i, n in times.items() if n > 1]
    lost = machine.witness.lost(_ends(machine), machine.central.erased)
    return found + [f"I2 lost {one}" for one in lost if one[1] not in machine.gone]


def _laptop(machine, n):
    store, central = machine.stores[n], machine.central
    found = open_ends(store, n) + _place(machine, n)
    base = base_of(store)
    roots = dict(store.rows("SELECT root, state FROM scope_root"))
    new = {root for root, state in roots.items() if state == "new"}
    may = {root for root in machine.cases() if central.has(store.actor.hex, root)}
    may -= central.erased
    here = {record.root for record in base.values()}
    if here - new != may:
        found.append(f"I1/I5 laptop {n} has {here - new - may} too much, lacks {may - here}")
    found += _disk(store, n, may | new) + _bytes(machine, n, may | new)
    found += _equal(machine, n, base, may)
    outcome = machine.round(n, check=True)
    if outcome.repaired:
        found.append(f"I1 laptop {n}: the check repaired {outcome.repaired}")
    if outcome.received or outcome.sent:
        found.append(f"I7 laptop {n}: an empty round moves {outcome}")
    return found


def open_ends(store, n):
    """Tell of what a laptop still has to do."""
    waits = store.rows("SELECT change_id FROM outbox WHERE done = 0 AND verdict IS NULL")
    found = [f"I3 laptop {n} has {one} to hand in" for one in waits]
    for table in ("give_back", "staging_log"):
        found += [
            f"I3 laptop {n} keeps {one} in {table}" for one in store.rows(f"SELECT * FROM {table}")
        ]
    for root, state in store.rows("SELECT root, state FROM scope_root"):
        if state not in ("new", "live"):
            found.append(f"I3 laptop {n} never ends {state} of {root}")
    return found


def _place(machine, n):
    store, central, found = machine.stores[n], machine.central, []
    [(chain, cursor)] = store.rows("SELECT chain, cursor FROM sync_state")
    if (json.loads(chain)[-1][0], cursor) != (str(central.epoch), len(central.log)):
        found.append(f"I8 laptop {n} is not at the end of the log")
    held = store.rows(
        "SELECT change_id FROM outbox WHERE verdict = 'held'"
        " AND root IN (SELECT root FROM scope_root)"
    )
    return found + [
        f"I3 laptop {n} waits for {one}, which is not held"
        for (one,) in held
        if central.heart.verdict.get(one) is not Verdict.HELD
    ]


def _disk(store, n, roots):
    """Nothing outside the scope is on the disk, but own changes that are not safe yet."""
    found = []
    for table in (*MODELS, "record_version", "record_facts", "tail", "merged_unit"):
        for (root,) in store.rows(f"SELECT DISTINCT root FROM {table}"):
            if root not in roots:
                found.append(f"I5 laptop {n} keeps {root} in {table}")
    for (root,) in store.rows("SELECT DISTINCT root FROM outbox WHERE done"):
        if root not in roots:
            found.append(f"I5 laptop {n} keeps history of {root}")
    orphans = store.rows(
        "SELECT kind, record_id FROM unit_version EXCEPT SELECT kind, record_id FROM record_version"
    )
    return found + [f"I5 laptop {n} keeps heads of {one}" for one in orphans]


def _bytes(machine, n, roots):
    """No word of another case is in any page, also not in one that is free."""
    store, people = machine.stores[n], machine.people
    with tempfile.TemporaryDirectory() as folder:
        there = words_in(of_memory(store.connection, Path(folder) / "copy.db"))
    for line in store.rows("SELECT old, value FROM outbox WHERE done = 0"):  # own, not safe yet
        there -= words_in(repr(line).encode())
    said = {root: some & there for root, some in people.words_of.items() if root not in roots}
    return [f"I5 laptop {n} has {some} of {root}" for root, some in said.items() if some]


def _equal(machine, n, base, roots):
    heart, store, found = machine.central.heart, machine.stores[n], []
    own = set(
        store.rows(
            "SELECT kind, record_id FROM outbox WHERE done = 0 AND NOT in_base AND NOT closed"
        )
    )
    screen = Screen(store)
    there = {row for row, (root, _) in heart.records.items() if root in roots and heart.exists(row)}
    mine = {row for row, record in base.items() if record.root in roots}
    if there != mine:
        found.append(f"I1 laptop {n} has other records: {there ^ mine}")
    for row in sorted(there & mine):
        found += _same_heads(n, row, base[row], heart.kept[row])
        if row not in own:
            contested = row in machine.central.asked
            found += _shows(n, row, screen, heart.kept[row], contested=contested)
    if not own and store.rows("SELECT 1 FROM base_unit"):
        found.append(f"I1 laptop {n} keeps a base without a need")
    return found[:4]


def _same_heads(n, row, record, theirs):
    found = []
    for unit in theirs.version:
        if values(record, unit) != values(theirs, unit):
            found.append(f"I1 laptop {n} {row} {unit}: {record.heads(unit)}")
        elif record.shown(unit) != theirs.shown(unit):
            found.append(f"I1 laptop {n} {row} {unit} shows another head")
    return found


def values(record, unit):
    return {one: head.value for one, head in record.heads(unit).items()}


def _shows(n, row, screen, theirs, *, contested):
    found = []
    if contested != (row in screen.contested):
        found.append(f"I1 laptop {n} {row}: is it in question?")
    for unit in theirs.version:
        value = theirs.heads(unit)[theirs.shown(unit)].value
        if unit == ALIVE:
            value = value or contested
        if not is_same(screen.values[row][unit], value):
            found.append(f"I1 laptop {n} {row} {unit}: {screen.values[row][unit]} for {value}")
        if screen.heads[row, unit].keys() != theirs.heads(unit).keys():
            found.append(f"I1 laptop {n} {row} {unit}: the screen has other heads")
    return found
