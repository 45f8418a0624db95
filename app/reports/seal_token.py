"""A key on a token: found by its certificate, used to sign, never read."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, Mechanism, ObjectClass

from app.core.errors import UserError
from app.reports.seal_key import Certified, check_kind
from app.reports.token_library import Library, Session, Token

_MARK: Final = b"TOKEN\n"  # before what is kept of a key that is not here


@dataclass(frozen=True)
class TokenKey(Certified):
    """A certificate whose private key stays on a token; the PIN is kept nowhere."""

    certificate: bytes  # X.509, DER
    library: str  # path of the library of the token
    serial: str  # of the token
    key_id: bytes  # of the key on it
    pin: str = field(default="", repr=False, compare=False)
    chain: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """
        Let the token sign the SHA-256 of `data`.

        Raises:
            UserError: as `find_key`, and `token.pin_needed` when nobody gave the PIN.
        """
        library = Library(Path(self.library))
        with library.opened(self._token(library), self._given_pin()) as session:
            return self._signed(session, self._handle(session), data)

    def check(self) -> None:
        """Open the token once, so that what is wrong is known before a pack is drawn."""
        library = Library(Path(self.library))
        with library.opened(self._token(library), self._given_pin()) as session:
            self._handle(session)

    def to_bytes(self) -> bytes:
        """Return what finds the key again; nothing of it is secret."""
        kept = asdict(self) | {
            "certificate": b64encode(self.certificate).decode(),
            "key_id": self.key_id.hex(),
            "chain": [b64encode(one).decode() for one in self.chain],
        }
        del kept["pin"]
        return _MARK + json.dumps(kept, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes, pin: str = "") -> "TokenKey | None":
        """Return what `to_bytes` wrote, none for a key that is kept here."""
        if not content.startswith(_MARK):
            return None
        kept = json.loads(content.removeprefix(_MARK))
        return cls(
            b64decode(kept["certificate"]),
            kept["library"],
            kept["serial"],
            bytes.fromhex(kept["key_id"]),
            pin,
            tuple(b64decode(one) for one in kept["chain"]),
        )

    def _given_pin(self) -> str:
        if not self.pin:
            raise UserError("token.pin_needed")
        return self.pin

    def _token(self, library: Library) -> Token:
        for token in library.tokens():
            if token.serial == self.serial:
                return token
        raise UserError("token.absent")

    def _handle(self, session: Session) -> Any:
        for handle in session.objects(ObjectClass.PRIVATE_KEY):
            if session.read(handle, Attribute.ID) == self.key_id:
                return handle
        raise UserError("token.no_key")

    def _signed(self, session: Session, handle: Any, data: bytes) -> bytes:
        public = self._certificate.public_key()
        if isinstance(public, rsa.RSAPublicKey):
            return session.sign(handle, Mechanism.SHA256_RSA_PKCS, data)
        both = session.sign(handle, Mechanism.ECDSA, sha256(data).digest())
        half = len(both) // 2  # two numbers of one length, where a PDF wants DER
        return encode_dss_signature(
            int.from_bytes(both[:half], "big"), int.from_bytes(both[half:], "big")
        )


class _Found(NamedTuple):
    label: str
    key: TokenKey


def find_key(library: Path, pin: str, label: str = "") -> TokenKey:
    """
    Return the key of the token that is in its reader.

    Args:
        library: Of the maker of the token (PKCS#11).
        label: The name of the key, or of the token; needed when there are more.

    Raises:
        UserError: `token.library` (name), `token.absent`, `token.pin_needed`, `token.pin_wrong`,
            `token.pin_locked`, `token.gone`, `token.no_key`, `token.several` (names),
            `token.no_such` (label, names), `seal.key_kind`, `token.failed` (status).
    """
    if not pin:
        raise UserError("token.pin_needed")
    loaded = Library(library)
    tokens = loaded.tokens()
    if not tokens:
        raise UserError("token.absent")
    named = [one for one in tokens if label and one.label == label]
    if len(tokens) > 1 and len(named) != 1:  # a PIN is tried on one token only: it may lock
        raise UserError("token.several_tokens", names=_names([one.label for one in tokens]))
    token = tokens[0] if len(tokens) == 1 else named[0]
    with loaded.opened(token, pin) as session:
        found = list(_keys(session, library, token, pin))
    return _one_of(found, label if len(tokens) == 1 else "")


def _keys(session: Session, library: Path, token: Token, pin: str) -> list[_Found]:
    """Return the keys that have a certificate."""
    certificates = {
        session.read(one, Attribute.ID): one for one in session.objects(ObjectClass.CERTIFICATE)
    }
    found = []
    for handle in session.objects(ObjectClass.PRIVATE_KEY):
        key_id = session.read(handle, Attribute.ID)
        if key_id not in certificates:
            continue
        certificate = session.read(certificates[key_id], Attribute.VALUE)
        name = session.read(handle, Attribute.LABEL)
        key = TokenKey(certificate, str(library), token.serial, key_id, pin)
        found.append(_Found(name or key.holder, key))
    return found


def _one_of(found: Sequence[_Found], label: str) -> TokenKey:
    names = [one.label for one in found]
    if not found:
        raise UserError("token.no_key")
    if label:
        found = [one for one in found if one.label == label]
        if not found:
            raise UserError("token.no_such", label=label, names=_names(names))
    if len(found) > 1:
        raise UserError("token.several", names=_names(names))
    check_kind(x509.load_der_x509_certificate(found[0].key.certificate).public_key())
    return found[0].key


def _names(names: Sequence[str]) -> str:
    return ", ".join(sorted(f"«{one}»" for one in names))
