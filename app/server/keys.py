"""
The secrets of a server: made from one file that stands outside the database and its backups.

Servers of one database share the file. Who loses it can no longer trust what comes back after a
restore, and all laptops log in again.
"""

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.errors import UserError

_SIZE: Final = 32  # bytes


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """One key for each use, 32 bytes each."""

    seal: bytes  # of rows of the log
    access: bytes  # signs access tokens
    code: bytes  # HMAC of invitation codes
    refresh: bytes  # HMAC of refresh tokens
    proof: bytes  # signs the nonce of a proof that a laptop has a file
    login: bytes  # encrypts the state of a login at the organisation

    def __repr__(self) -> str:
        """Say nothing: a repr ends up in logs."""
        return "ServerKeys()"

    @classmethod
    def of(cls, secret: bytes) -> "ServerKeys":
        """Return the keys that come from the secret of the file."""
        return cls(
            **{
                use: HKDF(SHA256(), _SIZE, salt=None, info=f"werkvloer {use}".encode()).derive(
                    secret
                )
                for use in cls.__slots__
            }
        )


def load_keys(path: Path) -> ServerKeys:
    """
    Read the key file; make it, for its user alone, when it is not there.

    Raises:
        UserError: `setup.key_file` (path) for a file that holds something else.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_SIZE))
            file.flush()
            os.fsync(file.fileno())
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise UserError("setup.key_file", path=path) from error
    if len(secret) != _SIZE:
        raise UserError("setup.key_file", path=path)
    return ServerKeys.of(secret)


def mac(key: bytes, *parts: str) -> str:
    """Return the HMAC-SHA256 of texts, hex; no two lists of texts are written the same."""
    written = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(key, written.encode(), "sha256").hexdigest()
