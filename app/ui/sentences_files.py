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
    "preview.broken": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} kan hier niet getoond worden."),
        QT_TRANSLATE_NOOP("messages", "Het bestand is bewaard zoals het toegevoegd is."),
        QT_TRANSLATE_NOOP("messages", "Bewaar een kopie en open die met een ander programma."),
    ),
    "preview.heic": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "{name} is een HEIC-foto: om de licentie kan Werkvloer die niet tonen."
        ),
        QT_TRANSLATE_NOOP("messages", "Het bestand is bewaard zoals het toegevoegd is."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Bewaar een kopie en open die met een ander programma, of voeg de foto toe als JPEG.",
        ),
    ),
    "preview.too_many_pixels": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "{name} is te groot om te tonen: {width} × {height} beeldpunten."
        ),
        QT_TRANSLATE_NOOP("messages", "Het bestand is bewaard zoals het toegevoegd is."),
        QT_TRANSLATE_NOOP("messages", "Bewaar een kopie en open die met een ander programma."),
    ),
    "file.folder": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} is een map en wordt niet toegevoegd."),
        QT_TRANSLATE_NOOP("messages", "Er is niets toegevoegd."),
        QT_TRANSLATE_NOOP("messages", "Open de map en kies de bestanden zelf."),
    ),
    "file.no_room": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf is te vol. Niet toegevoegd: {name}."),
        QT_TRANSLATE_NOOP("messages", "Alles wat eerder bewaard is, is veilig."),
        QT_TRANSLATE_NOOP("messages", "Maak plaats vrij en voeg het opnieuw toe."),
    ),
    "file.changed": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} veranderde terwijl het gelezen werd."),
        QT_TRANSLATE_NOOP("messages", "Er is niets toegevoegd."),
        QT_TRANSLATE_NOOP(
            "messages", "Wacht tot het andere programma klaar is en voeg het dan opnieuw toe."
        ),
    ),
    "photo.place": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} vertelt waar de opname gemaakt is."),
        QT_TRANSLATE_NOOP("messages", "Er is nog niets toegevoegd."),
        QT_TRANSLATE_NOOP("messages", "Verwijder de plaats, of voeg het bestand toe zoals het is."),
    ),
}
