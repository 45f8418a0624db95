"""The Dutch sentences of what cannot be planned."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_KEPT: Final = QT_TRANSLATE_NOOP("messages", "Wat je typte, staat bij je concepten.")

AGENDA: Final[Mapping[str, Sentence]] = {
    "appointment.end_before_start": Sentence(
        QT_TRANSLATE_NOOP("messages", "Einde ligt voor begin."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Wijzig een van beide tijden."),
    ),
    "appointment.too_long": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een afspraak duurt hoogstens een dag."),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Wijzig het einde."),
    ),
    "appointment.about": Sentence(
        QT_TRANSLATE_NOOP("messages", "Kies een onderneming of typ waarover het gaat."),
        _KEPT,
    ),
    "snooze.not_later": Sentence(
        QT_TRANSLATE_NOOP("messages", "Kies een dag na vandaag."),
        QT_TRANSLATE_NOOP("messages", "Er is niets uitgesteld."),
    ),
}
