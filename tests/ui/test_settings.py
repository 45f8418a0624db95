"""Settings of this computer: kept over a restart, careful with what it reads, and impersonal."""

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent

from app.ui.settings import LOCK_MINUTES, Settings
from app.ui.theme import TEXT_SIZES


@pytest.fixture
def path(tmp_path, qapp):
    return tmp_path / "instellingen.ini"


def restarted(settings, path):
    """Return the settings as another start of the program reads them."""
    settings.deleteLater()
    QCoreApplication.sendPostedEvents(settings, QEvent.Type.DeferredDelete)
    return Settings(path)


def test_a_new_computer_gets_the_usual(path):
    settings = Settings(path)
    assert (settings.theme, settings.text_percent, settings.lock_minutes) == ("system", 100, 10)
    assert settings.last_profile == ""
    assert not settings.has_tray
    assert settings.asks_after_attendance
    assert settings.geometry("main") is None
    assert settings.columns("enterprises") is None


def test_everything_is_kept_over_a_restart(path):
    settings = Settings(path)
    settings.theme = "dark"
    settings.text_percent = 150
    settings.lock_minutes = 30
    settings.last_profile = "profiel-1"
    settings.set_geometry("main", QByteArray(b"\x01\xd9\xd0\xcb"))
    settings.set_columns("enterprises", ("name", "number"))
    settings.has_tray = True
    settings.asks_after_attendance = False
    settings.set_key("lock", "Ctrl+Shift+K")
    settings.set_key("keep", "F7")
    settings.set_key("keep", "")
    again = restarted(settings, path)
    assert (again.theme, again.text_percent, again.lock_minutes) == ("dark", 150, 30)
    assert again.last_profile == "profiel-1"
    assert again.has_tray
    assert not again.asks_after_attendance
    assert (again.key("lock"), again.key("keep"), again.key("back")) == ("Ctrl+Shift+K", "", "")
    assert again.geometry("main") == QByteArray(b"\x01\xd9\xd0\xcb")
    assert again.geometry("preview") is None
    assert again.columns("enterprises") == ("name", "number")


def test_no_columns_at_all_is_a_choice_too(path):
    settings = Settings(path)
    settings.set_columns("enterprises", ())
    assert restarted(settings, path).columns("enterprises") == ()


def test_a_choice_is_on_disk_at_once(path):
    settings = Settings(path)
    settings.theme = "light"
    assert "theme=light" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", ["", "paars", "-1", "0", "99999999999999999999", "1e3", "10.5"])
def test_wrong_values_in_the_file_fall_back(path, wrong):
    path.write_text(
        f"[General]\ntheme={wrong}\ntext_percent={wrong}\nlock_minutes={wrong}\n", encoding="utf-8"
    )
    settings = Settings(path)
    assert (settings.theme, settings.text_percent, settings.lock_minutes) == ("system", 100, 10)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe rommel \x00", b"[[[\n===\n", b"a" * 5000])
def test_a_damaged_file_gives_the_usual_and_can_be_written_again(path, content):
    path.write_bytes(content)
    settings = Settings(path)
    assert (settings.theme, settings.lock_minutes) == ("system", 10)
    assert settings.geometry("main") is None
    settings.lock_minutes = 5
    assert restarted(settings, path).lock_minutes == 5


def test_a_geometry_of_another_kind_is_no_geometry(path):
    path.write_text("[geometry]\nmain=breed\n", encoding="utf-8")
    assert Settings(path).geometry("main") is None


def test_every_value_that_can_be_chosen_is_read_back(path):
    settings = Settings(path)
    for minutes in LOCK_MINUTES:
        settings.lock_minutes = minutes
        assert settings.lock_minutes == minutes
    for percent in TEXT_SIZES:
        settings.text_percent = percent
        assert settings.text_percent == percent


def test_screens_hear_of_a_change(qtbot, path):
    settings = Settings(path)
    with qtbot.waitSignal(settings.changed):
        settings.theme = "dark"


def test_nothing_about_a_company_or_a_person_stands_in_it():
    """What can be written is a closed list; another setting has to be judged here first."""
    setters = {
        name
        for name in vars(Settings)
        if name.startswith("set_") or getattr(vars(Settings)[name], "fset", None)
    }
    assert setters == {
        "theme",
        "text_percent",
        "lock_minutes",
        "last_profile",  # the name of a folder, made by the program
        "has_tray",
        "asks_after_attendance",
        "strips_place",
        "pack_flavour",  # one of two kinds of PDF
        "scan_folder",  # a folder of this computer that its user chose for the scanner
        "set_table",  # the name of a list, and whether it is shown as a table
        "set_key",  # the name of an action of the program, and its key
        "set_feed",  # a file that its user chose for other calendars, and how much it tells
        "set_geometry",
        "set_columns",
        "set_widths",  # names of columns and pixels
    }
