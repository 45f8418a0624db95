"""The Dutch sentences of evidence packs that cannot be made."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Je dossiers zijn niet gewijzigd.")
_KEPT: Final = QT_TRANSLATE_NOOP("messages", "De namen van voordien blijven gelden.")

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
    "pack.tree_empty": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een van de namen is leeg."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Geef elke map en elk bestand een naam."),
    ),
    "pack.tree_braces": Sentence(
        QT_TRANSLATE_NOOP("messages", "In «{text}» staat een accolade zonder de andere."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Schrijf een veld als {{periode}}."),
    ),
    "pack.tree_field": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het veld «{field}» kan niet in «{text}» staan."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een van de velden die onder de namen staan."),
    ),
    "pack.tree_dossier": Sentence(
        QT_TRANSLATE_NOOP("messages", "De naam van een dossier zegt niet van wie het is."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Zet er {{nummer}}, {{onderneming}} of {{kbo}} in."),
    ),
    "pack.tree_longest": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een naam telt hoogstens {least} tot {most} letters."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies een getal daartussen."),
    ),
    "worker.gone": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het maken is onderbroken: een deel van het werk stopte."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Sluit andere programma’s en probeer opnieuw."),
    ),
}
