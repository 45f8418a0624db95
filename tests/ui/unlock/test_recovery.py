"""A new passphrase with the recovery sheet."""

from threading import Event

import pytest
from PySide6.QtCore import Qt

from app.services.profiles import account
from app.ui.widgets.notices import MessageCard
from tests.ui.unlock.steps import ENTER, NEW, fill_recovery, is_whole, words


def test_the_recovery_sheet_opens_under_a_new_passphrase(qtbot, forgotten, code, profiles):
    form = forgotten.recovery
    assert form.code.hasFocus()
    qtbot.waitUntil(lambda: is_whole(forgotten))
    fill_recovery(qtbot, form, code.replace(" ", "").lower(), NEW, NEW)
    with qtbot.waitSignal(forgotten.opened) as opened:
        qtbot.keyClick(form.again, ENTER)
    opened.args[0].close()
    account.unlock(profiles[0], NEW).close()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (("", NEW, NEW), "code_field", "Typ de code van je herstelblad."),
        (("{code}", "kort", "kort"), "new_field", "te makkelijk te raden"),
        (("{code}", "wachtwoord123", "wachtwoord123"), "new_field", "te makkelijk te raden"),
        (("{code}", NEW, NEW + "s"), "again_field", "zijn niet gelijk"),
    ],
)
def test_what_is_wrong_on_the_recovery_page_stands_under_its_field(
    qtbot, forgotten, code, typed, field, sentence
):
    form = forgotten.recovery
    fill_recovery(qtbot, form, *(text.format(code=code) for text in typed))
    qtbot.mouseClick(form.open_button, Qt.MouseButton.LeftButton)
    labelled = getattr(form, field)
    qtbot.waitUntil(lambda: bool(labelled.error))
    assert sentence in labelled.error
    assert labelled.control.hasFocus()
    assert not forgotten.model.is_busy
    qtbot.waitUntil(lambda: is_whole(forgotten))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("ABCD", "De code heeft 24 tekens; hier staan er 4."),
        ("U" * 24, "Het teken U komt in geen code voor."),
    ],
)
def test_a_code_that_cannot_be_says_why(qtbot, forgotten, wrong, sentence):
    form = forgotten.recovery
    fill_recovery(qtbot, form, wrong, NEW, NEW)
    qtbot.mouseClick(form.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.findChild(MessageCard) is not None)
    assert form.findChild(MessageCard).title.text() == sentence
    qtbot.waitUntil(lambda: is_whole(forgotten))


def test_the_recovery_page_shows_how_strong_the_passphrase_is_while_one_types(qtbot, forgotten):
    form = forgotten.recovery
    qtbot.keyClicks(form.passphrase, "kort")
    qtbot.waitUntil(lambda: "Nog te kort: minstens 12 tekens." in words(forgotten))
    qtbot.waitUntil(lambda: is_whole(forgotten))
    form.passphrase.clear()
    qtbot.keyClicks(form.passphrase, NEW)
    qtbot.waitUntil(lambda: form.new.is_strong)


def test_judging_does_not_hold_up_the_window(qtbot, forgotten, code, monkeypatch):
    go_on = Event()

    def slow(_typed, _own_words):
        go_on.wait(20)
        raise LookupError

    monkeypatch.setattr("app.ui.widgets.new_passphrase.judge_passphrase", slow)
    form = forgotten.recovery
    form.failed.disconnect()
    fill_recovery(qtbot, form, code, NEW, NEW)
    qtbot.mouseClick(form.open_button, Qt.MouseButton.LeftButton)  # returns while it is judged
    assert not forgotten.model.is_busy
    with qtbot.waitSignal(form.failed):
        go_on.set()


def test_back_from_the_recovery_page_to_the_passphrase(qtbot, forgotten):
    qtbot.mouseClick(forgotten.recovery.back_button, Qt.MouseButton.LeftButton)
    assert forgotten.passphrase.isVisible()
    assert forgotten.passphrase.hasFocus()
    assert not forgotten.recovery.isVisible()


def test_enter_on_the_link_opens_the_form(qtbot, show):
    window = show()
    window.forgotten.setFocus()
    qtbot.keyClick(window.forgotten, Qt.Key.Key_Return)
    qtbot.waitUntil(window.recovery.isVisible)
