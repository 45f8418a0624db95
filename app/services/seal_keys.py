"""
The keys that this laptop seals with, and those that the partnership vouches for.

The private half stays in the encrypted store of the laptop where it was made; the certificate is a
record of the partnership, so that everybody can tell a seal of it from any other.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid5

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.models.local import SealKey as KeptKey
from app.models.proof import SealCertificate
from app.reports.seal import SealKey, fingerprint_of, load_pkcs12, new_seal_key
from app.services.changes import Changes
from app.services.linking import PROMOTOR
from app.services.people import Me, who_am_i
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

    key: SealKey
    changes: Changes


def may_seal(store: Store) -> bool:
    """Tell whether who works here may seal: the promotor, and anybody who practises."""
    return _may(who_am_i(store))


def sealing_key(store: Store, at: datetime) -> Sealing:
    """
    Return the newest key of this laptop that may seal at `at`; the first time one is made.

    Raises:
        UserError: `seal.promotor_only`.
    """
    me = _promotor(store)
    with store.write() as session:
        certificates = _certificates(session)
        kept = select(KeptKey).order_by(col(KeptKey.made_at).desc(), col(KeptKey.fingerprint))
        for row in session.exec(kept):
            key = SealKey.from_bytes(row.content)
            known = certificates.get(row.fingerprint)
            if known is not None and not _is_retired(known, at) and _is_in_term(key, at):
                return Sealing(key, Changes.of(session))
        made = new_seal_key(_name_for(me), at)
        _keep(session, me, made, at)
        return Sealing(made, Changes.of(session))


def take_key(store: Store, content: bytes, passphrase: str, at: datetime) -> Sealing:
    """
    Seal from now on with the key in a file (.p12, .pfx) that somebody else issued.

    Raises:
        UserError: `seal.promotor_only`, `seal.file_unreadable`, `seal.file_without_key`,
            `seal.key_kind`, `seal.key_not_valid` (first, last) when it is not for this day.
    """
    me = _promotor(store)
    key = load_pkcs12(content, passphrase)
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


def _keep(session: Session, me: Me, key: SealKey, at: datetime) -> None:
    """Keep both halves; a key that is there already is put to use again."""
    private = session.get(KeptKey, key.fingerprint)
    if private is None:
        session.add(KeptKey(fingerprint=key.fingerprint, content=key.to_bytes(), made_at=at))
    else:
        private.made_at = at  # the newest seals
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


def _is_in_term(key: SealKey, at: datetime) -> bool:
    held = x509.load_der_x509_certificate(key.certificate)
    return held.not_valid_before_utc <= at <= held.not_valid_after_utc
