from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QLabel

from app.core.errors import UserError
from app.reference.loader import reference
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.people import who_am_i
from app.services.profiles import account
from app.ui import theme
from app.ui.settings import Settings
from app.ui.welcome.page import WelcomeWindow
from app.ui.welcome.sheet import SheetPreview
from app.ui.widgets.buttons import Button

PASSPHRASE = "koffie wolk fiets tafel"
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(tmp_path / "instellingen.ini", qapp)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "profielen" / "een"


@pytest.fixture
def window(folder, settings, runner, show_active, use_theme, light_profiles):
    return show_active(WelcomeWindow(folder, settings, runner))


@pytest.fixture
def hands(qtbot, window):
    return Hands(qtbot, window)


class Hands:
    """Types and presses keys in the wizard, as somebody at the keyboard."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.opened = []
        window.opened.connect(lambda store, profile: self.opened.append((store, profile)))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def type(self, text):
        self.qtbot.keyClicks(self.window.focusWidget(), text)

    def texts(self):
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]

    def wait_for(self, text):
        self.qtbot.waitUntil(lambda: text in self.texts())

    def choose_new(self):
        self.qtbot.mouseClick(self.window.team.new_card, Qt.MouseButton.LeftButton)
        self.press(ENTER)  # to the first field that is empty

    def fill_team(self):
        self.choose_new()
        for text in ("Inclusief Werken", "Partner Oost", "Els V."):
            self.type(text)
            self.press(Qt.Key.Key_Tab)

    def choose_practice(self):
        self.qtbot.mouseClick(self.window.team.practice_card, Qt.MouseButton.LeftButton)
        self.press(ENTER)  # to the first field that is empty
        self.type("Els V.")

    def fill_passphrase(self, text=PASSPHRASE):
        fields = self.window.password.passphrase
        fields.passphrase.setFocus()
        self.type(text)
        fields.again.setFocus()
        self.type(text)
        self.qtbot.waitUntil(lambda: fields.is_accepted)

    def to_start_of_practice(self):
        self.press(RIGHT, ALT)
        self.choose_practice()
        self.press(RIGHT, ALT)
        self.fill_passphrase()
        self.press(RIGHT, ALT)

    def button(self, text):
        found = [one for one in self.window.findChildren(Button) if one.text() == text]
        return next(one for one in found if one.isVisible())


def test_a_new_partnership_by_keys_alone(qtbot, window, hands, folder):
    hands.press(RIGHT, ALT)
    hands.fill_team()
    hands.press(RIGHT, ALT)
    hands.fill_passphrase()
    assert not window.next_button.isEnabled()
    assert "Druk eerst het herstelblad af." in hands.texts()
    window.password.tick.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(RIGHT, ALT)
    assert "Els V., coach bij Partner Oost" in hands.texts()
    assert not folder.exists()
    hands.press(ENTER)
    qtbot.waitUntil(lambda: bool(hands.opened))
    store, profile = hands.opened[0]
    me = who_am_i(store)
    store.close()
    assert (me.name, me.partner, me.partnership) == ("Els V.", "Partner Oost", "Inclusief Werken")
    assert not me.is_practice
    assert profile.folder == folder
    account.unlock(profile, PASSPHRASE).close()


def test_the_code_on_the_sheet_opens_the_profile(qtbot, window, hands):
    code = window.password.findChild(SheetPreview).accessibleDescription()
    hands.to_start_of_practice()
    hands.press(ENTER)
    qtbot.waitUntil(lambda: bool(hands.opened))
    store, profile = hands.opened[0]
    store.close()
    account.unlock_with_recovery(profile, code, "een heel ander wachtwoord").close()


def test_practising_gives_sixty_companies_not_all_of_them_mine(qtbot, hands):
    hands.to_start_of_practice()
    hands.press(ENTER)
    qtbot.waitUntil(lambda: bool(hands.opened))
    store, profile = hands.opened[0]
    me = who_am_i(store)
    everything = enterprise_ids(store, reference(), EnterpriseQuery())
    mine = enterprise_ids(store, reference(), EnterpriseQuery(coach=me.person_id))
    store.close()
    assert (len(everything), len(mine)) == (60, 40)
    assert me.is_practice
    assert profile.is_practice


def test_stopping_the_loading_keeps_the_profile_and_offers_the_rest(
    qtbot, window, hands, monkeypatch
):
    from app.services.practice import whole as practice

    load, stops = practice.load_practice, []

    def stopped_once(store, day, progress):
        if not stops:
            stops.append(1)
            window.model.stop()
        return load(store, day, progress)

    monkeypatch.setattr(practice, "load_practice", stopped_once)
    hands.to_start_of_practice()
    hands.press(ENTER)
    hands.wait_for("Nog niet alle verzonnen ondernemingen zijn geladen")
    assert not hands.opened
    assert not window.back_button.isEnabled()
    hands.press(ENTER)  # the button that loads the rest has the keyboard
    qtbot.waitUntil(lambda: bool(hands.opened))
    store, _ = hands.opened[0]
    assert len(enterprise_ids(store, reference(), EnterpriseQuery())) == 60
    store.close()


def test_a_full_disk_while_loading_is_told_and_it_opens_with_what_is_there(
    qtbot, hands, monkeypatch
):
    def full(*_):
        raise UserError("store.full", path="x")

    monkeypatch.setattr("app.services.practice.whole.load_practice", full)
    hands.to_start_of_practice()
    hands.press(ENTER)
    hands.wait_for("De schijf is vol.")
    qtbot.mouseClick(hands.button("Begin met wat er is"), Qt.MouseButton.LeftButton)
    assert len(hands.opened) == 1
    hands.opened[0][0].close()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("store.read_only", "In deze map mag niet geschreven worden: x."),
        ("store.full", "De schijf is vol."),
        ("account.profile_exists", "In deze map staat al een profiel."),
    ],
)
def test_what_cannot_be_made_is_told_and_all_that_was_typed_stays(
    window, hands, folder, monkeypatch, code, sentence
):
    def refuse(*_):
        raise UserError(code, path="x")

    monkeypatch.setattr(account, "create_profile", refuse)
    hands.to_start_of_practice()
    hands.press(ENTER)
    hands.wait_for(sentence)
    assert not folder.exists()
    assert not hands.opened
    hands.qtbot.waitUntil(window.next_button.isEnabled)
    hands.press(LEFT, ALT)
    assert window.password.passphrase.text == PASSPHRASE


def test_going_back_and_forth_loses_nothing(window, hands):
    hands.press(RIGHT, ALT)
    hands.fill_team()
    hands.press(RIGHT, ALT)
    hands.fill_passphrase()
    hands.press(Qt.Key.Key_Escape)
    assert window.step == 1
    hands.press(LEFT, ALT)
    hands.press(Qt.Key.Key_Escape)
    assert window.step == 0
    hands.press(RIGHT, ALT)
    hands.press(ENTER)
    assert window.step == 2
    assert window.password.passphrase.is_same
    assert window.team.person.text() == "Els V."


def test_nobody_goes_on_without_a_name(window, hands):
    hands.press(RIGHT, ALT)
    hands.choose_new()
    hands.type("Inclusief Werken")
    assert "Vul nog in: jouw organisatie." in hands.texts()
    hands.press(RIGHT, ALT)
    assert window.step == 1
    hands.press(ENTER)
    assert window.focusWidget() is window.team.partner


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("kort", "Nog te kort: minstens 12 tekens."),
        ("wachtwoord123", "Het wachtwoord is nog niet sterk genoeg."),
        ("abcdefghijklmnop", "Het wachtwoord is nog niet sterk genoeg."),
    ],
)
def test_a_weak_passphrase_is_told_in_words(hands, window, typed, hint):
    hands.press(RIGHT, ALT)
    hands.choose_practice()
    hands.press(RIGHT, ALT)
    hands.type(typed)
    hands.wait_for(hint)
    assert not window.next_button.isEnabled()


def test_two_different_passphrases_are_told(hands, window):
    hands.press(RIGHT, ALT)
    hands.choose_practice()
    hands.press(RIGHT, ALT)
    hands.fill_passphrase()
    assert "Gelijk" in hands.texts()
    hands.type("x")
    assert "Nog niet gelijk" in hands.texts()
    assert not window.next_button.isEnabled()


def test_the_eye_shows_what_is_typed(qtbot, window, hands):
    hands.press(RIGHT, ALT)
    hands.choose_practice()
    hands.press(RIGHT, ALT)
    field = window.password.passphrase.passphrase
    hands.type(PASSPHRASE)
    assert field.displayText() != PASSPHRASE
    qtbot.mouseClick(field.end_button, Qt.MouseButton.LeftButton)
    assert field.displayText() == PASSPHRASE


def test_the_theme_changes_at_once_and_is_kept(window, hands, settings):
    assert window.focusWidget() is window.language.look.theme
    window.language.look.theme.set_value("light")
    hands.press(RIGHT)
    assert theme.current().is_dark
    assert settings.theme == "dark"
    window.language.look.text_size.setFocus()
    hands.press(RIGHT)
    assert theme.current().percent == settings.text_percent == 115


def to_sheet(hands):
    hands.press(RIGHT, ALT)
    hands.fill_team()
    hands.press(RIGHT, ALT)
    hands.fill_passphrase()


def test_saving_the_sheet_writes_the_code_where_the_user_says(qtbot, window, hands, tmp_path):
    to_sheet(hands)
    qtbot.mouseClick(window.password.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.saving.dialog is not None)
    window.saving.dialog.fileSelected.emit(str(tmp_path / "blad.pdf"))
    window.saving.dialog.reject()
    hands.wait_for("Bewaard als blad.pdf. Zet het op een USB-stick en wis het van deze laptop.")
    text = PdfReader(BytesIO((tmp_path / "blad.pdf").read_bytes())).pages[0].extract_text()
    assert "Els V., Partner Oost" in text
    groups = window.findChild(SheetPreview).accessibleDescription().split()
    assert len(groups) == 6
    assert all(group in text for group in groups)
    assert "Vink aan dat je het herstelblad hebt." in hands.texts()


def test_printing_without_a_printer_says_what_to_do(window, hands, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    to_sheet(hands)
    hands.press(Qt.Key.Key_P, CTRL)
    hands.wait_for(
        "Er is geen printer ingesteld op deze computer. Bewaar het als PDF, of stel een printer in."
    )
    assert not window.next_button.isEnabled()


def test_the_painted_code_is_the_one_a_phone_reads(window, hands):
    to_sheet(hands)
    preview = window.findChild(SheetPreview)
    picture = preview.grab().toImage()
    squares, side, start = preview._squares, theme.current().px(3), theme.current().px(12)
    top = next(
        y
        for y in range(start + 10, picture.height())
        if all(picture.pixelColor(start + x, y).lightness() < 60 for x in range(7 * side))
    )
    seen = [
        [
            picture.pixelColor(start + x * side + 1, top + y * side + 1).lightness() < 60
            for x in range(len(squares))
        ]
        for y in range(len(squares))
    ]
    assert seen == squares
    assert picture.pixelColor(picture.width() - 6, 30).name() == "#ffffff"


def test_closing_makes_nothing(qtbot, window, hands, folder):
    hands.to_start_of_practice()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not folder.exists()
    assert window.password.passphrase.text == ""


def test_closing_while_it_is_made_leaves_a_whole_profile_that_nobody_holds(
    qtbot, window, hands, folder
):
    hands.to_start_of_practice()
    hands.press(ENTER)
    assert window.model.is_busy
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not hands.opened
    account.unlock(account.read_profile(folder), PASSPHRASE).close()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_fits_in_its_width(qtbot, window, hands, use_theme, percent):
    use_theme("light", percent)
    window.resize(1306, 700)
    to_sheet(hands)
    steps = (window.language, window.team, window.password, window.start)
    for step in steps:
        assert step.body.minimumSizeHint().width() <= 1306
    if percent == 100:
        window.resize(680, 640)
        qtbot.waitUntil(lambda: window.width() == 680)
        assert all(step.body.minimumSizeHint().width() <= 680 for step in steps)
