"""What the server does not do, and what it says of it."""

from typing import Any

from app.sync.protocol import EpochAnswer, ErrorAnswer


class Refusal(Exception):
    """A request that is not done; the code names a sentence on the laptop, after `server.`."""

    def __init__(
        self, status: int, code: str, *, retry_after_s: int | None = None, **values: Any
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.values = status, code, values
        self.retry_after_s = retry_after_s

    @property
    def answer(self) -> ErrorAnswer:
        """Return the body of the answer."""
        return ErrorAnswer(code=self.code, values=self.values)

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers that go with it."""
        headers = {} if self.retry_after_s is None else {"Retry-After": str(self.retry_after_s)}
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return headers


class EpochChanged(Exception):
    """The request speaks of another life of the log (409): the answer tells how to go on."""

    def __init__(self, answer: EpochAnswer) -> None:
        super().__init__("epoch")
        self.answer = answer


class UnknownChain(Refusal):
    """The request comes from a log that never was this one: a hard stop."""

    def __init__(self) -> None:
        super().__init__(400, "unknown_chain")  # 409 is always an EpochAnswer


class Closed(Refusal):
    """After a restore: push and give back are taken, pull and walk come later."""

    def __init__(self) -> None:
        super().__init__(423, "closed")


class Behind(Refusal):
    """The database here is behind what the laptop has seen: ask again later."""

    def __init__(self, head: int) -> None:
        super().__init__(425, "behind", head=head)


class NotAllowed(Refusal):
    """The asker has no right to what was asked."""

    def __init__(self) -> None:
        super().__init__(403, "not_allowed")


class Malformed(Refusal):
    """The request cannot be what a laptop sends."""

    def __init__(self, what: str) -> None:
        super().__init__(400, "malformed", what=what)


class NotFound(Refusal):
    """There is nothing of that name that the asker may know of."""

    def __init__(self) -> None:
        super().__init__(404, "not_found")


class Unfit(Refusal):
    """A held group cannot be applied: a record lacks, or a value that no database keeps."""

    def __init__(self) -> None:
        super().__init__(409, "unfit")


class TooLarge(Refusal):
    """More than one request may hold: ask with half of it."""

    def __init__(self) -> None:
        super().__init__(413, "too_large")


class OtherProtocol(Refusal):
    """The laptop is too old or too new to speak with."""

    def __init__(self) -> None:
        super().__init__(426, "other_protocol")
