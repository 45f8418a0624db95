"""
Own changes are ended while the next ones are handed in.

Between two requests the log is asked for up to the answers that came. When all that is new in it
are own changes as they were sent, rights to cases that were made here and their companies in the
directory, that page is taken beside the next request: a line of the outbox is written once, and not
when it is answered and again when the log is fetched. What others wrote waits until all is handed
in, as ever.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.sync import journal, pages, scope
from app.sync.changes import SYSTEM, Row
from app.sync.link import EpochChanged, LinkError, NotOurs, Unreachable
from app.sync.local import CaseState, Local, State
from app.sync.outcome import DIRECTORY
from app.sync.own_rows import OwnLine, is_as_sent
from app.sync.protocol import ChangeAnswer, LogRow, PullAnswer, PushAnswer, RowName

if TYPE_CHECKING:
    from app.sync.engine import Round


class Asked(NamedTuple):
    """A page, and the places that were left out of it."""

    answer: PullAnswer
    have: str


class Confirming:
    """
    Keeps answers until a page of the log ends their changes, or writes them by themselves.

    Args:
        is_on: The server tells its log while it takes changes.
        limit: Rows of a page.
    """

    def __init__(self, running: "Round", *, is_on: bool, limit: int) -> None:
        self._round, self._is_on, self._limit = running, is_on, limit
        self._answers: dict[str, ChangeAnswer] = {}  # that are not written
        self._before: dict[str, ChangeAnswer] = {}  # the last taking: it may come to nothing
        self._durable = 0  # as the last answer told

    def note(
        self,
        answer: PushAnswer,
        lines: Mapping[str, OwnLine],
        above: Mapping[Row, Sequence[RowName]],
    ) -> None:
        """Remember the places of what was just answered."""
        if self._is_on:
            self._round.own_rows.note(answer.changes, lines, above)
        else:
            self._round.own_rows.note(answer.changes)

    def asking(self, state: State, page: Asked | None) -> Callable[[], Asked | None]:
        """
        Return what asks for the log up to the answers that came; call it before the next request.

        Args:
            state: Before the page is taken.
            page: That is about to be taken.
        """
        place = state.cursor if page is None else page.answer.to
        rights = state.rights if page is None else page.answer.rights
        have = self._round.own_rows.after(place) if self._is_on else ""
        chain = list(state.chain)

        def ask() -> Asked | None:
            if not have:
                return None
            try:
                pull = self._round.link.pull
                return Asked(pull(chain, place, self._limit, rights, have), have)
            except LinkError as error:
                is_road = isinstance(error, Unreachable) and not isinstance(error, NotOurs)
                if is_road or isinstance(error, EpochChanged):
                    raise
                self._is_on = False  # it is told when the log is fetched; handing in goes on
                return None

        return ask

    def take(self, local: Local, answer: PushAnswer, page: Asked | None) -> None:
        """Take what came with a request: its answer, and the log up to the one before."""
        self._before = dict(self._answers)
        if page is not None and not self._taken(local, page):
            self._is_on = False
        place = journal.passed_place(local)
        late = {
            one: said
            for one, said in answer.changes.items()
            if is_as_sent(said) and said.seq is not None and said.seq > place
        }
        if len(late) < len(answer.changes):
            now = {one: said for one, said in answer.changes.items() if one not in late}
            _write(local, now, answer.durable_seq)
        self._answers |= late
        self._durable = answer.durable_seq
        if not self._is_on:
            self.write(local)

    def _taken(self, local: Local, page: Asked) -> bool:
        """Take a page when it may be taken now; tell whether it was."""
        if not self._is_on or not _is_own(local, page.answer):
            return False
        self._round.brake.look(local, page.answer)
        named = self._round.own_rows.named(page.have)
        taken = pages.Page(local, page.answer, named)
        taken.take()
        self._round.outcome.pulled |= taken.received
        for seq, row in named.items():
            if seq <= page.answer.to:
                self._answers.pop(row.change_id, None)
        return True

    def write(self, local: Local) -> None:
        """Write the answers that no page has ended."""
        answers, self._answers = self._answers, {}
        if answers:
            _write(local, answers, self._durable)

    def leave_log(self) -> None:
        """Take no page any more: the last one does not fit, and nothing of it was stored."""
        self._is_on, self._answers = False, self._before


def _write(local: Local, answers: Mapping[str, ChangeAnswer], durable: int) -> None:
    for root in journal.take_answers(local, answers):
        scope.erase(local, root)
    if not journal.is_passed(local, answers):
        return  # as mostly: they come to stand above all that is known here
    changed = journal.confirm(local)
    pages.refresh(local, {one for one in changed if one[1] in local.cases})
    journal.trim(local, durable)


def _is_own(local: Local, answer: PullAnswer) -> bool:
    """Tell whether a page goes on from here, and nothing in it is of others."""
    if list(answer.chain) != local.state.chain or answer.from_ != local.state.cursor:
        return False
    if not all(_follows(local, row) for row in answer.rows):
        return False
    roots = set(answer.roots)
    wanted = {root for root, case in local.cases.items() if case.state is not CaseState.LEAVING}
    made = {root for root in wanted if local.cases[root].state is CaseState.NEW}
    return answer.same_roots or wanted - made <= roots <= wanted


def _follows(local: Local, row: LogRow) -> bool:
    """Tell whether a row only says what the server made of own changes."""
    case = local.cases.get(row.root)
    if case is None or case.state not in (CaseState.NEW, CaseState.LIVE):
        return False
    if row.row_kind == "change":
        return row.author == SYSTEM and row.body.get("kind") == DIRECTORY
    return row.row_kind == "grant" and row.to_user == local.me
