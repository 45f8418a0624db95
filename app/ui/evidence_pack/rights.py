"""What each role may do with evidence packs. Source: UI, section 2.6."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.services.people import Me

translate = QCoreApplication.translate
HERE = "PackRights"


@dataclass(frozen=True, slots=True)
class Rights:
    """What is hidden because it is never allowed, and what is said where it is not allowed now."""

    may_make: bool
    may_ask: bool
    may_seal: bool
    may_close: bool
    sees_closing: bool
    is_of_partner: bool  # only what is of the own partner


def rights_of(me: Me) -> Rights:
    """Return the rights of who works here; an auditor reads, and checks packs."""
    is_promotor, is_admin = me.role == "promotor", me.role == "partner_admin"
    return Rights(
        may_make=is_promotor or is_admin,
        may_ask=is_promotor or is_admin,
        may_seal=is_promotor or me.is_practice,
        may_close=is_promotor,
        sees_closing=is_promotor or is_admin,
        is_of_partner=is_admin,
    )


def why_no_seal() -> str:
    """Return what is said to who makes packs and has no seal."""
    return translate(HERE, "Alleen de promotor verzegelt een pakket.")


def why_no_closing() -> str:
    """Return what is said to who sees the period and may not close it."""
    return translate(HERE, "Alleen de promotor kan een periode afsluiten.")
