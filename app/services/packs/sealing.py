"""How the documents of a pack are sealed, and what their last page says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from app.reports.seal import SealKey, seal, time_authority
from app.reports.seal_page import SealWords
from app.reports.seal_token import TokenKey
from app.services.changes import Changes
from app.services.packs.seal_keys import sealing_key
from app.services.packs.settings import time_stamp_in
from app.storage.store import Store

_LEVEL: Final = "PAdES B-B"
_STAMPED: Final = "PAdES B-T"  # with the moment of a time-stamp authority
_CURVES: Final = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}


@dataclass(frozen=True, slots=True)
class PackSealing:
    """The seal of a pack."""

    words: SealWords
    seal: Callable[[bytes], bytes]
    changes: Changes  # when the key was made for it


def sealing_of(store: Store, at: datetime) -> PackSealing:
    """Return how this laptop seals; raises as `sealing_key`."""
    found = sealing_key(store, at)
    with store.read() as session:
        address = time_stamp_in(session)
    authority = time_authority(address) if address else None
    return PackSealing(
        words_of(found.key, _STAMPED if authority else _LEVEL),
        lambda content: seal(content, found.key, at, tsa=authority),
        found.changes,
    )


def words_of(key: SealKey | TokenKey, level: str = _LEVEL) -> SealWords:
    """Return what the last page of a document says of a key."""
    certificate = x509.load_der_x509_certificate(key.certificate)
    is_own = certificate.issuer == certificate.subject
    kind = _kind(certificate)
    return SealWords(f"{level}, {kind}", key.holder, key.fingerprint, is_own=is_own)


def _kind(certificate: x509.Certificate) -> str:
    public = certificate.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        return f"ECDSA {_CURVES.get(public.curve.name, public.curve.name)}"
    if isinstance(public, rsa.RSAPublicKey):
        return f"RSA {public.key_size}"
    return "andere sleutel"
