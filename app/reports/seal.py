"""
The seal of a document: it shows that no byte changed since, and which key says so.

PAdES baseline B-B (ETSI EN 319 142-1), B-T and B-LT with a time-stamp authority. What takes long to
import is imported when the first seal is made or read.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography import x509

from app.core.errors import UserError
from app.reports.seal_key import (
    SealKey,
    Signer,
    fingerprint_of,
    load_pkcs12,
    new_seal_key,
)

__all__ = [
    "Seal",
    "SealKey",
    "SealReading",
    "SealVerdict",
    "Signer",
    "TimeAuthority",
    "fingerprint_of",
    "load_pkcs12",
    "new_seal_key",
    "read_seals",
    "seal",
    "time_authority",
]


class SealVerdict(StrEnum):
    """What the seals of a file say about it."""

    NONE = "none"  # a PDF without a seal
    WHOLE = "whole"  # the last seal covers every byte, and its key is trusted
    CHANGED = "changed"  # a byte changed after it was sealed
    APPENDED = "appended"  # all that was sealed is there, and something came behind it
    FOREIGN = "foreign"  # not changed since it was sealed, by a key that is not trusted
    UNREADABLE = "unreadable"  # no PDF, or one that nobody can open


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal in a file."""

    is_intact: bool  # what it covers did not change, nor did the seal itself
    covers_file: bool  # from the first byte to the last
    fingerprint: str = ""  # of the certificate; empty when the seal cannot be read
    holder: str = ""  # the name in the certificate, which the maker of a key chooses
    sealed_at: datetime | None = None  # as its maker says
    stamped_at: datetime | None = None  # as a time-stamp authority says
    stamped_by: str = ""  # the name in the certificate of that authority


@dataclass(frozen=True, slots=True)
class SealReading:
    """The verdict on a file, and its seals in the order in which they were put."""

    verdict: SealVerdict
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeAuthority:
    """
    Who says when a seal was put (time-stamp authority, RFC 3161).

    With the certificates (DER) that it and the key of the seal hang on, all that a judge needs
    later goes into the file too (B-LT).
    """

    stamper: Any  # a `pyhanko.sign.timestamps.TimeStamper`
    roots: tuple[bytes, ...] = ()


def time_authority(url: str, roots: tuple[bytes, ...] = ()) -> TimeAuthority:
    """Return the authority at an address (http or https)."""
    from app.reports.seal_time import HttpTimeStamper

    return TimeAuthority(HttpTimeStamper(url), roots)


def seal(pdf: bytes, signer: Signer, at: datetime, *, tsa: TimeAuthority | None = None) -> bytes:
    """
    Return `pdf` with a seal behind it that covers every byte and allows no later change.

    Args:
        at: When it is sealed, with its zone.
        tsa: Asked over the network, when there is one.

    Raises:
        UserError: `seal.key_not_valid` on a day that the certificate is not for,
            `seal.time_stamp_failed` or `seal.chain_unknown`; nothing is sealed.
    """
    certificate = x509.load_der_x509_certificate(signer.certificate)
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= at <= last:
        raise UserError("seal.key_not_valid", first=first.date(), last=last.date())
    from app.reports.seal_making import make

    if tsa is None:
        return make(pdf, signer, at)
    return make(pdf, signer, at, tsa.stamper, tsa.roots)


def read_seals(pdf: bytes, trusted: Collection[str] = ()) -> SealReading:
    """
    Judge the seals of a file; whatever is wrong with it is a verdict, never an exception.

    Args:
        trusted: Fingerprints (`fingerprint_of`) of the keys that the partnership vouches for.
    """
    from app.reports.seal_reading import read

    return read(pdf, frozenset(trusted))
