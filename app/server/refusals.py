"""Why the server does not answer what it was asked; each has its own status at the door."""

from app.core.errors import UserError
from app.sync.protocol import EpochAnswer


class EpochChanged(Exception):
    """The request speaks of another life of the log (409): the answer tells how to go on."""

    def __init__(self, answer: EpochAnswer) -> None:
        super().__init__("epoch")
        self.answer = answer


class Refused(UserError):
    """What a laptop shows as a sentence of its own."""


class UnknownChain(Refused):
    """The request comes from a log that never was this one: a hard stop."""

    def __init__(self) -> None:
        super().__init__("server.unknown_chain")


class Closed(Refused):
    """After a restore: push and give back are taken, pull and walk come later (423)."""

    def __init__(self) -> None:
        super().__init__("server.closed")


class Behind(Refused):
    """The database here is behind what the laptop has seen (425): ask again later."""

    def __init__(self, head: int) -> None:
        super().__init__("server.behind", head=head)


class NotAllowed(Refused):
    """The asker has no right to what was asked (403)."""

    def __init__(self) -> None:
        super().__init__("server.not_allowed")


class Malformed(Refused):
    """The request cannot be what a laptop sends (400)."""

    def __init__(self, what: str) -> None:
        super().__init__("server.malformed", what=what)


class NotFound(Refused):
    """There is nothing of that name that the asker may know of (404)."""

    def __init__(self) -> None:
        super().__init__("server.not_found")


class TooLarge(Refused):
    """More than one request may hold (413): ask with half of it."""

    def __init__(self) -> None:
        super().__init__("server.too_large")


class OtherProtocol(Refused):
    """The laptop is too old or too new to speak with (426)."""

    def __init__(self) -> None:
        super().__init__("server.other_protocol")
