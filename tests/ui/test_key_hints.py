"""Keys on buttons and in sentences follow what a coach chooses, wherever they are named."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.dossier.instead import gone_state
from app.ui.intake.footer import IntakeFooter
from app.ui.key_hints import ButtonKey, SentenceKeys
from app.ui.key_map import KeyMap
from app.ui.preferences.bin_section import BinSection
from app.ui.settings import Settings
from app.ui.welcome.start_step import StartStep
from app.ui.welcome.team_step import Team
from app.ui.widgets.buttons import Button
from tests.coaching_samples import add_team, make_desk


@pytest.fixture
def keys(tmp_path, qapp):
    return KeyMap(Settings(tmp_path / "instellingen.ini", qapp), qapp)


def test_a_button_shows_its_key_now_and_after_each_change(qtbot, keys):
    button = Button("Snelsessie", "icon", "plus")
    qtbot.addWidget(button)
    ButtonKey(keys, "quick_session", button)
    assert button.toolTip() == "Snelsessie (F8)"
    keys.give("quick_session", QKeySequence("F7"))
    assert button.toolTip() == "Snelsessie (F7)"
    keys.reset()
    assert button.toolTip() == "Snelsessie (F8)"


def test_a_button_without_a_key_shows_none(qtbot, keys):
    button = Button("Vergrendel", "icon", "lock-outline")
    qtbot.addWidget(button)
    ButtonKey(keys, "lock", button)
    keys.give("quick_session", QKeySequence("Ctrl+L"))
    assert button.toolTip() == "Vergrendel"


def test_a_sentence_fills_in_its_keys_and_drops_the_brackets_of_one_without(qtbot, keys):
    label = QLabel()
    qtbot.addWidget(label)
    SentenceKeys(keys, "Vergrendel{lock} of log{quick_session}.", label)
    assert label.text() == "Vergrendel (Ctrl+L) of log (F8)."
    keys.give("quick_session", QKeySequence("Ctrl+L"))
    assert label.text() == "Vergrendel of log (Ctrl+L)."


def test_a_button_that_is_gone_is_told_nothing(keys):
    button = Button("Vergrendel")
    ButtonKey(keys, "lock", button)
    button.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keys.give("lock", QKeySequence("F9"))
    assert keys.shown("lock") == "F9"


def test_what_is_said_of_a_file_that_is_gone_names_the_bin(qtbot, keys):
    state = gone_state(keys, lambda: None)
    qtbot.addWidget(state)
    assert state.text.text().endswith("staat een tijd in de prullenbak (Ctrl+G, P).")
    keys.give("bin", QKeySequence("F9"))
    assert state.text.text().endswith("staat een tijd in de prullenbak (F9).")


def test_the_steps_of_an_intake_follow_back_and_forward(qtbot, keys):
    footer = IntakeFooter(keys)
    qtbot.addWidget(footer)
    assert (footer.previous._hint, footer.next._hint) == ("Alt+←", "Alt+→")
    keys.give("back", QKeySequence("Alt+Home"))
    keys.give("forward", QKeySequence("F7"))
    assert (footer.previous._hint, footer.next._hint) == ("Alt+Home", "F7")


def test_the_settings_of_the_bin_follow(qtbot, store, runner, tmp_path):
    desk = make_desk(store, add_team(store), runner, tmp_path)
    section = BinSection(desk)
    qtbot.addWidget(section)
    assert section.open_button._hint == "Ctrl+G, P"
    desk.keys.give("bin", QKeySequence("Ctrl+G, Z"))
    assert section.open_button._hint == "Ctrl+G, Z"


def sentences(step):
    return " ".join(label.text() for label in step.findChildren(QLabel))


def test_a_first_run_on_a_laptop_with_other_keys_names_those(qtbot, keys, tmp_path):
    keys.give("quick_session", QKeySequence("F7"))
    keys.give("new_enterprise", QKeySequence("Ctrl+E"))
    step = StartStep(keys)
    qtbot.addWidget(step)
    step.set_choices(Team("new", "Els V.", "coach", "Oost", "Oost"), "printed", tmp_path)
    assert "Altijd bij de hand: een snelle sessie (F7) en vergrendelen (Ctrl+L)." in sentences(step)
    assert "Daar begin je je eerste intake (Ctrl+E)." in sentences(step)
