"""What stands in the place of a trajectory that cannot be shown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.ui.key_hints import SentenceKeys
from app.ui.key_map import KeyMap
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState

translate = QCoreApplication.translate
HERE = "InsteadOfTrajectory"
Slot = Callable[[], object]


def gone_state(keys: KeyMap, go_list: Slot) -> EmptyState:
    """Say that the trajectory is not there any more; the button goes to the list."""
    title = translate(HERE, "Dit traject bestaat niet meer")
    words = translate(
        HERE,
        "Het is verwijderd. De dossiers van de ondernemingen zijn er nog. Wat verwijderd is, staat "
        "een tijd in de prullenbak{bin}.",
    )
    state = _state(
        "map-marker-off-outline", title, words, translate(HERE, "Naar de lijst"), go_list
    )
    SentenceKeys(keys, words, state.text)
    return state


def broken_state(again: Slot) -> EmptyState:
    """Say that the trajectory could not be read; the button tries again."""
    title = translate(HERE, "Dit traject kon niet geopend worden")
    words = translate(HERE, "Er is niets gewijzigd.")
    return _state("alert-outline", title, words, translate(HERE, "Probeer opnieuw"), again)


def _state(icon: str, title: str, words: str, action: str, slot: Slot) -> EmptyState:
    button = Button(action, "primary")
    button.clicked.connect(slot)
    return EmptyState(icon, title, words, (button,))
