"""Takes windows away, and the dialogs and menus that lie over them."""

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def close_one() -> bool:
    """
    Close the menu or dialog that lies on top; tell whether there was one.

    Qt runs some of its own inside a call: the question of a file dialog whether to replace a file,
    and its menus. Until that call has returned, the widgets that it is about must stay: who takes
    them away asks again in a later turn, until there is none.
    """
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if isinstance(over, QDialog):
        over.reject()
    elif over is not None:
        over.close()
    return over is not None


def drop(window: QWidget) -> None:
    """Take a window away for good, without its own close handling."""
    if shiboken6.isValid(window):
        window.blockSignals(True)  # noqa: FBT003 Qt takes it by place only
        window.hide()
        window.deleteLater()
