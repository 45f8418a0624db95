"""What a coach does on the board of referrals."""

from PySide6.QtCore import Qt

from app.services.referrals.use_cases import referral_view

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


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


def choose(qtbot, page, words):
    """Type words in the field of the instrument, and take the first line."""
    field = page.parts.fields.instrument
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field._popup, KEY.Key_Return)


def type_in(qtbot, field, words):
    """Type in a field."""
    field.setFocus()
    qtbot.keyClicks(field, words)


def finish(qtbot, page):
    """Press Ctrl+Enter, and wait until it is stored."""
    with qtbot.waitSignal(page.desk.back_requested):
        qtbot.keyClick(page.window().focusWidget(), KEY.Key_Return, CTRL)
