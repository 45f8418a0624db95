"""
One round of the sync: hand in, fetch, compare. No Qt, no HTTP, no clock of its own.

Everything that is stored is stored in whole transactions, so a round may stop anywhere: cancelled,
cut off, or with the program. The next one goes on from there.
"""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final
from zlib import crc32

from app.core import clock
from app.core.errors import UserError
from app.core.memory import collecting_seldom
from app.core.progress import Cancelled
from app.storage.applying import looking
from app.storage.migrate import known_revisions
from app.storage.profile import BLOBS
from app.storage.store import Store
from app.storage.typed_rows import shapes
from app.sync import epochs, scope
from app.sync.beside import Beside, in_turn
from app.sync.brake import Brake, BrakePulled, braked_text
from app.sync.fetching import Fetching
from app.sync.handing_in import HandingIn
from app.sync.link import Closed, EpochChanged, Link, TooOld
from app.sync.local import CaseState, Local, State, opened, read_state
from app.sync.outcome import Outcome, Phase, RoundProgress, Unwatched
from app.sync.own_rows import OwnRows
from app.sync.protocol import PROTOCOL, HelloAnswer, HelloRequest
from app.sync.round_log import note_round

log = logging.getLogger(__name__)
CLOCK_PLAY_S: Final = 5.0  # a smaller change of the difference is not written down
MOST_TOUCHED: Final = 5_000  # records; above it screens read anew
MOST_TURNS: Final = 20  # of one round: each ends when nothing waits, or after a restore begins anew


class Engine:
    """
    Runs rounds over one store and one road; one at a time.

    Args:
        app: The version of the program, for the server's log.
        now: Gives this moment in UTC.
        backup: Makes a copy of the database: before a round goes on over the brake.
        beside: How a request and what this laptop writes meanwhile go together.
    """

    def __init__(
        self,
        store: Store,
        link: Link,
        *,
        app: str = "",
        now: Callable[[], datetime] = clock.now,
        backup: Callable[[], object] | None = None,
        beside: Beside = in_turn,
    ) -> None:
        self._store, self._link, self._app = store, link, app
        self._now, self._backup, self._beside = now, backup, beside

    def round(
        self,
        progress: RoundProgress | None = None,
        *,
        go_on: bool = False,
        check: bool = False,
    ) -> Outcome:
        """
        Run one round; what goes wrong is in the outcome, bugs are raised.

        Args:
            progress: Told between batches; raises Cancelled to stop there.
            go_on: The user has looked at what braked the last round and lets it pass.
            check: Compare the sums whether or not it is time.
        """
        running = Round(
            self._store, self._link, self._app, self._now, progress or Unwatched(), Brake(go_on)
        )
        running.beside = self._beside
        began = self._now()
        if go_on and self._backup is not None:
            self._backup()
        try:
            with collecting_seldom():
                running.run(check=check)
        except Cancelled:
            running.outcome.is_cancelled = True
        except BrakePulled as pulled:
            running.note_brake(pulled)
        except UserError as error:
            running.outcome.error = error
        with suppress(UserError):  # a store that is locked by now
            note_round(self._store, running.outcome, began, self._now())
        return running.outcome


class Round:
    """One round while it runs; `outcome` fills as it goes."""

    def __init__(
        self,
        store: Store,
        link: Link,
        app: str,
        now: Callable[[], datetime],
        progress: RoundProgress,
        brake: Brake,
    ) -> None:
        self.store, self.link, self.progress, self.brake = store, link, progress, brake
        self.outcome = Outcome()
        self.beside: Beside = in_turn
        self.own_rows = OwnRows()
        self.moment = now
        self._app = app

    @contextmanager
    def local(self) -> Iterator[Local]:
        """Give one transaction; what it changed is in the outcome once it is committed."""
        with opened(self.store, self.moment().isoformat()) as local:
            yield local
        outcome, writing = self.outcome, local.writing
        outcome.merged += len(writing.merges)
        outcome.reload |= local.reload
        if outcome.reload or len(outcome.touched) + len(writing.touched) > MOST_TOUCHED:
            outcome.touched.clear()
            outcome.reload = True
        else:
            outcome.touched |= writing.touched_ids()
        for name in local.files:
            with suppress(OSError):  # what cannot go now is swept at the next start
                (self.store.folder / BLOBS / name).unlink(missing_ok=True)
        if local.is_purged:
            self.store.empty_log()

    def run(self, *, check: bool) -> None:
        """Run to the end, or until something is raised."""
        hello = self._hello()
        handing_in, fetching = HandingIn(self, hello), Fetching(self, hello)
        for _ in range(MOST_TURNS):
            if not self._turn(handing_in, fetching, is_closed=hello.closed):
                return
            if not handing_in.waits():
                break
        self._purge()
        fetching.compare(always=check)
        self._forget_brake()

    def _turn(self, handing_in: HandingIn, fetching: Fetching, *, is_closed: bool) -> bool:
        """Hand in and fetch once; tell whether the round may go on."""
        self.outcome.is_closed = is_closed
        try:
            handing_in.run()
            if not is_closed:
                fetching.run()
        except EpochChanged as changed:
            with self.local() as local:
                if not epochs.follow(local, changed.answer):
                    raise
            self.own_rows.clear()
            return self._turn(handing_in, fetching, is_closed=is_closed)
        except Closed:
            self.outcome.is_closed = True
        except TooOld:
            self.outcome.is_too_old = True
        return not (self.outcome.is_closed or self.outcome.is_too_old)

    def _forget_brake(self) -> None:
        with looking(self.store) as work:
            was_braked = read_state(work).braked is not None
        if was_braked:
            with self.local() as local:
                local.state.braked = None

    def _hello(self) -> HelloAnswer:
        self.progress.told(Phase.HELLO, 0, 1)
        with looking(self.store) as work:
            state = read_state(work)
        hello = self.link.hello(
            HelloRequest(
                protocol=(PROTOCOL, PROTOCOL),
                schema=int(known_revisions()[-1]),
                app=self._app,
                chain=state.chain,
                cursor=state.cursor,
            )
        )
        if self._is_news(state, hello):
            with self.local() as local:
                epochs.meet(local, hello)
                local.state.clock_ahead_s = self._ahead_s(hello)
                _walk_what_is_known_now(local)
        return hello

    def _ahead_s(self, hello: HelloAnswer) -> float:
        return (self.moment() - datetime.fromisoformat(hello.server_time)).total_seconds()

    def _is_news(self, state: State, hello: HelloAnswer) -> bool:
        """Tell whether something is to be written down; in most rounds nothing is."""
        said = (hello.server, hello.partnership, hello.protocol, hello.schema_window[1])
        known = (state.server, state.partnership, state.protocol, state.server_schema)
        is_clock_same = abs(self._ahead_s(hello) - state.clock_ahead_s) < CLOCK_PLAY_S
        return said != known or not is_clock_same or state.revision != known_units()

    def _purge(self) -> None:
        with looking(self.store) as work:
            leaving = work.one("SELECT 1 FROM scope_root WHERE state = 'leaving' LIMIT 1")
            safe = work.one(
                "SELECT 1 FROM record_facts WHERE until <="
                " (SELECT durable_seq FROM sync_state) LIMIT 1"
            )
        if leaving or safe:
            with self.local() as local:
                scope.purge(local)
                scope.prune(local)

    def note_brake(self, pulled: BrakePulled) -> None:
        """Remember what stopped the round, for who opens the program tomorrow."""
        self.outcome.braked = pulled.braked
        with self.local() as local:
            local.state.braked = braked_text(pulled.braked, self.moment().isoformat())


def known_units() -> int:
    """Return a number of the units that this program knows: another one after an upgrade."""
    names = json.dumps({kind: sorted(shape.units) for kind, shape in sorted(shapes().items())})
    return crc32(names.encode())


def _walk_what_is_known_now(local: Local) -> None:
    """After an upgrade of this program: fetch the cases anew, with the units it did not know."""
    if local.state.revision not in (0, known_units()):
        log.info("new columns: all cases are fetched again")
        for root, case in list(local.cases.items()):
            if case.state is CaseState.LIVE:
                local.ask(root, local.state.cursor)
    local.state.revision = known_units()
