"""What an organisation has in hand, in Dutch words."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.ui.sentence import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from app.services.profiles.team import PartnerLine

HERE: Final = "PartnerWords"
_OF_QUALITY: Final = {
    "incoming_question": QT_TRANSLATE_NOOP("PartnerWords", "vragen"),
    "improvement": QT_TRANSLATE_NOOP("PartnerWords", "verbeterpunten"),
}
# Kinds of work that a server counts, in the order in which they are told
_WORK: Final = {
    "action": QT_TRANSLATE_NOOP("PartnerWords", "acties"),
    "appointment": QT_TRANSLATE_NOOP("PartnerWords", "afspraken"),
    "trajectory": QT_TRANSLATE_NOOP("PartnerWords", "trajecten"),
    "scan": QT_TRANSLATE_NOOP("PartnerWords", "scans"),
    "meeting": QT_TRANSLATE_NOOP("PartnerWords", "bijeenkomsten"),
    "referral": QT_TRANSLATE_NOOP("PartnerWords", "doorverwijzingen"),
    **_OF_QUALITY,
}
_PASSING: Final = {
    "person": QT_TRANSLATE_NOOP("PartnerWords", "mensen"),
    "enterprise": QT_TRANSLATE_NOOP("PartnerWords", "dossiers"),
    "trajectory": QT_TRANSLATE_NOOP("PartnerWords", "trajecten"),
    "network": QT_TRANSLATE_NOOP("PartnerWords", "netwerken"),
    "referral": QT_TRANSLATE_NOOP("PartnerWords", "doorverwijzingen"),
    **_OF_QUALITY,
}


def open_work(partner: "PartnerLine") -> str:
    """Return what is not done: `acties (4), trajecten (1)`; empty when nothing is open."""
    return _counted(_WORK, partner.work)


def passing(partner: "PartnerLine") -> str:
    """Return what a merger gives to another: `mensen (2), dossiers (31)`; empty for nothing."""
    return _counted(_PASSING, partner.passing)


def _counted(words: Mapping[str, str], counts: Mapping[str, int]) -> str:
    known: Iterable[str] = (kind for kind in words if counts.get(kind))
    told = [f"{QCoreApplication.translate(HERE, words[kind])} ({counts[kind]})" for kind in known]
    rest = sum(number for kind, number in counts.items() if kind not in words)
    if rest:  # of a newer server
        told.append(f"{QCoreApplication.translate(HERE, 'andere')} ({rest})")
    return ", ".join(told)
