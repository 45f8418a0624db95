"""
What the engine asks of the road to the server, and what may go wrong on it.

The engine does not know HTTP. An answer that is cut, or is not of our server, never gets here: it
is one of these errors, and costs nothing but the way.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from app.core.errors import UserError
from app.sync.protocol import (
    Chain,
    CheckAnswer,
    EpochAnswer,
    GiveBackAnswer,
    GiveBackRequest,
    HelloAnswer,
    HelloRequest,
    HistoryAnswer,
    PullAnswer,
    PushAnswer,
    RowName,
    WalkAnswer,
)

if TYPE_CHECKING:  # it is packed with what raises errors of here
    from app.sync.handed import Handed


class LinkError(UserError):
    """The road did not bring what was asked; the code names what the user is told."""


class Unreachable(LinkError):
    """No server there: no network, a refused connection, a certificate that is not good."""


class NotOurs(Unreachable):
    """Something answered, and it is not our server: the page of a hotel, a proxy."""


class TimedOut(LinkError):
    """No answer in time: the server may have done the work or not. Ask for less."""


class TooLarge(LinkError):
    """413: the server takes less in one request."""


class Unauthorized(LinkError):
    """401 or 403: log in again, or this laptop is blocked."""


class RetryLater(LinkError):
    """429, 503: try again after `wait_s`, with jitter."""

    def __init__(self, code: str, wait_s: float, **values: Any) -> None:
        super().__init__(code, wait_s=wait_s, **values)
        self.wait_s = wait_s


class Closed(LinkError):
    """423: the rescue window is open; handing in goes on, fetching comes later."""


class Behind(LinkError):
    """425: a replica that has less than this laptop; ask again."""


class BelowLog(LinkError):
    """410: the log does not go back so far; all is walked anew."""


class TooOld(LinkError):
    """426: bring the program up to date before fetching; handing in still works."""


class EpochChanged(LinkError):
    """409: the server was restored, it has another chain."""

    def __init__(self, answer: EpochAnswer) -> None:
        super().__init__("sync.epoch")
        self.answer = answer


class Link(Protocol):
    """Each call is one request, and raises `LinkError`; none of them waits or tries again."""

    def hello(self, request: HelloRequest) -> HelloAnswer:
        """Begin a round."""

    def push(self, handed: "Handed") -> PushAnswer:
        """Hand in own changes."""

    def pull(
        self, chain: Chain, cursor: int, limit: int, rights: int = -1, have: str = ""
    ) -> PullAnswer:
        """
        Fetch the log after a place.

        Args:
            rights: Of the page before, see `PullAnswer`.
            have: Places to leave out, see `app.sync.own_rows`.
        """

    def walk(
        self,
        chain: Chain,
        *,
        roots: Sequence[str] = (),
        kind: str = "",
        after: RowName | None = None,
        limit: int,
    ) -> WalkAnswer:
        """
        Fetch whole records in order of (kind, id).

        Args:
            roots: Of these cases; none: all that the user has.
            kind: Of this kind only; empty: all kinds.
            after: The last one of the page before.
        """

    def check(self, chain: Chain) -> CheckAnswer:
        """Fetch the sums of what the user may see, see `app.sync.check_sums`."""

    def history(self, kind: str, record_id: str) -> HistoryAnswer:
        """Fetch the log rows of one record."""

    def case_history(self, root: str, after: int) -> HistoryAnswer:
        """Fetch a page of the log rows of all records of a case, after a place."""

    def give_back(self, request: GiveBackRequest) -> GiveBackAnswer:
        """Give a restored server rows of the log that it lacks."""
