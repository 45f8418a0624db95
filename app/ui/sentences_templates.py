"""The Dutch sentences of what is refused of a template."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_SAFE: Final = QT_TRANSLATE_NOOP("messages", "Het sjabloon zelf is niet gewijzigd.")

TEMPLATES: Final[Mapping[str, Sentence]] = {
    "template.no_name": Sentence(
        QT_TRANSLATE_NOOP("messages", "Een sjabloon heeft een naam nodig."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Typ een naam."),
    ),
    "template.name_exists": Sentence(
        QT_TRANSLATE_NOOP("messages", "Er is al een sjabloon dat {name} heet."),
        _SAFE,
        QT_TRANSLATE_NOOP("messages", "Kies een andere naam."),
    ),
}
