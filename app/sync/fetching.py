"""The second half of a round: the log, whole cases, and whether all is the same."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.core.errors import UserError
from app.storage.applying import looking
from app.sync import comparing, epochs, walks
from app.sync.confirming import Asked
from app.sync.link import BelowLog, TimedOut
from app.sync.local import State, read_state
from app.sync.outcome import Phase
from app.sync.pages import Page
from app.sync.protocol import Chain, HelloAnswer, PullAnswer, WalkRow

if TYPE_CHECKING:
    from app.sync.engine import Round

FIRST_SIZE: Final = 5  # cases in the first walk: this laptop has work soon
FIRST_ROWS: Final = 500  # of the first page of the log, for the same
AHEAD: Final = 4  # pages of a walk that are fetched while the one before is taken in
log = logging.getLogger(__name__)


@contextmanager
def fitting() -> Iterator[None]:
    """
    Tell what the database refuses of what the server sent; nothing of it is stored.

    Raises:
        UserError: `sync.row`. The page comes again in each round: it is never skipped.
    """
    try:
        yield
    except (IntegrityError, dbapi2.IntegrityError) as error:
        log.exception("a row of the server does not fit")
        raise UserError("sync.row", kind="") from error


class Fetching:
    """Fetches until nothing is new."""

    def __init__(self, running: "Round", hello: HelloAnswer) -> None:
        self._round, self._hello = running, hello
        self._most = hello.limits.page_rows
        self._limit = min(FIRST_ROWS, self._most)  # rows in the next page of the log
        self._size = FIRST_SIZE
        self._early: Asked | None = None  # page that came while a walk was taken in
        self._walked = self._left = 0

    def run(self) -> None:
        """Fetch the log, then the cases that are to be walked. Raises `LinkError`, Cancelled."""
        self._early = None  # the log may be another one since
        self._pull()
        walk = self._next_walk()
        while walk is not None:
            while not walk.is_complete:
                self._progress_of_walks()
                self._fetch(walk)
            self._pull()
            self._size = walks.next_size(self._size, walk.rows)
            walk = self._swap_and_fetch(walk)

    def _swap_and_fetch(self, walk: walks.Walk) -> walks.Walk | None:
        """Take a walk in while the next one comes; None: no case is to be fetched any more."""
        following = self._next_walk(but=walk.roots)
        if following is None:
            self._swap(walk)
            return self._next_walk()
        with looking(self._round.store) as work:
            state = read_state(work)
        with self._round.beside(lambda: self._ahead(following, state)) as fetched:
            self._swap(walk)
            self._progress_of_walks()
            self._early = fetched()
        return following

    def _ahead(self, walk: walks.Walk, state: State) -> Asked | None:
        """Fetch a walk, and what the log got meanwhile; None: that is to be asked for."""
        for _ in range(AHEAD):
            self._fetch(walk)
            if walk.is_complete:
                break
        else:
            return None
        have = self._round.own_rows.after(state.cursor)
        with suppress(TimedOut, BelowLog):  # it is asked again, and then it counts
            return self._asked(state.chain, state.cursor, state.rights, have)
        return None

    def _pull(self) -> None:
        first, own = None, self._round.own_rows
        page, self._early = self._early, None
        while True:
            with looking(self._round.store) as work:
                state = read_state(work)
            first = state.cursor if first is None else first
            head = max(self._hello.head, state.cursor)
            self._round.progress.told(Phase.PULL, state.cursor - first, head - first)
            try:
                if page is None or page.answer.from_ != state.cursor:
                    have = own.after(state.cursor)
                    page = self._asked(state.chain, state.cursor, state.rights, have)
                page = self._take_and_ask(page, state)
            except TimedOut:
                if self._limit == 1:
                    raise
                self._most = self._limit = max(1, self._limit // 2)
                page = None
            except BelowLog:
                page = None
                self._restart()
            else:
                if page is None:
                    return

    def _asked(self, chain: Chain, cursor: int, rights: int, have: str) -> Asked:
        answer = self._round.link.pull(chain, cursor, self._limit, rights, have)
        self._limit = min(self._most, self._limit * 2)
        return Asked(answer, have)

    def _take_and_ask(self, page: Asked, state: State) -> Asked | None:
        """Take a page while the next one is on its way; None: it was the last."""
        answer = page.answer
        if not answer.more:
            if not _is_empty(answer, state):
                self._take(page)
            return None
        have = self._round.own_rows.after(answer.to)
        with self._round.beside(
            lambda: self._asked(state.chain, answer.to, answer.rights, have)
        ) as following:
            self._take(page)
            return following()

    def _take(self, asked: Asked) -> None:
        own_rows = self._round.own_rows
        with fitting(), self._round.local() as local:
            self._round.brake.look(local, asked.answer)
            page = Page(local, asked.answer, own_rows.named(asked.have))
            page.take()
        own_rows.forget(asked.answer.to)
        self._round.outcome.pulled |= page.received

    def _restart(self) -> None:
        log.warning("the log of the server does not go back so far: all is fetched anew")
        with self._round.local() as local:
            epochs.walk_all(local, self._hello.head)

    def _next_walk(self, but: Collection[str] = ()) -> walks.Walk | None:
        with looking(self._round.store) as work:
            if not work.one("SELECT 1 FROM scope_root WHERE state = 'walking' LIMIT 1"):
                return None
        with self._round.local() as local:
            self._left = walks.open_walks(local) - len(but)
            return walks.begin(local, self._size, but)

    def _progress_of_walks(self) -> None:
        done = self._walked
        self._round.progress.told(Phase.WALK, done, done + self._left)

    def _fetch(self, walk: walks.Walk) -> None:
        try:
            page = self._round.link.walk(
                walk.chain, roots=walk.roots, after=walk.after, limit=self._most
            )
        except TimedOut:
            if self._most == 1:
                raise
            self._most = max(1, self._most // 2)
            self._limit = min(self._limit, self._most)
            return
        walk.take(page)

    def _swap(self, walk: walks.Walk) -> None:
        with fitting(), self._round.local() as local:
            if not walks.is_ready(local, walk):
                return
            swap = walks.Swap(local, walk)
            here = swap.known_here()
            if here:
                self._round.brake.look_at_walk(local, walk.pages, here)
            walked = set(swap.run())
        self._walked += len(walked)
        self._round.outcome.new_cases |= walked - set(here)
        if not here:  # else it is fetched anew, to repair it
            self._round.outcome.walked += swap.received

    # -- the check at the end --------------------------------------------------------------------

    def compare(self, *, always: bool) -> None:
        """Compare with the server, and fetch anew the cases that differ."""
        with looking(self._round.store) as work:
            state = read_state(work)
            if not always and not comparing.is_due(state, self._round.moment()):
                return
            here = comparing.sums(work)
        self._round.progress.told(Phase.CHECK, 0, 1)
        there = self._round.link.check(state.chain)
        if there.seq != state.cursor:
            return  # others wrote meanwhile: next time
        wrong = comparing.different(here, there.sums)
        roots: set[str] = set()
        for kind, buckets in wrong.items():
            rows = self._listed(kind)
            with self._round.local() as local:
                roots |= comparing.cases_to_repair(local, kind, buckets, rows)
        with self._round.local() as local:
            local.state.checked_at = self._round.moment().isoformat()
            for root in roots:
                local.ask(root, local.state.cursor)
        if wrong:
            log.warning("the check found %d cases that differ, in %s", len(roots), sorted(wrong))
        if roots:
            self._round.outcome.repaired = len(roots)
            self.run()

    def _listed(self, kind: str) -> list[WalkRow]:
        rows: list[WalkRow] = []
        after = None
        with looking(self._round.store) as work:
            chain = read_state(work).chain
        while True:
            answer = self._round.link.walk(chain, kind=kind, after=after, limit=self._most)
            rows += answer.rows
            if answer.last is None:
                return rows
            after = answer.last


def _is_empty(answer: PullAnswer, state: State) -> bool:
    """Tell whether a page has no news at all: then nothing is written."""
    return (
        not answer.rows
        and answer.same_roots
        and answer.to == state.cursor
        and answer.durable_seq <= state.durable_seq
    )
