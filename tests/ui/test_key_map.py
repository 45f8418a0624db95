"""Keys that a coach gives to actions: which can be, what they do then, and what a file may hold."""

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from app.ui.key_map import KeyMap, shown
from app.ui.key_rules import trap
from app.ui.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(tmp_path / "instellingen.ini", qapp)


def make(settings, qapp):
    keys = KeyMap(settings, qapp)
    for name, words in (
        ("quick_session", "&Snelsessie"),
        ("lock", "&Vergrendel"),
        ("redo", "O&pnieuw"),
        ("today", "&Vandaag"),
    ):
        keys.add(name, QAction(words, qapp))
    return keys


@pytest.fixture
def keys(settings, qapp):
    return make(settings, qapp)


def of(keys, name):
    """The keys that Qt listens to."""
    return [each.toString() for each in keys._actions[name].shortcuts()]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("F7", ""),
        ("Shift+F12", ""),
        ("Ctrl+F8", ""),
        ("Ctrl+E", ""),
        ("Ctrl+Shift+A", ""),
        ("Alt+Shift+E", ""),
        ("Alt+PgUp", ""),
        ("Shift+F4", ""),
        ("Ctrl+G, Z", ""),
        *((f"Ctrl+{sign}", "azerty") for sign in "0123456789./;:!=-é"),
        ("Ctrl+,", "azerty"),
        ("Ctrl+Shift+2", "azerty"),
        ("Alt+1", "azerty"),
        ("Ctrl+Alt+E", "altgr"),
        ("Ctrl+Alt+F5", "altgr"),
        ("Meta+E", "altgr"),
        ("E", "modifier"),
        ("Shift+E", "modifier"),
        ("5", "modifier"),
        ("Space", "modifier"),
        ("Return", "modifier"),
        ("Alt+E", "menu"),
        ("Ctrl+C", "typing"),
        ("Ctrl+V", "typing"),
        ("Ctrl+Left", "typing"),
        ("Shift+End", "typing"),
        ("Home", "typing"),
        ("Alt+F4", "typing"),
        ("Alt+Up", "typing"),  # opens a list, and so do the next two
        ("Alt+Down", "typing"),
        ("F4", "typing"),
        ("F10", "typing"),
        ("Ctrl+G", "chord"),
        ("Ctrl+G, 1", "chord"),
        ("Ctrl+G, Ctrl+E", "chord"),
        ("Ctrl+E, E", "chord"),
        ("Ctrl+G, A, B", "chord"),
        ("", "chord"),
    ],
)
def test_only_keys_that_work_on_every_keyboard_are_taken(written, why):
    assert trap(QKeySequence(written)) == why


def test_a_key_works_at_once_and_is_kept(keys, settings, qapp, qtbot):
    with qtbot.waitSignal(keys.changed):
        keys.give("quick_session", QKeySequence("F7"))
    assert of(keys, "quick_session") == ["F7"]
    assert keys.shown("quick_session") == "F7"
    assert keys.is_own("quick_session")
    assert of(make(settings, qapp), "quick_session") == ["F7"]


def test_a_key_of_another_action_is_told_by_name(keys):
    assert keys.problem("quick_session", QKeySequence("Ctrl+L")) == (
        "Deze toets is al van «Vergrendel»."
    )
    keys.give("lock", QKeySequence("F9"))
    assert keys.problem("quick_session", QKeySequence("Ctrl+L")) == ""
    assert "Vergrendel" in keys.problem("quick_session", QKeySequence("F9"))
    assert "Opnieuw" in keys.problem("lock", QKeySequence("Ctrl+Shift+Z"))


def test_a_key_of_a_screen_is_told_with_its_screen(keys):
    assert keys.problem("quick_session", QKeySequence("Ctrl+Shift+S")) == (
        "Deze toets doet in Ondernemingen al iets: Bewaar weergave."
    )


def test_its_own_key_is_no_problem(keys):
    assert keys.problem("quick_session", QKeySequence("F8")) == ""
    keys.give("quick_session", QKeySequence("F8"))
    assert not keys.is_own("quick_session")


def test_one_or_all_get_their_usual_key_again(keys, settings):
    keys.give("quick_session", QKeySequence("F7"))
    keys.give("today", QKeySequence("Ctrl+G, Z"))
    keys.give("lock", QKeySequence("F9"))
    keys.reset("lock")
    assert (of(keys, "lock"), of(keys, "today")) == (["Ctrl+L"], ["Ctrl+G, Z"])
    keys.reset()
    assert [of(keys, name) for name in keys.names] == [
        ["F8"],
        ["Ctrl+L"],
        ["Ctrl+Y", "Ctrl+Shift+Z"],
        ["Ctrl+G, V"],
    ]
    assert [settings.key(name) for name in keys.names] == [""] * 4


@pytest.mark.parametrize("kept", ["Ctrl+1", "x", "Ctrl+Alt+E", "rommel rommel", "F7, F7"])
def test_what_cannot_be_in_the_file_falls_back(settings, qapp, kept):
    settings.set_key("quick_session", kept)
    assert of(make(settings, qapp), "quick_session") == ["F8"]


def test_two_actions_with_one_key_in_the_file_never_share_it(settings, qapp):
    settings.set_key("quick_session", "F7")
    settings.set_key("lock", "F7")
    settings.set_key("today", "Ctrl+L")
    keys = make(settings, qapp)
    assert (of(keys, "quick_session"), of(keys, "today")) == (["F7"], ["Ctrl+L"])
    assert of(keys, "lock") == []
    assert keys.shown("lock") == ""


def test_keys_of_text_fields_stay_what_they_are(settings, qapp):
    settings.set_key("redo", "F7")
    assert of(make(settings, qapp), "redo") == ["Ctrl+Y", "Ctrl+Shift+Z"]


def test_a_page_hears_the_usual_key_for_the_one_that_took_its_place(keys):
    f7, f8 = (QKeyCombination(code) for code in (Qt.Key.Key_F7, Qt.Key.Key_F8))
    assert keys.usual(f8) == f8
    keys.give("quick_session", QKeySequence("F7"))
    assert keys.usual(f7) == f8
    assert keys.usual(f8) is None
    other = QKeyCombination(CTRL, Qt.Key.Key_P)
    assert keys.usual(other) == other


def test_keys_are_shown_as_on_the_keyboard(qapp):
    assert shown("Alt+Left") == "Alt+←"
    assert shown("Shift+Space") == "Shift+Spatie"
    assert shown("Ctrl+G, V") == "Ctrl+G, V"


def test_a_key_follows_words_in_brackets_and_none_when_it_was_taken(keys):
    assert keys.beside("bin") == " (Ctrl+G, P)"
    keys.give("quick_session", QKeySequence("Ctrl+G, P"))
    assert keys.beside("quick_session") == " (Ctrl+G, P)"
    assert keys.beside("bin") == ""


def of_screen(keys, name):
    """What the keys of a screen do, by key."""
    return dict(next(group.keys for group in keys.screens() if group.name == name))


def test_a_screen_hears_the_keys_of_the_menus_where_they_are_now(keys):
    keys.give("keep", QKeySequence("F7"))
    keys.give("forward", QKeySequence("Alt+Home"))
    assert of_screen(keys, "session")["F7"] == "Bewaar nu"
    assert "Ctrl+S" not in of_screen(keys, "session")
    assert of_screen(keys, "intake")["Alt+Home"] == "Volgende pagina"
    assert of_screen(keys, "intake")["Ctrl+Enter"] == "Rond af"
    assert of_screen(keys, "preview")["Ctrl+S"] == "Bewaar als PDF"  # a window of its own


def test_a_screen_does_not_list_a_key_that_was_taken_away(keys):
    keys.give("lock", QKeySequence("Alt+Left"))
    assert list(of_screen(keys, "intake").values()) == [
        "Volgende pagina",
        "Rond af",
        "Historiek van het veld",
        "Stop, het concept blijft",
    ]
