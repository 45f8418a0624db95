"""
What this laptop proves to its server who it is with: an Ed25519 key and a refresh token.

They lie in the keyring of the system, so that a copied profile is no copied laptop. Where there is
no keyring that can be used, they lie in the encrypted database, never in the clear.
"""

import json
from dataclasses import dataclass, replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core import clock
from app.core.errors import UserError
from app.services.profiles.device_key import drop_secret, keep_secret, read_secret
from app.sync.protocol_accounts import RefreshRequest

_PREFIX: Final = "server-"  # of the name in the keyring; the id of the laptop follows


@dataclass(frozen=True, slots=True)
class DeviceSecret:
    """The private key (raw, hex) and the token that is exchanged next."""

    key: str
    refresh: str = ""

    @classmethod
    def new(cls) -> "DeviceSecret":
        """Return one with a new key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw().hex())

    @property
    def public_key(self) -> str:
        """The public key, raw, hex."""
        return self._private().public_key().public_bytes_raw().hex()

    def with_refresh(self, refresh: str) -> "DeviceSecret":
        """Return it with the next token."""
        return replace(self, refresh=refresh)

    def request(self) -> RefreshRequest:
        """Return the signed question for another token."""
        at = clock.now().isoformat()
        signed = self._private().sign(f"refresh|{self.refresh}|{at}".encode())
        return RefreshRequest(refresh=self.refresh, at=at, signature=signed.hex())

    def to_text(self) -> str:
        """Return it as it is kept."""
        return json.dumps({"key": self.key, "refresh": self.refresh})

    @classmethod
    def from_text(cls, text: str) -> "DeviceSecret":
        """Return what was kept; raises UserError `sync.keys_lost` when it is no such text."""
        try:
            kept = json.loads(text)
            found = cls(str(kept["key"]), str(kept["refresh"]))
            _ = found.public_key
        except (ValueError, TypeError, KeyError):
            raise UserError("sync.keys_lost") from None
        return found

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.key))


def keep_device_secret(device: str, secret: DeviceSecret) -> str | None:
    """Put it in the keyring; return the text to keep in the encrypted database when that fails."""
    text = secret.to_text()
    try:
        keep_secret(_PREFIX + device, text)
    except UserError:
        return text
    return None


def read_device_secret(device: str, kept: str | None) -> DeviceSecret:
    """
    Return it, from the database when it is `kept` there.

    Raises:
        UserError: `sync.keys_lost`: this profile came from another laptop, or the keyring was
            emptied; `sync.keyring`: the keyring does not open now.
    """
    if kept is not None:
        return DeviceSecret.from_text(kept)
    try:
        text = read_secret(_PREFIX + device)
    except UserError as error:
        if error.code == "keyring.lost":
            raise UserError("sync.keys_lost") from error
        raise UserError("sync.keyring") from error
    return DeviceSecret.from_text(text)


def drop_device_secret(device: str) -> None:
    """Forget it; the server takes it no longer, so that failing is no harm."""
    drop_secret(_PREFIX + device)
