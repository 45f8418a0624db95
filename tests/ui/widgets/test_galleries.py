"""Everything together, in both themes and at the largest text."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, FilterChip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.status import Pill
from app.ui.widgets.table import TableView
from app.ui.widgets.tabs import Stepper
from tests.ui.gallery import Gallery
from tests.ui.gallery_more import More

WHOLE = (Button, Chip, FilterChip, Pill, Stepper)


@pytest.mark.parametrize("make", [Gallery, More])
@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_nothing_is_cut_off(use_theme, show_active, make, mode, percent):
    use_theme(mode, percent)
    window = make()
    window.resize(1500 * percent // 100, 950 * percent // 100)
    show_active(window)
    assert not window.grab().isNull()
    cut = [
        (type(widget).__name__, widget.accessibleName() or widget.text())
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, WHOLE)
        and not isinstance(widget.parent(), LineEdit)  # lies inside a field, smaller
        and widget.width() < widget.sizeHint().width()
    ]
    short = [
        label.text()
        for label in window.findChildren(Label)
        if label.isVisible() and label.height() < label.fontMetrics().height()
    ]
    assert (cut, short) == ([], [])


@pytest.mark.parametrize("make", [Gallery, More])
def test_every_button_of_a_window_follows_a_change_of_theme(use_theme, show_active, make):
    window = make()
    window.resize(1500, 950)
    show_active(window)
    use_theme("dark")
    ground = QColor(theme.DARK.window).name()
    assert window.grab().toImage().pixelColor(2, window.height() - 2).name() == ground
    light = {QColor(theme.LIGHT.surface).rgb(), QColor(theme.LIGHT.hover).rgb()}
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.width() > 8:
            image = button.grab().toImage()
            assert image.pixel(image.width() // 2, 4) not in light, button.text()


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_chosen_row_is_grey_while_its_window_is_not_active(use_theme, show_active, colors):
    use_theme("light" if colors is theme.LIGHT else "dark")
    window = Gallery()
    show_active(window)
    here, behind = window.findChildren(TableView)
    looks = []
    for view, row in ((here, 2), (behind, 0)):
        line = view.visualRect(view.model().index(row, 0))
        image = view.viewport().grab().toImage()
        found = (image.pixelColor(x, line.y() + 6).name() for x in (1, 8))
        looks.append(tuple(found))
    wanted = [(colors.primary, colors.selection), (colors.quiet_edge, colors.alt)]
    assert looks == [tuple(QColor(color).name() for color in pair) for pair in wanted]
