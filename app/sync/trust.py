"""
Whom the laptop believes to be the server: the authorities of the system, and a pin when given.

The system's own store knows the authority of an organisation; a pin (SHA-256 of the public key of
the certificate, hex) narrows that to one key. It is checked before a single byte is sent.
"""

import hashlib
import hmac
import socket
import ssl
from functools import cache
from typing import Any

import truststore
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from typing_extensions import override


class PinMismatch(ssl.SSLError):
    """A certificate that the system trusts, of another key than the one that was agreed."""


@cache
def trusting(pin: str = "") -> ssl.SSLContext:
    """Return what judges the certificate of a server; to read the authorities takes a while."""
    protocol = ssl.PROTOCOL_TLS_CLIENT
    return _Pinned(protocol, pin=pin) if pin else truststore.SSLContext(protocol)


def pin_of(certificate: bytes) -> str:
    """Return the pin of a certificate in DER."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


class _Pinned(truststore.SSLContext):
    def __init__(self, protocol: int, *, pin: str) -> None:
        super().__init__(protocol)
        self._pin = pin.lower().replace(":", "")

    @override
    def wrap_socket(self, sock: socket.socket, *args: Any, **rest: Any) -> ssl.SSLSocket:
        made = super().wrap_socket(sock, *args, **rest)
        found = made.getpeercert(binary_form=True)
        if not found or not hmac.compare_digest(pin_of(found), self._pin):
            made.close()
            raise PinMismatch("another key than the pinned one")
        return made
