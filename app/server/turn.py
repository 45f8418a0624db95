"""One transaction on a partnership: what it reads and writes with."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from app.core import clock
from app.server.aliases import settle
from app.server.blob_cases import tell_applied
from app.server.database import writing
from app.server.directory import Directory
from app.server.following import Following
from app.server.judging import Judge
from app.server.kinds import Kinds, ModelKinds
from app.server.known import Known
from app.server.loading import Loader, load
from app.server.questions import note_questions
from app.server.refusal import EpochChanged, UnknownChain
from app.server.schemas import convert
from app.server.writing import Ended, Writer
from app.sync.changes import Change
from app.sync.deletes import Epoch
from app.sync.protocol import Chain, EpochAnswer, WireChange

Result = TypeVar("Result")


class Who(NamedTuple):
    """Who asks; the door has checked it."""

    partnership: str
    person: str
    blocked: bool = False  # a device that may hand in, to be looked at, and fetch nothing
    laptop: str = ""


@dataclass(frozen=True)
class Setting:
    """What a server is made with; all servers on one database have the same key."""

    engine: Engine
    seal_key: bytes  # kept outside the database
    moment: Callable[[], datetime] = lambda: clock.now()  # noqa: PLW0108 a test may set the clock
    kinds: Kinds = field(default_factory=ModelKinds)
    # Gives what a change of an older schema is in the newest one
    convert: Callable[[int, WireChange], WireChange] = convert
    new_id: Callable[[], str] = lambda: secrets.token_hex(16)

    def write(self, partnership: str, work: "Callable[[Turn], Result]") -> Result:
        """Run a transaction; the whole again when it met another."""
        return writing(
            self.engine, partnership, lambda connection: work(Turn(self, connection, partnership))
        )


class Turn:
    """What a transaction reads and writes with."""

    def __init__(self, setting: Setting, connection: Connection, partnership: str) -> None:
        self.setting, self.connection, self.partnership = setting, connection, partnership
        self.loader = Loader(connection, partnership)

    @property
    def at(self) -> str:
        """The moment, ISO 8601."""
        return self.setting.moment().isoformat()

    def open(self, groups: Sequence[Sequence[Change]], users: Iterable[str] = ()) -> "Bench":
        """Lock and read what groups of changes are about."""
        return Bench(self, load(self.loader, groups, users))


class Bench:
    """What is known of some groups, who judges them, and what follows from that."""

    def __init__(self, turn: Turn, known: Known) -> None:
        self._turn, self.known = turn, known
        self.directory = Directory(known)
        self.following = Following(known)
        self.judge = Judge(known, turn.setting.kinds, self._note)

    def _note(self, change: Change) -> None:
        self.directory.note(change)
        self.following.note(change)

    def close(self, decided_by: str | None = None) -> Ended:
        """Bring all that follows up to date, and write."""
        turn = self._turn
        settle(self.known, turn.loader, self.directory.due)
        self.following.write(turn.loader)
        self.directory.write(turn.loader)
        note_questions(self.known, turn.loader)
        tell_applied(self.known, turn.connection, turn.partnership)
        writer = Writer(turn.connection, turn.partnership, turn.setting.seal_key)
        return writer.finish(self.known, turn.at, decided_by)


def check_chain(loader: Loader, person: str, chain: Chain, cursor: int) -> tuple[Epoch, ...]:
    """
    Return the chain of the log, when the asker speaks of the same.

    Raises:
        EpochChanged: it is another, with the place up to which both are one.
        UnknownChain: they never were one.
    """
    ours = loader.chain()
    theirs = [Epoch(*one) for one in chain]
    if [one.id for one in ours] == [one.id for one in theirs]:
        return ours
    same = 0
    while same < min(len(ours), len(theirs)) and ours[same].id == theirs[same].id:
        same += 1
    if theirs and not same:
        raise UnknownChain
    forks = [one.started_after for one in (*ours[same:], *theirs[same:])]
    place = min([cursor, *forks])
    answer = EpochAnswer(
        chain=[(one.id, one.started_after) for one in ours],
        place=place,
        roots=sorted(roots_at(loader, person, place)),
        erased=[root for (root,) in loader.ask(_ERASED)],
    )
    raise EpochChanged(answer)


_ERASED = "SELECT root FROM erased_root WHERE partnership_id = %s ORDER BY root"
_ROOTS_AT = (
    "SELECT root FROM (SELECT DISTINCT ON (root) root, given FROM right_change"
    " WHERE partnership_id = %s AND user_id = %s AND seq <= %s ORDER BY root, seq DESC) AS last"
    " WHERE given"
)


def roots_at(loader: Loader, person: str, place: int) -> set[str]:
    """Return the cases that somebody had at a place of the log and that still exist."""
    roots = {root for (root,) in loader.ask(_ROOTS_AT, person, place)}
    return roots - loader.erased(roots)
