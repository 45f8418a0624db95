"""The first half of a round: rows that a restored server lacks, then own changes."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from app.storage.applying import looking
from app.sync import epochs, journal, pages, scope
from app.sync.journal import Batch, Limits
from app.sync.link import TimedOut, TooLarge
from app.sync.local import Local, State, read_state
from app.sync.outcome import Phase
from app.sync.protocol import GIVE_BACK_ROWS, GiveBackRequest, HelloAnswer, PushAnswer, PushRequest

if TYPE_CHECKING:
    from app.sync.engine import Round

LEAST: Final = 1  # groups in a request when all goes wrong


class HandingIn:
    """Hands in until nothing waits; asks for less when a request does not come through."""

    def __init__(self, running: "Round", hello: HelloAnswer) -> None:
        self._round = running
        self._most = hello.limits.push_changes
        self._size = hello.limits.push_bytes
        self._now = self._most  # changes in the next request

    def waits(self) -> bool:
        """Tell whether something waits to be handed in."""
        with looking(self._round.store) as work:
            query = "SELECT 1 FROM outbox WHERE done = 0 AND verdict IS NULL LIMIT 1"
            return bool(work.one(query))

    def run(self) -> None:
        """Hand in all that waits. Raises `LinkError`, Cancelled."""
        self._give_back()
        if not self.waits():
            return
        with self._round.local() as local:
            total = journal.prepare(local)
            found = self._next(local)
        done = 0
        while found is not None:
            self._round.progress.told(Phase.PUSH, done, max(total, done))
            answer = self._sent(*found)
            done += 0 if answer is None else len(found[0].kinds)
            found = self._taken(found[0], answer)

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

    def _next(self, local: Local) -> tuple[Batch, State, str] | None:
        batch = journal.next_batch(local, Limits(self._now, self._size))
        replica = local.work.one("SELECT id FROM replica ORDER BY since DESC LIMIT 1")
        return None if batch is None else (batch, local.state, replica or "")

    def _sent(self, batch: Batch, state: State, replica: str) -> PushAnswer | None:
        """Send a batch; None: it is too much at once, and goes again in parts."""
        request = PushRequest(
            schema=batch.revision,
            chain=state.chain,
            cursor=state.cursor,
            replica=replica,
            groups=batch.groups,
        )
        try:
            answer = self._round.link.push(request)
        except (TimedOut, TooLarge):
            if self._now <= LEAST or len(batch.groups) == 1:
                raise
            self._now = max(LEAST, min(self._now, len(batch.kinds)) // 2)
            return None
        self._now = min(self._most, self._now * 2)
        return answer

    def _taken(self, batch: Batch, answer: PushAnswer | None) -> tuple[Batch, State, str] | None:
        """Take an answer and mark what goes next, in one transaction."""
        with self._round.local() as local:
            if answer is not None:
                self._take(local, answer)
            found = self._next(local)
        if answer is not None:
            self._count(batch, answer)
        return found

    @staticmethod
    def _take(local: Local, answer: PushAnswer) -> None:
        for root in journal.take_answers(local, answer.changes):
            scope.erase(local, root)
        changed = journal.confirm(local)
        pages.refresh(local, {one for one in changed if one[1] in local.cases})
        journal.trim(local, answer.durable_seq)

    def _count(self, batch: Batch, answer: PushAnswer) -> None:
        sent = Counter(batch.kinds[one] for one in answer.changes if one in batch.kinds)
        for kind, count in sent.items():
            self._round.outcome.sent[kind] = self._round.outcome.sent.get(kind, 0) + count
