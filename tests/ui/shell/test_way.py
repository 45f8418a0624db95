"""The way through the program, when the page that one goes to cannot be made."""

import pytest

from app.ui.page import Page
from app.ui.place import Place
from app.ui.shell import way as module
from app.ui.shell.ground import PageGround
from app.ui.shell.way import Way

HERE, THERE, BROKEN = Place("today"), Place("settings"), Place("bin")


class Told(Page):
    """A page that remembers what the shell told it."""

    def __init__(self, place, parent):
        super().__init__(None, place, parent)
        self.told = []

    def enter(self):
        self.told.append("enter")

    def leave(self):
        self.told.append("leave")


@pytest.fixture
def way(monkeypatch, show_active):
    def make(_desk, place, parent):
        if place == BROKEN:
            raise RuntimeError("cannot be made")
        return Told(place, parent)

    monkeypatch.setattr(module, "make_page", make)
    ground = show_active(PageGround())
    way = Way(None, ground, ground)
    way.begin([HERE])
    return way


def test_one_stays_on_the_old_page_when_the_new_one_cannot_be_made(way):
    old = way.page
    with pytest.raises(RuntimeError, match="cannot be made"):
        way.go(BROKEN)
    assert way.page is old
    assert way.place == HERE
    assert old.isVisible()
    assert old.told == ["enter", "leave", "enter"]
    assert not way.can_go_back
    way.go(THERE)
    assert way.can_go_back
    way.back()
    assert way.page is old


def test_forward_to_a_page_that_cannot_be_made_any_more_stays_too(way, monkeypatch):
    way.go(THERE)
    way.back()
    with monkeypatch.context() as broken:
        broken.setattr(module, "make_page", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            way.forward()
    assert way.place == HERE
    assert way.can_go_forward
    way.forward()
    assert way.place == THERE


def test_the_first_page_may_fail_and_the_next_is_gone_to_all_the_same(way, monkeypatch):
    fresh = Way(None, way.page.parentWidget(), way)
    with pytest.raises(RuntimeError, match="cannot be made"):
        fresh.begin([BROKEN])
    assert fresh.page is None
    fresh.go(THERE)
    assert fresh.place == THERE
