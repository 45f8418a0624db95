"""The first half of a round: rows that a restored server lacks, then own changes."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from app.core.errors import UserError
from app.core.progress import Cancelled
from app.storage.applying import looking
from app.storage.migrate import known_revisions
from app.sync import epochs, folding, journal
from app.sync.confirming import Asked, Confirming
from app.sync.fetching import fitting
from app.sync.handed import Handed
from app.sync.journal import Batch, Limits
from app.sync.link import EpochChanged, TimedOut, TooLarge
from app.sync.local import Local, read_state
from app.sync.outcome import Phase
from app.sync.protocol import GIVE_BACK_ROWS, GiveBackRequest, HelloAnswer, PushAnswer

if TYPE_CHECKING:
    from app.sync.engine import Round

LEAST: Final = 1  # groups in a request when all goes wrong
FIRST: Final = 500  # changes in the first request: the server has work soon, and a slow road too


class _Going(NamedTuple):
    """What goes in a request; its lines are marked as sent."""

    handed: Handed
    batch: Batch


class _Came(NamedTuple):
    """An answer that is to be taken."""

    batch: Batch
    answer: PushAnswer
    page: Asked | None = None  # the log up to the answer before


class HandingIn:
    """Hands in until nothing waits; asks for less when a request does not come through."""

    def __init__(self, running: "Round", hello: HelloAnswer) -> None:
        self._round = running
        self._log = hello.chain
        self._most = hello.limits.push_changes
        self._size = hello.limits.push_bytes
        self._now = min(FIRST, self._most)  # changes in the next request
        self._confirming = Confirming(running, is_on=not hello.closed, limit=hello.limits.page_rows)
        self._done = self._total = 0

    def waits(self) -> bool:
        """Tell whether something waits to be handed in."""
        with looking(self._round.store) as work:
            query = "SELECT 1 FROM outbox WHERE done = 0 AND verdict IS NULL LIMIT 1"
            return bool(work.one(query))

    def run(self) -> None:
        """Hand in all that waits. Raises `LinkError`, Cancelled."""
        self._ask_from_where()
        self._give_back()
        if not self.waits():
            return
        with self._round.local() as local:
            self._total = folding.prepare(local)
            going = self._next(local)
        self._tell()
        came: _Came | None = None
        try:
            while going is not None or came is not None:
                going, came = self._turn(going, came)
        except (UserError, Cancelled) as error:
            with suppress(UserError), self._round.local() as local:
                self._confirming.write(local)
            if isinstance(
                error, EpochChanged
            ):  # asked from an earlier place than this laptop is at
                self._hear_epoch()
            raise

    def _turn(
        self, going: "_Going | None", came: "_Came | None"
    ) -> tuple["_Going | None", "_Came | None"]:
        """Send a request, take what came meanwhile and mark what goes next; all may be none."""
        if going is None:
            return self._taken(came, None), None
        with looking(self._round.store) as work:
            state = read_state(work)
        ask = self._confirming.asking(state, came.page if came else None)
        with self._round.beside(lambda: (ask(), self._sent(going))) as answer:
            following = self._taken(came, going)
            if came is not None:
                self._tell()
            page, said = answer()
        if said is None:  # in parts
            with self._round.local() as local:
                self._confirming.write(local)
                return self._next(local), None
        self._confirming.note(said, going.batch.lines, going.batch.above)
        return following, _Came(going.batch, said, page)

    def _ask_from_where(self) -> None:
        """
        Hear from where the log goes on, when the server fell back to an earlier copy.

        Until all gave back what it lacks it tells nothing else, so nobody hears it by fetching.
        """
        with looking(self._round.store) as work:
            state = read_state(work)
        if list(self._log) != state.chain:
            self._hear_epoch()

    def _hear_epoch(self) -> None:
        """Ask for nothing, from where this laptop is: a log that is another one now says so."""
        with looking(self._round.store) as work:
            state = read_state(work)
        revision = int(known_revisions()[-1])
        self._round.link.push(Handed.made(revision, state.chain, state.cursor, "", []))

    def _tell(self) -> None:
        self._round.progress.told(Phase.PUSH, self._done, max(self._total, self._done))

    def _give_back(self) -> None:
        done = 0
        while True:
            with looking(self._round.store) as work:
                rows = epochs.rows_to_give_back(work, GIVE_BACK_ROWS)
                chain = read_state(work).chain
            if not rows:
                return
            self._round.progress.told(Phase.GIVE_BACK, done, done + len(rows))
            answer = self._round.link.give_back(GiveBackRequest(chain=chain, rows=rows))
            with self._round.local() as local:
                if local.state.chain == chain:
                    epochs.gave_back(local, [*answer.taken, *answer.refused])
            done += len(rows)

    def _next(self, local: Local, after: int = 0) -> "_Going | None":
        batch = journal.next_batch(local, Limits(self._now, self._size), after)
        replica = local.work.one("SELECT id FROM replica ORDER BY since DESC LIMIT 1")
        if batch is None:
            return None
        state = local.state
        handed = Handed.made(batch.revision, state.chain, state.cursor, replica or "", batch.groups)
        return _Going(handed, batch)

    def _sent(self, going: "_Going") -> PushAnswer | None:
        """Send a batch; None: it is too much at once, and goes again in parts."""
        try:
            answer = self._round.link.push(going.handed)
        except (TimedOut, TooLarge):
            if self._now <= LEAST or len(going.batch.groups) == 1:
                raise
            self._now = max(LEAST, min(self._now, len(going.batch.lines)) // 2)
            return None
        self._now = min(self._most, self._now * 2)
        return answer

    def _taken(self, came: "_Came | None", going: "_Going | None") -> "_Going | None":
        """
        Take an answer and mark what goes after a request, in one transaction.

        A page of the log that does not fit is told of when the log is fetched: handing in goes on.
        """
        if came is not None and came.page is not None:
            try:
                with fitting():
                    return self._taken_at_once(came, going)
            except UserError:
                self._confirming.leave_log()
                came = came._replace(page=None)
        return self._taken_at_once(came, going)

    def _taken_at_once(self, came: "_Came | None", going: "_Going | None") -> "_Going | None":
        with self._round.local() as local:
            if came is not None:
                self._confirming.take(local, came.answer, came.page)
            if going is None:  # as it seems all is handed in: now what waits is what is left
                self._confirming.write(local)
            found = self._next(local, going.batch.last if going else 0)
            cursor = local.state.cursor
        if came is not None:
            self._round.own_rows.forget(cursor)
            self._count(came)
        return found

    def _count(self, came: "_Came") -> None:
        lines = came.batch.lines
        self._done += len(lines)
        answered = (lines[one].row for one in came.answer.changes if one in lines)
        self._round.outcome.answered.update(answered)
