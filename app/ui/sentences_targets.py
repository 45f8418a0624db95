"""The Dutch sentences of targets, terms and keys (streefcijfers, financiering, verdeelsleutel)."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

_KEPT: Final = QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd. Wat je typte, staat er nog.")

TARGETS: Final[Mapping[str, Sentence]] = {
    "target.promotor_only": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Alleen de promotor wijzigt streefcijfers, financiering en verdeelsleutel."
        ),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Vraag het aan de promotor."),
    ),
    "target.backwards": Sentence(
        QT_TRANSLATE_NOOP("messages", "De laatste dag ligt voor {first}, de eerste dag."), _KEPT
    ),
    "target.number": Sentence(
        QT_TRANSLATE_NOOP("messages", "Vul een geheel getal in, van 0 tot {highest}."), _KEPT
    ),
    "target.day": Sentence(
        QT_TRANSLATE_NOOP("messages", "Die dag kan niet. Kies een dag van 2000 tot 2099."), _KEPT
    ),
    "target.overlaps": Sentence(
        QT_TRANSLATE_NOOP(
            "messages",
            "Overlapt met het streefcijfer van {first} tot {last} ({number}). Elke dag hoort bij "
            "één streefcijfer.",
        ),
        _KEPT,
        QT_TRANSLATE_NOOP("messages", "Kies andere dagen, of wijzig dat streefcijfer."),
    ),
    "terms.backwards": Sentence(
        QT_TRANSLATE_NOOP("messages", "Het project eindigt voor {first}, zijn eerste dag."), _KEPT
    ),
    "terms.begun": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Deze versie geldt sinds {valid_from} en blijft daarom leesbaar."
        ),
        QT_TRANSLATE_NOOP("messages", "Er is niets gewijzigd."),
        QT_TRANSLATE_NOOP("messages", "Maak een nieuwe versie met wat nu geldt."),
    ),
    "terms.share": Sentence(
        QT_TRANSLATE_NOOP("messages", "Vul een percentage in van 0 tot 100."), _KEPT
    ),
    "terms.most": Sentence(
        QT_TRANSLATE_NOOP("messages", "Vul een percentage in van {lowest} tot {highest}."), _KEPT
    ),
    "terms.amount": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "Vul een bedrag in van 0 of meer, met hoogstens twee cijfers na de komma."
        ),
        _KEPT,
    ),
    "terms.shares": Sentence(
        QT_TRANSLATE_NOOP(
            "messages", "De drie delen zijn samen {total}%. Samen horen ze 100% te zijn."
        ),
        _KEPT,
    ),
    "terms.smallest": Sentence(
        QT_TRANSLATE_NOOP("messages", "Vul een getal in van {lowest} tot {highest}."), _KEPT
    ),
}
