"""A file that is on its way reaches its session, whoever leaves, finishes or locks meanwhile."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.services.drafts import list_drafts
from app.services.files import attachments as files
from app.services.files.attachments import list_files
from app.services.sessions.coaching import load_session
from app.ui.place import Place
from app.ui.session.page import SessionPage
from tests.coaching_samples import stored_sessions
from tests.ui.session.steps import CTRL


@pytest.fixture
def open_page(qtbot, desk):
    """Open pages that a test may take away without a word."""
    pages = []

    def make(**place):
        page = SessionPage(desk, Place("session", **place))
        pages.append(page)
        page.show()
        page.enter()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield make
    for page in filter(isValid, pages):
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


@pytest.fixture
def stick(monkeypatch):
    """A slow stick: copying goes on when it is set."""
    ready, seal = Event(), files.seal_blob

    def slow(*given):
        assert ready.wait(20)
        return seal(*given)

    monkeypatch.setattr(files, "seal_blob", slow)
    yield ready
    ready.set()


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "onthaalmap.pdf"
    path.write_bytes(b"%PDF-1.7 map")
    return str(path)


def gone(page):
    """Take the page away without a word, as a kill does: only what is on disk is left."""
    page._keeper.end()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def finish(qtbot, page):
    with qtbot.waitSignal(page.model.saved):
        QTest.keyPress(page.body.note, Qt.Key.Key_Return, CTRL)


def names(page):
    return [chip.file.name for chip in page.body.files.chips]


def files_of_session(store):
    (session,) = stored_sessions(store)
    return load_session(store, session.id).files


def test_the_draft_knows_a_file_before_it_is_copied(qtbot, store, company, open_page, stick, plan):
    page = open_page(parent=company.id)
    page.body.files.attach([plan])
    gone(page)
    stick.set()
    qtbot.waitUntil(lambda: bool(list_files(store, company.id)))
    again = open_page(parent=company.id)
    assert names(again) == ["onthaalmap.pdf"]
    finish(qtbot, again)
    assert files_of_session(store) == (list_files(store, company.id)[0].id,)


def test_finishing_during_the_copy_keeps_the_file(qtbot, store, company, open_page, stick, plan):
    page = open_page(parent=company.id)
    page.body.files.attach([plan])
    finish(qtbot, page)
    assert files_of_session(store) == ()
    stick.set()
    qtbot.waitUntil(lambda: bool(list_files(store, company.id)))
    assert files_of_session(store) == (list_files(store, company.id)[0].id,)


def test_a_file_for_a_stored_session_is_there_at_once(qtbot, store, company, open_page, plan):
    page = open_page(parent=company.id)
    finish(qtbot, page)
    (session,) = stored_sessions(store)
    again = open_page(record=session.id)
    with qtbot.waitSignal(again.desk.bus.changed):
        again.body.files.attach([plan])
    assert len(files_of_session(store)) == 1


def test_a_page_opened_during_the_copy_shows_the_file_when_it_is_there(
    qtbot, company, open_page, stick, plan
):
    page = open_page(parent=company.id)
    page.body.files.attach([plan])
    gone(page)
    again = open_page(parent=company.id)
    assert names(again) == []
    stick.set()
    qtbot.waitUntil(lambda: names(again) == ["onthaalmap.pdf"])


def test_a_slow_copy_holds_up_no_list(qtbot, runner, company, open_page, stick, plan):
    page = open_page(parent=company.id)
    page.body.files.attach([plan])
    assert page.body.files._busy.isVisible()
    with qtbot.waitSignal(runner.start(lambda _progress: None).finished):
        pass  # the thread of the database is free
    stick.set()
    qtbot.waitUntil(page.body.files._busy.isHidden)


def test_a_copy_that_fails_keeps_the_session_from_nothing(
    qtbot, store, company, open_page, tmp_path
):
    page = open_page(parent=company.id)
    with qtbot.waitSignal(page.desk.failed):
        page.body.files.attach([str(tmp_path / "weg.pdf")])
    finish(qtbot, page)
    assert files_of_session(store) == ()
    assert list_drafts(store) == ()
