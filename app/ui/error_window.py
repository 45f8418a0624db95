"""Shown for a bug: what is safe, and a report without personal data to pass on."""

import logging
import platform
import traceback

import shiboken6
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.notices import Mark, MessageCard

log = logging.getLogger(__name__)
_shown: list[QDialog] = []


def report(error: BaseException) -> str:
    """Return where it went wrong: places in the code and the kind of error, never its values."""
    from importlib.metadata import version  # slow to load, and seldom needed

    lines = [
        f"Werkvloer {version('werkvloer')}, Python {platform.python_version()}, {platform.system()}"
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__)[-12:]:
            file = "/".join(frame.filename.replace("\\", "/").rsplit("/", 3)[-3:])
            lines.append(f"  {file}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class ErrorWindow(QDialog):
    """Says that something went wrong that is not the user's to mend."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Er ging iets mis"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report(error)
        self.copy_button = Button(self.tr("Kopieer verslag"), "plain", "content-copy")
        self.close_button = Button(self.tr("Ga verder"), "primary")
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Mark("alert-octagon-outline", "error", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(heading(self.tr("Er ging iets mis in Werkvloer")))
        words.addWidget(
            muted(
                self.tr(
                    "Wat bewaard was, is veilig, en wat je typte blijft als concept staan. "
                    "Probeer het opnieuw. Gebeurt het weer, stuur dan het verslag door: "
                    "er staan geen gegevens van ondernemingen of personen in."
                ),
                wrap=True,
            )
        )
        top.addLayout(words, 1)
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.copy_button)
        actions.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(20)
        column.addLayout(top)
        column.addLayout(actions)
        self.setMinimumWidth(480)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


class ProblemWindow(QDialog):
    """Says what the user can mend, when no page was there to say it."""

    def __init__(self, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Werkvloer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        message = message_for(error)
        self.close_button = Button(message.button or self.tr("Begrepen"), "primary")
        self.close_button.clicked.connect(self.accept)
        self.card = MessageCard("error", message.happened, message.advice, (self.close_button,))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.addWidget(self.card)
        self.setMinimumWidth(480)


def show_problem(error: Exception) -> None:
    """Show what went wrong and nobody caught: what the user can mend, or a bug."""
    if not isinstance(error, UserError):
        show_bug(error)
        return
    window = ProblemWindow(error, QApplication.activeWindow())
    _hold(window)
    share_keys(window)
    window.open()
    window.close_button.setFocus()


def show_bug(error: BaseException) -> ErrorWindow:
    """Log a bug, without its values, and show the window over the one that is active."""
    log.error("bug", exc_info=error)
    window = ErrorWindow(error, QApplication.activeWindow())
    _hold(window)
    share_keys(window)
    window.open()
    window.close_button.setFocus()
    return window


def _hold(window: QDialog) -> None:
    """Keep a window that has no parent, when no other was active, until it is closed."""
    _shown[:] = [*(each for each in _shown if shiboken6.isValid(each)), window]
