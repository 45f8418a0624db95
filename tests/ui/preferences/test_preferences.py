import threading

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.core import clock
from app.core.errors import UserError
from app.reference.loader import reference
from app.services.components import components
from app.services.people import who_am_i
from app.services.profiles import account
from app.services.profiles.account import Enrolment, create_profile
from app.services.profiles.backups import list_backups, read_state
from app.services.retention.bin_term import bin_days
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.preferences.display_section import DisplaySection
from app.ui.preferences.page import PreferencesPage
from app.ui.preferences.section import Section
from app.ui.settings import Settings
from app.ui.widgets import new_passphrase

OLD, NEW = "koffie wolk fiets tafel", "lamp rivier schaap zolder"
DOWN, RIGHT, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return
PAGES = (
    "Weergave",
    "Veiligheid",
    "Back-up",
    "Prullenbak",
    "Toetsen",
    "Sjablonen",
    "Bestanden",
    "Account",
    "Streefcijfers",
    "Financiering",
    "Verdeelsleutel",
    "Resultaatcriteria",
    "Scans",
    "Instrumenten",
    "Actoren en aanbod",
    "Privacy",
    "Over Werkvloer",
)


class Keys(KeyringBackend):
    """A keyring of the system that is in memory."""

    priority = 5

    def __init__(self):
        self.held, self.is_locked = {}, False

    def set_password(self, service, username, password):
        if self.is_locked:
            raise KeyringLocked("locked")
        self.held[service, username] = password

    def get_password(self, service, username):
        return self.held.get((service, username))

    def delete_password(self, service, username):
        del self.held[service, username]


@pytest.fixture
def keys():
    before, ours = keyring.get_keyring(), Keys()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture
def created(tmp_path, light_profiles):
    made = create_profile(
        tmp_path / "een", Enrolment("Els V.", "Partner Oost", "Inclusief Werken"), OLD
    )
    yield made
    made.store.close()


@pytest.fixture
def desk(created, runner, tmp_path, qapp):
    settings = Settings(tmp_path / "instellingen.ini", qapp)
    return Desk(created.store, who_am_i(created.store), reference(), settings, runner, qapp)


@pytest.fixture
def page(desk, show_active, use_theme):
    page = show_active(PreferencesPage(desk, Place("settings")))
    page.finish_building()
    page.resize(1100, 640)
    page.enter()
    return page


@pytest.fixture
def safety(qtbot, page):
    qtbot.keyClick(page.focusWidget(), DOWN)
    return page.safety


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def type_in(qtbot, field, text):
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)


def fill(qtbot, safety, old=OLD, new=NEW):
    type_in(qtbot, safety.old, old)
    type_in(qtbot, safety.new.passphrase, new)
    type_in(qtbot, safety.new.again, new)
    qtbot.waitUntil(lambda: safety.new.is_accepted)


def test_arrow_keys_walk_through_the_sections(qtbot, page):
    assert "Hoe Werkvloer eruitziet op deze computer." in texts(page)
    assert page.crumbs()[-1].text == "Instellingen"
    for name in PAGES[1:]:
        qtbot.keyClick(page.focusWidget(), DOWN)
        assert name in texts(page.stack.currentWidget())


def test_the_bin_is_told_and_opened_from_here(qtbot, page, desk):
    went = []
    desk.go_requested.connect(went.append)
    page.buttons.button(3).click()
    assert "Wat je verwijdert, kan terug zolang het in de prullenbak staat." in texts(page)
    page.bin.open_button.setFocus()
    qtbot.keyClick(page.bin.open_button, Qt.Key.Key_Return)
    assert went == [Place("bin")]


def test_the_days_of_the_bin_are_kept_and_go_back_with_undo(qtbot, page, desk):
    page.buttons.button(3).click()
    assert page.bin.days.currentText() == "90 dagen"
    page.bin.days.setFocus()
    qtbot.keyClick(page.bin.days, DOWN)
    assert bin_days(desk.store) == 180
    qtbot.undo(desk)
    assert bin_days(desk.store) == 90
    assert page.bin.days.currentText() == "90 dagen"


def test_a_backup_is_made_and_listed_and_the_way_back_is_asked_for(qtbot, page, desk):
    page.buttons.button(2).click()
    section = page.backups
    qtbot.waitUntil(lambda: "Er is nog geen back-up." in texts(page))
    assert not section.restore_button.isEnabled()
    section.now_button.setFocus()
    qtbot.keyClick(section.now_button, Qt.Key.Key_Return)
    qtbot.waitUntil(section.restore_button.isEnabled)
    assert any("Back-up gemaakt: " in text for text in texts(page))
    (made,) = list_backups(desk.store.folder)
    day = clock.local(made.made_at).strftime("%d/%m/%Y")
    qtbot.waitUntil(lambda: any(f"MB, getest op {day}" in text for text in texts(page)))
    section.restore_button.setFocus()
    with qtbot.waitSignal(desk.restore_requested):
        qtbot.keyClick(section.restore_button, Qt.Key.Key_Return)


def test_place_and_number_of_backups_are_kept(qtbot, page, desk, tmp_path):
    page.buttons.button(2).click()
    section, folder = page.backups, desk.store.folder
    qtbot.waitUntil(lambda: "In je profiel, op deze computer." in texts(page))
    section._on_place(str(tmp_path / "weg"))
    qtbot.waitUntil(lambda: any("niet gevonden" in text for text in texts(page)))
    assert read_state(folder).place is None
    (tmp_path / "schijf").mkdir()
    section._on_place(str(tmp_path / "schijf"))
    qtbot.waitUntil(lambda: str(tmp_path / "schijf") in texts(page))
    section.kept.setFocus()
    qtbot.keyClick(section.kept, DOWN)
    qtbot.waitUntil(lambda: read_state(folder).kept == 14)
    assert read_state(folder).kept_days == 30


def test_theme_and_text_size_hold_at_once_and_are_kept(qtbot, page, desk):
    page.display.look.theme.set_value("light")
    page.display.look.theme.setFocus()
    qtbot.keyClick(page.display.look.theme, RIGHT)
    assert theme.current().is_dark
    page.display.look.text_size.setFocus()
    qtbot.keyClick(page.display.look.text_size, RIGHT)
    assert theme.current().percent == 115
    assert (desk.settings.theme, desk.settings.text_percent) == ("dark", 115)


def test_without_a_tray_staying_there_cannot_be_chosen(page):
    assert not page.display.tray.isEnabled()
    assert "Deze computer heeft geen systeemvak voor pictogrammen." in texts(page)


def test_staying_in_the_tray_is_kept(qtbot, desk, show_active, use_theme, monkeypatch):
    monkeypatch.setattr("app.ui.preferences.display_section.is_available", lambda: True)
    section = show_active(DisplaySection(desk.settings))
    section.tray.setFocus()
    qtbot.keyClick(section.tray, SPACE)
    assert desk.settings.has_tray
    qtbot.keyClick(section.tray, SPACE)
    assert not desk.settings.has_tray


def test_the_minutes_before_locking_are_kept(qtbot, safety, desk):
    assert safety.minutes.currentText() == "10 minuten"
    safety.minutes.setFocus()
    qtbot.keyClick(safety.minutes, DOWN)
    assert desk.settings.lock_minutes == 15
    assert safety.minutes.currentText() == "15 minuten"


def test_leaving_the_attendance_list_asks_unless_that_is_not_wanted(qtbot, safety, desk):
    assert safety.attendance.isChecked()
    safety.attendance.setFocus()
    qtbot.keyClick(safety.attendance, SPACE)
    assert not desk.settings.asks_after_attendance


def test_quick_unlock_goes_on_and_off(qtbot, safety, created, keys):
    safety.quick.setFocus()
    qtbot.keyClick(safety.quick, SPACE)
    qtbot.waitUntil(lambda: "Snel ontgrendelen staat aan." in texts(safety))
    assert account.has_quick_unlock(created.profile)
    assert len(keys.held) == 1
    qtbot.waitUntil(safety.quick.isEnabled)  # a turn after the words
    safety.quick.setFocus()
    qtbot.keyClick(safety.quick, SPACE)
    off = "Snel ontgrendelen staat uit. De sleutel is weg uit de sleutelbos."
    qtbot.waitUntil(lambda: off in texts(safety))
    assert not account.has_quick_unlock(created.profile)
    assert not keys.held


def test_a_locked_keyring_is_told_and_it_stays_off(qtbot, safety, created, keys):
    keys.is_locked = True
    safety.quick.setFocus()
    qtbot.keyClick(safety.quick, SPACE)
    told = (
        "De sleutelbos van deze computer is vergrendeld. Je dossiers zijn niet gewijzigd. "
        "Open met je wachtwoord."
    )
    qtbot.waitUntil(lambda: told in texts(safety))
    assert not safety.quick.isChecked()
    assert not account.has_quick_unlock(created.profile)


def test_the_new_passphrase_opens_and_the_old_one_does_not(qtbot, safety, created):
    assert not safety.change_button.isEnabled()
    fill(qtbot, safety)
    qtbot.keyClick(safety.new.again, ENTER)
    qtbot.waitUntil(lambda: "Je wachtwoord is gewijzigd." in texts(safety))
    assert (safety.old.text(), safety.new.text) == ("", "")
    created.store.close()
    with pytest.raises(UserError, match="wrong_passphrase"):
        account.unlock(created.profile, OLD)
    account.unlock(created.profile, NEW).close()


@pytest.fixture
def judging(monkeypatch):
    """A new passphrase is judged when this is set."""
    go_on, judge = threading.Event(), new_passphrase.judge_passphrase

    def slow(*args):
        assert go_on.wait(20)
        return judge(*args)

    monkeypatch.setattr(new_passphrase, "judge_passphrase", slow)
    yield go_on
    go_on.set()


def type_all(qtbot, safety, new=NEW):
    for field, text in ((safety.old, OLD), (safety.new.passphrase, new), (safety.new.again, new)):
        qtbot.keyClicks(field, text)


def test_enter_while_the_new_one_is_judged_counts_once_it_is(qtbot, safety, judging):
    type_all(qtbot, safety)
    qtbot.keyClick(safety.new.again, ENTER)
    assert not safety.model.is_busy
    judging.set()
    qtbot.waitUntil(lambda: "Je wachtwoord is gewijzigd." in texts(safety))


def test_who_types_on_after_that_enter_has_to_ask_again(qtbot, safety, judging):
    type_all(qtbot, safety)
    qtbot.keyClick(safety.new.again, ENTER)
    qtbot.keyClicks(safety.new.again, "s")
    qtbot.keyClick(safety.new.again, Qt.Key.Key_Backspace)
    judging.set()
    qtbot.waitUntil(safety.change_button.isEnabled)
    assert not safety.model.is_busy


def test_a_wrong_old_passphrase_is_told_under_its_field(qtbot, safety, created):
    fill(qtbot, safety, old="iets anders")
    qtbot.keyClick(safety.new.again, ENTER)
    qtbot.waitUntil(lambda: bool(safety.old_field.error))
    assert safety.old_field.error.startswith("Wachtwoord klopt niet. Nog 4 pogingen")
    assert safety.new.text == NEW
    qtbot.keyClicks(safety.old, "x")
    assert not safety.old_field.error
    created.store.close()
    account.unlock(created.profile, OLD).close()


def ask_sheet(qtbot, safety, desk):
    with qtbot.waitSignal(desk.document_requested) as asked:
        qtbot.mouseClick(safety.sheet_button, Qt.MouseButton.LeftButton)
    return asked.args[0]


def code_on(request):
    """The code that the sheet shows."""
    return request.make.args[1]


def test_the_old_sheet_is_good_until_the_new_one_is_printed_or_saved(qtbot, safety, desk, created):
    request = ask_sheet(qtbot, safety, desk)
    assert request.file_name == "Herstelblad Werkvloer.pdf"
    assert request.make().startswith(b"%PDF")
    assert "Je oude blad werkt tot je het nieuwe afdrukt of bewaart." in texts(safety)
    created.store.close()
    store = account.unlock_with_recovery(created.profile, created.recovery_code, NEW)
    store.close()


def test_a_sheet_that_is_kept_opens_and_the_old_one_does_not(qtbot, safety, desk, created):
    request = ask_sheet(qtbot, safety, desk)
    with qtbot.waitSignal(desk.noticed):
        request.kept()
    assert "Je nieuwe blad geldt. Vernietig het oude." in texts(safety)
    created.store.close()
    with pytest.raises(UserError, match="wrong_recovery_code"):
        account.unlock_with_recovery(created.profile, created.recovery_code, NEW)
    account.unlock_with_recovery(created.profile, code_on(request), NEW).close()


def test_a_sheet_that_cannot_be_kept_is_told_and_tried_again(
    qtbot, safety, desk, created, monkeypatch
):
    request = ask_sheet(qtbot, safety, desk)

    def refuse(_store, _code):
        raise UserError("store.full", path="/ergens")

    with monkeypatch.context() as patch:
        patch.setattr(account, "set_recovery_code", refuse)
        with qtbot.waitSignal(desk.failed):
            request.kept()
    with qtbot.waitSignal(desk.noticed):
        request.kept()
    created.store.close()
    account.unlock_with_recovery(created.profile, code_on(request), NEW).close()


def test_typed_passphrases_are_forgotten_when_leaving(qtbot, safety, page):
    fill(qtbot, safety)
    page.leave()
    assert (safety.old.text(), safety.new.text, safety.new.again.text()) == ("", "", "")


def test_every_attribution_and_licence_is_shown(qtbot, page):
    for _ in PAGES[1:]:
        qtbot.keyClick(page.focusWidget(), DOWN)
    shown = texts(page.stack.currentWidget())
    assert "0.1.0" in shown
    assert any(line.startswith("EUPL-1.2") for line in shown)
    known = reference().attributions
    assert len(known) > 4
    for one in known:
        assert {one.subject, one.text, f"Licentie: {one.licence}", one.address} <= set(shown)
    assert {"Inter", "IBM Plex", "Ubuntu"} <= set(shown)
    for one in components():
        assert {f"{one.name} {one.version}".strip(), one.licence} <= set(shown)
    assert any("LGPL" in line and "vervangen" in line for line in shown)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_section_fits_in_its_width(page, use_theme, percent):
    use_theme("light", percent)
    room = 1366 - 56 - page._pane.width()  # beside the rail of the shell
    for number in range(len(PAGES)):
        page.buttons.button(number).click()
        section = page.stack.currentWidget()
        body = (section if isinstance(section, Section) else section.findChild(Section)).body
        assert body.minimumSizeHint().width() <= room
