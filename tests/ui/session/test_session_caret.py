"""With large letters the page scrolls along with who types."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest


@pytest.fixture
def page(company, open_page, use_theme):
    use_theme("light", 200)
    page = open_page(parent=company.id)
    page.resize(1158, 620)
    return page


def line_is_seen(page):
    """Tell whether the whole line of the cursor is on screen, also beside what stands over it."""
    note, seen = page.body.note, page.body._main.viewport()
    line = note.cursorRect()
    top = note.viewport().mapTo(seen, line.topLeft()).y()
    fits = note.viewport().rect().contains(line)
    return fits and top >= 0 and top + line.height() <= seen.height()


def test_the_line_of_the_cursor_is_seen_when_the_page_opens(qtbot, page):
    assert page.body.note.hasFocus()
    qtbot.waitUntil(lambda: line_is_seen(page))


def test_the_line_that_is_typed_stays_seen(qtbot, page):
    note = page.body.note
    for _ in range(12):
        QTest.keyClicks(note, "Vaste peter")
        QTest.keyClick(note, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: line_is_seen(page))
    QTest.keyClick(note, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: line_is_seen(page))


def test_a_page_that_was_scrolled_away_comes_back_with_the_next_key(qtbot, page):
    qtbot.waitUntil(lambda: line_is_seen(page))
    bar = page.body._main.verticalScrollBar()
    bar.setValue(0)
    assert not line_is_seen(page)
    QTest.keyClick(page.body.note, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: line_is_seen(page))


def test_a_field_elsewhere_keeps_the_page_where_it_is(qtbot, page):
    page.body.result.setFocus()
    bar = page.body._main.verticalScrollBar()
    bar.setValue(bar.maximum())
    with qtbot.waitSignal(page.body.note.caret_moved):
        page.body.note.insertPlainText("Vaste peter")
    assert bar.value() == bar.maximum()
    assert page.body.result.mapTo(page.body._main.viewport(), QPoint()).y() > 0
