"""
What a laptop asks about evidence: does a place of the log still stand, what changed since it.

* POST /evidence/check   EvidenceRequest -> EvidenceAnswer
"""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from app.sync.protocol import Message

RECORDS: Final = 2_000  # of which one request may ask
PLACES: Final = 500  # that one request may have compared besides

_Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Kind = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,60}$")]

# same: the log has this hash there. other: it has another one. lost: a restored server does not
# have what stood there; it, or what laptops gave back of it, may stand at other places. unknown:
# the place never was in this log
Standing = Literal["same", "other", "lost", "unknown"]


class WirePlace(Message):
    """A place of the log, and the hash of all rows up to it."""

    epoch: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    seq: int = Field(ge=0, le=1 << 60)
    hash: _Hash


class EvidenceRequest(Message):
    """
    One place, and records to be compared with what they were there.

    `also`: other places to be compared; of these no records are told.
    """

    place: WirePlace
    records: list[tuple[_Kind, _Hex32]] = Field(default=[], max_length=RECORDS)
    also: list[WirePlace] = Field(default=[], max_length=PLACES)


class RecordSince(Message):
    """
    The last change of a record after a place; without `seq` there is none.

    `at` is what the laptop of its author had on its clock, `received` what the server had on its
    own when the change came; empty for what came before servers kept it.
    """

    kind: str
    id: str
    is_deleted: bool = False  # now
    seq: int | None = None
    at: str = ""  # ISO 8601, UTC
    received: str = ""  # ISO 8601, UTC
    by: str = ""  # id of the person, or `system`
    units: list[str] = Field(default=[])  # that it changed


class EvidenceAnswer(Message):
    """
    What became of places and records.

    `records` has those that the asker may see, in the order of the request; of all others nothing
    is told, nor whether they exist. It is empty for an `unknown` place.
    """

    standing: Standing
    since: int  # the place after which changes were looked for
    records: list[RecordSince]
    also: list[Standing] = Field(default=[])
    server_time: str
