"""Roads to the fake server that fail."""

import json
from collections.abc import Callable
from typing import Any

from app.sync.bodies import unpacked
from app.sync.handed import Handed
from app.sync.link import Closed, EpochChanged, NotOurs, Unauthorized, Unreachable
from app.sync.protocol import Message, PushRequest
from tests.sync.fake_server import FakeServer


class Road:
    """A `Link` to a fake server: everything travels as JSON, and may get lost on the way."""

    def __init__(self, server: FakeServer, trouble: Callable[[], str] = lambda: "") -> None:
        self._server, self._trouble = server, trouble
        self.late: list[Callable[[], Any]] = []  # requests that wander about
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        ask = getattr(self._server, name)

        def call(*values: Any, **named: Any) -> Any:
            self.calls.append(name)
            values = tuple(travelled(each) for each in values)
            trouble = self._trouble()
            if trouble == "lost":
                raise Unreachable("link.unreachable")
            if trouble == "late":
                self.late.append(lambda: ask(*values, **named))
                raise Unreachable("link.unreachable")
            if trouble == "twice":
                ask(*values, **named)
            answer = ask(*values, **named)
            if trouble == "answer lost":
                raise Unreachable("link.unreachable")
            if trouble == "cut":
                raise NotOurs("link.not_ours")
            return travelled(answer)

        return call

    def arrive(self, place: int = 0) -> None:
        """Let a request that wandered about come to the server after all."""
        if self.late:
            try:
                self.late.pop(place % len(self.late))()
            except (Closed, EpochChanged, Unauthorized):
                return


def travelled(message: Any) -> Any:
    """Return a message as the other side reads it."""
    if isinstance(message, Handed):
        body = message.body
        plain = unpacked(body.content, body.headers.get("Content-Encoding", ""), 64 << 20)
        return PushRequest.model_validate_json(plain)
    if not isinstance(message, Message):
        return message
    return type(message).model_validate(json.loads(message.model_dump_json(by_alias=True)))
