"""Tables of who may ask: accounts, invitations, laptops, their tokens and their visits."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, Table, Text

from app.server.tables import METADATA

_MOMENT: Final = DateTime(timezone=True)


def _partnership() -> Column[str]:
    return Column("partnership_id", Text, primary_key=True)


TENANT: Final = Table(
    "tenant",
    METADATA,
    _partnership(),
    Column("server_id", Text, nullable=False),  # for life, also after a restore
    Column("made_at", _MOMENT, nullable=False),
)

ACCOUNT: Final = Table(
    "account",
    METADATA,
    _partnership(),
    Column("person_id", Text, primary_key=True),
    Column("partner_id", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("email", Text, nullable=False),  # lower case: how a login at the organisation is known
    Column("is_active", Boolean, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
    Column("subject", Text),  # who it is at the organisation, after the first login there
    Index("ix_account_email", "partnership_id", "email"),
)

# A list of its own, not by partnership: the code is all that a new laptop knows.
INVITATION: Final = Table(
    "invitation",
    METADATA,
    Column("selector", Text, primary_key=True),  # the first characters of the code
    Column("partnership_id", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("code_mac", Text, nullable=False),
    Column("tries_left", Integer, nullable=False),
    Column("until", _MOMENT, nullable=False),
    Column("challenge", Text),  # of a login at the organisation: only its laptop has the verifier
    Column("public_key", Text),  # of the laptop that used it
    Index("ix_invitation_person", "partnership_id", "person_id"),
)

DEVICE: Final = Table(
    "device",
    METADATA,
    _partnership(),
    Column("id", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("public_key", Text, nullable=False),  # Ed25519, raw, hex
    Column("app", Text, nullable=False),
    Column("added_at", _MOMENT, nullable=False),
    Column("last_seen", _MOMENT),
    Column("is_blocked", Boolean, nullable=False),  # it may hand in, to be held
    Column("is_revoked", Boolean, nullable=False),  # a token was used twice: nothing any more
    Column("generation", Integer, nullable=False),  # of the refresh tokens that are good now
    Index("ix_device_person", "partnership_id", "person_id"),
)

VISIT: Final = Table(
    "visit",
    METADATA,
    _partnership(),
    Column("device_id", Text, primary_key=True),
    Column("day", Date, primary_key=True),  # UTC
    Column("partner_id", Text, nullable=False),
    Column("rounds", Integer, nullable=False),
)

REPORTING_READER: Final = Table(  # which role of the database reads which partnership
    "reporting_reader",
    METADATA,
    Column("role", Text, primary_key=True),
    Column("partnership_id", Text, nullable=False),
)
