from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.ui.widgets.tab_order import tab_as_one_reads


def test_tab_walks_row_by_row_whatever_was_made_first(qtbot, show_active):
    window = QWidget()
    grid = QGridLayout(window)
    last, second, third, first = (QLineEdit() for _ in range(4))  # made in another order
    for field, row, column in ((first, 0, 0), (second, 0, 1), (third, 1, 0), (last, 1, 1)):
        grid.addWidget(field, row, column)
    show_active(window)
    tab_as_one_reads(window)
    first.setFocus()
    walked = []
    for _ in range(4):
        walked.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [first, second, third, last]
