from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.tab_order import step, stops

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Ground(QWidget):
    @override
    def focusNextPrevChild(self, next):
        return step(self, forward=next)


def fields(names):
    made = {}
    for name in names:
        made[name] = QLineEdit()
        made[name].setObjectName(name)
    return made


def walk(qtbot, window, times, held=Qt.KeyboardModifier.NoModifier):
    """Return the names of what Tab comes to, one after the other."""
    found = []
    for _ in range(times):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab, held)
        found.append(window.focusWidget().objectName())
    return found


def test_tab_walks_row_by_row_whatever_was_made_first(qtbot, show_active):
    window = Ground()
    grid = QGridLayout(window)
    one = fields("dbca")  # made in another order
    for name, row, column in (("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1)):
        grid.addWidget(one[name], row, column)
    show_active(window)
    one["a"].setFocus()
    assert walk(qtbot, window, 4) == ["b", "c", "d", "a"]
    assert walk(qtbot, window, 4, SHIFT) == ["d", "c", "b", "a"]


def test_a_pane_comes_after_all_that_stands_left_of_it(show_active):
    window = QWidget()
    one = fields(("foot", "pane", "second", "first", "pane too"))
    column, row, left, pane = QVBoxLayout(window), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
    for layout, names in ((left, ("first", "second")), (pane, ("pane", "pane too"))):
        for name in names:
            layout.addWidget(one[name])
    row.addLayout(left)
    side = QWidget()
    side.setLayout(pane)
    row.addWidget(side)
    column.addLayout(row)
    column.addWidget(one["foot"])
    show_active(window)
    found = [each.objectName() for each in stops(window)]
    assert found == ["first", "second", "pane", "pane too", "foot"]


def test_what_is_off_or_hidden_is_passed_and_what_came_later_is_not(qtbot, show_active):
    window = Ground()
    column, one = QVBoxLayout(window), fields("abcde")
    for name in "acde":
        column.addWidget(one[name])
    show_active(window)
    one["c"].setEnabled(False)
    one["d"].hide()
    column.insertWidget(1, one["b"])
    qtbot.waitUntil(one["b"].isVisible)
    window.layout().activate()
    one["a"].setFocus()
    assert walk(qtbot, window, 2) == ["b", "e"]


def test_of_a_part_that_has_the_keyboard_as_a_whole_its_first_control_is_next(qtbot, show_active):
    window, part, one = Ground(), QWidget(), fields(("before", "last", "first", "after"))
    part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    inside, column = QVBoxLayout(part), QVBoxLayout(window)
    for name in ("first", "last"):
        inside.addWidget(one[name])
    for each in (one["before"], part, one["after"]):
        column.addWidget(each)
    show_active(window)
    part.setFocus()
    assert walk(qtbot, window, 3) == ["first", "last", "after"]
    part.setFocus()
    assert walk(qtbot, window, 1, SHIFT) == ["before"]


def test_what_tab_comes_to_is_scrolled_into_sight(qtbot, show_active):
    window = Ground()
    column, area, body, one = QVBoxLayout(window), QScrollArea(), QWidget(), fields("ab")
    body.resize(150, 2000)
    area.setWidget(body)
    for each in (one["a"], area):
        column.addWidget(each)
    one["b"].setParent(body)
    one["b"].move(0, 1900)
    window.resize(200, 200)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    show_active(window)
    one["a"].setFocus()
    assert one["b"].visibleRegion().isEmpty()
    assert walk(qtbot, window, 1) == ["b"]
    assert not one["b"].visibleRegion().isEmpty()


def test_without_anything_to_stop_at_the_keyboard_stays(qtbot, show_active):
    window = Ground()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    show_active(window)
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.hasFocus()
