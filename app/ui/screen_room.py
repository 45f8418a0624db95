"""How large a window can be on the screen that it stands on."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from app.ui.work.turns import in_next_turn

FRAME: Final = (2, 32)  # px that the system puts around a window


def room_for_window(screen: QScreen | None = None) -> QSize:
    """Return what a screen, the first one without another, has room for inside the frame."""
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    return QSize(room.width() - FRAME[0], room.height() - FRAME[1])


def keep_on_screen(window: QWidget) -> None:
    """Move a window that grew after it was placed, so that its lowest buttons are seen."""
    frame = window.frameGeometry()
    screen = QGuiApplication.screenAt(frame.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    frame.moveBottom(min(frame.bottom(), room.bottom()))
    frame.moveTop(max(frame.top(), room.top()))
    window.move(frame.topLeft())


class GrowingDialog(QDialog):
    """A dialog that gets more to show after it was placed, and stays on the screen all the same."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_next_turn(self, partial(keep_on_screen, self))
