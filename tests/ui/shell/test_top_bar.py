"""Back and forward, the path, and the quick session."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.ui.key_map import KeyMap
from app.ui.place import Crumb, Place
from app.ui.settings import Settings
from app.ui.shell.top_bar import TopBar
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.literal import shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keys(tmp_path, qapp):
    return KeyMap(Settings(tmp_path / "instellingen.ini", qapp), qapp)


@pytest.fixture
def bar(show_active, keys):
    bar = TopBar(keys, is_practice=False)
    bar.resize(1200, 44)
    return show_active(bar)


def seen(bar):
    """The words from left to right, without the fixed buttons."""
    fixed = {bar.back, bar.forward, bar.search, bar.quick}
    parts = [*bar.findChildren(Label), *bar.findChildren(Button)]
    shown = [part for part in parts if part.isVisible() and part not in fixed]
    return [part.text() for part in sorted(shown, key=lambda part: part.x())]


def test_the_arrows_work_only_where_they_lead_somewhere(qtbot, bar):
    bar.set_ways(back=True, forward=False)
    assert bar.back.isEnabled()
    assert not bar.forward.isEnabled()
    with qtbot.waitSignal(bar.back_requested), qtbot.assertNotEmitted(bar.forward_requested):
        qtbot.mouseClick(bar.back, LEFT)
        qtbot.mouseClick(bar.forward, LEFT)


def test_the_words_of_the_path_lead_back_and_the_last_is_the_page(qtbot, bar):
    list_place = Place("enterprises")
    bar.show_path((Crumb("Ondernemingen", list_place), Crumb("Bakkerij Janssens")))
    qtbot.waitUntil(lambda: seen(bar) == ["Ondernemingen", "Bakkerij Janssens"])
    word = next(b for b in bar.findChildren(Button) if b.text() == "Ondernemingen")
    with qtbot.waitSignal(bar.crumb_chosen) as chosen:
        qtbot.keyClick(word, Qt.Key.Key_Space)
    assert chosen.args == [list_place]


def test_another_path_replaces_the_first(qtbot, bar):
    place = Place("enterprise", record=uuid4())
    bar.show_path((Crumb("Ondernemingen", place), Crumb("A", place), Crumb("Sessie")))
    bar.show_path((Crumb("Vandaag"),))
    qtbot.waitUntil(lambda: seen(bar) == ["Vandaag"])


def test_a_long_name_is_shortened_and_stands_whole_in_the_tooltip(qtbot, bar):
    name = "Vzw " + "Samen werken " * 800
    bar.show_path((Crumb(name),))
    qtbot.waitUntil(lambda: len(seen(bar)) == 1)
    label = next(one for one in bar.findChildren(Label) if one.text() == name)
    assert label.geometry().right() < bar.search.x()
    label = next(part for part in bar.findChildren(Label) if part.isVisible())
    assert label.toolTip() == name
    assert bar.minimumSizeHint().width() < 1180


def test_the_quick_session_shows_its_key(qtbot, bar):
    assert bar.quick.text() == "Snelsessie"
    with qtbot.waitSignal(bar.quick_session_requested):
        qtbot.mouseClick(bar.quick, LEFT)


def test_practice_is_said_in_words(show_active, keys):
    practice = show_active(TopBar(keys, is_practice=True))
    assert "OEFENOMGEVING" in seen(practice)


def test_buttons_without_words_have_a_name_and_their_key_in_the_tooltip(bar, keys):
    assert (bar.back.accessibleName(), bar.forward.accessibleName()) == ("Terug", "Vooruit")
    assert bar.back.toolTip() == "Terug (Alt+←)"
    keys.give("back", QKeySequence("F7"))
    assert bar.back.toolTip() == "Terug (F7)"


@pytest.mark.parametrize(("wide", "percent"), [(1366, 100), (1366, 200), (1180, 150)])
def test_the_search_gives_way_before_a_word_beside_it(
    qtbot, show_active, use_theme, keys, wide, percent
):
    use_theme("light", 100)
    bar = TopBar(keys, is_practice=True)
    bar.resize(wide, 60)
    show_active(bar)
    use_theme("light", percent)
    practice = next(one for one in bar.findChildren(Label) if one.text() == "OEFENOMGEVING")
    for whole in (practice, bar.quick):
        qtbot.waitUntil(lambda whole=whole: whole.width() >= whole.sizeHint().width())
        assert whole.mapTo(bar, whole.rect().topRight()).x() < wide
    left, right = bar.search.x(), bar.width() - bar.search.geometry().right()
    assert abs(left + 8 - right) <= 2  # in the middle of what lies between the margins of 8 and 16


def test_large_text_leaves_room_for_the_path(qtbot, bar, use_theme):
    use_theme("light", 200)
    bar.resize(1366, bar.sizeHint().height())
    qtbot.waitUntil(lambda: bar.search.x() > 1366 * 3 // 10)
    assert bar.search.width() > bar.search.minimumSizeHint().width()


def test_a_name_with_an_ampersand_stands_in_the_path_as_it_is(bar):
    bar.show_path((Crumb("Peeters & Co", Place("enterprise", record=uuid4())), Crumb("Sessie")))
    word = next(b for b in bar.findChildren(Button) if b.text() == "Peeters && Co")
    assert shown(word.text()) == "Peeters & Co"
    assert word.toolTip() == "Peeters & Co"
