"""
Tokens that keep a private key to themselves: the few calls of PKCS#11 that a seal needs.

The library of a token is loaded by ctypes; its functions carry the names of the standard.
Source: OASIS PKCS #11 Cryptographic Token Interface, version 2.40 (its headers are C).
"""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar, Final, NamedTuple

from app.core.errors import UserError

CERTIFICATE, PRIVATE_KEY = 1, 3  # classes of objects
CLASS, LABEL, VALUE, ID = 0x000, 0x003, 0x011, 0x102  # attributes
ALWAYS_AUTHENTICATE: Final = 0x202  # asks the PIN for each signature, as identity cards do
ECDSA, SHA256_RSA_PKCS = 0x1041, 0x40  # mechanisms

_USER, _CONTEXT = 1, 2  # who logs in
_SERIAL_SESSION: Final = 4
_ALREADY_INITIALIZED, _ALREADY_LOGGED_IN = 0x191, 0x100
_WRONG_PIN: Final = frozenset({0xA0, 0xA1, 0xA2})  # incorrect, invalid, of a length that is none
_LOCKED: Final = frozenset({0xA3, 0xA4})  # expired, locked
_GONE: Final = frozenset({0x30, 0x32, 0xE0, 0xE1, 0xB3})  # device error or removed, no token
_ROOM: Final = 4_096  # bytes of a signature, and of what a token tells of itself
_MOST: Final = 64  # slots, and objects of a kind
_OS_LOCKING: Final = 2

_Number: Final = ctypes.c_ulong
_PACKED: Final = {"_pack_": 1} if sys.platform == "win32" else {}  # as the headers do there


class _Attribute(ctypes.Structure):
    locals().update(_PACKED)
    _fields_: ClassVar = [("kind", _Number), ("value", ctypes.c_void_p), ("size", _Number)]


class _Mechanism(ctypes.Structure):
    locals().update(_PACKED)
    _fields_: ClassVar = [("kind", _Number), ("parameter", ctypes.c_void_p), ("size", _Number)]


class _Begin(ctypes.Structure):
    locals().update(_PACKED)
    _fields_: ClassVar = [
        *((name, ctypes.c_void_p) for name in ("create", "destroy", "lock", "unlock")),
        ("flags", _Number),
        ("reserved", ctypes.c_void_p),
    ]


class Token(NamedTuple):
    """A token that is in its reader."""

    slot: int
    label: str
    serial: str


class Session:
    """What may be asked of a token that is open."""

    def __init__(self, library: "Library", number: int, pin: str) -> None:
        self._library, self._number, self._pin = library, _Number(number), pin

    def objects(self, kind: int) -> list[int]:
        """Return the objects of a class, by their handle."""
        wanted = _Number(kind)
        about = _Attribute(CLASS, ctypes.addressof(wanted), ctypes.sizeof(wanted))
        found, count = (_Number * _MOST)(), _Number()
        ask = self._library.ask
        ask("C_FindObjectsInit", self._number, ctypes.byref(about), _Number(1))
        ask("C_FindObjects", self._number, found, _Number(_MOST), ctypes.byref(count))
        ask("C_FindObjectsFinal", self._number)
        return [int(one) for one in found[: count.value]]

    def read(self, handle: int, attribute: int) -> bytes:
        """Return an attribute of an object; empty when the object has none."""
        room = ctypes.create_string_buffer(_ROOM * 4)
        asked = _Attribute(attribute, ctypes.addressof(room), len(room))
        status = self._library.call(
            "C_GetAttributeValue",
            self._number,
            _Number(handle),
            ctypes.byref(asked),
            _Number(1),
        )
        return room.raw[: asked.size] if status == 0 else b""

    def sign(self, handle: int, mechanism: int, data: bytes) -> bytes:
        """Return the signature over `data`, as the mechanism gives it."""
        ask, how = self._library.ask, _Mechanism(mechanism, None, 0)
        ask("C_SignInit", self._number, ctypes.byref(how), _Number(handle))
        if any(self.read(handle, ALWAYS_AUTHENTICATE)):
            self._library.log_in(self._number, _CONTEXT, self._pin)
        room, size = ctypes.create_string_buffer(_ROOM), _Number(_ROOM)
        ask("C_Sign", self._number, data, _Number(len(data)), room, ctypes.byref(size))
        return room.raw[: size.value]


class Library:
    """The library of a maker of tokens."""

    def __init__(self, path: Path) -> None:
        """
        Load it.

        Raises:
            UserError: `token.library` (name) when it cannot be loaded or is none of PKCS#11.
        """
        try:
            self._functions: Any = ctypes.CDLL(str(path))
            _ = self._functions.C_GetFunctionList
        except (OSError, AttributeError) as wrong:
            raise UserError("token.library", name=path.name) from wrong
        how = _Begin(flags=_OS_LOCKING)
        self.ask("C_Initialize", ctypes.byref(how), well=(0, _ALREADY_INITIALIZED))

    def tokens(self) -> list[Token]:
        """Return the tokens that are in a reader and made ready for use."""
        slots, count = (_Number * _MOST)(), _Number()
        self.ask("C_GetSlotList", ctypes.c_ubyte(1), None, ctypes.byref(count))  # looks again
        count.value = _MOST
        self.ask("C_GetSlotList", ctypes.c_ubyte(1), slots, ctypes.byref(count))
        found = []
        for slot in slots[: count.value]:
            about = ctypes.create_string_buffer(_ROOM)
            if self.call("C_GetTokenInfo", _Number(slot), about) == 0:
                label, serial = about.raw[:32], about.raw[80:96]
                is_ready = int.from_bytes(about.raw[96:100], sys.byteorder) & 0x400
                if is_ready:
                    found.append(Token(int(slot), _text(label), _text(serial)))
        return found

    @contextmanager
    def opened(self, token: Token, pin: str) -> Iterator[Session]:
        """
        Open a token with its PIN.

        Raises:
            UserError: `token.pin_wrong`, `token.pin_locked`, `token.gone` (name), or
                `token.failed` (status) for what no user can mend.
        """
        number = _Number()
        with _one_at_a_time:
            self.ask(
                "C_OpenSession",
                _Number(token.slot),
                _Number(_SERIAL_SESSION),
                None,
                None,
                ctypes.byref(number),
            )
            try:
                self.log_in(number, _USER, pin)
                yield Session(self, number.value, pin)
            finally:
                with suppress(UserError):
                    self.call("C_Logout", number)
                    self.call("C_CloseSession", number)

    def log_in(self, session: Any, user: int, pin: str) -> None:
        """Give the PIN."""
        secret = pin.encode()
        self.ask(
            "C_Login",
            session,
            _Number(user),
            secret,
            _Number(len(secret)),
            well=(0, _ALREADY_LOGGED_IN),
        )

    def ask(self, name: str, *given: Any, well: Sequence[int] = (0,)) -> None:
        """Call a function; raises as `opened` when it does not do well."""
        status = self.call(name, *given)
        if status in well:
            return
        if status in _WRONG_PIN:
            raise UserError("token.pin_wrong")
        if status in _LOCKED:
            raise UserError("token.pin_locked")
        if status in _GONE:
            raise UserError("token.gone")
        raise UserError("token.failed", status=f"{name} 0x{status:08x}")

    def call(self, name: str, *given: Any) -> int:
        """Call a function and return its status."""
        function = getattr(self._functions, name)
        function.restype = _Number
        return int(function(*given))


_one_at_a_time: Final = Lock()  # a token has one state of logged in or not for a whole program


def _text(padded: bytes) -> str:
    return padded.decode("utf-8", "replace").rstrip(" \0")
