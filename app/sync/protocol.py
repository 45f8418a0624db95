"""
What laptop and server say to each other about records: "Werkvloer Sync 1" (see SYNC).

Bodies are JSON (zstd or gzip). A reader ignores fields that it does not know, so that a newer side
can say more. Ids of records and cases are UUIDs as 32 hex digits, of changes 32 random hex digits.
Times are ISO 8601 in UTC and for show only: nothing is ordered by them.
"""

from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

PROTOCOL: Final = 1
PUSH_CHANGES: Final = 1_000  # in one request; a larger group travels alone
PUSH_BYTES: Final = 4 << 20  # before compression
GROUP_CHANGES: Final = 10_000
GROUP_BYTES: Final = 16 << 20
TEXT_BYTES: Final = 1 << 20  # of one value
PAGE_ROWS: Final = 2_000  # of a pull or a walk; never cuts a group
PAGE_BYTES: Final = 2 << 20
GIVE_BACK_ROWS: Final = 500
HAVE_LETTERS: Final = 4_000  # of the places that a pull leaves out: they stand in an address
BUCKETS: Final = 256  # of a check, by the last byte of the id

RowName = tuple[str, str]  # kind, id
EpochName = tuple[str, int]  # id, started after this place in the log
Chain = list[EpochName]
WireEdit = tuple[Any, list[str]]  # what a change does to a unit: value as capture wrote it, parents


class Message(BaseModel):
    """What all messages share."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class WireKnew(Message):
    """What the author of a delete had."""

    epoch: str | None = None
    seq: int = 0
    ids: list[str] = []


class WireChange(Message):
    """
    One change of one record.

    An insert has `@alive: [true, []]` among its units, and all units of the record.
    """

    id: str
    kind: str
    row: str  # id of the record
    root: str
    parents_of_row: list[RowName] = Field(default_factory=list)  # not copied for each change
    units: dict[str, WireEdit]
    covers: list[str] = Field(default_factory=list)  # folded away before they were sent
    knew: WireKnew | None = None  # of a delete
    merged: list[str] = Field(default_factory=list)  # of a merge of texts: the two heads
    side_by_side: bool = False  # of a merge: both added paragraphs at one place, have a look
    made_at: str = ""
    laptop: str = ""  # what its owner calls the one that it was made on; older ones tell none


class WireGroup(Message):
    """The changes of one user action: applied whole or held whole."""

    group: str
    made_at: str
    changes: list[WireChange]


class WireBones(Message):
    """A held or rejected change as everyone in scope knows it: what it would replace, no value."""

    id: str
    kind: str
    row: str
    units: dict[str, list[str]]


class HelloRequest(Message):
    """The first message of a round."""

    protocol: tuple[int, int]  # the oldest and the newest that the laptop speaks
    schema_: int = Field(alias="schema")  # number of the newest migration of the laptop
    app: str  # version
    chain: Chain = []  # empty: never met
    cursor: int = 0


class Limits(Message):
    """What the server takes in one request."""

    push_changes: int = PUSH_CHANGES
    push_bytes: int = PUSH_BYTES
    page_rows: int = PAGE_ROWS
    chunk_bytes: int = 1 << 20
    blob_bytes: int = 50 << 20  # of one attachment


class HelloAnswer(Message):
    """What the server is, and where its log stands."""

    protocol: int
    schema_window: tuple[int, int]  # schemas of which it takes changes
    server: str  # id for life: another one is another server
    partnership: str
    chain: Chain
    head: int
    durable_seq: int
    server_time: str
    home: str = ""  # address to use from now on; empty: this one
    limits: Limits = Limits()
    closed: bool = False  # rescue window: push and give back only


class PushRequest(Message):
    """Own changes, whole groups, in order."""

    protocol: int = PROTOCOL
    schema_: int = Field(alias="schema")
    chain: Chain
    cursor: int = 0
    replica: str
    groups: list[WireGroup]


@dataclass(slots=True)
class ChangeAnswer:
    """What became of one change; of these there are a thousand in a message."""

    verdict: Literal["applied", "held", "rejected", "erased"]
    seq: int | None = None
    reason: str | None = None  # of held: no_row, no_access, own_proposal, invalid, ...
    fields: list[str] = field(default_factory=list)  # units that the reason is about
    # Of a change that stands in the log as it was sent: with these its row is known here already,
    # and pulls may leave it out
    group_no: int | None = None
    seal: str = ""


class PushAnswer(Message):
    """The verdict on each change; no values: they come by pull or walk."""

    status: Literal["ok"] = "ok"
    changes: dict[str, ChangeAnswer]
    durable_seq: int
    head: int
    server_time: str


RowKind = Literal["change", "verdict", "grant", "revoke", "erase", "blob", "question"]


class LogRow(Message):
    """
    One line of the log of a partnership.

    `body` by kind: change: `WireChange`, or `WireBones` while it is held or rejected; verdict:
    `{reason, fields}` (to the author of the change; the values never go to others) or the change
    that is now applied; grant, revoke: `{user, level}` with level `edit` or `read`; erase: `{}`;
    blob: `{sha256, size}`; question: `{kind, id, contested}` (SYNC, section 10).

    A change is a `change` row at its first verdict and a `verdict` row at each later one, which
    only rises. The author of a held or rejected change, who has its case, gets it whole: a
    `WireChange` with `reason` and `fields` beside it. That row, and every applied one, is as the
    seal says, so they can be given back after a restore; bones and `{reason, fields}` cannot.
    """

    seq: int
    group_no: int  # seq of the first row of its transaction's group: pages never cut a group
    row_kind: RowKind
    root: str
    to_user: str | None = None
    change_id: str | None = None
    verdict: Literal["applied", "held", "rejected"] | None = None
    author: str | None = None  # id of the person, or `system`
    group: str = ""
    body: dict[str, Any] = Field(default_factory=dict)
    seal: str = ""
    hash: str = ""  # of the log up to here; in a history only: pages give that of their end


class PullAnswer(Message):
    """The log after a place, as far as the user may see it."""

    chain: Chain
    from_: int = Field(alias="from")
    to: int  # last place that was looked at; the new cursor
    head: int
    hash: str  # of the log at `to`
    rows: list[LogRow]
    roots: list[str]  # that the user has now
    gone: list[str]  # that the user had, and has no longer
    # Place of the last change of the user's rights. A laptop that sends it along next time gets
    # `same_roots` and no lists, as long as nothing changed; a new epoch forgets it.
    rights: int = 0
    same_roots: bool = False
    more: bool
    durable_seq: int


class Sibling(NamedTuple):
    """A head that is not shown."""

    id: str
    value: Any
    author: str
    seq: int | None


class WalkRow(Message):
    """
    A whole record as it stands at `rev`.

    What is left out is made, not copied: a copy of five empty ones took 15 µs for each record.
    """

    kind: str
    id: str
    parents: list[RowName]
    root: str
    data: dict[str, Any]  # unit: shown value; `@alive` too
    # unit: who wrote the shown value; exceptions to `author`
    authors: dict[str, str] = Field(default_factory=dict)
    author: str = ""
    # Head of all units that `versions` does not name: mostly the insert. Empty: the record was
    # never made, only held changes of it are known
    version: str
    versions: dict[str, list[str]]  # unit: ids of its heads, the shown one first
    siblings: dict[str, list[Sibling]] = Field(default_factory=dict)
    contested: bool = False
    rev: int
    # What a later change must still be able to name (SYNC, section 11, walk)
    replaced: dict[str, list[str]] = Field(default_factory=dict)
    bones: dict[str, dict[str, list[str]]] = Field(default_factory=dict)
    places: dict[str, int] = Field(default_factory=dict)
    knew: dict[str, WireKnew] = Field(default_factory=dict)
    merged: dict[str, list[str]] = Field(default_factory=dict)


class WalkAnswer(Message):
    """Whole records in order of (kind, id), deleted ones too."""

    chain: Chain
    rows: list[WalkRow]
    rows_since_durable: list[LogRow] = []
    last: RowName | None  # ask on after this one; None: complete
    head: int


class CheckAnswer(Message):
    """Per kind 256 sums (mod 2^64) of what the user may see, at a place of the log."""

    seq: int
    sums: dict[str, list[int]]


class HistoryAnswer(Message):
    """
    The log rows of one record, or of all records of a case, oldest first.

    Of a case they come in pages: ask on after the last `seq` as long as there is `more`.
    """

    rows: list[LogRow]
    chain: Chain = []  # in which the places of the rows are; older servers do not tell it
    more: bool = False


class GiveBackRequest(Message):
    """Rows of the log that a restored server lacks."""

    chain: Chain
    rows: list[LogRow]


class GiveBackAnswer(Message):
    """Which rows are taken, and which have no good seal."""

    taken: list[str]  # change ids; known ones too
    refused: list[str] = []
    head: int


class EpochAnswer(Message):
    """With status 409: the server has another chain than the request (SYNC, section 12)."""

    code: Literal["epoch"] = "epoch"
    chain: Chain
    place: int  # up to here both logs are the same
    roots: list[str]  # that the user had at that place
    erased: list[str]


class ErrorAnswer(Message):
    """Every other refusal. Codes are those of `UserError` on the laptop, after `server.`."""

    code: str
    values: dict[str, Any] = {}
