"""The Dutch sentences of what cannot be signed, and of files that cannot be added or shown."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_REPORT: Final = QT_TRANSLATE_NOOP("messages", "Het verslag zelf is bewaard.")

FILES: Final[Mapping[str, Sentence]] = {
    "signature.no_name": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er staat nog geen naam bij de handtekening."),
        _REPORT,
        QT_TRANSLATE_NOOP("messages", "Kies of typ wie tekent."),
    ),
    "signature.no_ink": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is nog niet getekend."),
        _REPORT,
        QT_TRANSLATE_NOOP("messages", "Teken in het vak met vinger, pen of muis."),
    ),
    "signature.too_long": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze handtekening is te lang om te bewaren."),
        _REPORT,
        QT_TRANSLATE_NOOP("messages", "Wis het vak en teken opnieuw."),
    ),
    "signature.changed": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het verslag veranderde terwijl er getekend werd."),
        QT_TRANSLATE_NOOP("messages", "De wijziging is bewaard, de handtekening niet."),
        QT_TRANSLATE_NOOP("messages", "Lees het verslag opnieuw en laat dan tekenen."),
    ),
}
