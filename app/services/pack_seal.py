"""How the documents of a pack are sealed, and what their last page says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from app.core import clock
from app.reports.seal import SealKey, seal
from app.reports.seal_page import SealWords
from app.services.seal_keys import sealing_key
from app.storage.store import Store

_LEVEL: Final = "PAdES B-B"
_CURVES: Final = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}


@dataclass(frozen=True, slots=True)
class Sealing:
    """How documents are sealed now, and what their last page says of it."""

    words: SealWords
    seal: Callable[[bytes], bytes]


def sealing_of(store: Store) -> Sealing:
    """
    Return how this laptop seals; its first key is made here.

    Raises:
        UserError: `seal.promotor_only`.
    """
    key = sealing_key(store, clock.now()).key
    return Sealing(words_of(key), lambda content: seal(content, key, clock.now()))


def words_of(key: SealKey) -> SealWords:
    """Return what the last page of a document says of a key."""
    certificate = x509.load_der_x509_certificate(key.certificate)
    public = certificate.public_key()
    kind = "sleutel"
    if isinstance(public, ec.EllipticCurvePublicKey):
        kind = f"ECDSA {_CURVES.get(public.curve.name, public.curve.name)}"
    elif isinstance(public, rsa.RSAPublicKey):
        kind = f"RSA {public.key_size}"
    is_own = certificate.issuer == certificate.subject
    return SealWords(f"{_LEVEL}, {kind}", key.holder, key.fingerprint, is_own=is_own)
