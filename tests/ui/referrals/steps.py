"""What a coach does on the board of referrals."""

from PySide6.QtCore import Qt

from app.services.referrals import referral_view

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot, page, code, held=NONE):
    """Press a key where the keyboard is."""
    qtbot.keyClick(page.window().focusWidget(), code, held)


def places(page):
    """Return how many cards each column has, where there are some."""
    shown = {name: column.list.cards.total for name, column in page.board.columns.items()}
    return {name: number for name, number in shown.items() if number}


def stored(store, referral):
    """Return how a referral stands in the store."""
    return referral_view(store, referral).row
