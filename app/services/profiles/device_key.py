"""
Short secrets in the keyring of the system (Windows, macOS, Secret Service).

The key for quick unlock, and what this laptop shows to its server.

A keyring may be absent, locked, ask for a password, or hang. So each call runs in a thread of its
own with a time limit, and each failure has its own code. A backend that keeps secrets in the clear
counts as none.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from threading import Thread
from typing import Any, Final

from app.core.errors import UserError

SERVICE: Final = "Werkvloer"
WAIT_S: Final = 30.0  # somebody may have to type the password of the keyring
_SAFE_PRIORITY: Final = 1  # of backends of the system; those that keep files in the clear are below
_BY_NAME: Final = {
    "NoKeyringError": "keyring.none",
    "InitError": "keyring.none",
    "KeyringLocked": "keyring.locked",
    "LockedException": "keyring.locked",
    "PromptDismissedException": "keyring.dismissed",
    "KeychainDenied": "keyring.dismissed",
}
log = logging.getLogger(__name__)


def read_device_key(key_id: str, wait_s: float = WAIT_S) -> bytes:
    """
    Return the device key of a profile.

    Raises:
        UserError: `keyring.none`, `keyring.locked`, `keyring.dismissed`, `keyring.slow` (wait_s),
            `keyring.failed`, `keyring.lost` when the keyring does not have it.
    """
    try:
        return bytes.fromhex(read_secret(key_id, wait_s))
    except ValueError:
        raise UserError("keyring.lost") from None


def keep_device_key(key_id: str, key: bytes, wait_s: float = WAIT_S) -> None:
    """
    Put the device key of a profile in the keyring, and make sure that it is there.

    Raises:
        UserError: as `read_device_key`.
    """
    keep_secret(key_id, key.hex(), wait_s)


def drop_device_key(key_id: str, wait_s: float = WAIT_S) -> None:
    """Take the device key out of the keyring; it opens nothing any more, so failing is no harm."""
    drop_secret(key_id, wait_s)


def read_secret(name: str, wait_s: float = WAIT_S) -> str:
    """Return a short text that was kept under a name; raises as `read_device_key`."""
    held = _ask(lambda: _backend().get_password(SERVICE, name), wait_s)
    if not held:
        raise UserError("keyring.lost")
    return str(held)


def keep_secret(name: str, text: str, wait_s: float = WAIT_S) -> None:
    """Keep a text of at most 1,280 signs, and make sure that it is there; raises so."""
    _ask(lambda: _backend().set_password(SERVICE, name, text), wait_s)
    if read_secret(name, wait_s) != text:
        raise UserError("keyring.failed")


def drop_secret(name: str, wait_s: float = WAIT_S) -> None:
    """Take a text out of the keyring; failing leaves it there."""
    try:
        _ask(lambda: _backend().delete_password(SERVICE, name), wait_s)
    except UserError as error:
        log.info("secret left in the keyring", extra={"code": error.code})


def _backend() -> Any:
    """Return the keyring of the system; keyring is slow to load, so not before it is needed."""
    backend = import_module("keyring").get_keyring()
    for each in getattr(backend, "backends", None) or [backend]:
        if each.priority >= _SAFE_PRIORITY:
            return each
    raise UserError("keyring.none")


def _ask(call: Callable[[], Any], wait_s: float) -> Any:
    future: Future[Any] = Future()
    # A daemon: a prompt that hangs must not keep the program from ending
    Thread(target=_run, args=(call, future), name="keyring", daemon=True).start()
    try:
        return future.result(wait_s)
    except UserError:
        raise
    except TimeoutError as error:
        if future.done():  # a time limit of the backend itself
            raise UserError("keyring.failed") from error
        raise UserError("keyring.slow", wait_s=wait_s) from None
    except Exception as error:
        raise UserError(_code_of(error)) from error


def _run(call: Callable[[], Any], future: "Future[Any]") -> None:
    try:
        future.set_result(call())
    except Exception as error:  # noqa: BLE001  it is raised again in the thread that waits
        future.set_exception(error)


def _code_of(error: BaseException) -> str:
    """Return the code of a failure; the innermost cause knows best."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any("Failed to unlock" in str(each) for each in causes):  # Secret Service: prompt closed
        return "keyring.dismissed"
    names = [kind.__name__ for each in reversed(causes) for kind in type(each).__mro__]
    return next((_BY_NAME[name] for name in names if name in _BY_NAME), "keyring.failed")
