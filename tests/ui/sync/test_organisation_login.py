"""Login by the organisation on the screen: offered, waiting, stopped, refused."""

from threading import Event

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from app.core.errors import UserError
from app.services.profiles import organisation_login
from app.ui.sync.invitation_fields import InvitationFields
from app.ui.sync.join_model import JoinModel
from tests.services.fake_server import serving
from tests.sync_samples import ENROLLED

PLACE = "https://login.example/auth?response_type=code"


@pytest.fixture
def server():
    with serving() as server:
        server.login = {"is_offered": True}
        yield server


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the browser was given; `good` says whether it opens."""

    class Opened(list):
        good = True

    found = Opened()

    def open_url(url):
        found.append(url.toString())
        return found.good

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def asked(monkeypatch):
    """A login in the browser that ends as the test says: with an answer or an error."""

    class Asked:
        def __init__(self):
            self.goes_on, self.answer, self.address = Event(), ENROLLED, ""

        def __call__(self, address, _laptop, _pages, show, progress):
            self.address = address
            show(PLACE)
            while not self.goes_on.wait(0.01):
                progress.step(0, 1)
            if isinstance(self.answer, UserError):
                raise self.answer
            return self.answer

    asked = Asked()
    monkeypatch.setattr(organisation_login, "log_in", asked)
    return asked


@pytest.fixture
def fields(qtbot, qapp, runner, show_active):
    return show_active(InvitationFields(JoinModel(runner, qapp)))


def offered(qtbot, fields, server):
    QTest.keyClicks(fields.address, server.address)
    qtbot.waitUntil(fields.login.button.isVisible)
    fields.login.button.click()


def test_it_is_offered_where_the_server_has_it(qtbot, fields, server):
    assert not fields.login.button.isVisible()
    QTest.keyClicks(fields.address, server.address)
    qtbot.waitUntil(fields.login.button.isVisible)
    QTest.keyClicks(fields.address, "9")
    assert not fields.login.button.isVisible()  # another address, not known yet


def test_nothing_of_it_is_seen_where_the_server_has_it_not(qtbot, fields, server):
    server.login = {"is_offered": False}
    with qtbot.waitSignal(fields.login._model.offered) as told:
        QTest.keyClicks(fields.address, server.address)
    assert told.args == [(server.address, False)]
    assert not fields.login.button.isVisible()


def test_the_browser_opens_and_who_logs_in_is_in(qtbot, fields, server, asked, opened):
    offered(qtbot, fields, server)
    qtbot.waitUntil(lambda: opened == [PLACE])
    assert asked.address == server.address
    assert fields.login.stop_button.hasFocus()
    assert "Meld je aan in je webbrowser" in fields.login.words.text()
    fields.login.again_button.click()
    assert opened == [PLACE, PLACE]
    with qtbot.waitSignal(fields.changed):
        asked.goes_on.set()
    qtbot.waitUntil(lambda: fields.enrolled is ENROLLED)
    qtbot.waitUntil(lambda: not fields.login.isVisible())


def test_who_stops_can_begin_again(qtbot, fields, server, asked, opened):
    offered(qtbot, fields, server)
    qtbot.waitUntil(lambda: opened == [PLACE])
    fields.login.stop_button.click()
    qtbot.waitUntil(fields.login.button.isVisible)
    assert fields.enrolled is None
    assert not fields.note.isVisible()


def test_another_account_is_told_and_the_next_try_is_one_key_away(
    qtbot, fields, server, asked, opened
):
    asked.answer = UserError("login.unknown")
    asked.goes_on.set()
    offered(qtbot, fields, server)
    qtbot.waitUntil(lambda: "kent dat account niet" in fields.note.words.text())
    qtbot.waitUntil(fields.login.button.hasFocus)


def test_a_computer_without_a_browser_is_told(qtbot, fields, server, asked, opened):
    opened.good = False
    offered(qtbot, fields, server)
    qtbot.waitUntil(lambda: "webbrowser" in fields.note.words.text())
    qtbot.waitUntil(fields.login.button.isVisible)
