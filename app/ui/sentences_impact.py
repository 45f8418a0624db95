"""The Dutch sentences about the monitoring and the two-year evaluation."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_NOTHING: Final = QT_TRANSLATE_NOOP("messages", "Er is niets opgenomen.")
_ASK: Final = QT_TRANSLATE_NOOP(
    "messages", "Vraag de afzender een tabel met aantallen per periode en per sector of regio."
)
_COLUMNS: Final = QT_TRANSLATE_NOOP(
    "messages",
    "Geef de kolommen een naam: periode, sector of regio, contract, gestart, na 3 maanden.",
)

IMPACT: Final[Mapping[str, Sentence]] = {
    "impact.nothing": Sentence(QT_TRANSLATE_NOOP("messages", "Vul minstens één aantal in.")),
    "impact.too_many": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een aantal kan niet hoger zijn dan {most}.")
    ),
    "monitoring.national_number": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit bestand bevat een rijksregisternummer."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.mail": Sentence(
        QT_TRANSLATE_NOOP("messages", "Rij {row} van dit bestand bevat een mailadres."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.people": Sentence(
        QT_TRANSLATE_NOOP("messages", "De kolom «{column}» gaat over personen."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.persons": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit lijkt een lijst met een rij per persoon."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.companies": Sentence(
        QT_TRANSLATE_NOOP("messages", "De kolom «{column}» geeft cijfers per onderneming."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.no_columns": Sentence(
        QT_TRANSLATE_NOOP("messages", "In dit bestand staan geen kolommen met aantallen."),
        _NOTHING,
        _COLUMNS,
    ),
    "monitoring.no_period": Sentence(
        QT_TRANSLATE_NOOP("messages", "De kolom met de periode ontbreekt."), _NOTHING, _COLUMNS
    ),
    "monitoring.no_started": Sentence(
        QT_TRANSLATE_NOOP("messages", "De kolom met hoeveel mensen startten ontbreekt."),
        _NOTHING,
        _COLUMNS,
    ),
    "monitoring.empty": Sentence(
        QT_TRANSLATE_NOOP("messages", "In dit bestand staat geen enkele rij met aantallen."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Kies een ander bestand."),
    ),
    "monitoring.not_read": Sentence(
        QT_TRANSLATE_NOOP("messages", "{name} kan niet gelezen worden als tabel."),
        _NOTHING,
        QT_TRANSLATE_NOOP("messages", "Bewaar het opnieuw als XLSX of CSV en kies het dan."),
    ),
    "monitoring.too_big": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit bestand is te groot voor een tabel met aantallen."),
        _NOTHING,
        _ASK,
    ),
    "monitoring.not_yours": Sentence(
        QT_TRANSLATE_NOOP("messages", "Alleen de promotor neemt aantallen op."),
        _NOTHING,
    ),
}
