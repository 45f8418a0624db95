"""
Keys that seal: one that the program makes itself, one out of a file, one that stays on a token.

A key made here proves that a document is whole and comes from who has the key. It is no qualified
seal (Regulation (EU) 910/2014): nobody outside the partnership vouches for it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Final, Protocol, TypeAlias

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from app.core.errors import UserError

_PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

YEARS: Final = 20  # outlives the longest term that a dossier is kept; see decision 0031
_LONGEST_NAME: Final = 64  # bytes; X.520 allows no more
_LEAST_RSA: Final = 2_048  # bits
_SUBJECT: Final = "Werkvloer"  # of a partnership that has no name yet


class Signer(Protocol):
    """What can seal; its private key may be somewhere else."""

    @property
    def certificate(self) -> bytes:
        """The certificate (X.509, DER)."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates that it hangs on (DER), its own not among them."""

    def sign(self, data: bytes) -> bytes:
        """Return the signature over the SHA-256 of `data`: ECDSA (DER) or RSA (PKCS#1 v1.5)."""


def fingerprint_of(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate (DER), in hexadecimal: what a key is known by."""
    return sha256(certificate).hexdigest()


class Certified:
    """What the certificate of a key tells."""

    certificate: bytes  # X.509, DER

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate, in hexadecimal."""
        return fingerprint_of(self.certificate)

    @property
    def certificate_pem(self) -> str:
        """The certificate as text, to give away."""
        return self._certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")

    @property
    def holder(self) -> str:
        """The name that the certificate bears."""
        return holder_of(self.certificate)

    @cached_property
    def _certificate(self) -> x509.Certificate:
        return x509.load_der_x509_certificate(self.certificate)


@dataclass(frozen=True)
class SealKey(Certified):
    """A certificate and its private key, in memory."""

    certificate: bytes  # X.509, DER
    private: bytes = field(repr=False)  # PKCS#8, DER, not encrypted
    chain: tuple[bytes, ...] = ()

    @property
    def valid_until(self) -> datetime:
        """The last moment that the key may seal."""
        return self._certificate.not_valid_after_utc

    def sign(self, data: bytes) -> bytes:
        """Return the signature over the SHA-256 of `data`."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))

    def to_bytes(self) -> bytes:
        """Return all of it for a store that is encrypted itself."""
        return self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ) + b"".join(_as_pem(certificate) for certificate in (self.certificate, *self.chain))

    @classmethod
    def from_bytes(cls, content: bytes) -> "SealKey":
        """Return what `to_bytes` wrote."""
        key = serialization.load_pem_private_key(content, None)
        certificate, *chain = x509.load_pem_x509_certificates(content)
        return _sealing(key, certificate, chain)

    @cached_property
    def _key(self) -> _PrivateKey:
        key = serialization.load_der_private_key(self.private, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise TypeError("this key cannot seal")
        return key


def new_seal_key(partnership: str, at: datetime) -> SealKey:
    """
    Make the key of a partnership: ECDSA on P-256, good from `at` on.

    Args:
        at: With its zone.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    room = partnership.replace("\0", "").strip().encode(errors="ignore")[:_LONGEST_NAME]
    name = room.decode(errors="ignore").strip() or _SUBJECT
    subject = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, name),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, name),
        ]
    )
    of_key = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at)
        .not_valid_after(_years_after(at, YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_FOR_SEALS, critical=True)
        .add_extension(of_key, critical=False)
        .sign(key, hashes.SHA256())
    )
    return _sealing(key, certificate, [])


def load_pkcs12(content: bytes, passphrase: str) -> SealKey:
    """
    Read the key out of a file (.p12, .pfx) that someone else issued.

    Raises:
        UserError: `seal.file_unreadable` when it is no such file or the passphrase is wrong,
            `seal.file_without_key`, or `seal.key_kind` for a key that readers of PDF do not know.
    """
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(
            content, passphrase.encode() or None
        )
    except (ValueError, UnsupportedAlgorithm) as wrong:
        raise UserError("seal.file_unreadable") from wrong
    if key is None or certificate is None:
        raise UserError("seal.file_without_key")
    return _sealing(key, certificate, chain)


def holder_of(certificate: bytes) -> str:
    """Return the name that a certificate (DER) bears, empty when it bears none."""
    subject = x509.load_der_x509_certificate(certificate).subject
    for kind in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
        if found := subject.get_attributes_for_oid(kind):
            return str(found[0].value)
    return ""


_FOR_SEALS: Final = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,  # who sealed cannot say later that they did not
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def check_kind(key: object) -> None:
    """Raise `seal.key_kind` for a key, public or private, that readers of PDF do not know."""
    is_rsa = isinstance(key, rsa.RSAPrivateKey | rsa.RSAPublicKey) and key.key_size >= _LEAST_RSA
    if not (is_rsa or _is_known_curve(key)):
        raise UserError("seal.key_kind")


def _sealing(key: object, certificate: x509.Certificate, chain: list[x509.Certificate]) -> SealKey:
    check_kind(key)
    private: _PrivateKey = key  # type: ignore[assignment] # one of the two kinds, as just found
    return SealKey(
        certificate.public_bytes(serialization.Encoding.DER),
        private.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        tuple(each.public_bytes(serialization.Encoding.DER) for each in chain),
    )


def _is_known_curve(key: object) -> bool:
    return isinstance(key, ec.EllipticCurvePrivateKey | ec.EllipticCurvePublicKey) and isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    )


def _as_pem(certificate: bytes) -> bytes:
    return x509.load_der_x509_certificate(certificate).public_bytes(serialization.Encoding.PEM)


def _years_after(moment: datetime, years: int) -> datetime:
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year + years, day=28)
