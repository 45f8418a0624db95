"""How large a window can be on the screen that it stands on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

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
