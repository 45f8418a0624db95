"""The Dutch sentences about packs, closed periods, holds and requests for evidence."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

PROOF: Final[Mapping[str, Sentence]] = {
    "evidence.no_coach": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het traject {name} heeft geen coach."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gevraagd."),
        QT_TRANSLATE_NOOP("messages", "Geef het traject een coach en vraag het opnieuw."),
    ),
    "period.running": Sentence(
        QT_TRANSLATE_NOOP("messages", "De periode loopt nog: ze eindigt op {last}."),
        QT_TRANSLATE_NOOP("messages", "Er is niets afgesloten."),
        QT_TRANSLATE_NOOP("messages", "Sluit ze af als de laatste dag voorbij is."),
    ),
    "period.backwards": Sentence(
        QT_TRANSLATE_NOOP("messages", "De periode eindigt voor ze begint."),
        QT_TRANSLATE_NOOP("messages", "Er is niets afgesloten."),
        QT_TRANSLATE_NOOP("messages", "Kies een laatste dag op of na {first}."),
    ),
    "period.overlaps": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "{by} sloot de periode van {first} tot en met {last} al af op {closed_on}."
        ),
        QT_TRANSLATE_NOOP(
            "messages", "Er is niets gewijzigd. Een periode wordt één keer afgesloten."
        ),
        QT_TRANSLATE_NOOP("messages", "Kies dagen die daar niet in vallen."),
    ),
    "hold.not_promotor": Sentence(
        QT_TRANSLATE_NOOP("messages", "Bewaartermijn en bewaarplicht zijn voor de promotor."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Vraag het aan de promotor."),
    ),
    "hold.backwards": Sentence(
        QT_TRANSLATE_NOOP("messages", "De periode eindigt voor ze begint."),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Kies een laatste dag op of na {first}."),
    ),
    "period.not_promotor": Sentence(
        QT_TRANSLATE_NOOP("messages", "Alleen de promotor sluit een periode af."),
        QT_TRANSLATE_NOOP("messages", "Er is niets afgesloten."),
        QT_TRANSLATE_NOOP("messages", "Vraag het aan de promotor."),
    ),
}
