"""The state of the sync as one sentence over the page, and how far a round is."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.syncing.view import Chip
from app.ui import theme
from app.ui.messages import MessageCounts, message_for
from app.ui.sync.words import SyncWords, is_shut_out
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, heading, small
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.notices import Mark
from app.ui.widgets.status import STATUSES


class StateBanner(QWidget):
    """What holds now, what is safe, and while a round runs how far it is; `stop_requested`."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = SyncWords(self)
        self._tint = "neutral_tint"
        self.mark = Mark("cloud-off-outline", "neutral", 20)
        self.title, self.text = heading(), Label("", wrap=True)
        self.title.setWordWrap(True)
        self.bar, self.rest = ProgressBar(height=6), small()
        self.stop_button = Button(self.tr("Stop"), "quiet")
        self.stop_button.setToolTip(self.tr("Stop: wat al verzonden of ontvangen is, blijft"))
        self._running = QWidget()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.stop_button.clicked.connect(self._on_stop)
        theme.current().changed.connect(self.update)

    def show_chip(self, chip: Chip) -> None:
        """Show a state."""
        look = self._words.chip(chip)
        status = STATUSES[look.status]
        self.mark.set_icon(look.icon, status.color)
        self._tint = f"{status.color}_tint"
        self.title.setText(look.text)
        self.text.setText(self._sentence(chip))
        is_running = chip.code == "running"
        self._running.setVisible(is_running)
        if is_running:
            self.bar.set_progress(chip.done / chip.total if chip.total else 0.0)
            self.rest.setText(self._rest(chip))
        else:
            self.stop_button.setEnabled(True)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(60, super().sizeHint().height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, self.rect(), self._tint, radius=8)
        painter.end()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._running)
        line.setContentsMargins(0, 6, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.rest)
        line.addWidget(self.stop_button)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self._running)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(14)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self._running.hide()

    def _sentence(self, chip: Chip) -> str:
        if chip.error is not None and chip.code != "running":
            message = message_for(chip.error)
            return message.advice if is_shut_out(chip) else message.whole
        return {
            "all_sent": self.tr("Wat jij schreef staat op de server, wat anderen schreven hier."),
            "waiting": self.tr("Alles staat veilig op deze laptop. Verzenden kan wanneer je wil."),
            "running": self.tr("Eerst gaat jouw werk, dan komt wat anderen schreven."),
            "offline": self.tr("Werk gerust verder. Zodra er verbinding is, gaat het verder."),
            "problem": self.tr("Alles staat veilig op deze laptop. Werk gerust verder."),
            "braked": self.tr("Het wacht op jouw keuze. Kijk hieronder wat de andere kant wil."),
            "closed": self.tr("Verzenden kan al, ontvangen straks weer. Werk gerust verder."),
        }.get(chip.code, "")

    def _rest(self, chip: Chip) -> str:
        if chip.seconds_left is None:
            return ""
        counts, left = MessageCounts(), chip.seconds_left
        words = counts.seconds(left) if left < 60 else counts.minutes(-(-left // 60))
        return self.tr("nog ongeveer {time}").format(time=words)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_requested.emit()
