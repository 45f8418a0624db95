"""Giving actions other keys by keyboard alone, and searching the settings, in the real program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from sqlmodel import select

from app.models.enterprise import Enterprise
from app.services.drafts import list_drafts
from app.ui.place import Place
from app.ui.preferences.keys_section import KeysSection
from tests.ui.program.conftest import made_profile, profile_folder, start  # noqa: F401 fixtures

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
F7, F8, ENTER = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Return


@pytest.fixture
def desktop(start):  # noqa: F811 a fixture
    desktop = start()
    desktop.unlock()
    desktop.main.way.go(Place("settings"))
    desktop.wait(lambda: desktop.page.is_built)
    return desktop


@pytest.fixture
def section(desktop):
    desktop.page.buttons.button(4).click()
    return desktop.page.findChild(KeysSection)


def give(desktop, section, name, code, held=Qt.KeyboardModifier.NoModifier):
    """Go to the key of an action, press Enter, and the new key."""
    field = section.fields[name]
    field.setFocus()
    desktop.press(ENTER)
    assert field.text() == "Druk de toets …"
    desktop.press(code, held)


def test_a_new_key_works_at_once_and_the_old_one_no_longer(desktop, section):
    assert section.fields["quick_session"].text() == "F8"
    give(desktop, section, "quick_session", F7)
    assert section.fields["quick_session"].text() == "F7"
    assert desktop.main.top.quick._hint == "F7"
    desktop.press(F8)
    assert desktop.main._panel is None or not desktop.main._panel.isVisible()
    desktop.press(F7)
    desktop.wait(lambda: desktop.main._panel is not None and desktop.main._panel.isVisible())


def test_the_list_of_f1_follows(desktop, section):
    give(desktop, section, "quick_session", F7)
    desktop.press(Qt.Key.Key_F1)
    desktop.wait(lambda: QApplication.activeWindow().windowTitle() == "Toetsen")
    shown = [label.text() for label in QApplication.activeWindow().findChildren(QLabel)]
    assert "F7" in shown
    assert "F8" not in shown
    desktop.press(Qt.Key.Key_Escape)


REFUSED = (  # each with another reason than the one before it
    (Qt.Key.Key_L, CTRL, "Deze toets is al van «Vergrendel»."),
    (Qt.Key.Key_1, CTRL, "Dit teken staat niet op elk toetsenbord op dezelfde plaats."),
    (Qt.Key.Key_E, CTRL | ALT, "Ctrl met Alt is AltGr: daarmee typ je tekens zoals @ en €."),
    (Qt.Key.Key_Comma, CTRL, "Dit teken staat niet op elk toetsenbord op dezelfde plaats."),
    (Qt.Key.Key_S, CTRL | SHIFT, "Deze toets doet in Ondernemingen al iets: Bewaar weergave."),
    (Qt.Key.Key_E, ALT, "Alt met een letter opent een menu. Houd er Shift bij ingedrukt."),
)


def test_a_key_that_cannot_be_is_refused_with_the_reason(desktop, section):
    for code, held, why in REFUSED:
        give(desktop, section, "quick_session", code, held)
        assert section.notes["quick_session"].words.text() == why
        assert section.notes["quick_session"].isVisible()
        assert section.fields["quick_session"].text() == "F8"
        assert desktop.main.place == Place("settings")


def test_after_ctrl_g_comes_a_letter(desktop, section):
    give(desktop, section, "bin", Qt.Key.Key_G, CTRL)
    assert section.fields["bin"].text() == "Ctrl+G, en dan …"
    desktop.press(Qt.Key.Key_Z)
    assert section.fields["bin"].text() == "Ctrl+G, Z"
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_Z)
    desktop.wait(lambda: desktop.main.place == Place("bin"))


def test_escape_changes_nothing(desktop, section):
    give(desktop, section, "lock", Qt.Key.Key_Escape)
    assert section.fields["lock"].text() == "Ctrl+L"
    assert not section.reset_button.isEnabled()


def test_one_goes_back_and_all_go_back(desktop, section, qtbot):
    give(desktop, section, "quick_session", F7)
    give(desktop, section, "lock", F8)
    section.resets["quick_session"].click()
    words = "De gewone toets is nu van «Vergrendel». Geef die eerst een andere."
    assert section.notes["quick_session"].words.text() == words
    section.resets["lock"].click()
    assert section.fields["lock"].text() == "Ctrl+L"
    section.reset_button.click()
    assert section.fields["quick_session"].text() == "F8"
    assert not section.reset_button.isEnabled()


def visible_sections(page):
    return [each.text() for each in page.buttons.buttons() if each.isVisible()]


def test_ctrl_f_searches_all_settings_and_enter_goes_there(desktop):
    page = desktop.page
    desktop.press(Qt.Key.Key_F, CTRL)
    assert page.field.hasFocus()
    desktop.wait(lambda: not page._later)
    desktop.type("tekst")
    assert visible_sections(page)[0] == "Weergave"
    page.field.clear()
    desktop.type("herstelblad")
    assert visible_sections(page) == ["Veiligheid"]
    assert page.stack.currentWidget() is page.safety
    desktop.press(ENTER)
    assert page.safety.sheet_button.hasFocus()


def test_a_key_is_found_by_what_it_does(desktop):
    page = desktop.page
    desktop.press(Qt.Key.Key_F, CTRL)
    desktop.wait(lambda: not page._later)
    desktop.type("volledig scherm")
    assert visible_sections(page) == ["Toetsen"]
    desktop.press(ENTER)
    assert page.findChild(KeysSection).fields["full_screen"].hasFocus()


def test_nothing_found_is_told_and_escape_shows_all_again(desktop):
    page = desktop.page
    desktop.press(Qt.Key.Key_F, CTRL)
    desktop.type("zzzz")
    assert visible_sections(page) == []
    assert page.none.isVisible()
    desktop.press(Qt.Key.Key_Escape)
    assert len(visible_sections(page)) == len(page.buttons.buttons())
    assert page.buttons.button(page.stack.currentIndex()).hasFocus()


def test_the_keys_of_the_screens_under_it_follow_too(desktop, section):
    give(desktop, section, "keep", F7)
    rows = [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]
    assert rows[rows.index("Bewaar nu") - 1] == "F7"
    assert "Ctrl+S" in rows  # of the preview, which has its own
    assert rows[rows.index("Bewaar als PDF") - 1] == "Ctrl+S"


def test_a_file_that_is_open_and_its_menus_show_the_new_key(desktop, section):
    with desktop.main.desk.store.read() as session:
        company = session.exec(select(Enterprise)).one().id
    desktop.main.way.go(Place("enterprise", record=company))
    desktop.wait(lambda: desktop.page.is_built and desktop.page.head.isVisible())
    file = desktop.page
    assert file.timeline.session_button._hint == "F8"
    desktop.main.way.go(Place("settings"))
    desktop.wait(lambda: desktop.page.is_built)
    desktop.page.buttons.button(4).click()
    give(desktop, desktop.page.findChild(KeysSection), "quick_session", F7)
    assert file.timeline.session_button._hint == "F7"
    assert file.head.menu().actions()[0].shortcut().toString() == "F7"
    desktop.main.way.go(Place("enterprise", record=company))
    desktop.press(F7)
    desktop.wait(lambda: desktop.main._panel is not None and desktop.main._panel.isVisible())


def test_the_quick_session_hears_the_new_key_that_keeps(desktop, section):
    give(desktop, section, "keep", F7)
    desktop.press(F8)
    desktop.wait(lambda: desktop.main._panel is not None and desktop.main._panel.isVisible())
    panel = desktop.main._panel
    panel.parts.note.setFocus()
    desktop.type("Onthaal besproken")
    assert list_drafts(panel.desk.store) == ()
    desktop.press(F7)  # at once: the draft that comes by itself waits for a pause
    assert len(list_drafts(panel.desk.store)) == 1
