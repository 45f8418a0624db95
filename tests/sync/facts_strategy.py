"""Random sets of facts about the records of one case, for properties of the heart."""

import random

from hypothesis import strategies as st

from app.sync.changes import ALIVE, NOTHING, SYSTEM, Change, Edit, Inserted, Knew, Row, Verdict

HELD, REJECTED, APPLIED = Verdict.HELD, Verdict.REJECTED, Verdict.APPLIED
THERE, GONE = True, False  # values of ALIVE
CASE, STEP, LEAF = Row("case", "c"), Row("step", "s"), Row("step", "l")
ABOVE = {CASE: (), STEP: (CASE,), LEAF: (STEP,)}
Fact = tuple[Change, Verdict, int | None]


def change(i, row, unit, value, *parents, knew=None, covers=NOTHING, merged=(), author="ann"):
    """A change of one unit."""
    units = {unit: Edit(value, frozenset(parents))} if parents else Inserted({unit: value})
    group = f"g{i}"
    return Change(i, group, author, row, "c", units, ABOVE[row], frozenset(covers), knew, merged)


@st.composite
def facts(draw):
    """Changes that name earlier ones, each with one or two verdicts, in the order of the log."""
    rng = random.Random(draw(st.integers(0, 10**9)))
    made: list[Change] = []
    told: list[tuple[Change, Verdict]] = []
    for n in range(rng.randint(1, 14)):
        one = _change(rng, f"{n:02}", made)
        made.append(one)
        ways = [(APPLIED,), (APPLIED,), (HELD,), (HELD, REJECTED), (HELD, APPLIED)]
        verdicts = (APPLIED,) if one.merged else rng.choice(ways)
        told += [(one, verdict) for verdict in verdicts]
    return [(one, verdict, n + 1) for n, (one, verdict) in enumerate(told)]


def _change(rng, i, made):
    row, unit = rng.choice((CASE, STEP, LEAF)), rng.choice((ALIVE, "phone"))
    same = [one.id for one in made if one.row == row and unit in one.units]
    parents = rng.sample(same, min(len(same), rng.randint(0, 2)))
    if unit == "phone" and len(parents) == 2 and rng.random() < 0.3:
        return change(i, row, unit, i, *parents, merged=tuple(parents), author=SYSTEM)
    if unit == "phone":
        covers = [f"{i}-before"] if rng.random() < 0.2 else []
        return change(i, row, unit, rng.choice("xy"), *parents, covers=covers)
    is_alive, some = rng.random() < 0.5, [one.id for one in made if rng.random() < 0.4]
    knew = None if is_alive else Knew(str(rng.randint(0, 1)), rng.randint(0, 9), frozenset(some))
    return change(i, row, unit, is_alive, *parents, knew=knew)
