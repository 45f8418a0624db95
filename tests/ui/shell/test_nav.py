"""The places at the left: keys, clicks, the badge and the rail."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.people import Me
from app.ui.place import Place
from app.ui.shell.nav import RAIL_WIDTH, Nav
from app.ui.widgets.labels import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def nav(show_active):
    me = Me(
        person_id=uuid4(),
        name="Els V.",
        role="coach",
        partner_id=uuid4(),
        partner="Partner Oost",
        partnership_id=uuid4(),
        partnership="Partnerschap Oost",
        is_practice=False,
    )
    return show_active(Nav(me))


def on(nav):
    return [button.text() for button in nav.buttons.values() if button.isChecked()]


def test_it_shows_only_places_that_are_there(nav):
    assert [b.text() for b in nav.buttons.values()] == [
        "Vandaag",
        "Agenda",
        "Ondernemingen",
        "Trajecten",
        "Scans",
        "Netwerken",
        "Doorverwijzingen",
        "Streefcijfers",
        "Bewijs",
        "Rapporten",
        "Kwaliteit",
        "Synchronisatie",
        "Instellingen",
    ]
    assert [label.text() for label in nav.findChildren(Label)] == [
        "Els V.",
        "Coach, Partner Oost",
    ]


@pytest.mark.parametrize("screen", ["today", "enterprises", "scans", "sync", "settings"])
def test_a_click_goes_there(qtbot, nav, screen):
    with qtbot.waitSignal(nav.chosen) as chosen:
        qtbot.mouseClick(nav.buttons[screen], LEFT)
    assert chosen.args == [Place(screen)]


def test_arrows_walk_around_and_space_chooses(qtbot, nav):
    nav.buttons["today"].setFocus()
    for button in [*list(nav.buttons.values())[1:], nav.buttons["today"]]:
        qtbot.keyClick(nav.focusWidget(), Qt.Key.Key_Down)
        assert button.hasFocus()
    qtbot.keyClick(nav.focusWidget(), Qt.Key.Key_Up)
    assert nav.buttons["settings"].hasFocus()
    with qtbot.waitSignal(nav.chosen) as chosen:
        qtbot.keyClick(nav.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == [Place("settings")]


@pytest.mark.parametrize(
    ("screen", "word"),
    [
        ("today", "Vandaag"),
        ("enterprises", "Ondernemingen"),
        ("enterprise", "Ondernemingen"),
        ("intake", "Ondernemingen"),
        ("session", "Ondernemingen"),
        ("referral", "Doorverwijzingen"),
        ("evidence", "Bewijs"),
        ("sync", "Synchronisatie"),
        ("merging", "Synchronisatie"),
        ("settings", "Instellingen"),
    ],
)
def test_each_screen_stands_under_one_place(nav, screen, word):
    nav.show_screen("today")
    nav.show_screen(screen)
    assert on(nav) == [word]


def test_the_badge_is_painted_and_spoken_and_goes_at_zero(nav):
    button = nav.buttons["today"]
    empty = button.grab().toImage()
    nav.set_badge("today", 5)
    assert button.accessibleName() == "Vandaag 5"
    assert button.grab().toImage() != empty
    nav.set_badge("today", 0)
    assert button.accessibleName() == "Vandaag"
    assert button.grab().toImage() == empty


def test_a_narrow_window_gets_a_rail_with_the_words_as_tooltips(nav):
    wide = nav.width()
    nav.set_rail(on=True)
    assert nav.width() == RAIL_WIDTH < wide
    assert nav.buttons["today"].toolTip() == "Vandaag"
    assert nav.buttons["today"].accessibleName() == "Vandaag"
    assert not any(label.isVisible() for label in nav.findChildren(Label))
    nav.set_rail(on=False)
    assert nav.width() == wide
    assert nav.buttons["today"].toolTip() == ""


def test_every_part_that_takes_the_keyboard_has_a_name(nav):
    for widget in nav.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName()


@pytest.mark.parametrize("screen", ["coverage", "monitoring"])
def test_what_is_reached_from_a_report_belongs_to_the_reports(nav, screen):
    nav.show_screen(screen)
    assert on(nav) == ["Rapporten"]
