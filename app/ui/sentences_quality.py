"""The Dutch sentences about the quality work."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

QUALITY: Final[Mapping[str, Sentence]] = {
    "quality.in_bin": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit ligt intussen in de prullenbak."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte, staat in het concept."),
        QT_TRANSLATE_NOOP("messages", "Zet het terug uit de prullenbak en bewaar opnieuw."),
    ),
    "quality.hours": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Dit zijn geen uren per week: het moet van 0 tot {most} zijn."
        ),
        "",
        QT_TRANSLATE_NOOP("messages", "Typ bijvoorbeeld 60 of 57,5."),
    ),
}
