"""Where the panel of a quick session stands on the screen."""

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.quick_session.panel import wanted_size
from app.ui.screen_room import room_for_window


def show_on_screen(panel: QWidget) -> bool:
    """Show a window where the mouse is, in its wanted size; return whether it was hidden."""
    was_hidden = panel.isHidden()
    # not panel.screen(): when the widget is collected, PySide takes that screen along
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    room = room_for_window(screen)
    panel.setMinimumSize(360, 320)
    if was_hidden:
        panel.resize(*wanted_size((room.width(), room.height())))
    panel.show()
    if not was_hidden:
        panel.raise_()
    panel.activateWindow()
    return was_hidden
