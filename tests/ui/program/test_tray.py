"""The icon in the system tray: on wish, and it tells nothing."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QTextEdit
from sqlmodel import select

from app.models.enterprise import Enterprise
from app.services.drafts import list_drafts
from app.services.syncing.view import Chip
from app.ui import tray as module
from app.ui.main_window import MainWindow
from app.ui.place import Place
from app.ui.tray import Tray
from app.ui.unlock.page import UnlockWindow

TRIGGER = QSystemTrayIcon.ActivationReason.Trigger


class Icon(QObject):
    """An icon of the tray; the real one asks the window system of the tests what it has not."""

    activated = Signal(object)

    def __init__(self, icon, parent):
        super().__init__(parent)
        assert not icon.isNull()
        self.tip, self.is_shown = "", False
        self.setContextMenu = lambda _menu: None
        self.setToolTip = partial(setattr, self, "tip")

    def show(self):
        self.is_shown = True

    def hide(self):
        self.is_shown = False


@pytest.fixture
def has_system_tray(monkeypatch):
    """The screen of the tests has none."""
    held = [True]
    monkeypatch.setattr(module, "QSystemTrayIcon", Icon)
    monkeypatch.setattr(module, "is_available", lambda: held[0])
    return held


@pytest.fixture
def desktop(start, has_system_tray):
    desktop = start()
    desktop.tray = Tray(desktop.program, desktop.program.settings)
    desktop.tray._on_shown(desktop.program.window)
    desktop.program.settings.has_tray = True
    desktop.unlock()
    return desktop


def windows():
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_it_is_off_until_it_is_chosen(start, has_system_tray):
    desktop = start()
    tray = Tray(desktop.program, desktop.program.settings)
    assert not tray.is_on
    desktop.program.settings.has_tray = True
    assert tray.is_on
    desktop.program.settings.has_tray = False
    assert not tray.is_on


def test_without_a_tray_on_this_system_closing_ends_the_program(start, has_system_tray, qtbot):
    has_system_tray[0] = False
    desktop = start()
    tray = Tray(desktop.program, desktop.program.settings)
    desktop.program.settings.has_tray = True
    assert not tray.is_on
    desktop.unlock()
    with qtbot.waitSignal(desktop.program.ended):
        desktop.main.close()


def test_closing_hides_and_what_is_typed_is_kept(desktop, qtbot):
    with desktop.main.desk.store.read() as session:
        company = session.exec(select(Enterprise.id)).one()
    desktop.main._go(Place("enterprise", record=company))
    desktop.press(Qt.Key.Key_F8)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    desktop.type("Afspraak")
    main = desktop.main
    with qtbot.assertNotEmitted(desktop.program.ended):
        main.close()
    assert windows() == []
    assert len(list_drafts(main.desk.store)) == 1
    desktop.tray._icon.activated.emit(TRIGGER)
    desktop.wait(main.isVisible)


def test_it_locks_while_hidden_and_shows_nothing_until_asked(desktop):
    desktop.main.close()
    desktop.tray.lock.trigger()
    desktop.wait_locked()
    assert windows() == []
    assert not any(isinstance(each, MainWindow) for each in QApplication.topLevelWidgets())
    desktop.tray.refresh()
    assert desktop.tray._icon.tip == "Werkvloer, vergrendeld"
    assert (desktop.tray.quick.isEnabled(), desktop.tray.lock.isEnabled()) == (False, False)
    desktop.tray.open.trigger()
    desktop.wait(desktop.unlock_window.isVisible)
    desktop.unlock()
    assert desktop.tray._icon.tip == "Werkvloer"


def test_closing_the_unlock_window_hides_it_and_forgets_what_was_typed(desktop):
    desktop.program.lock()
    desktop.wait_locked()
    window = desktop.unlock_window
    desktop.wait(window.isActiveWindow)
    QTest.keyClicks(window.passphrase, "geheim")
    window.close()
    assert not window.isVisible()
    assert window.passphrase.text() == ""
    desktop.program.raise_window()  # a second start of the program
    assert window.isVisible()
    assert isinstance(desktop.program.window, UnlockWindow)


def test_the_menu_logs_a_session_and_ends_the_program(desktop, qtbot):
    desktop.main.close()
    desktop.tray.quick.trigger()
    desktop.wait(lambda: desktop.main._panel is not None and desktop.main._panel.isVisible())
    assert desktop.main.isVisible()
    with qtbot.waitSignal(desktop.program.ended):
        desktop.tray.quit.trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_turning_it_off_shows_the_window_again(desktop):
    main = desktop.main
    main.close()
    desktop.program.settings.has_tray = False
    assert main.isVisible()


def test_it_never_names_anything(desktop):
    words = [action.text() for action in desktop.tray.menu.actions()]
    assert words == ["Open", "Snelsessie", "Vergrendel", "", "Afsluiten"]


def test_it_says_of_the_sync_what_the_status_bar_says(desktop):
    icon = desktop.tray._icon
    assert icon.tip == "Werkvloer"
    desktop.main.desk.sync._show(Chip("waiting", waiting=3))
    assert icon.tip == "Werkvloer: 3 wachten – nog niets verzonden"
    desktop.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desktop.wait_locked()
    assert icon.tip == "Werkvloer, vergrendeld"
