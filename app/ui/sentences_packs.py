"""The Dutch sentences of evidence packs that cannot be made."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Je dossiers zijn niet gewijzigd.")

PACKS: Final[Mapping[str, Sentence]] = {
    "pack.nothing": Sentence(
        QT_TRANSLATE_NOOP("messages", "Geen enkel dossier hoort bij deze periode."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een andere periode of andere partners."),
    ),
    "pack.folder_taken": Sentence(
        QT_TRANSLATE_NOOP("messages", "In {path} staat al iets anders dan een bewijspakket."),
        QT_TRANSLATE_NOOP("messages", "Wat er staat is niet gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kies een nieuwe map."),
    ),
    "pack.too_large": Sentence(
        QT_TRANSLATE_NOOP("messages", "De bijlagen zijn te groot voor één pdf."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een zip of een map, of laat de bijlagen weg."),
    ),
    "worker.gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het maken is onderbroken: een deel van het werk stopte."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Sluit andere programma’s en probeer opnieuw."),
    ),
}
