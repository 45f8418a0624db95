"""The columns of the list: shown, moved and widened, with mouse and keyboard, and remembered."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
USUAL = ("name", "number", "place", "contact", "trajectory", "evidence")


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def width(page, name):
    place = next(n for n, column in enumerate(page._columns) if column.name == name)
    return page.table.columnWidth(place)


def middle_of(page, name):
    header = page.table.horizontalHeader()
    place = next(n for n, column in enumerate(page._columns) if column.name == name)
    return QPoint(header.sectionViewportPosition(place) + 30, header.height() // 2)


def drag(header, begin, end):
    port, left = header.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=begin)
    for step in range(1, 6):
        QTest.mouseMove(port, begin + (end - begin) * step / 5)
    QTest.mouseRelease(port, left, pos=end)


def test_a_key_moves_the_column_of_the_current_cell_and_that_is_remembered(page, open_page):
    assert page.chooser.names() == USUAL
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, CTRL | SHIFT)
    moved = ("name", "place", "number", "contact", "trajectory", "evidence")
    assert page.chooser.names() == moved
    assert open_page().chooser.names() == moved


def test_the_name_stays_first_and_nothing_comes_before_it(page):
    press(Qt.Key.Key_Right, CTRL | SHIFT)  # the name
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left, CTRL | SHIFT)
    assert page.chooser.names() == USUAL


def test_a_column_is_dragged_and_stays_there(page, open_page):
    header = page.table.horizontalHeader()
    drag(header, middle_of(page, "contact"), middle_of(page, "number"))
    moved = ("name", "contact", "number", "place", "trajectory", "evidence")
    assert page.chooser.names() == moved
    assert open_page().chooser.names() == moved


def test_keys_make_a_column_wider_and_that_is_remembered(page, open_page):
    before = width(page, "number")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, ALT | SHIFT)
    press(Qt.Key.Key_Right, ALT | SHIFT)
    assert width(page, "number") == before + 32
    assert width(open_page(), "number") == before + 32


def test_the_edge_of_a_column_is_dragged_and_its_width_grows_with_the_text(
    page, open_page, use_theme
):
    header = page.table.horizontalHeader()
    edge = header.sectionViewportPosition(2) - 1  # between number and place
    before = width(page, "number")
    drag(header, QPoint(edge, 10), QPoint(edge + 40, 10))
    assert width(page, "number") == before + 40
    use_theme("light", 200)
    assert width(open_page(), "number") == 2 * (before + 40)


def test_another_size_of_the_window_is_no_width_of_a_column(desk, page):
    for wide in (900, 1300, 1158):
        page.resize(wide, 700)
    assert desk.settings.widths("enterprises") == {}


def test_all_becomes_as_in_the_beginning(desk, page):
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, CTRL | SHIFT)
    press(Qt.Key.Key_Right, ALT | SHIFT)
    begin = next(a for a in page.chooser.menu().actions() if a.text() == "Zoals in het begin")
    begin.trigger()
    assert page.chooser.names() == USUAL
    assert desk.settings.widths("enterprises") == {}


def test_what_stands_wrong_in_the_settings_is_passed_over(desk, open_page):
    desk.settings.set_columns("enterprises", ("contact", "gone", "name", "contact"))
    desk.settings._kept.setValue("widths/enterprises", "number:x contact :5 place:140")
    page = open_page()
    assert page.chooser.names() == ("name", "contact")
    assert desk.settings.widths("enterprises") == {"place": 140}
