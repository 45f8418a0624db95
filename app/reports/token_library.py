"""Tokens that keep a private key to themselves, reached through the library of their maker."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple

import pkcs11
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag

from app.core.errors import UserError

_one_at_a_time: Final = Lock()  # a token has one state of logged in or not for a whole program

_WRONG_PIN: Final = (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange)
_LOCKED: Final = (pkcs11.PinExpired, pkcs11.PinLocked)
_GONE: Final = (
    *(pkcs11.DeviceError, pkcs11.DeviceRemoved, pkcs11.SessionHandleInvalid),
    *(pkcs11.TokenNotPresent, pkcs11.TokenNotRecognised),
)


class Token(NamedTuple):
    """A token that is in its reader and made ready for use."""

    place: Any
    label: str
    serial: str


class Session:
    """What may be asked of a token that is open."""

    def __init__(self, session: Any, pin: str) -> None:
        self._session, self._pin = session, pin

    def objects(self, kind: ObjectClass) -> list[Any]:
        """Return the objects of a class."""
        return list(self._session.get_objects({Attribute.CLASS: kind}))

    def read(self, one: Any, attribute: Attribute) -> Any:
        """Return an attribute of an object; empty when the object has none."""
        try:
            return one[attribute]
        except pkcs11.PKCS11Error:
            return "" if attribute is Attribute.LABEL else b""

    def sign(self, key: Any, mechanism: Mechanism, data: bytes) -> bytes:
        """Return the signature over `data`; keys of identity cards want the PIN each time."""
        again = self.read(key, Attribute.ALWAYS_AUTHENTICATE) or None
        return bytes(key.sign(data, mechanism=mechanism, pin=again and self._pin))


class Library:
    """The library of a maker of tokens (PKCS#11)."""

    def __init__(self, path: Path) -> None:
        """
        Load it.

        Raises:
            UserError: `token.library` (name) when it cannot be loaded or is none of PKCS#11.
        """
        try:
            self._library = pkcs11.lib(str(path))
        except (pkcs11.PKCS11Error, OSError, AttributeError) as wrong:
            raise UserError("token.library", name=path.name) from wrong

    def tokens(self) -> list[Token]:
        """Return the tokens that are in a reader and made ready for use."""
        with _told():
            found = [slot.get_token() for slot in self._library.get_slots(token_present=True)]
        return [
            Token(one, one.label, one.serial.decode("utf-8", "replace"))
            for one in found
            if one.flags & TokenFlag.TOKEN_INITIALIZED
        ]

    @contextmanager
    def opened(self, token: Token, pin: str) -> Iterator[Session]:
        """
        Open a token with its PIN.

        Raises:
            UserError: `token.pin_wrong`, `token.pin_locked`, `token.gone`, or `token.failed`
                (status) for what no user can mend.
        """
        with _one_at_a_time, _told(), token.place.open(user_pin=pin) as session:
            yield Session(session, pin)


@contextmanager
def _told() -> Iterator[None]:
    """Say what went wrong with a token in the words of a user."""
    try:
        yield
    except _WRONG_PIN as wrong:
        raise UserError("token.pin_wrong") from wrong
    except _LOCKED as wrong:
        raise UserError("token.pin_locked") from wrong
    except _GONE as wrong:
        raise UserError("token.gone") from wrong
    except pkcs11.PKCS11Error as wrong:
        raise UserError("token.failed", status=type(wrong).__name__) from wrong
