"""
The keys that this laptop seals with, and those that the partnership vouches for.

The private half stays in the encrypted store of the laptop where it was made; the certificate is a
record of the partnership, so that everybody can tell a seal of it from any other.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid5

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.models.local import SealKey as KeptKey
from app.models.proof import SealCertificate
from app.reports.seal import SealKey, fingerprint_of, load_pkcs12, new_seal_key
from app.reports.seal_token import TokenKey, find_key
from app.services.changes import Changes
from app.services.people import Me, who_am_i
from app.services.profiles.linking import PROMOTOR
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class SealKeyRow:
    """A key of the partnership."""

    fingerprint: str  # SHA-256 of its certificate, hex
    name: str  # what its certificate bears
    made_at: datetime
    valid_until: datetime
    retired_on: date | None  # nothing is sealed with it from this day on
    is_here: bool  # its private half is on this laptop


@dataclass(frozen=True, slots=True)
class Sealing:
    """The key to seal with, and what changed when it was made for the occasion."""

    key: SealKey | TokenKey
    changes: Changes


# PINs of tokens by the fingerprint of their key, for as long as the program runs; stored nowhere
_pins: dict[str, str] = {}


def may_seal(store: Store) -> bool:
    """Tell whether who works here may seal: the promotor, and anybody who practises."""
    return _may(who_am_i(store))


def sealing_key(store: Store, at: datetime) -> Sealing:
    """
    Return the newest key of this laptop that may seal at `at`; the first time one is made.

    Raises:
        UserError: `seal.promotor_only`; as `TokenKey.check` when it is on a token.
    """
    me = _promotor(store)
    with store.write() as session:
        key = _newest_key(session, at)
        if key is None:
            key = new_seal_key(_name_for(me), at)
            _keep(session, me, key, at)
        sealing = Sealing(key, Changes.of(session))
    if isinstance(key, TokenKey):
        _try_token(key)
    return sealing


def needs_pin(store: Store, at: datetime) -> TokenKey | None:
    """Return the key of a token that seals at `at`, while its PIN was not given."""
    with store.read() as session:
        key = _newest_key(session, at)
    return key if isinstance(key, TokenKey) and not key.pin else None


def token_of(store: Store, fingerprint: str) -> TokenKey | None:
    """Return a key as it is kept here, when its private half is on a token."""
    with store.read() as session:
        kept = session.get(KeptKey, fingerprint)
        pin = _pins.get(fingerprint, "")
        return None if kept is None else TokenKey.from_bytes(kept.content, pin)


def give_pin(key: TokenKey, pin: str) -> None:
    """
    Open the token with a PIN, and keep that until the program ends.

    Raises:
        UserError: As `TokenKey.check`.
    """
    replace(key, pin=pin).check()
    _pins[key.fingerprint] = pin


def _newest_key(session: Session, at: datetime) -> SealKey | TokenKey | None:
    certificates = _certificates(session)
    kept = select(KeptKey).order_by(col(KeptKey.made_at).desc(), col(KeptKey.fingerprint))
    for row in session.exec(kept):
        pin = _pins.get(row.fingerprint, "")
        key = TokenKey.from_bytes(row.content, pin) or SealKey.from_bytes(row.content)
        known = certificates.get(row.fingerprint)
        if known is not None and not _is_retired(known, at) and _is_in_term(key, at):
            return key
    return None


def _try_token(key: TokenKey) -> None:
    """Open a token; a PIN that is wrong is not given a second time: that would lock the token."""
    try:
        key.check()
    except UserError as error:
        if error.code in {"token.pin_wrong", "token.pin_locked"}:
            _pins.pop(key.fingerprint, None)
        raise


def take_key(store: Store, content: bytes, passphrase: str, at: datetime) -> Sealing:
    """
    Seal from now on with the key in a file (.p12, .pfx) that somebody else issued.

    Raises:
        UserError: `seal.promotor_only`, `seal.file_unreadable`, `seal.file_without_key`,
            `seal.key_kind`, `seal.key_not_valid` (first, last) when it is not for this day.
    """
    me = _promotor(store)
    return _take(store, load_pkcs12(content, passphrase), me, at)


def take_token(store: Store, library: Path, pin: str, label: str, at: datetime) -> Sealing:
    """
    Seal from now on with the key on the token that is in its reader; the key stays there.

    Raises:
        UserError: `seal.promotor_only`, `seal.key_not_valid` (first, last), or as `find_key`.
    """
    me = _promotor(store)
    key = find_key(library, pin, label)
    taken = _take(store, key, me, at)
    _pins[key.fingerprint] = pin
    return taken


def _take(store: Store, key: SealKey | TokenKey, me: Me, at: datetime) -> Sealing:
    if not _is_in_term(key, at):
        held = x509.load_der_x509_certificate(key.certificate)
        raise UserError(
            "seal.key_not_valid",
            first=held.not_valid_before_utc.date(),
            last=held.not_valid_after_utc.date(),
        )
    with store.write() as session:
        _keep(session, me, key, at)
        return Sealing(key, Changes.of(session))


def retire_key(store: Store, fingerprint: str, day: date) -> Changes:
    """
    Seal nothing with a key from `day` on; what it sealed before stays trusted.

    Raises:
        UserError: `seal.promotor_only`.
    """
    _promotor(store)
    with store.write() as session:
        record = _certificates(session).get(fingerprint)
        if record is not None and (record.retired_on is None or record.retired_on > day):
            record.retired_on = day  # else another laptop said so before
        return Changes.of(session)


def seal_keys(store: Store) -> tuple[SealKeyRow, ...]:
    """Return the keys of the partnership, the newest first."""
    with store.read() as session:
        here = set(session.exec(select(KeptKey.fingerprint)))
        rows = [
            SealKeyRow(
                fingerprint,
                record.name,
                record.made_at,
                _held(record).not_valid_after_utc,
                record.retired_on,
                fingerprint in here,
            )
            for fingerprint, record in _certificates(session).items()
        ]
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.fingerprint), reverse=True))


def trusted_fingerprints(store: Store) -> frozenset[str]:
    """Return the keys that the partnership vouches for, also those that seal no more."""
    with store.read() as session:
        return frozenset(_certificates(session))


def _may(me: Me) -> bool:
    return me.role == PROMOTOR or me.is_practice


def _promotor(store: Store) -> Me:
    me = who_am_i(store)
    if not _may(me):
        raise UserError("seal.promotor_only")
    return me


def _name_for(me: Me) -> str:
    return f"Oefening: {me.partnership}" if me.is_practice else me.partnership


def _keep(session: Session, me: Me, key: SealKey | TokenKey, at: datetime) -> None:
    """Keep both halves; a key that is there already is put to use again."""
    private = session.get(KeptKey, key.fingerprint)
    if private is None:
        session.add(KeptKey(fingerprint=key.fingerprint, content=key.to_bytes(), made_at=at))
    else:
        private.content, private.made_at = key.to_bytes(), at  # the newest seals
    record_id = uuid5(me.partnership_id, f"seal:{key.fingerprint}")  # alike on each laptop
    record = session.get(SealCertificate, record_id)
    if record is None:
        session.add(
            SealCertificate(
                id=record_id,
                root=me.partnership_id,
                name=key.holder,
                certificate=key.certificate_pem,
                fingerprint=key.fingerprint,
                made_at=at,
                made_by=me.person_id,
            )
        )
    else:
        record.retired_on, record.deleted = None, False


def _certificates(session: Session) -> dict[str, SealCertificate]:
    """Return the records by the fingerprint of what they hold, whatever they say it is."""
    found = session.exec(select(SealCertificate).where(~col(SealCertificate.deleted)))
    return {fingerprint_of(der): record for record in found if (der := _der(record))}


def _der(record: SealCertificate) -> bytes:
    """Return the certificate of a record, empty when it holds none."""
    try:
        return _held(record).public_bytes(serialization.Encoding.DER)
    except ValueError:
        return b""


def _held(record: SealCertificate) -> x509.Certificate:
    return x509.load_pem_x509_certificate(record.certificate.encode())


def _is_retired(record: SealCertificate, at: datetime) -> bool:
    return record.retired_on is not None and record.retired_on <= at.date()


def _is_in_term(key: SealKey | TokenKey, at: datetime) -> bool:
    held = x509.load_der_x509_certificate(key.certificate)
    return held.not_valid_before_utc <= at <= held.not_valid_after_utc
