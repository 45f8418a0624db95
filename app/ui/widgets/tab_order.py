"""
Tab goes as one reads: row by row, from left to right, and what lies together stays together.

Qt goes in the order in which the controls were made. Pages are made in parts, and rows come and go
while one types, so where Tab leads to is looked up when it is pressed.
"""

from functools import cmp_to_key
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

ROW: Final = 0.5  # of the height of the lower one: two that share more of it stand in one row


def stops(ground: QWidget) -> list[QWidget]:
    """Return what Tab stops at on `ground`, as one reads it."""
    inside = [
        child
        for child in ground.children()
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible()
    ]
    found: list[QWidget] = []
    for child in sorted(inside, key=cmp_to_key(_compare)):
        found += [child] if _takes_tab(child) else []
        found += stops(child)
    return found


def step(ground: QWidget, *, forward: bool) -> bool:
    """
    Give the keyboard to the next control on `ground`, or the one before; return whether it did.

    After the last one comes the first.
    """
    order = stops(ground)
    if not order:
        return False
    focus, reason = QApplication.focusWidget(), Qt.FocusReason
    if focus in order:
        at = order.index(focus) + (1 if forward else -1)
    else:  # of a page as a whole, go to its first control
        at = _first_inside(focus, order) - (0 if forward else 1)
    target = order[at % len(order)]
    target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    around = target.parentWidget()
    while around is not None and around is not ground:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()
    return True


def _first_inside(ground: QWidget | None, order: list[QWidget]) -> int:
    inside = (at for at, each in enumerate(order) if ground and ground.isAncestorOf(each))
    return next(inside, 0)


def _compare(one: QWidget, other: QWidget) -> int:
    a, b = one.geometry(), other.geometry()
    shared = min(a.bottom(), b.bottom()) + 1 - max(a.top(), b.top())
    return a.x() - b.x() if shared > ROW * min(a.height(), b.height()) else a.y() - b.y()


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes and widget.isVisible() and widget.isEnabled() and not widget.focusProxy())
