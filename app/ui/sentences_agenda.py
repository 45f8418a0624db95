"""The Dutch sentences of what cannot be planned."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_KEPT: Final = QT_TRANSLATE_NOOP("messages", "Wat je typte, staat bij je concepten.")
_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Je agenda is veilig in het programma.")

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
    "feed.full": Sentence(
        QT_TRANSLATE_NOOP("messages", "De schijf is vol: je agendabestand is niet bijgewerkt."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Maak plaats vrij of kies een andere plaats."),
    ),
    "feed.read_only": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je agendabestand kan hier niet geschreven worden: {path}."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een andere plaats."),
    ),
    "feed.io": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je agendabestand bijwerken lukte niet op {path}."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kijk of de schijf nog aangekoppeld is, of kies een andere."),
    ),
    "snooze.not_later": Sentence(
        QT_TRANSLATE_NOOP("messages", "Kies een dag na vandaag."),
        QT_TRANSLATE_NOOP("messages", "Er is niets uitgesteld."),
    ),
}
