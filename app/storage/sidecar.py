"""
The key file beside the database: the data key, locked in up to three slots.

The device slot opens with a key in the keyring of the system, the passphrase slot with argon2id,
the recovery slot with the code of the printed sheet. It is JSON. A plain checksum tells damage from
a wrong passphrase; an HMAC under the data key tells that nobody changed the file; the counter, that
nobody put an older one back.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.errors import UserError
from app.storage.data_key import KEY_BYTES
from app.storage.failures import told_as_user_error
from app.storage.files import write_whole
from app.storage.profile import KEYS

FILE: Final = KEYS
FORMAT: Final = 1
Slot = Literal["device", "passphrase", "recovery"]
_NONCE, _SALT = 12, 16  # bytes
_ARGON: Final = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}  # KiB


class WrongSecret(Exception):
    """The secret does not open the slot."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the key file holds; `actor` is the person whose profile it is."""

    key_id: str  # random hex; names the key in the keyring
    actor: UUID
    counter: int  # one more at each writing; the database knows it too
    slots: dict[str, dict[str, str]]  # hex: salt, nonce, wrapped

    def has(self, slot: Slot) -> bool:
        """Tell whether a slot is in use."""
        return slot in self.slots

    def opened(self, slot: Slot, secret: bytes) -> bytes:
        """
        Return the data key.

        Raises:
            WrongSecret: also when the slot is empty.
        """
        held = self.slots.get(slot)
        if held is None:
            raise WrongSecret
        salt, nonce, wrapped = (bytes.fromhex(held[k]) for k in ("salt", "nonce", "wrapped"))
        cipher = AESGCM(_STRETCH[slot](secret, salt))
        try:
            return cipher.decrypt(nonce, wrapped, self._about(slot))
        except InvalidTag:
            raise WrongSecret from None

    def with_slot(self, slot: Slot, secret: bytes, key: bytes) -> "Sidecar":
        """Return a copy in which the secret opens the slot."""
        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        wrapped = AESGCM(_STRETCH[slot](secret, salt)).encrypt(nonce, key, self._about(slot))
        held = {"salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}
        return replace(self, slots={**self.slots, slot: held})

    def without_slot(self, slot: Slot) -> "Sidecar":
        """Return a copy in which the slot is empty."""
        return replace(self, slots={name: s for name, s in self.slots.items() if name != slot})

    def _about(self, slot: Slot) -> bytes:
        return f"werkvloer/{FORMAT}/{self.key_id}/{slot}".encode()


def new_sidecar(actor: UUID) -> Sidecar:
    """Return a key file without slots."""
    return Sidecar(secrets.token_hex(16), actor, 0, {})


def write_sidecar(folder: Path, sidecar: Sidecar, key: bytes) -> Sidecar:
    """
    Write the key file, whole and durably, with the next counter; return it as written.

    Raises:
        UserError: `store.full`, `store.read_only`, `store.io`; the old file stands.
    """
    sidecar = replace(sidecar, counter=sidecar.counter + 1)
    body = _body(sidecar)
    body["hmac"] = _seal(body, key)
    body["checksum"] = _checksum(body)
    with told_as_user_error(folder / FILE):
        write_whole(folder / FILE, json.dumps(body, indent=1).encode())
    return sidecar


def read_sidecar(folder: Path) -> tuple[Sidecar, str]:
    """
    Read the key file; return it with its seal, to be checked when the data key is known.

    Raises:
        UserError: `keys.missing`, `keys.damaged`, `keys.newer` (found, known: format), `store.io`,
            `store.read_only`; each with `path`.
    """
    return read_keys(folder / FILE)


def read_keys(path: Path) -> tuple[Sidecar, str]:
    """Read a key file wherever it stands; raises as `read_sidecar`."""
    try:
        with told_as_user_error(path):
            body = json.loads(path.read_bytes())
        return _parsed(body, path)
    except FileNotFoundError:
        raise UserError("keys.missing", path=path) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError("keys.damaged", path=path) from None


def check_seal(sidecar: Sidecar, seal: str, key: bytes, path: Path) -> None:
    """
    Make sure that nobody changed the key file.

    Raises:
        UserError: `keys.damaged`.
    """
    if not hmac.compare_digest(_seal(_body(sidecar), key), seal):
        raise UserError("keys.damaged", path=path)


def _parsed(body: dict[str, Any], path: Path) -> tuple[Sidecar, str]:
    if not isinstance(body["format"], int):
        raise TypeError("format")
    if body["format"] > FORMAT:
        raise UserError("keys.newer", found=body["format"], known=FORMAT, path=path)
    if body["checksum"] != _checksum(body):
        raise ValueError("checksum")
    slots = {slot: dict(body["slots"][slot]) for slot in body["slots"] if slot in get_args(Slot)}
    sidecar = Sidecar(str(body["key_id"]), UUID(body["actor"]), int(body["counter"]), slots)
    return sidecar, str(body["hmac"])


def _body(sidecar: Sidecar) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "key_id": sidecar.key_id,
        "actor": sidecar.actor.hex,
        "counter": sidecar.counter,
        "slots": sidecar.slots,
    }


def _canonical(body: dict[str, Any], *less: str) -> bytes:
    kept = {name: value for name, value in body.items() if name not in less}
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()


def _seal(body: dict[str, Any], key: bytes) -> str:
    under = _derived(key, b"werkvloer sidecar seal", b"")
    return hmac.digest(under, _canonical(body, "hmac", "checksum"), "sha256").hex()


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body, "checksum")).hexdigest()


def _derived(secret: bytes, purpose: bytes, salt: bytes) -> bytes:
    """Derive a key from a secret that is random already."""
    return HKDF(SHA256(), KEY_BYTES, salt or None, purpose).derive(secret)


def _stretched(passphrase: bytes, salt: bytes) -> bytes:
    """Derive a key from what a person chose; slow on purpose, about 140 ms."""
    return hash_secret_raw(passphrase, salt, hash_len=KEY_BYTES, type=Type.ID, **_ARGON)


_STRETCH: Final[dict[str, Callable[[bytes, bytes], bytes]]] = {
    "device": lambda secret, salt: _derived(secret, b"werkvloer device slot", salt),
    "passphrase": _stretched,
    "recovery": lambda secret, salt: _derived(secret, b"werkvloer recovery slot", salt),
}
