"""How large a window can be on the screen that it stands on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen

FRAME: Final = (2, 32)  # px that the system puts around a window


def room_for_window(screen: QScreen | None = None) -> QSize:
    """Return what a screen, the first one without another, has room for inside the frame."""
    room = (screen or QGuiApplication.primaryScreen()).availableGeometry()
    return QSize(room.width() - FRAME[0], room.height() - FRAME[1])
