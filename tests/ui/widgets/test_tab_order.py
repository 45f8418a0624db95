from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.tab_order import step, stops

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Ground(QWidget):
    wraps = False

    @override
    def focusNextPrevChild(self, next):
        return step(self, forward=next, wraps=self.wraps) or super().focusNextPrevChild(next)


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
    window.wraps = True
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


def test_at_its_ends_tab_leaves_the_ground_and_one_comes_in_at_the_first(qtbot, show_active):
    window, ground, one = QWidget(), Ground(), fields(("before", "last", "first", "after"))
    ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    inside, column = QVBoxLayout(ground), QVBoxLayout(window)
    for name in ("first", "last"):
        inside.addWidget(one[name])
    for each in (one["before"], ground, one["after"]):
        column.addWidget(each)
    show_active(window)
    ground.setFocus()
    assert walk(qtbot, window, 3) == ["first", "last", "after"]
    one["first"].setFocus()
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


def test_without_anything_to_stop_at_tab_goes_on_outside(qtbot, show_active):
    window, ground, one = QWidget(), Ground(), fields(("outside",))
    ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    column = QVBoxLayout(window)
    for each in (ground, one["outside"]):
        column.addWidget(each)
    show_active(window)
    ground.setFocus()
    assert walk(qtbot, window, 1) == ["outside"]
