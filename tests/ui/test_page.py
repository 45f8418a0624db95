"""A page that is built in turns: keys that come sooner are not lost."""

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Place
from tests.coaching_samples import add_team, make_desk


class Form(PageInTurns):
    def __init__(self, desk, place):
        super().__init__(desk, place)
        self.parts, self.pressed = [], 0
        self.begin_building(self._build())

    def _build(self):
        self.parts.append("head")
        QTimer.singleShot(0, self, lambda: self.parts.append("what waited"))
        yield
        self.parts.append("field")
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.take_keys({key(Qt.Key.Key_F5): self.press})
        self.field.show()
        if self.window().focusWidget() is self:
            self.field.setFocus()

    def press(self):
        self.pressed += 1


@pytest.fixture
def make_form(store, runner, tmp_path):
    desk = make_desk(store, add_team(store), runner, tmp_path)
    return lambda: Form(desk, Place("today"))


@pytest.fixture
def form(make_form):
    return make_form()


def test_it_is_built_a_part_a_turn(make_form, qtbot):
    form = make_form()  # between a fixture and its test, turns may pass
    assert form.parts == []
    qtbot.waitUntil(lambda: form.is_built)
    assert form.parts == ["head", "what waited", "field"]


def test_a_key_that_comes_sooner_is_typed_in_the_field(form, qtbot):
    qtbot.addWidget(form)
    form.show()
    form.setFocus()
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_A)  # where the keyboard is, as a hand does
    assert form.field.text() == "a"


def test_a_key_of_the_page_that_comes_sooner_works(form, qtbot):
    qtbot.addWidget(form)
    form.show()
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_F5)
    assert form.pressed == 1


def test_nothing_is_built_once_the_page_is_gone(form, qtbot):
    with qtbot.waitSignal(form.destroyed):
        form.deleteLater()
    parts = tuple(form.parts)  # it may have got some, for it was building
    qtbot.wait(20)
    assert tuple(form.parts) == parts
    assert not shiboken6.isValid(form)


class LeftAtOnce(PageInTurns):
    def __init__(self, desk, place):
        super().__init__(desk, place)
        self.parts = []
        self.begin_building(self._build())

    def _build(self):
        self.parts.append("head")
        self.deleteLater()
        yield
        self.parts.append("field")


def test_a_page_that_goes_while_it_is_built_gets_no_further_part(store, runner, tmp_path, qtbot):
    page = LeftAtOnce(make_desk(store, add_team(store), runner, tmp_path), Place("today"))
    parts = page.parts
    with qtbot.waitSignal(page.destroyed):
        pass
    qtbot.wait(20)
    assert parts == ["head"]


class Broken(PageInTurns):
    def __init__(self, desk, place):
        super().__init__(desk, place)
        self.begin_building(self._build())

    def _build(self):
        yield
        raise LookupError("a part")


def test_a_page_whose_part_fails_is_broken_and_never_built(store, runner, tmp_path, qtbot):
    page = Broken(make_desk(store, add_team(store), runner, tmp_path), Place("today"))
    qtbot.addWidget(page)
    with pytest.raises(LookupError):
        page.finish_building()
    page.finish_building()  # there is nothing left to try
    assert (page.is_built, page.is_broken) == (False, True)
