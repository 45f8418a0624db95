"""Codes of the quality work as words, by the name of their field; see app/ui/case_words.py."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP

QUALITY: Final[Mapping[str, Mapping[str, str]]] = {
    "channel": {
        "call": QT_TRANSLATE_NOOP("CaseWords", "Telefoon"),
        "mail": QT_TRANSLATE_NOOP("CaseWords", "E-mail"),
        "visit": QT_TRANSLATE_NOOP("CaseWords", "Tijdens een bezoek"),
        "partner": QT_TRANSLATE_NOOP("CaseWords", "Via een partner"),
        "vdab": QT_TRANSLATE_NOOP("CaseWords", "Via VDAB"),
        "other": QT_TRANSLATE_NOOP("CaseWords", "Iets anders"),
    },
    "question_kind": {
        "coaching": QT_TRANSLATE_NOOP("CaseWords", "Begeleiding"),
        "information": QT_TRANSLATE_NOOP("CaseWords", "Informatie"),
        "referral": QT_TRANSLATE_NOOP("CaseWords", "Doorverwijzing"),
        "network": QT_TRANSLATE_NOOP("CaseWords", "Netwerk"),
        "complaint": QT_TRANSLATE_NOOP("CaseWords", "Klacht"),
        "other": QT_TRANSLATE_NOOP("CaseWords", "Iets anders"),
    },
    "demand": {
        "value": QT_TRANSLATE_NOOP("CaseWords", "Waardevraag"),
        "failure": QT_TRANSLATE_NOOP("CaseWords", "Faalvraag"),
    },
    "handling": {
        "open": QT_TRANSLATE_NOOP("CaseWords", "Open"),
        "taken": QT_TRANSLATE_NOOP("CaseWords", "Opgenomen"),
        "referred": QT_TRANSLATE_NOOP("CaseWords", "Doorverwezen"),
        "answered": QT_TRANSLATE_NOOP("CaseWords", "Beantwoord"),
        "dropped": QT_TRANSLATE_NOOP("CaseWords", "Niet opgenomen"),
    },
    "improvement_status": {
        "insight": QT_TRANSLATE_NOOP("CaseWords", "Inzicht"),
        "trying": QT_TRANSLATE_NOOP("CaseWords", "Proberen"),
        "measured": QT_TRANSLATE_NOOP("CaseWords", "Gemeten"),
        "kept": QT_TRANSLATE_NOOP("CaseWords", "Behouden"),
        "stopped": QT_TRANSLATE_NOOP("CaseWords", "Gestopt"),
    },
    "review_status": {
        "brought": QT_TRANSLATE_NOOP("CaseWords", "Ingebracht"),
        "planned": QT_TRANSLATE_NOOP("CaseWords", "Gepland"),
        "discussed": QT_TRANSLATE_NOOP("CaseWords", "Besproken"),
    },
    "size": {
        "micro": QT_TRANSLATE_NOOP("CaseWords", "Micro"),
        "small": QT_TRANSLATE_NOOP("CaseWords", "Klein"),
        "medium": QT_TRANSLATE_NOOP("CaseWords", "Middelgroot"),
        "large": QT_TRANSLATE_NOOP("CaseWords", "Groot"),
    },
}
