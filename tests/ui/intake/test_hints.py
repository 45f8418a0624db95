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


def field_of(coach, name):
    return next(
        field
        for field in coach.page.findChildren(LabelledField)
        if field.control is coach.field(name)
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
    field = field_of(coach, "staff")
    coach.bot.waitUntil(lambda: field.note.words.text() == "Voorlopig klein, onder 50")
    coach.type("turnover", "60.000.000")
    coach.type("balance", "50.000.000")
    sentence = "Groot, omzet boven €\xa050\xa0miljoen, balans boven €\xa043\xa0miljoen"
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
    coach.wait("Klein, omzet en balans boven €\xa02\xa0miljoen")


def test_words_that_are_not_in_the_list_stay_in_error_until_they_are_changed(coach):
    coach.type("nace", "snoepdorp")
    coach.type("staff", "12")
    coach.wait("Voorlopig klein, onder 50")
    field = field_of(coach, "nace")
    assert field.control.text() == "snoepdorp"
    assert field.error == "Kies een regel uit de lijst, of maak het veld leeg."
    coach.choose("nace", "drukwerk")
    assert field.error == ""


def test_an_activity_is_offered_on_the_most_specific_level_only(coach):
    coach.type("nace", "47.24")
    popup = coach.field("nace")._completer.popup()
    coach.bot.waitUntil(popup.isVisible)
    lines = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert [line.partition(" ")[0] for line in lines] == ["47.241", "47.242"]
    coach.bot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert coach.field("nace").text() == "47.24"
    assert coach.went == []
