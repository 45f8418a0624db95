"""The sync in the program: F9 anywhere, the chip, and closing."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.progress import Silent
from app.services.profiles.wiping import prepare_wipe
from app.services.syncing.view import Chip
from app.ui.sync.day_end import DayEnd
from app.ui.unlock.page import UnlockWindow
from app.ui.welcome.page import WelcomeWindow
from tests.sync_samples import ENROLLED, OVERVIEW, SENT, FakeSync

CTRL = Qt.KeyboardModifier.ControlModifier


def give(desktop, chip):
    """Let the profile have a server that is made up."""
    sync = desktop.main.desk.sync
    sync.service = fake = FakeSync(replace(OVERVIEW, chip=chip, problems=(), sync_on_open=False))
    sync.begin()
    desktop.wait(lambda: sync.chip.code == chip.code)
    return fake


def test_f9_sends_from_any_screen_and_leaves_one_there(desktop):
    fake = give(desktop, Chip("waiting", waiting=2))
    fake.be(chip=SENT)
    focus = QApplication.focusWidget()
    desktop.press(Qt.Key.Key_F9)
    desktop.wait(lambda: desktop.main.status.kept.text().startswith("Alles verzonden"))
    assert fake.asked == ["round"]
    assert desktop.page.place.screen == "today"
    assert QApplication.focusWidget() is focus


def test_f9_without_a_server_says_how_to_get_one(desktop):
    desktop.press(Qt.Key.Key_F9)
    desktop.wait(lambda: desktop.page.place.screen == "sync" and desktop.page.is_built)
    assert desktop.page.stack.currentWidget() is desktop.page.unlinked


def test_the_keys_go_to_both_screens(desktop):
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_Y)
    assert desktop.page.place.screen == "sync"
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_M)
    assert desktop.page.place.screen == "merging"


def test_what_is_to_decide_stands_in_the_status_bar_and_beside_the_place(desktop, qtbot):
    give(desktop, replace(SENT, to_decide=3))
    assert desktop.main.status.decide.isVisible()
    assert desktop.main.nav.buttons["sync"].accessibleName() == "Synchronisatie 3"
    qtbot.mouseClick(desktop.main.status.decide, Qt.MouseButton.LeftButton)
    assert desktop.page.place.screen == "merging"


def test_closing_sends_what_waits_first(desktop):
    fake = give(desktop, Chip("waiting", waiting=2))
    fake.be(chip=SENT)
    store = desktop.main.desk.store
    desktop.main.close()
    desktop.wait(lambda: store.is_closed)
    assert fake.asked == ["round"]


def test_closing_never_waits_when_offline(desktop):
    fake = give(desktop, Chip("offline", waiting=23))
    store = desktop.main.desk.store
    desktop.main.close()
    desktop.wait(lambda: store.is_closed)
    assert fake.asked == []


def test_one_press_closes_while_it_still_sends(desktop):
    fake = give(desktop, Chip("waiting", waiting=2))
    fake.goes_on.clear()
    store, main = desktop.main.desk.store, desktop.main
    desktop.press(Qt.Key.Key_Q, CTRL)
    desktop.wait(lambda: main.findChild(DayEnd) is not None)
    desktop.wait(main.findChild(DayEnd).close_button.hasFocus)
    desktop.wait(lambda: fake.asked == ["round"])  # one that did not begin is called off
    desktop.press(Qt.Key.Key_Return)
    desktop.wait(lambda: store.is_closed)
    assert fake.asked == ["round"]


def test_a_page_is_made_anew_after_much_came(desktop):
    give(desktop, SENT)
    old = desktop.page
    desktop.main.desk.sync.reload_requested.emit()
    assert desktop.page is not old
    assert desktop.page.place.screen == "today"


def test_an_invitation_locks_and_opens_the_wizard(desktop):
    desktop.main.desk.join_requested.emit(ENROLLED)
    desktop.wait(lambda: isinstance(desktop.program.window, WelcomeWindow))
    assert desktop.program._store is None
    window = desktop.program.window
    assert (window.step, window.team.team().person) == (2, "Els V.")
    for _ in range(3):
        window.back()
    desktop.wait(lambda: isinstance(desktop.program.window, UnlockWindow))


def test_a_wiped_laptop_begins_anew(desktop):
    desk, folder = desktop.main.desk, desktop.main.desk.store.folder
    desk.wipe_requested.emit(prepare_wipe(desk.store, None, Silent()))
    desktop.wait(lambda: isinstance(desktop.program.window, WelcomeWindow))
    assert not folder.exists()
    assert desktop.program._store is None


def test_a_new_role_is_seen_at_once(desktop):
    main, desk = desktop.main, desktop.main.desk
    old = desktop.page
    desk.renew(replace(desk.me, role="promotor"))
    assert main.nav._about.text().startswith("Promotor")
    assert desktop.page is not old
