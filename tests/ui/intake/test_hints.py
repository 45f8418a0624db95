"""What stands under the fields of page 2 of an intake is whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.ui.widgets.fields import LabelledField


@pytest.fixture
def coach(open_intake):
    """On page 2 of a new intake."""
    coach = open_intake()
    coach.bot.keyClicks(coach.field("query"), "Drukkerij Meander")
    coach.bot.waitUntil(lambda: coach.sees("0 gevonden"))
    coach.press(Qt.Key.Key_Return)
    return coach


def size_field(coach):
    return next(
        field
        for field in coach.page.findChildren(LabelledField)
        if field.control is coach.field("staff")
    )


def is_whole(label):
    """Tell whether all lines of the words fit in their place."""
    wraps = Qt.TextFlag.TextWordWrap
    room = label.contentsRect()
    needed = QFontMetrics(label.font()).boundingRect(room, wraps, label.text())
    return room.height() >= needed.height() and room.width() >= needed.width()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [800, 1158])
def test_the_size_is_told_in_short_and_whole_beside_a_field_of_full_height(
    coach, use_theme, width, percent
):
    use_theme("light", percent)
    coach.page.resize(width, 900)
    coach.type("staff", "38,5")
    field = size_field(coach)
    coach.bot.waitUntil(lambda: field.note.words.text() == "Voorlopig klein, onder 50")
    coach.type("turnover", "60.000.000")
    coach.type("balance", "50.000.000")
    sentence = "Groot, omzet boven € 50 miljoen, balans boven € 43 miljoen"
    coach.bot.waitUntil(lambda: field.note.words.text() == sentence)
    coach.bot.waitUntil(lambda: is_whole(field.note.words))
    coach.bot.waitUntil(lambda: field.control.height() == field.control.sizeHint().height())
    below = coach.field("turnover").mapTo(coach.page, coach.field("turnover").rect().topLeft())
    under = field.mapTo(coach.page, field.rect().bottomLeft())
    assert under.y() < below.y()


def test_two_equal_limits_are_told_once(coach):
    coach.type("staff", "9")
    coach.type("turnover", "2.000.001")
    coach.type("balance", "2.000.001")
    coach.wait("Klein, omzet en balans boven € 2 miljoen")
