"""The unlock window on real profiles: keys and clicks, and what a user sees."""

import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.services import account
from app.services.account import Enrolment, create_profile, read_profile
from app.ui.unlock.page import UnlockWindow
from app.ui.unlock.view_model import LockedState
from app.ui.widgets.labels import Label
from app.ui.widgets.notices import MessageCard
from tests.coaching_samples import utc

PASSPHRASE = "paars fietspad onder regen"
NEW = "groene lantaarn naast kanaal"
ELS = Enrolment("Els V.", "Partner Oost", "Inclusief Werken")
TOM = Enrolment("Tom D.", "Partner West", "Inclusief Werken", role="promotor")
ENTER = Qt.Key.Key_Return
SMALL_SCREEN = 768 - 40  # px, without the title bar


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Two closed profiles, and the code of the recovery sheet of the first."""
    base = tmp_path_factory.mktemp("profiles")
    first = create_profile(base / "een", ELS, PASSPHRASE)
    first.store.close()
    create_profile(base / "twee", TOM, NEW).store.close()
    return base, first.recovery_code


@pytest.fixture
def profiles(made, tmp_path):
    """A copy of both for one test."""
    shutil.copytree(made[0], tmp_path / "p")
    return tuple(read_profile(tmp_path / "p" / name) for name in ("een", "twee"))


@pytest.fixture
def code(made):
    return made[1]


@pytest.fixture
def show(show_active, runner, profiles):
    """Show the window; a store that it opened is closed when the test ends."""
    stores = []

    def shown(which=None, **options):
        window = UnlockWindow(which or profiles[:1], runner, **options)
        window.opened.connect(lambda store, _profile: stores.append(store))
        return show_active(window)

    yield shown
    for store in stores:
        store.close()


def try_with(qtbot, window, passphrase):
    """Type a passphrase, press Enter and wait for the answer."""
    window.passphrase.clear()
    qtbot.keyClicks(window.passphrase, passphrase)
    qtbot.keyClick(window.passphrase, ENTER)
    qtbot.waitUntil(lambda: not window.model.is_busy)


def words(window):
    """All that is written in the window."""
    return [label.text() for label in window.findChildren(Label) if label.isVisible()]


def is_whole(window):
    """Every label that is seen lies in the window and is as high as its words need."""
    QApplication.processEvents()
    return [
        label.text()
        for label in window.findChildren(Label)
        if label.isVisible()
        and label.text()
        and (
            label.height() < label.heightForWidth(label.width())
            or not window.rect().contains(label.mapTo(window, label.rect().bottomLeft()))
        )
    ] == []


def test_the_keyboard_is_in_the_field_and_the_right_passphrase_opens(qtbot, show, profiles):
    window = show()
    assert window.passphrase.hasFocus()
    assert window.passphrase.echoMode() == window.passphrase.EchoMode.Password
    with qtbot.waitSignal(window.opened) as opened:
        qtbot.keyClicks(window.passphrase, PASSPHRASE)
        qtbot.keyClick(window.passphrase, ENTER)
    store, profile = opened.args
    assert profile == profiles[0]
    with store.read():
        pass


def test_the_button_opens_too(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, PASSPHRASE)
    with qtbot.waitSignal(window.opened):
        qtbot.mouseClick(window.unlock_button, Qt.MouseButton.LeftButton)


def test_a_wrong_passphrase_counts_down_to_a_wait(qtbot, show):
    window = show()
    seen = []
    for _ in range(6):
        try_with(qtbot, window, "helemaal verkeerd")
        seen.append(window.field.error or window.findChild(MessageCard).title.text())
    assert seen == [
        "Wachtwoord klopt niet. Nog 4 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 3 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 2 pogingen, daarna 1 minuut wachten.",
        "Wachtwoord klopt niet. Nog 1 poging, daarna 1 minuut wachten.",
        "Te veel pogingen. Probeer opnieuw over 1 minuut.",
        "Te veel pogingen. Probeer opnieuw over 1 minuut.",
    ]
    assert is_whole(window)


def test_after_a_wrong_one_typing_replaces_it_and_takes_the_error_away(qtbot, show):
    window = show()
    try_with(qtbot, window, "helemaal verkeerd")
    assert window.passphrase.hasFocus()
    assert is_whole(window)
    qtbot.keyClicks(window.passphrase, "p")
    assert window.passphrase.text() == "p"
    assert window.field.error == ""


def test_without_a_passphrase_nothing_is_tried(qtbot, show):
    window = show()
    qtbot.keyClick(window.passphrase, ENTER)
    assert window.field.error == "Typ je wachtwoord."
    assert not window.model.is_busy
    try_with(qtbot, window, "helemaal verkeerd")
    assert "Nog 4 pogingen" in window.field.error


def test_while_it_opens_a_second_enter_is_no_second_try(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, "helemaal verkeerd")
    qtbot.keyClick(window.passphrase, ENTER)
    assert not window.unlock_button.isEnabled()
    assert window.unlock_button.text() == "Even geduld"
    qtbot.keyClick(window.passphrase, ENTER)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    assert "Nog 4 pogingen" in window.field.error
    assert window.unlock_button.isEnabled()


def test_caps_lock_is_told_from_the_letters(qtbot, show):
    window = show()
    qtbot.keyClick(window.passphrase, "a")
    assert not window.caps_note.isVisible()
    qtbot.keyClick(window.passphrase, Qt.Key.Key_A)  # offscreen gives the small letter
    shouted = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(window.passphrase, shouted)
    assert window.caps_note.isVisible()
    assert "Caps Lock staat aan" in words(window)
    shift = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A")
    QApplication.sendEvent(window.passphrase, shift)
    assert not window.caps_note.isVisible()


def test_a_digit_says_nothing_about_caps_lock(qtbot, show):
    window = show()
    shouted = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(window.passphrase, shouted)
    qtbot.keyClick(window.passphrase, "1")
    assert window.caps_note.isVisible()


def test_the_eye_shows_the_passphrase(qtbot, show):
    window = show()
    qtbot.mouseClick(window.passphrase.end_button, Qt.MouseButton.LeftButton)
    assert window.passphrase.echoMode() == window.passphrase.EchoMode.Normal


def test_quick_unlock_is_hidden_unless_it_is_on(show, profiles, monkeypatch):
    assert not show().quick_button.isVisible()
    monkeypatch.setattr("app.ui.unlock.page.has_quick_unlock", lambda p: p == profiles[1])
    window = show(profiles)
    assert not window.quick_button.isVisible()
    window.combo.setCurrentIndex(1)
    assert window.quick_button.isVisible()


def test_a_keyring_that_does_not_work_leads_to_the_passphrase(qtbot, show, monkeypatch):
    monkeypatch.setattr("app.ui.unlock.page.has_quick_unlock", lambda _profile: True)
    window = show()
    qtbot.mouseClick(window.quick_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.model.is_busy)
    card = window.findChild(MessageCard)
    assert card.title.text() == "Snel ontgrendelen staat uit."
    assert card.text.text() == "Open met je wachtwoord."
    assert window.passphrase.hasFocus()
    assert is_whole(window)
    qtbot.keyClicks(window.passphrase, "p")
    assert "Snel ontgrendelen staat uit." not in words(window)


def test_the_combo_opens_the_profile_that_is_chosen(qtbot, show, profiles):
    window = show(profiles, last_profile="twee")
    assert window.combo.currentText() == "Tom D."
    with qtbot.waitSignal(window.opened) as opened:
        qtbot.keyClicks(window.passphrase, NEW)
        qtbot.keyClick(window.passphrase, ENTER)
    assert opened.args[1] == profiles[1]


def test_another_profile_chosen_with_a_key_forgets_the_error_of_the_first(qtbot, show, profiles):
    window = show(profiles)
    assert window.combo.currentText() == "Els V."
    try_with(qtbot, window, "helemaal verkeerd")
    qtbot.keyClick(window.combo, Qt.Key.Key_Down)
    assert window.combo.currentText() == "Tom D."
    assert window.field.error == ""


def test_a_damaged_file_says_what_is_safe(qtbot, show, profiles):
    profiles[0].database.write_bytes(b"\x00" * 8192)
    window = show()
    try_with(qtbot, window, PASSPHRASE)
    card = window.findChild(MessageCard)
    assert card.title.text() == "Het bestand is beschadigd."
    assert "Er is niets gewijzigd. Laatste back-up: nog geen." in card.text.text()
    assert is_whole(window)


def test_a_profile_that_is_open_elsewhere_says_so(qtbot, show, profiles):
    elsewhere = account.unlock(profiles[0], PASSPHRASE)
    window = show()
    try_with(qtbot, window, PASSPHRASE)
    assert "al open" in window.findChild(MessageCard).title.text()
    elsewhere.close()
    try_with(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(
        lambda: window.findChild(MessageCard, options=Qt.FindDirectChildrenOnly) is None
    )


@pytest.fixture
def forgotten(qtbot, show):
    """The window after «Wachtwoord vergeten»."""
    window = show()
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    return window


def fill_recovery(qtbot, form, code, passphrase, again):
    for field, text in ((form.code, code), (form.passphrase, passphrase), (form.again, again)):
        field.clear()
        qtbot.keyClicks(field, text)


def test_the_recovery_sheet_opens_under_a_new_passphrase(qtbot, forgotten, code, profiles):
    form = forgotten.recovery
    assert form.code.hasFocus()
    assert is_whole(forgotten)
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
    qtbot.waitUntil(lambda: bool(labelled.error), timeout=20_000)
    assert sentence in labelled.error
    assert labelled.control.hasFocus()
    assert not forgotten.model.is_busy
    assert is_whole(forgotten)


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
    assert is_whole(forgotten)


def test_the_recovery_page_shows_how_strong_the_passphrase_is_while_one_types(qtbot, forgotten):
    form = forgotten.recovery
    qtbot.keyClicks(form.passphrase, "kort")
    qtbot.waitUntil(lambda: "Nog te kort: minstens 12 tekens." in words(forgotten), timeout=20_000)
    assert is_whole(forgotten)
    form.passphrase.clear()
    qtbot.keyClicks(form.passphrase, NEW)
    qtbot.waitUntil(lambda: form.new.is_strong, timeout=20_000)


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


@pytest.mark.parametrize(
    ("drafts", "kept"),
    [(0, None), (1, "1 concept bewaard"), (3, "3 concepten bewaard")],
)
def test_after_a_lock_it_tells_when_and_how_much_was_kept(show, monkeypatch, drafts, kept):
    monkeypatch.setattr("app.core.clock.local", lambda moment: moment.replace(hour=12))
    seen = words(show(locked=LockedState(utc(23, 11, 31), drafts)))
    assert "Vergrendeld om 12:31" in seen
    assert [text for text in seen if "concept" in text] == ([kept] if kept else [])


def test_a_new_profile_can_be_asked_for(qtbot, show):
    window = show()
    with qtbot.waitSignal(window.new_requested):
        qtbot.mouseClick(window.new_button, Qt.MouseButton.LeftButton)


def test_closing_forgets_what_was_typed(qtbot, show):
    window = show()
    qtbot.keyClicks(window.passphrase, "paars")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.passphrase.text() == ""


def test_every_control_has_a_name(show, profiles):
    window = show(profiles)
    for control in (window.combo, window.passphrase, window.recovery.code, window.recovery.again):
        assert control.accessibleName()


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_nothing_is_cut_off(qtbot, use_theme, show, profiles, mode, percent):
    use_theme(mode, percent)
    window = show(profiles)
    assert is_whole(window)
    try_with(qtbot, window, "helemaal verkeerd")
    assert is_whole(window)
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    assert is_whole(window)
    window.recovery.code.setText("ABCD")
    fill_recovery(qtbot, window.recovery, "ABCD", NEW, NEW)
    qtbot.mouseClick(window.recovery.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.recovery.findChild(MessageCard) is not None)
    qtbot.waitUntil(lambda: is_whole(window))


def test_both_pages_fit_on_a_small_screen_at_the_largest_text(qtbot, use_theme, show, monkeypatch):
    monkeypatch.setattr(UnlockWindow, "room", lambda _window: SMALL_SCREEN)
    use_theme("light", 200)
    window = show()
    try_with(qtbot, window, "helemaal verkeerd")
    assert window.height() <= SMALL_SCREEN
    qtbot.mouseClick(window.forgotten, Qt.MouseButton.LeftButton)
    fill_recovery(qtbot, window.recovery, "ABCD", NEW, NEW)
    qtbot.mouseClick(window.recovery.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.recovery.findChild(MessageCard) is not None)
    QApplication.processEvents()
    assert window.height() <= SMALL_SCREEN
    assert is_whole(window)
