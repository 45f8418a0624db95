"""The road of the engine: each call of `Link` is one request over HTTP."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.core.errors import UserError
from app.sync.answers import (
    require_evidence,
    require_history,
    require_page,
    require_verdicts,
    require_walk,
)
from app.sync.connection import Connection
from app.sync.handed import Handed
from app.sync.link import Link, LinkError, NotOurs
from app.sync.protocol import (
    PROTOCOL,
    Chain,
    CheckAnswer,
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
from app.sync.protocol_evidence import EvidenceAnswer, EvidenceRequest

OLDEST_PROTOCOL: Final = 1


class HttpLink:
    """
    Asks one server.

    Args:
        server: Its id for life, as it told when the laptop joined; empty: not known yet.
    """

    def __init__(self, connection: Connection, server: str = "") -> None:
        self.connection = connection
        self.home = ""  # address that the server wants from now on; empty: this one
        self._server = server

    def hello(self, request: HelloRequest) -> HelloAnswer:
        """
        Begin a round.

        Raises:
            LinkError: `sync.other_server`, `sync.server_older` or `sync.server_newer` besides.
        """
        answer = self.connection.ask("POST", "/sync/hello", HelloAnswer, request)
        if self._server and answer.server != self._server:
            raise NotOurs("sync.other_server")
        if answer.protocol < OLDEST_PROTOCOL:
            raise LinkError("sync.server_older")
        if answer.protocol > PROTOCOL:
            raise LinkError("sync.server_newer")
        self.home = answer.home
        return answer

    def push(self, handed: Handed) -> PushAnswer:
        """Hand in own changes."""
        answer = self.connection.ask("POST", "/sync/push", PushAnswer, handed.body)
        return require_verdicts(answer, handed.changes)

    def pull(
        self, chain: Chain, cursor: int, limit: int, rights: int = -1, have: str = ""
    ) -> PullAnswer:
        """Fetch the log after a place, see `Link`."""
        asked: dict[str, str | int] = {"chain": _json(chain), "cursor": cursor, "limit": limit}
        asked["rights"] = rights
        if have:
            asked["have"] = have
        page = self.connection.ask("GET", "/sync/pull", PullAnswer, params=asked)
        return require_page(page, cursor)

    def walk(
        self,
        chain: Chain,
        *,
        roots: Sequence[str] = (),
        kind: str = "",
        after: RowName | None = None,
        limit: int,
    ) -> WalkAnswer:
        """Fetch whole records, see `Link`."""
        asked: dict[str, str | int] = {"chain": _json(chain), "limit": limit}
        if roots:
            asked["roots"] = ",".join(roots)
        if kind:
            asked["kind"] = kind
        if after is not None:
            asked["after"] = ",".join(after)
        page = self.connection.ask("GET", "/sync/walk", WalkAnswer, params=asked)
        return require_walk(page, after)

    def check(self, chain: Chain) -> CheckAnswer:
        """Fetch the sums of what the user may see."""
        return self.connection.ask(
            "GET", "/sync/check", CheckAnswer, params={"chain": _json(chain)}
        )

    def history(self, kind: str, record_id: str) -> HistoryAnswer:
        """Fetch the log rows of one record."""
        asked: dict[str, str | int] = {"kind": kind, "id": record_id}
        answer = self.connection.ask("GET", "/sync/history", HistoryAnswer, params=asked)
        return require_history(answer)

    def case_history(self, root: str, after: int) -> HistoryAnswer:
        """Fetch a page of the log rows of all records of a case, after a place."""
        asked: dict[str, str | int] = {"root": root, "after": after}
        answer = self.connection.ask("GET", "/sync/history", HistoryAnswer, params=asked)
        return require_history(answer, after)

    def evidence(self, request: EvidenceRequest) -> EvidenceAnswer:
        """
        Ask whether places of the log stand, and what became of records since the first of them.

        Raises:
            LinkError: `sync.server_older` besides: it does not know the question.
        """
        try:
            answer = self.connection.ask("POST", "/evidence/check", EvidenceAnswer, request)
        except UserError as error:
            if error.code == "server.unknown":
                raise LinkError("sync.server_older") from error
            raise
        return require_evidence(answer, request)

    def give_back(self, request: GiveBackRequest) -> GiveBackAnswer:
        """Give a restored server rows of the log that it lacks."""
        return self.connection.ask("POST", "/sync/give_back", GiveBackAnswer, request)


def _json(chain: Chain) -> str:
    return json.dumps(chain, separators=(",", ":"))


if TYPE_CHECKING:

    def _is_link(one: HttpLink) -> Link:
        return one
