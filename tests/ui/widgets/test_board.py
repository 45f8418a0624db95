"""A board is walked with arrows; Shift with an arrow asks to move the card."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from app.ui.widgets.board import Board, BoardCard, BoardMark, LazyCards
from app.ui.widgets.board_cards import LAZY_PORTION, PORTION

SHIFT = Qt.KeyboardModifier.ShiftModifier


def card(number, title="IBO", **values):
    return BoardCard(UUID(int=number), title, f"{title} {number}", ("Metaal Claes",), **values)


@pytest.fixture
def board(show_active):
    board = Board("Bord", [("a", "Voorbereid"), ("b", "Verstuurd"), ("c", "Gestart")])
    board.resize(700, 500)
    show_active(board)
    board.show_cards({"a": [card(1), card(2)], "c": [card(3)]})
    board.take_keyboard()
    return board


def press(qtbot, board, code, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(board.columns[board.current_column()].list, code, held)


def test_arrows_walk_over_all_cards_and_past_an_empty_column(qtbot, board):
    press(qtbot, board, Qt.Key.Key_Down)
    assert board.current().id.int == 2
    press(qtbot, board, Qt.Key.Key_Right)
    assert (board.current_column(), board.current().id.int) == ("c", 3)
    assert board.columns["c"].list.hasFocus()
    press(qtbot, board, Qt.Key.Key_Left)
    assert board.current().id.int == 1  # it lies beside


def test_enter_opens_and_shift_arrow_asks_for_the_next_column(qtbot, board):
    opened, moved = [], []
    board.opened.connect(opened.append)
    board.move_requested.connect(lambda *said: moved.append(said))
    press(qtbot, board, Qt.Key.Key_Return)
    press(qtbot, board, Qt.Key.Key_Right, SHIFT)
    press(qtbot, board, Qt.Key.Key_Left, SHIFT)  # there is nothing at the left
    assert opened == [UUID(int=1)]
    assert moved == [(UUID(int=1), "b")]


def test_a_card_that_moved_stays_the_current_one_and_keeps_the_keyboard(qtbot, board):
    board.show_cards({"a": [card(2)], "b": [card(1)], "c": [card(3)]})
    assert (board.current_column(), board.current().id.int) == ("b", 1)
    assert board.columns["b"].list.hasFocus()


def test_where_a_card_goes_away_the_next_one_takes_its_place(qtbot, board):
    board.show_cards({"a": [card(2)], "c": [card(3)]})
    assert board.current().id.int == 2
    board.show_cards({"c": [card(3)]})
    assert board.current().id.int == 3
    told = []
    board.current_changed.connect(told.append)
    board.show_cards({})
    assert board.current() is None
    assert told[-1] is None


def test_a_letter_is_no_search(qtbot, board):
    board.show_cards({"a": [card(1), card(2, "Uitkomst")]})
    press(qtbot, board, Qt.Key.Key_U)  # in a list of Qt it would search for the title
    assert board.current().id.int == 1


def test_a_long_column_says_how_many_are_below_and_grows_at_its_end(qtbot, board):
    many = [card(number) for number in range(1, 2 * PORTION + 1)]
    board.show_cards({"a": many})
    column = board.columns["a"]
    assert column.count.text() == str(2 * PORTION)
    assert column.list.cards.rowCount() == PORTION
    qtbot.waitUntil(column.more.isVisible)
    first = column.more.text()
    column.more.click()
    assert column.more.text() != first
    assert board.choose(UUID(int=2 * PORTION))
    assert column.list.cards.rowCount() == 2 * PORTION
    qtbot.waitUntil(column.more.isHidden)


def test_the_action_of_a_card_is_pressed_with_the_mouse(qtbot, board):
    mark = BoardMark("14 dagen", "alert-outline", "attention")
    board.show_cards({"a": [card(1, mark=mark, link="Herinner", meter=(1, 6))]})
    linked = []
    board.linked.connect(linked.append)
    cards = board.columns["a"].list
    rect = cards.visualRect(cards.cards.index(0, 0))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(cards.viewport(), left, pos=rect.topLeft() + rect.center() / 4)
    assert linked == []
    at = rect.bottomRight()
    at.setX(at.x() - 30)
    at.setY(at.y() - 24)
    qtbot.mouseClick(cards.viewport(), left, pos=at)
    assert linked == [UUID(int=1)]


def test_a_card_says_itself_to_a_screen_reader_and_a_column_its_number(board):
    cards = board.columns["a"].list
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cards.cards.index(1, 0).data(role) == "IBO 2"
    assert cards.accessibleName() == "Voorbereid, 2"


def test_a_column_tells_what_needs_attention(board):
    board.show_note("a", "1 stil")
    assert board.columns["a"].note.isVisible()
    board.show_note("a", "")
    assert board.columns["a"].note.isHidden()


def drop(board, card, key):
    """Drag a card to a column, and tell whether that took it."""
    source = next(c.list for c in board.columns.values() if c.list.cards.place_of(card) >= 0)
    held = source.cards.mimeData([source.cards.index(source.cards.place_of(card), 0)])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(20, 20), copy, held, left, Qt.KeyboardModifier.NoModifier)
    board.columns[key].list.dropEvent(event)
    return event.isAccepted()


def test_a_card_that_is_dragged_asks_for_its_new_column(board):
    moved = []
    board.drop_requested.connect(lambda *said: moved.append(said))
    assert drop(board, UUID(int=2), "c")
    assert not drop(board, UUID(int=2), "a")  # it is there already
    assert moved == [(UUID(int=2), "c")]


def test_cards_are_read_when_they_are_looked_at(qtbot, board):
    asked = []

    def read(ids):
        asked.append([one.int for one in ids])
        return {one: card(one.int) for one in ids if one.int != 2}

    ids = [UUID(int=number) for number in range(1, 51)]
    board.show_cards({"a": LazyCards(ids, read, {UUID(int=1): card(1, "Al gelezen")})})
    cards = board.columns["a"].list.cards
    assert (cards.rowCount(), cards.total) == (LAZY_PORTION, 50)
    assert board.columns["a"].count.text() == "50"
    assert asked == [list(range(2, LAZY_PORTION + 1))]
    assert cards.card(0).title == "Al gelezen"
    assert cards.card(1).title == ""  # gone since the ids were read
    assert board.choose(UUID(int=45))
    assert [(some[0], some[-1]) for some in asked[1:]] == [(21, 40), (41, 50)]
