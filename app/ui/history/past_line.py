"""Above the history: whether all of it is here, or what is missing and why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.history.view_model import Asked
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import Mark


class PastLine(QWidget):
    """One quiet line, hidden when there is nothing to tell; `again_requested`."""

    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = Mark("cloud-off-outline")
        self.text = muted("", wrap=True)
        self.button = Button(self.tr("Probeer opnieuw"), "link", flush=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_again)
        self.hide()

    def show_state(self, state: Asked) -> None:
        """Show how it is with what went before."""
        self.mark.set_icon(
            "cloud-off-outline" if state.error else "cloud-download-outline", "muted"
        )
        self.button.setVisible(state.error is not None)
        if state.error is not None:
            words = self.tr("{happened} Je ziet wat deze laptop weet.")
            self.text.setText(words.format(happened=message_for(state.error).happened))
        else:
            self.text.setText(self.tr("Wat er vroeger veranderde, komt van de server…"))
        self.setVisible(state.is_asking or state.error is not None)

    @Slot()
    def _on_again(self) -> None:
        self.again_requested.emit()
