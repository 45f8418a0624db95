"""What the server does not do, and what it says of it."""

from typing import Any

from app.sync.protocol import ErrorAnswer


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
