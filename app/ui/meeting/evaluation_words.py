"""The questions and answers of the evaluation of a meeting."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.evaluation import VALUES
from app.services.networks.evaluations import QUESTIONS
from app.ui.sentence import QT_TRANSLATE_NOOP

HERE: Final = "EvaluationWords"
_QUESTIONS: Final = {
    "useful": QT_TRANSLATE_NOOP("EvaluationWords", "Deze bijeenkomst was nuttig voor mij."),
    "new": QT_TRANSLATE_NOOP("EvaluationWords", "Ik leerde iets nieuws."),
    "use": QT_TRANSLATE_NOOP("EvaluationWords", "Ik kan er in mijn bedrijf iets mee doen."),
    "again": QT_TRANSLATE_NOOP("EvaluationWords", "Ik kom graag opnieuw."),
}
_VALUES: Final = (
    QT_TRANSLATE_NOOP("EvaluationWords", "Helemaal niet"),
    QT_TRANSLATE_NOOP("EvaluationWords", "Eerder niet"),
    QT_TRANSLATE_NOOP("EvaluationWords", "Tussenin"),
    QT_TRANSLATE_NOOP("EvaluationWords", "Eerder wel"),
    QT_TRANSLATE_NOOP("EvaluationWords", "Helemaal wel"),
)


def questions() -> dict[str, str]:
    """Return the questions by code, in order."""
    return {code: QCoreApplication.translate(HERE, _QUESTIONS[code]) for code in QUESTIONS}


def answers() -> dict[int, str]:
    """Return the answers by value, the lowest first."""
    words = (QCoreApplication.translate(HERE, word) for word in _VALUES)
    return dict(zip(VALUES, words, strict=True))
