"""What a round tells while it runs, and what it leaves."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from app.core.errors import UserError

DIRECTORY: Final = "directory_entry"  # the server makes it of companies: nobody sees it come


class Phase(StrEnum):
    """What a round is doing."""

    HELLO = "hello"
    GIVE_BACK = "give_back"
    PUSH = "push"
    PULL = "pull"
    WALK = "walk"
    CHECK = "check"


class RoundProgress(Protocol):
    """Told between batches, never inside a transaction."""

    def told(self, phase: Phase, done: int, total: int) -> None:
        """Tell how far a phase is; `total` may grow. Raises Cancelled to stop the round here."""


class Unwatched:
    """Progress that nobody looks at."""

    def told(self, phase: Phase, done: int, total: int) -> None:
        """Do nothing."""


Touched = frozenset[tuple[str, UUID, UUID]]  # kind, id and root, as in `Changes`


@dataclass(frozen=True, slots=True)
class Unusual:
    """A record that others would delete or change, of a page that was not applied."""

    kind: str
    id: UUID
    root: UUID
    is_delete: bool
    author: str  # id of the person, hex, or `system`


@dataclass(frozen=True, slots=True)
class Braked:
    """
    What stopped a round by itself; nothing of it is applied.

    `done_deletes` and `done_edits` are records that earlier pages of the same row of changes did
    delete and edit here, before it was too much. The log comes in pages, and no later one was
    looked at: with `is_least` there may be more.
    """

    deletes: int
    edits: int
    items: tuple[Unusual, ...]  # deletes first, at most `brake.MOST_ITEMS`
    done_deletes: int = 0
    done_edits: int = 0
    is_least: bool = False


@dataclass(slots=True)
class Outcome:
    """
    What a round did, be it whole or not: what was stored stays stored.

    `error`: what stopped it, of the road or of the store; None when it came to its end, was braked
    or cancelled.
    """

    touched: set[tuple[str, UUID, UUID]] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)  # own records: kind, id
    pulled: set[tuple[str, str]] = field(default_factory=set)  # records that others changed
    walked: Counter[str] = field(default_factory=Counter)  # records of others, per kind
    new_cases: set[str] = field(default_factory=set)  # that were fetched whole, and were not here
    merged: int = 0  # texts that the server made of two, and edits beside those of others
    repaired: int = 0  # cases that the check found to differ
    reload: bool = False  # so much came that every screen has to read anew; `touched` is not whole
    braked: Braked | None = None
    error: UserError | None = None
    is_cancelled: bool = False
    is_closed: bool = False  # the server takes, and gives nothing: it is being restored
    is_too_old: bool = False  # handed in; nothing is fetched before the program is brought up

    @property
    def sent(self) -> Counter[str]:
        """How many records of each kind the server answered on; each once, whatever changed."""
        return Counter(kind for kind, _ in self.answered)

    @property
    def received(self) -> Counter[str]:
        """How many records of each kind came of others, that people see; each once."""
        found = Counter(kind for kind, _ in self.pulled) + self.walked
        found.pop(DIRECTORY, None)
        return found
