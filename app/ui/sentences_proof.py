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
}
