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


def step(ground: QWidget, *, forward: bool, wraps: bool = False) -> bool:
    """
    Give the keyboard to the next control on `ground`, or the one before; return whether it did.

    Args:
        wraps: After the last one comes the first; else what Qt has outside of `ground`.
    """
    focus, order = QApplication.focusWidget(), stops(ground)
    if not order or (focus not in order and focus is not ground and not wraps):
        return False
    if focus is None or focus not in order:
        return _enter(order[0 if forward else -1], forward)
    at = order.index(focus) + (1 if forward else -1)
    if wraps or 0 <= at < len(order):
        return _enter(order[at % len(order)], forward)
    outside = _after(focus, forward)
    while outside is not None and outside is not focus:
        if not (outside is ground or ground.isAncestorOf(outside)) and _takes_tab(outside):
            return _enter(outside, forward)
        outside = _after(outside, forward)
    return False


def _compare(one: QWidget, other: QWidget) -> int:
    a, b = one.geometry(), other.geometry()
    shared = min(a.bottom(), b.bottom()) + 1 - max(a.top(), b.top())
    return a.x() - b.x() if shared > ROW * min(a.height(), b.height()) else a.y() - b.y()


def _after(widget: QWidget, forward: bool) -> QWidget | None:  # noqa: FBT001 one yes or no
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes and widget.isVisible() and widget.isEnabled() and not widget.focusProxy())


def _enter(target: QWidget, forward: bool) -> bool:  # noqa: FBT001 one yes or no
    reason = Qt.FocusReason
    target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    around = target.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()
    return True
