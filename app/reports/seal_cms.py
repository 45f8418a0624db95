"""
Checks the signature in a seal (CMS, RFC 5652; CAdES, ETSI EN 319 122-1), not whom to trust.

Also what a signature does not cover itself is checked, so that no byte of it changes unseen. It
takes 0.4 s to import: import this module late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_sig_integrity,
)

from app.reports.seal_key import fingerprint_of, holder_of

_DIGESTS: Final[dict[str, type[hashes.SHA256 | hashes.SHA384 | hashes.SHA512]]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_NO_PARAMETERS: Final = (b"", b"\x05\x00")  # left out, or said to be none
_STAMP: Final = "signature_time_stamp_token"
_OF_A_CHANGED_BYTE: Final = (
    ValueError,  # all errors of pyHanko are
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    AssertionError,
    NotImplementedError,
    InvalidSignature,
    UnsupportedAlgorithm,
)


class Broken(Exception):
    """The signature is not of these bytes, or is not as it was made."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed, and when according to somebody else."""

    fingerprint: str
    holder: str
    stamped_at: datetime | None = None
    stamped_by: str = ""


def check(content: bytes, covered: Sequence[bytes | memoryview]) -> Signed:
    """
    Check that `content`, a signature with zeros behind it, is of the bytes `covered`.

    Raises:
        Broken: When it is not, or when it is no signature.
    """
    try:
        return _check(content, covered)
    # what a changed byte makes of a structure: each of these says that it is not the one it was
    except _OF_A_CHANGED_BYTE as wrong:
        raise Broken from wrong


def _check(content: bytes, covered: Sequence[bytes | memoryview]) -> Signed:
    size = parser.peek(content)
    _claim(not content[size:].strip(b"\0"))
    signed_data = _signed_data(cms.ContentInfo.load(content[:size], strict=True))
    _claim(signed_data["version"].native == "v1")
    _claim(signed_data["crls"] is core.VOID or len(signed_data["crls"]) == 0)
    held = signed_data["encap_content_info"]
    _claim(held["content_type"].native == "data" and held["content"] is core.VOID)
    (signer,) = signed_data["signer_infos"]
    (algorithm,) = signed_data["digest_algorithms"]
    digest = _digest_of(signer["digest_algorithm"])
    _claim(_digest_of(algorithm).name == digest.name)
    certificate = _signed_by(signed_data, signer, "data", _digest(digest, covered))
    _claim(signer["sid"].chosen["issuer"].dump() == certificate.issuer.dump())
    _claim(signer["version"].native == "v1")
    _check_parameters(signer["signature_algorithm"])
    der = bytes(certificate.dump())
    stamped_at, stamped_by = _check_stamp(signer)
    return Signed(fingerprint_of(der), holder_of(der), stamped_at, stamped_by)


def _signed_data(info: Any) -> Any:
    _claim(info["content_type"].native == "signed_data")
    data = info["content"]
    data.native  # noqa: B018 reading is lazy: whatever cannot be read must fail here
    return data


def _signed_by(signed_data: Any, signer: Any, kind: str, digest: bytes) -> asn1_x509.Certificate:
    """Return the certificate of who signed `digest`."""
    found = extract_certs_for_validation(signed_data)
    _check_chain(found.signer_cert, found.other_certs)
    is_same, is_valid = validate_sig_integrity(signer, found.signer_cert, kind, digest)
    _claim(is_same and is_valid)
    return found.signer_cert


def _check_chain(certificate: asn1_x509.Certificate, others: Sequence[Any]) -> None:
    """Claim of each certificate that the one above it signed it, when that one came along."""
    known = [x509.load_der_x509_certificate(each.dump()) for each in (certificate, *others)]
    for each in known:
        above = next((it for it in known if it.subject == each.issuer), None)
        if above is not None:
            each.verify_directly_issued_by(above)


def _check_parameters(algorithm: Any) -> None:
    if algorithm.signature_algo != "rsassa_pss":  # only that one has any, and checks them itself
        _claim(algorithm["parameters"].dump() in _NO_PARAMETERS)


def _check_stamp(signer: Any) -> tuple[datetime | None, str]:
    """Check the time stamp over a signature and return its moment and maker, when there is one."""
    more = signer["unsigned_attrs"]
    if more is core.VOID:
        return None, ""
    (attribute,) = more
    _claim(attribute["type"].native == _STAMP)
    (token,) = attribute["values"]
    signed_data = _signed_data(token)
    (stamper,) = signed_data["signer_infos"]
    held = signed_data["encap_content_info"]
    of_info = _digest(_digest_of(stamper["digest_algorithm"]), [bytes(held["content"])])
    certificate = _signed_by(signed_data, stamper, "tst_info", of_info)
    info = held["content"].parsed
    imprint = info["message_imprint"]
    expected = _digest(_digest_of(imprint["hash_algorithm"]), [signer["signature"].native])
    _claim(imprint["hashed_message"].native == expected)
    return info["gen_time"].native, holder_of(certificate.dump())


def _digest_of(algorithm: Any) -> hashes.HashAlgorithm:
    _claim(algorithm["parameters"].dump() in _NO_PARAMETERS)
    return _DIGESTS[algorithm["algorithm"].native]()


def _digest(kind: hashes.HashAlgorithm, parts: Sequence[bytes | memoryview]) -> bytes:
    digest = hashes.Hash(kind)
    for part in parts:
        digest.update(part)
    return digest.finalize()


def _claim(holds: object) -> None:
    if not holds:
        raise Broken
