"""The foot of an intake: Stop and what was kept at the left, the ways on at the right."""

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.ui import theme
from app.ui.key_map import KeyMap
from app.ui.widgets.buttons import Button
from app.ui.widgets.panes import PageFooter

ROOMY_PERCENT = 130  # text size up to which the keys stand on the buttons


class IntakeFooter(PageFooter):
    """One blue button: «Ga verder», on the last page «Rond af»."""

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.stop = Button(self.tr("Stop"), "quiet", flush=True)
        self.previous = Button(self.tr("Vorige"))
        self.incomplete = Button(self.tr("Bewaar onvolledig"))
        self.next = Button(self.tr("Ga verder"), "primary")
        self.finish = Button(self.tr("Rond af"), "primary")
        self.add_left(self.stop)
        for button in (self.previous, self.incomplete, self.next, self.finish):
            self.add_action(button)
        self.show_kept(None)
        self.show_page(0)
        keys.changed.connect(self._show_keys)
        theme.current().changed.connect(self._show_keys)
        self._show_keys()

    def show_page(self, page: int, last: int = 2) -> None:
        """Show the buttons of a page, counted from 0."""
        self.previous.setVisible(page > 0)
        self.next.setVisible(page < last)
        self.finish.setVisible(page == last)

    def show_kept(self, at: datetime | None) -> None:
        """Tell when the draft was kept; None: nothing was typed yet."""
        words = self.tr("Concept bewaard om {time}")
        self.status.setText("" if at is None else words.format(time=f"{clock.local(at):%H:%M}"))
        self.status.setVisible(at is not None)

    def show_problem(self, sentence: str) -> None:
        """Say why it does not go on; an empty sentence takes it away."""
        self.note.show_note("attention", sentence)

    @Slot()
    def _show_keys(self) -> None:
        """Large text leaves no room for the keys on the buttons; the help has them too."""
        roomy = theme.current().percent <= ROOMY_PERCENT
        for button, hint in (
            (self.stop, "Esc"),
            (self.previous, self._keys.shown("back")),
            (self.next, self._keys.shown("forward")),
            (self.finish, "Ctrl+Enter"),
        ):
            button.set_shortcut_hint(hint if roomy else "")
