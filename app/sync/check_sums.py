"""
What laptop and server compare to see that they hold the same heads (SYNC, section 11, check).

A record gives one number; the numbers of the records of a kind are added up per bucket.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Final

from app.sync.changes import ChangeId

MODULUS: Final = 1 << 64


def usual_head(version: Mapping[str, Collection[ChangeId]]) -> ChangeId:
    """
    Return the change that is the only head of most units; empty: of none.

    Of a record that nobody changed it is the insert. Of two with as many units it is the smaller:
    both sides choose the same, whatever they know first.
    """
    if len(set(map(frozenset, version.values()))) == 1:  # as of most records
        heads = next(iter(version.values()))
        return next(iter(heads)) if len(heads) == 1 else ""
    alone = Counter(head for heads in version.values() if len(heads) == 1 for head in heads)
    return min(alone, key=lambda head: (-alone[head], head), default="")


def check_sum(kind: str, record: str, version: Mapping[str, Collection[ChangeId]]) -> int:
    """Return the number of a record by the heads of its units, from 0 up to 2^64."""
    return sum_of(kind, record, usual_head(version), version)


def sum_of(
    kind: str, record: str, usual: ChangeId, version: Mapping[str, Collection[ChangeId]]
) -> int:
    """Return the same when its usual head is known; `version` may leave out units that have it."""
    said = [kind, record, usual]
    for unit in sorted(version):
        heads = sorted(version[unit])
        if heads != [usual]:
            said += [unit, *heads]
    return _number(said)


def sum_of_new(kind: str, record: str, made_by: ChangeId) -> int:
    """Return the same of a record of which each unit has the change that made it as its head."""
    return _number((kind, record, made_by))


def _number(said: Iterable[str]) -> int:
    return int.from_bytes(sha256("\n".join(said).encode()).digest()[:8])


def bucket(record: str) -> int:
    """Return in which of the 256 sums of its kind a record is counted: its last byte."""
    return int(record[-2:], 16)
