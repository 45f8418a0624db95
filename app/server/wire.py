"""Between messages, changes and the log: bodies as the log keeps them, their seal and hash."""

import hmac
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Literal, NamedTuple

from app.server.canonical import canonical, sorted_text
from app.sync.changes import NOTHING, Change, ChangeId, Edit, Inserted, Knew, Origin, Row, Verdict
from app.sync.protocol import LogRow, WireChange, WireEdit

VERDICTS: Final[Mapping[Verdict, Literal["held", "rejected", "applied"]]] = {
    Verdict.HELD: "held",
    Verdict.REJECTED: "rejected",
    Verdict.APPLIED: "applied",
}
VERDICT_OF: Final = {name: verdict for verdict, name in VERDICTS.items()}
NO_HASH: Final = "0" * 64  # before the first row
Body = dict[str, Any]
_DIGITS: Final = "0123456789abcdef"
_NO_PARENTS: Final[list[ChangeId]] = []


class Numbered(NamedTuple):
    """A row of the log, all but its seal and hash."""

    seq: int
    group_no: int
    row_kind: str
    root: str
    to_user: str | None
    change_id: str | None
    verdict: str | None
    author: str | None
    group: str
    body: str  # canonical

    @classmethod
    def of(cls, row: LogRow) -> "Numbered":
        """Return what was sealed of a row that a laptop hands in."""
        return cls(
            row.seq,
            row.group_no,
            row.row_kind,
            row.root,
            row.to_user,
            row.change_id,
            row.verdict,
            row.author,
            row.group,
            canonical(row.body),
        )

    def said(self, partnership: str) -> bytes:
        """Return the row as canonical JSON: what is sealed and hashed."""
        return said_of((partnership, *self[:-1]), self.body)


def said_of(rest: tuple[str | int | None, ...], body: str) -> bytes:
    """Return a row as canonical JSON, from what goes before its body: texts and places."""
    return f"{sorted_text(rest)[:-1]},{body}]".encode()


def is_id(value: object, digits: int = 32) -> bool:
    """Tell whether this is an id of a record, a case or a change: 32 hex digits, or many."""
    return isinstance(value, str) and len(value) == digits and not value.strip(_DIGITS)


def seal_of(key: bytes, said: bytes) -> str:
    """Return the seal by which the server knows a row of its own again: 128 bits, hex."""
    sealing = _sealing(key).copy()
    sealing.update(said)
    return sealing.digest()[:16].hex()


@lru_cache(maxsize=4)
def _sealing(key: bytes) -> hmac.HMAC:
    """Return what seals with a key: half of a seal is to take up its key."""
    return hmac.new(key, digestmod="sha256")


def is_sealed(key: bytes, partnership: str, row: LogRow) -> bool:
    """Tell whether this server, or one before a restore, gave this row out."""
    said = Numbered.of(row).said(partnership)
    return hmac.compare_digest(seal_of(key, said).encode(), row.seal.encode())


def next_hash(before: str, said: bytes) -> str:
    """Return the hash of the log with one more row."""
    chained = sha256(before.encode())
    chained.update(said)
    return chained.hexdigest()


def change_of(wire: WireChange, group: str, author: str) -> Change:
    """Return the change that a message tells of."""
    told = wire.knew
    knew = Knew(told.epoch, told.seq, frozenset(told.ids)) if told else None
    return Change(
        wire.id,
        group,
        author,
        Row(wire.kind, wire.row),
        wire.root,
        edits_of(wire.units),
        tuple([Row(*one) for one in wire.parents_of_row]),
        frozenset(wire.covers) if wire.covers else NOTHING,
        knew,
        tuple(wire.merged),
    )


def edits_of(units: Mapping[str, WireEdit]) -> Mapping[str, Edit]:
    """Return what a change does to each unit."""
    if not any([parents for _, parents in units.values()]):  # noqa: C419 a list is faster here
        return Inserted({name: value for name, (value, _) in units.items()})
    return {
        name: Edit(value, frozenset(parents) if parents else NOTHING)
        for name, (value, parents) in units.items()
    }


def body_of(change: Change, origin: Origin, said: Mapping[str, Any] | None = None) -> Body:
    """
    Return a change as `WireChange` has it; what is empty is left out.

    Args:
        said: Its units as they were sent, when they are in that form.
    """
    units: Mapping[str, Any]
    if said is not None:
        units = said
    elif isinstance(change.units, Inserted):
        units = {name: (value, _NO_PARENTS) for name, value in change.values.items()}
    else:
        units = {name: (value, sorted(them)) for name, (value, them) in change.units.items()}
    body: Body = {
        "id": change.id,
        "kind": change.row.kind,
        "row": change.row.id,
        "root": change.root,
        "parents_of_row": change.above,
        "units": units,
        "made_at": origin.made_at,
    }
    if origin.laptop:
        body["laptop"] = origin.laptop
    if change.covers:
        body["covers"] = sorted(change.covers)
    if change.knew:
        body["knew"] = knew_body(change.knew)
    if change.merged:
        body["merged"] = change.merged
    return body


def knew_body(knew: Knew) -> Body:
    """Return what the author of a delete had, as `WireKnew` has it."""
    return {"epoch": knew.epoch, "seq": knew.seq, "ids": sorted(knew.ids)}


def bones_body(body: Body) -> Body:
    """Return what all in scope may know of a held or rejected change, as `WireBones` has it."""
    covers = body.get("covers", [])
    units = {name: sorted({*parents, *covers}) for name, (_, parents) in body["units"].items()}
    return {"id": body["id"], "kind": body["kind"], "row": body["row"], "units": units}
