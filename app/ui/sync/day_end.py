"""Dagafsluiting: what waits is sent when the program closes; one never has to wait for it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.syncing.view import Chip, DayClosed
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.place import Place
from app.ui.sync.view_model import SyncModel
from app.ui.sync.words import SyncWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted, small
from app.ui.widgets.meters import ProgressBar
from app.ui.work.turns import in_next_turn

WIDTH: Final = 460  # px at 100% text
PATIENCE_MS: Final = 4_000  # without any answer: then there is no connection


def needs_closing(sync: SyncModel) -> bool:
    """Tell whether something waits that can be sent now, and that was chosen."""
    chip = sync.chip
    return sync.syncs_on_close and chip.code in {"waiting", "running", "problem"} and has_work(chip)


def has_work(chip: Chip) -> bool:
    """Tell whether something is still to be sent."""
    return chip.waiting > 0 or chip.code == "running"


class DayEnd(QDialog):
    """
    Sends, and closes the program by itself when all is done; Enter closes it at once.

    What is then still to decide or to mend is said first, with the way to it. Nothing is lost
    whatever one chooses: all of it stands on this laptop.
    """

    def __init__(self, desk: Desk, then: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dagafsluiting"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        self._desk, self._then, self._is_over = desk, then, False
        self._words = SyncWords(self)
        self.title, self.text = heading(), muted(wrap=True)
        self.title.setWordWrap(True)
        self.bar, self.so_far = ProgressBar(height=6), small()
        self.close_button = Button(self.tr("Sluit nu af"), "primary")
        self.look_button = Button(self.tr("Beslis nu"))
        self.stay_button = Button(self.tr("Blijf werken"), "quiet", None, "Esc")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._lay_out()
        self._patience.timeout.connect(self._end)
        self.close_button.clicked.connect(self._end)
        self.look_button.clicked.connect(self._look)
        self.stay_button.clicked.connect(self.reject)
        desk.sync.chip_changed.connect(self._on_chip)
        desk.sync.round_ended.connect(self._on_round)
        desk.sync.day_closed.connect(self._on_closed)

    def begin(self) -> None:
        """Send what waits; a round that runs already is waited for."""
        sync = self._desk.sync
        self.title.setText(self.tr("Werkvloer verzendt wat nog wacht"))
        self.text.setText(
            self.tr("Daarna sluit het vanzelf af. Alles staat al veilig op deze laptop.")
        )
        self._patience.start()
        if not sync.is_running:
            sync.close_day()
        self._on_chip(sync.chip)
        self.open()
        self.close_button.setFocus()

    @override
    def reject(self) -> None:
        """Go on working; what is being sent goes on too."""
        self._is_over = True
        self._patience.stop()
        super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.so_far)
        column.addLayout(line)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.stay_button)
        buttons.addStretch(1)
        buttons.addWidget(self.look_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.look_button.hide()
        self.setMinimumWidth(theme.current().px(WIDTH))

    @Slot(object)
    def _on_chip(self, chip: Chip) -> None:
        if chip.code == "running" and chip.total:
            self._patience.stop()  # the server answers
            self.bar.set_progress(chip.done / chip.total)
            words = self.tr("{done} van {total}")
            self.so_far.setText(words.format(done=chip.done, total=chip.total))

    @Slot(object)
    def _on_round(self, _result: object) -> None:
        """Go on after a round that ran already: what came since goes with the last one."""
        if not self._is_over:
            self._desk.sync.close_day()

    @Slot(object)
    def _on_closed(self, closed: DayClosed | None) -> None:
        self._patience.stop()
        if self._is_over:
            return
        chip = None if closed is None else closed.chip
        if chip is None or chip.code == "offline" or not (chip.to_decide or chip.problems):
            self._end()
            return
        self.title.setText(self._words.chip(chip).text)
        left = self._words.to_decide(chip.to_decide) if chip.to_decide else ""
        safe = self.tr("Het kan ook morgen: er gaat niets verloren.")
        self.text.setText(f"{left}. {safe}" if left else safe)
        for widget in (self.bar, self.so_far):
            widget.hide()
        self.look_button.setText(
            self.tr("Beslis nu") if chip.to_decide else self.tr("Toon het probleem")
        )
        self.look_button.show()
        self.close_button.setText(self.tr("Sluit af"))
        self.close_button.setFocus()

    @Slot()
    def _look(self) -> None:
        screen = "merging" if self._desk.sync.chip.to_decide else "sync"
        self.reject()
        self._desk.go_requested.emit(Place(screen))

    @Slot()
    def _end(self) -> None:
        """Close the program; a round that still runs is stopped there."""
        if not self._is_over:
            self._is_over = True
            self._patience.stop()
            self.accept()
            in_next_turn(self._desk, self._then)
