"""The Dutch sentences of a login by the organisation."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_NOTHING: Final = QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd.")

LOGIN: Final[Mapping[str, Sentence]] = {
    "login.browser": Sentence(
        QT_TRANSLATE_NOOP("messages", "De webbrowser van deze computer gaat niet open."),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages", "Stel een standaardbrowser in, of gebruik een uitnodigingscode."
        ),
    ),
    "login.port": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze computer laat niet toe dat je webbrowser Werkvloer antwoordt."
        ),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Vraag je ICT-dienst, of gebruik een uitnodigingscode."),
    ),
    "login.slow": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er kwam geen antwoord van je webbrowser."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Was de browser gesloten? Meld je dan opnieuw aan."),
    ),
    "login.refused": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je organisatie liet je niet binnen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Meld je opnieuw aan, of vraag het je ICT-dienst."),
    ),
    "login.unknown": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Je organisatie kent je, maar deze server kent dat account niet."
        ),
        _NOTHING,
        QT_TRANSLATE_NOOP(
            "messages",
            "Meld je aan met je account van het werk, of vraag je beheerder een uitnodiging.",
        ),
    ),
}
